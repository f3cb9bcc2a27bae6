"""Beside the offers: who wants what, the other means of persuasion, and messages; one of them at a time."""

from __future__ import annotations

from collections.abc import Callable

from game.client.desk.counterpart import counterparts
from game.client.desk.desk import Desk
from game.client.desk.means import means
from game.client.desk.messages import messages, opened, unread
from game.client.kit.controls import Segments
from game.client.kit.layout import Column
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget

SIDES: dict[str, Callable[[Desk], Widget]] = {"partners": counterparts, "means": means, "messages": messages}


def tableside(desk: Desk) -> Widget:
    """The strip to choose by, and what was chosen."""

    def choose(value: str) -> None:
        desk.beside = value
        if value == "messages":
            opened(desk)

    def title(side: str) -> str:
        fresh = unread(desk) if side == "messages" else 0
        return desk.t("side.messages.new", n=fresh) if fresh else desk.t(f"side.{side}")

    choices = [(side, title(side)) for side in SIDES]
    return Panel(
        Column(
            [
                Segments(choices, desk.beside, choose, id="talks-side", align="fill"),
                Scroll(SIDES[desk.beside](desk), id=f"side-{desk.beside}"),
            ],
            gap=8,
            grow=1,
        ),
        pad=12,
    )
