"""Rulebook P: the ledger. P1 when lines bind; P2 what they ask; P3 withholding; P4 payment; P5 reckoning; P6 end."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules import options, seen_by, told
from game.rules.promises import (
    active,
    asked_for,
    barred,
    exemptions,
    pay_promises,
    released,
    settle_promises,
    withholdable,
)
from game.rules.types import PUBLIC, Deed, Happened, Promise, State, Term
from tests.rules.bargain import (
    ACCORD,
    IN_FORCE,
    QUIET,
    bundle,
    does,
    fund,
    goes_on,
    keys,
    owes,
    pay,
    refusal,
    resolved,
    running,
    statuses,
    strikes,
    talks,
)
from tests.rules.random_play import play
from tests.rules.small import NORTH, PROVINCE, SMALL, SOUTH, STATES

TWO = (NORTH, SOUTH)
GIFT = pay(SOUTH, NORTH, 100)
EXEMPT = Term("exempt", NORTH, "lanes", target=SOUTH)


def planning(*terms: Term, round: int = 1) -> State:
    """The choosing of programs after North and South agreed on this."""
    state = strikes(talks(round), NORTH, bundle(TWO, *terms))
    return goes_on(state, "programs")[0]


def line(term: Term, round: int = 1, first: int = 1, last: int = 5, **more: object) -> State:
    """A round being resolved with one line on the ledger."""
    return replace(talks(round), phase="resolution", promises=(owes(term, first, last, **more),))


@pytest.mark.parametrize(("round", "status", "binds"), [
    (1, "open", False), (2, "open", True), (3, "open", True), (4, "open", False), (2, "broken", False),
])  # fmt: skip
def test_p1_a_line_binds_from_its_first_round_to_its_last_while_open(round: int, status: str, binds: bool) -> None:
    assert active(talks(round), owes(GIFT, 2, 3, status=status)) == binds


def test_p1_program_clauses_of_a_ratified_bundle_begin_with_the_next_plans() -> None:
    state = resolved(strikes(talks(), NORTH, bundle(TWO, ACCORD, GIFT, fund(NORTH, "teams", rounds=2))))
    assert {p.term.kind: (p.first, p.last) for p in state.promises} == {"pay": (1, 1), "fund": (2, 3)}


def test_p1_what_would_begin_after_the_last_round_is_not_written() -> None:
    state = resolved(strikes(talks(5), NORTH, bundle(TWO, ACCORD, GIFT, fund(NORTH, "teams"))))
    assert [p.term.kind for p in state.promises] == ["pay"]


def test_p2_open_lines_say_what_to_fund_and_what_to_leave() -> None:
    lines = (
        owes(fund(NORTH, "teams", 2), 1, 3, 0), owes(Term("suspend", NORTH, "lanes"), 1, 1, 1),
        owes(fund(SOUTH, "lanes"), 1, 5, 2), owes(fund(NORTH, "visas"), 2, 5, 3), owes(EXEMPT, 1, 5, 4),
        owes(replace(EXEMPT, target=STATES), 1, 5, 5, withheld=True),
    )  # fmt: skip
    state = talks(promises=lines)
    assert tuple(asked_for(QUIET, state, NORTH)) == (("teams", 2),)
    assert tuple(asked_for(QUIET, state, SOUTH)) == (("lanes", 1),)
    assert (barred(QUIET, state, NORTH), barred(QUIET, state, SOUTH)) == (frozenset({"lanes"}), frozenset())
    assert exemptions(state) == {(NORTH, "lanes"): (SOUTH,)}
    later = replace(state, round=2)
    assert tuple(asked_for(QUIET, later, NORTH)) == (("teams", 2), ("visas", 1))
    assert barred(QUIET, later, NORTH) == frozenset()


def test_p2_plans_are_laid_with_what_was_promised() -> None:
    state = planning(fund(NORTH, "teams", 2), fund(SOUTH, "passports"))
    assert (state.seats[NORTH].plan, state.seats[SOUTH].plan) == ((("teams", 2),), (("passports", 1),))


def test_p3_lines_that_need_no_program_are_withheld_in_secret() -> None:
    state = planning(GIFT, Term("support", SOUTH, "liaison"), fund(SOUTH, "lanes"))
    assert withholdable(state, SOUTH) == (0, 1) and withholdable(state, NORTH) == ()
    step = does(state, SOUTH, "withhold", amount=1, target=0)
    assert [told(step.events[0], viewer) is None for viewer in (SOUTH, NORTH, PUBLIC)] == [False, True, True]
    assert [seen_by(QUIET, step.state, viewer).promises[0].withheld for viewer in (SOUTH, NORTH)] == [True, False]
    assert refusal(step.state, SOUTH, "withhold", amount=1, target=0) == "no.change"
    again = does(step.state, SOUTH, "withhold", amount=0, target=0)
    assert again.state == state


def test_p3_only_ones_own_open_lines_of_these_kinds() -> None:
    state = planning(GIFT, Term("support", SOUTH, "liaison"), fund(SOUTH, "lanes"))
    for seat, number in ((NORTH, 0), (SOUTH, 2), (SOUTH, -1), (SOUTH, 99), (SOUTH, 10**40), (PROVINCE, 0)):
        assert refusal(state, seat, "withhold", amount=1, target=number) == "no.withhold"
    assert refusal(state, SOUTH, "withhold", amount=2, target=0) == "no.withhold"
    assert [found.targets for found in options(QUIET, state, SOUTH) if found.verb == "withhold"] == [(0, 1)]
    assert not [found for found in options(QUIET, state, NORTH) if found.verb == "withhold"]


def test_p4_money_changes_hands_and_is_not_spent() -> None:
    state = line(GIFT)
    step = pay_promises(QUIET, state)
    moved = [
        (after.funds - before.funds, after.spent) for before, after in zip(state.seats, step.state.seats, strict=True)
    ]
    assert moved == [(100, 0), (0, 0), (-100, 0), (0, 0)]
    assert [event.said.key for event in step.events] == ["did.pay"] and step.events[0].to == TWO


def test_p4_not_when_withheld_not_before_and_not_after() -> None:
    for state in (line(GIFT, withheld=True), line(GIFT, 1, 2, 3), line(GIFT, 4, 2, 3), line(GIFT, status="released")):
        assert pay_promises(QUIET, state).state == state


def test_p4_what_cannot_be_paid_is_broken() -> None:
    state = line(replace(GIFT, amount=1500), last=1)
    poor = replace(state, seats=tuple(replace(seat, funds=1499) for seat in state.seats))
    step = pay_promises(QUIET, poor)
    assert step.state.seats == poor.seats and not step.events
    assert statuses(settle_promises(QUIET, step.state).state) == ["broken"]


@pytest.mark.parametrize(
    ("term", "level", "status"),
    [
        (fund(NORTH, "teams", 2), 0, "broken"), (fund(NORTH, "teams", 2), 1, "broken"),
        (fund(NORTH, "teams", 2), 2, "kept"), (fund(NORTH, "teams", 2), 3, "kept"),
        (Term("suspend", NORTH, "teams"), 1, "broken"), (Term("suspend", NORTH, "teams"), 0, "kept"),
    ],
)  # fmt: skip
def test_p5_programs_are_checked_against_what_runs(term: Term, level: int, status: str) -> None:
    state = replace(line(term, last=1), running=(running("teams", NORTH, level), running("teams", PROVINCE, 2)))
    assert statuses(settle_promises(QUIET, state).state) == [status]


@pytest.mark.parametrize("term", [GIFT, EXEMPT, Term("support", NORTH, "accord")])
def test_p5_the_others_are_kept_unless_withheld(term: Term) -> None:
    assert statuses(settle_promises(QUIET, line(term, last=1)).state) == ["kept"]
    assert statuses(settle_promises(QUIET, line(term, last=1, withheld=True)).state) == ["broken"]


def test_p5_a_line_with_rounds_to_run_stays_open_and_is_weighed_anew() -> None:
    step = settle_promises(QUIET, line(GIFT, 1, 1, 2))
    assert statuses(step.state) == ["open"] and not step.events and not step.state.deeds
    broken = settle_promises(QUIET, line(GIFT, 1, 1, 2, withheld=True)).state
    assert statuses(broken) == ["broken"]
    assert settle_promises(QUIET, replace(broken, round=2, deeds=())).state.deeds == ()


def test_p5_the_parties_hear_and_the_model_hears() -> None:
    for withheld, word in ((True, "broken"), (False, "kept")):
        step = settle_promises(QUIET, line(GIFT, last=1, withheld=withheld))
        assert step.state.deeds == (Deed(word, SOUTH, NORTH),)
        event = step.events[0]
        assert event.said.key == f"did.{word}.pay"
        assert dict(event.said.values) == {"who": SOUTH, "whom": NORTH, "card": "", "amount": 100}
        assert [told(event, viewer) is None for viewer in (NORTH, SOUTH, STATES, PUBLIC)] == [False, False, True, True]


def test_p5_a_breach_wrongs_every_other_party() -> None:
    promise = replace(owes(GIFT, last=1), parties=(NORTH, PROVINCE, SOUTH), withheld=True, secret=False)
    step = settle_promises(QUIET, replace(line(GIFT), promises=(promise,)))
    assert step.state.deeds == (Deed("broken", SOUTH, NORTH), Deed("broken", SOUTH, PROVINCE))
    assert step.events[0].to is None


def test_p5_what_an_agreement_has_ruled_out_is_released() -> None:
    state = replace(line(fund(SOUTH, "passports"), round=3), in_force=(IN_FORCE,))
    step = settle_promises(QUIET, state)
    assert statuses(step.state) == ["released"] and not step.state.deeds
    assert [event.said.key for event in step.events] == ["did.released.law"]


def test_p5_what_could_not_begin_is_released_but_what_ran_must_go_on() -> None:
    scanners = fund(SOUTH, "scanners")
    assert statuses(settle_promises(QUIET, line(scanners)).state) == ["released"]
    assert statuses(settle_promises(QUIET, line(scanners, round=2)).state) == ["broken"]
    happened = replace(line(scanners), happened=(Happened("attack", 1),))
    assert statuses(settle_promises(QUIET, happened).state) == ["broken"]
    runs = replace(line(scanners, last=1), running=(running("scanners", SOUTH, 1),))
    assert released(QUIET, runs, runs.promises[0]) == ""
    assert statuses(settle_promises(QUIET, runs).state) == ["kept"]


def test_p5_a_whole_round_keeps_what_plans_hold_and_breaks_what_they_drop() -> None:
    state = planning(fund(NORTH, "teams"), fund(SOUTH, "lanes"), GIFT)
    state = does(state, NORTH, "fund", card="teams", amount=0).state
    state, steps = goes_on(state, "resolution")
    assert dict(zip((p.term.kind + str(p.term.by) for p in state.promises), statuses(state), strict=True)) == {
        "fund0": "broken", "fund2": "kept", "pay2": "kept",
    }  # fmt: skip
    assert {"did.broken.fund", "did.kept.fund", "did.kept.pay", "did.pay"} <= set(keys(steps))


@pytest.mark.parametrize("seed", range(12))
def test_p6_lines_made_are_open_kept_broken_or_released_and_none_outlives_the_game(seed: int) -> None:
    ended: dict[int, Promise] = {}
    count, state = 0, None
    for move in play(SMALL, seed):
        state = move.step.state
        tally = Counter(statuses(state))
        assert sum(tally[status] for status in ("open", "kept", "broken", "released")) == len(state.promises) >= count
        count = len(state.promises)
        for promise in state.promises:
            assert ended.setdefault(promise.number, promise) == promise or ended[promise.number].status == "open"
            ended[promise.number] = promise
        assert all(state.round <= promise.last for promise in state.promises if promise.status == "open")
    assert state is not None and "open" not in statuses(state)


TERM = st.one_of(
    st.builds(fund, st.sampled_from(TWO), st.sampled_from(["teams", "lanes", "visas"]), st.integers(1, 3)),
    st.builds(pay, st.just(SOUTH), st.just(NORTH), st.integers(1, 3000)),
    st.just(Term("suspend", NORTH, "lanes")),
    st.just(EXEMPT),
    st.just(Term("support", SOUTH, "accord")),
)
LINES = st.lists(st.tuples(TERM, st.integers(1, 5), st.integers(0, 3), st.booleans()), max_size=6)


@given(LINES, st.integers(1, 5), st.lists(st.integers(0, 3), min_size=2, max_size=2))
@settings(max_examples=200, deadline=None)
def test_p5_money_is_conserved_and_each_end_leaves_one_deed_a_party(
    lines: list[tuple[Term, int, int, bool]], round: int, levels: list[int]
) -> None:
    promises = tuple(
        owes(term, first, min(5, first + more), number, withheld=withheld)
        for number, (term, first, more, withheld) in enumerate(lines)
    )
    runs = (running("lanes", NORTH, min(2, levels[0])), running("teams", NORTH, levels[1]))
    state = replace(talks(round), phase="resolution", promises=promises, running=runs)
    paid = pay_promises(QUIET, state).state
    assert sum(seat.funds for seat in paid.seats) == sum(seat.funds for seat in state.seats)
    assert all(seat.funds >= 0 for seat in paid.seats)
    step = settle_promises(QUIET, paid)
    ends = Counter(p.status for p in step.state.promises) - Counter(p.status for p in promises)
    assert len(step.state.deeds) == ends["kept"] + ends["broken"]
    assert len(step.events) == ends["kept"] + ends["broken"] + ends["released"]
    assert all(after.status == before.status or active(state, before)
               for before, after in zip(promises, step.state.promises, strict=True))  # fmt: skip
