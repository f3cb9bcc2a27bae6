"""Every card of every table can be played to its end, and at the small table chance alone plays them all."""

from __future__ import annotations

import pytest

from game.rules.cards import Agreement, Scenario
from game.rules.index import index
from game.rules.record import changed
from game.rules.types import WORLD, Action, State, Swing
from tests.contract.tables import NAMES, scenario
from tests.rules.random_play import play, signers
from tests.rules.small import make
from tests.rules.stage import at, closed, done, met, offer, sign, still, yes

RICH = {"funds": 10**6, "capital": 50}


@pytest.fixture(params=NAMES)
def table(request: pytest.FixtureRequest) -> Scenario:
    return scenario(request.param)


def test_every_program_runs_at_its_highest_level_for_each_owner(table: Scenario) -> None:
    for seat, cards in enumerate(index(table).owns):
        for card in cards:
            program = table.programs[card]
            state = met(table, at(table, "programs", round=2, **RICH), program.needs)
            state = done(table, state, Action(seat, "fund", card, program.levels), Action(WORLD, "close"))
            running = next(r for r in state.running if (r.owner, r.card) == (seat, card))
            assert running.level == running.peak == program.levels, (card, seat)
            assert state.seats[seat].spent >= index(table).prices[card][0][-1], (card, seat)


def test_every_partner_can_pay_for_every_program_it_may(table: Scenario) -> None:
    for seat, cards in enumerate(index(table).cofunds):
        for card, owners in cards.items():
            program = table.programs[card]
            price = index(table).prices[card][0][program.levels]
            for owner in owners if price else ():
                state = met(table, at(table, "programs", round=2, **RICH), program.needs)
                pledge = Action(seat, "cofund", card, price, owner)
                state = done(table, state, Action(owner, "fund", card, program.levels), pledge, Action(WORLD, "close"))
                running = next(r for r in state.running if (r.owner, r.card) == (owner, card))
                assert running.shares == ((seat, 100),), (card, seat, owner)


def test_every_agreement_can_be_signed_and_ratified(table: Scenario) -> None:
    for card in table.agreements.values():
        state = signed(table, card)
        state = done(table, state, Action(WORLD, "close"), Action(WORLD, "close"))
        assert card.id in [a.card for a in state.in_force], card.id
        assert state.deals[0].status == "ratified", card.id


def signed(table: Scenario, card: Agreement) -> State:
    """A deal on this agreement between all that may sign it, before friendly houses."""
    parties = signers(table, card)
    each = 100 // len(parties)
    shares = [100 - each * (len(parties) - 1), *[each] * (len(parties) - 1)]
    state = met(table, at(table, "negotiation", round=2, **RICH), card.needs)
    friendly = tuple(
        Swing(seat, bench.constituency, 100, state.round) for seat in parties for bench in table.actors[seat].house
    )
    state = changed(state, swings=friendly)
    maker, *others = parties
    terms = sign(card.id, *shares, parties=parties)
    return done(table, state, offer(maker, parties, terms), *(yes(other, 0) for other in others))


def test_every_event_can_happen_and_every_choice_be_made(table: Scenario) -> None:
    for card in table.happenings.values():
        assert card.pinned or card.base_ppm or card.slopes, f"{card.id} can never happen"
        for choice in range(max(1, len(card.choices))):
            state = at(table, "events", round=2, **RICH)
            choosers = [
                s for s, a in enumerate(table.actors) if card.choices and set(card.chooser.split("+")) <= a.tags
            ]
            state = done(table, state, Action(WORLD, "inject", card.id))
            for seat in choosers:
                state = done(table, state, Action(seat, "choose", card.id, choice))
            made = next(h for h in state.happened if h.card == card.id)
            assert made.choices == tuple((seat, choice) for seat in choosers), card.id
            assert state.phase == "negotiation", card.id


def test_every_lever_can_be_pulled_on_all_it_reaches(table: Scenario) -> None:
    for seat, reach in enumerate(index(table).aims):
        for id, aims in reach.items():
            for aim in aims:
                lever = table.levers[id]
                state = met(table, at(table, "negotiation", round=2, **RICH), lever.needs)
                after = done(table, state, Action(seat, "pull", id, target=aim))
                assert after.seats[seat].capital == state.seats[seat].capital - lever.capital
                assert (id, seat, aim, state.round) in after.pulled


def test_no_card_is_out_of_reach_at_every_table() -> None:
    tables = [scenario(name) for name in NAMES]
    decks = {id for table in tables for id in (*table.programs, *table.levers)}
    for table in tables:
        for seat in range(len(table.actors)):
            decks -= {*index(table).owns[seat], *index(table).aims[seat]}
    assert not decks, f"nobody at any table can play {sorted(decks)}"


def test_the_rounds_of_every_table_run_to_the_end_untouched(table: Scenario) -> None:
    state = at(table, "briefing")
    for _ in range(table.rounds):
        state = closed(table, state, "resolution")
        state = done(table, state, still(state), Action(WORLD, "close"))
    assert state.phase == "debrief" and state.round == table.rounds


def test_chance_alone_plays_every_card_of_the_small_table() -> None:
    table = make(rounds=12)
    wanted = {*table.programs, *table.agreements, *table.happenings, *table.levers}
    for seed in range(60):
        for move in play(table, seed):
            state = move.step.state
            if state.phase == "report":
                wanted -= {r.card for r in state.running} | {a.card for a in state.in_force}
                wanted -= {h.card for h in state.happened} | {card for card, *_ in state.pulled}
        if not wanted:
            return
    pytest.fail(f"in 60 games from seed 0 nobody played {sorted(wanted)}")
