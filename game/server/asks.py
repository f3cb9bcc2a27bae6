"""What a page may ask for, and what comes of it: one reply to each message."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from game.catalog.texts import LANGUAGES, Words
from game.rules import decode, encode
from game.rules.types import Action, Said
from game.server import gate, quiz, seats
from game.server.book import mark_of
from game.server.hall import Hall
from game.server.lesson import NOBODY, Person, Sheet, leads
from game.server.past import past
from game.server.reader import Reader
from game.server.weighing import offer_of, weighed
from game.server.wire import OWN_MARKS, Asked, GarbledError, act_of

Outcome = Said | Mapping[str, Any] | None
"""Why not; None: done; or done, with more to tell."""


async def answer(hall: Hall, number: int, asked: Asked) -> Mapping[str, Any]:
    """The reply to a person's message. A stale or illegal one is refused with a sentence and changes nothing."""
    ask = ASKS.get(asked.ask)
    if mark_of(number, asked.id) in hall.book.marks:
        return replied(asked, None)
    try:
        if ask is None:
            raise GarbledError(Said("wire.garbled"))
        said = await ask(hall, hall.lesson.people[number], asked)
    except GarbledError as error:
        said = error.said
    return replied(asked, said)


def replied(asked: Asked, came: Outcome) -> Mapping[str, Any]:
    """The reply that tells what came of a message."""
    if isinstance(came, Said):
        return {"re": asked.id, "ok": False, "said": encode(came)}
    return {"re": asked.id, "ok": True, **(came or {})}


async def _act(hall: Hall, who: Person, asked: Asked) -> Outcome:
    """The seat's move, by its lead."""
    action = act_of(asked, who.seat)
    # What was taken stays taken, whatever has changed since: the page did not hear the answer. The table tells.
    if not _taken(hall, who, asked.id):
        if (said := gate.may_play(hall.lesson, who)) is not None:
            return said
        if action.verb == "message" and hall.lesson.tables[who.table].frozen:
            return Said("room.chat-frozen")
    reply = await hall.rooms[who.table].act(action, asked.number("version"), mark_of(who.number, asked.id))
    return reply.said


def _taken(hall: Hall, who: Person, id: str) -> bool:
    """Whether the table already has a move of this mark."""
    return who.seat != NOBODY and mark_of(who.number, id) in hall.rooms[who.table].table.hands


async def _propose(hall: Hall, who: Person, asked: Asked) -> Outcome:
    """A move put before one's own team; the lead may take it."""
    if (said := gate.may_propose(hall.lesson, who)) is not None:
        return said
    action = act_of(asked, who.seat)
    table = hall.rooms[who.table].table
    if (said := table.refusal(action)) is not None:
        return said
    act = json.dumps(encode(action), ensure_ascii=False, separators=(",", ":"))
    return hall.enter("propose", who.number, asked.id, who=who.number, act=act, round=table.state.round)


async def _take(hall: Hall, who: Person, asked: Asked) -> Outcome:
    """The lead submits what somebody of the team proposed."""
    sheet = _sheet(hall, who, asked)
    if (said := gate.may_play(hall.lesson, who)) is not None:
        return said
    action = decode(Action, json.loads(sheet.act))
    # The mark names the proposer: it was their move.
    mark = mark_of(sheet.by, f"{OWN_MARKS}{sheet.number}")
    reply = await hall.rooms[who.table].act(action, asked.number("version"), mark)
    if not reply.accepted:
        return reply.said
    return hall.enter("settle", who.number, asked.id, sheet=sheet.number, status="done")


async def _drop(hall: Hall, who: Person, asked: Asked) -> Outcome:
    """Put a proposal away: one's own, or as lead."""
    sheet = _sheet(hall, who, asked)
    if sheet.by != who.number and (said := gate.may_act(hall.lesson, who)) is not None:
        return said
    return hall.enter("settle", who.number, asked.id, sheet=sheet.number, status="dropped")


def _sheet(hall: Hall, who: Person, asked: Asked) -> Sheet:
    """An open proposal of the person's own team. Raises GarbledError for any other."""
    number = asked.number("sheet")
    found = next((s for s in hall.lesson.sheets if s.number == number), None)
    if found is None or (found.table, found.seat, found.status) != (who.table, who.seat, "open"):
        raise GarbledError(Said("room.no-sheet"))
    return found


async def _sit(hall: Hall, who: Person, asked: Asked) -> Outcome:
    """Take a place at a table oneself."""
    table, seat = asked.number("table"), asked.number("seat")
    if (said := gate.may_sit(hall.lesson, who, table, seat)) is not None:
        return said
    return await seats.seat(hall, who.number, asked.id, who.number, table, seat)


async def _lead(hall: Hall, who: Person, asked: Asked) -> Outcome:
    """Take the lead of one's seat."""
    if (said := gate.may_lead(hall.lesson, who)) is not None:
        return said
    if leads(hall.lesson, who):
        return None
    return hall.enter("lead", who.number, asked.id, who=who.number)


async def _prepare(hall: Hall, who: Person, asked: Asked) -> Outcome:
    """Answer the questions of the briefing: the places of the answers chosen. The reply tells which were right."""
    if (said := gate.may_prepare(who)) is not None:
        return said
    given = quiz.read(hall.loaded, who, asked.numbers("answers", quiz.ASKED))
    if not given:
        raise GarbledError(Said("wire.garbled"))
    right = [answer == 0 for _, answer in given]
    said = hall.enter(
        "prepare", who.number, asked.id, who=who.number, answers=[list(pair) for pair in given], passed=all(right)
    )
    if said is not None:
        return said
    shown = quiz.shown(hall.loaded, hall.lesson.people[who.number])
    return {"right": right, "why": [question["why"] for question in shown["questions"]]}


async def _weigh(hall: Hall, who: Person, asked: Asked) -> Outcome:
    """A draft of an offer in words, and why it could not be made now; for anybody of the team."""
    if who.seat == NOBODY:
        return Said("room.watching")
    words = Words(hall.loaded.shelf, who.language)
    return weighed(Reader(hall.rooms[who.table].table, who.seat, words), offer_of(asked))


async def _predict(hall: Hall, who: Person, asked: Asked) -> Outcome:
    """What somebody thinks will happen; it stays as it was first given."""
    if who.prediction:
        return Said("room.predicted")
    text = gate.clean(asked.text("text"), gate.MOST_TEXT)
    return hall.enter("predict", who.number, asked.id, who=who.number, text=text) if text else Said("room.empty")


async def _speak(hall: Hall, who: Person, asked: Asked) -> Outcome:
    """Read on in the other language."""
    language = asked.text("language")
    if language not in LANGUAGES:
        raise GarbledError(Said("wire.garbled"))
    if language == who.language:
        return None
    return hall.enter("speak", who.number, asked.id, who=who.number, language=language)


Ask = Callable[[Hall, Person, Asked], Awaitable[Outcome]]
ASKS: Mapping[str, Ask] = {
    "act": _act,
    "propose": _propose,
    "take": _take,
    "drop": _drop,
    "sit": _sit,
    "lead": _lead,
    "weigh": _weigh,
    "prepare": _prepare,
    "predict": _predict,
    "speak": _speak,
    "past": past,
}
