"""The equations, each a small function on arrays whose last axis is games. Units in the docstrings; parameters by name.

Sums over places and actors add row after row (`total`): numpy's own sums change their order with the shape.
"""

from __future__ import annotations

from math import exp

import numpy as np

from game.world.model import Floats, Model, Whole

FEW = 16
"""Games up to which running sums in one call are faster than a call a row; both add in order."""


def total(rows: Floats) -> Floats:
    """Sum over the first axis, in order."""
    if rows.shape[-1] <= FEW:
        last: Floats = np.add.accumulate(rows, axis=0)[-1]
        return last
    out: Floats = rows[0].copy()
    for row in rows[1:]:
        out += row
    return out


def weighted(rows: Floats, shares: Floats) -> Floats:
    """Weighted mean over the first axis, in order. `shares` is a column that adds up to 1."""
    return total(rows * shares)


def mean_of(rows: Floats, which: Whole) -> Floats:
    """Mean of some rows, in order."""
    if rows.shape[-1] <= FEW:
        few: Floats = np.add.accumulate(rows[which], axis=0)[-1] / which.size
        return few
    first, *others = which.tolist()
    out: Floats = rows[first].copy()
    for at in others:
        out += rows[at]
    out /= which.size
    return out


def with_room(now: Floats, gain: Floats, above: Floats | float = 100.0, below: Floats | float = 0.0) -> Floats:
    """A gain of a stock of 0-100 as far as there is room: in full up to the middle, less and less towards the end.

    `above` and `below` are infinite for stocks that have no such ends.
    """
    left = np.where(gain > 0.0, above - now, now + below)
    left /= 50.0
    np.minimum(left, 1.0, out=left)
    left *= gain
    return left


def saturate(effort: Floats, half: float) -> Floats:
    """Share of what a layer can do at most: x / (x + half)."""
    return effort / (effort + half)


def kept(m: Model, rate: str) -> float:
    """Share of a stock that is left after a round of decay at a yearly rate."""
    return exp(-m.parameters[rate] * m.years)


def service_trucks(m: Model, depth: Floats, technology: Floats, trusted: Floats) -> Floats:
    """Service time of a truck against 2000: up with inspection depth, down with technology and trusted traders (%)."""
    relief = (1.0 - m.p("technology_service") * technology) * (1.0 - m.p("trusted_service") / 100.0 * trusted)
    out: Floats = np.power(depth, m.p("depth_truck")) * relief
    return out


def service_cars(m: Model, depth: Floats, documents: Floats, technology: Floats, trusted: Floats) -> Floats:
    """Service time of a car against 2000; documents slow it, more so when technology cannot read them."""
    paper = 1.0 + m.p("document_service") * documents * (1.0 - technology)
    relief = (1.0 - m.p("technology_service") * technology) * (1.0 - m.p("trusted_service") / 100.0 * trusted)
    out: Floats = np.power(depth, m.p("depth_car")) * paper * relief
    return out


def wait(m: Model, free: float, load: Floats, blocked: Floats) -> Floats:
    """Minutes, in the form of the Bureau of Public Roads (1964): free x (1 + a u^b), plus those of blocked time."""
    np.minimum(load, 3.0, out=load)
    queue: Floats = np.power(load, m.p("queue_power"))
    queue *= free * m.p("queue_scale")
    queue += free
    queue += blocked
    return np.minimum(queue, 600.0, out=queue)


def border_cost(m: Model, compliance: Floats, trusted: Floats, minutes: Floats, depth: Floats) -> Floats:
    """Percent of goods value (0.3 before 2001, about 0.6 after: Brown 2015): base, paperwork, minutes, inspections."""
    paper = compliance * (1.0 - m.p("trusted_paper") / 100.0 * trusted)
    return m.p("cost_base") + paper + m.p("cost_minute") * minutes + m.p("cost_depth") * np.maximum(0.0, depth - 1.0)


def free_trade(m: Model, round: int, demand: Floats) -> Floats:
    """C$ billion a year that would be traded at the border of 2000: US income, exchange rate, trend, shocks (logs).

    Income counts for more than one for one and the trend is negative: goods trade swings with the cycle, and others
    sell more and more of what is bought (Goldstein and Khan 1985 for the form; values fitted, see docs/model.md).
    """
    drift = m.p("trade_income") * m.income[round] + m.p("trade_exchange") * m.exchange[round]
    drift += m.p("trade_trend") * m.elapsed[round]
    out: Floats = m.p("trade_2000") * np.exp(drift + demand)
    return out


def trade_aim(m: Model, free: Floats, cost: Floats, diversification: Floats) -> Floats:
    """C$ billion a year that trade moves towards: less what the border costs, less who left the market."""
    elasticity = m.p("trade_cost") * m.p("mechanism_thickening")
    out: Floats = free * np.exp(-elasticity * (cost - m.p("cost_2000"))) * (1.0 - diversification)
    return out


