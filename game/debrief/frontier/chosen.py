"""The negotiations that are shown with a picture: those from which most can be learned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.debrief.frontier.bargain import Bargain

TELLING = 0.05
"""Points of score that are worth a word; what is less counts as nothing left."""
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """A negotiation that is shown and why: left (most value was left on the table), joint (the deal that brought most
    together), failed (most was lost by not agreeing), frontier (a deal that could not be bettered for all). `first`:
    whether none was more so; the one that was may be shown for another reason, or have too many parties."""

    why: str
    bargain: Bargain
    first: bool


def on_frontier(one: Bargain) -> bool:
    """Whether the outcome could not be bettered for all by what is worth a word."""
    return one.outcome is not None and one.left < TELLING


def chosen(found: Sequence[Bargain], most: int = SHOWN) -> tuple[Shown, ...]:
    """The most telling, each once: the best for each reason that is not shown already; then where most was left."""
    shown: list[Shown] = []

    def fits(one: Bargain) -> bool:
        # Pictures of each pair take much room: one table of more than two is enough.
        many = len(one.parties) > 2 and any(len(each.bargain.parties) > 2 for each in shown)
        return not many and not any(_alike(one, each.bargain) for each in shown)

    ranked = _ranked(found)
    for why, able in (*ranked, *[ranked[0]] * most):
        best = next((one for one in able if fits(one)), None)
        if best is not None and len(shown) < most:
            shown.append(Shown(why, best, best is able[0]))
    return tuple(shown)


def _alike(one: Bargain, other: Bargain) -> bool:
    """Whether two are the same, or the same parties settled the same clauses twice in a round."""
    same = (one.parties, one.round, one.bundles[0].terms) == (other.parties, other.round, other.bundles[0].terms)
    return one.number == other.number or same


def _ranked(found: Sequence[Bargain]) -> list[tuple[str, list[Bargain]]]:
    """For each reason the negotiations that it may bring in, the most telling first."""
    struck = [one for one in found if one.outcome is not None]
    failed = [one for one in found if one.outcome is None and one.resumed is None]
    gainful = [one for one in struck if on_frontier(one) and min(one.gains) > 0.0]
    reasons: tuple[tuple[str, Sequence[Bargain], Callable[[Bargain], float]], ...] = (
        ("left", struck, lambda one: one.left),
        ("joint", struck, lambda one: sum(one.gains)),
        ("failed", failed, lambda one: one.left),
        ("frontier", gainful, lambda one: sum(one.gains)),
    )
    return [
        (why, sorted((one for one in among if worth(one) >= TELLING), key=lambda one: (-worth(one), one.number)))
        for why, among, worth in reasons
    ]
