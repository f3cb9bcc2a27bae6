"""A game and the history that it may be held against, if there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.catalog.shelf import Card
from game.debrief.mirror.courses import Course, courses
from game.debrief.mirror.dates import opens
from game.debrief.mirror.deeds import STATUSES, Done, done, seated
from game.debrief.played import Played


@dataclass(frozen=True, slots=True)
class Mirror:
    """`history` is the history's id; `done` what was done there and here, `courses` the figures side by side;
    `without` are the seats that the history knows nothing of."""

    history: str
    done: tuple[Done, ...]
    courses: tuple[Course, ...]
    without: tuple[int, ...]

    def of(self, status: str) -> tuple[Done, ...]:
        """The cards of a status: those furthest apart first, then agreements, then the dearest programs."""
        found = (one for one in self.done if one.status == status)
        return tuple(sorted(found, key=lambda one: (-abs(one.months), one.kind, -one.yearly, one.card, one.seats)))

    @property
    def counts(self) -> Mapping[str, int]:
        """How many cards have each status."""
        return {status: len(self.of(status)) for status in STATUSES}

    @property
    def furthest(self) -> Course | None:
        """The series that this game's decisions moved furthest from where the real ones lead the model."""
        return max(self.courses, key=lambda one: abs(one.decided), default=None)


def mirror(played: Played) -> Mirror | None:
    """What history says beside a game; None where no history knows its seats in its years."""
    history = _history(played)
    if history is None:
        return None
    known = set(seated(played.scenario, history).values())
    without = tuple(seat for seat in played.seats if seat not in known)
    return Mirror(history.id, done(played, history), courses(played, history), without)


def _history(played: Played) -> Card | None:
    """The history that knows most of the seats at this table, at least two of them, in the years that it covers."""
    found = []
    for card in played.loaded.shelf.cards["history"].values():
        seats = len(set(seated(played.scenario, card).values()))
        if seats > 1 and _years_meet(played, card):
            found.append((-seats, card.id, card))
    return min(found)[2] if found else None


def _years_meet(played: Played, card: Card) -> bool:
    scenario = played.scenario
    last = max(int(year) for row in card.data["actual"] for year in row["values"])
    ends = scenario.first_year + (scenario.first_month - 1 + opens(scenario, played.rounds + 1)) // 12
    first: int = card.data["first"][0]
    return bool(scenario.first_year <= last and ends >= first)
