"""The slow twin of the model: one game, plain numbers, no arrays. Used by tests only, to check the fast one.

It is written from the equations' docstrings, not from their code, in the order in which a person would compute them.
"""

from __future__ import annotations

from math import exp, expm1

from game.world.effects import MOST_FACTOR
from game.world.model import EVERY_GAME, Model, Orders, Place, home_country
from game.world.names import BY_NAME, DEEDS

Numbers = dict[str, list[float]]


def _clip(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))


def _room(now: float, gain: float) -> float:
    return gain * min(1.0, (100.0 - now if gain > 0 else now) / 50.0)


def _half(effort: float, half: float) -> float:
    return effort / (effort + half)


def _mean(values: list[float], weights: list[float] | None = None) -> float:
    weights = weights or [1.0] * len(values)
    return sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)


def _toward(m: Model, now: float, aim: float, rate: str) -> float:
    return now + (aim - now) * -expm1(-m.p(rate) * m.years)


def forces(m: Model, orders: Orders, game: int) -> tuple[list[float], list[float]]:
    """(added, factor) of every cell."""
    e = m.effects
    left: dict[int, float] = {}
    for row, g, part in orders.waived:
        if g in (game, EVERY_GAME):
            left[row] = left.get(row, 1.0) * part
    added, factor = [0.0] * m.base.size, [1.0] * m.base.size
    for row in range(e.slot.size):
        slot, cell = int(e.slot[row]), int(e.cell[row])
        dose, age = float(orders.dose[slot, game]), float(orders.age[slot, game])
        if dose <= 0.0:
            continue
        if e.jump[row]:
            strength = float(orders.first[slot, game]) * dose
        else:
            strength = _response(m, row, dose, age)
            if cell >= m.stock_cells[0]:
                strength *= m.years
        strength *= left.get(row, 1.0)
        number = float(e.number[row])
        if e.how[row] == 1:
            factor[cell] = min(factor[cell] * (1.0 + (number - 1.0) * strength), MOST_FACTOR)
        elif e.how[row] == 2:
            added[cell] += (number - float(m.base[cell])) * strength
        else:
            added[cell] += number * strength
    return added, factor


def _response(m: Model, row: int, dose: float, age: float) -> float:
    e = m.effects
    half, ramp, lasts, delay = (float(x[row]) for x in (e.saturates, e.ramp, e.lasts, e.delay))
    strength = dose * (1 + half) / (dose + half) if half > 0 else dose
    since = age - delay
    if ramp > 0:
        strength *= _clip(since / ramp, 0.0, 1.0)
    elif delay > 0 and since <= 1e-6:
        strength = 0.0
    if lasts > 0 and since > lasts + m.years - 1e-3:
        strength = 0.0
    return strength


def step(m: Model, stocks: list[float], orders: Orders, luck: list[float], round: int, game: int = 0) -> Numbers:
    """All stocks and dials by variable after one round, for one game of the orders."""
    added, factor = forces(m, orders, game)
    d: Numbers = {}
    for name, cells in m.cells.items():
        v = BY_NAME[name]
        if v.kind == "driver":
            each = range(cells.start, cells.stop)
            d[name] = [_clip((float(m.base[c]) + added[c]) * factor[c], v.low, v.high) for c in each]
    s: Numbers = {name: stocks[rows] for name, rows in m.stocks.items()}
    seen = _crossings(m, d, s)
    _economy(m, d, s, seen, round)
    _security(m, d, s, seen, luck)
    given: Numbers = {name: added[m.cells[name]] for name in m.stocks}
    after = {**_markets(m, d, s, seen, round), **_people(m, d, s, seen, given, orders, game)}
    after |= _homes(m, d, s, seen)
    for at, name in enumerate(("terror", "crime", "health"), 1):
        noise = m.p("threat_noise") * (luck[at] - 0.5) * m.years**0.5
        after[name] = [1 + (s[name][0] - 1) * exp(-m.p("threat_decay") * m.years) + noise]
    for at, paid in enumerate(s["burden"]):
        after.setdefault("burden", []).append(_toward(m, paid, float(orders.spend[at, game]), "burden_rate"))
    for name in m.stocks:
        v = BY_NAME[name]
        own = given[name]
        if v.unit == "0-100":
            own = [_room(now, gain) for now, gain in zip(s[name], own, strict=True)]
        after[name] = [_clip(x + gain, v.low, v.high) for x, gain in zip(after[name], own, strict=True)]
    return _shown(m, d, {**seen, **after})


def _pressure(m: Model, s: Numbers) -> float:
    return s["alarm"][0] * (1 - m.p("mechanism_reassurance") * s["reassurance"][0] / 100)


