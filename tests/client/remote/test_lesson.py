"""A window in a lesson: waiting, coming back to its seat, the teacher's orders, a team, other cards, another lesson."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Coroutine, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from game.client.kit.check import problems
from game.client.kit.widget import walk
from game.client.screens import lesson as lesson_screen
from game.client.screens.join import JoinScreen
from game.client.screens.lesson import LessonScreen
from game.rules.types import Term
from game.server.hall import Hall
from game.server.orders import order
from game.server.wire import Asked
from tests.client.remote.real import PATIENCE, Window, serving, short, toasts, why
from tests.shipped import loaded

MARKS = itertools.count()
"""Of the teacher's orders: the same mark counts once."""
Given = TypeVar("Given")
PAY = Term("pay", 1, "", 10, 0)


def words(window: Window) -> list[str]:
    """Every text in the window."""
    window.look()
    return [str(getattr(w, "text", "")) for layer in window.app.stage.layers() for w in walk(layer)]


def inside(hall: Hall, does: Coroutine[Any, Any, Given]) -> Given:
    """What comes of something that is done in the server's own loop."""
    return asyncio.run_coroutine_threadsafe(does, hall._tasks[0].get_loop()).result(PATIENCE)


def teacher(hall: Hall, ask: str, **data: Any) -> Mapping[str, Any]:
    """An order of the teacher, given in the server's own loop."""
    found = inside(hall, order(hall, Asked(f"o{next(MARKS)}", ask, data)))
    assert found["ok"], found
    return found


def to(hall: Hall, phase: str) -> None:
    """Close phases until one; what is being resolved comes to its own end first."""
    inside(hall, closing(hall, phase))


async def closing(hall: Hall, phase: str) -> None:
    """Order the end of each phase until one, whatever the room does meanwhile."""
    room = hall.rooms[0]
    for _ in range(200):
        now = room.table.state.round, room.table.state.phase
        if now[1] == phase:
            return
        if now[1] == "resolution":
            await room._turn()
            continue
        reply = await order(hall, Asked(f"o{next(MARKS)}", "close", {"table": 0}))
        assert reply["ok"] or (room.table.state.round, room.table.state.phase) != now, reply
    raise AssertionError(f"no {phase}, but {room.table.state.phase}")


@pytest.mark.parametrize(("language", "title"), [("en", "You are in, Ana"), ("fr", "Vous y êtes, Ana")])
def test_without_a_table_or_a_seat_one_waits_and_the_page_goes_on_by_itself(
    tmp_path: Path, language: str, title: str
) -> None:
    hall = short(tmp_path / "l", 0, 1)
    with serving(hall) as where:
        window = Window(tmp_path / "w", where, "Ana", language=language)
        window.until(lambda: isinstance(window.app.screen, LessonScreen) and window.screen.handset.loaded)
        assert title in words(window)
        assert window._barred("sit-0-2"), "a persona plays there"
        teacher(hall, "sit", who=0, table=0, seat=-1)
        window.until(lambda: window.screen.handset.me["table"] == 0)
        assert window.screen.desk is None, "who watches has no desk"
        teacher(hall, "sit", who=0, table=0, seat=1)
        window.until(lambda: window.screen.desk is not None)
        assert window.screen.desk is not None and window.screen.desk.me == 1
        window.press("desk-language")
        window.answered()
        assert hall.lesson.people[0].language != language, "the server speaks it as well"
        window.screen.leave()


