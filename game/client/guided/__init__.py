"""A guided game: steps that ask for one thing each, at the real table, and go on when it has been done."""
