"""A package: its client is imported by name."""
