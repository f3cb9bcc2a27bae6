"""A hint of the advisor beside the table: quiet, and gone when it is put away."""

from __future__ import annotations

from collections.abc import Callable

from game.client.desk.desk import Desk
from game.client.desk.hints import Hint
from game.client.desk.points import Point
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget


def hint_panel(desk: Desk, hint: Hint, show: Callable[[Point], None], off: Callable[[], None]) -> Widget:
    """What the advisor says; on demand why; where it is; and how to have no more of it."""

    def put_away() -> None:
        desk.hushed.add(hint.id)

    def flip() -> None:
        desk.reasons_open = not desk.reasons_open

    out = Button("", put_away, kind="quiet", mark="close", said=desk.t("hint.away"), id="hint-away")
    more = "hint.less" if desk.reasons_open else "hint.more"
    buttons: list[Widget | None] = [
        Button(desk.t("guide.show"), lambda: show(hint.point), kind="quiet", mark="eye", role="small", id="hint-show"),
        Button(desk.t(more), flip, kind="quiet", role="small", id="hint-why"),
        Button(desk.t("hint.off"), off, kind="quiet", role="small", id="hint-off"),
    ]
    return Panel(
        Column(
            [
                Row([Label(desk.t("hint.title"), "label", ink="soft", grow=1), out], gap=4),
                Label(desk.say(hint.said), "small"),
                Label(desk.say(hint.why), "small", ink="soft") if desk.reasons_open else None,
                Flow(buttons, gap=4),
            ],
            gap=4,
        ),
        pad=12,
        id="hint",
    )
