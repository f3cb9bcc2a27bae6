"""What the window can show, one screen a file."""
