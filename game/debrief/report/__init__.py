"""The forms of a debrief: one page to read and print, slides for the room, tables for other programs."""
