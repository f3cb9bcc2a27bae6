"""Luck for many games at once: the same hash as the rules use, on arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_ONE = np.uint64(0xBF58476D1CE4E5B9)
_TWO = np.uint64(0x94D049BB133111EB)
STREAM = "world"
SLOTS = 4
"""Uniform numbers a game needs in a round: realised incidents, and the drift of three threats."""


def mix(x: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finaliser of splitmix64 (Steele, Lea, Flood 2014) on each element."""
    x = x + _GOLDEN
    x = (x ^ (x >> np.uint64(30))) * _ONE
    x = (x ^ (x >> np.uint64(27))) * _TWO
    return x ^ (x >> np.uint64(31))


def stream_number(name: str) -> int:
    """A stream's name as a number: FNV-1a over its letters, 64 bits."""
    number = 0xCBF29CE484222325
    for byte in name.encode():
        number = ((number ^ byte) * 0x100000001B3) & ((1 << 64) - 1)
    return number


def uniforms(seeds: NDArray[np.uint64], round: int, stream: str = STREAM, slots: int = SLOTS) -> NDArray[np.float64]:
    """Uniform numbers in (0, 1), shape [slots, games]; game g sees those of its own seed whatever stands beside it."""
    start = mix(mix(mix(seeds) ^ np.uint64(round)) ^ np.uint64(stream_number(stream)))
    index = np.arange(slots, dtype=np.uint64)[:, None]
    words = mix(start[None, :] ^ index) >> np.uint64(32)
    return (words.astype(np.float64) + 0.5) / 4294967296.0
