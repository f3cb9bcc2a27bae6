"""What else could have been, at the window: found beside it, chosen by hand, played on, stopped, refused."""

from __future__ import annotations

import errno
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.client.app import App
from game.client.debrief.whatif import GAMES, WhatIf
from game.client.desk.whatif import MOST, picked
from game.client.kit.check import astray, faults
from game.client.kit.labels import Label, Picture
from game.client.kit.widget import walk
from game.client.screens.game import GameScreen
from game.client.settings import Settings
from game.client.snap import stand
from game.debrief.played import of_table
from game.debrief.whatif.again import replayed
from game.debrief.whatif.onward import played_on
from game.rules.types import Action, Said
from game.table.saves import resume
from game.table.table import Table
from tests.client.person import Person
from tests.shipped import shelf
from tests.table.room import four, played, table

LONG = 120


@cache
def ended() -> Table:
    """The first game to its end: a person who always passes, among personas."""
    return played(table(), 1)


def several(path: Path) -> Table:
    """The same of two people at one machine, on disk."""
    here = table(path, 5, 0, 1)
    for _ in range(400):
        for _ in here.advance():
            pass
        if here.state.phase == "debrief":
            return here
        for seat in (0, 1):
            here.submit(Action(seat, "choose", *first_choice(here, seat)))
            here.submit(Action(seat, "pass"))
    raise AssertionError("the game does not end")


def first_choice(here: Table, seat: int) -> tuple[str, int]:
    """The event that waits for a seat, if one does, and the first thing it may choose."""
    option = next((one for one in here.options(seat) if one.verb == "choose"), None)
    return (option.card, option.targets[0]) if option is not None else ("", 0)


def known_of(here: Table) -> WhatIf:
    """Without a window and without processes: pieces of work are done when they are waited for."""
    return WhatIf(here, lambda work: None, lambda: None)


def found(known: WhatIf) -> WhatIf:
    """Look for what mattered most until it is known."""
    known.begin()
    work = known.search
    assert work is not None and work.wait(LONG) and work.poll()
    known.go_on()
    return known


def screen(here: Table, me: int = 1, size: tuple[int, int] = (1280, 720)) -> tuple[App, GameScreen]:
    """The window after the last round, where futures are played by nobody else."""
    app = stand(lambda app: GameScreen(app, here, me), size, Settings())
    game = app.screen
    assert isinstance(game, GameScreen)
    game.open_dialog, game.desk.tab = "", "report"
    game.debrief().what_if._open = lambda: None
    return app, game


def until_known(app: App, game: GameScreen) -> None:
    """Let the window go on until nothing is reckoned any more."""
    known = game.debrief().what_if
    for _ in range(20):
        for work in list(app.works):
            assert work.wait(LONG)
        app.tick()
        if known.search is None and known.work is None:
            return
    raise AssertionError("it never ends")


def person(tmp_path: Path, hand: str) -> tuple[Person, GameScreen]:
    """Somebody who has played the first game to its end."""
    who = Person(tmp_path, hand)
    app, game = screen(ended())
    who.app = app
    return who, game


def words_on(app: App) -> str:
    return " ".join(w.text for layer in app.stage.layers() for w in walk(layer) if isinstance(w, Label))


@cache
def prepared() -> WhatIf:
    """What mattered most in that game, found once."""
    return found(known_of(ended()))


def ready() -> WhatIf:
    """The same for somebody who asks on."""
    known, before = known_of(ended()), prepared()
    known.played, known.decisions = before.played, before.decisions
    known.found, known.known = list(before.found), dict(before.known)
    return known


# --- what is known ---


def test_what_mattered_most_is_found_and_told_as_it_comes() -> None:
    known = found(known_of(ended()))
    assert known.played is not None and len(known.decisions) > 5
    assert 1 <= len(known.found) <= 3
    for one in known.found:
        place = one.decision.changes.index(one.change)
        assert known.known[one.decision.number, place] is one


def test_a_decision_is_played_on_so_many_times_and_the_result_is_that_of_the_laboratory() -> None:
    known = ready()
    at = known.decisions[-1].number
    known.look_at(at)
    known.play()
    assert known.work is not None and known.asked == (at, 0)
    assert known.work.wait(LONG) and known.work.poll()
    one = known.result
    assert one is not None and one is known.last and known.asked is None
    assert one.onward.games == GAMES
    again = of_table(ended())
    decision = known.decisions[at]
    assert one.replayed.finals == replayed(again, decision, decision.changes[0]).finals
    few = played_on(again, decision, decision.changes[0], 10)
    assert one.onward.would[:5] == few.would and one.onward.were[:5] == few.were


