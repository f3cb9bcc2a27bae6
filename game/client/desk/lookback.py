"""The strip above the report: which round is shown, a slider through all of them, play and pause."""

from __future__ import annotations

from game.client.desk.desk import Desk
from game.client.desk.moment import last_round, shown
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Row
from game.client.kit.numbers import Slider
from game.client.kit.widget import Widget


def round_words(desk: Desk, round: int) -> str:
    """A moment of the game by name."""
    return desk.t("back.round", n=round, round=round) if round else desk.t("back.opening")


def lookback(desk: Desk) -> Widget:
    """Play or pause, and the slider; only words before the first round was resolved."""
    last, at = last_round(desk), shown(desk)
    if not last:
        return Label(desk.t("back.none"), "small", ink="soft")

    def go(round: int) -> None:
        desk.back.playing = False
        desk.back.go(round, last)

    def play() -> None:
        desk.back.play(last)

    playing = desk.back.playing
    return Row(
        [
            Button(
                desk.t("back.pause" if playing else "back.play"),
                play,
                mark="pause" if playing else "play",
                role="small",
                tip=desk.t("back.why"),
                id="back-play",
            ),
            Slider(at, 0, last, go, show=lambda n: round_words(desk, n), tip=desk.t("back.why"), grow=1, id="back-at"),
        ],
        gap=12,
    )
