"""Public texts that repeat what one seat alone should know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from game.catalog.fields import Spoken
from game.catalog.problem import Problem
from game.catalog.shelf import Card
from game.catalog.warnings.proof import Proof

RUN = 7
"""Words in a row that are no chance: the shipped texts share six here and there, of common words."""
PUBLIC = ("programs", "agreements", "events", "levers", "actors", "scenarios", "corridors", "constituencies",
          "personas", "glossary")  # fmt: skip
_WORD = re.compile(r"\w+")
Runs = dict[tuple[str, ...], str]


def told(proof: Proof) -> Iterator[Problem]:
    """Public texts with a run of words out of a private text or order of a seat of the same table."""
    private = _private(proof)
    for card, text in proof.texts(*PUBLIC):
        if text.field == "source" or _is_private(card, text):
            continue
        seats = _beside(proof, card)
        for language in ("en", "fr"):
            found = next(_shared(text.fr if language == "fr" else text.en, private[language], seats), None)
            if found is not None:
                field = f"{text.field}.{language}"
                words = (("text", found[0]), ("file", found[1]))
                yield Problem("private.told", card.file, *text.at[language], field, words, "warning")


def _shared(text: str, private: dict[tuple[str, ...], set[str]], seats: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Runs of a text that are also private to one of the seats, with that seat."""
    hits = list(_WORD.finditer(text))
    for first, last in zip(hits, hits[RUN - 1 :], strict=False):
        run = text[first.start() : last.end()]
        for seat in sorted(private.get(tuple(_WORD.findall(run.lower())), set()) & seats):
            yield run, seat


def _private(proof: Proof) -> dict[str, dict[tuple[str, ...], set[str]]]:
    """Every run of words of the private texts by language, with the seats it is private to."""
    found: dict[str, dict[tuple[str, ...], set[str]]] = {"en": {}, "fr": {}}
    for card in proof.shelf.cards["actors"].values():
        texts = [card.data["private"], *(mandate["text"] for mandate in card.data["mandates"])]
        for language, runs in found.items():
            for text in texts:
                for run in _runs(getattr(text, language)):
                    runs.setdefault(run, set()).add(card.id)
    return found


@lru_cache(maxsize=1024)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _is_private(card: Card, text: Spoken) -> bool:
    """Whether a text of a card is one seat's own: its private text, its orders, a question that it alone is asked."""
    if card.kind == "actors":
        return text.field.startswith(("private", "mandates"))
    question = re.match(r"questions\[\d+\]", text.field)
    return question is not None and any(named.field == f"{question[0]}.seat" for named in card.references)


def _beside(proof: Proof, card: Card) -> frozenset[str]:
    """The seats of the tables at which a card's texts can be read."""
    if card.kind == "scenarios":
        return frozenset(card.data["seats"])
    own = [table for table in proof.tables if card.kind != "actors" or card.id in table.card.data["seats"]]
    return frozenset(seat for table in own for seat in table.card.data["seats"] if card.pack in ("", table.card.pack))
