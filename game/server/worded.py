"""The sections of a handset's page: what its person may know, in their language, ready to be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.catalog.texts import Words
from game.rules import decode, encode
from game.rules.promises import active
from game.rules.types import Option, Promise, Said
from game.server.hall import Hall
from game.server.lesson import NOBODY, Person
from game.server.places import places
from game.server.reader import Reader
from game.server.shows import Sections, common_shows, heard, viewer
from game.server.talking import offers, talks_shows
from game.server.worded_border import agreement, crossings, dials, final, running
from game.server.worded_cards import deck, partners, programs, purse
from game.server.worded_moves import allies, events, levers, proposals, ready, signed
from game.telling.tell import term_words


def page_shows(hall: Hall, number: int) -> Sections:
    """The page of somebody in the lesson, the table in words."""
    who = hall.lesson.people[number]
    plain = dict(common_shows(hall, who))
    if who.seat == NOBODY:
        plain |= {"places": places(hall, who)}
    if who.table == NOBODY:
        return plain
    words = Words(hall.loaded.shelf, who.language)
    reader = Reader(hall.rooms[who.table].table, viewer(who), words)
    plain["clock"] = {**plain["clock"], "why": stopped(reader)}
    if who.seat != NOBODY:
        plain |= seat_shows(reader)
        plain |= talks_shows(hall, who, reader)
        plain |= {"sheets": proposals(reader, hall.lesson, who)}
    return {**plain, **table_shows(reader), **seldom_shows(hall, who, reader)}


def seldom_shows(hall: Hall, who: Person, reader: Reader) -> Sections:
    """What changes once a round or never."""
    key = (who.table, reader.me, who.language)
    round = (reader.table, len(reader.table.resolved))
    found = {
        "dials": hall.worded.get(("dials", *key), round, lambda: dials(reader)),
        "crossings": hall.worded.get(("crossings", *key), round, lambda: crossings(reader)),
    }
    if who.seat == NOBODY:
        return found
    return found | {"cards": hall.worded.get(("cards", *key[1:]), reader.scenario.digest, lambda: deck(reader))}


def page_heard(hall: Hall, number: int, where: object, since: int) -> tuple[object, int, list[Any]]:
    """News of the reader's table as `heard` gives it, as sentences; all of it anew in another language."""
    who = hall.lesson.people[number]
    words = Words(hall.loaded.shelf, who.language)
    before, spoken = where if isinstance(where, tuple) and len(where) == 2 else (None, "")
    place, upto, lines = heard(hall, number, before, since if spoken == who.language else 0)
    if place is None:
        return None, 0, []
    if spoken != who.language and before == place:
        place, upto, lines = heard(hall, number, None, 0)
    scenario = hall.rooms[who.table].table.scenario
    told = [[n, round, words.say(decode(Said, said), scenario)] for n, round, said, *_ in lines]
    return (place, who.language), upto, told


def stopped(reader: Reader) -> str:
    """Why the table takes no move, as a sentence; "" where it does."""
    return reader.say(reader.table.frozen) if reader.table.frozen is not None else ""


def table_shows(reader: Reader) -> Sections:
    """What every reader is shown of a table, each as much of it as they may know."""
    found = {
        "where": where(reader),
        "offers": offers(reader),
        "promises": [promise(reader, one) for one in reader.view.promises],
        "in_force": [reader.t("board.card", card=made.card) for made in reader.view.in_force],
        "running": running(reader),
        "agreements": [agreement(reader, made) for made in reader.view.in_force],
    }
    return {**found, "final": final(reader)} if reader.over else found


def seat_shows(reader: Reader) -> Sections:
    """What a seat is shown besides: its brief, its money, and all that it may do."""
    return {
        "brief": brief(reader),
        "purse": purse(reader),
        "programs": programs(reader),
        "partners": partners(reader),
        "events": events(reader),
        "levers": levers(reader),
        "allies": allies(reader),
        "signed": signed(reader),
        "ready": ready(reader),
        "asks": asks(reader),
    }


def where(reader: Reader) -> Mapping[str, Any]:
    """Round, date, phase, for whom the table waits, and everybody's score."""
    view, scenario = reader.view, reader.scenario
    return {
        "title": reader.text(scenario.title),
        "round": reader.t("desk.round", n=view.round, of=view.last, round=view.round),
        "phase": reader.t(f"phase.{view.phase}"),
        "part": view.phase,
        "turn": reader.me in view.due,
        "waits": [reader.name(seat) for seat in view.due],
        "seats": [
            {"name": reader.name(seat), "score": reader.t("plain.points", points=score), "mine": seat == reader.me}
            for seat, score in enumerate(view.scores)
        ],
    }


def brief(reader: Reader) -> Mapping[str, Any]:
    """What all may read of the seat, what it alone knows, and its private orders."""
    actor, mine = reader.actor(reader.me), reader.view.mine
    held = mine.mandates if mine is not None else ()
    return {
        "name": reader.name(reader.me),
        "public": reader.text(actor.brief),
        "private": reader.text(actor.private),
        "gives": reader.text(actor.gives),
        "orders": [reader.text(m.text) for m in actor.mandates if m.id in held],
    }


def promise(reader: Reader, one: Promise) -> Mapping[str, Any]:
    """A line of the ledger; `due`: it binds in this round."""
    seen: Any = reader.view  # a View shows the round and the promises that its reader may know
    return {
        "number": one.number,
        "text": term_words(reader, one.term),
        "status": one.status,
        "said": reader.t(f"promise.status.{one.status}"),
        "until": reader.words.date(reader.scenario, one.last),
        "mine": one.term.by == reader.me,
        "due": active(seen, one),
        "withheld": one.withheld,
        "may_withhold": one.number in reader.targets("withhold"),
    }


def asks(reader: Reader) -> list[Mapping[str, Any]]:
    """What the seat may do besides programs and answers, as options with what they name in words."""
    return [{**encode(option), "said": said(reader, option)} for option in reader.options if option.verb != "fund"]


def said(reader: Reader, option: Option) -> str:
    """What an option is called."""
    if option.verb == "choose":
        return reader.text(reader.scenario.happenings[option.card].title)
    if option.verb == "pass":
        return reader.t(f"done.{reader.view.phase}")
    if option.card and option.card in reader.scenario.levers:
        return reader.text(reader.scenario.levers[option.card].title)
    return reader.t("board.card", card=option.card) if option.card else ""
