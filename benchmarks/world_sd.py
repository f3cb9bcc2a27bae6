"""How much faster a batch of the model is than the same equations in a system-dynamics library (PySD), per step.

python3 run.py bench world_sd        (needs PySD: .venv/bin/pip install pysd)

The model is written out in Vensim's language: every stock of the table, every crossing, actor and pair by itself (in
PySD plain numbers are faster than subscripts), nobody doing anything, luck always one half. Effects of cards and deeds
are zero there and only counted for; ours is timed with an eighth of all cards in force.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from math import expm1
from pathlib import Path
from typing import Any

import numpy as np
from measure import MANY, best, position, table, told

from game.world.luck import SLOTS
from game.world.model import Model
from game.world.names import BY_NAME, LAYERS
from game.world.prepare import RATES, Ready, prepare
from game.world.step import idle, step

TIMES = 50
"""The design's bound: a step of a batch at least this many times faster than one of the library."""
CLOSE = 1e-6
"""PySD writes the points of its lookups (income, exchange rate) with eight digits only."""
COMPUTED = ("safety", "commerce", "mobility", "standing", "fairness")
"""Indicators that PySD is asked for; the others are stocks."""
Equations = Iterator[tuple[str, str]]
"""(name, right-hand side)."""


def each(name: str, count: int) -> list[str]:
    """The names of a variable's places."""
    return [name] if BY_NAME[name].axis == "world" else [f"{name}_{at}" for at in range(count)]


def mean(terms: Iterable[str]) -> str:
    """Of some names."""
    names = list(terms)
    return f"({' + '.join(names)}) / {len(names)}"


def weighted(name: str, shares: Iterable[float]) -> str:
    """Sum of a variable's places by shares."""
    return " + ".join(f"{float(share)!r} * {name}_{at}" for at, share in enumerate(shares))


def vensim(m: Model, stocks: Iterable[float], years: int = 10) -> str:
    """The whole model as the text of an .mdl file."""
    r = prepare(m)
    parts = (_constants(m), _crossings(m, r), _security(m, r), _markets(m), _moods(m, r), _homes(m, r))
    lines = [f"{name} = {right} ~ ~ |" for part in (*parts, _indicators(m, r)) for name, right in part]
    lines += _flows(m, r, [float(x) for x in stocks])
    control = {"INITIAL TIME": 0, "FINAL TIME": years, "TIME STEP": 1, "SAVEPER": 1}
    return "\n".join(["{UTF-8}", *lines, *(f"{name} = {value} ~ ~ |" for name, value in control.items())]) + "\n"


def _constants(m: Model) -> Equations:
    used = (x for x in m.parameters if not x.startswith(("exchange_2", "us_growth_2")))
    yield from ((f"p_{name}", repr(float(m.p(name)))) for name in used)
    for name, at in m.cells.items():
        if BY_NAME[name].kind == "driver":
            yield from zip(each(name, at.stop - at.start), map(repr, m.base[at].tolist()), strict=True)
    for name in ("income", "exchange", "elapsed"):
        points = ", ".join(f"({at}, {value!r})" for at, value in enumerate(getattr(m, name)))
        yield name, f"WITH LOOKUP (Time, ([(0, -9)-(99, 99)], {points}))"


def _crossings(m: Model, r: Ready) -> Equations:
    yield "pressed", "alarm * (1 - p_mechanism_reassurance * reassurance / 100)"
    yield "more_depth", "1 + p_mechanism_pressure * p_pressure_depth * (pressed - p_pressure_calm) / 100"
    yield "depth_used", "depth * MAX(0.5, more_depth)"
    yield "all_trucks", "(trade / p_trade_2000) ^ p_truck_trade"
    mix = "p_car_ca * travel_ca / p_travel_ca_2000 + (1 - p_car_ca) * travel_us / p_travel_us_2000"
    yield "all_cars", f"({mix}) ^ p_car_travel"
    yield "relief", "1 - p_technology_service * technology"
    yield "slow_truck", "depth_used ^ p_depth_truck * relief * (1 - p_trusted_service * trusted_trader / 100)"
    yield "paper", "1 + p_document_service * documents * (1 - technology)"
    yield "slow_car", "depth_used ^ p_depth_car * paper * relief * (1 - p_trusted_service * trusted_traveller / 100)"
    for at, place in enumerate(m.places):
        yield f"room_{at}", f"(1 + capacity_{at}) * (1 + staffing_{at})"
        yield f"blocked_{at}", f"p_disruption_wait * disruption_{at} / (1 - disruption_{at})"
        yield f"traffic_{at}", f"(all_trucks + all_cars) * (1 - disruption_{at}) / 2"
        for kind, load, flow in (("truck", place.truck_load, place.trucks), ("car", place.car_load, place.cars)):
            yield f"load_{kind}_{at}", f"MIN(3, {load!r} * all_{kind}s * slow_{kind} / room_{at})"
            queue = f"p_wait_{kind}_free * (1 + p_queue_scale * load_{kind}_{at} ^ p_queue_power)"
            yield f"wait_{kind}_{at}", f"MIN(600, {queue} + blocked_{at})"
            yield f"flow_{kind}_{at}", f"{flow!r} * all_{kind}s * (1 - disruption_{at})"
    yield "wait_truck", weighted("wait_truck", r.truck_share[:, 0])
    yield "wait_car", weighted("wait_car", r.car_share[:, 0])


