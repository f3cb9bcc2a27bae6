"""One card as players see it, drawn by itself: for authors."""
