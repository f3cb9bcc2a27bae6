"""Which sound belongs to what a seat has just been told: at most one, the weightiest."""

from __future__ import annotations

from collections.abc import Iterable

from game.client.desk.desk import Desk
from game.rules.types import Said

OF_KEYS = (("did.event", "event"), ("did.broken.", "broken"), ("did.ratify", "deal"))
"""What the record says and how it sounds, weightiest first. Each is a line of the record as well."""


def cue(told: Iterable[Said], arrived: bool, called: bool) -> str:
    """The sound for new lines of the record, an offer that waits now and did not before, a turn that begins; or ""."""
    keys = [said.key for said in told]
    for start, sound in OF_KEYS:
        if any(key.startswith(start) for key in keys):
            return sound
    return "offer" if arrived else "turn" if called else ""


class Ear:
    """What one seat has heard so far."""

    def __init__(self, desk: Desk) -> None:
        self._lines = len(desk.record)
        self._offers = waiting(desk)
        self._mine = desk.my_turn

    def listen(self, desk: Desk) -> str:
        """The sound for all that is new since the last time, "" for none."""
        lines, offers, mine = len(desk.record), waiting(desk), desk.my_turn
        fresh = (line.said for line in desk.record[self._lines :])
        found = cue(fresh, bool(offers - self._offers), mine and not self._mine)
        self._lines, self._offers, self._mine = lines, offers, mine
        return found


def waiting(desk: Desk) -> frozenset[int]:
    """Numbers of the offers that wait for the seat's answer."""
    return frozenset(target for option in desk.options if option.verb == "answer" for target in option.targets)
