"""Indicators, the border's health and scores; every score can be taken apart exactly."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.world.equations import mean_of, saturate, total
from game.world.model import Floats, Model
from game.world.names import INDICATORS
from game.world.prepare import Ready

FINAL_WEIGHT = 0.4
"""Part of a score that is the final state; the rest is the average over all rounds (assumption)."""
LEAST_CLAIM = 0.01
"""Part of its means that an actor's claim falls to at least: where fairness goes by benefit alone and nobody has any,
no part of the task would be anybody's."""
HEALTH_FAIR = 0.2
"""Part of the border's health that is fairness; the rest is the geometric mean of safety and openness (assumption)."""


def indicators(m: Model, r: Ready, known: Mapping[str, Floats], out: Mapping[str, Floats]) -> None:
    """Write the computed indicators, 0 to 100 before the last clipping, into the rows of `out`, [actor, games].

    Anchor points are parameters of the model. Waits count at the places that an actor touches.
    """
    lost = np.maximum(0.0, 1.0 - known["trade"] / known["free"])
    slow = m.p("commerce_cost") * m.p("cost_minute")
    commerce = 100.0 - m.p("commerce_cost") * known["border_cost"] - m.p("commerce_lost") * lost
    commerce += slow * known["minutes_truck"]
    trips = (known["travel_us"] + known["travel_ca"]) / m.p("mobility_trips")
    mobility = m.p("mobility_share") * np.minimum(1.2, trips) + (100.0 - m.p("mobility_share"))
    mobility -= m.p("mobility_documents") * known["documents"]
    trucks, cars = known["wait_truck"] * r.trucks, known["wait_car"] * r.cars
    for at, places in enumerate(r.touches):
        everywhere = places.size == len(m.places)
        minutes = known["minutes_truck"] if everywhere else mean_of(trucks, places) / r.own_trucks[at]
        np.subtract(commerce, slow * minutes, out=out["commerce"][at])
        minutes = known["minutes_car"] if everywhere else mean_of(cars, places) / r.own_cars[at]
        np.subtract(mobility, m.p("mobility_minute") * minutes, out=out["mobility"][at])
        out["standing"][at] = mean_of(known["trust"], r.dyads[at])
    own = m.p("safety_police") * saturate(known["police"], m.p("layer_half"))
    np.subtract(100.0, m.p("safety_risk") * known["risk"] * (1.0 - own), out=out["safety"])
    out["assurance"][:] = known["reassurance"]
    benefit = {name: np.clip(out[name], 0.0, 100.0) for name in ("safety", "commerce", "mobility")}
    benefit["local_economy"] = known["local_economy"]
    out["fairness"][:] = fairness(m, r, known["burden"], benefit, known["risk"])


def fairness(m: Model, r: Ready, burden: Floats, benefit: Mapping[str, Floats], risk: Floats) -> Floats:
    """Contribution against ability, benefit and need, not absolute size. [actor, games]

    100 where an actor carries its part of the task; less as it falls short (free riding), and less, but not as fast,
    as it carries more than its part.
    """
    gap = burden / due(m, r, burden, benefit, risk) - 1.0
    # Carrying too much is unfair to the carrier; carrying too little is seen by all, and judged harder.
    return 100.0 + m.p("fair_short") * np.minimum(gap, 0.0) - m.p("fair_over") * np.clip(gap, 0.0, 2.0)


def due(m: Model, r: Ready, burden: Floats, benefit: Mapping[str, Floats], risk: Floats) -> Floats:
    """Each actor's part of the common task, C$ million a year. [actor, games]

    It goes by an actor's means, more where it gains more of what it cares for (and a hundredth of them at least). The
    task is what the risk calls for, or all that is carried if that is more.
    """
    claim = np.zeros_like(burden)
    for name, weights in r.cares.items():
        claim += benefit[name] * weights
    claim *= m.p("fair_benefit") / 50.0
    claim += 1.0 - m.p("fair_benefit")
    np.maximum(claim, LEAST_CLAIM, out=claim)
    claim *= r.means
    means = sum(party.revenue for party in m.parties)
    task = np.maximum(total(burden), m.p("effort_need") * means / m.p("effort_risk") * np.maximum(risk, 1.0))
    parts: Floats = claim * (task / total(claim))
    return parts


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
