"""Clauses in words."""

from __future__ import annotations

from game.rules.types import Term
from game.telling.tell import term_words
from tests.debrief.games import LONG, played
from tests.debrief.telling import telling


def test_who_pays_nothing_is_not_named_among_those_who_share_costs() -> None:
    game = played(LONG)
    card = next(iter(game.scenario.agreements))
    seen = telling(game, "en")
    said = term_words(seen, Term("sign", 0, card=card, shares=((0, 35), (1, 0), (2, 65))))
    assert said.endswith("costs shared: Ottawa 35%, Washington 65%") and "Quebec" not in said
