"""The equations, each a small function on arrays whose last axis is games. Units in the docstrings; parameters by name.

Sums over places and actors add row after row (`total`): numpy's own sums change their order with the shape.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.world.model import Floats, Model


def total(rows: Floats) -> Floats:
    """Sum over the first axis, in order."""
    out: Floats = rows[0].copy()
    for row in rows[1:]:
        out += row
    return out


def weighted(rows: Floats, weights: Sequence[float]) -> Floats:
    """Weighted mean over the first axis, in order."""
    out: Floats = rows[0] * weights[0]
    for row, weight in zip(rows[1:], weights[1:], strict=True):
        out += row * weight
    out /= sum(weights)
    return out


def with_room(now: Floats, gain: Floats) -> Floats:
    """A gain of a stock of 0-100 as far as there is room: in full up to the middle, less and less towards the end."""
    left = np.where(gain > 0.0, 100.0 - now, now)
    return gain * np.minimum(1.0, left / 50.0)


def saturate(effort: Floats, half: float) -> Floats:
    """Share of what a layer can do at most: x / (x + half)."""
    return effort / (effort + half)


def service_trucks(m: Model, depth: Floats, technology: Floats, trusted: Floats) -> Floats:
    """Service time of a truck against 2000: up with inspection depth, down with technology and trusted traders (%)."""
    relief = (1.0 - m.p("technology_service") * technology) * (1.0 - m.p("trusted_service") * trusted / 100.0)
    return np.power(depth, m.p("depth_truck")) * relief


def service_cars(m: Model, depth: Floats, documents: Floats, technology: Floats, trusted: Floats) -> Floats:
    """Service time of a car against 2000; documents slow it, more so when technology cannot read them."""
    paper = 1.0 + m.p("document_service") * documents * (1.0 - technology)
    relief = (1.0 - m.p("technology_service") * technology) * (1.0 - m.p("trusted_service") * trusted / 100.0)
    return np.power(depth, m.p("depth_car")) * paper * relief


def wait(m: Model, free: float, load: Floats, disruption: Floats) -> Floats:
    """Minutes, in the form of the Bureau of Public Roads (1964): free x (1 + a u^b); blocked time adds its own."""
    queue = free * (1.0 + m.p("queue_scale") * np.power(np.minimum(load, 3.0), m.p("queue_power")))
    return np.minimum(600.0, queue + m.p("disruption_wait") * disruption / (1.0 - disruption))


def border_cost(m: Model, compliance: Floats, trusted: Floats, minutes: Floats, depth: Floats) -> Floats:
    """Percent of goods value (0.3 before 2001, about 0.6 after: Brown 2015): base, paperwork, minutes, inspections."""
    paper = compliance * (1.0 - m.p("trusted_paper") * trusted / 100.0)
    return m.p("cost_base") + paper + m.p("cost_minute") * minutes + m.p("cost_depth") * np.maximum(0.0, depth - 1.0)


def approach(now: Floats, aim: Floats, rate: float, years: float) -> Floats:
    """Partial adjustment: the share 1 - exp(-rate x years) of the way to the aim."""
    return now + (aim - now) * -np.expm1(np.full_like(now, -rate * years))


def free_trade(m: Model, round: int, demand: Floats) -> Floats:
    """C$ billion a year that would be traded at a border that costs nothing: income, exchange rate, shocks."""
    drift = m.p("trade_income") * m.income[round] + m.p("trade_exchange") * m.exchange[round]
    return m.p("trade_start") * np.exp(drift + demand)


def trade_aim(m: Model, free: Floats, cost: Floats, diversification: Floats) -> Floats:
    """C$ billion a year that trade moves towards: less what the border costs, less who left the market."""
    return free * np.exp(-m.p("trade_cost") * (cost - m.p("cost_start"))) * (1.0 - diversification)


def diversify(m: Model, now: Floats, cost: Floats, years: float) -> Floats:
    """Share of exporters that left: quick to go when the border is dear, slow to come back (hysteresis)."""
    leaving = m.p("leave_rate") * np.maximum(0.0, cost - m.p("leave_above")) * (m.p("leave_most") - now)
    coming = m.p("return_rate") * now * (cost < m.p("return_below"))
    return np.minimum(0.3, np.maximum(0.0, now + (leaving - coming) * years))


def travel_aim(
    m: Model, who: str, round: int, documents: Floats, minutes: Floats, alarm: Floats, mood: Floats
) -> Floats:
    """Million trips a year: trend, exchange rate, documents, minutes of wait, alarm. who: "us" or "ca"."""
    when = m.years * (round + 1)
    drift = m.p(f"travel_{who}_trend") * when + m.p(f"travel_{who}_exchange") * m.exchange[round]
    hurdles = m.p(f"travel_{who}_documents") * documents + m.p("travel_minute") * (minutes - m.p("wait_car_free") * 2.0)
    return m.p(f"travel_{who}_start") * np.exp(drift + mood - hurdles - m.p("travel_alarm") * (alarm - 40.0) / 100.0)


def enrol(m: Model, kind: str, now: Floats, pull: Floats, minutes: Floats, years: float) -> Floats:
    """Percent enrolled: towards a ceiling set by the push and by what a lane saves; small firms hardly enrol."""
    saves = np.minimum(1.0, minutes / m.p("enrol_minutes"))
    ceiling = m.p(f"{kind}_ceiling") * pull * (m.p("enrol_idle") + (1.0 - m.p("enrol_idle")) * saves)
    return approach(now, ceiling, m.p("enrol_rate"), years)


def interdiction(m: Model, layers: Sequence[tuple[str, Floats]], interop: Floats) -> Floats:
    """Chance that a plot is stopped: 1 - product over layers of (1 - what the layer catches), 0 to 1."""
    together = m.p("alone") + (1.0 - m.p("alone")) * interop / 100.0
    missed = np.ones_like(interop)
    for name, effort in layers:
        missed = missed * (1.0 - m.p(f"layer_{name}") * saturate(effort, m.p("layer_half")) * together)
    return 1.0 - missed


def risk(m: Model, terror: Floats, stopped: Floats, crime: Floats, health: Floats, technology: Floats) -> Floats:
    """Expected loss, 0 to 100: plots that get through, smuggling, disease. Luck plays no part."""
    loss = m.p("loss_terror") * terror * (1.0 - stopped)
    loss = loss + m.p("loss_crime") * crime * (1.0 - m.p("crime_stopped") * stopped)
    loss = loss + m.p("loss_health") * health * (1.0 - m.p("health_technology") * technology)
    out: Floats = 100.0 * -np.expm1(-loss)
    return out


def poisson(mean: Floats, luck: Floats) -> Floats:
    """How many, by the inverse of the distribution, at most 4."""
    term = np.exp(-mean)
    below = term.copy()
    count = np.zeros_like(mean)
    for k in range(1, 5):
        count += luck > below
        term = term * mean / k
        below = below + term
    return count


def threat(m: Model, now: Floats, luck: Floats, years: float) -> Floats:
    """Threats drift back to the level of 2000 (1) with noise: AR(1)."""
    kept = float(np.exp(-m.p("threat_decay") * years))
    moved: Floats = np.maximum(0.0, 1.0 + (now - 1.0) * kept + m.p("threat_noise") * (luck - 0.5) * years**0.5)
    return moved
