"""The model against the past: simulated and actual figures side by side, and what simpler guesses would have missed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import log

import numpy as np

from game.catalog.shelf import Shelf
from game.lab.fit import Fitted, fit, with_values
from game.lab.history import Past, actual, past, series
from game.world.model import Floats, Model

LAST_YEAR = 2009
"""The last year with figures to hold the model to."""
SPLIT = 2006
"""The last year fitted when the years after it are the check."""


@dataclass(frozen=True, slots=True)
class Row:
    """One series: its unit, years, simulated, actual (None where unknown), mean absolute errors in percent of actual.

    `regression` is the error of a least-squares line of the series' log on US real income and the exchange rate, fitted
    with hindsight to the very years it is judged on; `persistence` that of the first year carried on unchanged.
    """

    id: str
    unit: str
    years: tuple[int, ...]
    simulated: tuple[float, ...]
    actual: tuple[float | None, ...]
    error: float
    regression: float
    persistence: float


@dataclass(frozen=True, slots=True)
class Check:
    """Fitted to some years, judged on others: errors in percent by series, and those of the nearest known year kept."""

    fitted_years: tuple[int, ...]
    checked_years: tuple[int, ...]
    errors: Mapping[str, float]
    persistence: Mapping[str, float]
    fitted: Fitted


@dataclass(frozen=True, slots=True)
class Hindcast:
    """Everything that `border lab hindcast` says."""

    rows: tuple[Row, ...]
    checks: tuple[Check, ...]
    parameters: Mapping[str, float]


def hindcast(shelf: Shelf, id: str, until: int, *, check: bool = True) -> Hindcast:
    """Run a history with the model as it ships; with `check`, fit it to half of the years and judge the other half.

    Raises StudyError when the history or the year is not to be had, ImportError for a check without scipy.
    """
    history = past(shelf, id, until)
    model = history.loaded.model
    rows = tuple(_row(history, model, name, found) for name, found in series(history, model).items())
    names = history.card.data["fit"]
    return Hindcast(
        rows=rows,
        checks=checks(shelf, id) if check else (),
        parameters={name: model.parameters[name] for name in names},
    )


def checks(shelf: Shelf, id: str) -> tuple[Check, ...]:
    """Fit to the years up to SPLIT and check the later ones, then the reverse."""
    history = past(shelf, id, LAST_YEAR)
    early = tuple(year for year in history.years if year <= SPLIT)
    late = tuple(year for year in history.years if year > SPLIT)
    return tuple(_check(shelf, history, fitted, checked) for fitted, checked in ((early, late), (late, early)))


def refit(shelf: Shelf, id: str) -> Fitted:
    """The parameters that fit all years best, as they stand in content/model."""
    history = past(shelf, id, LAST_YEAR)
    return fit(history, ranges(shelf), set(history.years), history.card.data["fit"])


def ranges(shelf: Shelf) -> dict[str, tuple[float, float]]:
    """The believable range of each parameter."""
    return {name: (entry["low"], entry["high"]) for name, entry in shelf.parameters.items()}


def _check(shelf: Shelf, history: Past, fitted: tuple[int, ...], checked: tuple[int, ...]) -> Check:
    found = fit(history, ranges(shelf), set(fitted), history.card.data["fit"])
    simulated = series(history, with_values(history.loaded.model, found.values))
    errors, kept = {}, {}
    for id, values in simulated.items():
        known = actual(history, id)
        errors[id] = _missed({y: values[at] for at, y in enumerate(history.years)}, known, checked)
        # A forecaster keeps the last year known; looking back there is only the year before the first.
        year = fitted[-1] if fitted[-1] < checked[0] else history.years[0] - 1
        kept[id] = _missed(dict.fromkeys(checked, known[year]), known, checked)
    return Check(fitted, checked, errors, kept, found)


def _missed(guess: Mapping[int, float], known: Mapping[int, float], years: Collection[int]) -> float:
    """Mean absolute error in percent of what was."""
    return float(np.mean([100 * abs(guess[year] / known[year] - 1) for year in years if year in known]))


def _row(history: Past, model: Model, id: str, values: Floats) -> Row:
    known = actual(history, id)
    years = history.years
    card = next(row for row in history.card.data["actual"] if row["id"] == id)
    judged = [year for year in years if year in known]
    first = known[history.first_year - 1]
    return Row(
        id=id,
        unit=card["unit"].en,
        years=years,
        simulated=tuple(float(value) for value in values),
        actual=tuple(known.get(year) for year in years),
        error=_missed({year: values[at] for at, year in enumerate(years)}, known, judged),
        regression=_missed(_regression(history, model, known, judged), known, judged),
        persistence=_missed(dict.fromkeys(judged, first), known, judged),
    )


def _regression(history: Past, model: Model, known: Mapping[int, float], years: list[int]) -> dict[int, float]:
    """What a line in US real income and exchange rate (logs) says of each year, fitted to those same years."""
    last = [(at + 1) * history.rounds_a_year - 1 for at, year in enumerate(history.years) if year in years]
    lines = np.array([[1.0, model.income[at], model.exchange[at]] for at in last])
    logs = np.array([log(known[year]) for year in years])
    line, *_ = np.linalg.lstsq(lines, logs, rcond=None)
    guess = np.exp((lines * line).sum(axis=1))
    return dict(zip(years, guess.tolist(), strict=True))
