"""Indicators, the border's health and scores; every score can be taken apart exactly."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.world.equations import saturate, total
from game.world.model import Floats, Model
from game.world.names import INDICATORS

FINAL_WEIGHT = 0.4
"""Part of a score that is the final state; the rest is the average over all rounds (assumption)."""
HEALTH_FAIR = 0.2
"""Part of the border's health that is fairness; the rest is the geometric mean of safety and openness (assumption)."""


def indicators(m: Model, known: Mapping[str, Floats]) -> dict[str, Floats]:
    """The computed indicators, 0 to 100, [actor, games]. Anchor points are parameters of the model."""
    games = known["risk"].shape[0]
    shape = (len(m.parties), games)
    shared = np.maximum(0.0, 1.0 - known["trade"] / known["free"])
    commerce = 100.0 - m.p("commerce_cost") * known["border_cost"] - m.p("commerce_lost") * shared
    trips = (known["travel_us"] + known["travel_ca"]) / m.p("mobility_trips")
    mobility = m.p("mobility_share") * np.minimum(1.2, trips) + (100.0 - m.p("mobility_share"))
    mobility = mobility - m.p("mobility_minute") * known["minutes_car"] - m.p("mobility_documents") * known["documents"]
    found = {name: np.empty(shape) for name in ("safety", "commerce", "mobility", "standing", "fairness", "assurance")}
    for at in range(len(m.parties)):
        own = m.p("safety_police") * saturate(known["police"][at], m.p("layer_half"))
        found["safety"][at] = 100.0 - m.p("safety_risk") * known["risk"] * (1.0 - own)
        found["commerce"][at] = commerce
        found["mobility"][at] = mobility
        mine = [i for i, pair in enumerate(m.pairs) if at in pair]
        found["standing"][at] = total(known["trust"][mine]) / len(mine)
        found["assurance"][at] = known["reassurance"]
    found["fairness"] = fairness(m, known["burden"])
    return {name: np.clip(rows, 0.0, 100.0) for name, rows in found.items()}


def fairness(m: Model, burden: Floats) -> Floats:
    """Contribution against ability and need, not absolute size: 100 when an actor's part of all that is contributed
    equals its part of all means, less as it falls short (free riding) or carries more than its part. [actor, games]"""
    means = [party.revenue for party in m.parties]
    whole = total(burden)
    out = np.empty_like(burden)
    for at, mean in enumerate(means):
        fair = mean / sum(means)
        part = np.where(whole > 1.0, burden[at] / np.maximum(whole, 1.0), 0.0)
        gap = (part - fair) / fair
        # Carrying too much is unfair to the carrier; carrying too little is seen by all, and judged harder.
        out[at] = 100.0 - np.where(gap < 0.0, m.p("fair_short") * -gap, m.p("fair_over") * np.minimum(gap, 2.0))
    return out


def health(m: Model, dials: Floats) -> Floats:
    """Border health, 0-100: geometric mean of safety and openness, plus fairness. [games]"""
    safe = _mean(dials[m.dial_rows["safety"]])
    openness = (_mean(dials[m.dial_rows["commerce"]]) + _mean(dials[m.dial_rows["mobility"]])) / 2.0
    fair = _mean(dials[m.dial_rows["fairness"]])
    out: Floats = (1.0 - HEALTH_FAIR) * np.sqrt(safe * openness) + HEALTH_FAIR * fair
    return out


def _mean(rows: Floats) -> Floats:
    out: Floats = total(rows) / rows.shape[0]
    return out


def over_time(history: Floats) -> Floats:
    """Average over rounds (first axis) with the last one weighing FINAL_WEIGHT more."""
    out: Floats = (1.0 - FINAL_WEIGHT) * total(history) / history.shape[0] + FINAL_WEIGHT * history[-1]
    return out


def parts(m: Model, history: Floats) -> dict[str, Floats]:
    """Points of each actor from each indicator: weight x value over time, [actor, games]; they add up to the score.

    `history` is [rounds, dials, games].
    """
    found = {}
    for name in INDICATORS:
        value = over_time(np.ascontiguousarray(history[:, m.dial_rows[name]]))
        weights = np.array([party.weights.get(name, 0) / 100.0 for party in m.parties])
        found[name] = value * weights[:, None]
    return found


def score(m: Model, history: Floats) -> Floats:
    """Score of each actor from its indicators, 0-100, [actor, games]."""
    rows = parts(m, history)
    return total(np.stack([rows[name] for name in INDICATORS]))
