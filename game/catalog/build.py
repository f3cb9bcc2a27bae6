"""Checked cards to the rules' frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.catalog import grounds
from game.catalog.shelf import Card
from game.rules import cards as rules
from game.rules.cards import Text

NO_SOURCE = Text("assumption", "hypothèse")
POINT = 1000
"""Thousandths in a point of a dial or a score."""
MILLION = 1_000_000


def months(date: tuple[int, int], first: tuple[int, int]) -> int:
    """Whole months from the scenario's first month."""
    return (date[0] - first[0]) * 12 + date[1] - first[1]


def need(data: Mapping[str, Any]) -> rules.Need:
    """A prerequisite."""
    for kind in ("program", "agreement", "event"):
        if data[kind]:
            return rules.Need(kind, data[kind])
    if data["round"]:
        return rules.Need("round", "", data["round"])
    below = data["at_most"] != ()
    bound = data["at_most"] if below else data["at_least"]
    return rules.Need("dial", data["dial"], round(bound * POINT), below)


def effect(data: Mapping[str, Any]) -> rules.Effect:
    """An effect; its arm says how."""
    how = next(arm for arm in ("add", "scale", "set") if data[arm] is not None)
    times = (data["ramp"], data["lasts"], data["saturates"])
    return rules.Effect(data["on"], data["at"], how, data[how], *times)


def effects(data: Mapping[str, Any]) -> tuple[rules.Effect, ...]:
    """A card's effects."""
    return tuple(effect(inner) for inner in data["effects"])


def needs(data: Mapping[str, Any]) -> tuple[rules.Need, ...]:
    """A card's prerequisites."""
    return tuple(need(inner) for inner in data["needs"])


def program(card: Card) -> rules.Program:
    """A program."""
    d = card.data
    return rules.Program(
        id=card.id,
        title=d["title"],
        text=d["text"],
        by=d["by"],
        cofund=d["cofund"],
        start_cost=d["cost"]["start"],
        yearly_cost=d["cost"]["yearly"],
        levels=d["levels"],
        delay_months=round(d["delay"] * 12),
        needs=needs(d),
        excludes=d["excludes"],
        effects=effects(d),
        pleases=dict(d["pleases"]),
        reassures=d["reassures"],
        tags=d["tags"],
        source=d["source"] or NO_SOURCE,
    )


def agreement(card: Card) -> rules.Agreement:
    """An agreement."""
    d = card.data
    return rules.Agreement(
        id=card.id,
        title=d["title"],
        text=d["text"],
        kind=d["kind"],
        parties=d["parties"],
        open_to=d["open_to"],
        start_cost=d["cost"]["start"],
        yearly_cost=d["cost"]["yearly"],
        needs=needs(d),
        excludes=d["excludes"],
        effects=effects(d),
        pleases=dict(d["pleases"]),
        breach_trust=d["breach"]["trust"],
        breach_capital=d["breach"]["capital"],
        source=d["source"] or NO_SOURCE,
    )


def happening(card: Card, first: tuple[int, int], length: int, rounds: int, pins: bool) -> rules.Happening | None:
    """An event, its dates counted from the scenario's first month; None when its pinned date lies outside the game."""
    d = card.data
    pinned = 0
    if pins and d["pinned"]:
        since = months(d["pinned"], first)
        pinned = since // length + 1
        if not (since >= 0 and pinned <= rounds):
            return None
    opens = months(d["window"]["from"], first) if d["window"]["from"] else 0
    closes = months(d["window"]["to"], first) if d["window"]["to"] else -1
    if d["window"]["to"] and closes < 0:
        return None
    picked = d["choice"] or {"by": "", "options": ()}
    return rules.Happening(
        id=card.id,
        title=d["title"],
        text=d["text"],
        opens=opens,
        closes=closes,
        pinned=pinned,
        base_ppm=round(d["hazard"]["base"] * MILLION),
        slopes=tuple(
            # A hazard is given for a point above; dials are kept in thousandths.
            rules.Slope(s["dial"], round(s["above"] * POINT), round(s["add"] * MILLION / POINT))
            for s in d["hazard"]["per"]
        ),
        once=d["once"],
        needs=needs(d),
        excludes=d["excludes"],
        effects=effects(d),
        politics=tuple(politics(p) for p in d["politics"]),
        chooser=picked["by"],
        choices=tuple(choice(c) for c in picked["options"]),
        pleases=dict(d["pleases"]),
        source=d["source"] or NO_SOURCE,
    )


