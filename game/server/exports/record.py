"""What happened at a table, for research: its journal, its events and its messages, as far as they may be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from game.catalog.texts import Words
from game.rules import apply, told
from game.rules.types import PUBLIC, TEACHER, Event
from game.server.exports.archive import Archive, Game
from game.server.exports.hands import person_in, whose
from game.server.exports.nameless import hider
from game.server.lesson import TEACHER as DESK
from game.table.journal import entries
from game.table.table import Table
from game.telling.sheet import Cell, Sheet

MARKED = ("back", "undo", "seat", "persona")
"""What a line of a journal that holds no action may say."""
EVENTS = ("table", "n", "at", "round", "by", "public", "key", "en", "fr")
DIALS = ("table", "round", "dial", "value")
CHAT = ("table", "at", "round", "phase", "by", "seat", "to", "text")


def journal(archive: Archive, game: Game) -> Iterator[Mapping[str, Any]]:
    """The journal of a table whose private things may be told: its head, then every line that is no snapshot.

    Marks keep the person's number only, words their pseudonyms. `counts` is false for what was taken back.
    """
    hide = hider(archive)
    yield {name: value for name, value in game.opened.header.items() if name != "title"}
    for number, entry in entries(game.opened):
        if "do" in entry:
            act = dict(entry["do"])
            if "text" in act:
                act["text"] = hide(act["text"])
            more = {name: entry[name] for name in ("why", "at") if name in entry}
            by = {"by": person_in(str(entry["by"]))} if "by" in entry else {}
            yield {"line": number, "counts": number in game.counts, "do": act, **by, **more}
        elif any(name in entry for name in MARKED):
            yield {"line": number, **{name: entry[name] for name in MARKED if name in entry}}


def happened(table: Table) -> Iterator[tuple[int, Event, int]]:
    """(round, event, position of the action that it came of; -1: the beginning) for all that happened at a table."""
    again = Table(table.loaded, table.seed, table.drivers)
    for heard in again.heard:
        yield heard.round, heard.event, -1
    for at, action in enumerate(table.actions):
        before = len(again.heard)
        again.take(action, apply(again.scenario, again.state, action))
        for heard in again.heard[before:]:
            yield heard.round, heard.event, at


def events(archive: Archive, words: tuple[Words, Words]) -> Sheet:
    """Every event of every table as a sentence in both languages; before a table is told, as its public heard it."""
    rows: list[Mapping[str, Cell]] = []
    hide = hider(archive)
    for place, game in enumerate(archive.games):
        table, hand = game.table, whose(game.table)
        for n, (round, event, at) in enumerate(happened(table)):
            public = told(event, PUBLIC, sealed=not game.told)
            said = told(event, TEACHER) if game.told else public
            if said is None:
                continue
            # Whose hand it was would tell of a secret act as much as its words do.
            mine = hand.get(at, DESK) if game.told or event.to is None else DESK
            rows.append(
                {
                    "table": place + 1,
                    "n": n if game.told else None,
                    "at": table.times[at] if at >= 0 else None,
                    "round": round,
                    "by": alias(archive, mine),
                    "public": int(public == said),
                    "key": said.key,
                    **{each.language: hide(each.say(said, table.scenario)) for each in words},
                }
            )
    return Sheet(EVENTS, tuple(rows))


def chat(archive: Archive) -> Sheet:
    """Every message; before a table is told, those that everybody at it heard."""
    rows: list[Mapping[str, Cell]] = []
    hide = hider(archive)
    for place, game in enumerate(archive.games):
        table, hand = game.table, whose(game.table)
        actors = table.scenario.actors
        state = Table(table.loaded, table.seed, table.drivers).state
        for at, action in enumerate(table.actions):
            heard = action.offer.parties if action.offer is not None else ()
            if action.verb == "message" and (game.told or len(heard) == len(actors)):
                mine = hand.get(at, DESK)
                rows.append(
                    {
                        "table": place + 1,
                        "at": table.times[at],
                        "round": state.round,
                        "phase": state.phase,
                        "by": alias(archive, mine),
                        "seat": actors[action.seat].id,
                        "to": " ".join(actors[seat].id for seat in heard if seat != action.seat),
                        "text": hide(action.text),
                    }
                )
            state = apply(table.scenario, state, action).state
    return Sheet(CHAT, tuple(rows))


def dials(archive: Archive) -> Sheet:
    """Every dial of every table at the end of each round, which all at it can see; points or the dial's own unit."""
    rows: list[Mapping[str, Cell]] = []
    for place, game in enumerate(archive.games):
        view = game.table.view(PUBLIC)
        for round, row in enumerate(view.history, 1):
            for name, at in game.table.scenario.dials.items():
                rows.append({"table": place + 1, "round": round, "dial": name, "value": row[at] / 1000})
    return Sheet(DIALS, tuple(rows))


def alias(archive: Archive, person: int) -> str | None:
    """Somebody's pseudonym; None for the teacher and for nobody."""
    people = archive.lesson.people
    return people[person].alias if 0 <= person < len(people) else None


def header_of(game: Game) -> Mapping[str, Any]:
    """What a journal's first line says of rules and content."""
    return {name: game.opened.header.get(name) for name in ("format", "rules", "content")}
