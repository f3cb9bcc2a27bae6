"""The border in words: dials with their past and their causes, crossings, what is in force, the final score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.rules.cards import Corridor, fits
from game.rules.judge import finals, judge
from game.rules.types import InForce
from game.server.reader import Reader
from game.telling import figures
from game.telling.crossings import crossings as as_mapped
from game.world.names import INDICATORS

MOST_CAUSES = 6
SEEN = 0.05
"""Points from which a cause is worth a line of its own; smaller ones go with the rest."""
AT_CROSSINGS = ("wait_truck", "wait_car", "flow_truck", "flow_car")

Rows = Sequence[Mapping[str, Any]]


def shown(reader: Reader) -> Sequence[str]:
    """The dials that a page shows: of indicators the reader's own, weightiest first, then the border's."""
    weights: Mapping[str, int] = reader.actor(reader.me).weights if reader.me >= 0 else {}
    own = reader.actor(reader.me).id if reader.me >= 0 else ""
    mine = [name for name in reader.scenario.dials if weights.get(figures.variable(name)) and name.endswith(f"@{own}")]
    mine.sort(key=lambda name: (-weights[figures.variable(name)], name))
    border = [name for name in reader.scenario.dials if figures.variable(name) in figures.UNITS and "@" not in name]
    return [*mine, *border]


def dials(reader: Reader) -> Rows:
    """Those dials, each with its past and its causes."""
    return [dial(reader, name) for name in shown(reader)]


def dial(reader: Reader, name: str) -> Mapping[str, Any]:
    """A dial: name, what it measures, value, change, its past as numbers and in words, and what moved it last.

    `weight`: its part of the reader's score in percent, as words; "" for a dial of the border.
    """
    past = reader.past(name)
    variable = figures.variable(name)
    weight = reader.actor(reader.me).weights.get(variable, 0) if reader.me >= 0 and variable in INDICATORS else 0
    return {
        "id": name,
        "title": figures.title(reader, name),
        "meaning": figures.meaning(reader, name),
        "mine": bool(weight),
        "weight": reader.t("report.weight", share=weight) if weight else "",
        "value": figures.value(reader, name, reader.dial(name)),
        "change": figures.change(reader, past[-1] - past[-2] if len(past) > 1 else 0.0),
        "past": [round(points, 2) for points in past],
        "history": figures.history_words(reader, name),
        "why": causes(reader, name),
    }


def causes(reader: Reader, name: str) -> list[list[str]]:
    """[cause, change] of the last round, largest first; those too small to tell are one line at the end."""
    found = reader.table.why(name)
    told = [cause for cause in found[:MOST_CAUSES] if abs(cause.points) >= SEEN]
    rest = sum(cause.points for cause in found) - sum(cause.points for cause in told)
    rows = [[reader.say(cause.said), figures.change(reader, cause.points)] for cause in told]
    if abs(rest) >= SEEN:
        rows.append([reader.t("report.why.rest"), figures.change(reader, rest)])
    return rows


def crossings(reader: Reader) -> Rows:
    """Every crossing as the map tells it, and whose it is, waits and flows with their change."""
    owned = {corridor.id: sides(reader, corridor) for corridor in reader.scenario.corridors}
    return [
        {
            **told,
            "of": ", ".join(reader.name(seat) for seat in owned[told["id"]]),
            "mine": reader.me in owned[told["id"]],
            "dials": [at_crossing(reader, f"{name}@{told['id']}") for name in AT_CROSSINGS],
        }
        for told in as_mapped(reader)
    ]


def sides(reader: Reader, corridor: Corridor) -> list[int]:
    """The seats that a crossing belongs to."""
    return [
        seat
        for seat, actor in enumerate(reader.scenario.actors)
        if any(fits(actor, tag) for tag in corridor.touches)
    ]  # fmt: skip


def at_crossing(reader: Reader, name: str) -> list[str]:
    """[what, value, change] of one dial of a crossing."""
    past = reader.past(name)
    moved = past[-1] - past[-2] if len(past) > 1 else 0.0
    return [figures.title(reader, name), figures.value(reader, name, past[-1]), figures.change(reader, moved)]


def running(reader: Reader) -> Rows:
    """Programs in force, seat by seat, and how strong each government sits."""
    return [
        {
            "name": reader.name(seat),
            "government": reader.t(f"map.majority.{of_all.majority}"),
            "allies": [reader.name(other) for other in of_all.allies],
            "programs": [
                reader.t("ledger.program", card=r.card, n=r.level)
                for r in reader.view.running
                if r.owner == seat and r.level
            ],
        }
        for seat, of_all in enumerate(reader.view.seats)
    ]


def agreement(reader: Reader, made: InForce) -> Mapping[str, Any]:
    """An agreement in force: what it is, who shares its cost, and whether the reader may leave it, at what price."""
    card = reader.scenario.agreements[made.card]
    return {
        "card": made.card,
        "title": reader.text(card.title),
        "text": reader.text(card.text),
        "kind": reader.t(f"agreement.{card.kind}"),
        "shares": ", ".join(reader.t("term.share", who=seat, share=share) for seat, share in made.shares),
        "since": reader.words.date(reader.scenario, made.since),
        "leave": reader.option("leave", made.card) is not None,
        "price": reader.t("ledger.leave.why", n=card.breach_capital),
    }


def final(reader: Reader) -> Mapping[str, Any]:
    """After the last round: the border's health, and every seat by its score with its private orders; of a sealed game

    only the reader's own.
    """
    state, scenario = reader.table.state, reader.scenario
    totals, judged = finals(scenario, state), judge(scenario, state)
    order = sorted(range(len(totals)), key=lambda seat: (-totals[seat], seat))
    return {
        "health": reader.t("final.health", points=reader.view.health),
        "seats": [
            {
                "name": reader.name(seat),
                "mine": seat == reader.me,
                "score": reader.t("plain.points", points=totals[seat]),
                "orders": [
                    [reader.t("order.text", mandate=id), reader.t("final.reached" if points else "final.missed")]
                    for who, id, points in judged
                    if who == seat and (seat == reader.me or not reader.table.sealed)
                ],
            }
            for seat in order
        ],
    }
