"""What balance can be read from many games: seats, personas, cards, first offers. What ran was chosen, not drawn by
lot, so that differences between games with a card and without it are observations, not effects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite, sqrt

from game.ai.persona import personas
from game.catalog.load import Loaded
from game.lab.balance import Played
from game.lab.claims import SURE, Effect, effect
from game.lab.dominated import Dominated, dominated
from game.rules.index import index

EVEN = 5.0
"""Percent of the mean of all seats by which a seat may end above or below it."""
FEW = 10
"""Games with a card, or without, below which no difference is read from them."""
DEAD, EVERYWHERE = 0.03, 0.9
"""Parts of the games in which a card could run, below which hardly anybody wants it and above which all do."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat: mean final score (points), and by how many percent it is off the mean of all seats."""

    mean: float
    off: Effect

    @property
    def flagged(self) -> bool:
        """Whether it is further off than is fair."""
        return abs(self.off.mean) > EVEN


@dataclass(frozen=True, slots=True)
class Temper:
    """A persona: points above the seat's mean, by seat (None where it does not sit), and against the others in the same
    seats, all seats together."""

    id: str
    seats: tuple[Effect | None, ...]
    all: Effect


@dataclass(frozen=True, slots=True)
class Picked:
    """A card: in how many of the games (and seats) in which it could run it did. `lead`: points more in final score,
    with it than without, of whoever runs it (a program) or of each seat (an agreement); observed."""

    card: str
    open: int
    ran: int
    lead: tuple[Effect, ...]

    @property
    def rate(self) -> float:
        """0 to 1; nan when it never could."""
        return self.ran / self.open if self.open else float("nan")

    @property
    def flag(self) -> str:
        """never (open), dead, everywhere or nothing."""
        if not self.open:
            return "never"
        return "dead" if self.rate < DEAD else "everywhere" if self.rate > EVERYWHERE else ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found. `first`: by how much whoever made the first offer that was accepted ended above the others,
    each against its seat's mean. `rider`: the least generous persona."""

    games: int
    seats: tuple[Sitting, ...]
    people: tuple[Temper, ...]
    best: tuple[str, ...]
    """By seat: the persona that does best there."""
    programs: tuple[Picked, ...]
    agreements: tuple[Picked, ...]
    dominated: tuple[Dominated, ...]
    first: Effect
    rider: str

    @property
    def everywhere_best(self) -> tuple[str, ...]:
        """Personas that do best in every seat they suit, if there is more than one."""
        where = {who.id: {seat for seat, part in enumerate(who.seats) if part is not None} for who in self.people}
        return tuple(
            id for id, seats in where.items() if len(seats) > 1 and all(self.best[seat] == id for seat in seats)
        )


def findings(loaded: Loaded, games: Sequence[Played]) -> Findings:
    """Everything from the games of one scenario."""
    seats = range(len(loaded.scenario.actors))
    means = [sum(game.finals[seat] for game in games) / len(games) for seat in seats]
    above = [[game.finals[seat] - means[seat] for seat in seats] for game in games]
    people = _people(games, above)
    known = personas(loaded.shelf)
    return Findings(
        games=len(games),
        seats=tuple(Sitting(means[seat], _off(games, seat, means)) for seat in seats),
        people=people,
        best=tuple(max(people, key=lambda who: _at(who, seat)).id for seat in seats),
        programs=_programs(loaded, games, above),
        agreements=_agreements(loaded, games),
        dominated=tuple(dominated(loaded.scenario, loaded.model)),
        first=mean([_ahead(row, game.first) for game, row in zip(games, above, strict=True) if game.first >= 0]),
        rider=min((who.id for who in people), key=lambda id: (known[id].generosity, id)),
    )


def _at(who: Temper, seat: int) -> float:
    part = who.seats[seat]
    return part.mean if part is not None and isfinite(part.mean) else float("-inf")


def _off(games: Sequence[Played], seat: int, means: Sequence[float]) -> Effect:
    """Percent by which a seat is off the mean of all, with the interval of a ratio of two means."""
    every = sum(means) / len(means)
    ratio = means[seat] / every
    rest = mean([game.finals[seat] - ratio * sum(game.finals) / len(game.finals) for game in games])
    reach = 100 * (rest.high - rest.mean) / every
    at = 100 * (ratio - 1.0)
    return Effect(at, at - reach, at + reach, len(games))


def _ahead(row: Sequence[float], seat: int) -> float:
    """A seat's lead over the mean of the others, each against its own seat's mean."""
    return row[seat] - (sum(row) - row[seat]) / (len(row) - 1)


def _people(games: Sequence[Played], above: Sequence[Sequence[float]]) -> tuple[Temper, ...]:
    seats = range(len(games[0].finals))
    found = []
    for id in sorted({id for game in games for id in game.people}):
        by_seat: list[Effect | None] = []
        with_it: list[float] = []
        without: list[float] = []
        for seat in seats:
            own = [row[seat] for game, row in zip(games, above, strict=True) if game.people[seat] == id]
            by_seat.append(mean(own) if own else None)
            if own:
                with_it += own
                without += [row[seat] for game, row in zip(games, above, strict=True) if game.people[seat] != id]
        found.append(Temper(id, tuple(by_seat), apart(with_it, without)))
    return tuple(found)


def _programs(loaded: Loaded, games: Sequence[Played], above: Sequence[Sequence[float]]) -> tuple[Picked, ...]:
    """Those that somebody at this table could own."""
    owns = index(loaded.scenario).owns
    found = []
    for card in loaded.scenario.programs:
        if not any(card in cards for cards in owns):
            continue
        rows = [
            ((card, seat) in game.ran, row[seat])
            for game, row in zip(games, above, strict=True)
            for seat, cards in enumerate(owns)
            if card in cards and (card, seat) in game.open
        ]
        found.append(Picked(card, len(rows), sum(ran for ran, _ in rows), (_lead(rows),)))
    return tuple(found)


def _agreements(loaded: Loaded, games: Sequence[Played]) -> tuple[Picked, ...]:
    found = []
    for card in loaded.scenario.agreements:
        signed = [card in game.signed for game in games]
        leads = tuple(
            _lead(zip(signed, (game.finals[seat] for game in games), strict=True))
            for seat in range(len(loaded.scenario.actors))
        )
        found.append(Picked(card, len(games), sum(signed), leads))
    return tuple(found)


def _lead(rows: Iterable[tuple[bool, float]]) -> Effect:
    """Points more where it ran than where it did not; with few games on one side nobody can tell."""
    parts: dict[bool, list[float]] = {True: [], False: []}
    for ran, points in rows:
        parts[ran].append(points)
    enough = min(map(len, parts.values())) >= FEW
    return apart(parts[True], parts[False]) if enough else apart((), ())


def mean(values: Sequence[float]) -> Effect:
    """A mean with its 95 % interval."""
    found = dict(enumerate(values))
    return effect(found, dict.fromkeys(found, 0.0))


def apart(first: Sequence[float], second: Sequence[float]) -> Effect:
    """Difference of two means with its 95 % interval, each side with its own spread (Welch); nan with too few."""
    one, other = mean(first), mean(second)
    count = len(first) + len(second)
    if min(len(first), len(second)) < 2:
        return Effect(float("nan"), float("-inf"), float("inf"), count)
    errors = [(part.high - part.mean) / SURE for part in (one, other)]
    reach = SURE * sqrt(sum(error * error for error in errors))
    return Effect(one.mean - other.mean, one.mean - other.mean - reach, one.mean - other.mean + reach, count)
