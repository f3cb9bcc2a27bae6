"""What each seat of a table held, told in the reader's language; shown only after the teacher's order to reveal it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.catalog.texts import Words
from game.debrief.telling import Telling
from game.rules.judge import judge
from game.server.hall import Hall
from game.table.table import Table
from game.telling.seen import Seen
from game.telling.tell import parties_words, state_of_offer, term_words

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
        kept = hall.opened[at, language] = mark, _rows(table, Words(hall.loaded.shelf, language))
    rows: Rows = kept[1]
    return rows


def _rows(table: Table, words: Words) -> Rows:
    seen = Telling(table, words)
    reached = {(seat, mandate): points > 0 for seat, mandate, points in judge(table.scenario, table.state)}
    over = table.state.phase == "debrief"
    return [
        {
            "name": seen.name(seat),
            "private": seen.text(actor.private),
            "orders": [
                {"text": seen.text(m.text), "done": reached[seat, m.id] if over else None}
                for m in actor.mandates
                if m.id in table.state.seats[seat].mandates
            ],
            "offers": _secret_offers(seen, seat),
            "reasons": _reasons(seen, table, seat),
        }
        for seat, actor in enumerate(table.scenario.actors)
    ]


def _secret_offers(seen: Seen, seat: int) -> Rows:
    """What a seat offered in secret, in the order in which it did."""
    return [
        {
            "round": offered.made,
            "to": parties_words(seen, offered.offer, seat),
            "clauses": [term_words(seen, term) for term in offered.offer.terms],
            "state": state_of_offer(seen, offered),
        }
        for offered in seen.view.offers
        if offered.maker == seat and offered.offer.secret
    ]


def _reasons(seen: Seen, table: Table, seat: int) -> Rows:
    """Why a persona did what it did, each reason once a round."""
    found = dict.fromkeys((round, seen.say(said)) for round, who, said in table.thoughts if who == seat)
    return [{"round": round, "text": text} for round, text in found]
