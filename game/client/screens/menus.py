"""The menu above a game."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget

if TYPE_CHECKING:
    from game.client.desk.desk import Desk
    from game.client.screens.game import GameScreen
    from game.client.screens.lesson import LessonScreen


def menu(screen: GameScreen) -> Widget:
    """What is not part of the game: taking back, settings, leaving."""
    t = screen.desk.t

    def glossary_now() -> None:
        screen.open_dialog = ""
        screen.app.look_up("")

    def guide_now() -> None:
        screen.open_dialog = ""
        if screen.guide is not None:
            screen.guide.take_up()

    unkept = t("author.unkept") if screen.app.authoring is not None else ""
    rows: list[Widget | None] = [
        Label(t("menu.title"), "title"),
        Button(t("menu.back"), screen.cancel, kind="primary", mark="play", lines="start", align="fill", id="menu-back"),
        Button(
            t("menu.undo"), screen.take_back, mark="undo", lines="start", align="fill", barred=unkept, id="menu-undo"
        ),
        Button(
            t("menu.rewind"),
            screen.restart_round,
            mark="left",
            lines="start",
            align="fill",
            barred=unkept or (t("menu.rewind.several") if screen.seating.several else ""),
            id="menu-rewind",
        ),
        Button(t("menu.fork"), screen.copy, mark="ledger", lines="start", align="fill", barred=unkept, id="menu-fork"),
        Button(t("menu.glossary"), glossary_now, mark="book", lines="start", align="fill", id="menu-glossary"),
    ]
    if screen.seating.several:
        nobody = t("menu.hand.nobody") if screen.seating.heir() is None else ""
        hand = Button(
            t("menu.hand"), screen.hand_over, mark="people", lines="start", align="fill", barred=nobody, id="menu-hand"
        )
        rows.insert(2, hand)
    if screen.guide is not None:
        rows.append(Button(t("menu.guide"), guide_now, mark="help", lines="start", align="fill", id="menu-guide"))
    rows += [
        Button(t("menu.projector"), screen.project, mark="window", lines="start", align="fill", id="menu-projector"),
        Button(t("menu.settings"), screen.settings, mark="settings", lines="start", align="fill", id="menu-settings"),
        Button(
            t("author.leave" if unkept else "menu.leave"),
            screen.leave,
            kind="quiet",
            mark="quit",
            lines="start",
            align="fill",
            id="menu-leave",
        ),
    ]
    return Column([Scroll(Column(rows, gap=8), id="menu-scroll")], gap=0)


def lesson_menu(screen: LessonScreen, desk: Desk) -> Widget:
    """The menu in a lesson: what is not there says so."""
    t = desk.t

    def glossary_now() -> None:
        screen.open_dialog = ""
        screen.app.look_up("")

    rows: list[Widget | None] = [
        Label(t("menu.title"), "title"),
        Button(t("menu.back"), screen.cancel, kind="primary", mark="play", lines="start", align="fill", id="menu-back"),
        Button(t("menu.glossary"), glossary_now, mark="book", lines="start", align="fill", id="menu-glossary"),
        Button(t("menu.settings"), screen.settings, mark="settings", lines="start", align="fill", id="menu-settings"),
        Label(t("join.menu.no-undo"), "small", ink="soft"),
        Label(t("join.menu.no-coach"), "small", ink="soft"),
        Button(
            t("join.menu.leave"), screen.leave, kind="quiet", mark="quit", lines="start", align="fill", id="menu-leave"
        ),
    ]
    return Column([Scroll(Column(rows, gap=8), id="menu-scroll")], gap=0)
