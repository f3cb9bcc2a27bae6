"""What one may do with an offer: accept, counter, refuse with a reason."""

from __future__ import annotations

from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Flow
from game.client.kit.widget import Widget
from game.rules.types import Offered

REASONS = ("too-costly", "not-enough", "wrong-time", "sovereignty", "home", "trust")


def answers(desk: Desk, offered: Offered) -> Widget:
    """Accept, counter, or refuse with a reason."""
    number = offered.number
    if desk.refusing == number:
        return refusal(desk, number)

    def refuse() -> None:
        desk.refusing, desk.to_show = number, "reasons"

    return Flow(
        [
            Button(
                desk.t("talks.accept"),
                lambda: void(desk.act("answer", target=number, amount=1)),
                kind="primary",
                mark="check",
                id=f"accept-{number}",
            ),
            Button(
                desk.t("talks.counter"),
                lambda: desk.start_draft(offered),
                barred="" if desk.option("offer") is not None else desk.later("talks.no-offers"),
                id=f"counter-{number}",
            ),
            Button(desk.t("talks.refuse"), refuse, id=f"refuse-{number}"),
        ],
        gap=8,
    )


def refusal(desk: Desk, number: int) -> Widget:
    """The reasons one may give; the other side hears the one chosen."""

    def give(reason: str) -> None:
        desk.refusing = -1
        desk.act("answer", target=number, amount=0, text=f"reason.{reason}")

    def back() -> None:
        desk.refusing = -1

    buttons: list[Widget | None] = [
        Button(desk.t(f"reason.{reason}"), lambda reason=reason: give(reason), id=f"reason-{reason}")  # type: ignore[misc]
        for reason in REASONS
    ]
    return Column(
        [
            Label(desk.t("talks.why"), "label", ink="soft"),
            Flow([*buttons, Button(desk.t("plain.back"), back, kind="quiet", id="reason-back")], gap=8),
        ],
        gap=4,
        id="reasons",
    )


def void(_: object) -> None:
    """A button's callback returns nothing."""
