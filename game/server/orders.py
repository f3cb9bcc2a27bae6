"""What the teacher orders. The teacher does not play: every order is in a table's journal or in the lesson's book."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from game.ai.level import LEVELS
from game.ai.persona import named, personas
from game.rules import encode
from game.rules.types import WORLD, Action, Said
from game.server import gate, seats, secret
from game.server.asks import Outcome, replied
from game.server.book import mark_of
from game.server.dealing import deal, seat_expected
from game.server.hall import Hall
from game.server.lesson import NOBODY, STAGES, TEACHER
from game.server.log import AT_A_TABLE, TEXTS
from game.server.planner import asked_plan
from game.server.room import Room
from game.server.roster import expected
from game.server.stages import PLAYING, ended_by_order, ending
from game.server.wire import Asked, GarbledError
from game.table.journal import JournalError
from game.table.saves import fork, fresh_path, rewind

MOST_MINUTES = 60


async def order(hall: Hall, asked: Asked) -> Mapping[str, Any]:
    """The reply to a message of the teacher."""
    ask = ORDERS.get(asked.ask)
    if mark_of(TEACHER, asked.id) in hall.book.marks:
        return replied(asked, None)
    try:
        if ask is None:
            raise GarbledError(Said("wire.garbled"))
        said = await ask(hall, asked)
        if said is None and asked.ask in AT_A_TABLE:
            said = noted(hall, asked)
    except GarbledError as error:
        said = error.said
    except JournalError as error:
        said = error.said
    return replied(asked, said)


def noted(hall: Hall, asked: Asked) -> Outcome:
    """Say in the book that an order was given to a table, whose journal holds what came of it."""
    places = {name: asked.data[name] for name in ("table", "seat") if type(asked.data.get(name)) is int}
    text = next((gate.clean(str(asked.data[name]), gate.MOST_TEXT) for name in TEXTS if name in asked.data), "")
    return hall.enter("done", TEACHER, asked.id, order=asked.ask, text=text, **places)


def room_of(hall: Hall, asked: Asked) -> tuple[int, Room]:
    """The table that an order is for. Raises GarbledError where there is none."""
    at = asked.number("table")
    if not 0 <= at < len(hall.rooms):
        raise GarbledError(Said("room.no-table"))
    return at, hall.rooms[at]


def person_of(hall: Hall, asked: Asked) -> int:
    """The person that an order is for. Raises GarbledError where there is none."""
    who = asked.number("who")
    if not 0 <= who < len(hall.lesson.people):
        raise GarbledError(Said("room.no-person"))
    return who


# --- the lesson ---


async def _table(hall: Hall, asked: Asked) -> Outcome:
    """One more table; its luck is the teacher's choice, or that of the others."""
    if "seed" not in asked.data:
        return hall.open_rooms(1, asked.id)
    return hall.open_room(abs(asked.number("seed")), (None,) * len(hall.loaded.scenario.actors), asked.id)


async def _roster(hall: Hall, asked: Asked) -> Outcome:
    """Who is expected: names one a line, or a CSV with places; who is here already is seated by it."""
    found = expected(asked.text("names"), hall.loaded)
    places = [[one.table, one.seat] for one in found]
    said = hall.enter("roster", TEACHER, asked.id, names=[one.name for one in found], places=places)
    return said if said is not None else await seat_expected(hall)


async def _plan(hall: Hall, asked: Asked) -> Outcome:
    """Plan the class: how many minutes and heads; the clocks then go by it."""
    made = asked_plan(asked.number("minutes"), asked.number("heads"), hall.loaded.scenario)
    if isinstance(made, Said):
        return made
    said = hall.enter("plan", TEACHER, asked.id, plan=encode(made))
    for room in hall.rooms if said is None else ():
        await _paced(hall, room, anew=True)
    return said


