"""Offers and what answers them, as families: an offer, then all that answers it, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.rules.types import Offered


@dataclass(frozen=True, slots=True)
class Node:
    """An offer in its family: how many steps from the first, the place of what it answers (-1: the first itself)."""

    offered: Offered
    depth: int
    above: int


Family = list[Node]


def families(offers: Iterable[Offered]) -> list[Family]:
    """All offers that are seen, each family from its root on: an offer, then all that answers it, step by step."""
    seen = {o.number: o for o in offers}
    below: dict[int, list[Offered]] = {}
    for offered in seen.values():
        parent = offered.offer.parent
        below.setdefault(parent if parent in seen else -1, []).append(offered)

    def grow(family: Family, offered: Offered, depth: int, above: int) -> Family:
        family.append(Node(offered, depth, above))
        place = len(family) - 1
        for child in below.get(offered.number, ()):
            grow(family, child, depth + 1, place)
        return family

    return [grow([], root, 0, -1) for root in below.get(-1, ())]


def over(family: Family, round: int) -> bool:
    """Whether all of a family belongs to earlier rounds: nothing of it can be answered any more."""
    return all(node.offered.status != "open" and node.offered.made < round for node in family)
