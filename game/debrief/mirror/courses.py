"""The yearly figures of trade and travel, beside this game's and beside the model's with what was really decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.catalog.shelf import Card
from game.debrief.mirror.deeds import seated
from game.debrief.played import Played
from game.lab.history import past, series
from game.rules.cards import Text

MIDDLE = 6
"""Months of a year that have passed when its figure is set beside the game's."""


@dataclass(frozen=True, slots=True)
class Course:
    """One series by year: what was, what this game had in the middle of the year, and what the model says with the
    decisions that were really taken. `at` is the seat whose crossings are counted (-1: the whole border).
    """

    id: str
    on: str
    at: int
    title: Text
    unit: Text
    source: Text
    years: tuple[int, ...]
    actual: tuple[float, ...]
    here: tuple[float, ...]
    modelled: tuple[float, ...]

    def apart(self, at: int) -> float:
        """How far this game lies from what was in the year at a place, in percent of what was."""
        return 100 * (self.here[at] / self.actual[at] - 1)

    def missed(self, at: int) -> float:
        """How far the model lies from it with the real decisions: what not this table but the model answers for."""
        return 100 * (self.modelled[at] / self.actual[at] - 1)

    @property
    def widest(self) -> int:
        """The place of the year in which this game lies furthest from what was."""
        return max(range(len(self.years)), key=lambda at: (abs(self.apart(at)), -at))

    @property
    def decided(self) -> float:
        """Percent of what was that lie between this game and the model with the real decisions in that year."""
        return self.apart(self.widest) - self.missed(self.widest)


def courses(played: Played, history: Card) -> tuple[Course, ...]:
    """The series of a history that this game's dials can be set beside, as far as both go."""
    wanted = [row for row in history.data["actual"] if _measured(played, history, row)]
    known = {row["id"]: {int(year): float(value) for year, value in row["values"].items()} for row in wanted}
    years = {id: _years(played, values) for id, values in known.items()}
    last = max((found[-1] for found in years.values() if found), default=0)
    if not last:
        return ()
    run = past(played.loaded.shelf, history.id, last)
    modelled = series(run, run.loaded.model)
    seats = seated(played.scenario, history)
    return tuple(
        Course(
            id=row["id"],
            on=row["on"],
            at=seats[row["at"]] if row["at"] else -1,
            title=row["title"],
            unit=row["unit"],
            source=row["source"],
            years=years[row["id"]],
            actual=tuple(known[row["id"]][year] for year in years[row["id"]]),
            here=tuple(_here(played, row, seats, year) for year in years[row["id"]]),
            modelled=tuple(float(modelled[row["id"]][run.years.index(year)]) for year in years[row["id"]]),
        )
        for row in wanted
        if years[row["id"]]
    )


def _measured(played: Played, history: Card, row: Mapping[str, str]) -> bool:
    """Whether this table's dials hold such a series: of the whole border, or of a seat that sits here itself."""
    if not row["at"]:
        return row["on"] in played.scenario.dials
    seat = seated(played.scenario, history).get(row["at"])
    return seat is not None and played.scenario.actors[seat].id == row["at"]


def _years(played: Played, values: Mapping[int, float]) -> tuple[int, ...]:
    """The years of a series in whose middle the game was going on; the first one as it began."""
    first = played.scenario.first_year
    return tuple(sorted(year for year in values if year >= first and _place(played, year) <= played.rounds))


def _place(played: Played, year: int) -> float:
    """The middle of a year in rounds since the start of the game; its start for what lies before."""
    scenario = played.scenario
    months = (year - scenario.first_year) * 12 + MIDDLE - (scenario.first_month - 1)
    return max(0.0, months / scenario.months)


def _here(played: Played, row: Mapping[str, str], seats: Mapping[str, int], year: int) -> float:
    """This game's figure in the middle of a year, on a line between the ends of two rounds."""
    names = [row["on"]]
    if row["at"]:
        seat = seats[row["at"]]
        names = [f"{row['on']}@{place.id}" for place in played.model.places if seat in place.touches]
    rows = [played.scenario.dials[name] for name in names]
    place = _place(played, year)
    at = min(int(place), played.rounds - 1)
    shown = (played.scenario.opening, *played.end.history)
    before, after = (sum(shown[round][dial] for dial in rows) / 1000 for round in (at, at + 1))
    return before + (after - before) * (place - at)
