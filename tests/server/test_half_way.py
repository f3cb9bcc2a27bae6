"""Half-way the next of each team leads: by itself, once, after a crash as well, and with a word to the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.rules.types import WORLD, Action
from game.server import stages
from game.server.lesson import SERVER
from game.table.journal import Journal, read, unwritable
from tests.server.classroom import Page, again, hall, joined, served
from tests.server.test_worded import to


def test_the_lead_goes_round_when_the_game_passes_its_middle(tmp_path: Path) -> None:
    made = hall(tmp_path / "l", 2)
    room, table = made.rooms[0], made.rooms[0].table
    assert table.submit(Action(WORLD, "end", amount=3)).accepted
    with served(made) as client, client.websocket_connect("/line") as one, client.websocket_connect("/line") as two:
        ana, bo = Page(one, joined(client, "Ana")), Page(two, joined(client, "Bo"))
        assert ana.ask("sit", table=0, seat=2)["ok"] and made.enter("sit", -1, who=1, table=0, seat=2) is None
        seen = []
        for round in (1, 2, 3):
            while table.state.round < round:
                if table.state.phase == "resolution":
                    list(table.advance())
                else:
                    assert table.submit(Action(WORLD, "close")).accepted
            room.wake()
            room.wake()
            ana.ask("beat")
            seen.append(made.lesson.tables[0].leads[2])
        assert seen == [0, 0, 1], "the middle round of three is still the first lead's"
        assert [note["what"] for note in ana.shown["notes"]] == ["swap"]
        bo.ask("beat")
        assert [mate["lead"] for mate in bo.shown["team"]] == [False, True] and bo.act("pass")["ok"]
    lines = [line for line in read(tmp_path / "l" / "lesson.jsonl").lines if line["what"] == "swap"]
    assert [(line["by"], line["table"]) for line in lines] == [(SERVER, 0)]
    later = again(tmp_path / "l")
    later.rooms[0].wake()
    assert later.lesson == made.lesson and not later.lesson.tables[1].swapped


@pytest.mark.parametrize(("rounds", "first"), [(1, None), (2, 2), (3, 3), (4, 3), (5, 4)])
def test_where_the_middle_is(tmp_path: Path, rounds: int, first: int | None) -> None:
    table = hall(tmp_path / "l").rooms[0].table
    assert table.submit(Action(WORLD, "end", amount=rounds)).accepted
    found = None
    while table.state.phase != "debrief":
        if found is None and stages.half_way(table):
            found = table.state.round
        if table.state.phase == "resolution":
            list(table.advance())
        else:
            assert table.submit(Action(WORLD, "close")).accepted
    assert found == first


def test_a_full_disk_puts_it_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = hall(tmp_path / "l")
    room = made.rooms[0]
    assert room.table.submit(Action(WORLD, "end", amount=2)).accepted
    to(room.table, "resolution")
    list(room.table.advance())
    to(room.table, "briefing")

    def full(self: Journal, data: object, *, wait: bool = True) -> None:
        raise unwritable(self.path.parent, OSError(28, "no space"))

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "add", full)
        room.wake()
        assert not made.lesson.tables[0].swapped
    room.wake()
    assert made.lesson.tables[0].swapped
