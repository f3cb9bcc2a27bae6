"""Messages between seats, as those heard them who wrote or were sent them."""

from __future__ import annotations

from game.rules.record import record
from game.rules.types import Event

MESSAGE = "did.message"


@record
class Letter:
    """A message: its number among all that was heard, its round, who wrote it, its readers, its words."""

    number: int
    round: int
    by: int
    to: tuple[int, ...]
    text: str


def letter(number: int, round: int, event: Event, viewer: int) -> Letter | None:
    """An event as the message that a viewer wrote or was sent; None when it is none."""
    said, to = event.said, event.to or ()
    if said.key != MESSAGE or viewer not in to:
        return None
    told = dict(said.values)
    by = int(told["who"])
    return Letter(number, round, by, tuple(seat for seat in to if seat != by), str(told["text"]))
