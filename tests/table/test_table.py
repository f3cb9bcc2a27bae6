"""The one gate, the clock, the phases, who acts."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from game.rules import encode
from game.rules.types import PUBLIC, TEACHER, WORLD, Action, Offer, Said, Term
from game.table.clock import Clock
from game.table.journal import Journal, JournalError
from game.table.phases import Phases
from game.table.table import open_table
from tests.shipped import cast, loaded, persona
from tests.table.room import SHORT, SWAP, four, played, table


def test_a_game_ends_and_everybody_has_a_score() -> None:
    done = played(table(), 1)
    assert done.state.phase == "debrief"
    assert all(score > 0 for score in done.view(PUBLIC).scores)


def test_an_illegal_action_changes_nothing_and_says_why() -> None:
    here = table()
    before = here.state
    reply = here.submit(Action(1, "fund", "no-such-card", 1), here.version)
    assert not reply.accepted and reply.said is not None
    assert here.state is before


def test_a_stale_version_is_refused_with_a_sentence() -> None:
    here = played(table(), 1, "negotiation")
    old = here.version
    assert here.submit(Action(1, "pass"), old).accepted
    reply = here.submit(Action(1, "pass"), old - 1)
    assert reply.said == Said("table.stale")


def test_two_seats_in_one_phase_do_not_refuse_each_other() -> None:
    here = open_table(loaded(SHORT), 5, (None,) * 4)
    version = here.version
    assert here.submit(Action(0, "pass"), version).accepted
    assert here.submit(Action(1, "pass"), version).accepted


def test_the_same_seed_tells_the_same_game() -> None:
    assert encode(played(table(), 1).state) == encode(played(table(), 1).state)


def test_another_seed_tells_another() -> None:
    assert encode(played(table(seed=5), 1).state) != encode(played(table(seed=6), 1).state)


class FullDisk(Journal):
    """A journal whose disk is full from now on."""

    def add(self, data: Mapping[str, Any], *, wait: bool = True) -> None:
        raise JournalError(Said("save.unwritable", (("text", "saves"), ("why", errno.errorcode[errno.ENOSPC]))))


def test_a_full_disk_refuses_and_keeps_the_game(tmp_path: Path) -> None:
    here = table()
    here.journal = FullDisk.__new__(FullDisk)
    before = here.state
    reply = here.submit(Action(1, "pass"), here.version)
    assert reply.said is not None and reply.said.key == "save.unwritable"
    assert here.state is before


def test_the_clock_closes_a_phase_when_time_is_up() -> None:
    now = [0.0]
    here = open_table(loaded(SHORT), 5, (None,) * 4, None, lambda: now[0])
    here.clock.begin("briefing")
    assert not here.tick()
    now[0] = 120.0
    assert here.tick()
    assert here.state.phase != "briefing"


def test_a_clock_pauses_extends_and_goes_on() -> None:
    now = [0.0]
    clock = Clock(lambda: now[0], {"programs": 2.0})
    assert clock.left() is None
    clock.begin("programs")
    now[0] = 30.0
    assert clock.left() == 90.0
    clock.pause()
    now[0] = 500.0
    assert clock.left() == 90.0 and not clock.up()
    clock.extend(1)
    clock.resume()
    now[0] = 649.0
    assert clock.left() == 1.0
    now[0] = 651.0
    assert clock.up()


def test_the_machine_follows_the_rules_through_several_phases() -> None:
    seen: list[str] = []
    phases = Phases("report", lambda source, phase: seen.append(phase))
    phases.follow("negotiation")
    assert seen == ["briefing", "events", "negotiation"]
    phases.follow("paused")
    phases.follow("negotiation")
    phases.follow("report")
    phases.follow("debrief")
    assert seen[-1] == "debrief"


def test_a_paused_table_waits() -> None:
    here = table()
    assert here.submit(Action(WORLD, "pause")).accepted
    assert not here.waiting()
    assert here.submit(Action(WORLD, "resume")).accepted
    assert here.waiting()


def test_why_adds_up_to_the_change() -> None:
    here = played(table(), 1, "report")
    for dial in ("commerce@ottawa", "trade", "alarm", "trust@ottawa~quebec", "safety@quebec"):
        at = here.scenario.dials[dial]
        change = (here.state.dials[at] - here.scenario.opening[at]) / 1000
        assert sum(cause.points for cause in here.why(dial)) == pytest.approx(change, abs=0.002)


def test_the_teacher_sees_all_and_the_public_no_secret() -> None:
    here = played(table(), 1, "negotiation")
    assert all(other is not None for other in here.view(TEACHER).others)
    assert here.view(PUBLIC).mine is None and not any(here.view(PUBLIC).others)


def test_a_pause_stops_the_clock_of_the_phase() -> None:
    now = [0.0]
    here = open_table(loaded(SHORT), 5, (None,) * 4, None, lambda: now[0])
    now[0] = 50.0
    assert here.clock.left() == 70.0
    assert here.submit(Action(WORLD, "pause")).accepted
    now[0] = 900.0
    assert not here.tick() and here.clock.left() == 70.0
    assert here.submit(Action(WORLD, "resume")).accepted
    now[0] = 930.0
    assert here.clock.left() == 40.0


def test_the_clock_runs_from_the_first_moment() -> None:
    now = [0.0]
    here = open_table(loaded(SHORT), 5, (None,) * 4, None, lambda: now[0])
    now[0] = 120.0
    assert here.tick() and here.state.phase == "events"
    assert here.clock.left() == 60.0


def test_a_seat_is_handed_to_a_persona_and_back() -> None:
    here = open_table(loaded(SHORT), 5, cast(SHORT, 0, 1, 2, 3))
    assert not here.waiting()
    assert here.seat_driver(2, persona("trade-broker")).accepted
    assert list(here.advance()) == [2]
    assert here.seat_driver(2, None).accepted
    assert not here.waiting()


def test_a_step_of_the_others_is_one_action() -> None:
    here = table()
    for _ in here.advance():
        assert here.thoughts[-1][1] in (0, 2, 3)
        break
    assert sum(seat.ready for seat in here.state.seats) == 1


def test_the_table_goes_on_when_the_disk_has_room_again(tmp_path: Path) -> None:
    here = table(tmp_path / "a.jsonl")
    journal, here.journal = here.journal, FullDisk.__new__(FullDisk)
    assert list(here.advance()) == []
    assert here.frozen is not None and not here.thaw() and not here.options(1)
    here.journal = journal
    assert here.thaw() and here.options(1)
    assert list(here.advance())


def test_words_with_an_offer_that_no_catalogue_knows_are_not_repeated() -> None:
    here = four()
    for seat in (0, 1):
        other = 1 - seat
        asks = Offer((0, 1), (Term("pay", other, "", 10, seat), Term("support", seat, "", 0, other)))
        text = "says.swap.open" if seat else "{who:the-actor} says anything"
        assert here.submit(Action(seat, "offer", offer=asks, text=text)).accepted
    keys = [said.key for _, _, said in here.told(0)]
    assert "says.swap.open" in keys and not any(key.startswith("{") for key in keys)


def test_others_do_not_hear_what_goes_with_a_secret_offer() -> None:
    here = four()
    assert here.submit(Action(0, "offer", offer=SWAP, text="says.swap.open")).accepted
    assert "says.swap.open" in [said.key for _, _, said in here.told(1)]
    assert "says.swap.open" not in [said.key for _, _, said in here.told(2)]
    assert "says.swap.open" not in [said.key for _, _, said in here.told(PUBLIC)]


def test_what_is_told_goes_on_from_where_one_listened() -> None:
    here = played(table(), 1, "negotiation")
    heard = here.told(1)
    numbers = [number for number, _, _ in heard]
    assert numbers == sorted(numbers)
    assert here.told(1, numbers[2]) == heard[2:]