async def _paced(hall: Hall, room: Room, *, anew: bool = False) -> None:
    """Let a table go by the plan: its clocks, and after how many rounds its game ends.

    A plan that is made anew goes before an earlier order to end the game.
    """
    hall.pace(room)
    action = ending(hall.lesson, room.table)
    if action is not None and (anew or not ended_by_order(room.table)):
        await room.act(action, None, hall.own_mark(room.table))


async def _end(hall: Hall, asked: Asked) -> Outcome:
    """End the game of a table (-1: of all) now, or after a `round`."""
    after = asked.number("round", 0)
    rooms = hall.rooms if asked.number("table") == NOBODY else [room_of(hall, asked)[1]]
    for room in rooms:
        if room.table.state.phase == "debrief" and len(rooms) > 1:
            continue
        reply = await room.act(Action(WORLD, "end", amount=after), None, mark_of(TEACHER, asked.id))
        if not reply.accepted:
            return reply.said
    return None


async def _stage(hall: Hall, asked: Asked) -> Outcome:
    """Another stage of the lesson; when playing begins, empty seats go to personas unless `fill` is false."""
    stage, filled = asked.text("stage"), asked.truth("fill", True)
    if stage not in STAGES:
        raise GarbledError(Said("wire.garbled"))
    first = stage == PLAYING and not hall.lesson.played
    if first and filled and (said := await seats.fill_all(hall)) is not None:
        return said
    return hall.go_to(stage, asked.id)


async def _door(hall: Hall, asked: Asked) -> Outcome:
    return hall.enter("door", TEACHER, asked.id, closed=asked.truth("closed"))


async def _sit(hall: Hall, asked: Asked) -> Outcome:
    """Move somebody: to a seat, to watch a table (seat -1), or out of both (-1, -1)."""
    who, table, seat = person_of(hall, asked), asked.number("table"), asked.number("seat")
    said = gate.may_move(hall.lesson, hall.lesson.people[who], table, seat)
    return said if said is not None else await seats.seat(hall, TEACHER, asked.id, who, table, seat)


async def _away(hall: Hall, asked: Asked) -> Outcome:
    """Somebody is not there, or is there again; their place is kept."""
    return hall.enter("away", TEACHER, asked.id, who=person_of(hall, asked), away=asked.truth("away"))


async def _key(hall: Hall, asked: Asked) -> Outcome:
    """A code with which somebody comes in anew, on another telephone; told once. The one before is good no longer."""
    who = person_of(hall, asked)
    code = secret.code()
    while secret.same(code, hall.lesson.code):
        code = secret.code()
    said = hall.enter("spare", TEACHER, who=who, code=secret.key_of(code))
    return said if said is not None else {"code": code}


async def _lead(hall: Hall, asked: Asked) -> Outcome:
    who = person_of(hall, asked)
    said = gate.may_lead(hall.lesson, hall.lesson.people[who])
    return said if said is not None else hall.enter("lead", TEACHER, asked.id, who=who)


async def _swap(hall: Hall, asked: Asked) -> Outcome:
    """Half-way: the next of each team leads."""
    return hall.enter("swap", TEACHER, asked.id, table=room_of(hall, asked)[0])


async def _note(hall: Hall, asked: Asked) -> Outcome:
    """A word to all, to a table (`table`), or to somebody (`who`)."""
    text = gate.clean(asked.text("text"), gate.MOST_TEXT)
    if not text:
        return Said("room.empty")
    table, person = asked.number("table", NOBODY), asked.number("who", NOBODY)
    if table != NOBODY:
        room_of(hall, asked)
    if person != NOBODY:
        person_of(hall, asked)
    return hall.enter("note", TEACHER, asked.id, order="note", table=table, person=person, text=text)


async def _freeze(hall: Hall, asked: Asked) -> Outcome:
    """Stop messages at a table, or let them go on."""
    return hall.enter("freeze", TEACHER, asked.id, table=room_of(hall, asked)[0], on=asked.truth("on"))


