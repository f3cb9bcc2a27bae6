"""The client's tests run without screen and sound; this must be set before pygame is imported."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import webbrowser

import pygame
import pytest


@pytest.fixture(autouse=True)
def display() -> None:
    """A small window, which surfaces and the clipboard need: one for the whole run, or anew where a test closed it."""
    pygame.display.init()
    pygame.font.init()
    if pygame.display.get_surface() is None:
        pygame.display.set_mode((320, 200))


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test opens a page in the browser of whoever runs it."""

    def none(using: str | None = None) -> webbrowser.BaseBrowser:
        raise webbrowser.Error("none in a test")

    monkeypatch.setattr(webbrowser, "get", none)