def _security(m: Model, r: Ready) -> Equations:
    yield "effort_ports", weighted("ports", r.both_share[:, 0])
    yield "effort_patrol", mean(f"patrol_{at}" for at in range(len(m.places)))
    yield "effort_police", mean(f"police_{at}" for at in range(len(m.parties)))
    yield "together", "p_alone + (1 - p_alone) * interop / 100"
    for name in LAYERS:
        effort = name if BY_NAME[name].axis == "world" else f"effort_{name}"
        yield f"caught_{name}", f"p_layer_{name} * {effort} / ({effort} + p_layer_half) * together"
    yield "stopped", f"1 - {' * '.join(f'(1 - caught_{name})' for name in LAYERS)}"
    yield "loss_plots", "p_loss_terror * terror * (1 - stopped)"
    yield "loss_smuggled", "p_loss_crime * crime * (1 - p_crime_stopped * stopped)"
    yield "loss_disease", "p_loss_health * health * (1 - p_health_technology * technology)"
    yield "risk", "100 * (1 - EXP(-(loss_plots + loss_smuggled + loss_disease)))"
    yield "plots", f"p_attempts * terror * (1 - stopped) * {m.years!r}"
    terms = ["1", "plots", "plots ^ 2 / 2", "plots ^ 3 / 6"]
    counts = (f"IF THEN ELSE(0.5 > EXP(-plots) * ({' + '.join(terms[: k + 1])}), 1, 0)" for k in range(4))
    yield "incidents", " + ".join(counts)


def _markets(m: Model) -> Equations:
    yield "paperwork", "compliance * (1 - p_trusted_paper * trusted_trader / 100)"
    yield "border_cost", "p_cost_base + paperwork + p_cost_minute * wait_truck + p_cost_depth * MAX(0, depth_used - 1)"
    drift = "p_trade_income * income + p_trade_exchange * exchange + p_trade_trend * elapsed + demand"
    yield "free", f"p_trade_2000 * EXP({drift})"
    lost = "EXP(-p_mechanism_thickening * p_trade_cost * (border_cost - p_cost_2000))"
    yield "aim_trade", f"free * {lost} * (1 - diversification)"
    for who in ("us", "ca"):
        hurdles = f"p_travel_{who}_documents * (documents - p_documents_2000)"
        yield f"hurdles_{who}", f"{hurdles} + p_travel_minute * (wait_car - p_minutes_2000)"
        drift = f"p_travel_{who}_trend * elapsed + p_travel_{who}_exchange * exchange + mood_{who}"
        fear = "p_travel_alarm * (alarm - p_alarm_2000) / 100"
        log = f"{drift} - p_mechanism_thickening * hurdles_{who} - {fear}"
        yield f"aim_travel_{who}", f"p_travel_{who}_2000 * EXP({log})"
    yield "going", "p_leave_rate * MAX(0, border_cost - p_leave_above) * (p_leave_most - diversification)"
    yield "coming", "IF THEN ELSE(border_cost < p_return_below, p_return_rate * diversification, 0)"
    left = f"diversification + (going - coming) * {m.years!r} * p_mechanism_diversification"
    yield "aim_diversification", f"MAX(0, MIN(0.3, {left}))"
    for kind, minutes in (("trader", "wait_truck"), ("traveller", "wait_car")):
        yield f"saves_{kind}", f"MIN(1, {minutes} / p_enrol_minutes)"
        yield f"often_{kind}", f"{kind}_pull * (p_enrol_idle + (1 - p_enrol_idle) * saves_{kind})"
        yield f"rare_{kind}", f"often_{kind} * IF THEN ELSE(p_mechanism_enrolment > 0, {kind}_pull * saves_{kind}, 1)"
        both = f"p_{kind}_large * often_{kind} + (1 - p_{kind}_large) * rare_{kind}"
        yield f"ceiling_{kind}", f"p_{kind}_ceiling * ({both})"
        yield f"known_{kind}", f"MIN(1, trusted_{kind} / MAX(ceiling_{kind}, 1e-09))"
        yield f"speed_{kind}", f"p_enrol_rate * (p_enrol_lead + (1 - p_enrol_lead) * known_{kind})"
        share = f"(1 - EXP(-speed_{kind} * {m.years!r}))"
        yield f"aim_trusted_{kind}", f"trusted_{kind} + (ceiling_{kind} - trusted_{kind}) * {share}"


