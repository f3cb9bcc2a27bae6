"""The negotiations that are shown with a picture: those from which most can be learned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from game.debrief.frontier.bargain import Bargain

TELLING = 0.05
"""Points of score that are worth a word; what is less counts as nothing left."""
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """A negotiation that is shown and why: left (most value was left on the table), joint (the deal that brought most
    together), failed (most was lost by not agreeing), frontier (a deal that could not be bettered for all), talk (the
    most offers)."""

    why: str
    bargain: Bargain


def on_frontier(one: Bargain) -> bool:
    """Whether the outcome could not be bettered for all by what is worth a word."""
    return one.outcome is not None and one.left < TELLING


def chosen(found: Sequence[Bargain], most: int = SHOWN) -> tuple[Shown, ...]:
    """The most telling, each once, in the order of the reasons."""
    shown: dict[int, Shown] = {}
    for why, one in _best(found):
        if len(shown) < most and one.number not in shown:
            shown[one.number] = Shown(why, one)
    return tuple(shown.values())


def _best(found: Sequence[Bargain]) -> Iterator[tuple[str, Bargain]]:
    struck = [one for one in found if one.outcome is not None]
    failed = [one for one in found if one.outcome is None and one.resumed is None]
    gainful = [one for one in struck if on_frontier(one) and min(one.gains) > 0.0]
    reasons: tuple[tuple[str, Sequence[Bargain], Callable[[Bargain], float]], ...] = (
        ("left", struck, lambda one: one.left),
        ("joint", struck, lambda one: sum(one.gains)),
        ("failed", failed, lambda one: one.left),
        ("frontier", gainful, lambda one: sum(one.gains)),
        ("talk", [one for one in found if len(one.steps) > 1], lambda one: len(one.steps)),
        ("left", struck, lambda one: one.sum_left),
    )
    for at, (why, among, worth) in enumerate(reasons):
        able = sorted((one for one in among if worth(one) >= TELLING), key=lambda one: (-worth(one), one.number))
        # The last reason fills what the others left free.
        yield from ((why, one) for one in (able if at == len(reasons) - 1 else able[:1]))
