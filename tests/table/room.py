"""Tables of the first game for tests: one person who always passes, personas in the other seats."""

from __future__ import annotations

from pathlib import Path

from game.rules.types import WORLD, Action, Offer, Term
from game.table.table import Table, open_table
from tests.shipped import cast, loaded

SHORT = "first-game"
SWAP = Offer((0, 1), (Term("pay", 1, "", 10, 0), Term("support", 0, "", 0, 1)))
"""Seat 0 offers seat 1 its support for money."""


def played(table: Table, me: int, until: str = "debrief") -> Table:
    """A person who always passes, among personas, up to a phase."""
    for _ in range(400):
        for _ in table.advance():
            pass
        if table.state.phase in (until, "debrief"):
            return table
        option = next((o for o in table.options(me) if o.verb == "choose"), None)
        action = (
            Action(me, "choose", option.card, option.targets[0] if option.targets else 0)
            if option
            else Action(me, "pass")
        )
        assert table.submit(action, table.version).accepted
    raise AssertionError("the game does not end")


def table(path: Path | None = None, seed: int = 5, *people: int) -> Table:
    return open_table(loaded(SHORT), seed, cast(SHORT, *(people or (1,))), path)


def four(path: Path | None = None, until: str = "negotiation") -> Table:
    """Four persons at a table without a clock, closed through to a phase."""
    here = open_table(loaded(SHORT), 5, (None,) * 4, path)
    while here.state.phase != until:
        assert here.submit(Action(WORLD, "close")).accepted
    return here
