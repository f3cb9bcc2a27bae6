"""When enough pairs have been played to tell, and not before; the same whichever process was first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isfinite

from game.lab.batch import Job
from game.lab.trial import Pair, Trial
from game.lab.weighed import Value, apart, sat, score_of

NARROW = 0.25
"""Points on each side of a seat's mean difference from which more games would tell nobody more."""
LEAST, STRIDE = 200, 50
"""Pairs that are played in any case, and after how many more it is asked whether they are enough."""
TELLING = 20
"""Pairs that must have come out differently for a seat before its interval is trusted to be narrow. What is taken in
one game of a hundred has moved two of the first 200; an interval from two is narrow as it has missed the others."""


def narrow(on: Trial, pairs: Sequence[Pair]) -> bool:
    """Whether every seat's interval is narrow and rests on enough pairs; an event's over the games in which it
    happens."""
    told = [row for row in pairs if row.taken] if on.kind == "events" else pairs
    return all(_known(told, score_of(seat, on)) for seat in sat(on))


def _known(pairs: Sequence[Pair], score: Value) -> bool:
    """Whether the mean difference of a seat's score is known well enough."""
    apart_by = (score(row, row.having) - score(row, row.lacking) for row in pairs)
    if sum(by != 0.0 for by in apart_by if isfinite(by)) < TELLING:
        return False
    found = apart(pairs, score)
    return found.high - found.low <= 2 * NARROW


def in_order(wanted: Sequence[Job], results: Iterable[tuple[Job, Sequence[Pair]]]) -> Iterator[list[Pair]]:
    """After each job that comes in: the pairs of all jobs up to the first that is still out."""
    done: dict[Job, Sequence[Pair]] = {}
    pairs: list[Pair] = []
    at = 0
    for job, found in results:
        done[job] = found
        while at < len(wanted) and wanted[at] in done:
            pairs += done[wanted[at]]
            at += 1
        yield pairs


def until_narrow(on: Trial, growing: Iterable[list[Pair]]) -> Iterator[list[Pair]]:
    """The growing list, ended, and cut where it was first enough."""
    asked = LEAST
    for pairs in growing:
        while len(pairs) >= asked:
            if narrow(on, pairs[:asked]):
                yield pairs[:asked]
                return
            asked += STRIDE
        yield pairs
