"""The slow twin of the model: one game, plain numbers, no arrays. Used by tests only, to check the fast one.

It is written from the equations' docstrings, not from their code, in the order in which a person would compute them.
"""

from __future__ import annotations

from math import exp, expm1

from game.world.model import Model, Orders
from game.world.names import BY_NAME, DEEDS

Numbers = dict[str, list[float]]


def _clip(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))


def _toward(now: float, aim: float, rate: float, years: float) -> float:
    return now + (aim - now) * -expm1(-rate * years)


def _room(now: float, gain: float) -> float:
    return gain * min(1.0, (100.0 - now if gain > 0 else now) / 50.0)


def _half(effort: float, half: float) -> float:
    return effort / (effort + half)


def forces(m: Model, orders: Orders, game: int) -> tuple[list[float], list[float]]:
    """(added, factor) of every cell."""
    e = m.effects
    added, factor = [0.0] * m.base.size, [1.0] * m.base.size
    for row in range(e.slot.size):
        slot, cell = int(e.slot[row]), int(e.cell[row])
        dose, age = float(orders.dose[slot, game]), float(orders.age[slot, game])
        if dose <= 0.0:
            continue
        if e.jump[row]:
            strength = float(orders.first[slot, game]) * dose
        else:
            half, ramp, lasts = float(e.saturates[row]), float(e.ramp[row]), float(e.lasts[row])
            since = age - float(e.delay[row])
            strength = dose * (1 + half) / (dose + half) if half > 0 else dose
            strength *= _clip(since / ramp, 0.0, 1.0) if ramp > 0 else float(since > 0)
            if lasts > 0 and since > lasts + m.years - 1e-3:
                strength = 0.0
        number = float(e.number[row])
        if e.how[row] == 1:
            factor[cell] *= 1.0 + (number - 1.0) * strength
        elif e.how[row] == 2:
            added[cell] += (number - float(m.base[cell])) * strength
        else:
            added[cell] += number * strength
    return added, factor


def step(m: Model, stocks: list[float], orders: Orders, luck: list[float], round: int, game: int = 0) -> list[float]:
    """Stocks one round on, for one game of the orders."""
    added, factor = forces(m, orders, game)
    d: Numbers = {}
    for name, rows in m.cells.items():
        v = BY_NAME[name]
        if v.kind == "driver":
            cells = range(rows.start, rows.stop)
            d[name] = [_clip((float(m.base[c]) + added[c]) * factor[c], v.low, v.high) for c in cells]
    s: Numbers = {name: stocks[rows] for name, rows in m.stocks.items()}
    gain: Numbers = {}
    for name in m.stocks:
        rows = m.cells[name]
        own = added[rows]
        gain[name] = (
            [_room(now, g) for now, g in zip(s[name], own, strict=True)] if BY_NAME[name].unit == "0-100" else own
        )
    after = {**_economy(m, d, s, gain, luck, round), **_people(m, d, s, gain, orders, luck, game)}
    out = list(stocks)
    for name, rows in m.stocks.items():
        v = BY_NAME[name]
        out[rows] = [_clip(x, v.low, v.high) for x in after[name]]
    return out


def _crossings(m: Model, d: Numbers, s: Numbers) -> Numbers:
    """Waits and relative traffic by crossing."""
    p = m.p
    trucks = (s["trade"][0] / p("trade_start")) ** p("truck_trade")
    cars = p("car_ca") * s["travel_ca"][0] / p("travel_ca_start") + (1 - p("car_ca")) * s["travel_us"][0] / p(
        "travel_us_start"
    )
    depth, tech, paper = d["depth"][0], d["technology"][0], d["documents"][0]
    relief = 1 - p("technology_service") * tech
    slow_truck = depth ** p("depth_truck") * relief * (1 - p("trusted_service") * s["trusted_trader"][0] / 100)
    slow_car = depth ** p("depth_car") * (1 + p("document_service") * paper * (1 - tech)) * relief
    slow_car *= 1 - p("trusted_service") * s["trusted_traveller"][0] / 100
    seen: Numbers = {"wait_truck": [], "wait_car": [], "trucks": [], "cars": []}
    for at, place in enumerate(m.places):
        room = (1 + d["capacity"][at]) * (1 + d["staffing"][at])
        closed = d["disruption"][at]
        for kind, rel, load, slow in (
            ("truck", trucks, place.truck_load, slow_truck),
            ("car", cars, place.car_load, slow_car),
        ):
            use = min(3.0, load * rel * slow / room)
            queue = p(f"wait_{kind}_free") * (1 + p("queue_scale") * use ** p("queue_power"))
            seen[f"wait_{kind}"].append(min(600.0, queue + p("disruption_wait") * closed / (1 - closed)))
            seen[f"{kind}s"].append(rel * (1 - closed))
    return seen


