"""Messages as those heard them who wrote or were sent them."""

from __future__ import annotations

from game.rules.types import Action, Offer
from game.table.table import Table, open_table
from tests.shipped import cast, loaded


def talking() -> Table:
    """A table of people, in talks."""
    table = open_table(loaded("first-game"), 7, cast("first-game", 0, 1, 2, 3))
    while table.state.phase != "negotiation":
        table.submit(Action(-1, "close"))
    return table


def write(table: Table, by: int, text: str, *to: int) -> None:
    assert table.submit(Action(by, "message", text=text, offer=Offer(tuple(sorted((by, *to))), ()))).accepted


def test_a_message_is_known_to_its_writer_and_its_readers_alone() -> None:
    table = talking()
    write(table, 2, "to one", 1)
    write(table, 0, "to all", 1, 2, 3)
    known = {seat: [one.text for one in table.letters(seat)] for seat in range(4)}
    assert known == {0: ["to all"], 1: ["to one", "to all"], 2: ["to one", "to all"], 3: ["to all"]}
    (one, every) = table.letters(1)
    assert (one.by, one.to, one.round) == (2, (1,), 1)
    assert (every.by, every.to) == (0, (1, 2, 3))
    assert table.letters(-2) == [], "the public hears of none"


def test_only_what_came_since_is_read_again() -> None:
    table = talking()
    write(table, 2, "before", 1)
    since = len(table.heard)
    write(table, 1, "after", 2)
    assert [one.text for one in table.letters(1, since)] == ["after"]
