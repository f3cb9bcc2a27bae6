"""One round of the world: stocks and orders in, stocks and dials out, for any number of games at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.world import equations as eq
from game.world import politics
from game.world.effects import evaluate
from game.world.model import Floats, Model, Orders, bounds
from game.world.names import BY_NAME
from game.world.score import indicators


@dataclass(frozen=True, slots=True)
class Result:
    """stocks [stocks, games] and dials [dials, games] at the end of the round."""

    stocks: Floats
    dials: Floats


def step(m: Model, stocks: Floats, orders: Orders, luck: Floats, round: int) -> Result:
    """Move one round on. `round` counts from 0; `luck` is [4, games] in (0, 1)."""
    games = stocks.shape[1]
    added, factor = evaluate(m, orders, games)
    drivers = _drivers(m, added, factor)
    now = {
        name: stocks[rows] if BY_NAME[name].axis != "world" else stocks[rows.start] for name, rows in m.stocks.items()
    }
    gain = {
        name: added[m.cells[name]] if BY_NAME[name].axis != "world" else added[m.cells[name].start] for name in m.stocks
    }
    gain = {
        name: eq.with_room(now[name], rows) if BY_NAME[name].unit == "0-100" else rows for name, rows in gain.items()
    }
    after, seen = _move(m, drivers, now, gain, orders, luck, round)
    out = np.empty_like(stocks)
    for name, rows in m.stocks.items():
        out[rows] = np.clip(after[name], BY_NAME[name].low, BY_NAME[name].high)
    return Result(out, dials(m, out, seen))


def _drivers(m: Model, added: Floats, factor: Floats) -> dict[str, Floats]:
    """Each driver's value now, within its bounds: (base + what acts) x factors."""
    low, high = bounds(m.cells, m.base.size)
    value = np.clip((m.base[:, None] + added) * factor, low[:, None], high[:, None])
    return {
        name: value[rows] if BY_NAME[name].axis != "world" else value[rows.start]
        for name, rows in m.cells.items()
        if BY_NAME[name].kind == "driver"
    }


def crossings(m: Model, d: Mapping[str, Floats], s: Mapping[str, Floats]) -> dict[str, Floats]:
    """Flows (thousand a year, southbound) and waits (minutes) at each crossing, from trade and travel as they are."""
    trucks_rel = np.power(s["trade"] / m.p("trade_start"), m.p("truck_trade"))
    cars_rel = m.p("car_ca") * s["travel_ca"] / m.p("travel_ca_start") + (1.0 - m.p("car_ca")) * s["travel_us"] / m.p(
        "travel_us_start"
    )
    slow_trucks = eq.service_trucks(m, d["depth"], d["technology"], s["trusted_trader"])
    slow_cars = eq.service_cars(m, d["depth"], d["documents"], d["technology"], s["trusted_traveller"])
    shape = (len(m.places), trucks_rel.shape[0])
    seen = {
        name: np.empty(shape) for name in ("flow_truck", "flow_car", "wait_truck", "wait_car", "rel_truck", "rel_car")
    }
    for at, place in enumerate(m.places):
        open_share = 1.0 - d["disruption"][at]
        room = (1.0 + d["capacity"][at]) * (1.0 + d["staffing"][at])
        seen["rel_truck"][at] = trucks_rel * open_share
        seen["rel_car"][at] = cars_rel * open_share
        seen["flow_truck"][at] = place.trucks * seen["rel_truck"][at]
        seen["flow_car"][at] = place.cars * seen["rel_car"][at]
        load = place.truck_load * trucks_rel * slow_trucks / room
        seen["wait_truck"][at] = eq.wait(m, m.p("wait_truck_free"), load, d["disruption"][at])
        load = place.car_load * cars_rel * slow_cars / room
        seen["wait_car"][at] = eq.wait(m, m.p("wait_car_free"), load, d["disruption"][at])
    return seen


def safety(m: Model, d: Mapping[str, Floats], s: Mapping[str, Floats]) -> tuple[Floats, Floats]:
    """(chance that a plot is stopped, expected loss 0-100)."""
    ports = eq.weighted(d["ports"], [p.trucks + p.cars for p in m.places])
    patrol = eq.weighted(d["patrol"], [1.0] * len(m.places))
    police = eq.weighted(d["police"], [1.0] * len(m.parties))
    layers = [
        ("intelligence", d["intelligence"]),
        ("perimeter", d["perimeter"]),
        ("ports", ports),
        ("patrol", patrol),
        ("police", police),
        ("critical", d["critical"]),
    ]
    stopped = eq.interdiction(m, layers, s["interop"])
    return stopped, eq.risk(m, s["terror"], stopped, s["crime"], s["health"], d["technology"])


