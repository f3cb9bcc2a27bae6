"""Luck as a pure function: the same seed, round, stream and index give the same number anywhere."""

from __future__ import annotations

from functools import cache

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def mix(x: int) -> int:
    """The finaliser of splitmix64 (Steele, Lea, Flood 2014): 64 bits in, 64 well-mixed bits out."""
    x = (x + GOLDEN) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


@cache
def stream_number(name: str) -> int:
    """A stream's name as a number: FNV-1a over its letters, 64 bits."""
    number = 0xCBF29CE484222325
    for byte in name.encode():
        number = ((number ^ byte) * 0x100000001B3) & MASK
    return number


def stream(seed: int, round: int, name: str) -> int:
    """Where a stream of luck begins in a round, for `draw_from`."""
    return mix(mix(mix(seed & MASK) ^ (round & MASK)) ^ stream_number(name))


def draw_from(begin: int, index: int) -> int:
    """A uniform whole number of a stream, 0 to 2**32 - 1."""
    return mix(begin ^ (index & MASK)) >> 32


def draw(seed: int, round: int, name: str, index: int) -> int:
    """A uniform whole number, 0 to 2**32 - 1."""
    return draw_from(stream(seed, round, name), index)
