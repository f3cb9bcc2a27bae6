"""Games in which a person sat and a teacher gave orders."""

from __future__ import annotations

from collections.abc import Mapping

from game.debrief.played import Played, of_table
from game.rules.types import WORLD, Action
from game.table.story import cast
from game.table.table import Table, open_table
from tests.debrief.games import SHORT
from tests.shipped import loaded


def played_by_people(
    seats: tuple[int, ...] = (0,),
    orders: Mapping[tuple[int, str], Action] | None = None,
    seed: int = 7,
    scenario: str = SHORT,
) -> Played:
    """A game (the short one) with people in some seats, who leave everything to the clock; `orders` are given once each
    when their round and phase have come."""
    cards = loaded(scenario)
    drivers = tuple(None if seat in seats else one for seat, one in enumerate(cast(cards, seed)))
    table = open_table(cards, seed, drivers)
    left = dict(orders or {})
    while table.state.phase != "debrief":
        given = left.pop((table.state.round, table.state.phase), None)
        if given is not None:
            assert table.submit(given).accepted
            continue
        _on(table)
    assert not left
    return of_table(table, "people")


def _on(table: Table) -> None:
    """One step of the others, else the end of the phase."""
    if next(table.advance(), None) is None:
        assert table.submit(Action(WORLD, "close")).accepted
