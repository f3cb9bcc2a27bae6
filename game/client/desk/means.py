"""The other means of persuasion: levers and coalitions."""

from __future__ import annotations

from collections.abc import Sequence

from game.client.desk.desk import Desk
from game.client.kit.controls import Button, Toggle
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Flow
from game.client.kit.panels import Line
from game.client.kit.widget import Widget
from game.rules.types import Option


def means(desk: Desk) -> Widget:
    """Everything beside offers that moves others, each with its price."""
    common = [seat.allies for seat in desk.view.seats]
    pulls = [option for option in desk.options if option.verb == "pull"]
    return desk.kept.part(
        "means",
        (desk.option("ally"), common, pulls),
        lambda: Column([*allies(desk), Line(), *levers(desk, pulls)], gap=8),
    )


def allies(desk: Desk) -> list[Widget | None]:
    """Whom I declare common cause with; it counts when they declare it too."""
    option = desk.option("ally")
    if option is None:
        return [Label(desk.t("means.allies"), "label", ink="soft"), Label(desk.t("means.later"), "small", ink="soft")]
    mine = desk.view.seats[desk.me].allies

    def flip(seat: int, on: bool) -> None:
        desk.act("ally", target=seat, amount=int(on))

    def words(seat: int) -> str:
        mutual = desk.me in desk.view.seats[seat].allies
        key = "means.ally.both" if mutual and seat in mine else "means.ally.they" if mutual else "means.ally"
        return desk.t(key, who=seat)

    return [
        Label(desk.t("means.allies"), "label", ink="soft"),
        *(
            Toggle(words(seat), seat in mine, lambda on, seat=seat: flip(seat, on), id=f"ally-{seat}")  # type: ignore[misc]
            for seat in option.targets
        ),
    ]


def levers(desk: Desk, open_now: Sequence[Option]) -> list[Widget | None]:
    """Appeals, lobbying and pressure that are open to me now."""
    rows: list[Widget | None] = [Label(desk.t("means.levers"), "label", ink="soft")]
    rows += [lever(desk, option) for option in open_now]
    if not open_now:
        rows.append(Label(desk.t("means.no-levers"), "small", ink="soft"))
    return rows


def lever(desk: Desk, option: Option) -> Widget:
    """One lever: what it is, what it costs, at whom it may be aimed."""
    card = desk.scenario.levers[option.card]

    def pull(seat: int) -> None:
        desk.act("pull", card=card.id, target=seat)

    aims: list[Widget | None] = [
        Button(desk.name(seat), lambda seat=seat: pull(seat), role="small", id=f"pull-{card.id}-{seat}")  # type: ignore[misc]
        for seat in option.targets
    ]
    return Column(
        [
            Label(desk.text(card.title), "strong", tip=desk.text(card.text)),
            Label(desk.text(card.text), "small", ink="soft"),
            Label(desk.t("means.price", n=card.capital), "small"),
            Flow(aims, gap=4),
        ],
        gap=4,
    )
