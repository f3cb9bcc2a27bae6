"""Collections of cycles while a game is on screen: what a game keeps is left out, and let go with the game."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from game.client import memory
from game.client.screens.game import GameScreen
from game.client.settings import Settings
from game.client.snap import stand
from tests.table.room import played, table


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_there_is_is_left_out_until_the_game_is_left() -> None:
    gc.unfreeze()
    kept = [[n] for n in range(1000)]
    memory.settle()
    assert gc.get_freeze_count() > len(kept)
    memory.release()
    assert gc.get_freeze_count() == 0


def test_left_overs_go_before_anything_is_left_out() -> None:
    class Left:
        pass

    gone: list[int] = []
    left = Left()
    left.itself = left  # type: ignore[attr-defined]

    weakref.finalize(left, gone.append, 1)
    del left
    memory.settle()
    assert gone == [1]


def test_a_game_settles_at_each_new_round_and_releases_when_it_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(memory, "settle", lambda: done.append("settle"))
    monkeypatch.setattr(memory, "release", lambda: done.append("release"))
    here = table()
    app = stand(lambda app: GameScreen(app, here, 1), (1280, 720), Settings())
    game = app.screen
    assert isinstance(game, GameScreen) and done == ["settle"]
    game.open_dialog = ""
    played(here, 1, "report")
    app.tick()
    assert done == ["settle"]
    while here.state.round == 1:
        for seat in range(4):
            here.seat_driver(seat, table().drivers[0])
        next(iter(here.advance()))
    app.tick()
    app.tick()
    assert done == ["settle", "settle"]
    game.leave()
    assert done[-1] == "release"
