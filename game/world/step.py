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
from game.world.names import BY_NAME, DEEDS, LAYERS, THREATENING, VARIABLES
from game.world.prepare import Ready, prepare
from game.world.score import indicators

Rows = dict[str, Floats]
RESULTS = tuple(v.name for v in VARIABLES if v.kind == "result")
COMPUTED = (*RESULTS, *(v.name for v in VARIABLES if v.kind == "indicator"))


@dataclass(frozen=True, slots=True)
class Result:
    """stocks [stocks, games] and dials [dials, games] at the end of the round."""

    stocks: Floats
    dials: Floats


def step(m: Model, stocks: Floats, orders: Orders, luck: Floats, round: int) -> Result:
    """Move one round on. `round` counts from 0; `luck` is [SLOTS, games] in (0, 1).

    A stock goes a share of the way to its aim and gets what cards and deeds give it, as far as it has room.
    """
    r = prepare(m)
    d, gain = forces(m, r, orders)
    s = _named(m.stocks, stocks)
    aim, seen = _aims(m, r, d, s, orders, luck, round)
    give = _named(m.stocks, gain)
    give["interop"] += politics.learning(m, seen["joint"])
    give["reassurance"] += politics.shown_good_will(r, orders)
    give["trust"] += politics.deeds(r, orders, seen["joint"])
    gain = eq.with_room(stocks, gain, r.room_above, r.room_below)
    give = _named(m.stocks, gain)
    for at, name in enumerate(THREATENING, 1):
        give[name] += eq.noise(m, luck[at])
    out = aim
    out -= stocks
    out *= r.closing
    out += stocks
    out += gain
    np.maximum(out, r.stock_low, out=out)
    np.minimum(out, r.stock_high, out=out)
    return Result(out, dials(m, r, out, seen))


def _named(where: Mapping[str, slice], rows: Floats) -> Rows:
    """Rows by variable: [places, games], or [games] for what the world has one of."""
    return {name: rows[at] if BY_NAME[name].axis != "world" else rows[at.start] for name, at in where.items()}


def forces(m: Model, r: Ready, orders: Orders) -> tuple[Rows, Floats]:
    """Each driver's value now, within its bounds, (base + what acts) x factors; and what cards give to each stock."""
    added, factor = evaluate(r.table, orders, m.base.size)
    split = r.base.shape[0]
    value, gain = added[:split], added[split:]
    value += r.base
    if factor is not None:
        value *= factor[:split]
    np.maximum(value, r.driver_low, out=value)
    np.minimum(value, r.driver_high, out=value)
    return _named({name: at for name, at in m.cells.items() if at.stop <= split}, value), gain


def crossings(m: Model, r: Ready, d: Mapping[str, Floats], s: Mapping[str, Floats], depth: Floats) -> Rows:
    """Flows (thousand a year, southbound) and waits (minutes) at each crossing, from trade and travel as they are."""
    trucks = eq.trucks(m, s["trade"])
    cars = eq.cars(m, s["travel_us"], s["travel_ca"])
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
    efforts = np.empty((len(LAYERS), s["terror"].size))
    for at, name in enumerate(LAYERS[:3]):
        efforts[at] = d[name]
    efforts[3] = eq.weighted(d["ports"], r.both_share)
    efforts[4] = eq.total(d["patrol"]) / len(m.places)
    efforts[5] = eq.total(d["police"]) / len(m.parties)
    stopped = eq.interdiction(m, efforts, r.layer_tops, s["interop"])
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


def _aims(m: Model, r: Ready, d: Rows, s: Rows, orders: Orders, luck: Floats, round: int) -> tuple[Floats, Rows]:
    """Where each stock tends to, [stocks, games], and what was seen on the way."""
    depth = depth_used(m, d["depth"], pressure(m, s))
    seen = crossings(m, r, d, s, depth)
    stopped, loss = safety(m, r, d, s)
    truck, car = eq.weighted(seen["wait_truck"], r.truck_share), eq.weighted(seen["wait_car"], r.car_share)
    cost = eq.border_cost(m, d["compliance"], s["trusted_trader"], truck, depth)
    free = eq.free_trade(m, round, d["demand"])
    seen |= {"minutes_truck": truck, "minutes_car": car, "border_cost": cost, "free": free, "risk": loss}
    seen |= {"interdiction": 100.0 * stopped, "police": d["police"], "documents": d["documents"]}
    seen["incidents"] = eq.poisson(m.p("attempts") * m.years * s["terror"] * (1.0 - stopped), luck[0])
    seen["joint"] = politics.together(orders.deeds[politics.JOINT])
    out = np.empty((m.stock_cells.size, luck.shape[1]))
    aim = _named(m.stocks, out)
    for threat in THREATENING:
        aim[threat][:] = 1.0
    aim["trade"][:] = eq.trade_aim(m, free, cost, s["diversification"])
    for who in ("us", "ca"):
        trips = eq.travel_aim(m, who, round, d["documents"], car, s["alarm"], d[f"mood_{who}"])
        aim[f"travel_{who}"][:] = trips
    aim["diversification"][:] = eq.diversify(m, s["diversification"], cost)
    aim["trusted_trader"][:] = eq.enrol(m, "trader", s["trusted_trader"], d["trader_pull"], truck)
    aim["trusted_traveller"][:] = eq.enrol(m, "traveller", s["trusted_traveller"], d["traveller_pull"], car)
    _moods(m, r, d, s, orders, seen, aim)
    return out, seen


def _moods(m: Model, r: Ready, d: Rows, s: Rows, orders: Orders, seen: Rows, aim: Rows) -> None:
    """Where moods and trust tend to."""
    loss = seen["risk"]
    effort, network = politics.effort(m, r, s["burden"], loss), politics.network(r, s["trust"])
    outrage = politics.outrage(m, s["outrage"], seen["incidents"], s["expectation"])
    aim["trust"][:] = 50.0
    aim["interop"][:] = 0.0
    aim["reassurance"][:] = politics.reassurance(m, orders, s["interop"], effort, network)
    aim["expectation"][:] = politics.expectation(m, d["visible"])
    aim["outrage"][:] = outrage
    aim["burden"][:] = orders.spend
    aim["alarm"][:] = politics.alarm(m, s["terror"], outrage)
    aim["congress"][:] = politics.congress(m, s["alarm"])
    aim["local_economy"][:] = politics.local(
        m, r, s["local_economy"], seen["traffic"], seen["wait_car"], d["disruption"]
    )
    aim["opinion"][:] = politics.opinion(m, s["local_economy"], outrage, loss)
    for name in ("sovereignty", "autonomy"):
        aim[name][:] = BY_NAME[name].start


def dials(m: Model, r: Ready, stocks: Floats, seen: Rows) -> Floats:
    """All dials in their order, each within its bounds."""
    out = np.empty((len(m.dials), stocks.shape[1]))
    known = seen | _named(m.stocks, stocks)
    known["pressure"] = pressure(m, known)
    for source, place in r.shown:
        out[place] = stocks[source]
    rows = {name: out[m.dial_rows[name]] for name in COMPUTED}
    for name in RESULTS:
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
    d, _ = forces(m, r, nobody)
    _, seen = _aims(m, r, d, _named(m.stocks, stocks), nobody, np.full((SLOTS, 1), 0.5), 0)
    seen["incidents"] = np.zeros(1)
    return stocks, dials(m, r, stocks, seen)
