"""Cards whose numbers name no source."""

from __future__ import annotations

from collections.abc import Iterator

from game.catalog.problem import Problem
from game.catalog.warnings.proof import Proof

KINDS = ("programs", "agreements", "events", "levers", "actors")
"""Kinds whose numbers a game is decided by."""


def sourceless(proof: Proof) -> Iterator[Problem]:
    """No source, not even the word assumption."""
    return (proof.warning(card, "", "source.missing") for card in proof.of(*KINDS) if card.data["source"] is None)