def _move(
    m: Model,
    d: Mapping[str, Floats],
    s: Mapping[str, Floats],
    gain: Mapping[str, Floats],
    orders: Orders,
    luck: Floats,
    round: int,
) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """All stocks one round on, and what was seen on the way."""
    seen = crossings(m, d, s)
    stopped, loss = safety(m, d, s)
    minutes_truck = eq.weighted(seen["wait_truck"], [p.trucks for p in m.places])
    minutes_car = eq.weighted(seen["wait_car"], [p.cars for p in m.places])
    cost = eq.border_cost(m, d["compliance"], s["trusted_trader"], minutes_truck, d["depth"])
    free = eq.free_trade(m, round, d["demand"])
    incidents = eq.poisson(m.p("attempts") * s["terror"] * (1.0 - stopped) * m.years, luck[0])
    after = dict(_people(m, d, s, gain, orders, loss, incidents, seen))
    after["trade"] = eq.approach(
        s["trade"], eq.trade_aim(m, free, cost, s["diversification"]), m.p("trade_rate"), m.years
    )
    for who in ("us", "ca"):
        aim = eq.travel_aim(m, who, round, d["documents"], minutes_car, s["alarm"], d[f"mood_{who}"])
        after[f"travel_{who}"] = eq.approach(s[f"travel_{who}"], aim, m.p("travel_rate"), m.years)
    after["diversification"] = eq.diversify(m, s["diversification"], cost, m.years) + gain["diversification"]
    after["trusted_trader"] = eq.enrol(m, "trader", s["trusted_trader"], d["trader_pull"], minutes_truck, m.years)
    after["trusted_traveller"] = eq.enrol(
        m, "traveller", s["trusted_traveller"], d["traveller_pull"], minutes_car, m.years
    )
    for slot, name in enumerate(("terror", "crime", "health"), 1):
        after[name] = eq.threat(m, s[name], luck[slot], m.years) + gain[name]
    seen |= {
        "interdiction": 100.0 * stopped,
        "risk": loss,
        "incidents": incidents,
        "border_cost": cost,
        "minutes_car": minutes_car,
        "free": free,
        "police": d["police"],
        "documents": d["documents"],
    }
    return after, seen


def _people(
    m: Model,
    d: Mapping[str, Floats],
    s: Mapping[str, Floats],
    gain: Mapping[str, Floats],
    orders: Orders,
    loss: Floats,
    incidents: Floats,
    seen: Mapping[str, Floats],
) -> dict[str, Floats]:
    """Stocks of mood and trust one round on."""
    after = {
        "trust": politics.trust(m, s["trust"], orders, gain["trust"]),
        "interop": politics.interop(m, s["interop"], orders, gain["interop"]),
        "reassurance": politics.reassurance(m, s["reassurance"], orders, s["interop"], gain["reassurance"]),
        "expectation": politics.expectation(m, s["expectation"], d["visible"], gain["expectation"]),
        "outrage": politics.outrage(m, s["outrage"], incidents, s["expectation"]),
        "burden": eq.approach(s["burden"], orders.spend, m.p("burden_rate"), m.years),
    }
    after["alarm"] = politics.alarm(m, s["alarm"], s["terror"], after["outrage"], gain["alarm"])
    after["congress"] = politics.congress(m, s["congress"], s["alarm"], gain["congress"])
    after["local_economy"] = politics.local(
        m,
        s["local_economy"],
        seen["rel_truck"],
        seen["rel_car"],
        seen["wait_car"],
        d["disruption"],
        gain["local_economy"],
    )
    after["opinion"] = politics.opinion(m, s["opinion"], s["local_economy"], after["outrage"], loss, gain["opinion"])
    after["sovereignty"] = politics.resting(m, s["sovereignty"], BY_NAME["sovereignty"].start, gain["sovereignty"])
    after["autonomy"] = politics.resting(m, s["autonomy"], BY_NAME["autonomy"].start, gain["autonomy"])
    return after


def dials(m: Model, stocks: Floats, seen: Mapping[str, Floats]) -> Floats:
    """All dials in their order, each within its bounds."""
    out = np.empty((len(m.dials), stocks.shape[1]))
    known = dict(seen)
    for name, rows in m.stocks.items():
        known[name] = stocks[rows] if BY_NAME[name].axis != "world" else stocks[rows.start]
    known["pressure"] = known["alarm"] * (1.0 - known["reassurance"] / 100.0)
    known |= indicators(m, known)
    for name, rows in m.dial_rows.items():
        out[rows] = np.clip(known[name], BY_NAME[name].low, BY_NAME[name].high)
    return out


def opening(m: Model, overrides: Mapping[str, float]) -> tuple[Floats, Floats]:
    """(stocks, dials) before the first round, one game: the registry's start values with a scenario's own."""
    start = m.base[m.stock_cells].copy()
    for name, value in overrides.items():
        if name in m.stocks:
            start[m.stocks[name]] = value
    stocks = start[:, None].copy()
    games, slots = 1, len(m.slots)
    nothing = np.zeros((slots, games))
    idle = Orders(nothing, nothing, nothing, *_no_deeds(m, games))
    added, factor = evaluate(m, idle, games)
    d = _drivers(m, added, factor)
    s = {name: stocks[rows] if BY_NAME[name].axis != "world" else stocks[rows.start] for name, rows in m.stocks.items()}
    gain = {
        name: added[m.cells[name]] if BY_NAME[name].axis != "world" else added[m.cells[name].start] for name in m.stocks
    }
    _, seen = _move(m, d, s, gain, idle, np.full((4, games), 0.5), 0)
    seen["incidents"] = np.zeros(games)
    return stocks, dials(m, stocks, seen)


def _no_deeds(m: Model, games: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Deeds, deeds toward, spending and alliances of a round in which nothing is done."""
    kinds = 6
    return (
        np.zeros((kinds, len(m.pairs), games)),
        np.zeros((kinds, games)),
        np.zeros((len(m.parties), games)),
        np.zeros(games),
    )
