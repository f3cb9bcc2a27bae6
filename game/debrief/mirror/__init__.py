"""What governments really did, and what trade and travel really did, beside what this table did and got."""

from game.debrief.mirror.mirror import Mirror, mirror

__all__ = ["Mirror", "mirror"]