def _crossings(m: Model, d: Numbers, s: Numbers) -> Numbers:
    """Waits and traffic by crossing."""
    p = m.p
    trucks = (s["trade"][0] / p("trade_2000")) ** p("truck_trade")
    cars = p("car_ca") * s["travel_ca"][0] / p("travel_ca_2000")
    cars += (1 - p("car_ca")) * s["travel_us"][0] / p("travel_us_2000")
    cars **= p("car_travel")
    pressed = 1 + p("mechanism_pressure") * p("pressure_depth") * (_pressure(m, s) - p("pressure_calm")) / 100
    depth = d["depth"][0] * max(0.5, pressed)
    tech, paper = d["technology"][0], d["documents"][0]
    relief = 1 - p("technology_service") * tech
    slow_truck = depth ** p("depth_truck") * relief * (1 - p("trusted_service") * s["trusted_trader"][0] / 100)
    slow_car = depth ** p("depth_car") * (1 + p("document_service") * paper * (1 - tech)) * relief
    slow_car *= 1 - p("trusted_service") * s["trusted_traveller"][0] / 100
    seen: Numbers = {name: [] for name in ("wait_truck", "wait_car", "flow_truck", "flow_car", "traffic")}
    for at, place in enumerate(m.places):
        room = (1 + d["capacity"][at]) * (1 + d["staffing"][at])
        closed = d["disruption"][at]
        for kind, rel, load, slow, flow in (
            ("truck", trucks, place.truck_load, slow_truck, place.trucks),
            ("car", cars, place.car_load, slow_car, place.cars),
        ):
            use = min(3.0, load * rel * slow / room)
            queue = p(f"wait_{kind}_free") * (1 + p("queue_scale") * use ** p("queue_power"))
            seen[f"wait_{kind}"].append(min(600.0, queue + p("disruption_wait") * closed / (1 - closed)))
            seen[f"flow_{kind}"].append(flow * rel * (1 - closed))
        seen["traffic"].append((trucks + cars) * (1 - closed) / 2)
    return {**seen, "depth_used": [depth]}


def _waits(m: Model, seen: Numbers, kind: str, places: list[Place]) -> float:
    """Mean wait at some crossings, by traffic."""
    at = [m.places.index(place) for place in places]
    flows = [place.trucks if kind == "truck" else place.cars for place in places]
    return _mean([seen[f"wait_{kind}"][i] for i in at], flows)


def _economy(m: Model, d: Numbers, s: Numbers, seen: Numbers, round: int) -> None:
    p = m.p
    truck, car = (_waits(m, seen, kind, list(m.places)) for kind in ("truck", "car"))
    cost = p("cost_base") + d["compliance"][0] * (1 - p("trusted_paper") * s["trusted_trader"][0] / 100)
    cost += p("cost_minute") * truck + p("cost_depth") * max(0.0, seen["depth_used"][0] - 1)
    drift = p("trade_income") * m.income[round] + p("trade_exchange") * m.exchange[round] + d["demand"][0]
    drift += p("trade_trend") * m.elapsed[round]
    seen |= {"truck": [truck], "car": [car], "border_cost": [cost], "free": [p("trade_2000") * exp(drift)]}


def _security(m: Model, d: Numbers, s: Numbers, seen: Numbers, luck: list[float]) -> None:
    p = m.p
    together = p("alone") + (1 - p("alone")) * s["interop"][0] / 100
    layers = {
        "intelligence": d["intelligence"][0],
        "perimeter": d["perimeter"][0],
        "ports": _mean(d["ports"], [x.trucks + x.cars for x in m.places]),
        "patrol": _mean(d["patrol"]),
        "police": _mean(d["police"]),
        "critical": d["critical"][0],
    }
    missed = 1.0
    for name, effort in layers.items():
        missed *= 1 - p(f"layer_{name}") * _half(effort, p("layer_half")) * together
    stopped = 1 - missed
    loss = p("loss_terror") * s["terror"][0] * (1 - stopped)
    loss += p("loss_crime") * s["crime"][0] * (1 - p("crime_stopped") * stopped)
    loss += p("loss_health") * s["health"][0] * (1 - p("health_technology") * d["technology"][0])
    count = _incidents(p("attempts") * s["terror"][0] * (1 - stopped) * m.years, luck[0])
    seen |= {"interdiction": [100 * stopped], "risk": [100 * -expm1(-loss)], "incidents": [count]}


def _incidents(mean: float, luck: float) -> float:
    term = below = exp(-mean)
    count = 0
    for k in range(1, 5):
        count += luck > below
        term *= mean / k
        below += term
    return float(count)