def politics(data: Mapping[str, Any]) -> rules.Politics:
    """What an event does to a government."""
    if data["election"] is not None:
        return rules.Politics(data["of"], "election", round(data["election"] * POINT))
    return rules.Politics(data["of"], data["set"], 0, data["rounds"])


def choice(data: Mapping[str, Any]) -> rules.Choice:
    """One answer to an event."""
    return rules.Choice(data["id"], data["title"], data["cost"], data["capital"], effects(data), dict(data["pleases"]))


def lever(card: Card) -> rules.Lever:
    """A lever."""
    d = card.data
    return rules.Lever(
        card.id,
        d["title"],
        d["text"],
        d["kind"],
        d["by"],
        d["on"],
        d["capital"],
        needs(d),
        dict(d["moves"]),
        d["rounds"],
        effects(d),
        d["source"] or NO_SOURCE,
    )


def actor(card: Card) -> rules.Actor:
    """An actor; its id, level and those it speaks for are tags of it."""
    d = card.data
    return rules.Actor(
        id=card.id,
        names=rules.Names(**d["names"]),
        short=d["short"],
        country=d["country"],
        level=d["level"],
        tags=frozenset((card.id, d["level"], *d["tags"], *d["speaks_for"])),
        revenue=d["revenue"],
        capital_start=d["capital"]["start"],
        capital_yearly=d["capital"]["yearly"],
        capital_most=d["capital"]["most"],
        weights=dict(d["weights"]),
        house=tuple(rules.Bench(b["constituency"], b["votes"], b["leaning"]) for b in d["house"]),
        sways=dict(d["sways"]),
        signs=d["signs"],
        brief=d["brief"],
        private=d["private"],
        gives=d["gives"],
        sits=grounds.spot(d["sits"]),
        mandates=tuple(
            rules.Mandate(
                id=m["id"],
                text=m["text"],
                goals=tuple(goal(g) for g in m["goals"]),
                points=round(m["points"] * POINT),
                years=(m["from_years"], m["to_years"]),
            )
            for m in d["mandates"]
        ),
    )


GOALS = ("dial", "agreement", "program", "promises", "spent", "capital", "deals", "proposed")


def goal(data: Mapping[str, Any]) -> rules.Goal:
    """The test behind a mandate."""
    kind = next(k for k in GOALS if data[k] is not None)
    below = data["never"] or data["at_most"] != ()
    if kind in ("agreement", "program"):
        level = data["at_least"] if data["at_least"] != () else 1
        return rules.Goal(kind, data[kind], int(level), data["never"], data["mine"])
    if kind == "dial":
        bound = next((data[way] for way in ("at_most", "at_least") if data[way] != ()), 0)
        return rules.Goal(kind, data[kind], round(bound * POINT), below)
    bound = round(data["spent"] * 10) if kind == "spent" else data[kind]
    return rules.Goal(kind, "", bound, below)


def corridor(card: Card) -> rules.Corridor:
    """A crossing."""
    d = card.data
    return rules.Corridor(
        card.id, d["name"], frozenset((card.id, *d["tags"])), d["touches"], d["lon"], d["lat"], d["about"]
    )


def constituency(card: Card) -> rules.Constituency:
    """A constituency."""
    return rules.Constituency(card.id, card.data["name"], card.data["text"])
