"""All that is found in a game before any of it is put into words: once for all languages and forms."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from game.debrief.burden import Burden, burden
from game.debrief.frontier.bargain import Bargain
from game.debrief.frontier.weighing import bargains
from game.debrief.leads import leads
from game.debrief.mirror import Mirror, mirror
from game.debrief.played import Played
from game.debrief.questions.asked import Question, questions
from game.debrief.theory.board import Board, Predictions, board
from game.debrief.timeline import timeline
from game.debrief.timeline.turning import Timeline
from game.debrief.whatif.futures import warmed
from game.debrief.whatif.suggested import Sought, Suggested, sought
from game.lab.batch import processes


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What each part of a debrief has found; `mirror` is None where there is no history for a scenario."""

    played: Played
    questions: tuple[Question, ...]
    timeline: Timeline
    burden: Burden
    bargains: tuple[Bargain, ...]
    suggested: Suggested
    board: Board
    mirror: Mirror | None


Progress = Callable[[float], object]
"""Told how far the search is, from 0 to 1. What it raises ends it."""


def find(
    played: Played,
    predictions: Predictions = (),
    workers: int = 1,
    progress: Progress = lambda share: None,
    known: Suggested | None = None,
) -> Found:
    """Everything about a game. `predictions` are (who, words) of before play; `known` are the decisions that mattered
    most, where they were found already.

    With `workers` above 1 other processes play on from the decisions that mattered while deals are weighed here; what
    is found is the same.
    """
    with ExitStack() as until:
        # One of the cores weighs deals meanwhile.
        pool = processes(workers - 1) if workers > 1 and known is None else None
        if pool is not None:
            # Whoever lets go of the search waits for no games.
            until.callback(pool.shutdown, cancel_futures=True)
            warmed(played.loaded, pool, workers - 1)
        mattered = known if known is not None else sought(played, pool=pool)
        progress(0.2)
        weighed = bargains(played)
        progress(0.5)
        turned, carried, past = timeline(played), burden(played), mirror(played)
        stated = board(played, predictions, carried)
        progress(0.7)
        suggested = mattered.found() if isinstance(mattered, Sought) else mattered
        progress(0.9)
    led = leads(turned, weighed, suggested)
    return Found(played, questions(played, led, carried, past), turned, carried, weighed, suggested, stated, past)
