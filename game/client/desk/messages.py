"""A line to one seat or to all."""

from __future__ import annotations

from game.client.desk.desk import Desk
from game.client.kit.controls import Button, Toggle
from game.client.kit.entry import Entry
from game.client.kit.labels import Label
from game.client.kit.layout import Flow, Row
from game.client.kit.widget import Widget
from game.rules.types import Offer

LONGEST_MESSAGE = 300


def messages(desk: Desk) -> list[Widget | None]:
    """A line to one seat or to all."""
    if desk.option("message") is None:
        return []

    def write(text: str) -> None:
        desk.message = text

    def flip(seat: int, on: bool) -> None:
        chosen = set(desk.message_to) | {seat} if on else set(desk.message_to) - {seat}
        desk.message_to = tuple(sorted(chosen))

    def send() -> None:
        to = desk.message_to or tuple(seat for seat in range(len(desk.scenario.actors)) if seat != desk.me)
        parties = tuple(sorted({desk.me, *to}))
        if desk.act("message", text=desk.message.strip(), offer=Offer(parties, ())):
            desk.message = ""

    others = [seat for seat in range(len(desk.scenario.actors)) if seat != desk.me]
    toggles: list[Widget | None] = [
        Toggle(desk.name(seat), seat in desk.message_to, lambda on, seat=seat: flip(seat, on), id=f"message-to-{seat}")  # type: ignore[misc]
        for seat in others
    ]
    return [
        Label(desk.t("means.message"), "label", ink="soft"),
        Flow(toggles, gap=12),
        Row(
            [
                Entry(
                    desk.message,
                    write,
                    hint=desk.t("means.message.hint"),
                    id="message-text",
                    grow=1,
                    most=LONGEST_MESSAGE,
                ),
                Button(
                    "",
                    send,
                    mark="send",
                    said=desk.t("means.send"),
                    barred="" if desk.message.strip() else desk.t("means.message.empty"),
                    id="message-send",
                ),
            ],
            gap=8,
        ),
    ]
