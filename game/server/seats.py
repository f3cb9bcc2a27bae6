"""Who plays a seat: people when there are any, else a persona that suits it."""

from __future__ import annotations

from game.rules.types import Said
from game.server.hall import Hall
from game.server.lesson import NOBODY, team
from game.table.story import cast


async def seat(hall: Hall, by: int, id: str, who: int, table: int, seat: int) -> Said | None:
    """Give somebody a place; a persona that played there hands the seat back. Why not, when a disk refuses it."""
    # The persona first: a crash in between leaves a seat that waits for its people, not one that plays against them.
    if table != NOBODY and seat != NOBODY and hall.rooms[table].table.drivers[seat] is not None:
        reply = await hall.rooms[table].drive(seat, None)
        if not reply.accepted:
            return reply.said
    return hall.enter("sit", by, id, who=who, table=table, seat=seat)


async def fill(hall: Hall, at: int) -> Said | None:
    """Hand every seat of a table that has no people to a persona that suits it, at the usual level."""
    room = hall.rooms[at]
    for seat, persona in enumerate(cast(hall.loaded, room.table.seed)):
        if not team(hall.lesson, at, seat) and room.table.drivers[seat] is None:
            reply = await room.drive(seat, persona)
            if not reply.accepted:
                return reply.said
    return None


async def fill_all(hall: Hall) -> Said | None:
    """The same at every table that has any people."""
    for at in range(len(hall.rooms)):
        here = [p for p in hall.lesson.people if p.table == at and p.seat != NOBODY and not p.away]
        if here and (said := await fill(hall, at)) is not None:
            return said
    return None
