"""Fitting a few parameters of the model to yearly figures, within their believable ranges."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

import numpy as np

from game.lab.history import Past, actual, series
from game.world.model import Floats, Model

PRIOR = 0.03
"""Log error that a parameter at the end of its range counts as (assumption)."""
STARTS = (0.5, 0.25, 0.75)
"""Where in their ranges the parameters begin, besides where they stand now: the best end counts."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Parameters by name, their sum of squared log errors over the years fitted, and those at an end of their range."""

    values: Mapping[str, float]
    loss: float
    at_bound: tuple[str, ...]


def with_values(model: Model, values: Mapping[str, float]) -> Model:
    """The model with other parameters."""
    return replace(model, parameters={**model.parameters, **values})


def errors(history: Past, model: Model, years: Collection[int]) -> Floats:
    """Log of simulated over actual, all series end to end, in the given years."""
    found = series(history, model)
    rows = []
    for id, values in found.items():
        known = actual(history, id)
        rows += [log(values[at] / known[y]) for at, y in enumerate(history.years) if y in years and y in known]
    return np.array(rows)


def fit(
    history: Past, ranges: Mapping[str, tuple[float, float]], years: Collection[int], names: Sequence[str]
) -> Fitted:
    """The values of the named parameters that fit the given years best: bounded least squares on logs (scipy).

    Every series weighs the same in each year. Each parameter is drawn to the middle of its believable range as by one
    figure that PRIOR says how exactly it is known, so that what the years say nothing of stays where it is believable.
    Raises ImportError when scipy is not installed.
    """
    from scipy.optimize import least_squares

    model = history.loaded.model
    low = np.array([ranges[name][0] for name in names])
    high = np.array([ranges[name][1] for name in names])

    def missed(x: Floats) -> Floats:
        drawn = PRIOR * (2.0 * x - low - high) / (high - low)
        return np.append(errors(history, with_values(model, dict(zip(names, x.tolist(), strict=True))), years), drawn)

    now = np.array([model.parameters[name] for name in names])
    starts = [np.clip(now, low, high)] + [low + part * (high - low) for part in STARTS]
    best = None
    for start in starts:
        inside = np.clip(start, low + 1e-6 * (high - low), high - 1e-6 * (high - low))
        found = least_squares(missed, inside, bounds=(low, high), x_scale=high - low, max_nfev=60)
        if best is None or found.cost < best.cost * (1 - 1e-9):
            best = found
    assert best is not None
    edge = 1e-3 * (high - low)
    at_bound = tuple(n for n, x, a, b, e in zip(names, best.x, low, high, edge, strict=True) if x - a < e or b - x < e)
    values = {name: float(f"{x:.4g}") for name, x in zip(names, best.x.tolist(), strict=True)}
    return Fitted(values, float(2 * best.cost), at_bound)
