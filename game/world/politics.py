"""Trust, reassurance, working together, and how each actor's home feels about it."""

from __future__ import annotations

import numpy as np

from game.world.equations import approach, kept, mean_of, total, with_room
from game.world.model import Floats, Model, Orders
from game.world.names import DEEDS
from game.world.prepare import Ready

JOINT = DEEDS.index("joint")


def together(count: Floats) -> Floats:
    """What joint deeds amount to: the first counts in full, each further one of the same round less (at most 2.5)."""
    out: Floats = -2.5 * np.expm1(-0.5 * count)
    return out


def weighed(m: Model, field: str, deeds: Floats, joint: Floats) -> Floats:
    """What deeds amount to. field: "trust" or "reassure". Without its mechanism an initiative is a mere compliance."""
    gain = np.zeros_like(joint)
    for kind, name in enumerate(DEEDS):
        known_as = "comply" if name == "initiative" and not m.p("mechanism_initiative") else name
        gain += m.p(f"{field}_{known_as}") * (joint if kind == JOINT else deeds[kind])
    return gain


def trust(m: Model, now: Floats, orders: Orders, joint: Floats) -> Floats:
    """Per pair, 0-100: kept and broken promises, joint work, blame; slowly forgotten towards 50."""
    return approach(m, now, 50.0, "trust_decay") + with_room(now, weighed(m, "trust", orders.deeds, joint))


def reassurance(m: Model, now: Floats, orders: Orders, interop: Floats, effort: Floats, network: Floats) -> Floats:
    """0-100: what the stronger side believes of the weaker. Moved by deeds towards it, unasked ones most of all; it
    rests higher where agencies work together, where the weaker side speaks with one voice, carries its part of the
    whole effort (`effort`, -1 nothing to 0.5 half as much again) and has friends among the stronger side's states
    (`network`, their trust against 50, -1 to 1)."""
    gain = weighed(m, "reassure", orders.toward, together(orders.toward[JOINT]))
    aim = m.p("reassure_rest") + m.p("reassure_interop") * interop
    aim += m.p("reassure_allied") * m.p("mechanism_alignment") * orders.allied
    aim += m.p("reassure_effort") * m.p("mechanism_effort") * effort
    aim += m.p("reassure_network") * m.p("mechanism_network") * network
    return approach(m, now, aim, "reassure_decay") + with_room(now, gain)


def effort(m: Model, r: Ready, burden: Floats, risk: Floats) -> Floats:
    """What the weaker side carries against its part of the need, less 1; between -1 and 0.5."""
    mine = [at for at, party in enumerate(m.parties) if party.country == r.home]
    means = sum(m.parties[at].revenue for at in mine)
    need = m.p("effort_need") * means / m.p("effort_risk") * np.maximum(risk, 1.0)
    carried: Floats = mean_of(burden, mine) * len(mine) / need - 1.0
    return np.minimum(0.5, carried)


def network(m: Model, r: Ready, trusted: Floats) -> Floats:
    """Trust between the weaker side and the other's states, and between its provinces and anybody there, -1 to 1."""
    ties = [
        at
        for at, (a, b) in enumerate(m.pairs)
        if m.parties[a].country != m.parties[b].country and not (m.parties[a].federal and m.parties[b].federal)
    ]
    if not ties:
        return np.zeros_like(trusted[0])
    out: Floats = mean_of(trusted, ties) / 50.0 - 1.0
    return out


def interop(m: Model, now: Floats, joint: Floats) -> Floats:
    """0-100: agencies that work together learn from one another (organisational learning); what is not used fades."""
    rate = m.p("learn_rate") * m.p("mechanism_learning")
    return now * kept(m, "learn_decay") + rate / 100.0 * total(joint) * (100.0 - now)


def alarm(m: Model, now: Floats, terror: Floats, outrage: Floats) -> Floats:
    """0-100: falls back towards what the threat warrants; outrage keeps it up."""
    aim = m.p("alarm_rest") + m.p("alarm_terror") * (terror - 1.0) + m.p("alarm_outrage") * outrage
    return approach(m, now, aim, "alarm_decay")


def congress(m: Model, now: Floats, worry: Floats) -> Floats:
    """0-100: follows alarm, with delay."""
    return approach(m, now, m.p("congress_rest") + m.p("congress_alarm") * worry, "congress_rate")


def expectation(m: Model, now: Floats, visible: Floats) -> Floats:
    """0-100: the more security is seen to be bought, the more is expected (Harvey 2007, homeland security dilemma)."""
    return approach(m, now, 100.0 * visible / (visible + m.p("expect_half")), "expect_rate")


def outrage(m: Model, now: Floats, incidents: Floats, expected: Floats) -> Floats:
    """0-100: jumps at each incident, the more so the more was expected; then fades."""
    more = m.p("outrage_expected") * m.p("mechanism_expectation") / 100.0
    return now * kept(m, "outrage_decay") + incidents * (m.p("outrage_base") + more * expected)


def local(m: Model, r: Ready, now: Floats, traffic: Floats, wait: Floats, closed: Floats) -> Floats:
    """Border towns of each actor, 0-100: they live on traffic (1 = as in the first year) and suffer from waits and
    closures at the places that the actor touches. [actor, games]"""
    costs = m.p("mechanism_local")
    felt = m.p("local_traffic") * (traffic - 1.0)
    felt -= costs * m.p("local_minute") * wait
    felt -= costs * m.p("local_closed") * closed
    aim = np.empty_like(now)
    for at, places in enumerate(r.touches):
        aim[at] = mean_of(felt, places)
    aim += m.p("local_rest")
    # Who has no border towns does not feel them.
    aim[r.away] = now[r.away]
    return approach(m, now, aim, "local_rate")


def opinion(m: Model, now: Floats, economy: Floats, outcry: Floats, risk: Floats) -> Floats:
    """Opinion at home, 0-100: border towns doing well help it, outrage and risk hurt it. [actor, games]"""
    shared = m.p("opinion_outrage") * outcry + m.p("opinion_risk") * (risk - 30.0)
    return approach(m, now, 50.0 + m.p("opinion_local") * (economy - 50.0) - shared, "opinion_rate")
