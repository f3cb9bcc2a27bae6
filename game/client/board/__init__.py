"""The table as somebody sees it who sits at none of its seats: the room, or who looks at a saved game."""
