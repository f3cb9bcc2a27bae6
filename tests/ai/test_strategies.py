"""What the article says weaker partners do is seen in play: initiative, coalition, networks, levers of each kind."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from game.lab.balance import rotated
from game.lab.lockstep import Game, Table, play
from game.rules.cards import fits_any
from tests.shipped import loaded

LONG = loaded("historical-2001")
TABLE = LONG.scenario
OTTAWA, QUEBEC, WASHINGTON, STATES = range(4)


pytestmark = pytest.mark.slow


@cache
def games() -> tuple[Game, ...]:
    """Six decades at the highest level, personas taking turns."""
    return tuple(play(Table(LONG, rotated(LONG, 5, seed)), [seed])[0] for seed in range(6))


def test_every_kind_of_lever_is_pulled() -> None:
    kinds = Counter(TABLE.levers[id].kind for game in games() for id, *_ in game.state.pulled)
    assert {"appeal", "lobby", "pressure"} == set(kinds)


def test_many_levers_are_in_use() -> None:
    used = {id for game in games() for id, *_ in game.state.pulled}
    assert len(used) >= 5


def test_quebec_works_the_states_and_sits_at_no_federal_table() -> None:
    for game in games():
        mine = [d for d in game.state.deals if QUEBEC in d.parties and d.status == "ratified"]
        with_states = [d for d in mine if STATES in d.parties and any(t.kind == "sign" for t in d.terms)]
        assert len(with_states) >= 4
        signed = {t.card for d in mine for t in d.terms if t.kind == "sign"}
        treaties = {id for id in signed if TABLE.agreements[id].kind == "treaty"}
        assert not treaties, treaties


def test_delegations_are_kept_and_open_levers_of_their_own() -> None:
    ran = [any(r.card == "quebec-delegations" for r in game.state.running) for game in games()]
    assert sum(ran) >= 2
    own = {id for id, card in TABLE.levers.items() if not fits_any(TABLE.actors[OTTAWA], card.by)}
    assert any(by == QUEBEC and id in own for game in games() for id, by, *_ in game.state.pulled)


def test_ottawa_and_quebec_find_common_cause_in_some_games() -> None:
    together = [QUEBEC in g.state.seats[OTTAWA].allies and OTTAWA in g.state.seats[QUEBEC].allies for g in games()]
    assert any(together)


def test_the_initiative_is_taken_before_anybody_asks() -> None:
    """Programs that nobody's promise asked for are begun by everybody, and weaker partners make offers of their own."""
    for game in games():
        assert all(any(r.owner == seat and not r.asked for r in game.state.running) for seat in range(4))
        made = Counter(o.maker for o in game.state.offers)
        assert made[QUEBEC] and made[STATES]
