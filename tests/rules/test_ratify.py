"""Rulebook R: ratification. R1 what counts at home; R2 what is needed; R3 passing and falling; R4 what is foreseen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules import seen_by, told
from game.rules.ratify import THRESHOLD, forecast, ratify_deals, support, support_seen
from game.rules.types import PUBLIC, Deal, Deed, Promise, State, Swing, Term
from tests.rules.bargain import (
    ACCORD,
    BOTH,
    IN_FORCE,
    LIAISON,
    QUIET,
    bundle,
    does,
    fund,
    owes,
    pay,
    resolved,
    running,
    strikes,
    talks,
)
from tests.rules.small import NORTH, PROVINCE, SOUTH, STATES, actors, make

TWO = (NORTH, SOUTH)
HOME = 64
"""South's house on the accord: hawks 55 votes x (50 + 5 leaning + 12), congress 45 x (50 + 0 + 12), over 100."""


def votes(state: State, *more: Term, seat: int = SOUTH, capital: int = 0) -> int:
    return support(QUIET, state, seat, (ACCORD, *more), TWO, capital)


def swing(points: int, who: str = "hawks", last: int = 1, seat: int = SOUTH) -> Swing:
    return Swing(seat, who, points, last)


def opinion(points: int) -> State:
    dials = list(talks().dials)
    dials[QUIET.dials["opinion@south"]] = points
    return talks(dials=tuple(dials))


def allied(*pairs: tuple[int, int]) -> State:
    seats = talks().seats
    return talks(seats=tuple(replace(s, allies=tuple(b for a, b in pairs if a == at)) for at, s in enumerate(seats)))


def waiting(state: State, *terms: Term, parties: tuple[int, ...] = TWO, secret: bool = True, number: int = 0) -> State:
    """The round being resolved with a signed deal that North made."""
    deal = Deal(number, 0, NORTH, parties, terms, secret, state.round)
    return replace(state, phase="resolution", deals=(*state.deals, deal))


def test_r1_leaning_and_what_the_cards_please() -> None:
    assert votes(talks()) == HOME
    assert support(QUIET, talks(), SOUTH, (), TWO, 0) == (55 * 55 + 45 * 50) // 100
    assert votes(talks(), fund(NORTH, "teams")) == (55 * 91 + 45 * 62) // 100  # two points with the hawks
    assert votes(talks(), Term("suspend", NORTH, "teams")) == (55 * 43 + 45 * 62) // 100
    assert votes(talks(), Term("exempt", NORTH, "teams", target=SOUTH)) == HOME


@pytest.mark.parametrize(("dial", "points"), [(50_000, 0), (60_000, 10), (50_999, 0), (35_000, -15), (0, -50)])
def test_r1_opinion_moves_every_bench(dial: int, points: int) -> None:
    benches = ((55, 17 + points), (45, 12 + points))
    assert votes(opinion(dial)) == sum(n * (50 + max(-50, min(50, p))) for n, p in benches) // 100


def test_r1_swings_move_their_bench_while_they_last() -> None:
    assert votes(talks(swings=(swing(-20),))) == (55 * 47 + 45 * 62) // 100
    assert votes(talks(swings=(swing(-20), swing(15)))) == (55 * 62 + 45 * 62) // 100
    assert votes(talks(2, swings=(swing(-20),))) == HOME
    assert votes(talks(swings=(swing(-20, seat=NORTH), swing(-20, who="cabinet")))) == HOME


def test_r1_a_bench_gives_all_its_votes_or_none_at_most() -> None:
    assert votes(talks(swings=(swing(500),))) == (55 * 100 + 45 * 62) // 100
    assert votes(talks(swings=(swing(-500),))) == 45 * 62 // 100


