"""The parts of a debrief in the order in which a class is led through them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.debrief.played import Played
from game.debrief.report import result
from game.debrief.section import Section
from game.debrief.telling import Telling


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a game beside its journal, and how it is to be worked on.

    `people` are those who sat at each seat, `predictions` what they said before play: (who, words) each, under the
    names by which they may be called. `workers` is how many processes may be used.
    """

    people: tuple[tuple[int, str], ...] = ()
    predictions: tuple[tuple[str, str], ...] = ()
    workers: int = 1


Maker = Callable[[Played, Telling, Given], Section]
"""Makes one part of a debrief, in the language of the telling."""
Progress = Callable[[int, int], object]
"""Told how many parts are made, and of how many. What it raises ends the work."""
MAKERS: tuple[Maker, ...] = (
    lambda played, telling, given: result.section(played, telling, given.people),
    # Questions first: they lead the talk. Then timeline, burden, frontier, what if, theory, mirror, reveal.
)
"""The first is the head of the page."""


def sections(
    played: Played,
    telling: Telling,
    given: Given,
    makers: Sequence[Maker] | None = None,
    progress: Progress | None = None,
) -> tuple[Section, ...]:
    """All parts of a game's debrief; `makers` are others than the usual ones."""
    wanted = MAKERS if makers is None else makers
    found = []
    for number, make in enumerate(wanted, 1):
        found.append(make(played, telling, given))
        if progress is not None:
            progress(number, len(wanted))
    return tuple(found)
