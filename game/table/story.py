"""A game told round by round, from what one viewer heard: headlines, talks, programs, promises, numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator

from game.ai.level import USUAL
from game.ai.persona import Persona, fitting, personas
from game.catalog.load import Loaded
from game.catalog.texts import Words
from game.rules.cards import Scenario
from game.rules.chance import draw
from game.rules.judge import finals
from game.rules.types import TEACHER, Said, Term, View
from game.table.table import Table, open_table
from game.table.tally import final_table

QUIET = frozenset({"pass", "plan", "pledge", "round", "settle", "over", "withhold", "keep", "carry", "mandate"})
"""What a story leaves out: it would only say that somebody was done, or it is told otherwise."""
PROGRAMS = frozenset({"started", "raised", "lowered", "stopped"})
PARTS = (
    ("news", frozenset({"event", "choice", "majority", "minority", "defiant"})),
    ("programs", PROGRAMS | {"helped", "unpaid", "outlawed"}),
    ("word", frozenset({"kept", "broken", "released", "pay", "ratify", "reject", "lapse", "leave", "excuse"})),
)
"""Parts of a round and the news that belong there; whatever is not named is talk."""
NUMBERS = {"trade": "trade", "us": "travel_us", "ca": "travel_ca", "risk": "risk", "reassurance": "reassurance"}


def cast(loaded: Loaded, seed: int, level: int = USUAL) -> tuple[Persona, ...]:
    """A persona of a level for every seat, drawn by the seed among those that suit its actor."""
    chosen = []
    for seat, actor in enumerate(loaded.scenario.actors):
        suiting = fitting(loaded.shelf, actor) or list(personas(loaded.shelf).values())
        chosen.append(suiting[draw(seed, 0, "cast", seat) * len(suiting) >> 32].at(level))
    return tuple(chosen)


def watch(loaded: Loaded, seed: int, level: int = USUAL) -> Table:
    """A table at which personas of a level have played the whole game."""
    table = open_table(loaded, seed, cast(loaded, seed, level))
    for _ in table.advance():
        pass
    return table


def told_as_data(table: Table) -> Iterator[str]:
    """Every event as one line of JSON: number, round, key, values, to whom (null: everybody); last the final scores."""
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


def story(table: Table, words: Words, viewer: int = TEACHER) -> Iterator[str]:
    """The game in lines of text, as far as the viewer may know it."""
    scenario, view = table.scenario, table.view(viewer)
    words = words.at(table.loaded.shelf)
    yield words.say(Said("story.title", (("text", words.text(scenario.title)), ("n", table.seed))))
    yield ""
    yield words.key("story.cast")
    for seat, persona in enumerate(table.drivers):
        if persona is None:
            yield "  " + words.say(Said("story.person", (("who", seat),)), scenario)
        else:
            written = {"name": words.text(persona.name), "text": words.text(persona.text)}
            level = (("n", persona.level), ("level", f"level.{persona.level}"))
            yield "  " + words.say(Said("story.persona", (("who", seat), *written.items(), *level)), scenario)
    for round in range(1, view.round + 1):
        heard = [said for _, when, said in table.told(viewer) if when == round]
        yield from told_round(table, words, view, round, heard)
    yield from final_table(table, words, view)


def told_round(table: Table, words: Words, view: View, round: int, heard: list[Said]) -> Iterator[str]:
    """One round: its date, then each of its parts that has something to tell, then its numbers."""
    scenario = table.scenario
    heading = words.say(Said("story.round", (("n", round), ("round", round))), scenario)
    yield from ("", heading, "=" * len(heading))
    parts: dict[str, list[Said]] = {"news": [], "talks": [], "programs": [], "word": []}
    for said in heard:
        if kind(said) not in QUIET:
            parts[next((part for part, kinds in PARTS if kind(said) in kinds), "talks")].append(said)
    for part, found in parts.items():
        if found:
            yield words.key(f"story.part.{part}")
            lines = (
                by_seat(words, table.scenario, found) if part == "programs" else told_lines(words, table, view, found)
            )
            yield from (f"  {line}" for line in lines)
    if len(view.history) >= round:
        dials = view.history[round - 1]
        values = tuple((name, dials[scenario.dials[dial]]) for name, dial in NUMBERS.items())
        yield words.say(Said("story.numbers", values), scenario)
    if len(table.healths) >= round:
        yield words.say(Said("story.health", (("points", table.healths[round - 1]),)))


def kind(said: Said) -> str:
    """What kind of news it is: the second part of its key; words said aloud are "says", an excuse "excuse"."""
    first, _, rest = said.key.partition(".")
    if first == "says" and ".excuse." in said.key:
        return "excuse"
    return rest.split(".")[0] if first == "did" else first


def told_lines(words: Words, table: Table, view: View, found: list[Said]) -> Iterator[str]:
    """Sentences as they were heard; an offer with its parties and clauses, what was said with it below."""
    for said in found:
        values = dict(said.values)
        if kind(said) in ("offer", "counter") and "n" in values:
            offered = next(o for o in view.offers if o.number == values["n"])
            actors = [table.scenario.actors[s] for s in offered.offer.parties if s != offered.maker]
            whom = ", ".join(words.actor(actor, "to-actor") for actor in actors)
            yield words.say(Said(f"story.{kind(said)}", (("who", offered.maker), ("text", whom))), table.scenario)
            yield from (f"    · {clause(words, table, term)}" for term in offered.offer.terms)
        elif said.key.startswith("says."):
            yield f"    {words.say(said, table.scenario)}"
        elif kind(said) == "choice":
            yield f"  {words.say(said, table.scenario)}"
        else:
            yield words.say(said, table.scenario)


def by_seat(words: Words, scenario: Scenario, found: list[Said]) -> Iterator[str]:
    """What each seat began, raised, cut back or stopped, in one line a seat; other news of programs after it."""
    rows: dict[int, list[str]] = {}
    for said in found:
        if kind(said) in PROGRAMS:
            written = words.say(Said(f"story.{kind(said)}", said.values), scenario)
            rows.setdefault(int(dict(said.values)["who"]), []).append(written)
    for seat in sorted(rows):
        yield words.say(Said("story.programs", (("who", seat), ("text", " · ".join(rows[seat])))), scenario)
    yield from (words.say(said, scenario) for said in found if kind(said) not in PROGRAMS)


def clause(words: Words, table: Table, term: Term) -> str:
    """One clause of an offer in words."""
    if term.kind == "sign":
        pairs = (Said("term.share", (("who", seat), ("share", share))) for seat, share in term.shares if share)
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