@pytest.mark.parametrize(
    ("term", "points"),
    [
        (pay(NORTH, SOUTH, 150), 10), (pay(SOUTH, NORTH, 150), -10), (pay(NORTH, SOUTH, 50, rounds=3), 10),
        (pay(NORTH, SOUTH, 800), 20), (pay(SOUTH, NORTH, 1500), -20),
    ],
)  # fmt: skip
def test_r1_what_payments_bring_in_percent_of_a_years_revenue(term: Term, points: int) -> None:
    assert votes(talks(), term) == (55 * (67 + points) + 45 * (62 + points)) // 100


def test_r1_payments_after_the_last_round_bring_nothing() -> None:
    assert votes(talks(5), pay(NORTH, SOUTH, 150, rounds=3)) == votes(talks(5), pay(NORTH, SOUTH, 150))


def test_r1_allies_at_ones_side_help_as_far_as_their_aims_agree() -> None:
    agree = 100 * 5000 // 6403  # weights 50/50 and 90/10: dot 5000, lengths the root of 5000 x 8200
    points = 6 * agree // 100
    assert points == 4
    assert votes(allied((NORTH, SOUTH), (SOUTH, NORTH))) == (55 * (67 + points) + 45 * (62 + points)) // 100
    assert votes(allied((NORTH, SOUTH))) == votes(allied((SOUTH, NORTH))) == HOME
    assert votes(allied((SOUTH, STATES), (STATES, SOUTH))) == HOME


@pytest.mark.parametrize("term", [Term("support", NORTH, "accord"), Term("support", NORTH, target=SOUTH)])
def test_r1_a_supporter_moves_those_it_has_sway_over(term: Term) -> None:
    helped = (55 * 67 + 45 * (62 + 2 * 4)) // 100
    assert votes(talks(), term) == helped  # promised in the bundle itself
    assert votes(talks(promises=(owes(term),))) == helped  # or before
    assert votes(talks(promises=(owes(term),)), term) == helped  # but counted once
    assert votes(talks(promises=(owes(term, withheld=True),))) == HOME
    assert votes(talks(promises=(owes(term, 2),))) == HOME


def test_r1_support_for_something_else_or_for_oneself_does_not_count() -> None:
    for term in (Term("support", NORTH, "pact"), Term("support", PROVINCE, target=NORTH)):
        assert votes(talks(), term) == HOME
    house = replace(actors()[SOUTH], sways={"congress": 3})
    table = make(happenings={}, actors=(*actors()[:SOUTH], house, actors()[STATES]))
    own = (ACCORD, Term("support", SOUTH, "accord"))
    assert support(table, talks(), SOUTH, own, TWO, 0) == HOME


def test_r1_capital_adds_three_points_each_up_to_everybody() -> None:
    assert [votes(talks(), capital=n) for n in (0, 1, 5, 10, 12, 50)] == [64, 67, 79, 94, 100, 100]


def test_r1_a_government_without_a_house_answers_to_nobody() -> None:
    alone = replace(actors()[SOUTH], house=())
    table = make(happenings={}, actors=(*actors()[:SOUTH], alone, actors()[STATES]))
    assert support(table, talks(), SOUTH, (ACCORD,), TWO, 0) == 100


@given(st.integers(-200, 200), st.integers(-200, 200), st.integers(0, 10), st.integers(0, 100_000))
def test_r1_more_goodwill_never_costs_votes(hawks: int, congress: int, capital: int, dial: int) -> None:
    state = replace(opinion(dial), swings=(swing(hawks), swing(congress, "congress")))
    now = votes(state, capital=capital)
    assert 0 <= now <= 100
    assert votes(replace(state, swings=(*state.swings, swing(7))), capital=capital) >= now
    assert votes(state, capital=capital + 1) >= now
    assert votes(state, Term("support", NORTH, "accord"), capital=capital) >= now


@pytest.mark.parametrize("majority", ["majority", "minority", "defiant"])
@pytest.mark.parametrize("points", [-60, -40, -31, -30, -20, -19, -11, -10, 0])
def test_r2_a_stronger_government_needs_fewer_votes(majority: str, points: int) -> None:
    seats = tuple(replace(seat, majority=majority) if at == SOUTH else seat for at, seat in enumerate(talks().seats))
    state = waiting(talks(seats=seats, swings=(swing(points),)), ACCORD)
    need = {"majority": 45, "minority": 52, "defiant": 58}[majority]
    passes = votes(state) >= need
    after = ratify_deals(QUIET, state).state
    assert after.deals[0].status == ("ratified" if passes else "rejected")
    assert (forecast(QUIET, state, SOUTH, (ACCORD,), TWO) >= 100) == passes
    assert THRESHOLD[majority] == need


