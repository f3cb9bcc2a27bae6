"""French that is missing, or that was right for an English which has changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.catalog.fields import Spoken
from game.catalog.kinds import KINDS
from game.catalog.ledger import read_ledger, stale
from game.catalog.manifest import inside
from game.catalog.problem import Problem
from game.catalog.shelf import FORMS, Card
from game.catalog.warnings.proof import Proof


def missing(proof: Proof) -> Iterator[Problem]:
    """Texts that stand in English only; players read the English meanwhile."""
    return (_of(card, text, "french.missing") for card, text in proof.texts(*FORMS) if not text.fr)


LONG = 30
"""Letters from which on a text that is the same in both languages is no name but was not translated."""


def same(proof: Proof) -> Iterator[Problem]:
    """French that is the English over again."""
    return (_of(card, text, "french.same") for card, text in proof.texts(*KINDS) if _copied(text))


def _copied(text: Spoken) -> bool:
    """Whether a text that is no name of a place stands in both languages."""
    return text.field != "name" and len(text.en) >= LONG and text.en.casefold() == text.fr.casefold()


def behind(proof: Proof) -> Iterator[Problem]:
    """French that its English has left behind, by the ledger of the root in which the card lies."""
    ledgers: dict[str, Mapping[str, Mapping[str, str]]] = {}
    for card, text in proof.texts(*FORMS):
        if card.pack not in ledgers:
            ledgers[card.pack] = read_ledger(proof.shelf.roots[card.pack])
        known = ledgers[card.pack].get(inside(card.file), {}).get(text.field, "")
        if known and text.fr and stale(text, known):
            yield _of(card, text, "french.stale")


def _of(card: Card, text: Spoken, code: str) -> Problem:
    return Problem(code, card.file, *text.at["fr"], f"{text.field}.fr", (), "warning")
