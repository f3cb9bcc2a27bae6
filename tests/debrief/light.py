"""What a debrief finds, without what takes long: for tests of how it is told and written."""

from __future__ import annotations

from game.debrief.burden import burden
from game.debrief.found import Found
from game.debrief.mirror import mirror
from game.debrief.played import Played
from game.debrief.questions.asked import questions
from game.debrief.theory.board import Predictions, board
from game.debrief.timeline import timeline
from game.debrief.whatif.suggested import Suggested


def light(played: Played, predictions: Predictions = (), workers: int = 1) -> Found:
    """Everything but deals weighed and what-ifs played on."""
    carried, past = burden(played), mirror(played)
    asked = questions(played, (), carried, past)
    stated = board(played, predictions, carried)
    return Found(played, asked, timeline(played), carried, (), Suggested((), (), ()), stated, past)
