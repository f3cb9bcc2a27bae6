"""Who plays a seat: people when there are any, else a persona that suits it."""

from __future__ import annotations

from game.rules.types import Said
from game.server.hall import Hall
from game.server.lesson import NOBODY


async def seat(hall: Hall, by: int, who: int, table: int, seat: int) -> Said | None:
    """Give somebody a place; a persona that played there hands the seat back. Why not, when a disk refuses it."""
    said = hall.enter("sit", by, who=who, table=table, seat=seat)
    if said is not None or table == NOBODY or seat == NOBODY or hall.rooms[table].table.drivers[seat] is None:
        return said
    return (await hall.rooms[table].drive(seat, None)).said
