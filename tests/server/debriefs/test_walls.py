"""A debrief before the whole room: of tables that are over and revealed, in six steps; what-ifs, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from game.debrief.questions import STEPS
from game.debrief.whatif import futures
from game.rules.types import Said
from game.server import secret
from game.server.debriefs import walls
from game.server.debriefs.made import Beside, Debriefs
from game.server.hall import Hall
from game.server.lesson import TEACHER
from tests.server.classroom import TOKEN, Page, joined, said, served
from tests.server.debriefs.lesson import debriefed, soon
from tests.shipped import ROOT

pytestmark = pytest.mark.usefixtures(soon.__name__)
WALL = secret.for_screen(TOKEN)
GAMES = 8


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walls, "GAMES", GAMES)


@contextmanager
def looking(made: Hall) -> Iterator[Page]:
    """A projector's line."""
    with served(made) as client, client.websocket_connect("/line") as socket:
        yield Page(socket, WALL)


def until_ready(page: Page, table: int = 0) -> dict[str, Any]:
    """Look back on a table and wait until that is worked out."""
    assert page.ask("debrief", table=table)["ok"]
    while not page.shown["debrief"]["ready"]:
        assert page.shown["debrief"]["said"] == ""
        page.take()
    found: dict[str, Any] = page.shown["debrief"]
    return found


def test_each_step_has_its_question_and_what_helps_to_answer_it(tmp_path: Path) -> None:
    with looking(debriefed(tmp_path / "l", 2)) as page:
        found = until_ready(page, 1)
        assert found["table"] == 1 and len(found["steps"]) == len(STEPS)
        assert all(step["ask"].endswith("?") or step["ask"].endswith(".") for step in found["steps"])
        with_help = [bool(step["slides"]) for step in found["steps"]]
        assert with_help == [False, True, True, True, False, False]
        assert any("<svg" in slide["html"] for slide in found["steps"][1]["slides"])
        assert page.ask("look", language="fr")["ok"]
        french = page.shown["debrief"]
        assert french["ready"] and [s["ask"] for s in french["steps"]] != [s["ask"] for s in found["steps"]]
        assert len(french["decisions"]) == len(found["decisions"])
        assert page.ask("debrief", table=-1)["ok"] and page.shown["debrief"] is None


def test_nothing_is_shown_of_a_table_that_is_not_over_or_not_revealed(tmp_path: Path) -> None:
    made = debriefed(tmp_path / "l", 1, shown=False)
    assert made.open_room(3, (None,) * len(made.loaded.scenario.actors)) is None
    orders = [m.text.en for a in made.loaded.scenario.actors for m in a.mandates]
    with looking(made) as page:
        for table, why in ((0, "debrief.not-told"), (1, "debrief.goes-on.table"), (2, "room.no-table")):
            for ask in ("debrief", "what-if"):
                reply = page.ask(ask, table=table, decision=0)
                assert said(reply) == why and reply["text"].endswith(".")
        assert "debrief" not in page.shown and "what_if" not in page.shown
        assert not [order for order in orders if order in "".join(page.frames)]
        assert not made.walls._games, "nothing was worked out either"
        assert made.enter("reveal", TEACHER, table=0) is None
        until_ready(page)
        assert [order for order in orders if json.dumps(order, ensure_ascii=False)[1:-1] in "".join(page.frames)]


def test_tables_are_compared_when_two_are_over_and_revealed(tmp_path: Path) -> None:
    """Nothing of a third one, whose game nobody has revealed, and nothing of who sat where."""
    made = debriefed(tmp_path / "l", 3, shown=False)
    with looking(made) as page:
        assert said(page.ask("compare")) == "debrief-class.too-few"
        for table in (0, 1):
            assert made.enter("reveal", TEACHER, table=table) is None
        assert page.ask("compare")["ok"]
        while not page.shown["compared"]["ready"]:
            assert page.shown["compared"]["said"] == ""
            page.take()
        found = page.shown["compared"]
        assert found["tables"] == [0, 1] and len(found["slides"]) == 4
        assert found["slides"][1]["html"].count("<tr") == 1 + 2, "a head, and a row for each of the two"
        assert page.ask("look", language="fr")["ok"]
        french = page.shown["compared"]
        assert french["ready"] and french["slides"][0]["title"] != found["slides"][0]["title"]
        assert made.enter("reveal", TEACHER, table=2) is None
        page.ask("beat")
        while not page.shown["compared"]["ready"]:
            page.take()
        assert page.shown["compared"]["tables"] == [0, 1, 2]
        assert page.shown["compared"]["slides"][1]["html"].count("<tr") == 1 + 3
        assert page.ask("compare", on=0)["ok"] and page.shown["compared"] is None


