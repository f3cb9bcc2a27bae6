"""Which sound belongs to which news, and that no news is told by a sound alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.client.desk.desk import QUIET
from game.client.sound.cues import OF_KEYS, cue
from game.client.sound.tones import SOUNDS
from game.rules.types import Said
from tests.client.person import Person
from tests.client.test_whole_game import reach


@pytest.mark.parametrize(
    ("keys", "arrived", "called", "sound"),
    [
        ((), False, False, ""),
        (("did.talks",), False, False, ""),
        ((), False, True, "turn"),
        ((), True, True, "offer"),
        (("did.ratify",), True, True, "deal"),
        (("did.ratify", "did.broken.pay"), False, False, "broken"),
        (("did.broken.pay", "did.event"), True, True, "event"),
    ],
)
def test_the_weightiest_is_heard(keys: tuple[str, ...], arrived: bool, called: bool, sound: str) -> None:
    assert cue([Said(key) for key in keys], arrived, called) == sound


def test_each_sound_is_written_in_the_record_as_well() -> None:
    assert {sound for _, sound in OF_KEYS} | {"offer", "turn"} == set(SOUNDS)
    assert not [key for key, _ in OF_KEYS if key.startswith(QUIET)]


def test_a_game_is_heard(tmp_path: Path) -> None:
    person = Person(tmp_path, "keys")
    person.app.set(level=1)
    heard: list[str] = []
    person.app.sound = heard.append
    game = reach(person, person.sit("first-game", 1), "report")
    found = [name for name in heard if name]
    assert set(found) <= set(SOUNDS) and "turn" in found and "event" in found
    quiet = len(heard)
    person.wait(game)
    person.look()
    assert not any(heard[quiet:]), "nothing new, nothing to be heard"
