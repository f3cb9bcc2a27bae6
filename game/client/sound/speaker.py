"""From samples to the loudspeaker. A machine without one is silent, and that is no fault."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.client.sound.tones import RATE, samples

APART = 0.25
"""Seconds between the beginnings of two sounds; what comes sooner is not heard."""


class Speaker:
    """`volume` gives the percent that is set, 0 for silence; `clock` counts seconds.

    The device is opened with the first sound, so that a silent game never touches it.
    """

    def __init__(self, volume: Callable[[], int], clock: Callable[[], float]) -> None:
        self._volume = volume
        self._clock = clock
        self._sounds: dict[str, pygame.mixer.Sound] = {}
        self._last = -APART
        self.mute = False
        """Whether this machine has no device that works."""

    def play(self, name: str) -> bool:
        """Let a sound of tones.SOUNDS be heard; "" is none. Whether it is."""
        now, volume = self._clock(), self._volume()
        if not name or self.mute or volume <= 0 or now - self._last < APART:
            return False
        try:
            sound = self._sounds.get(name) or self._made(name)
            # Loudness as it is felt: half way on the scale is a quarter of the power.
            sound.set_volume((volume / 100) ** 2)
            sound.play()
        except (pygame.error, NotImplementedError):
            self.mute = True
            return False
        self._last = now
        return True

    def _made(self, name: str) -> pygame.mixer.Sound:
        if not pygame.mixer.get_init():
            pygame.mixer.init(RATE, -16, 1, 512, allowedchanges=0)
        sound = self._sounds[name] = pygame.mixer.Sound(buffer=samples(name))
        return sound