def test_a_what_if_is_played_once_and_told_in_both_languages(tmp_path: Path) -> None:
    made = debriefed(tmp_path / "l", 1)
    with looking(made) as page:
        found = until_ready(page)
        assert said(page.ask("what-if", table=0, decision=len(found["decisions"]))) == "debrief-class.no-decision"
        before = made.rooms[0].table.state
        number = found["mattered"][0]
        assert page.ask("what-if", table=0, decision=number)["ok"]
        while "html" not in page.shown.get("what_if", {}):
            page.take()
        told = page.shown["what_if"]
        assert (told["decision"], told["change"], told["done"], told["of"]) == (number, 0, GAMES, GAMES)
        assert told["change_said"] == found["decisions"][number]["changes"][0]
        assert "<svg" in told["html"] and "95%" in told["html"] and "Games won of 4" in told["html"]
        assert made.rooms[0].table.state is before
        page.ask("look", language="fr")
        assert "Parties gagnées" in page.shown["what_if"]["html"]
        assert "what_if" not in made.walls.shown(0, "en", (number, 99)), "of what nobody asked nothing is shown"
        made.beside.close()
        made.beside._begin = Never
        assert page.ask("what-if", table=0, decision=number)["ok"], "what was played is not played again"


def test_what_came_of_the_first_games_is_told_while_the_others_are_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walls, "GAMES", 12)
    monkeypatch.setattr(futures, "CHUNK", 2)
    made = debriefed(tmp_path / "l", 1)
    ready = walls.look(made.book.folder, made.loaded.shelf, made.debriefs, 0)
    assert isinstance(ready, walls.Ready)
    told: list[tuple[int, Any]] = []
    key = ready.shown["en"]["mattered"][0], 0
    ended = walls.play(made.beside, ready, key, lambda done, so_far: told.append((done, so_far)))
    assert not isinstance(ended, Said) and "Games won of 6" in ended["en"]["html"]
    assert [done for done, _ in told] == [2, 4, 6, 8, 10, 12]
    meanwhile = [so_far["fr"]["html"] for _, so_far in told if so_far is not None]
    assert [f"sur {n} sans" in html for n, html in zip((2, 4), meanwhile, strict=True)] == [True, True]


def test_no_processes_are_begun_for_a_lesson_that_is_closed(tmp_path: Path) -> None:
    made = debriefed(tmp_path / "l", 1)
    made.beside.close()
    made.beside._begin = lambda: pytest.fail("begun")
    found = walls.look(made.book.folder, made.loaded.shelf, made.debriefs, 0)
    assert found == Said("debrief-class.broken")


@pytest.mark.slow
def test_another_one_waits_until_the_first_is_done(tmp_path: Path) -> None:
    made = debriefed(tmp_path / "l", 1)
    slow = Slow(made.beside.pool())
    made.beside._pool = slow
    with looking(made) as page:
        found = until_ready(page)
        slow.held = Event()
        one, other = found["mattered"][:2]
        assert page.ask("what-if", table=0, decision=one)["ok"]
        assert page.shown["what_if"]["done"] == 0
        assert page.ask("what-if", table=0, decision=one)["ok"], "it is being played already"
        assert said(page.ask("what-if", table=0, decision=other)) == "debrief-class.busy"
        assert page.shown["what_if"]["decision"] == one
        assert page.ask("beat")["ok"], "the lesson goes on meanwhile"
        slow.held.set()
        while "html" not in page.shown["what_if"]:
            page.take()
        assert page.ask("what-if", table=0, decision=other)["ok"]


@pytest.mark.slow
def test_processes_that_end_by_themselves_are_told_and_it_may_be_asked_again(tmp_path: Path) -> None:
    made = debriefed(tmp_path / "l", 1)
    pools = iter((Never(), made.beside.pool()))
    made.beside = Beside(lambda: next(pools))
    made.debriefs = Debriefs(made.beside)
    with looking(made) as page:
        assert page.ask("debrief", table=0)["ok"]
        while not page.shown["debrief"]["said"]:
            page.take()
        assert "ask again" in page.shown["debrief"]["said"]
        assert until_ready(page)["ready"]


