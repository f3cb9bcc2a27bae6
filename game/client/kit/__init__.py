"""The widget kit: a small retained tree of widgets, laid out by height for width, drawn only when something changed."""
