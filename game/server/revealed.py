"""What each seat of a table held, told in the reader's language; shown only after the teacher's order to reveal it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.catalog.texts import Words
from game.debrief.reveal.held import held
from game.debrief.reveal.worded import Worded, worded
from game.debrief.telling import Telling
from game.server.hall import Hall

Rows = Sequence[Mapping[str, Any]]


def revealed(hall: Hall, at: int, language: str) -> Rows | None:
    """Each seat's private brief, orders, secret offers and reasons; None before they are revealed.

    In a game that still goes on it is as of the beginning of the phase: it is long, and told whole.
    """
    if not hall.lesson.tables[at].shown:
        return None
    table = hall.rooms[at].table
    mark = (table, table.version)
    kept = hall.opened.get((at, language))
    if kept is None or kept[0] != mark:
        seen = Telling(table, Words(hall.loaded.shelf, language))
        rows = [_row(worded(one, seen)) for one in held(table)]
        kept = hall.opened[at, language] = mark, rows
    found: Rows = kept[1]
    return found


def _row(one: Worded) -> Mapping[str, Any]:
    return {
        "name": one.name,
        "private": one.private,
        "orders": [{"text": text, "done": done} for text, done in one.orders],
        "offers": [
            {"round": offer.round, "to": offer.to, "clauses": list(offer.clauses), "state": offer.state}
            for offer in one.offers
        ],
        "reasons": [{"round": round, "text": text} for round, text in one.reasons],
    }
