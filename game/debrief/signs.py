"""Figures that are a difference, with their sign, as the reader's language writes them."""

from __future__ import annotations

from game.catalog.texts import Words


def signed(words: Words, value: float, decimals: int = 1) -> str:
    """+1.2, −1.2 and 0.0; nothing that rounds to zero has a sign."""
    text = words.number(value, decimals)
    return f"+{text}" if value > 0 and any(c in "123456789" for c in text) else text
