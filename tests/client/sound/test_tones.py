"""Every sound: how long, how loud, without click or clipping, and the same bytes each time."""

from __future__ import annotations

import subprocess
import sys
import zlib

import numpy as np
import pytest

from game.client.sound.tones import PEAK, RATE, SOUNDS, samples
from tests.shipped import ROOT


def heard(name: str) -> np.ndarray:
    return np.frombuffer(samples(name), dtype="<i2").astype(np.int64)


@pytest.mark.parametrize("name", SOUNDS)
def test_length_peak_and_edges(name: str) -> None:
    wave = heard(name)
    assert 0.1 <= len(wave) / RATE <= 1.2
    assert abs(wave).max() == round(PEAK * 32_767), "neither lost nor clipped"
    assert wave[0] == wave[-1] == 0
    assert abs(wave[:20]).max() < 6000 and abs(wave[-20:]).max() < 3000, "it would click"
    assert abs(wave.mean()) < 200, "it would push the membrane to one side"


def test_they_can_be_told_apart() -> None:
    """By where most of their power lies: a noise, a low chord, bright notes."""
    middles = {}
    for name in SOUNDS:
        power = np.abs(np.fft.rfft(heard(name))) ** 2
        pitches = np.fft.rfftfreq(len(heard(name)), 1 / RATE)
        middles[name] = float((power * pitches).sum() / power.sum())
    assert middles["event"] < 200 < middles["broken"] < middles["turn"] < middles["deal"] < middles["offer"]


def test_two_runs_give_the_same_bytes() -> None:
    line = (
        "import zlib; from game.client.sound.tones import SOUNDS, samples; "
        "print([zlib.crc32(samples(name)) for name in SOUNDS])"
    )
    other = subprocess.run([sys.executable, "-c", line], cwd=ROOT, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == str([zlib.crc32(samples(name)) for name in SOUNDS])
