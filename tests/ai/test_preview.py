"""What a bundle should bring a seat: nothing for nothing, parts that add up, and what the model really gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.ai.coach import even_handed
from game.ai.level import LEVELS
from game.ai.mind import Mind
from game.ai.preview import Preview, preview
from game.ai.promised import payments, span
from game.catalog.orders import answers
from game.rules import apply, seen_by, start
from game.rules.offers import check_terms
from game.rules.types import WORLD, Action, InForce, Offer, Promise, Running, State, Term
from game.table.table import open_table
from game.world.names import INDICATORS
from tests.shipped import SCENARIOS, cast, loaded

LONG = loaded("historical-2001")
TABLE, MODEL = LONG.scenario, LONG.model
OTTAWA, QUEBEC, WASHINGTON, STATES = range(4)
PACT = Term("sign", card="quebec-new-hampshire", shares=((QUEBEC, 50), (STATES, 50)))


def mind(seat: int, scenario: str = "historical-2001") -> Mind:
    own = loaded(scenario)
    return Mind(seat, even_handed().at(max(LEVELS)), own.scenario, own.model, 7)


def quiet(round: int = 2, seed: int = 5, phase: str = "negotiation") -> State:
    """A table at which nobody does anything, in a phase of a round."""
    state = start(TABLE, seed)
    while (state.round, state.phase) != (round, phase):
        settles = state.phase == "resolution"
        act = Action(WORLD, "settle", answer=answers(TABLE, MODEL, [state])[0]) if settles else Action(WORLD, "close")
        state = apply(TABLE, state, act).state
    return state


def reckoned(*terms: Term, parties: tuple[int, ...] = (QUEBEC, STATES), seat: int = QUEBEC) -> Preview:
    return preview(mind(seat), seen_by(TABLE, quiet(), seat), Offer(parties, terms))


def test_a_bundle_of_nothing_brings_nothing() -> None:
    found = reckoned()
    assert (found.points, found.low, found.high, found.interplay, found.money) == (0.0, 0.0, 0.0, 0.0, 0.0)
    assert not any(found.payments) and found.clauses == () and found.home is None
    assert [one.points for one in found.theirs] == [0.0]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_clauses_and_what_they_do_together_add_up_to_the_whole(scenario: str) -> None:
    own = loaded(scenario)
    table = open_table(own, 7, cast(scenario))
    seen: set[int] = set()
    for _ in table.advance():
        if table.state.round > 2:
            break
        for offered in table.view(QUEBEC).offers:
            if offered.number in seen:
                continue
            seen.add(offered.number)
            found = preview(mind(QUEBEC, scenario), table.view(QUEBEC), offered.offer)
            assert len(found.clauses) == len(offered.offer.terms)
            assert sum(found.clauses) + found.interplay == pytest.approx(found.points, abs=1e-9)
            parts = sum(move.points for move in found.moves) + found.orders + found.money
            assert parts == pytest.approx(found.points, abs=1e-9)
            assert found.low <= found.points <= found.high
    assert len(seen) >= len(own.scenario.actors)


def closed(state: State) -> State:
    """On to where the world must answer, or to the end."""
    while state.phase not in ("resolution", "debrief"):
        state = apply(TABLE, state, Action(WORLD, "close")).state
    return state


def played(state: State, seeds: range) -> np.ndarray:
    """The scores of all seats at the end of real games from a state on, in which nobody does anything more."""
    games = [replace(state, seed=seed) for seed in seeds]
    while True:
        games = [closed(game) for game in games]
        if games[0].phase == "debrief":
            break
        found = answers(TABLE, MODEL, games)
        acts = [Action(WORLD, "settle", answer=answer) for answer in found]
        games = [apply(TABLE, game, act).state for game, act in zip(games, acts, strict=True)]
    rows = [TABLE.dials[f"{name}@{TABLE.actors[QUEBEC].id}"] for name in INDICATORS]
    history = np.array([[[row[at] for at in rows] for row in game.history] for game in games]) / 1000.0
    return np.asarray(0.6 * history.mean(axis=1) + 0.4 * history[:, -1])


def test_it_says_what_the_model_then_gives() -> None:
    """Against real games with and without the agreement, by other luck: every indicator but those that hang on what
    seats pay, since at a table where nobody does anything nobody pays."""
    before = quiet(phase="programs")
    found = preview(mind(QUEBEC), seen_by(TABLE, before, QUEBEC), Offer((QUEBEC, STATES), (PACT,)))
    signed = InForce(PACT.card, (QUEBEC, STATES), PACT.shares, before.round)
    seeds = range(100, 140)
    gains = played(replace(before, in_force=(*before.in_force, signed)), seeds) - played(before, seeds)
    actual = dict(zip(INDICATORS, gains.mean(axis=0), strict=True))
    weights = TABLE.actors[QUEBEC].weights
    told = {move.indicator: move.points for move in found.moves}
    names = [name for name in told if name not in ("fairness", "opinion")]
    whole = sum(actual[name] * weights[name] / 100 for name in names)
    assert whole > 0.3, "an agreement that does something"
    for name in names:
        assert told[name] == pytest.approx(actual[name] * weights[name] / 100, abs=0.05), name
    wide = max(0.05, (found.high - found.low) / 2)
    assert sum(told[name] for name in names) == pytest.approx(whole, abs=wide)


def test_clauses_bind_when_the_rules_would_have_them_bind() -> None:
    """A bundle that must be ratified binds programs a round later; payments and support at once; to the last round."""
    view = seen_by(TABLE, quiet(), QUEBEC)
    fund = Term("fund", QUEBEC, "border-health", 1, rounds=3)
    pay = Term("pay", STATES, amount=10, target=QUEBEC, rounds=99)
    assert span(TABLE, view, (fund,), fund) == range(3)
    assert span(TABLE, view, (PACT, fund), fund) == range(1, 4)
    assert span(TABLE, view, (PACT, pay), pay) == range(9)
    assert span(TABLE, view, (PACT,), PACT) == range(9)


def test_what_is_paid_is_what_the_rules_would_charge() -> None:
    view = seen_by(TABLE, quiet(), QUEBEC)
    card = TABLE.programs["border-health"]
    fund = Term("fund", QUEBEC, card.id, 1, rounds=2)
    assert payments(TABLE, view, (fund,), fund, QUEBEC)[:3] == (card.yearly_cost + card.start_cost, card.yearly_cost, 0)
    pay = Term("pay", STATES, amount=10, target=QUEBEC, rounds=2)
    assert payments(TABLE, view, (pay,), pay, QUEBEC)[:3] == (-10, -10, 0)
    assert payments(TABLE, view, (pay,), pay, STATES)[:3] == (10, 10, 0)
    assert not any(payments(TABLE, view, (pay,), pay, OTTAWA))
    runs = replace(view, running=(Running(card.id, QUEBEC, 1, 1, 1),))
    assert not any(payments(TABLE, runs, (fund,), fund, QUEBEC)), "it runs already"


def test_money_is_worth_the_more_the_more_of_it_there_is() -> None:
    small, large = (reckoned(Term("pay", STATES, amount=n, target=QUEBEC, rounds=2)) for n in (10, 20))
    assert 0 < small.money < large.money == pytest.approx(2 * small.money)
    assert small.payments[:3] == (-10, -10, 0)


def test_an_exemption_and_a_suspension_are_told_to_the_model() -> None:
    state = quiet(phase="programs")
    runs = replace(state, running=(Running("whti", WASHINGTON, 1, 1, 1),))
    view = seen_by(TABLE, runs, QUEBEC)
    for term in (Term("suspend", WASHINGTON, "whti", rounds=4), Term("exempt", WASHINGTON, "whti", 0, QUEBEC, 4)):
        found = preview(mind(QUEBEC), view, Offer((QUEBEC, WASHINGTON), (term,)))
        assert found.points > 0.01, term.kind


def test_it_goes_by_the_view_alone() -> None:
    """Others' purses, plans and secret promises move nothing."""
    state = quiet()
    secret = Promise(99, 9, Term("fund", OTTAWA, "air-security", 1), (OTTAWA, WASHINGTON), True, 2, 4)
    seats = tuple(replace(s, funds=0, plan=()) if at != QUEBEC else s for at, s in enumerate(state.seats))
    other = replace(state, seats=seats, promises=(*state.promises, secret))
    offer = Offer((QUEBEC, STATES), (PACT,))
    assert preview(mind(QUEBEC), seen_by(TABLE, other, QUEBEC), offer) == preview(
        mind(QUEBEC), seen_by(TABLE, state, QUEBEC), offer
    )


def test_a_house_is_asked_where_something_must_be_ratified() -> None:
    assert check_terms(TABLE, quiet(), QUEBEC, Offer((QUEBEC, STATES), (PACT,)), 2) is None
    found = reckoned(PACT)
    assert found.home is not None and found.theirs[0].home is not None
    assert reckoned(Term("pay", STATES, amount=10, target=QUEBEC)).home is None