def _moods(m: Model, r: Ready) -> Equations:
    yield from ((f"aim_trust_{at}", "50") for at in range(len(m.pairs)))
    yield from ((f"aim_{name}", "1") for name in ("terror", "crime", "health"))
    yield "aim_interop", "0"
    means = float(r.means[r.home].sum())
    yield "home_need", f"p_effort_need * {means!r} * MAX(risk, 1) / p_effort_risk"
    carried = " + ".join(f"burden_{at}" for at in r.home)
    yield "effort", f"MIN(0.5, ({carried}) / home_need - 1)"
    yield "network", f"{mean(f'trust_{at}' for at in r.ties)} / 50 - 1" if r.ties.size else "0"
    rest = "p_reassure_rest + p_reassure_interop * interop + p_mechanism_effort * p_reassure_effort * effort"
    yield "aim_reassurance", f"{rest} + p_mechanism_network * p_reassure_network * network"
    yield "aim_expectation", "100 * visible / (visible + p_expect_half)"
    yield "anger", "p_outrage_base + p_mechanism_expectation * p_outrage_expected * expectation / 100"
    yield "aim_outrage", f"outrage * EXP(-p_outrage_decay * {m.years!r}) + incidents * anger"
    yield "aim_alarm", "p_alarm_rest + p_alarm_terror * (terror - 1) + p_alarm_outrage * aim_outrage"
    yield "aim_congress", "p_congress_rest + p_congress_alarm * alarm"


def _homes(m: Model, r: Ready) -> Equations:
    for at in range(len(m.places)):
        pain = f"p_mechanism_local * (p_local_minute * wait_car_{at} + p_local_closed * disruption_{at})"
        yield f"felt_{at}", f"p_local_traffic * (traffic_{at} - 1) - {pain}"
    for at in range(len(m.parties)):
        near = f"p_local_rest + {mean(f'felt_{place}' for place in r.touches[at])}"
        yield f"aim_local_economy_{at}", f"local_economy_{at}" if at in r.away else near
        home = f"50 + p_opinion_local * (local_economy_{at} - 50) - p_opinion_outrage * aim_outrage"
        yield f"aim_opinion_{at}", f"{home} - p_opinion_risk * (risk - 30)"
        yield f"aim_sovereignty_{at}", repr(BY_NAME["sovereignty"].start)
        yield f"aim_autonomy_{at}", repr(BY_NAME["autonomy"].start)
        yield f"aim_burden_{at}", "0"


def _indicators(m: Model, r: Ready) -> Equations:
    yield "lost_trade", "MAX(0, 1 - trade / free)"
    yield "trips", "MIN(1.2, (travel_us + travel_ca) / p_mobility_trips)"
    for at, near in enumerate(r.touches):
        trucks = " + ".join(f"{m.places[i].trucks!r} * wait_truck_{i}" for i in near)
        cars = " + ".join(f"{m.places[i].cars!r} * wait_car_{i}" for i in near)
        yield f"near_truck_{at}", f"({trucks}) / {r.own_trucks[at] * near.size!r}"
        yield f"near_car_{at}", f"({cars}) / {r.own_cars[at] * near.size!r}"
        own = f"p_safety_police * police_{at} / (police_{at} + p_layer_half)"
        yield f"safety_{at}", f"MAX(0, 100 - p_safety_risk * risk * (1 - {own}))"
        cost = f"border_cost + p_cost_minute * (near_truck_{at} - wait_truck)"
        yield f"commerce_{at}", f"MAX(0, 100 - p_commerce_cost * ({cost}) - p_commerce_lost * lost_trade)"
        slow = f"p_mobility_minute * near_car_{at} + p_mobility_documents * documents"
        yield f"mobility_{at}", f"MAX(0, MIN(100, 100 - p_mobility_share * (1 - trips) - {slow}))"
        yield f"standing_{at}", mean(f"trust_{pair}" for pair in r.dyads[at])
        gains = " + ".join(f"{float(column[at, 0])!r} * {name}_{at}" for name, column in r.cares.items())
        yield f"claim_{at}", f"{m.parties[at].revenue!r} * MAX(0.01, 1 + p_fair_benefit * ({gains} - 50) / 50)"
    carried, claims = (" + ".join(f"{x}_{at}" for at in range(len(m.parties))) for x in ("burden", "claim"))
    yield "task", f"MAX({carried}, p_effort_need * {float(r.means.sum())!r} * MAX(risk, 1) / p_effort_risk)"
    yield "claims", claims
    for at in range(len(m.parties)):
        yield f"gap_{at}", f"burden_{at} / (task * claim_{at} / claims) - 1"
        fair = f"100 + p_fair_short * MIN(gap_{at}, 0) - p_fair_over * MAX(0, MIN(2, gap_{at}))"
        yield f"fairness_{at}", f"MAX(0, {fair})"


