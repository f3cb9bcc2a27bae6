"""The form of a guide: a game in which a newcomer learns by doing. No game's rules depend on it."""

from __future__ import annotations

from game.catalog.fields import Field, Slot, identity, many, mapping, record, reference, text, whole, word
from game.catalog.kinds import card

PHASES = ("briefing", "negotiation", "programs", "report", "debrief")
"""Phases in which a step can be done; during events a dialog has the say."""
DEEDS = (
    "looked",
    "looked-why",
    "asked-why",
    "answered",
    "drafted",
    "gave",
    "asked",
    "offered",
    "read-ledger",
    "funded",
    "studied",
    "went-on",
)
"""What a step waits for; `client/guided/deeds.py` knows each of them by what is on the table and on the desk."""
MOMENTS = ("always", "asked-of-me", "promised")
"""When there is something to do for a step."""
POINTS = ("crossing", "done", "answer", "draft-open", "draft-give", "draft-ask", "draft-send", "ledger", "fund", "why",
          "seats")  # fmt: skip
"""What a step points to; `client/desk/points.py` finds each of them on the desk."""
MOST_LEVEL = 5

step = record(
    {
        "id": Slot(identity),
        "in": Slot(word(*PHASES)),
        "from": Slot(whole(1, 40), 1),
        "when": Slot(word(*MOMENTS), "always"),
        "point": Slot(word(*POINTS)),
        "until": Slot(word(*DEEDS)),
        "ask": Slot(text),
        "why": Slot(text),
    }
)
GUIDES: dict[str, Field] = {
    "guides": card(
        {
            "id": Slot(identity),
            "title": Slot(text),
            "text": Slot(text),
            "scenario": Slot(reference("scenarios")),
            "seat": Slot(reference("actors")),
            "seed": Slot(whole(1, 9999)),
            "level": Slot(whole(1, MOST_LEVEL)),
            "drivers": Slot(mapping("actors", reference("personas"))),
            "steps": Slot(many(step, 1)),
        }
    )
}
"""Folder of content to the form of its cards: the game that a guide begins, and what is done in it, step by step."""
