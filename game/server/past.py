"""A round that is over, told once to a window that asks, as its seat saw it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from game.catalog.why import Cause
from game.rules import encode
from game.rules.types import Said
from game.server.hall import Hall
from game.server.lesson import NOBODY, Person
from game.server.shows import viewer
from game.server.wire import Asked, GarbledError


async def past(hall: Hall, who: Person, asked: Asked) -> Mapping[str, Any]:
    """A round as it was resolved: what the asker could see then, and what moved each dial in it.

    Raises GarbledError where there is no such round, or the asker has no table.
    """
    round = asked.number("round")
    if who.table == NOBODY:
        raise GarbledError(Said("room.watching"))
    table = hall.rooms[who.table].table
    seen = table.looking_back(viewer(who), round)
    if seen is None:
        raise GarbledError(Said("join.no-round"))
    # Some 20 to 40 ms of reckoning, once for each round of a table: beside the loop.
    found = await asyncio.to_thread(table.whys, round)
    return {"past": {"round": round, "view": encode(seen), **told_whys(found)}}


def told_whys(found: Mapping[str, tuple[Cause, ...]]) -> Mapping[str, Any]:
    """Causes of every dial: the sentences once, and by dial pairs of (sentence, thousandths of a point)."""
    places: dict[Said, int] = {}
    why = {
        dial: [[places.setdefault(cause.said, len(places)), round(cause.points * 1000)] for cause in causes]
        for dial, causes in found.items()
    }
    return {"said": [encode(said) for said in places], "why": why}
