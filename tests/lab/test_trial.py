"""Pairs of games: all the luck of one in the other, and what came within reach of whom."""

from __future__ import annotations

from dataclasses import replace
from math import isnan
from typing import Any

import pytest

from game.ai.persona import fitting
from game.lab import trial as trials
from game.lab.balance import rotated
from game.lab.locked import locked, unseated
from game.lab.lockstep import Table, go_on, opened, play
from game.lab.trial import Trial, pair, pairs, seatings, suited, takers, trial
from game.rules.types import WORLD, State
from tests.lab.planted import AGREEMENT, EVENT, FREE, LEVER, NEED, boon, planted, table
from tests.shipped import loaded

SHORT = loaded("autumn-2001")


def final(table: Table, seed: int) -> State:
    (game,) = play(table, [seed])
    return game.state


def test_a_game_goes_on_from_where_it_was_as_it_did() -> None:
    states: list[State] = []
    at = Table(SHORT, rotated(SHORT, 4, 2))
    (whole,) = play(at, [2], lambda seen: states.extend(seen))
    assert [state.round for state in states] == [1, 2, 3, 4, 5]
    rest = [opened(at, state) for state in states]
    go_on(rest)
    assert all(game.state == whole.state for game in rest), "those that are ahead have waited for the others"


@pytest.mark.parametrize("level", [4, 5])
def test_a_pair_is_the_same_alone_and_beside_others(level: int) -> None:
    """Of an event, so that the two games of each seed part in another round or not at all."""
    on = planted("events", EVENT, level, hazard={"base": 0.3, "per": ()}, needs=())
    seeds = range(6) if level == 4 else range(2)
    together = pairs(on, seeds)
    assert together == [pair(on, seed) for seed in seeds]
    assert level == 5 or len({row.taken for row in together}) > 2


@pytest.mark.parametrize("seed", range(4))
def test_a_locked_card_is_as_good_as_none(seed: int) -> None:
    """The last card of a deck, whose going moves no other's place, and that moves no dial."""
    there = table(cost=FREE, effects=(), pleases={}, reassures=())
    gone = locked(there, "programs", "zz-planted")
    people = rotated(there, 4, seed)
    programs = {id: card for id, card in there.scenario.programs.items() if id != "zz-planted"}
    without = replace(there, scenario=replace(there.scenario, programs=programs))
    assert final(Table(gone, people), seed) == final(Table(without, people), seed)


@pytest.mark.parametrize(
    ("kind", "of", "more"),
    [
        ("programs", "public-safety", {"by": ("community",), "effects": boon(20)}),
        ("programs", "public-safety", {"needs": ({**NEED, "event": EVENT},), "effects": boon(20)}),
        ("agreements", AGREEMENT, {"needs": ({**NEED, "event": EVENT},), "cost": FREE}),
        ("levers", LEVER, {"needs": ({**NEED, "event": EVENT},)}),
        ("events", EVENT, {"hazard": {"base": 0.0, "per": ()}}),
    ],
)
def test_what_nobody_may_choose_changes_nothing_to_the_last_point(kind: str, of: str, more: dict[str, Any]) -> None:
    on = planted(kind, of, **more)
    for seed in range(3):
        people, others, _ = seatings(on, seed)
        assert people == others
        assert final(Table(on.table, people), seed) == final(Table(on.without, others), seed)
        found = pair(on, seed)
        assert found.having == found.lacking and not found.open and not found.taken


def test_what_cannot_come_does_not_come() -> None:
    """Each kind of card is there in the one game and never in the other."""
    certain = {"base": 1.0, "per": ()}
    cases: tuple[Trial, ...] = (
        planted(cost=FREE, effects=boon(20)),
        planted("agreements", AGREEMENT, cost=FREE),
        planted("events", EVENT, hazard=certain, once=True, needs=()),
    )
    for on in cases:
        rows = [pair(on, seed) for seed in range(3)]
        assert any(row.taken for row in rows), on.kind
        assert all(row.having != row.lacking for row in rows if row.taken), on.kind
        for seed in range(3):
            state = final(Table(on.without, seatings(on, seed)[1]), seed)
            names = (
                {r.card for r in state.running} | {a.card for a in state.in_force} | {h.card for h in state.happened}
            )
            assert "zz-planted" not in names


LATE = [
    (kind, id)
    for kind, deck in (("programs", "programs"), ("agreements", "agreements"), ("events", "happenings"))
    for id, card in getattr(SHORT.scenario, deck).items()
    if card.needs or kind == "events"
]


@pytest.mark.parametrize("at", range(0, len(LATE), 9))
def test_games_that_part_late_are_what_they_are_from_the_start(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    on = trial(SHORT, *LATE[at], 2 + at % 3)
    found = pair(on, at)
    monkeypatch.setattr(trials, "foretold", lambda on: False)
    assert pair(on, at) == found


def test_who_took_it_when_and_who_might_have() -> None:
    on = planted(cost=FREE, effects=boon(20), by=("federal",))
    assert takers(on) == (0, 2)
    row = pair(on, 1)
    assert set(row.open) == {0, 2} and dict(row.taken) == {0: 1, 2: 1}
    assert row.people == tuple(who.id for who in rotated(on.table, 4, 1))
    pact = planted("agreements", AGREEMENT, cost=FREE)
    shared = next(row for row in (pair(pact, seed) for seed in range(6)) if row.taken)
    assert shared.offered and shared.signed and [seat for seat, _ in shared.taken] == [0, 2]
    event = pair(planted("events", EVENT, hazard={"base": 1.0, "per": ()}, needs=()), 1)
    assert event.taken == ((WORLD, 1),) and event.open == (WORLD,)


def test_an_actor_is_weighed_by_the_table_without_it() -> None:
    on = trial(SHORT, "actors", SHORT.scenario.actors[1].id, 4)
    row = pair(on, 0)
    assert on.seat == 1 and len(on.without.scenario.actors) == 3
    assert [at for at, points in enumerate(row.lacking.finals) if isnan(points)] == [1]
    assert not any(isnan(points) for points in row.having.finals)
    people, others, _ = seatings(on, 0)
    assert others == (people[0], *people[2:])
    assert [actor.id for actor in unseated(SHORT, 0).scenario.actors] == [a.id for a in SHORT.scenario.actors[1:]]


def test_a_persona_is_weighed_against_the_others_in_each_of_its_seats() -> None:
    on = trial(SHORT, "personas", "trade-broker", 4)
    seats, rivals = set(), set()
    for seed in range(40):
        people, others, at = seatings(on, seed)
        seats.add(at)
        rivals.add((at, others[at].id))
        assert people[at].id == "trade-broker" != others[at].id and others[at].level == people[at].level == 4
        assert people[:at] == others[:at] and people[at + 1 :] == others[at + 1 :]
    assert seats == set(suited(on))
    for seat in seats:
        every = {who.id for who in fitting(SHORT.shelf, SHORT.scenario.actors[seat])} - {"trade-broker"}
        assert len({id for at, id in rivals if at == seat}) == min(len(every), 40 // len(seats))
