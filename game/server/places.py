"""Where somebody without a seat may sit down: actors and tables with how many sit there; nothing that is not public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.catalog.texts import Words
from game.rules.types import PUBLIC
from game.server.gate import MOST_TEAM, OPEN
from game.server.hall import Hall
from game.server.lesson import Person, team
from game.server.reader import Reader


def places(hall: Hall, who: Person) -> Mapping[str, Any]:
    """The actors with their public briefs, and per table how many people sit for each of them."""
    words = Words(hall.loaded.shelf, who.language)
    actors = hall.loaded.scenario.actors
    return {
        "title": words.text(hall.loaded.scenario.title),
        "text": words.text(hall.loaded.scenario.text),
        "most": MOST_TEAM if hall.lesson.stage in OPEN else 1,
        "seats": [{"name": words.actor(actor), "brief": words.text(actor.brief)} for actor in actors],
        "tables": [table(hall, at, words) for at in range(len(hall.rooms))],
    }


def table(hall: Hall, at: int, words: Words) -> Mapping[str, Any]:
    """One table: how far it is, and how many sit at each of its seats."""
    reader = Reader(hall.rooms[at].table, PUBLIC, words)
    view = reader.view
    return {
        "round": reader.t("desk.round", n=view.round, of=view.last, round=view.round),
        "phase": reader.t(f"phase.{view.phase}"),
        "sitting": [len(team(hall.lesson, at, seat)) for seat in range(len(reader.scenario.actors))],
    }
