"""Of all that a persona thought, the few lines that tell most about how it bargained."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.debrief.reveal.held import REFUSALS, Held, Reason


def telling_ones(held: Held, most: int) -> tuple[tuple[str, Reason], ...]:
    """(kind, reason) of the `most` most telling ones: a deal that it took at a loss or would have taken for less, a
    refusal that was nearly a yes, what it asked for on top, the offer that was best for itself."""
    found: list[tuple[str, Reason]] = []
    for kind, reason in _candidates(held):
        if len(found) < most and all(reason is not other for _, other in found):
            found.append((kind, reason))
    return tuple(sorted(found, key=lambda one: one[1].round))


def _candidates(held: Held) -> Iterator[tuple[str, Reason]]:
    def best(keys: frozenset[str], worth: Callable[[Reason], int]) -> list[Reason]:
        return sorted((one for one in held.reasons if one.said.key in keys), key=lambda one: (-worth(one), one.round))

    taken = best(frozenset({"thought.accept"}), lambda one: of(one, "points") - of(one, "least"))
    losses = [one for one in reversed(taken) if of(one, "points") < of(one, "without")]
    refused = best(REFUSALS, lambda one: of(one, "points") - of(one, "least"))
    countered = best(frozenset({"thought.counter"}), lambda one: of(one, "own") - of(one, "points"))
    offered = best(frozenset({"thought.offer"}), lambda one: of(one, "points"))
    yield from (("loss", one) for one in losses[:1])
    yield from (("near", one) for one in refused[:1])
    yield from (("more", one) for one in countered[:1])
    yield from (("less", one) for one in taken[:1] if not losses)
    yield from (("offer", one) for one in offered[:1])


def of(reason: Reason, name: str) -> int:
    """A figure of a reason, in thousandths of a point; 0 where it has none of that name."""
    value = dict(reason.said.values).get(name, 0)
    return value if isinstance(value, int) else 0
