"""Before the game: the questions of the briefing, and what somebody thinks will happen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from game.catalog.texts import Words
from game.client.kit.controls import Button
from game.client.kit.entry import Entry
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.client.remote.handset import Handset
from game.rules.types import Said

MOST_TEXT, MOST_TRIES = 600, 20
"""Letters of a prediction, and times that the questions may be answered; the server says so too."""
BEFORE = ("gathering", "briefing", "huddle", "playing")
"""Stages in which there is something to prepare."""


class Ask(Protocol):
    """Asks the server for something, with its fields."""

    def __call__(self, what: str, **fields: Any) -> None: ...


@dataclass
class Prepared:
    """What is chosen and half written: by (question, its place) the place of the answer, and a prediction."""

    chosen: dict[tuple[str, int], int] = field(default_factory=dict)
    prediction: str = ""

    def answer(self, handset: Handset, at: int) -> int | None:
        """The place that is chosen for a question now, or was sent last; None before either."""
        row = handset.quiz["questions"][at]
        found: int | None = self.chosen.get((key(handset), at), row.get("given"))
        return found


def key(handset: Handset) -> str:
    """Whose questions they are: another seat is asked others; another language changes no place."""
    return f"{handset.me.get('table')}/{handset.seat}"


def prepare_button(handset: Handset, words: Words, on: Callable[[], None]) -> Widget | None:
    """Opens the questions, as long as there is something left to prepare."""
    done = handset.quiz.get("passed") and handset.me.get("prediction")
    if done or handset.stage not in BEFORE or not handset.quiz.get("questions"):
        return None
    return Button(words.key("prepare.open"), on, role="small", mark="help", id="lesson-prepare")


def prepare_dialog(handset: Handset, words: Words, mine: Prepared, ask: Ask, close: Callable[[], None]) -> Widget:
    """The questions, each with its answers and, once sent, whether that was right and why; then the prediction."""
    t = words.key
    rows: list[Widget | None] = []
    for at, row in enumerate(handset.quiz.get("questions") or ()):
        rows.append(question(handset, words, mine, at, row))
    shut = Button(t("plain.close"), close, id="prepare-close")
    return Column(
        [
            Label(t("prepare.title"), "title"),
            Label(t("prepare.why"), "small", ink="soft"),
            Scroll(
                Column([*rows, answering(handset, words, mine, ask), *predicting(handset, words, mine, ask)], gap=12),
                id="prepare-scroll",
            ),
            Row([Space(0, grow=1), shut]),
        ],
        gap=12,
    )


def question(handset: Handset, words: Words, mine: Prepared, at: int, row: Mapping[str, Any]) -> Widget:
    """One question; a chosen answer is marked."""
    chosen = mine.answer(handset, at)
    passed = bool(handset.quiz.get("passed"))

    def choose(place: int) -> None:
        mine.chosen[key(handset), at] = place

    answers: list[Widget | None] = [
        Button(
            text,
            lambda place=place: choose(place),  # type: ignore[misc]
            kind="plain" if place == chosen else "quiet",
            mark="check" if place == chosen else "",
            lines="start",
            align="fill",
            barred=words.key("lesson.passed") if passed and place != chosen else "",
            id=f"prepare-{at}-{place}",
        )
        for place, text in enumerate(row["answers"])
    ]
    rows: list[Widget | None] = [Label(row["ask"], "strong"), *answers]
    if "given" in row and row["given"] == chosen:
        right = bool(row["right"])
        verdict = words.key("prepare.right" if right else "prepare.wrong")
        rows.append(Label(verdict, "label", ink="good" if right else "warn", id=f"prepare-verdict-{at}"))
        rows.append(Label(row["why"], "small"))
    return Panel(Column(rows, gap=4), pad=12, look="sunk")


def answering(handset: Handset, words: Words, mine: Prepared, ask: Ask) -> Widget:
    """The button that sends all answers together, or that there is nothing more to send."""
    quiz = handset.quiz
    if quiz.get("passed"):
        return Label(words.key("lesson.passed"), "strong", ink="good", id="prepare-passed")
    places = [mine.answer(handset, at) for at in range(len(quiz.get("questions") or ()))]
    barred = words.key("prepare.all") if None in places else ""
    if quiz.get("tries", 0) >= MOST_TRIES:
        barred = words.say(Said("lesson.tries", (("n", MOST_TRIES),)))
    if handset.asking:
        barred = words.key("join.on-its-way")
    send = Button(
        words.key("prepare.send"),
        lambda: ask("prepare", answers=places),
        kind="primary",
        barred=barred,
        id="prepare-send",
    )
    return Row([Label(barred, "small", ink="soft", grow=1) if barred else Space(0, grow=1), send], gap=12)


def predicting(handset: Handset, words: Words, mine: Prepared, ask: Ask) -> list[Widget | None]:
    """What will happen, in a sentence or two; once given it is kept as it is."""
    t = words.key
    given = str(handset.me.get("prediction", ""))
    head = Label(t("prepare.predict"), "heading")
    if given:
        return [head, Label(given, id="prepare-prediction"), Label(t("room.predicted"), "small", ink="soft")]

    def write(text: str) -> None:
        mine.prediction = text

    def keep(_: str = "") -> None:
        if mine.prediction.strip() and not handset.asking:
            ask("predict", text=mine.prediction.strip())

    barred = "" if mine.prediction.strip() else t("prepare.predict.empty")
    if handset.asking:
        barred = t("join.on-its-way")
    entry = Entry(
        mine.prediction,
        write,
        done=keep,
        hint=t("prepare.predict.hint"),
        most=MOST_TEXT,
        grow=1,
        id="prepare-predict",
    )
    button = Button(t("prepare.predict.keep"), keep, barred=barred, id="prepare-keep")
    return [head, Label(t("prepare.predict.why"), "small", ink="soft"), Row([entry, button], gap=8)]
