"""One offer on the table: who to whom, as a picture, what it should bring, and what can be done about it."""

from __future__ import annotations

from game.ai.preview import Preview
from game.client.desk import reading
from game.client.desk.answers import answers, void
from game.client.desk.countered import changes
from game.client.desk.desk import Desk
from game.client.desk.pictured import pictured, strip
from game.client.desk.worth import worth_panel
from game.client.kit.controls import Button
from game.client.kit.labels import Badge, Icon, Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget
from game.rules.types import Offered
from game.telling.tell import parties_words, state_of_offer

STATES = {
    "open": "clock",
    "agreed": "check",
    "refused": "close",
    "countered": "undo",
    "withdrawn": "minus",
    "expired": "clock",
}
"""Where an offer stands, as an icon."""


Seen = tuple[Preview | None, bool] | None
"""What an offer should bring as far as it is known, and whether that is of this offer; None where it is not asked."""


def offer_panel(
    desk: Desk, offered: Offered, waits: bool, shown: bool, counters: int, hidden: bool, seen: Seen = None
) -> Widget:
    """The panel. `waits`: for my answer; `shown`: with its picture; `counters`: offers that answer it, if `hidden`."""
    rows: list[Widget | None] = [head(desk, offered, shown, counters, hidden)]
    parent = desk.offered(offered.offer.parent) if offered.offer.parent >= 0 else None
    if parent is not None:
        rows.append(Label(desk.t("counter.title", who=parent.maker), "label", ink="soft"))
        rows.append(changes(desk, parent.offer.terms, offered.offer.terms))
    name = f"offer-{offered.number}"
    if shown and seen is not None:
        found, fresh = seen
        rows += [
            pictured(desk, offered.offer, name, found if fresh else None),
            worth_panel(desk, offered.offer, found, fresh, name),
        ]
    elif shown:
        rows.append(pictured(desk, offered.offer, name))
    elif parent is None:
        rows.append(strip(desk, offered.offer, name))
    accepted = ", ".join(desk.name(seat) for seat in offered.accepted)
    if offered.status == "open" and accepted:
        rows.append(Label(desk.t("talks.accepted", text=accepted), "small", ink="soft"))
    rows += [Label(desk.t("offer.refusal", who=who, what=why), "small") for who, why in refusals(desk, offered)]
    if waits:
        rows.append(answers(desk, offered))
    elif desk.option("withdraw", target=offered.number) is not None:
        rows.append(withdraw(desk, offered.number))
    look = "tint" if waits else "card" if offered.status == "open" else "sunk"
    return Panel(Column(rows, gap=8), look=look, pad=12, stripe=reading.hue(desk, offered.maker), grow=1)


def refusals(desk: Desk, offered: Offered) -> list[tuple[int, str]]:
    """Who refused an offer, and the reason given as a key of the catalogue; nothing where none was given."""
    if offered.status != "refused":
        return []
    heard = [dict(line.said.values) for line in desk.record if line.said.key == "did.refuse"]
    return [(int(said["who"]), str(said["key"])) for said in heard if said["n"] == offered.number]


def withdraw(desk: Desk, number: int) -> Widget:
    """Takes an offer of one's own from the table."""
    return Button(desk.t("talks.withdraw"), lambda: void(desk.act("withdraw", target=number)), id=f"withdraw-{number}")


def head(desk: Desk, offered: Offered, shown: bool, counters: int, hidden: bool) -> Widget:
    """Who offers to whom, in secret or not, how it stands; what opens and shuts it."""
    number = offered.number

    def turn() -> None:
        desk.turned ^= {number}

    def fold() -> None:
        desk.folded ^= {number}

    title = desk.t("talks.from-to", who=offered.maker, text=parties_words(desk, offered.offer, offered.maker))
    said = desk.t("talks.hide" if shown else "talks.show")
    buttons: list[Widget | None] = []
    if counters:
        key = "counter.show" if hidden else "counter.hide"
        buttons.append(
            Button(
                desk.t(key, n=counters),
                fold,
                kind="quiet",
                mark="right" if hidden else "down",
                role="small",
                id=f"fold-{number}",
            )
        )
    status = Row([Icon(STATES[offered.status], 16), Label(state_of_offer(desk, offered), "label")], gap=4)
    # Where the title leaves no room in its line, the rest goes on in the next.
    return Flow(
        [
            Row(
                [
                    Button("", turn, kind="quiet", mark="down" if shown else "right", said=said, id=f"show-{number}"),
                    Label(title, "strong", grow=1),
                ],
                gap=4,
            ),
            *buttons,
            Badge(desk.t("talks.secret" if offered.offer.secret else "talks.public")),
            Panel(status, look="card" if offered.status == "open" else "sunk", pad=(8, 2)),
        ],
        gap=8,
    )
