"""Trust, reassurance, working together, and how each actor's home feels about it: where each of them tends to."""

from __future__ import annotations

import numpy as np

from game.world.equations import kept, mean_of, total
from game.world.model import Floats, Model, Orders
from game.world.names import DEEDS
from game.world.prepare import Ready

JOINT = DEEDS.index("joint")


def together(count: Floats) -> Floats:
    """What joint deeds amount to: the first counts in full, each further one of the same round less (at most 2.5)."""
    out: Floats = np.expm1(-0.5 * count)
    out *= -2.5
    return out


def deeds(r: Ready, orders: Orders, joint: Floats) -> Floats:
    """Points of trust that the round's deeds bring each pair: kept and broken promises, joint work, blame."""
    worth: Floats = orders.deeds * r.trust_deeds[:, :, None]
    worth[JOINT] = r.trust_deeds[JOINT] * joint
    return total(worth)


def shown_good_will(r: Ready, orders: Orders) -> Floats:
    """Points of reassurance that the deeds of the weaker side bring: unasked ones most of all."""
    worth: Floats = orders.toward * r.reassure_deeds
    worth[JOINT] = r.reassure_deeds[JOINT] * together(orders.toward[JOINT])
    return total(worth)


def reassurance(m: Model, orders: Orders, interop: Floats, effort: Floats, network: Floats) -> Floats:
    """0-100: what the stronger side believes of the weaker rests higher where agencies work together, where the
    weaker side speaks with one voice, carries its part of the whole effort (`effort`, -1 nothing to 0.5 half as much
    again) and has friends among the stronger side's states (`network`, their trust against 50, -1 to 1)."""
    aim = m.p("reassure_rest") + m.p("reassure_interop") * interop
    aim += m.p("reassure_allied") * m.p("mechanism_alignment") * orders.allied
    aim += m.p("reassure_effort") * m.p("mechanism_effort") * effort
    aim += m.p("reassure_network") * m.p("mechanism_network") * network
    return aim


def effort(m: Model, r: Ready, burden: Floats, risk: Floats) -> Floats:
    """What the weaker side carries against its part of the need, less 1; between -1 and 0.5."""
    need = m.p("effort_need") / m.p("effort_risk") * mean_of(r.means, r.home) * np.maximum(risk, 1.0)
    return np.minimum(0.5, mean_of(burden, r.home) / need - 1.0)


def network(r: Ready, trusted: Floats) -> Floats:
    """Trust across the line other than between the two federal governments, -1 to 1."""
    if not r.ties.size:
        return np.zeros_like(trusted[0])
    return mean_of(trusted, r.ties) / 50.0 - 1.0


def firmness(m: Model) -> tuple[float, ...]:
    """How much more an actor asks of a deal than it would among unequals, by actor; 1 = no more.

    Equals dig in their heels, unequals look for a way (the structuralist paradox: Zartman and Rubin 2000, "Power and
    Negotiation"). Counts from half of the means of the strongest other actor on; personas bargain by it.
    """
    out = []
    for at, party in enumerate(m.parties):
        strongest = max((other.revenue for n, other in enumerate(m.parties) if n != at), default=0.0)
        low, high = sorted((party.revenue, strongest))
        alike = max(0.0, 2.0 * low / high - 1.0) if high else 0.0
        out.append(1.0 + m.p("equals_firm") * m.p("mechanism_symmetry") * alike)
    return tuple(out)


def learning(m: Model, joint: Floats) -> Floats:
    """Points by which agencies that worked together got better at it (organisational learning)."""
    return m.p("learn_rate") * m.p("mechanism_learning") * total(joint)


def alarm(m: Model, terror: Floats, outrage: Floats) -> Floats:
    """0-100: what the threat warrants; outrage keeps it up."""
    return m.p("alarm_rest") + m.p("alarm_terror") * (terror - 1.0) + m.p("alarm_outrage") * outrage


def congress(m: Model, alarm: Floats) -> Floats:
    """0-100: follows alarm, with delay."""
    return m.p("congress_rest") + m.p("congress_alarm") * alarm


def expectation(m: Model, visible: Floats) -> Floats:
    """0-100: the more security is seen to be bought, the more is expected (Harvey 2007, homeland security dilemma)."""
    out: Floats = 100.0 * visible / (visible + m.p("expect_half"))
    return out


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
    return aim


def opinion(m: Model, economy: Floats, outcry: Floats, risk: Floats) -> Floats:
    """Opinion at home, 0-100: border towns doing well help it, outrage and risk hurt it. [actor, games]"""
    shared = m.p("opinion_outrage") * outcry + m.p("opinion_risk") * (risk - 30.0)
    out: Floats = (50.0 - 50.0 * m.p("opinion_local")) + m.p("opinion_local") * economy
    out -= shared
    return out
