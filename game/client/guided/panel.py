"""The guide beside the table: what to do now, why, where; never in the way of anything else."""

from __future__ import annotations

from collections.abc import Callable

from game.client.desk.desk import Desk
from game.client.desk.points import Point, where
from game.client.guided.guide import Guide
from game.client.guided.steps import Step
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget


def guide_panel(desk: Desk, guide: Guide, show: Callable[[Point], None]) -> Widget:
    """The present step; between two steps that there is none; after the last that it was the last."""
    step = guide.step(desk)
    rows = asked(desk, guide, step, show) if step is not None else resting(desk, guide)
    return Panel(Column([head(desk, guide, step), *rows], gap=4), look="tint", pad=12, id="guide")


def head(desk: Desk, guide: Guide, step: Step | None) -> Widget:
    """Which step of how many, and the way out."""

    def leave() -> None:
        guide.on = False
        desk.toast(desk.t("guide.left"), "note")

    at = desk.t("guide.step", n=guide.number(step), of=len(guide.steps)) if step is not None else ""
    words = " · ".join(word for word in (desk.t("guide.title"), at) if word)
    out = Button("", leave, kind="quiet", mark="close", said=desk.t("guide.leave"), id="guide-leave")
    return Row([Label(words, "label", ink="soft", grow=1), out], gap=4)


def asked(desk: Desk, guide: Guide, step: Step, show: Callable[[Point], None]) -> list[Widget | None]:
    """What is asked, why, where it is, and what can be done with the step itself."""
    point = guide.point(desk)
    # Where words are large the explanations take the table's room: there they are shown when they are asked for.
    short = guide.brief != desk.narrow

    def fold() -> None:
        guide.brief = not guide.brief

    buttons: list[Widget | None] = [
        Button(desk.t("guide.show"), lambda: show(point), mark="eye", role="small", id="guide-show")
        if point is not None
        else None,
        Button(desk.t("guide.skip"), lambda: guide.skip(desk), kind="quiet", role="small", id="guide-skip"),
        Button(
            desk.t("guide.longer" if short else "guide.shorter"),
            fold,
            kind="quiet",
            role="small",
            id="guide-fold",
        ),
    ]
    place = where(desk, point) if point is not None else ""
    return [
        Label(desk.text(step.ask), "strong"),
        None if short else Label(desk.text(step.why), "small"),
        Label(desk.t("guide.where", text=place), "small", ink="soft") if place and not short else None,
        Flow(buttons, gap=4),
    ]


def resting(desk: Desk, guide: Guide) -> list[Widget | None]:
    """No step has its turn: the table waits for others, the phase is the player's own, or all is learnt."""
    if guide.over or desk.over:
        return [Label(desk.t("guide.over"), "small")]
    return [Label(desk.t("guide.free" if desk.my_turn else "guide.others"), "small")]
