"""A whole game between personas, told as a story or as data."""

from __future__ import annotations

import json
from collections.abc import Iterator

from game.ai.persona import Persona, personas
from game.catalog.load import Loaded
from game.catalog.texts import Words
from game.rules.chance import draw
from game.rules.judge import finals, judge
from game.rules.types import PUBLIC, TEACHER, Said, Term
from game.table.table import Heard, Table, open_table

QUIET = ("did.pass", "did.plan", "did.pledge", "did.round", "did.settle", "did.over", "did.withhold", "did.keep")
"""What a story leaves out: it would only say that somebody was done, or is told otherwise."""
NUMBERS = {"trade": "trade", "us": "travel_us", "ca": "travel_ca", "risk": "risk", "reassurance": "reassurance"}


def cast(loaded: Loaded, seed: int) -> tuple[Persona, ...]:
    """A persona for every seat, drawn by the seed among those that suit its actor."""
    known = list(personas(loaded.shelf).values())
    chosen = []
    for seat, actor in enumerate(loaded.scenario.actors):
        suiting = [p for p in known if any(all(t in actor.tags for t in s.split("+")) for s in p.suits)] or known
        chosen.append(suiting[draw(seed, 0, "cast", seat) * len(suiting) >> 32])
    return tuple(chosen)


def watch(loaded: Loaded, seed: int) -> Table:
    """A table at which personas have played the whole game."""
    table = open_table(loaded, seed, cast(loaded, seed))
    for _ in table.advance():
        pass
    return table


def told_as_data(table: Table) -> Iterator[str]:
    """Every event as one line of JSON: number, round, key, values, to whom (null: everybody)."""
    for heard in table.heard:
        event = heard.event
        row = {
            "n": heard.number,
            "round": heard.round,
            "key": event.said.key,
            "values": dict(event.said.values),
            "to": event.to,
        }
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    totals = finals(table.scenario, table.state)
    yield json.dumps({"scores": totals, "health": table.state.health}, separators=(",", ":"))


def story(table: Table, words: Words) -> Iterator[str]:
    """The game in paragraphs: what everybody could hear, and what was said at the table behind closed doors."""
    scenario = table.scenario
    title = words.text(scenario.title)
    yield words.say(Said("story.title", (("text", title), ("n", table.seed))))
    yield ""
    yield words.key("story.cast")
    for seat, persona in enumerate(table.drivers):
        name = words.text(persona.name) if persona is not None else ""
        yield "  " + words.say(Said("story.cast.line", (("who", seat), ("text", name))), scenario)
    for round in range(1, scenario.rounds + 1):
        yield from _round(table, words, round)
    yield from final_table(table, words)


def _round(table: Table, words: Words, round: int) -> Iterator[str]:
    yield ""
    yield words.say(Said("story.round", (("n", round), ("round", round))), table.scenario)
    for heard in table.heard:
        if heard.round == round and heard.event.said.key not in QUIET:
            yield from _event(table, words, heard)
    if len(table.state.history) >= round:
        dials = table.state.history[round - 1]
        places = table.scenario.dials
        values = tuple((name, dials[places[dial]]) for name, dial in NUMBERS.items())
        health = table.healths[round - 1]
        yield "  = " + words.say(Said("story.numbers", (*values, ("health", health))), table.scenario)


def _event(table: Table, words: Words, heard: Heard) -> Iterator[str]:
    said = heard.event.said
    if said.key.startswith("did.mandate"):
        return
    mark = "!" if said.key == "did.event" else "-" if heard.event.to is None else "~"
    yield f"  {mark} {words.say(said, table.scenario)}"
    if said.key in ("did.offer", "did.counter"):
        number = dict(said.values)["n"]
        offered = table.state.offers[int(number)]
        clauses = "; ".join(clause(words, table, term) for term in offered.offer.terms)
        yield "      " + words.say(Said("story.terms", (("text", clauses),)), table.scenario)


def clause(words: Words, table: Table, term: Term) -> str:
    """One clause of an offer in words."""
    if term.kind == "sign":
        pairs = (Said("term.share", (("who", seat), ("share", share))) for seat, share in term.shares)
        shares = ", ".join(words.say(pair, table.scenario) for pair in pairs)
        return words.say(Said("term.sign", (("card", term.card), ("shares", shares))), table.scenario)
    key = "term.stand-by" if term.kind == "support" and not term.card else f"term.{term.kind}"
    values = (
        ("who", term.by),
        ("whom", term.target),
        ("card", term.card),
        ("level", term.amount),
        ("money", term.amount),
        ("n", term.rounds),
    )
    return words.say(Said(key, values), table.scenario)


def final_table(table: Table, words: Words) -> Iterator[str]:
    """Scores of all seats with their private orders, highest first."""
    scenario, state = table.scenario, table.state
    view = table.view(PUBLIC if state.phase == "debrief" else TEACHER)
    yield ""
    yield words.key("story.final")
    yield words.say(Said("story.health", (("points", view.health),)), scenario)
    judged = judge(scenario, state)
    totals = finals(scenario, state)
    names = [words.text(actor.names.plain) for actor in scenario.actors]
    wide = max(len(name) for name in (*names, words.key("story.seat")))
    head = (words.key("story.seat"), words.key("story.score"), words.key("story.mandates"))
    yield f"{head[0]:<{wide}}  {head[1]:>8}  {head[2]}"
    for seat in sorted(range(len(names)), key=lambda s: (-totals[s], s)):
        orders = [
            ("+" if points else "·") + words.points(points) + " " + words.title(scenario, "mandate", id)
            for who, id, points in judged
            if who == seat
        ]
        yield f"{names[seat]:<{wide}}  {words.points(totals[seat]):>8}  {'; '.join(orders)}"
