"""The structuralist paradox: whether unequal pairs came to better terms than equal ones."""

from __future__ import annotations

from collections.abc import Iterator

from game.ai.values import expectations, public_worths
from game.debrief.played import Played
from game.debrief.theory.evidence import NEITHER, Claim, Row, row, sided, thousandths
from game.rules.types import Offered

ALIKE = 0.5
"""Two seats are alike whose smaller means are at least this part of the larger: from there on the model's equals
become firmer."""
FEWEST = 3
"""Offers of each kind of pair from which they are compared."""
CLEARLY = 0.05
"""Part of offers by which one kind of pair must agree more often."""


def paradox(played: Played) -> Claim:
    """Unequal partners reach better agreements than equal ones."""
    return Claim("paradox", tuple(_rows(played)), "structuralist-paradox")


def alike(played: Played, pair: tuple[int, ...]) -> bool:
    """Whether two seats have like means."""
    low, high = sorted(played.scenario.actors[seat].revenue for seat in pair)
    return low >= ALIKE * high


def _rows(played: Played) -> Iterator[Row]:
    two = [offered for offered in played.end.offers if len(offered.offer.parties) == 2]
    kinds = {kind: [o for o in two if alike(played, o.offer.parties) == kind] for kind in (True, False)}
    if not kinds[True] or not kinds[False]:
        yield row(NEITHER, "paradox.unequal" if kinds[False] else "paradox.equal" if kinds[True] else "paradox.none")
        return
    if min(len(found) for found in kinds.values()) < FEWEST:
        yield row(NEITHER, "paradox.few", n=len(kinds[True]), of=len(kinds[False]))
        return
    agreed = {kind: [o for o in found if o.status == "agreed"] for kind, found in kinds.items()}
    rates = {kind: len(agreed[kind]) / len(kinds[kind]) for kind in kinds}
    counts = {"n": len(agreed[False]), "of": len(kinds[False]), "m": len(agreed[True]), "among": len(kinds[True])}
    yield row(sided(rates[False] - rates[True], CLEARLY), "paradox.agreed", **counts)
    if agreed[True] and agreed[False]:
        worth = {kind: sum(joint(played, o) for o in found) / len(found) for kind, found in agreed.items()}
        values = {"unlike": thousandths(worth[False]), "like": thousandths(worth[True])}
        yield row(sided(worth[False] - worth[True]), "paradox.worth", **values)
    named = sorted({tuple(sorted(o.offer.parties)) for o in kinds[True]})
    key = "paradox.pair" if len(named) > 1 else "paradox.one-pair"
    yield row(NEITHER, key, *named[0], who=named[0][0], whom=named[0][1], n=len(named) - 1)


def joint(played: Played, offered: Offered) -> float:
    """Points of score that the cards of a bundle were worth to its two parties together, as the model expected at the
    opening, costs aside."""
    worth = expectations(played.scenario, played.model)
    points = 0.0
    for term in offered.offer.terms:
        slot = ("agreement", term.card) if term.kind == "sign" else ("program", term.card, str(term.by))
        at = worth.slots.get(slot) if term.kind in ("sign", "fund") else None
        if at is not None:
            points += sum(public_worths(worth, played.scenario, seat)[at] for seat in offered.offer.parties)
    return points
