"""Numbers whose bounds the model knows: starting values of stocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from game.catalog.problem import Problem
from game.world.names import BY_NAME


def beyond(cards: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    """Values that a stock cannot have, in cards by kind and id."""
    for kind in ("scenarios", "history"):
        for card in cards[kind].values():
            for ref in card.references:
                variable = BY_NAME.get(ref.name)
                if ref.kind != "stock" or variable is None:
                    continue
                value, low, high = card.data["opening"][ref.name], variable.low, variable.high
                if not low <= value <= high:
                    values = (("found", f"{value:g}"), ("low", f"{low:g}"), ("high", f"{high:g}"))
                    yield Problem("want.between", card.file, ref.line, ref.column, ref.field, values)
