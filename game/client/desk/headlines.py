"""Headlines of a round: events first, then who governs how, agreements, promises, programs."""

from __future__ import annotations

from game.client.desk.desk import Desk
from game.client.desk.moment import Moment
from game.client.kit.controls import Button
from game.client.kit.labels import Icon, Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget
from game.table.story import PROGRAMS, by_seat, kind

MARKS = {
    "majority": "capitol",
    "minority": "capitol",
    "defiant": "capitol",
    "choice": "person",
    "ratify": "deal",
    "reject": "close",
    "leave": "quit",
    "broken": "alert",
    "kept": "check",
    "released": "check",
    "unpaid": "money",
    "outlawed": "lock",
    "helped": "money",
}
"""Kinds of news that make a headline, weightiest first, each with its picture."""
MOST = 6
"""Headlines that are shown before one asks for more."""


def headlines(desk: Desk, moment: Moment) -> Widget:
    """The news of a round, one line each, with a picture of its kind."""
    rows: list[Widget | None] = []
    for happened in desk.view.happened:
        if happened.round == moment.round:
            event = desk.scenario.happenings[happened.card]
            rows.append(line("bolt", desk.text(event.title), "strong", desk.text(event.text)))
    order = list(MARKS)
    news = [one.said for one in moment.told if kind(one.said) in MARKS]
    news.sort(key=lambda said: order.index(kind(said)))
    rows += [line(MARKS[kind(said)], desk.say(said)) for said in news]
    programs = [one.said for one in moment.told if kind(one.said) in PROGRAMS]
    rows += [line("star", words) for words in by_seat(desk.words, desk.scenario, programs)]
    if len(rows) > MOST + 1:

        def flip() -> None:
            desk.back.all_news = not desk.back.all_news

        words = desk.t("report.news.fewer") if desk.back.all_news else desk.t("report.news.more", n=len(rows) - MOST)
        rows = rows if desk.back.all_news else rows[:MOST]
        rows.append(Button(words, flip, kind="quiet", role="small", id="report-news"))
    if not rows:
        rows = [Label(desk.t("map.no-headlines"), "small", ink="soft")]
    return Panel(Column(rows, gap=4), pad=12)


def line(mark: str, words: str, role: str = "small", tip: str = "") -> Widget:
    """One headline."""
    return Row([Icon(mark, 18), Label(words, role, grow=1, tip=tip)], gap=8, across="top")
