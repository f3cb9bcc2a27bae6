"""The client's tests run without screen and sound; this must be set before pygame is imported."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame
import pytest


@pytest.fixture(scope="session", autouse=True)
def display() -> None:
    """One small window for the whole run: surfaces and the clipboard need a display."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((320, 200))