def diversify(m: Model, now: Floats, cost: Floats) -> Floats:
    """Share of exporters that left: quick to go when the border is dear, slow to come back (hysteresis)."""
    leaving = m.p("leave_rate") * np.maximum(0.0, cost - m.p("leave_above")) * (m.p("leave_most") - now)
    coming = m.p("return_rate") * now * (cost < m.p("return_below"))
    return np.clip(now + (leaving - coming) * (m.years * m.p("mechanism_diversification")), 0.0, 0.3)


def trucks(m: Model, trade: Floats) -> Floats:
    """Trucks southbound against 2000, from two-way trade (C$ billion a year)."""
    out: Floats = np.power(trade / m.p("trade_2000"), m.p("truck_trade"))
    return out


def cars(m: Model, us: Floats, ca: Floats) -> Floats:
    """Cars southbound against 2000, from trips by residents of both countries (million a year).

    Not one for one: those who give a trip up are first of all those who come by other ways or from elsewhere.
    """
    mix = m.p("car_ca") / m.p("travel_ca_2000") * ca + (1.0 - m.p("car_ca")) / m.p("travel_us_2000") * us
    out: Floats = np.power(mix, m.p("car_travel"))
    return out


def travel_aim(
    m: Model, who: str, round: int, documents: Floats, minutes: Floats, alarm: Floats, mood: Floats
) -> Floats:
    """Million trips a year, from those of 2000: trend, exchange rate, documents, minutes of wait, alarm (logs).

    who: "us" or "ca"; the two answer the exchange rate in opposite ways.
    """
    drift = m.p(f"travel_{who}_trend") * m.elapsed[round] + m.p(f"travel_{who}_exchange") * m.exchange[round]
    hurdles = m.p(f"travel_{who}_documents") * (documents - m.p("documents_2000"))
    hurdles += m.p("travel_minute") * (minutes - m.p("minutes_2000"))
    log = drift + mood - m.p("mechanism_thickening") * hurdles
    log -= m.p("travel_alarm") / 100.0 * (alarm - m.p("alarm_2000"))
    out: Floats = m.p(f"travel_{who}_2000") * np.exp(log)
    return out


def enrol(m: Model, kind: str, now: Floats, pull: Floats, minutes: Floats) -> Floats:
    """Percent enrolled. The ceiling follows the push and what a lane saves; those who cross seldom, small firms, come
    only where both are strong. Word spreads from the enrolled (Bass 1969): slow at first, then fast, then full."""
    saves = np.minimum(1.0, minutes / m.p("enrol_minutes"))
    idle, large = m.p("enrol_idle"), m.p(f"{kind}_large")
    lane = pull * (idle + (1.0 - idle) * saves)
    seldom = lane * pull * saves if m.p("mechanism_enrolment") else lane
    ceiling = m.p(f"{kind}_ceiling") * (large * lane + (1.0 - large) * seldom)
    known = np.minimum(1.0, now / np.maximum(ceiling, 1e-9))
    speed = m.p("enrol_rate") * (m.p("enrol_lead") + (1.0 - m.p("enrol_lead")) * known)
    out: Floats = now - (ceiling - now) * np.expm1(speed * -m.years)
    return out


def interdiction(m: Model, efforts: Floats, tops: Floats, interop: Floats) -> Floats:
    """Chance that a plot is stopped: 1 - product over layers of (1 - what the layer catches), 0 to 1.

    `efforts` is [layer, games], `tops` the column of what each layer catches at most.
    """
    caught = saturate(efforts, m.p("layer_half"))
    caught *= tops
    caught *= m.p("alone") + (1.0 - m.p("alone")) / 100.0 * interop
    np.subtract(1.0, caught, out=caught)
    missed: Floats = caught[0].copy()
    for row in caught[1:]:
        missed *= row
    return 1.0 - missed


def risk(m: Model, terror: Floats, stopped: Floats, crime: Floats, health: Floats, technology: Floats) -> Floats:
    """Expected loss, 0 to 100: plots that get through, smuggling, disease. Luck plays no part."""
    loss = m.p("loss_terror") * terror * (1.0 - stopped)
    loss += m.p("loss_crime") * crime * (1.0 - m.p("crime_stopped") * stopped)
    loss += m.p("loss_health") * health * (1.0 - m.p("health_technology") * technology)
    out: Floats = -100.0 * np.expm1(-loss)
    return out


def poisson(mean: Floats, luck: Floats) -> Floats:
    """How many, by the inverse of the distribution, at most 4."""
    term = np.exp(-mean)
    below = term.copy()
    count = np.zeros_like(mean)
    for k in range(1, 5):
        count += luck > below
        term *= mean
        term /= k
        below += term
    return count


def noise(m: Model, luck: Floats) -> Floats:
    """What chance adds to a threat, which else drifts back to the level of 2000: AR(1)."""
    out: Floats = luck - 0.5
    out *= m.p("threat_noise") * m.years**0.5
    return out
