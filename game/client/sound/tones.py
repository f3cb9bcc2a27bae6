"""The sounds themselves, reckoned out sample by sample: the same bytes on every machine and in every run."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from game.world.luck import mix

Wave = NDArray[np.float64]

RATE = 22_050
"""Samples a second, one channel."""
PEAK = 0.5
"""Of what a sample can hold: loud enough in a room, and two at once do not clip."""
FADE = 0.006
"""Seconds in which each sound comes up from nothing and goes back to it, so that none clicks."""


def seconds(length: float) -> Wave:
    """The moments of a sound of that length, in seconds."""
    return np.arange(round(length * RATE), dtype=np.float64) / RATE


def bell(pitch: float, t: Wave, fall: float) -> Wave:
    """A struck note of `pitch` hertz that falls to a third in `fall` seconds, its upper parts sooner."""
    parts = ((1.0, 1.0, 1.0), (2.0, 0.35, 0.6), (3.01, 0.12, 0.35))
    found = np.zeros_like(t)
    for times, strength, lasts in parts:
        found += strength * np.sin(2 * np.pi * pitch * times * t) * np.exp(-t / (fall * lasts))
    return found


def late(wave: Wave, by: float, length: int) -> Wave:
    """A sound that begins `by` seconds later, in a room of `length` samples."""
    found = np.zeros(length)
    start = round(by * RATE)
    found[start:] = wave[: length - start]
    return found


def hiss(count: int, seed: int) -> Wave:
    """Noise between -1 and 1 without its highest parts: paper, not steam."""
    words = mix(np.arange(count + 4, dtype=np.uint64) ^ mix(np.array([seed], dtype=np.uint64)))
    whole = (words >> np.uint64(40)).astype(np.int64) - (1 << 23)
    smooth = whole[:-4] + whole[1:-3] + whole[2:-2] + whole[3:-1]
    return smooth.astype(np.float64) / (1 << 25)


def tick() -> Wave:
    """Your turn: a finger on a wooden table."""
    t = seconds(0.16)
    return bell(740.0, t, 0.035) + 0.5 * bell(370.0, t, 0.03)


def rustle() -> Wave:
    """An offer has come: a sheet is pushed across, in two strokes."""
    t = seconds(0.42)
    strokes = np.exp(-(((t - 0.09) / 0.05) ** 2)) + 0.7 * np.exp(-(((t - 0.26) / 0.07) ** 2))
    grain = 0.55 + 0.45 * np.sin(2 * np.pi * 31.0 * t + 2.0 * np.sin(2 * np.pi * 7.0 * t))
    paper: Wave = hiss(len(t), 11) * strokes * grain
    return paper


def chord() -> Wave:
    """Something happened: three low notes, a minor chord that swells and goes."""
    t = seconds(1.1)
    swell = (1 - np.exp(-t / 0.08)) * np.exp(-t / 0.42)
    notes = (110.0, 130.81, 164.81, 220.0)
    found = np.zeros_like(t)
    for number, pitch in enumerate(notes):
        found += np.sin(2 * np.pi * pitch * t) / (1 + 0.4 * number)
    swelled: Wave = found * swell
    return swelled


def pair() -> Wave:
    """A deal came into force: two bright notes, the second a fourth higher."""
    t = seconds(0.8)
    return bell(659.26, t, 0.16) + late(bell(880.0, t, 0.24), 0.13, len(t))


def fall() -> Wave:
    """A word was broken: two notes, the second a half-tone lower."""
    t = seconds(0.7)
    return bell(311.13, t, 0.14) + late(bell(293.66, t, 0.22), 0.16, len(t))


SOUNDS: dict[str, Callable[[], Wave]] = {"turn": tick, "offer": rustle, "event": chord, "deal": pair, "broken": fall}
"""By what they tell."""


@cache
def samples(name: str) -> bytes:
    """A sound as signed 16-bit samples, lowest byte first. Raises KeyError for one that there is not."""
    wave = SOUNDS[name]()
    edge = np.minimum(1.0, np.arange(len(wave)) / (FADE * RATE))
    wave = wave * edge * edge[::-1]
    loudest = float(np.max(np.abs(wave)))
    return np.round(wave / loudest * PEAK * 32_767).astype("<i2").tobytes()