def _mean(values: list[float], weights: list[float]) -> float:
    return sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)


def _economy(m: Model, d: Numbers, s: Numbers, gain: Numbers, luck: list[float], round: int) -> Numbers:
    p, dt = m.p, m.years
    seen = _crossings(m, d, s)
    truck = _mean(seen["wait_truck"], [x.trucks for x in m.places])
    car = _mean(seen["wait_car"], [x.cars for x in m.places])
    cost = p("cost_base") + d["compliance"][0] * (1 - p("trusted_paper") * s["trusted_trader"][0] / 100)
    cost += p("cost_minute") * truck + p("cost_depth") * max(0.0, d["depth"][0] - 1)
    left = s["diversification"][0]
    free = p("trade_start") * exp(
        p("trade_income") * m.income[round] + p("trade_exchange") * m.exchange[round] + d["demand"][0]
    )
    aim = free * exp(-p("trade_cost") * (cost - p("cost_start"))) * (1 - left)
    after: Numbers = {"trade": [_toward(s["trade"][0], aim, p("trade_rate"), dt)]}
    for who in ("us", "ca"):
        drift = (
            p(f"travel_{who}_trend") * dt * (round + 1)
            + p(f"travel_{who}_exchange") * m.exchange[round]
            + d[f"mood_{who}"][0]
        )
        drift -= p(f"travel_{who}_documents") * d["documents"][0] + p("travel_minute") * (car - 2 * p("wait_car_free"))
        drift -= p("travel_alarm") * (s["alarm"][0] - 40) / 100
        aim = p(f"travel_{who}_start") * exp(drift)
        after[f"travel_{who}"] = [_toward(s[f"travel_{who}"][0], aim, p("travel_rate"), dt)]
    going = p("leave_rate") * max(0.0, cost - p("leave_above")) * (p("leave_most") - left)
    coming = p("return_rate") * left * (cost < p("return_below"))
    after["diversification"] = [_clip(left + (going - coming) * dt, 0.0, 0.3) + gain["diversification"][0]]
    for kind, minutes in (("trader", truck), ("traveller", car)):
        saves = p("enrol_idle") + (1 - p("enrol_idle")) * min(1.0, minutes / p("enrol_minutes"))
        ceiling = p(f"{kind}_ceiling") * d[f"{kind}_pull"][0] * saves
        after[f"trusted_{kind}"] = [_toward(s[f"trusted_{kind}"][0], ceiling, p("enrol_rate"), dt)]
    for at, name in enumerate(("terror", "crime", "health"), 1):
        noise = p("threat_noise") * (luck[at] - 0.5) * dt**0.5
        after[name] = [max(0.0, 1 + (s[name][0] - 1) * exp(-p("threat_decay") * dt) + noise) + gain[name][0]]
    return after


def _stopped_and_risk(m: Model, d: Numbers, s: Numbers) -> tuple[float, float]:
    p = m.p
    together = p("alone") + (1 - p("alone")) * s["interop"][0] / 100
    ports = _mean(d["ports"], [x.trucks + x.cars for x in m.places])
    layers = {
        "intelligence": d["intelligence"][0],
        "perimeter": d["perimeter"][0],
        "ports": ports,
        "patrol": sum(d["patrol"]) / len(d["patrol"]),
        "police": sum(d["police"]) / len(d["police"]),
        "critical": d["critical"][0],
    }
    missed = 1.0
    for name, effort in layers.items():
        missed *= 1 - p(f"layer_{name}") * _half(effort, p("layer_half")) * together
    stopped = 1 - missed
    loss = p("loss_terror") * s["terror"][0] * (1 - stopped) + p("loss_crime") * s["crime"][0] * (
        1 - p("crime_stopped") * stopped
    )
    loss += p("loss_health") * s["health"][0] * (1 - p("health_technology") * d["technology"][0])
    return stopped, 100 * -expm1(-loss)


