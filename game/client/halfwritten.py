"""What the people at one machine have half written, kept beside the save: a game that is left comes back with it.

It is no part of the game: without the file nothing is missing that was ever said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.client.desk.desk import Desk, Draft
from game.rules import decode, encode
from game.rules.types import Offer, Term

ENDING = ".drafts"
Kept = Mapping[str, Any]
"""By seat, as text: what it has half written."""


@dataclass(frozen=True, slots=True)
class Begun:
    """One offer that was begun: as it stands, and the clause in hand (None: none) with its place (-1: a new one)."""

    offer: Offer
    term: Term | None = None
    picked: int = -1


def beside(journal: Path) -> Path:
    """Where what is half written is kept, by the name of the save."""
    return journal.with_suffix(ENDING)


def forget(journal: Path) -> None:
    """A new game begins under this name: what an older one left is gone."""
    with suppress(OSError):
        beside(journal).unlink(missing_ok=True)


def told(desks: Mapping[int, Desk]) -> dict[str, Any]:
    """All that the desks have half written, as data; nothing for a desk that has nothing."""
    found: dict[str, Any] = {}
    for seat, desk in sorted(desks.items()):
        drafts = [*desk.aside, *([desk.draft] if desk.draft is not None and desk.draft.begun else [])]
        if drafts or desk.message:
            in_hand = desk.draft is not None and desk.draft.begun
            found[str(seat)] = {
                "drafts": [encode(begun(one)) for one in drafts],
                "in_hand": in_hand,
                "message": desk.message,
                "to": list(desk.message_to),
            }
    return found


def begun(draft: Draft) -> Begun:
    """A draft as it is kept."""
    return Begun(draft.offer(), draft.term if draft.adding else None, draft.picked)


def give_back(desk: Desk, kept: Kept) -> None:
    """Lay on a desk what its seat had half written; nothing of what makes no sense here."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        row = kept[str(desk.me)]
        drafts = [again(desk, decode(Begun, one)) for one in row["drafts"]]
        message, to = str(row["message"]), tuple(int(seat) for seat in row["to"])
        seats = range(len(desk.scenario.actors))
        if all(seat in seats for draft in drafts for seat in draft.parties) and all(seat in seats for seat in to):
            desk.draft = drafts.pop() if row["in_hand"] and drafts else None
            desk.aside, desk.message, desk.message_to = drafts, message, to


def again(desk: Desk, kept: Begun) -> Draft:
    """The draft as it was. Raises KeyError where a clause names a card that this scenario does not have."""
    cards = {**desk.scenario.programs, **desk.scenario.agreements}
    offer, term = kept.offer, kept.term
    for one in (*offer.terms, *(() if term is None else (term,))):
        if one.card:
            cards[one.card]
    draft = Draft(offer.parties, offer.terms, offer.lasts, offer.secret, offer.parent)
    if term is not None and kept.picked < len(offer.terms):
        draft.adding, draft.term, draft.picked = term.kind, term, kept.picked
    return draft


def read(path: Path | None) -> Kept:
    """What the file holds; nothing of a file that is missing or makes no sense."""
    if path is None:
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {seat: row for seat, row in data.items() if seat.isdecimal()} if isinstance(data, dict) else {}


def write(path: Path, found: Kept) -> None:
    """Whole or not at all; no file where there is nothing. Of a folder that cannot be written the journal tells."""
    fresh = path.with_name(path.name + ".part")
    with suppress(OSError):
        if not found:
            path.unlink(missing_ok=True)
            return
        fresh.write_text(json.dumps(found, ensure_ascii=False) + "\n", encoding="utf-8")
        fresh.replace(path)
