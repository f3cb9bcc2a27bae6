"""One round of the world: stocks and orders in, stocks and dials out, for any number of games at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.world import equations as eq
from game.world import politics
from game.world.effects import evaluate
from game.world.luck import SLOTS
from game.world.model import Floats, Model, Orders
from game.world.names import BY_NAME, DEEDS
from game.world.prepare import Ready, prepare
from game.world.score import indicators

Rows = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Result:
    """stocks [stocks, games] and dials [dials, games] at the end of the round."""

    stocks: Floats
    dials: Floats


def step(m: Model, stocks: Floats, orders: Orders, luck: Floats, round: int) -> Result:
    """Move one round on. `round` counts from 0; `luck` is [SLOTS, games] in (0, 1)."""
    r = prepare(m)
    d, gain = forces(m, r, stocks, orders)
    after, seen = _move(m, r, d, _named(m.stocks, stocks), orders, luck, round)
    out = gain
    for name, rows in m.stocks.items():
        out[rows] += after[name]
    np.maximum(out, r.stock_low, out=out)
    np.minimum(out, r.stock_high, out=out)
    return Result(out, dials(m, r, out, seen))


def _named(where: Mapping[str, slice], rows: Floats) -> Rows:
    """Rows by variable: [places, games], or [games] for what the world has one of."""
    return {name: rows[at] if BY_NAME[name].axis != "world" else rows[at.start] for name, at in where.items()}


def forces(m: Model, r: Ready, stocks: Floats, orders: Orders) -> tuple[Rows, Floats]:
    """Each driver's value now, within its bounds, (base + what acts) x factors; and what is given to each stock."""
    added, factor = evaluate(r.table, orders, m.base.size)
    split = r.base.shape[0]
    value, gain = added[:split], added[split:]
    value += r.base
    if factor is not None:
        value *= factor[:split]
    np.maximum(value, r.driver_low, out=value)
    np.minimum(value, r.driver_high, out=value)
    for rows in r.roomy:
        gain[rows] = eq.with_room(stocks[rows], gain[rows])
    return _named({name: at for name, at in m.cells.items() if at.stop <= split}, value), gain


def crossings(m: Model, r: Ready, d: Mapping[str, Floats], s: Mapping[str, Floats], depth: Floats) -> Rows:
    """Flows (thousand a year, southbound) and waits (minutes) at each crossing, from trade and travel as they are."""
    trucks = np.power(s["trade"] / m.p("trade_start"), m.p("truck_trade"))
    cars = m.p("car_ca") / m.p("travel_ca_start") * s["travel_ca"]
    cars += (1.0 - m.p("car_ca")) / m.p("travel_us_start") * s["travel_us"]
    slow_trucks = eq.service_trucks(m, depth, d["technology"], s["trusted_trader"])
    slow_cars = eq.service_cars(m, depth, d["documents"], d["technology"], s["trusted_traveller"])
    room = (1.0 + d["capacity"]) * (1.0 + d["staffing"])
    open_share = 1.0 - d["disruption"]
    blocked = m.p("disruption_wait") * d["disruption"] / open_share
    rel_truck, rel_car = trucks * open_share, cars * open_share
    return {
        "flow_truck": r.trucks * rel_truck,
        "flow_car": r.cars * rel_car,
        "traffic": (rel_truck + rel_car) / 2.0,
        "wait_truck": eq.wait(m, m.p("wait_truck_free"), r.truck_load * (trucks * slow_trucks) / room, blocked),
        "wait_car": eq.wait(m, m.p("wait_car_free"), r.car_load * (cars * slow_cars) / room, blocked),
    }


def safety(m: Model, r: Ready, d: Mapping[str, Floats], s: Mapping[str, Floats]) -> tuple[Floats, Floats]:
    """(chance that a plot is stopped, expected loss 0-100)."""
    layers = [
        ("intelligence", d["intelligence"]),
        ("perimeter", d["perimeter"]),
        ("ports", eq.weighted(d["ports"], r.both_share)),
        ("patrol", eq.total(d["patrol"]) / len(m.places)),
        ("police", eq.total(d["police"]) / len(m.parties)),
        ("critical", d["critical"]),
    ]
    stopped = eq.interdiction(m, layers, s["interop"])
    return stopped, eq.risk(m, s["terror"], stopped, s["crime"], s["health"], d["technology"])


def pressure(m: Model, s: Mapping[str, Floats]) -> Floats:
    """0-100: alarm x (1 - reassurance): the wish of the stronger side to thicken the line."""
    out: Floats = s["alarm"] * (1.0 - m.p("mechanism_reassurance") / 100.0 * s["reassurance"])
    return out


def depth_used(m: Model, depth: Floats, press: Floats) -> Floats:
    """Inspection depth as officers practise it: deeper under pressure, whatever the programs say."""
    more = 1.0 + m.p("pressure_depth") * m.p("mechanism_pressure") / 100.0 * (press - m.p("pressure_calm"))
    out: Floats = depth * np.maximum(0.5, more)
    return out