def test_a_window_closed_by_mistake_comes_back_to_its_seat_with_what_was_half_written(tmp_path: Path) -> None:
    hall = short(tmp_path / "l", 1)
    with serving(hall) as where:
        window = Window(tmp_path / "w", where, "Ana")
        desk = window.seated(1).desk
        to(hall, "negotiation")
        assert desk is not None
        window.until(lambda: desk.view.phase == "negotiation")
        desk.start_draft(parties=(0,))
        assert desk.draft is not None
        desk.draft.terms, desk.message, desk.message_to = (PAY,), "half a", (2,)
        window.app.refresh()
        window.look()
        for screen in window.app.screens:  # as the window's loop does at its end
            screen.put_away()
        for name, code in (("", ""), ("Ana", "whatever")):
            again = Window(tmp_path / "w", where, name, code)
            again.until(lambda again=again: again.screen.desk is not None)
            back = again.screen.desk
            assert back is not None and back.me == 1 and back.draft is not None
            assert back.draft.terms == (PAY,) and (back.message, back.message_to) == ("half a", (2,))
            again.screen.put_away()
        assert len(hall.lesson.people) == 1
        other = Window(tmp_path / "w", where, "Bo")
        other.until(lambda: isinstance(other.app.screen, LessonScreen) and other.screen.handset.me)
        assert other.screen.handset.me["number"] == 1, "another name is another person"
        other.screen.leave()


def test_what_the_teacher_orders_is_seen_at_once(tmp_path: Path) -> None:
    hall = short(tmp_path / "l", 0, 1)
    with serving(hall) as where:
        window = Window(tmp_path / "w", where, "Ana")
        screen = window.seated(1)
        teacher(hall, "note", text="Five minutes.")
        window.until(lambda: screen.handset.notes)
        assert "From the teacher: Five minutes." in words(window)
        window.press("lesson-note-away")
        assert "From the teacher: Five minutes." not in words(window)
        teacher(hall, "pause", table=0)
        window.until(lambda: screen.desk is not None and screen.desk.view.paused)
        assert "Paused" in words(window)
        teacher(hall, "resume", table=0)
        to(hall, "negotiation")
        window.until(lambda: screen.desk is not None and screen.desk.view.phase == "negotiation")
        desk = screen.desk
        assert desk is not None
        desk.start_draft(parties=(0,))
        record = len(desk.record)
        teacher(hall, "rewind", table=0, round=1)
        window.until(lambda: screen.desk is not desk)
        back = screen.desk
        assert back is not None and back.view.phase == "briefing" and len(back.record) < record
        assert back.draft is not None, "what was half written is still there"
        teacher(hall, "sit", who=0, table=0, seat=0)
        window.until(lambda: screen.desk is not None and screen.desk.me == 0)
        assert screen.desk is not None and screen.desk.draft is None, "another seat, another desk"
        window.screen.leave()


