"""Cards whose numbers name no source, and cards in an old format."""

from __future__ import annotations

from collections.abc import Iterator

from game.catalog.formats import CURRENT, FIELD, due, places
from game.catalog.problem import Problem
from game.catalog.shelf import FORMS
from game.catalog.warnings.proof import Proof

KINDS = ("programs", "agreements", "events", "levers", "actors")
"""Kinds whose numbers a game is decided by."""


def sourceless(proof: Proof) -> Iterator[Problem]:
    """No source, not even the word assumption."""
    return (proof.warning(card, "", "source.missing") for card in proof.of(*KINDS) if card.data["source"] is None)


def old(proof: Proof) -> Iterator[Problem]:
    """Files that say an old format, or say none and hold what a later one has changed."""
    for card in proof.of(*FORMS):
        if card.format < CURRENT and card.file in proof.written:
            raw = proof.written[card.file].raw
            steps = range(card.format + 1, CURRENT + 1)
            changed = [where for step in steps for change in due(card.kind, step) for where, _ in places(raw, change)]
            if changed or FIELD in raw.pairs:
                field = FIELD if FIELD in raw.pairs else changed[0]
                yield proof.warning(card, field, "format.old", n=card.format, most=CURRENT)
