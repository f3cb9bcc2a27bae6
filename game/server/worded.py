"""The sections of a handset's page: what its person may know, in their language, ready to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.catalog.texts import Words
from game.rules import decode, encode
from game.rules.types import Offered, Option, Promise, Said
from game.server.hall import Hall
from game.server.lesson import NOBODY, Person
from game.server.shows import Sections, heard, person_shows, viewer
from game.table.table import Table
from game.telling import figures
from game.telling.seen import Seen
from game.telling.tell import parties_words, state_of_offer, term_words
from game.world.names import INDICATORS

MOST_CAUSES = 6


class Reader(Seen):
    """Somebody who looks at a table as a seat, or as the public."""

    def __init__(self, table: Table, viewer: int, words: Words) -> None:
        self.scenario, self.model, self.words = table.scenario, table.loaded.model, words
        self.view = table.view(viewer)
        self.table = table
        self.me = viewer
        self.options = table.options(viewer) if viewer >= 0 else ()


def page_shows(hall: Hall, number: int) -> Sections:
    """Everything that `person_shows` says of the lesson, and the table in words instead of records."""
    who = hall.lesson.people[number]
    plain = {name: value for name, value in person_shows(hall, number).items() if name not in ("view", "options")}
    if who.table == NOBODY:
        return plain
    words = Words(hall.loaded.shelf, who.language)
    reader = Reader(hall.rooms[who.table].table, viewer(who), words)
    return {**plain, **table_shows(reader, who)}


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
    told = [[n, round, words.say(decode(Said, said), scenario)] for n, round, said in lines]
    return (place, who.language), upto, told


def table_shows(reader: Reader, who: Person) -> Sections:
    """The table, section by section."""
    found = dict(public_shows(reader))
    if who.seat != NOBODY:
        found |= {"brief": brief(reader), "purse": purse(reader), "programs": programs(reader), "asks": asks(reader)}
    return found


def public_shows(reader: Reader) -> Sections:
    """What every reader is shown of a table, each as much of it as they may know."""
    return {
        "where": where(reader),
        "dials": [dial(reader, name) for name in shown(reader)],
        "offers": [offer(reader, offered) for offered in reader.view.offers],
        "promises": [promise(reader, one) for one in reader.view.promises],
        "in_force": [reader.t("board.card", card=made.card) for made in reader.view.in_force],
    }


def where(reader: Reader) -> Mapping[str, Any]:
    """Round, date, phase, for whom the table waits, and everybody's score."""
    view, scenario = reader.view, reader.scenario
    return {
        "title": reader.text(scenario.title),
        "round": reader.t("desk.round", n=view.round, of=view.last, round=view.round),
        "phase": reader.t(f"phase.{view.phase}"),
        "waits": [reader.name(seat) for seat in view.due],
        "seats": [
            {"name": reader.name(seat), "score": reader.t("plain.points", points=score), "mine": seat == reader.me}
            for seat, score in enumerate(view.scores)
        ],
    }


def shown(reader: Reader) -> Sequence[str]:
    """The dials that a page shows: the border's, and of indicators the reader's own."""
    own = reader.actor(reader.me).id if reader.me >= 0 else ""
    return [
        name
        for name in reader.scenario.dials
        if (figures.variable(name) in INDICATORS and name.endswith(f"@{own}"))
        or (figures.variable(name) in figures.UNITS and "@" not in name)
    ]


def dial(reader: Reader, name: str) -> Mapping[str, Any]:
    """A dial: name, what it measures, value, change, and what moved it in the last round."""
    past = reader.past(name)
    moved = past[-1] - past[-2] if len(past) > 1 else 0.0
    causes = reader.table.why(name)[:MOST_CAUSES]
    return {
        "id": name,
        "title": figures.title(reader, name),
        "meaning": figures.meaning(reader, name),
        "value": figures.value(reader, name, reader.dial(name)),
        "change": figures.change(reader, moved),
        "why": [[reader.say(cause.said), figures.change(reader, cause.points)] for cause in causes],
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


def purse(reader: Reader) -> Mapping[str, Any]:
    """Funds, capital, and what is left to plan with."""
    mine = reader.view.mine
    assert mine is not None
    _, left = reader.table.purse(reader.me)
    return {
        "funds": reader.words.money(mine.funds),
        "capital": mine.capital,
        "left": reader.words.money(left),
    }


def programs(reader: Reader) -> list[Mapping[str, Any]]:
    """The cards that the seat may set now: level, how far, what the next level costs."""
    return [
        {
            "id": option.card,
            "title": reader.text(reader.scenario.programs[option.card].title),
            "text": reader.text(reader.scenario.programs[option.card].text),
            "level": option.now,
            "low": option.low,
            "high": option.high,
            "costs": [
                reader.words.money(reader.table.price(reader.me, option.card, level))
                for level in range(1, option.high + 1)
            ],
        }
        for option in reader.options
        if option.verb == "fund"
    ]


def offer(reader: Reader, offered: Offered) -> Mapping[str, Any]:
    """An offer as sentences, and whether the reader has to answer it."""
    answer = next((o for o in reader.options if o.verb == "answer" and offered.number in o.targets), None)
    return {
        "number": offered.number,
        "from": reader.name(offered.maker),
        "to": parties_words(reader, offered.offer, offered.maker),
        "clauses": [term_words(reader, term) for term in offered.offer.terms],
        "state": state_of_offer(reader, offered),
        "secret": offered.offer.secret,
        "parent": offered.offer.parent,
        "mine": offered.maker == reader.me,
        "answer": answer is not None,
        "offer": encode(offered.offer),
    }


def promise(reader: Reader, one: Promise) -> Mapping[str, Any]:
    """A line of the ledger."""
    return {
        "number": one.number,
        "text": term_words(reader, one.term),
        "status": one.status,
        "said": reader.t(f"promise.status.{one.status}"),
        "until": reader.words.date(reader.scenario, one.last),
        "mine": one.term.by == reader.me,
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
