"""The foot of the desk: what is asked of me, and the one button that says I am done."""

from __future__ import annotations

from collections.abc import Callable

from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Bar, Label
from game.client.kit.layout import Row
from game.client.kit.theme import Ink
from game.client.kit.widget import Widget
from game.rules.types import WORLD


def foot(desk: Desk, coach: Callable[[], None] | None, leave: Callable[[], None] | None) -> Widget:
    """What is asked of me, the coach for whoever asks, and the one button that says I am done.

    No coach (None) where the game is elsewhere, and no new game from there.
    """
    phase = desk.view.phase
    if desk.over:
        words = desk.t("foot.over")
    elif desk.table.held is not None:
        words = desk.say(desk.table.held)
    elif desk.my_turn:
        words = desk.t(f"foot.{phase}")
    else:
        words = waiting_words(desk)
    ink: Ink = "soft" if desk.table.held is None or desk.over else "ink"
    done: Widget | None = None
    if desk.my_turn and desk.option("pass") is not None:
        barred = desk.t("join.on-its-way") if desk.sending else ""
        done = Button(
            desk.t(f"done.{phase}"), lambda: ignore(desk.act("pass")), kind="primary", barred=barred, id="desk-done"
        )
    if desk.over and leave is not None:
        done = Button(desk.t("final.new"), leave, kind="primary", id="desk-leave")
    waits = Bar(None, thick=6) if not desk.my_turn and desk.busy else None
    ask: Widget | None = None
    if coach is not None:
        ask = Button(desk.t("coach.title"), coach, kind="quiet", mark="help", tip=desk.t("coach.why"), id="desk-coach")
    return Row(
        [Label(words, "small" if desk.narrow else "body", ink=ink, grow=1), thinking(desk), waits, ask, done], gap=16
    )


def thinking(desk: Desk) -> Widget | None:
    """Who has been thinking for a while, said quietly."""
    if desk.thinking is None or desk.thinking == WORLD:
        return None
    return Label(desk.t("foot.thinking", who=desk.thinking), "small", ink="soft", id="foot-thinking")


def waiting_words(desk: Desk) -> str:
    """Whom the table waits for."""
    names = ", ".join(desk.name(seat) for seat in desk.view.due if seat != desk.me)
    return desk.t("foot.waiting", text=names) if names else desk.t("foot.world")


def ignore(_: object) -> None:
    """A button's callback returns nothing."""