def _move(
    m: Model, r: Ready, d: Rows, s: Rows, orders: Orders, luck: Floats, round: int
) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """All stocks one round on, without what cards give them, and what was seen on the way."""
    depth = depth_used(m, d["depth"], pressure(m, s))
    seen = crossings(m, r, d, s, depth)
    stopped, loss = safety(m, r, d, s)
    seen["minutes_truck"] = eq.weighted(seen["wait_truck"], r.truck_share)
    seen["minutes_car"] = eq.weighted(seen["wait_car"], r.car_share)
    cost = eq.border_cost(m, d["compliance"], s["trusted_trader"], seen["minutes_truck"], depth)
    free = eq.free_trade(m, round, d["demand"])
    incidents = eq.poisson(m.p("attempts") * m.years * s["terror"] * (1.0 - stopped), luck[0])
    seen |= {"interdiction": 100.0 * stopped, "risk": loss, "incidents": incidents, "border_cost": cost}
    seen |= {"free": free, "police": d["police"], "documents": d["documents"]}
    after = _people(m, r, d, s, orders, seen)
    after["trade"] = eq.approach(m, s["trade"], eq.trade_aim(m, free, cost, s["diversification"]), "trade_rate")
    for who in ("us", "ca"):
        aim = eq.travel_aim(m, who, round, d["documents"], seen["minutes_car"], s["alarm"], d[f"mood_{who}"])
        after[f"travel_{who}"] = eq.approach(m, s[f"travel_{who}"], aim, "travel_rate")
    after["diversification"] = eq.diversify(m, s["diversification"], cost)
    for kind, minutes in (("trader", "minutes_truck"), ("traveller", "minutes_car")):
        name = f"trusted_{kind}"
        after[name] = eq.enrol(m, kind, s[name], d[f"{kind}_pull"], seen[minutes])
    for at, name in enumerate(("terror", "crime", "health"), 1):
        after[name] = eq.threats(m, s[name], luck[at])
    return after, seen


def _people(m: Model, r: Ready, d: Rows, s: Rows, orders: Orders, seen: Rows) -> dict[str, Floats]:
    """Stocks of mood and trust one round on."""
    loss = seen["risk"]
    joint = politics.together(orders.deeds[politics.JOINT])
    effort = politics.effort(m, r, s["burden"], loss)
    network = politics.network(m, r, s["trust"])
    outrage = politics.outrage(m, s["outrage"], seen["incidents"], s["expectation"])
    towns = politics.local(m, r, s["local_economy"], seen["traffic"], seen["wait_car"], d["disruption"])
    return {
        "trust": politics.trust(m, s["trust"], orders, joint),
        "interop": politics.interop(m, s["interop"], joint),
        "reassurance": politics.reassurance(m, s["reassurance"], orders, s["interop"], effort, network),
        "expectation": politics.expectation(m, s["expectation"], d["visible"]),
        "outrage": outrage,
        "burden": eq.approach(m, s["burden"], orders.spend, "burden_rate"),
        "alarm": politics.alarm(m, s["alarm"], s["terror"], outrage),
        "congress": politics.congress(m, s["congress"], s["alarm"]),
        "local_economy": towns,
        "opinion": politics.opinion(m, s["opinion"], s["local_economy"], outrage, loss),
        "sovereignty": eq.approach(m, s["sovereignty"], BY_NAME["sovereignty"].start, "rest_rate"),
        "autonomy": eq.approach(m, s["autonomy"], BY_NAME["autonomy"].start, "rest_rate"),
    }


def dials(m: Model, r: Ready, stocks: Floats, seen: Rows) -> Floats:
    """All dials in their order, each within its bounds."""
    out = np.empty((len(m.dials), stocks.shape[1]))
    known = seen | _named(m.stocks, stocks)
    known["pressure"] = pressure(m, known)
    rows = {name: out[at] for name, at in m.dial_rows.items()}
    for name in rows:
        if name in known:
            rows[name][:] = known[name]
    indicators(m, r, known, rows)
    np.maximum(out, r.dial_low, out=out)
    np.minimum(out, r.dial_high, out=out)
    return out


def idle(m: Model, games: int) -> Orders:
    """Orders of a round in which nobody does anything."""
    nothing = np.zeros((len(m.slots), games))
    deeds, toward = np.zeros((len(DEEDS), len(m.pairs), games)), np.zeros((len(DEEDS), games))
    spend = np.zeros((len(m.parties), games))
    return Orders(nothing, nothing.copy(), nothing.copy(), deeds, toward, spend, np.zeros(games))


def opening(m: Model, overrides: Mapping[str, float]) -> tuple[Floats, Floats]:
    """(stocks, dials) before the first round, one game: the registry's start values with a scenario's own."""
    r = prepare(m)
    start = m.base[m.stock_cells].copy()
    for name, value in overrides.items():
        if name in m.stocks:
            start[m.stocks[name]] = value
    stocks = start[:, None].copy()
    nobody = idle(m, 1)
    d, _ = forces(m, r, stocks, nobody)
    _, seen = _move(m, r, d, _named(m.stocks, stocks), nobody, np.full((SLOTS, 1), 0.5), 0)
    seen["incidents"] = np.zeros(1)
    return stocks, dials(m, r, stocks, seen)
