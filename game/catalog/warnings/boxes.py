"""Texts that are too long for the place where players read them."""

from __future__ import annotations

from collections.abc import Iterator

from game.catalog.kinds import KINDS
from game.catalog.problem import Problem
from game.catalog.warnings.limits import limit
from game.catalog.warnings.proof import Proof


def overlong(proof: Proof) -> Iterator[Problem]:
    """Texts over their limit, in either language."""
    for card, text in proof.texts(*KINDS):
        most = limit(card.kind, text.field)
        for language in ("en", "fr"):
            said = text.fr if language == "fr" else text.en
            if most and len(said) > most:
                values = (("n", len(said)), ("most", most))
                yield Problem("text.box", card.file, *text.at[language], f"{text.field}.{language}", values, "warning")