def test_what_goes_wrong_is_told_and_it_may_be_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*given: object) -> None:
        raise OSError

    with looking(debriefed(tmp_path / "l", 1)) as page, monkeypatch.context() as bad:
        bad.setattr(walls, "look", gone)
        assert page.ask("debrief", table=0)["ok"]
        while not page.shown["debrief"]["said"]:
            page.take()
        assert "ask again" in page.shown["debrief"]["said"]
        bad.undo()
        until_ready(page)
        bad.setattr(walls, "play", gone)
        assert page.ask("what-if", table=0, decision=0)["ok"]
        while not page.shown["what_if"]["said"]:
            page.take()
        bad.undo()
        assert page.ask("what-if", table=0, decision=0)["ok"]
        while page.shown["what_if"]["done"] < GAMES:
            page.take()


@pytest.mark.slow
def test_what_is_shown_is_gone_when_the_game_begins_anew(tmp_path: Path) -> None:
    """Also what was asked of the game that is gone, when the new one is over."""
    made = debriefed(tmp_path / "l", 1)
    with served(made) as client, client.websocket_connect("/line") as wall, client.websocket_connect("/line") as desk:
        page, teacher = Page(wall, WALL), Page(desk, TOKEN)
        until_ready(page)
        assert teacher.ask("rewind", table=0, round=1)["ok"]
        page.ask("beat")
        assert page.shown["debrief"] is None
        assert said(page.ask("debrief", table=0)) == "debrief.goes-on.table"


@pytest.mark.parametrize(
    "asked",
    [
        {"ask": "debrief"},
        {"ask": "debrief", "table": "0"},
        {"ask": "debrief", "table": True},
        {"ask": "compare", "on": "1"},
        {"ask": "what-if", "table": 0},
        {"ask": "what-if", "table": 0, "decision": 1.5},
        {"ask": "what-if", "table": 0, "decision": 0, "change": None},
        {"ask": "what-if", "decision": 0},
        {"ask": "what-if", "table": 0, "decision": 2**40},
    ],
)
def test_garbage_is_refused(tmp_path: Path, asked: dict[str, Any]) -> None:
    with looking(debriefed(tmp_path / "l", 1)) as page:
        assert said(page.ask(asked.pop("ask"), **asked)) == "wire.garbled"
        assert "debrief" not in page.shown


def test_no_decision_that_there_is_not(tmp_path: Path) -> None:
    keys = ((-1, 0), (10_000, 0), (0, -1), (0, 99))

    def answers(page: Page) -> set[str]:
        return {said(page.ask("what-if", table=0, decision=number, change=place)) for number, place in keys}

    with looking(debriefed(tmp_path / "l", 1)) as page:
        assert answers(page) == {"debrief-class.not-yet"}
        until_ready(page)
        assert answers(page) == {"debrief-class.no-decision"}


def test_it_is_the_walls_alone(tmp_path: Path) -> None:
    made = debriefed(tmp_path / "l", 1)
    with served(made) as client:
        for token in (TOKEN, joined(client, "Ana")):
            with client.websocket_connect("/line") as socket:
                page = Page(socket, token)
                for ask in ("debrief", "compare", "what-if"):
                    assert said(page.ask(ask, table=0, decision=0)) == "wire.garbled"


def test_the_examples_of_the_protocol_are_sent_and_answered(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
    part = text.split("## The projector's debrief")[1].split("\n## ")[0]
    rows = [json.loads(row) for row in part.split("```json\n")[1].split("```")[0].splitlines()]
    with looking(debriefed(tmp_path / "l", 2)) as page:
        for row in rows:
            assert page.ask(**row)["ok"]
            if row["ask"] == "debrief" and row["table"] == 0:
                until_ready(page)
        names = {name for frame in page.frames for name in json.loads(frame).get("show", {})}
        assert {"debrief", "what_if"} <= names and all(f"`{name}`" in text for name in names)


class Never(Executor):
    """Processes that nothing can be asked of."""

    def submit(self, fn: Any, /, *args: Any, **more: Any) -> Future[Any]:
        raise BrokenProcessPool


class Slow(Executor):
    """Passes work on to another once it is let."""

    def __init__(self, pool: Executor) -> None:
        self.pool, self.held = pool, None

    held: Event | None

    def submit(self, fn: Any, /, *args: Any, **more: Any) -> Future[Any]:
        def later() -> Any:
            if self.held is not None:
                assert self.held.wait(60)
            return fn(*args, **more)

        return self.pool.submit(later)