def test_who_does_not_lead_proposes_and_who_leads_takes(tmp_path: Path) -> None:
    hall = short(tmp_path / "l", 0, 1, 2, 3)
    with serving(hall) as where:
        ana, bo = Window(tmp_path / "a", where, "Ana"), Window(tmp_path / "b", where, "Bo")
        ana.seated(1)
        teacher(hall, "stage", stage="briefing")
        desk = bo.seated(1).desk
        assert desk is not None and "With you: Ana" in words(bo)
        teacher(hall, "stage", stage="playing")
        to(hall, "negotiation")
        bo.until(lambda: desk.view.phase == "negotiation")
        desk.start_draft(parties=(0,))
        assert desk.draft is not None
        desk.draft.terms = (PAY, Term("support", 0, "", 0, 1))
        desk.send_draft()
        assert desk.draft is not None, "not gone before the server has it"
        bo.answered()
        assert desk.draft is None and toasts(bo)[-1] == "Put before your team. Whoever leads can submit it."
        assert not desk.view.offers
        ana.until(lambda: ana.screen.handset.sheets)
        ana.press("lesson-sheets")
        assert "Proposed by Bo" in words(ana) and any(said.startswith("Offer to Ottawa: ") for said in words(ana))
        ana.press("sheet-take-0")
        ana.answered()
        ana.press("sheets-close")
        bo.until(lambda: desk.view.offers)
        assert hall.rooms[0].table.hands, "the journal knows whose move it was"
        bo.press("lesson-lead")
        bo.until(lambda: bo.screen.handset.leads)
        bo.press("desk-done")
        bo.answered()
        assert hall.rooms[0].table.actions[-1].seat in (1, *range(4)) and not hall.lesson.sheets[1:]
        for window in (ana, bo):
            window.screen.leave()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_other_cards_than_the_lesson_s_are_refused_with_a_remedy(
    tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = short(tmp_path / "l", 1)
    here = loaded("first-game")
    other = replace(here, scenario=replace(here.scenario, digest="another"))
    monkeypatch.setattr(lesson_screen, "load", lambda root, scenario, shelf, rounds, content: other)
    with serving(hall) as where:
        window = Window(tmp_path / "w", where, "Ana", language=language)
        window.until(lambda: isinstance(window.app.screen, LessonScreen) and window.screen.handset.differs)
        window.look()
        assert "lesson-differs" in window.app.stage._all and window.screen.desk is None
        text = str(window.app.stage.find("lesson-differs").text)  # type: ignore[attr-defined]
        assert f"{where.origin}/" in text
        assert {"en": "Ask the teacher for the same copy of the game", "fr": "Demandez à la personne qui enseigne"}[
            language
        ] in text
        teacher(hall, "sit", who=0, table=0, seat=1)
        window.until(lambda: window.screen.handset.seat == 1)
        assert window.screen.desk is None and window.screen.handset.table is None
        window.press("lesson-leave")


def test_a_scenario_that_is_not_here_is_other_cards_as_well(tmp_path: Path) -> None:
    hall = short(tmp_path / "l", 1)
    object.__setattr__(hall.book.lesson, "scenario", "elsewhere")
    with serving(hall) as where:
        window = Window(tmp_path / "w", where, "Ana")
        window.until(lambda: isinstance(window.app.screen, LessonScreen) and window.screen.handset.differs)
        assert "lesson-differs" in window.app.stage._all
        window.press("lesson-leave")


def test_where_another_lesson_has_begun_one_joins_it_with_its_code(tmp_path: Path) -> None:
    with serving(short(tmp_path / "l", 1)) as where:
        window = Window(tmp_path / "w", where, "Ana")
        window.seated(1)
        port = int(where.origin.rpartition(":")[2])
    with serving(short(tmp_path / "m", 1), port):
        window.looking(lambda: not isinstance(window.app.screen, LessonScreen))
        assert why(window) == (
            "The lesson does not know this window any more: another lesson has begun there. Join it with its code."
        )
        screen = window.app.screen
        assert isinstance(screen, JoinScreen) and screen.name == "Ana"
        screen.code = "BORDE"
        window.press("join-go")
        window.seated(1)
        window.screen.leave()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("size", "text"), [((1280, 720), 100), ((1280, 720), 200), ((1920, 1080), 80)])
def test_every_page_of_it_fits(tmp_path: Path, language: str, size: tuple[int, int], text: int) -> None:
    hall = short(tmp_path / "l", 0, 1)
    with serving(hall) as where:
        window = Window(tmp_path / "w", where, "", "", language, size, text)

        def fits(page: str) -> None:
            window.look()
            found = [p for layer in window.app.stage.layers() for p in problems(layer, window.app.stage.style)]
            assert not found, f"{page}: {found}"

        fits("form")
        screen = window.app.screen
        assert isinstance(screen, JoinScreen)
        screen.name, screen.code = "Ana", "WRONG"
        screen.go()
        why(window)
        fits("refused")
        screen.code = "BORDE"
        screen.go()
        window.until(lambda: isinstance(window.app.screen, LessonScreen) and window.screen.handset.loaded)
        fits("waiting")
        lesson = window.seated(1)
        teacher(hall, "note", text="Five minutes left. Write your offers down before the phase is over, please.")
        window.until(lambda: lesson.handset.notes)
        for tab in ("map", "talks", "programs", "ledger", "report"):
            window.tab(tab)
            fits(tab)
        lesson.menu()
        window.app.refresh()
        fits("menu")
        lesson.sheets()
        window.app.refresh()
        fits("sheets")
        lesson.leave()
