"""The last what-if that was played on, for the room: few words, the games drawn, a question to whoever decided."""

from __future__ import annotations

from game.client.board.board import Board
from game.client.debrief.whatif import WhatIf
from game.client.desk.imagined import picture
from game.client.kit.labels import Label
from game.client.kit.layout import Column
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.debrief.whatif.suggested import Suggestion
from game.debrief.whatif.told import for_the_room, in_place_of_people, most_moved

WHAT_IF = "whatif"
"""The page's name."""


def what_if(board: Board, known: WhatIf, one: Suggestion) -> Widget:
    """The page."""
    played = known.played
    assert played is not None
    telling, decision, seat = known.telling(board.words), one.decision, most_moved(one.onward)
    rows: list[Widget | None] = [
        Label(board.t("debrief.whatif.happened", round=decision.round, text=board.say(decision.said)), "body"),
        Label(board.say(one.change.said), "title"),
        Label(board.t("debrief.whatif.chart", who=seat), "strong"),
        picture(board, one, seat, played.finals[seat] if played.over else None),
        Label(board.t("whatif.legend"), "small", ink="soft"),
        Label(f"{for_the_room(one.onward, telling)} {in_place_of_people(played, telling)}".strip(), "body"),
        Label(board.t("debrief.whatif.slide.ask", who=decision.seat), "strong"),
        Label(board.t("whatif.caution"), "small", ink="soft"),
    ]
    return Panel(Scroll(Column(rows, gap=8), id="board-whatif"), pad=16, grow=1)