def _flows(m: Model, r: Ready, start: list[float]) -> Iterator[str]:
    """Each stock: a share of the way to its aim, and what it is given as far as there is room."""
    for name, at in m.stocks.items():
        v = BY_NAME[name]
        share = repr(-expm1(-m.p(RATES[name]) * m.years)) if name in RATES else "1"
        for row, own in enumerate(each(name, at.stop - at.start), at.start):
            room = f" * MIN(1, IF THEN ELSE(given_{own} > 0, 100 - {own}, {own}) / 50)" if v.unit == "0-100" else ""
            after = f"{own} + (aim_{own} - {own}) * {share} + given_{own}{room}"
            yield f"given_{own} = 0 ~ ~ |"
            yield f"change_{own} = MAX({v.low!r}, MIN({v.high!r}, {after})) - {own} ~ ~ |"
            yield f"{own} = INTEG(change_{own}, {start[row]!r}) ~ ~ |"


def names_of(m: Model) -> list[str]:
    """Every stock's name, in the model's order."""
    return [own for name, at in m.stocks.items() for own in each(name, at.stop - at.start)]


def quiet(m: Model, start: list[float]) -> list[float]:
    """Our stocks after ten years in which nobody does anything."""
    stocks = np.array(start)[:, None]
    for round in range(10):
        stocks = step(m, stocks, idle(m, 1), np.full((SLOTS, 1), 0.5), round).stocks
    return [float(x) for x in stocks[:, 0]]


def seconds(library: Any, wanted: list[str], years: int) -> float:
    """Of a whole run of some years: the fastest of five."""
    return best(lambda: library.run(return_columns=wanted, final_time=years), 1)


def main() -> int:
    """Print the ratio; 1 when it is missed or the two disagree."""
    try:
        import pysd
    except ImportError:
        print("against a system-dynamics library: skipped, PySD is not here (.venv/bin/pip install pysd)")
        return 0
    loaded = table()
    m, start = loaded.model, [float(x) for x in loaded.scenario.stocks]
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as where:
        path = Path(where) / "world.mdl"
        path.write_text(vensim(m, start), encoding="utf-8")
        library = pysd.read_vensim(str(path))
        names = names_of(m)
        wanted = [*names, *(f"{x}_{at}" for x in COMPUTED for at in range(len(m.parties)))]
        theirs = [float(x) for x in library.run(return_columns=wanted)[names].iloc[-1]]
        ten = seconds(library, wanted, 10)
        bare = (seconds(library, wanted, 210) - ten) / 200
    worst = max(abs(a - b) / max(1.0, abs(a)) for a, b in zip(quiet(m, start), theirs, strict=True))
    ok = told(f"PySD {pysd.__version__} and numpy agree", f"largest difference {worst:.1e}", f"{CLOSE}", worst <= CLOSE)
    now, orders, luck = position(m, np.array(start)[:, None], MANY)
    ours = best(lambda: step(m, now, orders, luck, 2), 3) / MANY
    still = best(lambda: step(m, now, idle(m, MANY), luck, 2), 3) / MANY
    print(
        f"{len(start)} stocks, ten years: PySD {ten * 100:.2f} ms a step, ours {ours * 1e6:.1f} µs in a batch of {MANY}"
    )
    times = ten / 10 / ours
    ok &= told("a batch against PySD", f"{times:,.0f} times faster a step", f"at least {TIMES}", times >= TIMES)
    print(f"  PySD without what it takes to start a run: {bare * 1000:.2f} ms a step, {bare / ours:.0f} times ours;")
    print(f"  and {bare / still:.0f} times ours where, as in PySD, nobody does anything")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
