"""Questions about the briefing: which ones somebody is asked, in which order the answers stand, and which is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.catalog.load import Loaded
from game.catalog.texts import Words
from game.rules.chance import draw
from game.server.lesson import NOBODY, Person

ASKED = 3
"""Questions that each person is asked."""
ANSWERS = ("right", "wrong", "other")
"""As they stand in content; an answer is kept by its place here, so that 0 is the right one."""
ORDERS = ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0))


def questions(loaded: Loaded, seat: int) -> Sequence[int]:
    """The numbers of the questions that a seat (NOBODY: who has none) is asked: its own first, then those for all."""
    found = _all(loaded)
    actor = loaded.scenario.actors[seat].id if seat != NOBODY else ""
    own = [at for at, question in enumerate(found) if actor and question["seat"] == actor]
    general = [at for at, question in enumerate(found) if not question["seat"]]
    return (own + general)[:ASKED]


def _all(loaded: Loaded) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = loaded.shelf.cards["scenarios"][loaded.scenario.id].data["questions"]
    return found


def order(person: int, question: int) -> tuple[int, ...]:
    """In which order the answers stand on somebody's page, so that neighbours do not copy a place."""
    return ORDERS[draw(person, question, "quiz", 0) * len(ORDERS) >> 32]


def read(loaded: Loaded, who: Person, places: Sequence[int]) -> tuple[tuple[int, int], ...] | None:
    """(question, answer) from the places that were chosen on a page; None where they fit no question."""
    asked = questions(loaded, who.seat)
    if len(places) != len(asked) or not all(type(place) is int and 0 <= place < len(ANSWERS) for place in places):
        return None
    return tuple((at, order(who.number, at)[place]) for at, place in zip(asked, places, strict=True))


def shown(loaded: Loaded, who: Person) -> Mapping[str, Any]:
    """The questions as somebody reads them; what is right, and why, only of those that they have answered."""
    words = Words(loaded.shelf, who.language)
    given = dict(who.quiz)
    found = []
    for at in questions(loaded, who.seat):
        question, places = _all(loaded)[at], order(who.number, at)
        row: dict[str, Any] = {
            "ask": words.text(question["ask"]),
            "answers": [words.text(question[ANSWERS[answer]]) for answer in places],
        }
        if at in given:
            row |= {
                "given": places.index(given[at]),
                "right": given[at] == 0,
                "why": words.text(question["why"]),
            }
        found.append(row)
    return {"questions": found, "passed": who.passed, "tries": who.tries}
