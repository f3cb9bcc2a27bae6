"""Trust, reassurance, working together, and how each actor's home feels about it."""

from __future__ import annotations

import numpy as np

from game.world.equations import approach, total, with_room
from game.world.model import Floats, Model, Orders
from game.world.names import DEEDS

KEPT, BROKEN, INITIATIVE, COMPLY, BLAME, JOINT = range(len(DEEDS))


def together(count: Floats) -> Floats:
    """What joint deeds amount to: the first counts in full, each further one of the same round less (at most 2.5)."""
    return 2.5 * -np.expm1(-0.5 * count)


def trust(m: Model, now: Floats, orders: Orders, added: Floats) -> Floats:
    """Per pair, 0-100: kept and broken promises, joint work, blame; slowly forgotten towards 50."""
    gain = np.zeros_like(now)
    for kind, name in enumerate(DEEDS):
        count = together(orders.deeds[kind]) if kind == JOINT else orders.deeds[kind]
        gain = gain + m.p(f"trust_{name}") * count
    return approach(now, np.full_like(now, 50.0), m.p("trust_decay"), m.years) + with_room(now, gain) + added


def reassurance(m: Model, now: Floats, orders: Orders, interop: Floats, added: Floats) -> Floats:
    """0-100: moved by what the home country does for the other's federal government, unasked most of all."""
    gain = np.zeros_like(now)
    for kind, name in enumerate(DEEDS):
        count = together(orders.toward[kind]) if kind == JOINT else orders.toward[kind]
        gain = gain + m.p(f"reassure_{name}") * count
    aim = m.p("reassure_rest") + m.p("reassure_interop") * interop + m.p("reassure_allied") * orders.allied
    return approach(now, aim, m.p("reassure_decay"), m.years) + with_room(now, gain) + added


def interop(m: Model, now: Floats, orders: Orders, added: Floats) -> Floats:
    """0-100: agencies that work together learn from one another (organisational learning); what is not used fades."""
    joint = total(together(orders.deeds[JOINT]))
    gain = m.p("learn_rate") * joint * (100.0 - now) / 100.0
    return now * float(np.exp(-m.p("learn_decay") * m.years)) + gain + added


def alarm(m: Model, now: Floats, terror: Floats, outrage: Floats, added: Floats) -> Floats:
    """0-100: falls back towards what the threat warrants; outrage keeps it up."""
    aim = m.p("alarm_rest") + m.p("alarm_terror") * (terror - 1.0) + m.p("alarm_outrage") * outrage
    return approach(now, aim, m.p("alarm_decay"), m.years) + added


def congress(m: Model, now: Floats, worry: Floats, added: Floats) -> Floats:
    """0-100: follows alarm, with delay."""
    return approach(now, m.p("congress_rest") + m.p("congress_alarm") * worry, m.p("congress_rate"), m.years) + added


def expectation(m: Model, now: Floats, visible: Floats, added: Floats) -> Floats:
    """0-100: the more security is seen to be bought, the more is expected (Harvey 2007, homeland security dilemma)."""
    aim = 100.0 * visible / (visible + m.p("expect_half"))
    return approach(now, aim, m.p("expect_rate"), m.years) + added


def outrage(m: Model, now: Floats, incidents: Floats, expected: Floats) -> Floats:
    """0-100: jumps at each incident, the more so the more was expected; then fades."""
    jump = incidents * (m.p("outrage_base") + m.p("outrage_expected") * expected / 100.0)
    return now * float(np.exp(-m.p("outrage_decay") * m.years)) + jump


def local(m: Model, now: Floats, trucks: Floats, cars: Floats, wait: Floats, closed: Floats, added: Floats) -> Floats:
    """Border towns of each actor, 0-100: they live on traffic and suffer from waits and closures. [actor, games]"""
    aim = np.empty_like(now)
    for at, party in enumerate(m.parties):
        mine = [i for i, place in enumerate(m.places) if party.id and at in place.touches]
        if not mine:
            aim[at] = now[at]
            continue
        traffic = total(np.stack([trucks[i] + cars[i] for i in mine])) / (2.0 * len(mine))
        pain = total(np.stack([wait[i] * m.p("local_minute") + closed[i] * m.p("local_closed") for i in mine]))
        aim[at] = m.p("local_rest") + m.p("local_traffic") * (traffic - 1.0) - pain / len(mine)
    return approach(now, aim, m.p("local_rate"), m.years) + added


def opinion(m: Model, now: Floats, economy: Floats, outcry: Floats, risk: Floats, added: Floats) -> Floats:
    """Opinion at home, 0-100: border towns doing well help it, outrage and risk hurt it. [actor, games]"""
    aim = 50.0 + m.p("opinion_local") * (economy - 50.0) - m.p("opinion_outrage") * outcry
    aim = aim - m.p("opinion_risk") * (risk - 30.0)
    return approach(now, aim, m.p("opinion_rate"), m.years) + added


def resting(m: Model, now: Floats, rest: float, added: Floats) -> Floats:
    """Sovereignty and autonomy, 0-100: slow to come back to where they were. [actor, games]"""
    return approach(now, np.full_like(now, rest), m.p("rest_rate"), m.years) + added
