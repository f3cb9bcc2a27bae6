"""Whole games at two windows of one lesson, by keyboard alone, over a real server."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from game.client.desk.choices import pending
from game.server.hall import Hall
from tests.client.remote.real import PATIENCE, Window, serving, short


def step(window: Window, seen: dict[str, int]) -> None:
    """What a person does who is due: chooses, acts as in a game at one machine, is done."""
    screen = window.screen
    desk = screen.desk
    assert desk is not None

    def count(what: str) -> None:
        seen[what] = seen.get(what, 0) + 1

    if pending(desk) is not None:
        free = [i for i in range(9) if f"choice-{i}" in window.app.stage._all and not window._barred(f"choice-{i}")]
        window.press(f"choice-{free[0]}")
        count("choose")
    else:
        window._act(screen, count)  # type: ignore[arg-type]
        window.answered()
        if desk.my_turn:
            window.press("desk-done")
            count(desk.view.phase)
    window.answered()


def play(hall: Hall, *windows: Window) -> list[dict[str, int]]:
    """Until the game is over at every window."""
    seen: list[dict[str, int]] = [{} for _ in windows]
    # While a persona is due it may take back what a person is about to answer: a person of this test waits for it.
    people = {window.screen.handset.seat for window in windows}
    end = time.monotonic() + 5 * PATIENCE
    while time.monotonic() < end:
        for at, window in enumerate(windows):
            window.look()
            desk = window.screen.desk
            if desk is not None and desk.my_turn and people >= {*desk.view.due}:
                step(window, seen[at])
        desks = [window.screen.desk for window in windows]
        if all(desk is not None and desk.over for desk in desks):
            return seen
        if not any(desk is not None and desk.my_turn and people >= {*desk.view.due} for desk in desks):
            windows[0].hear(end)
    raise AssertionError(f"the game does not end: {[window.told() for window in windows]}")


@pytest.mark.parametrize(("language", "text"), [("en", 100), ("fr", 150)])
def test_a_whole_game_between_two_windows(tmp_path: Path, language: str, text: int) -> None:
    hall = short(tmp_path / "l", 0, 1)
    with serving(hall) as where:
        ana = Window(tmp_path / "a", where, "Ana", language=language, text=text)
        bo = Window(tmp_path / "b", where, "Bo", language=language)
        one, two = ana.seated(1), bo.seated(0)
        seen = play(hall, ana, bo)
        table = hall.rooms[0].table
        assert seen[0]["offer"] == 1 and seen[0]["fund"] >= 2 and seen[0]["ledger"] >= 2
        for window, screen, seat in ((ana, one, 1), (bo, two, 0)):
            assert screen.desk is not None
            window.until(lambda screen=screen: not screen.handset.asking)
            assert screen.desk.view == table.view(seat), "sealed until the teacher reveals it"
            dial = next(iter(table.scenario.dials))
            for round in range(1, table.scenario.rounds + 1):
                assert screen.desk.table.looking_back(seat, round) == table.looking_back(seat, round)
                here, there = screen.desk.table.why(dial, round), table.why(dial, round)
                assert [cause.said for cause in here] == [cause.said for cause in there]
            window.tab("report")
            assert "final-list" in window.app.stage._all
        heads = [line.said for line in one.desk.record] if one.desk is not None else []
        assert heads == [
            said for _, _, said in table.told(1) if said.key not in ("did.pass", "did.plan", "did.pledge", "did.round")
        ]
        ana.screen.leave()
        bo.screen.leave()
