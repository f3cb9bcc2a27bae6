"""Messages between seats, as those heard them who wrote or were sent them."""

from __future__ import annotations

from game.rules.record import record
from game.table.table import Table

MESSAGE = "did.message"


@record
class Letter:
    """A message: its number among all that was heard, its round, who wrote it, its readers, its words."""

    number: int
    round: int
    by: int
    to: tuple[int, ...]
    text: str


def letters(table: Table, viewer: int, since: int = 0) -> list[Letter]:
    """The messages that a viewer wrote or was sent, of all events from number `since` on."""
    found = []
    for heard in table.heard[since:]:
        said, to = heard.event.said, heard.event.to or ()
        if said.key == MESSAGE and viewer in to:
            told = dict(said.values)
            by = int(told["who"])
            readers = tuple(seat for seat in to if seat != by)
            found.append(Letter(heard.number, heard.round, by, readers, str(told["text"])))
    return found
