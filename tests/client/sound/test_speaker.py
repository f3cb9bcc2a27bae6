"""The loudspeaker: volume, silence where there is no device, no crowding."""

from __future__ import annotations

import os
import subprocess
import sys

import pygame
import pytest

from game.client.screens.settings import SettingsScreen
from game.client.settings import Settings
from game.client.snap import stand
from game.client.sound.speaker import Speaker
from tests.client import hands
from tests.shipped import ROOT


@pytest.fixture(autouse=True)
def device(monkeypatch: pytest.MonkeyPatch) -> None:
    """SDL's own stand-in for a sound card; importing pettingzoo asks for another one."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")


@pytest.fixture
def clock() -> hands.Clock:
    return hands.Clock()


def test_it_plays_at_the_volume_that_is_set(clock: hands.Clock) -> None:
    volumes = [70, 0, 100]
    speaker = Speaker(lambda: volumes[0], clock)
    assert speaker.play("turn") and not speaker.mute
    assert speaker._sounds["turn"].get_volume() == pytest.approx(0.49, abs=0.01)
    clock.now += 1
    del volumes[0]
    assert not speaker.play("turn"), "off is off"
    del volumes[0]
    assert speaker.play("turn")
    pygame.mixer.quit()


def test_sounds_do_not_crowd(clock: hands.Clock) -> None:
    speaker = Speaker(lambda: 50, clock)
    assert speaker.play("offer") and not speaker.play("deal") and not speaker.play("")
    clock.now += 0.3
    assert speaker.play("deal")
    pygame.mixer.quit()


def test_a_silent_game_never_opens_the_device(clock: hands.Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pygame.mixer, "init", lambda *_, **__: pytest.fail("opened"))
    assert not Speaker(lambda: 0, clock).play("turn")


def test_without_a_sound_card_it_is_silent_and_no_error() -> None:
    line = (
        "from game.client.sound.speaker import Speaker\n"
        "times = iter(range(9))\n"
        "s = Speaker(lambda: 70, lambda: float(next(times)))\n"
        "print(s.play('turn'), s.mute, s.play('deal'))"
    )
    environment = {**os.environ, "SDL_AUDIODRIVER": "no-such-driver", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    done = subprocess.run(
        [sys.executable, "-c", line], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False True False"


def test_a_pygame_without_mixer_is_silent(clock: hands.Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing:
        def __getattr__(self, name: str) -> object:
            raise NotImplementedError("mixer module not available")

    monkeypatch.setattr(pygame, "mixer", Missing())
    speaker = Speaker(lambda: 70, clock)
    assert not speaker.play("turn") and speaker.mute


def test_the_slider_of_the_settings_is_heard_and_its_end_says_off() -> None:
    app = stand(SettingsScreen, (1280, 720), Settings(sound=10))
    heard: list[str] = []
    app.sound = heard.append
    app.stage.focus(app.stage.find("sound"))
    app.handle(hands.key(pygame.K_RIGHT))
    assert heard == ["turn"] and app.settings.sound == 15
    app.handle(hands.key(pygame.K_HOME))
    slider = app.stage.find("sound")
    assert app.settings.sound == 0 and slider.show(0) == "Off"  # type: ignore[attr-defined]
