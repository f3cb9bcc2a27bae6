"""Lessons on other borders: whole games on the pages, and nothing of the usual border on those of an invented one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from game.ai.persona import fitting
from game.rules.types import WORLD, Action
from game.server.hall import Hall, new_hall
from game.server.screen import Screen
from game.server.wall import desk_shows
from game.server.worded import page_shows
from tests.server.classroom import CODE, TOKEN, Ticking
from tests.shipped import loaded

USUAL = re.compile(r"Ottawa|Qu[eé]bec|Washington|Canad|Am[eé]rica|C\$|M\$|\$[0-9]|Congr[eè]s|United States|États-Unis")


def lesson(folder: Path, scenario: str) -> Hall:
    """One table, a person in its first seat, personas that suit them in the others."""
    own = loaded(scenario)
    cast = (None, *(fitting(own.shelf, actor)[0].at(1) for actor in own.scenario.actors[1:]))
    made = new_hall(folder, own, Ticking(), CODE, TOKEN)
    assert made.open_room(7, cast) is None and made.go_to("playing") is None
    assert made.join("Ana", "fr") and made.enter("sit", 0, who=0, table=0, seat=0) is None
    return made


@pytest.mark.parametrize("scenario", ["cascade-gateway", "marl-crossings"])
def test_a_whole_lesson_is_played_and_its_pages_speak_of_its_own_border(tmp_path: Path, scenario: str) -> None:
    made = lesson(tmp_path / "l", scenario)
    table, screen, told = made.rooms[0].table, Screen(made, "en"), []
    while table.state.phase != "debrief":
        for _ in table.advance():
            pass
        shown = [page_shows(made, 0), screen.shows(), desk_shows(made, "fr")]
        told.append(json.dumps(shown, ensure_ascii=False, default=str))
        if table.state.phase != "debrief":
            assert table.submit(Action(WORLD, "close")).accepted
    assert len(table.state.history) == table.scenario.rounds
    assert len(told) > 3 * table.scenario.rounds
    if scenario == "marl-crossings":
        found = {match[0] for page in told for match in USUAL.finditer(page)}
        assert not found
