"""The parts of a debrief in the order in which a class is led through them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.debrief.burden import told as carrying
from game.debrief.found import Found
from game.debrief.frontier import told as bargaining
from game.debrief.mirror import told as mirroring
from game.debrief.questions import told as asking
from game.debrief.report import result
from game.debrief.reveal import told as revealing
from game.debrief.section import Section
from game.debrief.telling import Telling
from game.debrief.theory import told as theorizing
from game.debrief.timeline import told as turning
from game.debrief.whatif import told as wondering


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a game beside its journal, and how it is to be worked on.

    `people` are those who sat at each seat, `predictions` what they said before play: (who, words) each, under the
    names by which they may be called. `workers` is how many processes may be used.
    """

    people: tuple[tuple[int, str], ...] = ()
    predictions: tuple[tuple[str, str], ...] = ()
    workers: int = 1


Maker = Callable[[Found, Telling, Given], Section]
"""Makes one part of a debrief, in the language of the telling."""
MAKERS: tuple[Maker, ...] = (
    lambda found, telling, given: result.section(found.played, telling, given.people),
    lambda found, telling, given: asking.section(found.played, telling, found=found.questions),
    lambda found, telling, given: turning.section(found.timeline, telling),
    lambda found, telling, given: carrying.section(found.played, telling, found.burden),
    lambda found, telling, given: bargaining.section(found.played, telling, found.bargains),
    lambda found, telling, given: wondering.section(found.played, telling, found.suggested),
    lambda found, telling, given: theorizing.section(found.played, telling, found=found.board),
    lambda found, telling, given: mirroring.section(found.played, telling, found.mirror),
    lambda found, telling, given: revealing.section(found.played, telling),
)
"""The first is the head of the page; questions come next, since they lead the talk."""


def sections(found: Found, telling: Telling, given: Given, makers: Sequence[Maker] = MAKERS) -> tuple[Section, ...]:
    """All parts of a game's debrief."""
    return tuple(make(found, telling, given) for make in makers)
