"""The foot of the desk: what is asked of me, and the one button that says I am done."""

from __future__ import annotations

from collections.abc import Callable

from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Bar, Label
from game.client.kit.layout import Row
from game.client.kit.widget import Widget


def foot(desk: Desk, leave: Callable[[], None]) -> Widget:
    """What is asked of me, and the one button that says I am done."""
    phase = desk.view.phase
    if desk.over:
        words = desk.t("foot.over")
    elif desk.my_turn:
        words = desk.t(f"foot.{phase}")
    else:
        words = waiting_words(desk)
    done: Widget | None = None
    if desk.my_turn and desk.option("pass") is not None:
        done = Button(desk.t(f"done.{phase}"), lambda: ignore(desk.act("pass")), kind="primary", id="desk-done")
    if desk.over:
        done = Button(desk.t("final.new"), leave, kind="primary", id="desk-leave")
    thinking = Bar(None, thick=6) if not desk.my_turn and desk.busy else None
    return Row([Label(words, "body", ink="soft", grow=1), thinking, done], gap=16)


def waiting_words(desk: Desk) -> str:
    """Whom the table waits for."""
    names = ", ".join(desk.name(seat) for seat in desk.view.due if seat != desk.me)
    return desk.t("foot.waiting", text=names) if names else desk.t("foot.world")


def ignore(_: object) -> None:
    """A button's callback returns nothing."""
