"""What happened in a game, why, and what else could have: all from its journal, offline, after the last round."""
