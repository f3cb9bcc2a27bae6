"""What every scenario keeps in every game: whoever is due can act, options hold, nothing vanishes, games end."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from game.catalog.texts import Words
from game.rules import allows, apply, decode, due, encode, options
from game.rules.cards import Scenario
from game.rules.index import index
from game.rules.types import Action, Event, Said, State
from tests.contract.tables import NAMES, scenario, shelf
from tests.rules.random_play import MOST_TRIES, Move, Player, dice, play

GAMES = 50
PROVISO = frozenset({"no.plan"})
"""The one reason for which an option may be closed as filled: a plan must be payable before it is passed."""


@pytest.fixture(params=NAMES)
def table(request: pytest.FixtureRequest) -> Scenario:
    return scenario(request.param)


def moves(table: Scenario, games: int) -> Iterator[tuple[int, int, Move]]:
    """(seed, how many so far, move) of some random games."""
    for seed in range(games):
        for count, move in enumerate(play(table, seed)):
            yield seed, count, move


def test_whoever_is_due_has_an_option_that_applies(table: Scenario) -> None:
    player = Player(table, dice(1))
    for seed, count, move in moves(table, GAMES // 5):
        for seat in due(table, move.before) if count % 5 == 0 else ():
            open_now = reversed(options(table, move.before, seat))
            legal = (allows(table, move.before, player.fill(move.before, seat, option)) is None for option in open_now)
            assert any(legal), (seed, count, seat)


def test_every_option_applies(table: Scenario) -> None:
    """However it is filled within its bounds; what an offer says is judged clause by clause, and no is always open."""
    player = Player(table, dice(2))
    for seed, count, move in moves(table, GAMES // 5):
        if count % 7:
            continue
        for seat in due(table, move.before):
            for option in options(table, move.before, seat):
                action = player.fill(move.before, seat, option)
                if option.verb in ("offer", "pass") or (option.verb == "answer" and action.amount):
                    continue
                assert allows(table, move.before, action) is None, (seed, count, option, action)


def test_who_is_not_due_has_no_option(table: Scenario) -> None:
    for seed, count, move in moves(table, 5):
        waiting = due(table, move.before)
        for seat in range(len(table.actors)):
            if seat not in waiting:
                assert options(table, move.before, seat) == (), (seed, count, seat)


def test_nothing_appears_or_vanishes_and_every_game_ends(table: Scenario) -> None:
    most = table.rounds * (len(table.actors) * 5 * (2 * MOST_TRIES + 4) + 50)
    for seed, count, move in moves(table, GAMES):
        state = move.step.state
        where = (seed, count, move.action)
        assert count < most, where
        assert money(state) == state.granted, where
        assert sum(s.capital for s in state.seats) + state.capital_used == state.capital_granted, where
        assert all(s.funds >= 0 and s.capital >= 0 and s.spent >= 0 for s in state.seats), where
        if move.step.refused is not None:
            assert state is move.before and not move.step.events, where
            assert move.step.refused.key in PROVISO or move.action.verb in ("offer", "answer", "inject"), where


def money(state: State) -> int:
    return sum(s.funds + s.spent for s in state.seats) + state.lapsed


def test_what_is_in_force_is_lawful(table: Scenario) -> None:
    rivals = index(table).rivals
    for seed, count, move in moves(table, GAMES // 5):
        state, where = move.step.state, (seed, count)
        cards = [a.card for a in state.in_force]
        assert len(set(cards)) == len(cards), where
        keys = [(r.owner, r.card) for r in state.running]
        assert keys == sorted(set(keys)), where
        for running in state.running:
            program = table.programs[running.card]
            assert 0 <= running.level <= running.peak <= program.levels, where
            assert running.card in index(table).owns[running.owner], where
            assert sum(share for _, share in running.shares) <= 100, where
        if state.phase == "report":
            on = {(r.owner, r.card) for r in state.running if r.level}
            for owner, card in on:
                for rival in rivals.get(card, ()):
                    assert (owner, rival) not in on and rival not in cards, (where, card, rival)


def test_promises_follow_from_deals_and_end_with_the_game(table: Scenario) -> None:
    for seed, count, move in moves(table, GAMES // 5):
        state, where = move.step.state, (seed, count)
        numbers = [p.number for p in state.promises]
        assert len(set(numbers)) == len(numbers), where
        for promise in state.promises:
            deal = state.deals[promise.deal]
            assert deal.status == "ratified" and promise.term in deal.terms, where
            assert promise.first <= promise.last <= table.rounds, where
        written = {(p.deal, p.term) for p in state.promises}
        for deal in state.deals:
            if deal.status == "ratified" and deal.made < table.rounds:
                assert all(t.kind == "sign" or (deal.number, t) in written for t in deal.terms), where
        if state.phase == "debrief":
            assert not [p for p in state.promises if p.status == "open"], where
            assert not [d for d in state.deals if d.status == "signed"], where


def test_a_saved_state_goes_on_identically(table: Scenario) -> None:
    """A game in step with one that is written to JSON and read back before every move."""
    for count, move in enumerate(play(table, 1)):
        before = decode(State, json.loads(json.dumps(encode(move.before))))
        assert before == move.before, count
        action = decode(Action, json.loads(json.dumps(encode(move.action))))
        assert apply(table, before, action) == move.step, (count, action)


def test_every_sentence_can_be_said_in_both_languages(table: Scenario) -> None:
    catalogues = [Words(shelf(), language) for language in ("en", "fr")]
    heard: set[str] = set()
    for _, _, move in moves(table, GAMES // 5):
        for said in sentences(move.step.events, move.step.refused):
            if said.key not in heard:
                heard.add(said.key)
                texts = [words.say(said, table) for words in catalogues]
                assert all(texts) and not any("{" in text for text in texts), said
    assert len(heard) > 30


def sentences(events: tuple[Event, ...], refused: Said | None) -> Iterator[Said]:
    for event in events:
        yield event.said
        if event.hush is not None:
            yield event.hush
    if refused is not None:
        yield refused