def _markets(m: Model, d: Numbers, s: Numbers, seen: Numbers, round: int) -> Numbers:
    p, dt = m.p, m.years
    cost, left = seen["border_cost"][0], s["diversification"][0]
    thick = p("mechanism_thickening")
    aim = seen["free"][0] * exp(-thick * p("trade_cost") * (cost - p("cost_2000"))) * (1 - left)
    after: Numbers = {"trade": [_toward(m, s["trade"][0], aim, "trade_rate")]}
    for who in ("us", "ca"):
        drift = p(f"travel_{who}_trend") * m.elapsed[round] + p(f"travel_{who}_exchange") * m.exchange[round]
        hurdles = p(f"travel_{who}_documents") * (d["documents"][0] - p("documents_2000"))
        hurdles += p("travel_minute") * (seen["car"][0] - p("minutes_2000"))
        drift += d[f"mood_{who}"][0] - thick * hurdles - p("travel_alarm") * (s["alarm"][0] - p("alarm_2000")) / 100
        aim = p(f"travel_{who}_2000") * exp(drift)
        after[f"travel_{who}"] = [_toward(m, s[f"travel_{who}"][0], aim, "travel_rate")]
    going = p("leave_rate") * max(0.0, cost - p("leave_above")) * (p("leave_most") - left)
    coming = p("return_rate") * left * (cost < p("return_below"))
    after["diversification"] = [_clip(left + (going - coming) * dt * p("mechanism_diversification"), 0.0, 0.3)]
    for kind, minutes in (("trader", seen["truck"][0]), ("traveller", seen["car"][0])):
        now, pull = s[f"trusted_{kind}"][0], d[f"{kind}_pull"][0]
        saves = min(1.0, minutes / p("enrol_minutes"))
        often = pull * (p("enrol_idle") + (1 - p("enrol_idle")) * saves)
        seldom = often * (pull * saves if p("mechanism_enrolment") else 1.0)
        ceiling = p(f"{kind}_ceiling") * _mean([often, seldom], [p(f"{kind}_large"), 1 - p(f"{kind}_large")])
        known = min(1.0, now / max(ceiling, 1e-9))
        speed = p("enrol_rate") * (p("enrol_lead") * (1 - known) + known)
        after[f"trusted_{kind}"] = [now + (ceiling - now) * -expm1(-speed * dt)]
    return after


def _gain(m: Model, field: str, counts: dict[str, float]) -> float:
    """What counted deeds add to trust or reassurance; joint ones less and less."""
    out = 0.0
    for name, count in counts.items():
        meant = "comply" if name == "initiative" and not m.p("mechanism_initiative") else name
        out += m.p(f"{field}_{meant}") * (_joint(count) if name == "joint" else count)
    return out


def _joint(count: float) -> float:
    return 2.5 * -expm1(-0.5 * count)


def _people(m: Model, d: Numbers, s: Numbers, seen: Numbers, given: Numbers, orders: Orders, game: int) -> Numbers:
    """Stocks of mood and trust as they drift; what deeds give goes to `given`."""
    p = m.p
    after: Numbers = {"trust": []}
    learned = 0.0
    for at, now in enumerate(s["trust"]):
        counts = {name: float(orders.deeds[kind, at, game]) for kind, name in enumerate(DEEDS)}
        learned += _joint(counts["joint"])
        after["trust"].append(_toward(m, now, 50.0, "trust_decay"))
        given["trust"][at] += _gain(m, "trust", counts)
    now = s["interop"][0]
    after["interop"] = [now * exp(-p("learn_decay") * m.years)]
    given["interop"][0] += learned * p("mechanism_learning") * p("learn_rate")
    counts = {name: float(orders.toward[kind, game]) for kind, name in enumerate(DEEDS)}
    rest = p("reassure_rest") + p("reassure_interop") * now
    rest += p("mechanism_alignment") * p("reassure_allied") * float(orders.allied[game])
    rest += p("mechanism_effort") * p("reassure_effort") * _effort(m, s, seen["risk"][0])
    rest += p("mechanism_network") * p("reassure_network") * _network(m, s)
    after["reassurance"] = [_toward(m, s["reassurance"][0], rest, "reassure_decay")]
    given["reassurance"][0] += _gain(m, "reassure", counts)
    aim = 100 * d["visible"][0] / (d["visible"][0] + p("expect_half"))
    after["expectation"] = [_toward(m, s["expectation"][0], aim, "expect_rate")]
    anger = p("outrage_base") + p("mechanism_expectation") * p("outrage_expected") * s["expectation"][0] / 100
    outrage = s["outrage"][0] * exp(-p("outrage_decay") * m.years) + seen["incidents"][0] * anger
    aim = p("alarm_rest") + p("alarm_terror") * (s["terror"][0] - 1) + p("alarm_outrage") * outrage
    after |= {"outrage": [outrage], "alarm": [_toward(m, s["alarm"][0], aim, "alarm_decay")]}
    aim = p("congress_rest") + p("congress_alarm") * s["alarm"][0]
    after["congress"] = [_toward(m, s["congress"][0], aim, "congress_rate")]
    seen["outcry"] = [outrage]
    return after


