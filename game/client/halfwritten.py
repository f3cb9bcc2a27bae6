"""What the people at one machine have half written, kept beside the save: a game that is left comes back with it.

It is no part of the game: without the file nothing is missing that was ever said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.client.desk.desk import Desk, Draft
from game.client.kit.entry import in_one_line
from game.rules import decode, encode
from game.rules.levers import LONGEST_MESSAGE
from game.rules.terms import LARGEST, LONGEST, readable, whole
from game.rules.types import Offer, Term

ENDING = ".drafts"
SEAT = re.compile("[0-9]{1,2}")
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
    with suppress(ValueError, TypeError, KeyError):
        row = kept[str(desk.me)]
        drafts = [again(desk, decode(Begun, one)) for one in row["drafts"]]
        message, to = in_one_line(str(row["message"]), LONGEST_MESSAGE), tuple(row["to"])
        if among(desk, to):
            desk.draft = drafts.pop() if row["in_hand"] and drafts else None
            desk.aside, desk.message, desk.message_to = drafts, message, to


def carry_over(old: Desk, new: Desk) -> None:
    """What was half written at one desk goes on at another of the same seat."""
    new.draft, new.aside, new.message, new.message_to = old.draft, old.aside, old.message, old.message_to


def trimmed(desk: Desk) -> None:
    """Take out of what is half written at a desk the clauses about cards that its table no longer has."""
    for draft in (*desk.aside, *([desk.draft] if desk.draft is not None else [])):
        offer = draft.offer()
        draft.terms = tuple(term for term in draft.terms if writable(desk, offer, term))
        if not writable(desk, offer, draft.term) or draft.picked >= len(draft.terms):
            draft.adding, draft.picked = "", -1


def among(desk: Desk, seats: tuple[object, ...]) -> bool:
    """Whether these are seats at the desk's table, each once."""
    return whole(*seats) and {*seats} <= {*range(len(desk.scenario.actors))} and len({*seats}) == len(seats)


def again(desk: Desk, kept: Begun) -> Draft:
    """The draft as it was. Raises ValueError where it could not have been written at this table."""
    offer, term = kept.offer, kept.term
    written = (*offer.terms, *(() if term is None else (term,)))
    if not (
        among(desk, offer.parties)
        and desk.me in offer.parties
        and all(writable(desk, offer, one) for one in written)
        and 1 <= offer.lasts <= LONGEST
        and -1 <= offer.parent <= LARGEST
        and -1 <= kept.picked < len(offer.terms)
    ):
        raise ValueError("no draft of this table")
    draft = Draft(offer.parties, offer.terms, offer.lasts, offer.secret, offer.parent)
    if term is not None:
        draft.adding, draft.term, draft.picked = term.kind, term, kept.picked
    return draft


def writable(desk: Desk, offer: Offer, term: Term) -> bool:
    """Whether a clause is of these parties and of a card of this scenario."""
    cards = desk.scenario.agreements if term.kind in ("sign", "support") else desk.scenario.programs
    named = {seat for seat in (term.target, *(seat for seat, _ in term.shares)) if seat != -1}
    return (
        readable(term, len(desk.scenario.actors))
        and (term.by in offer.parties or term.kind == "sign")
        and named <= {*offer.parties}
        and (not term.card or term.card in cards)
        and all(0 <= share <= 100 for _, share in term.shares)
    )


def read(path: Path | None) -> Kept:
    """What the file holds; nothing of a file that is missing or makes no sense."""
    if path is None:
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {seat: row for seat, row in data.items() if SEAT.fullmatch(seat)} if isinstance(data, dict) else {}


def write(path: Path, found: Kept) -> None:
    """Whole or not at all; no file where there is nothing. Of a folder that cannot be written the journal tells."""
    fresh = path.with_name(path.name + ".part")
    with suppress(OSError):
        if not found:
            path.unlink(missing_ok=True)
            return
        fresh.write_text(json.dumps(found) + "\n", encoding="utf-8")
        fresh.replace(path)