class Held(Executor):
    """A pool that does its jobs one by one, as it is told to."""

    def __init__(self) -> None:
        self.jobs: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, fn: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        self.jobs.append((Future(), lambda: fn(*given, **named)))
        return self.jobs[-1][0]

    def do(self, jobs: int) -> None:
        for done, work in self.jobs[:jobs]:
            done.set_result(work())
        del self.jobs[:jobs]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        for done, _ in self.jobs:
            done.cancel()


def test_what_came_of_the_first_games_is_shown_while_the_others_are_played() -> None:
    known, pool = ready(), Held()
    known._open, known.games = lambda: pool, 60
    known.known.clear()
    known.look_at(known.decisions[-1].number)
    known.play()
    assert known.work is not None
    while len(pool.jobs) < 6:
        known.work.wait(0.01)
    pool.do(2)
    while not known.go_on():
        known.work.wait(0.01)
    one = known.result
    assert one is not None and one.onward.games == 20 and known.work is not None
    pool.do(4)
    assert known.work.wait(LONG) and known.work.poll()
    known.go_on()
    assert known.result is not None and known.result.onward.games == 60
    assert known.result.onward.would[:10] == one.onward.would


def test_what_is_stopped_leaves_nothing_and_can_be_asked_again() -> None:
    known = ready()
    known.look_at(known.decisions[0].number)
    known.known.clear()
    known.play()
    work = known.work
    assert work is not None
    known.stop()
    assert known.work is None and known.asked is None
    assert work.wait(LONG) and work.poll()
    assert known.result is None and known.last is None
    known.play()
    assert known.work is not None and known.work is not work
    known.close()


def test_a_game_that_is_asked_about_another_decision_lets_go_of_the_first() -> None:
    known = ready()
    known.look_at(0)
    known.play()
    first = known.work
    known.look_at(1)
    known.play()
    assert first is not None and first.cancelled and known.asked == (1, 0)
    known.close()


def test_nothing_is_asked_of_a_game_whose_private_things_are_sealed() -> None:
    here = played(table(), 1)
    here.sealed = True
    known = known_of(here)
    known.begin()
    assert known.search is None and known.refused == Said("whatif.sealed")


def test_a_game_that_cannot_be_gone_through_again_is_refused_in_words() -> None:
    here = four()
    known = known_of(here)
    known.begin()
    assert known.search is not None and known.search.wait(LONG) and known.search.poll()
    assert known.refused == Said("debrief.too-early")