def _effort(m: Model, s: Numbers, risk: float) -> float:
    mine = [at for at, party in enumerate(m.parties) if party.country == home_country(m.parties)]
    need = m.p("effort_need") * sum(m.parties[at].revenue for at in mine) * max(risk, 1.0) / m.p("effort_risk")
    return min(0.5, sum(s["burden"][at] for at in mine) / need - 1)


def _network(m: Model, s: Numbers) -> float:
    ties = []
    for at, (a, b) in enumerate(m.pairs):
        one, two = m.parties[a], m.parties[b]
        if one.country != two.country and not (one.federal and two.federal):
            ties.append(s["trust"][at])
    return _mean(ties) / 50 - 1 if ties else 0.0


def _homes(m: Model, d: Numbers, s: Numbers, seen: Numbers) -> Numbers:
    """Stocks of each actor's own."""
    p = m.p
    after: Numbers = {name: [] for name in ("local_economy", "opinion", "sovereignty", "autonomy")}
    for at in range(len(m.parties)):
        mine = [i for i, place in enumerate(m.places) if at in place.touches]
        now = s["local_economy"][at]
        aim = now
        if mine:
            pain = [seen["wait_car"][i] * p("local_minute") + d["disruption"][i] * p("local_closed") for i in mine]
            aim = p("local_rest") + p("local_traffic") * (_mean([seen["traffic"][i] for i in mine]) - 1)
            aim -= p("mechanism_local") * _mean(pain)
        after["local_economy"].append(_toward(m, now, aim, "local_rate"))
        aim = 50 + p("opinion_local") * (now - 50) - p("opinion_outrage") * seen["outcry"][0]
        aim -= p("opinion_risk") * (seen["risk"][0] - 30)
        after["opinion"].append(_toward(m, s["opinion"][at], aim, "opinion_rate"))
        for name in ("sovereignty", "autonomy"):
            after[name].append(_toward(m, s[name][at], BY_NAME[name].start, "rest_rate"))
    return after


def _shown(m: Model, d: Numbers, known: Numbers) -> Numbers:
    """The indicators besides, and everything within its bounds."""
    p = m.p
    found: Numbers = {name: [] for name in ("safety", "commerce", "mobility", "standing", "assurance")}
    lost = max(0.0, 1 - known["trade"][0] / known["free"][0])
    trips = min(1.2, (known["travel_us"][0] + known["travel_ca"][0]) / p("mobility_trips"))
    for at in range(len(m.parties)):
        near = [place for place in m.places if at in place.touches] or list(m.places)
        own = p("safety_police") * _half(d["police"][at], p("layer_half"))
        found["safety"].append(100 - p("safety_risk") * known["risk"][0] * (1 - own))
        cost = known["border_cost"][0] + p("cost_minute") * (_waits(m, known, "truck", near) - known["truck"][0])
        found["commerce"].append(100 - p("commerce_cost") * cost - p("commerce_lost") * lost)
        slow = p("mobility_minute") * _waits(m, known, "car", near) + p("mobility_documents") * d["documents"][0]
        found["mobility"].append(100 - p("mobility_share") * (1 - trips) - slow)
        found["standing"].append(_mean([known["trust"][i] for i, pair in enumerate(m.pairs) if at in pair]))
        found["assurance"].append(known["reassurance"][0])
    known = {**known, **found, "pressure": [_pressure(m, known)]}
    known["fairness"] = _fairness(m, known)
    return {
        name: [_clip(x, BY_NAME[name].low, BY_NAME[name].high) for x in known[name]]
        for name in (*m.stocks, *m.dial_rows)
    }


def _fairness(m: Model, known: Numbers) -> list[float]:
    p = m.p
    claims = []
    for at, party in enumerate(m.parties):
        gains = ("safety", "commerce", "mobility", "local_economy")
        cares = [float(party.weights.get(name, 0)) for name in gains]
        benefit = _mean([_clip(known[name][at], 0, 100) for name in gains], cares if sum(cares) else None)
        claims.append(party.revenue * max(0.01, 1 + p("fair_benefit") * (benefit - 50) / 50))
    need = p("effort_need") * sum(x.revenue for x in m.parties) * max(known["risk"][0], 1.0) / p("effort_risk")
    task = max(need, sum(known["burden"]))
    out = []
    for claim, carried in zip(claims, known["burden"], strict=True):
        gap = carried / (task * claim / sum(claims)) - 1
        out.append(100 + p("fair_short") * gap if gap < 0 else 100 - p("fair_over") * min(2.0, gap))
    return out
