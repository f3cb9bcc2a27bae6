"""Numbers whose bounds the model knows: starting values of stocks, and values of the model's parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from game.catalog.problem import Problem
from game.world.names import BY_NAME

_STEP = re.compile(r"[^.\[\]]+")


def beyond(cards: Mapping[str, Mapping[str, Any]], parameters: Mapping[str, Mapping[str, float]]) -> Iterator[Problem]:
    """Values given beside the name of a stock or a parameter that the model is not made for; cards by kind and id."""
    for kind in ("scenarios", "history", "experiments"):
        for card in cards[kind].values():
            for ref in card.references:
                value = value_at(card.data, ref.field) if ref.kind in ("stock", "parameter") else None
                low, high = _ends(ref.kind, ref.name, parameters)
                if isinstance(value, int | float) and not low <= value <= high:
                    values = (("found", f"{value:g}"), ("low", f"{low:g}"), ("high", f"{high:g}"))
                    yield Problem("want.between", card.file, ref.line, ref.column, ref.field, values)


def value_at(data: Any, field: str) -> Any:
    """What stands at the path of a field of a card ("arms[0].model.x"); its path must be there."""
    for step in _STEP.findall(field):
        data = data[int(step)] if isinstance(data, tuple) else data[step]
    return data


def _ends(kind: str, name: str, parameters: Mapping[str, Mapping[str, float]]) -> tuple[float, float]:
    if kind == "stock" and name in BY_NAME:
        return BY_NAME[name].low, BY_NAME[name].high
    if kind == "parameter" and name in parameters:
        return parameters[name]["low"], parameters[name]["high"]
    return float("-inf"), float("inf")
