"""The classroom: a lesson with its tables, people and pages, served to whoever is in the room."""