async def _reveal(hall: Hall, asked: Asked) -> Outcome:
    """Show everybody at a table what each seat held. There is no way back."""
    at, room = room_of(hall, asked)
    said = hall.enter("reveal", TEACHER, asked.id, table=at)
    if said is None:
        room.table.sealed = False
        room.wake()
    return said


# --- a table ---


async def _driver(verb: str, hall: Hall, asked: Asked) -> Outcome:
    """What the driver may do: pause, resume, close (the phase is over for all), inject (an event happens)."""
    _, room = room_of(hall, asked)
    card = asked.text("card") if verb == "inject" else ""
    return (await room.act(Action(WORLD, verb, card), None, mark_of(TEACHER, asked.id))).said


async def _extend(hall: Hall, asked: Asked) -> Outcome:
    """More time for this phase, in minutes."""
    at, room = room_of(hall, asked)
    minutes = asked.number("minutes")
    if not 1 <= minutes <= MOST_MINUTES:
        return Said("room.minutes", (("n", MOST_MINUTES),))
    if room.table.clock.left() is None:
        return Said("room.no-clock")
    said = hall.enter("note", TEACHER, asked.id, order="extend", table=at, text=str(minutes))
    if said is None:
        room.table.clock.extend(minutes)
        room.wake()
    return said


async def _rewind(hall: Hall, asked: Asked) -> Outcome:
    """Back to the beginning of a round; what came after stays in the journal but no longer counts."""
    at, room = room_of(hall, asked)
    round = asked.number("round")
    await room.move(partial(rewind, shelf=hall.loaded.shelf, round=round))
    await _paced(hall, room)
    return hall.enter("note", TEACHER, asked.id, order="rewind", table=at, text=str(round))


async def _fork(hall: Hall, asked: Asked) -> Outcome:
    """Go on in a new journal; the old one stays as it is, to come back to."""
    at, room = room_of(hall, asked)
    path = fresh_path(hall.book.folder, f"table-{at + 1}-fork")

    def entered() -> None:
        # The book names the new journal before anything is written there: what the book does not know is lost.
        if (said := hall.enter("file", TEACHER, asked.id, table=at, file=path.name)) is not None:
            raise JournalError(said)

    await room.move(partial(fork, shelf=hall.loaded.shelf, path=path), entered)
    await _paced(hall, room)
    return None


async def _fill(hall: Hall, asked: Asked) -> Outcome:
    """Hand all seats of a table that nobody sits at to personas."""
    return await seats.fill(hall, room_of(hall, asked)[0])


async def _drive(hall: Hall, asked: Asked) -> Outcome:
    """Hand a seat to a persona at a level, or ("") back to people."""
    _, room = room_of(hall, asked)
    seat, id, level = asked.number("seat"), asked.text("persona"), asked.number("level", max(LEVELS))
    if not 0 <= seat < len(room.table.scenario.actors):
        return Said("room.no-seat")
    if level not in LEVELS:
        raise GarbledError(Said("wire.garbled"))
    known = personas(hall.loaded.shelf)
    if id and id not in known:
        return Said("room.no-persona", (("text", gate.clean(id, gate.MOST_NAME)),))
    reply = await room.drive(seat, named(known, known[id].at(level).name_in_journals) if id else None)
    return reply.said


Order = Callable[[Hall, Asked], Awaitable[Outcome]]
ORDERS: Mapping[str, Order] = {
    "table": _table,
    "plan": _plan,
    "roster": _roster,
    "deal": deal,
    "stage": _stage,
    "door": _door,
    "sit": _sit,
    "away": _away,
    "key": _key,
    "lead": _lead,
    "swap": _swap,
    "note": _note,
    "freeze": _freeze,
    "reveal": _reveal,
    "extend": _extend,
    "rewind": _rewind,
    "fork": _fork,
    "end": _end,
    "drive": _drive,
    "fill": _fill,
    **{verb: partial(_driver, verb) for verb in ("pause", "resume", "close", "inject")},
}
