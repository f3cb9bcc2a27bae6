"""The whole debrief as a page: the button that has it made, how far it is, and where it lies."""

from __future__ import annotations

from game.catalog.texts import LANGUAGES
from game.client.debrief.page import Page
from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Bar, Label, LongWord
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget


def debrief_button(desk: Desk, page: Page | None) -> Widget:
    """Makes the page in the reader's language; without the whole game at hand (None), says where it can be had."""

    def make() -> None:
        if page is not None:
            page.make(desk.words.language)

    why = "debrief-page.joined" if page is None else "debrief-page.making" if page.language else ""
    return Button(
        desk.t("debrief-page.make"),
        make,
        mark="book",
        barred=desk.t(why) if why else "",
        tip=desk.t("debrief-page.why"),
        id="debrief",
    )


def debrief_told(desk: Desk, page: Page) -> Widget | None:
    """What became of the page; None while nobody asked for one."""
    if page.language:
        share = page.work.share if page.work is not None else None
        return Panel(Column([Label(desk.t("debrief-page.making")), Bar(share, thick=6)], gap=8), pad=12)
    if page.trouble is not None:
        said = desk.t("debrief-page.failed", text=desk.say(page.trouble))
        words = LongWord(said, id="debrief-trouble", grow=1)
        return Panel(Row([words, away(desk, page)], across="top"), look="bad", pad=12)
    if not page.last:
        return None
    said = desk.t("debrief-page.opened" if page.opened else "debrief-page.unopened")
    others = [language for language in LANGUAGES if language != page.last]
    return Panel(
        Column(
            [
                Row([Label(said, id="debrief-made", grow=1), away(desk, page)], gap=8),
                LongWord(str(page.made[page.last].absolute()), "small", terms=False),
                Flow([again(desk, page), *(other(desk, page, language) for language in others)], gap=8),
            ],
            gap=4,
        ),
        look="good" if page.opened else "warn",
        pad=12,
    )


def away(desk: Desk, page: Page) -> Widget:
    """Puts away what is told."""
    return Button("", page.put_away, kind="quiet", mark="close", said=desk.t("plain.close"), id="debrief-away")


def again(desk: Desk, page: Page) -> Widget:
    """Opens the page once more."""
    return Button(desk.t("debrief-page.open"), page.show_again, role="small", mark="eye", id="debrief-open")


def other(desk: Desk, page: Page, language: str) -> Widget:
    """Makes the page in another language."""
    return Button(
        desk.t(f"debrief-page.in.{language}"),
        lambda: page.make(language),
        role="small",
        mark="language",
        id=f"debrief-{language}",
    )
