"""Messages: what was written to whom, and a line to one seat, to some or to all."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.kit.controls import Button, Toggle
from game.client.kit.entry import Entry
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Line, Panel
from game.client.kit.widget import Widget
from game.rules.levers import LONGEST_MESSAGE
from game.rules.types import Offer
from game.table.letters import Letter


def unread(desk: Desk) -> int:
    """Messages from others that have not been looked at."""
    return sum(1 for letter in desk.letters[desk.read :] if letter.by != desk.me)


def opened(desk: Desk) -> None:
    """The messages come into view: what was new until now is marked so once more."""
    desk.read_before = desk.read


def messages(desk: Desk) -> Widget:
    """Whom to write to, the line being written, and what was written between us, the latest first."""
    desk.read = len(desk.letters)
    between = [(at, one) for at, one in enumerate(desk.letters) if set(desk.message_to) <= {one.by, *one.to}]
    rows: list[Widget | None] = [
        letter(desk, one, at >= desk.read_before and one.by != desk.me) for at, one in reversed(between)
    ]
    if not rows:
        rows = [Label(desk.t("letters.none"), "small", ink="soft")]
    return Column([*writing(desk), Line(), *rows], gap=8)


def letter(desk: Desk, one: Letter, fresh: bool) -> Widget:
    """One message: from whom to whom, when, whether it is new."""
    everybody = len(one.to) == len(desk.scenario.actors) - 1
    to = desk.t("letters.all") if everybody else ", ".join(desk.name(seat) for seat in one.to)
    title = desk.t("talks.from-to", who=one.by, text=to)
    when = desk.t("letters.when", n=one.round, round=one.round)
    head = Row(
        [Label(title, "label", grow=1), Badge(desk.t("letters.new"), fill="warn_tint") if fresh else None],
        gap=8,
    )
    return Panel(
        Column([head, Label(one.text, "small"), Label(when, "small", ink="soft")], gap=2),
        look="tint" if fresh else "sunk",
        pad=(12, 8),
        stripe=reading.hue(desk, one.by),
        id=f"letter-{one.number}",
    )


def writing(desk: Desk) -> list[Widget | None]:
    """The line being written; it stays in hand when it cannot be sent now."""

    def write(text: str) -> None:
        desk.message = text

    def flip(seat: int, on: bool) -> None:
        chosen = set(desk.message_to) | {seat} if on else set(desk.message_to) - {seat}
        desk.message_to = tuple(sorted(chosen))

    def send() -> None:
        to = desk.message_to or tuple(seat for seat in range(len(desk.scenario.actors)) if seat != desk.me)
        parties = tuple(sorted({desk.me, *to}))
        written = desk.message

        def gone() -> None:
            if desk.message == written:
                desk.message = ""

        desk.act("message", gone, text=written.strip(), offer=Offer(parties, ()))

    toggles: list[Widget | None] = [
        Toggle(desk.name(seat), seat in desk.message_to, lambda on, seat=seat: flip(seat, on), id=f"message-to-{seat}")  # type: ignore[misc]
        for seat in range(len(desk.scenario.actors))
        if seat != desk.me
    ]
    barred = "" if desk.message.strip() else desk.t("means.message.empty")
    if desk.sending:
        barred = desk.t("join.on-its-way")
    if desk.option("message") is None:
        barred = desk.later("letters.later")
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
                Button("", send, mark="send", said=desk.t("means.send"), barred=barred, id="message-send"),
            ],
            gap=8,
        ),
    ]
