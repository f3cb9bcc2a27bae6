"""Programs of others that I may help to pay for."""

from __future__ import annotations

from game.client.desk.desk import Desk
from game.client.kit.labels import Label
from game.client.kit.layout import Row
from game.client.kit.numbers import Stepper
from game.client.kit.widget import Widget

MONEY_STEP = 10
"""Co-funding goes in steps of a million."""


def partner_rows(desk: Desk) -> list[Widget | None]:
    """Programs of others that I may help to pay for."""
    rows: list[Widget | None] = []
    for option in desk.options:
        if option.verb != "cofund":
            continue
        rows += [partner_row(desk, option.card, owner, option.high) for owner in option.targets]
    return rows


def partner_row(desk: Desk, card_id: str, owner: int, most: int) -> Widget:
    """One line: whose program, what I add to it this round."""
    pledged = 0
    if desk.view.mine is not None:
        pledged = next((m for c, o, m in desk.view.mine.pledges if (c, o) == (card_id, owner)), 0)

    return desk.kept.part(
        f"partner-{card_id}-{owner}", (most, pledged), lambda: pledge_row(desk, card_id, owner, most, pledged)
    )


def pledge_row(desk: Desk, card_id: str, owner: int, most: int, pledged: int) -> Widget:
    """The line itself: `pledged` of at most `most`."""

    def pledge(value: int) -> None:
        desk.act("cofund", card=card_id, amount=value, target=owner)

    return Row(
        [
            Label(desk.t("programs.partner", card=card_id, who=owner), grow=1),
            Stepper(
                pledged,
                0,
                max(most, pledged),
                pledge,
                step=MONEY_STEP,
                show=lambda n: desk.t("plain.money", money=n),
                id=f"cofund-{card_id}-{owner}",
            ),
        ],
        gap=12,
    )
