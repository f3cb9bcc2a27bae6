"""Deals against what could have been agreed instead: frontier, fair points, value left, concessions, trades."""
