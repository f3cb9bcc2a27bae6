"""Cards whose numbers name no source, and cards in an old format."""

from __future__ import annotations

from collections.abc import Iterator

from game.catalog.formats import CURRENT
from game.catalog.problem import Problem
from game.catalog.shelf import FORMS
from game.catalog.warnings.proof import Proof

KINDS = ("programs", "agreements", "events", "levers", "actors")
"""Kinds whose numbers a game is decided by."""


def sourceless(proof: Proof) -> Iterator[Problem]:
    """No source, not even the word assumption."""
    return (proof.warning(card, "", "source.missing") for card in proof.of(*KINDS) if card.data["source"] is None)


def old(proof: Proof) -> Iterator[Problem]:
    """A format that is brought up to date each time the card is read."""
    return (
        proof.warning(card, "format", "format.old", n=card.format, most=CURRENT)
        for card in proof.of(*FORMS)
        if card.format < CURRENT
    )