def test_r3_what_passes_comes_into_force_and_is_paid_for() -> None:
    state = waiting(talks(2), ACCORD, pay(SOUTH, NORTH, 5))
    step = ratify_deals(QUIET, state)
    assert [(a.card, a.parties, a.shares, a.since) for a in step.state.in_force] == [("accord", TWO, BOTH, 2)]
    assert [seat.spent for seat in step.state.seats] == [11, 0, 10, 0]  # 21 to start; the first bears what is left over
    assert [p.term.kind for p in step.state.promises] == ["pay"]
    assert [(event.said.key, event.to) for event in step.events] == [("did.ratify", None)]
    assert not step.state.deeds


def test_r3_it_must_pass_in_every_house() -> None:
    for seat, bench in ((NORTH, "cabinet"), (SOUTH, "hawks")):
        state = waiting(talks(swings=(swing(-100, bench, seat=seat),)), ACCORD, pay(SOUTH, NORTH, 5))
        step = ratify_deals(QUIET, state)
        assert step.state.deals[0].status == "rejected"
        assert not step.state.in_force and not step.state.promises and step.state.seats == state.seats
        other = SOUTH if seat == NORTH else NORTH
        assert step.state.deeds == (Deed("blame", seat, other),)
        said = told(step.events[0], PUBLIC)
        assert said is not None and said.key == "did.reject" and ("who", seat) in said.values


def test_r3_a_memorandum_needs_its_own_houses_only() -> None:
    parties = (PROVINCE, STATES)
    passing = waiting(talks(swings=(swing(-100), swing(-100, "cabinet", seat=NORTH))), LIAISON, parties=parties)
    assert ratify_deals(QUIET, passing).state.deals[0].status == "ratified"
    falling = waiting(talks(swings=(swing(-100, "statehouse", seat=STATES),)), LIAISON, parties=parties)
    assert ratify_deals(QUIET, falling).state.deals[0].status == "rejected"


def test_r3_carried_capital_can_turn_a_house() -> None:
    state = strikes(talks(swings=(swing(-39),)), NORTH, bundle(TWO, ACCORD))
    assert votes(state) == 43
    assert resolved(state).deals[0].status == "rejected"
    assert resolved(does(state, SOUTH, "carry", amount=1, target=0).state).deals[0].status == "ratified"
    assert resolved(does(state, NORTH, "carry", amount=5, target=0).state).deals[0].status == "rejected"


@pytest.mark.parametrize(("funds", "status"), [(34, "rejected"), (35, "ratified")])
def test_r3_what_cannot_be_paid_falls(funds: int, status: str) -> None:
    """South, named first, bears 11 of 21 to start and 24 of 47 to run; named second 10 and 23."""
    seats = tuple(replace(seat, funds=funds) if at == SOUTH else seat for at, seat in enumerate(talks().seats))
    step = ratify_deals(QUIET, waiting(talks(seats=seats), replace(ACCORD, shares=((SOUTH, 50), (NORTH, 50)))))
    assert step.state.deals[0].status == status
    assert [event.said.key for event in step.events] == ["did.reject.money" if status == "rejected" else "did.ratify"]
    assert not step.state.deeds
    assert ratify_deals(QUIET, waiting(talks(seats=seats), ACCORD)).state.deals[0].status == "ratified"


