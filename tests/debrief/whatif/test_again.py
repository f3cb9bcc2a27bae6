"""A decision changed and all else as it was: nothing changed is the same game; what is changed can really be played."""

from __future__ import annotations

import pytest

from game.debrief.played import Played, of_table
from game.debrief.whatif.again import phase_after, replayed, replays
from game.debrief.whatif.decision import NOTHING, Decision, parts
from game.debrief.whatif.found import decisions
from game.rules.types import WORLD, Action, Answer
from game.table.table import open_table
from tests.debrief.games import LONG, SHORT, played
from tests.shipped import SCENARIOS


def of_kind(game: Played, kind: str) -> Decision:
    return next(one for one in decisions(game) if one.kind == kind)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_change_that_changes_nothing_is_the_same_game_to_the_bit(scenario: str) -> None:
    game = played(scenario)
    every = decisions(game)
    assert every
    for one in replays(game, [(decision, NOTHING) for decision in every[:: max(1, len(every) // 25)]]):
        assert one.end == game.end
        assert (one.finals, one.first, list(one.healths)) == (game.finals, game.first, game.table.healths)
        assert (one.left_out, one.unheld, one.carried) == ((), 0, 0)


def test_the_same_for_every_decision_of_a_game() -> None:
    game = played(SHORT)
    assert all(one.end == game.end for one in replays(game, [(decision, NOTHING) for decision in decisions(game)]))


def test_a_world_that_answered_otherwise_elsewhere_is_believed() -> None:
    """What a journal from another machine says the world did counts, as long as the same is asked."""
    game = played(SHORT)
    table = open_table(game.loaded, game.table.seed, game.table.drivers)
    for action in game.actions:
        if action.verb == "settle" and action.answer is not None:
            told = action.answer
            action = Action(WORLD, "settle", answer=Answer(told.dials, told.stocks, told.scores, told.health + 1))
        assert table.submit(action).accepted
    foreign = of_table(table)
    one = replayed(foreign, decisions(foreign)[0], NOTHING)
    assert one.end == foreign.end and one.healths[-1] == game.table.healths[-1] + 1


@pytest.mark.parametrize("scenario", [SHORT, LONG])
def test_what_comes_out_can_really_be_played(scenario: str) -> None:
    game = played(scenario)
    wanted = [(decision, change) for decision in decisions(game) for change in decision.changes]
    for one in replays(game, wanted[:: len(wanted) // 12]):
        table = open_table(game.loaded, game.table.seed, game.table.drivers)
        for action in one.actions:
            assert table.submit(action).accepted, action
        real = of_table(table)
        assert real.end == one.end and real.over
        assert (real.finals, real.first) == (one.finals, one.first)
        assert [state.scores for state in real.states if state.phase == "report"][-1] == one.scores[-1]


def test_together_they_come_out_as_one_by_one() -> None:
    game = played(SHORT)
    wanted = [(decision, decision.changes[0]) for decision in decisions(game)[:10]]
    together = replays(game, wanted)
    assert [one.end for one in together] == [replayed(game, *pair).end for pair in wanted]


def test_what_came_before_the_decision_is_not_touched() -> None:
    game = played(LONG)
    decision = next(one for one in decisions(game) if one.kind == "offer" and one.round > 3)
    one = replayed(game, decision, decision.changes[0])
    first = next(p.first for p in parts(game.states) if (p.round, p.phase) == (decision.round, decision.phase))
    assert one.actions[:first] == tuple(game.actions[:first])
    assert list(one.healths[: decision.round - 1]) == game.table.healths[: decision.round - 1]
    assert len(one.healths) == len(one.scores) == game.rounds


def test_an_offer_that_is_not_made_takes_with_it_what_rested_on_it() -> None:
    """The answers to it are left out and told; later offers are still answered, though they have other numbers."""
    game = played(LONG)
    offer = next(
        d
        for d in decisions(game)
        if d.kind == "offer"
        and any(x.status == "ratified" and x.made == d.round and x.maker == d.seat for x in game.end.deals)
    )
    one = replayed(game, offer, offer.changes[0])
    assert len(one.end.offers) < len(game.end.offers)
    lost = {left.why.key for left in one.left_out}
    assert "no.offer.yours" in lost
    made = {(x.made, x.terms) for x in one.end.deals}
    later = [(x.made, x.terms) for x in game.end.deals if x.made > offer.round]
    assert later and sum(key in made for key in later) > len(later) / 2
    assert all(game.actions[left.position].verb not in ("pass", "settle") for left in one.left_out)


def test_a_refusal_leaves_no_deal() -> None:
    game = played(SHORT)
    yes = next(d for d in decisions(game) if d.kind == "answer" and game.actions[d.positions[0]].amount)
    one = replayed(game, yes, yes.changes[0])
    number = game.actions[yes.positions[0]].target
    assert game.end.offers[number].status == "agreed" and one.end.offers[number].status != "agreed"


def test_a_program_never_begun_does_not_run_at_the_end() -> None:
    game = played(LONG)
    since = {(r.owner, r.card): r.since for r in game.end.running if r.level}
    begun = [
        d
        for d in decisions(game)
        if d.said.key == "did.started" and since.get((d.seat, d.cards[0])) == d.round < game.rounds
    ]
    never = replays(game, [(d, d.changes[0]) for d in begun])
    later = replays(game, [(d, d.changes[1]) for d in begun])
    assert len(begun) > 5
    for one, other in zip(never, later, strict=True):
        key = (one.decision.seat, one.decision.cards[0])
        assert key not in {(r.owner, r.card) for r in one.end.running if r.level}
        running = {(r.owner, r.card): r.since for r in other.end.running}
        assert running.get(key, 0) > one.decision.round or other.unheld
    assert any(
        {(r.owner, r.card): r.since for r in o.end.running}[o.decision.seat, o.decision.cards[0]]
        == o.decision.round + 1
        for o in later
    )


def test_another_choice_is_what_is_chosen() -> None:
    game = played(SHORT)
    choice = of_kind(game, "choice")
    wanted = next(iter(choice.changes[0].put.values()))
    happened = next(
        h
        for h in replayed(game, choice, choice.changes[0]).end.happened
        if (h.card, h.round) == (wanted.card, choice.round)
    )
    assert dict(happened.choices)[choice.seat] == wanted.amount


def test_nobody_loses_a_deal_for_want_of_a_point_that_it_has() -> None:
    """Deals that passed by a hair pass again while the capital is there, and what that takes is told."""
    game = played(LONG)
    small = [(d, d.changes[0]) for d in decisions(game) if d.kind == "lever"]
    ones = replays(game, small)
    assert any(one.carried for one in ones)
    ratified = sum(deal.status == "ratified" for deal in game.end.deals)
    assert all(sum(deal.status == "ratified" for deal in one.end.deals) >= ratified - 3 for one in ones)


def test_the_phase_after_a_change_is_where_both_ways_part() -> None:
    game = played(SHORT)
    for decision in decisions(game):
        part = next(p for p in parts(game.states) if (p.round, p.phase) == (decision.round, decision.phase))
        assert phase_after(game, decision, NOTHING) == game.states[part.last]
