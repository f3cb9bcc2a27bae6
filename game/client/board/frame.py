"""What stands around the pages of a board: where the game is above, for whom it waits and the pages below."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from game.client.board.board import Board
from game.client.board.pages import names, page
from game.client.kit.controls import Button, Segments
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget

Pages = Mapping[str, Callable[[], Widget]]
"""By name, how each is made."""


def frame(
    board: Board,
    shown: str,
    turn: Callable[[str], None],
    foot: Sequence[Widget | None],
    buttons: Sequence[Widget | None],
    more: Pages = MappingProxyType({}),
) -> Widget:
    """The whole window: `shown` is the page, `turn` opens another, `foot` stands below, `buttons` in the top bar;
    `more` are pages that no board has by itself."""
    opened = more[shown]() if shown in more else page(board, shown)
    return Column(
        [
            top(board, buttons),
            Column([opened, *foot, pages(board, shown, turn, more)], gap=8, pad=(16, 8), grow=1),
        ],
        gap=0,
    )


def top(board: Board, buttons: Sequence[Widget | None]) -> Widget:
    """Scenario, round and date, the phase, what is left of its time."""
    view = board.view
    where = board.t("desk.round", n=view.round, of=board.view.last, round=view.round)
    phase = board.t("board.paused") if view.paused else board.t(f"phase.{view.phase}") if not board.over else ""
    left = None
    if board.left is not None and not board.over:
        left = Badge(clock_words(board.left), ink="ink", fill="bad_tint" if board.left < 30 else "panel")
    return Panel(
        Row(
            [
                Column(
                    [
                        Label(board.text(board.scenario.title), "small", ink="night_ink"),
                        Label(board.t("board.over") if board.over else where, "heading", ink="night_ink"),
                    ],
                    gap=0,
                    grow=1,
                ),
                Badge(phase, ink="night", fill="night_ink") if phase else None,
                left,
                *buttons,
            ],
            gap=12,
        ),
        look="night",
        square=True,
        pad=(20, 8),
    )


def clock_words(seconds: float) -> str:
    """Minutes and seconds that are left, as on a clock."""
    whole = math.ceil(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def pages(board: Board, shown: str, turn: Callable[[str], None], more: Pages) -> Widget:
    """The pages, and for whom the table waits."""
    waits = ", ".join(board.name(seat) for seat in board.view.due)
    said = board.t("foot.waiting", text=waits) if waits and not board.over else ""
    choices = [(name, board.t(f"board.page.{name}")) for name in [*names(board), *more]]
    return Row(
        [Label(said, "strong", grow=1), Segments(choices, shown, turn, id="board-pages")],
        gap=12,
    )


def exit_button(board: Board, on: Callable[[], None]) -> Button:
    """Out of the board, back to where it was opened."""
    return Button("", on, kind="night", mark="close", said=board.t("plain.close"), id="board-close")
