"""The few sounds of the game, reckoned out here and never the only sign of anything."""