class Gone(Executor):
    """Processes that the machine has ended."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        raise BrokenExecutor


def test_what_processes_leave_that_died_is_played_all_the_same_and_the_next_try_gets_new_ones() -> None:
    known, here = ready(), Here()
    pools = iter((Gone(), here))
    known._open, known.games = lambda: next(pools), 4
    for number in (0, 1):
        assert here.done == 0
        known.look_at(number)
        known.play()
        assert known.work is not None and known.work.wait(LONG) and known.work.poll()
        assert known.result is not None and known.result.onward.games == 4 and known.failed == []
    assert here.done > 0
    known.close()


def test_processes_that_cannot_be_begun_are_told_of_and_stop_nothing_else() -> None:
    known = ready()
    known.look_at(0)
    known.games = 4
    known.play()
    known._unsearched(OSError(errno.ENOSPC, "No space"))
    assert [error.errno for error in known.failed] == [errno.ENOSPC]
    assert known.asked == (0, 0) and known.work is not None and known.work.wait(LONG) and known.work.poll()
    assert known.result is not None and known.result.onward.games == 4
    with pytest.raises(KeyError):
        known._unplayed(KeyError("a fault of ours"))
    known.close()


@pytest.mark.slow
def test_why_futures_could_not_be_played_is_said_in_the_readers_language() -> None:
    app, game = screen(ended())
    app.set(language="fr")
    game.debrief().what_if.failed.append(OSError(errno.ENOSPC, "No space"))
    why = "le disque est plein"
    app.tick()
    assert [toast.text for toast in app.stage.toasts] == [app.words.key("whatif.failed", why=why)]
    assert why in app.stage.toasts[0].text


def test_a_game_that_is_left_asks_nothing_more() -> None:
    known = known_of(ended())
    known.close()
    known.begin()
    known.play()
    assert known.search is None and known.work is None


class Here(Executor):
    """Does what it is given at once, until it is shut down."""

    def __init__(self) -> None:
        self.done = 0
        self.open = True

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        assert self.open
        self.done += 1
        found: Future[Any] = Future()
        found.set_result(fn(*args, **kwargs))
        return found

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.open = False


@pytest.mark.slow
def test_other_processes_play_the_same_futures_and_are_let_go_when_the_window_closes() -> None:
    made: list[Here] = []

    def pool() -> Here:
        made.append(Here())
        return made[-1]

    app, game = screen(ended())
    known = game.debrief().what_if
    known._open = pool
    known.begin()
    until_known(app, game)
    alone = ready()
    assert [one.onward.would for one in known.found] == [one.onward.would for one in alone.found]
    assert len(made) == 1 and made[0].done > 0
    game.put_away()
    assert not made[0].open and game.past is None


def test_only_the_rounds_seats_and_kinds_that_are_asked_for_are_listed() -> None:
    known = ready()
    assert picked(known) == list(known.decisions)
    known.choice.round, known.choice.seat = 1, 0
    here = picked(known)
    assert here and all((one.round, one.seat) == (1, 0) for one in here)
    known.choice.kind = here[0].kind
    assert {one.kind for one in picked(known)} == {here[0].kind}


# --- at the window ---


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_a_person_opens_the_sheet_chooses_a_decision_and_has_it_played(tmp_path: Path, hand: str) -> None:
    who, game = person(tmp_path, hand)
    who._segment("final-sheet", "whatif")
    until_known(who.app, game)
    who.look()
    known = game.debrief().what_if
    assert known.found and len(picked(known)) > MOST and " more; choose a round" in words_on(who.app)
    who.press("whatif-found-0")
    assert known.result is known.found[0]
    who.look()
    assert who.app.stage.focus_id == f"whatif-change-{known.choice.change}", "the panel is gone to"
    assert "An AI player is no person" in words_on(who.app)
    who.press("whatif-close")
    at = next(one.number for one in reversed(picked(known)[:MOST]) if (one.number, 0) not in known.known)
    who.press(f"whatif-{at}")
    assert known.decision is known.decisions[at] and known.result is None
    who.press("whatif-play")
    assert "of 200 games" in words_on(who.app)
    until_known(who.app, game)
    who.look()
    assert known.result is not None and known.result.onward.games == GAMES
    said = words_on(who.app)
    assert "200 games: half as it was decided" in said and "Games won: of 100" in said
    chart = who.app.stage.find("whatif-chart")
    assert isinstance(chart, Picture) and "100 games each way" in chart.tip
    assert faults(who.app.stage) == [] == astray(who.app.stage)


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_what_is_being_played_can_be_stopped_by_hand(tmp_path: Path, hand: str) -> None:
    who, game = person(tmp_path, hand)
    who._segment("final-sheet", "whatif")
    until_known(who.app, game)
    known = game.debrief().what_if
    known.look_at(known.decisions[-1].number)
    who.app.refresh()
    known.play()
    who.app.works = []  # it goes on, and nobody asks how far it is
    who.press("whatif-stop")
    assert known.work is None
    who.look()
    assert who.app.stage.find("whatif-play") is not None


def test_a_finished_game_opened_from_disk_and_one_of_several_people_have_it_as_well(tmp_path: Path) -> None:
    path = tmp_path / "several.jsonl"
    several(path)
    again, _ = resume(path, shelf())
    app, game = screen(again, 0)
    known = game.debrief().what_if
    game.desk.back.sheet = "whatif"
    known.begin()
    until_known(app, game)
    assert known.played is not None and known.played.people == (0, 1)
    app.refresh()
    app.tick()
    assert "All decisions" in words_on(app)


def test_another_table_and_leaving_let_go_of_what_was_known() -> None:
    _, game = screen(ended())
    known = game.debrief().what_if
    game._forget()
    assert game.past is None
    known.begin()
    assert known.search is None