@pytest.mark.parametrize(("funds", "status"), [(37, "rejected"), (38, "ratified")])
def test_r3_what_is_in_force_already_is_paid_for_first(funds: int, status: str) -> None:
    """The pact costs South 5 to run beside its part of the accord, 10 and 23."""
    seats = tuple(replace(seat, funds=funds) if at == SOUTH else seat for at, seat in enumerate(talks().seats))
    pact = replace(IN_FORCE, card="pact")
    step = ratify_deals(QUIET, waiting(talks(seats=seats, in_force=(pact,)), ACCORD))
    assert step.state.deals[0].status == status


def test_r3_what_was_overtaken_falls_without_blame() -> None:
    state = waiting(waiting(talks(), ACCORD), ACCORD, pay(SOUTH, NORTH, 5), number=1)
    step = ratify_deals(QUIET, state)
    assert [deal.status for deal in step.state.deals] == ["ratified", "rejected"]
    assert len(step.state.in_force) == 1 and not step.state.promises and not step.state.deeds
    assert [event.said.key for event in step.events] == ["did.ratify", "did.reject.overtaken"]


@pytest.mark.parametrize("secret", [True, False])
def test_r3_a_secret_deal_that_never_reached_a_house_falls_in_secret(secret: bool) -> None:
    step = ratify_deals(QUIET, waiting(talks(in_force=(IN_FORCE,)), ACCORD, secret=secret))
    assert step.events[0].said.key == "did.reject.overtaken"
    assert [told(step.events[0], viewer) is None for viewer in (NORTH, SOUTH, STATES, PUBLIC)] == [
        False, False, secret, secret,
    ]  # fmt: skip


def test_r3_what_is_not_signed_is_left_alone() -> None:
    state = replace(talks(), phase="resolution", deals=(Deal(0, 0, NORTH, TWO, (ACCORD,), True, 1, (), "rejected"),))
    assert ratify_deals(QUIET, state).state == state


def test_r4_a_forecast_is_in_percent_of_what_is_needed() -> None:
    assert forecast(QUIET, talks(), SOUTH, (ACCORD,), TWO) == 100 * HOME // 45
    weak = talks(seats=tuple(replace(seat, majority="defiant") for seat in talks().seats))
    assert forecast(QUIET, weak, SOUTH, (ACCORD,), TWO, 2) == 100 * (HOME + 6) // 58


def test_r4_a_seat_sees_its_own_deals_that_wait() -> None:
    state = does(strikes(talks(), NORTH, bundle(TWO, ACCORD)), SOUTH, "carry", amount=2, target=0).state
    assert support_seen(QUIET, state, SOUTH) == ((0, 100 * (HOME + 6) // 45),)
    assert support_seen(QUIET, state, STATES) == ()
    view = seen_by(QUIET, state, SOUTH)
    assert view.mine is not None and view.mine.support == support_seen(QUIET, state, SOUTH)
    assert support_seen(QUIET, resolved(state), SOUTH) == ()


def test_r4_it_counts_on_the_support_it_knows_of() -> None:
    term = Term("support", PROVINCE, "accord")
    sure = 100 * ((55 * 67 + 45 * (62 + 4)) // 100) // 45

    def foreseen(parties: tuple[int, ...], secret: bool, withheld: bool) -> int:
        line = Promise(0, 0, term, parties, secret, 1, 5, withheld)
        return forecast(QUIET, talks(promises=(line,)), SOUTH, (ACCORD,), TWO)

    assert foreseen((PROVINCE, SOUTH), True, False) == sure
    assert foreseen((PROVINCE, NORTH), False, False) == sure
    assert foreseen((PROVINCE, NORTH), True, False) == 100 * HOME // 45
    assert foreseen((PROVINCE, SOUTH), True, True) == sure  # that it will be withheld it learns too late


def test_r4_a_view_foresees_what_the_state_foresees() -> None:
    promises = (owes(Term("support", NORTH, "accord"), withheld=True),)
    state = talks(promises=promises, swings=(swing(-9),), running=(running("teams", NORTH, 1),))
    view = seen_by(QUIET, state, SOUTH)
    assert forecast(QUIET, view, SOUTH, (ACCORD,), TWO) == forecast(QUIET, state, SOUTH, (ACCORD,), TWO)  # type: ignore[arg-type]