def _incidents(mean: float, luck: float) -> float:
    term = below = exp(-mean)
    count = 0
    for k in range(1, 5):
        count += luck > below
        term *= mean / k
        below += term
    return float(count)


def _people(m: Model, d: Numbers, s: Numbers, gain: Numbers, orders: Orders, luck: list[float], game: int) -> Numbers:
    p, dt = m.p, m.years
    stopped, loss = _stopped_and_risk(m, d, s)
    incidents = _incidents(p("attempts") * s["terror"][0] * (1 - stopped) * dt, luck[0])
    after: Numbers = {"trust": [], "burden": []}

    def counted(kind: int, value: float) -> float:
        return 2.5 * -expm1(-0.5 * value) if DEEDS[kind] == "joint" else value

    for at, now in enumerate(s["trust"]):
        deeds = sum(p(f"trust_{n}") * counted(k, float(orders.deeds[k, at, game])) for k, n in enumerate(DEEDS))
        after["trust"].append(_toward(now, 50.0, p("trust_decay"), dt) + _room(now, deeds) + gain["trust"][at])
    joint = DEEDS.index("joint")
    learned = sum(counted(joint, float(orders.deeds[joint, at, game])) for at in range(len(m.pairs)))
    now = s["interop"][0]
    after["interop"] = [
        now * exp(-p("learn_decay") * dt) + p("learn_rate") * learned * (100 - now) / 100 + gain["interop"][0]
    ]
    deeds = sum(p(f"reassure_{n}") * counted(k, float(orders.toward[k, game])) for k, n in enumerate(DEEDS))
    rest = p("reassure_rest") + p("reassure_interop") * now + p("reassure_allied") * float(orders.allied[game])
    belief = s["reassurance"][0]
    after["reassurance"] = [
        _toward(belief, rest, p("reassure_decay"), dt) + _room(belief, deeds) + gain["reassurance"][0]
    ]
    aim = 100 * d["visible"][0] / (d["visible"][0] + p("expect_half"))
    after["expectation"] = [_toward(s["expectation"][0], aim, p("expect_rate"), dt) + gain["expectation"][0]]
    jump = incidents * (p("outrage_base") + p("outrage_expected") * s["expectation"][0] / 100)
    outrage = s["outrage"][0] * exp(-p("outrage_decay") * dt) + jump
    after["outrage"] = [outrage]
    aim = p("alarm_rest") + p("alarm_terror") * (s["terror"][0] - 1) + p("alarm_outrage") * outrage
    after["alarm"] = [_toward(s["alarm"][0], aim, p("alarm_decay"), dt) + gain["alarm"][0]]
    aim = p("congress_rest") + p("congress_alarm") * s["alarm"][0]
    after["congress"] = [_toward(s["congress"][0], aim, p("congress_rate"), dt) + gain["congress"][0]]
    for at, paid in enumerate(s["burden"]):
        after["burden"].append(_toward(paid, float(orders.spend[at, game]), p("burden_rate"), dt))
    return {**after, **_homes(m, d, s, gain, outrage, loss)}


def _homes(m: Model, d: Numbers, s: Numbers, gain: Numbers, outrage: float, loss: float) -> Numbers:
    """Stocks of each actor's own."""
    p, dt = m.p, m.years
    seen = _crossings(m, d, s)
    after: Numbers = {name: [] for name in ("local_economy", "opinion", "sovereignty", "autonomy")}
    for at in range(len(m.parties)):
        mine = [i for i, place in enumerate(m.places) if at in place.touches]
        now = s["local_economy"][at]
        aim = now
        if mine:
            traffic = sum(seen["trucks"][i] + seen["cars"][i] for i in mine) / (2 * len(mine))
            pain = sum(seen["wait_car"][i] * p("local_minute") + d["disruption"][i] * p("local_closed") for i in mine)
            aim = p("local_rest") + p("local_traffic") * (traffic - 1) - pain / len(mine)
        after["local_economy"].append(_toward(now, aim, p("local_rate"), dt) + gain["local_economy"][at])
        aim = 50 + p("opinion_local") * (now - 50) - p("opinion_outrage") * outrage - p("opinion_risk") * (loss - 30)
        after["opinion"].append(_toward(s["opinion"][at], aim, p("opinion_rate"), dt) + gain["opinion"][at])
        for name in ("sovereignty", "autonomy"):
            after[name].append(_toward(s[name][at], BY_NAME[name].start, p("rest_rate"), dt) + gain[name][at])
    return after
