"""What the desk needs to know once: what is played, what things are called, which links to hand out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.ai.level import LEVELS, USUAL
from game.ai.persona import personas
from game.catalog.texts import Words
from game.rules.flow import PHASES
from game.server import secret
from game.server.hall import Hall


def deck(hall: Hall, language: str) -> Mapping[str, Any]:
    """Names of the scenario, seats, phases, personas and events in a language; the links of the lesson.

    The projector's link holds its own secret: this is for the teacher only.
    """
    words, scenario = Words(hall.loaded.shelf, language), hall.loaded.scenario
    return {
        "title": words.text(scenario.title),
        "most_rounds": scenario.rounds,
        "seats": [words.actor(actor) for actor in scenario.actors],
        "phases": {phase: words.key(f"phase.{phase}") for phase in PHASES},
        "personas": [[one.id, words.text(one.name)] for one in personas(hall.loaded.shelf).values()],
        "levels": [[level, words.key(f"level.{level}")] for level in LEVELS],
        "usual": USUAL,
        "events": [[event.id, words.text(event.title)] for event in scenario.happenings.values()],
        "join": hall.joining,
        "address": hall.address,
        "wall": f"{hall.address}/wall#{secret.for_screen(hall.book.secret)}",
        "folder": str(hall.book.folder),
    }
