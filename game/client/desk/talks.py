"""The negotiation sheet: offers on the table with their counters, my answers, and the other means of persuasion."""

from __future__ import annotations

from game.client.desk.builder import builder
from game.client.desk.desk import Desk, Draft
from game.client.desk.frame import to_answer
from game.client.desk.pieces import Pair
from game.client.desk.signed import deal_row
from game.client.desk.tableside import tableside
from game.client.desk.tree import tree
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.telling.families import families, over

SIDE = 300
"""Units of the side of the sheet."""


def talks(desk: Desk) -> Widget:
    """The sheet: the offer being written, or all offers; partners, other means and messages beside them."""
    main = builder(desk) if desk.draft is not None else table_of_offers(desk)
    return Column([Pair(main, tableside(desk), SIDE, id="talks-pair", instead=False)], grow=1)


def table_of_offers(desk: Desk) -> Widget:
    """Offers as trees: each with its counters below it, those that wait for me first."""
    waiting = set(to_answer(desk))
    trees = families(desk.view.offers)
    trees.sort(key=lambda one: (not any(n.offered.number in waiting for n in one), -one[0].offered.number))
    sought = [one for one in trees if any(node.offered.number == desk.sought for node in one)]
    past = [one for one in trees if over(one, desk.view.round) and one not in sought]
    present = sought + [one for one in trees if not over(one, desk.view.round) and one not in sought]
    rows: list[Widget | None] = [half_written(desk, draft, at) for at, draft in enumerate(desk.aside)]
    rows += [deal_row(desk, deal) for deal in desk.view.deals if deal.status == "signed" and desk.me in deal.parties]
    if not present:
        rows.append(Label(desk.t("talks.empty"), "body", ink="soft"))
    rows += [tree(desk, one, waiting) for one in present]
    if past:
        rows.append(earlier(desk, len(past)))
    if desk.past_open:
        rows += [tree(desk, one, waiting) for one in past]
    write = Button(
        desk.t("talks.new"),
        lambda: desk.start_draft(),
        kind="plain",
        mark="plus",
        barred="" if desk.option("offer") is not None else desk.later("talks.no-offers"),
        id="talks-new",
    )
    left = desk.view.mine.offers_left if desk.view.mine is not None else 0
    return Column(
        [
            Row([write, Label(desk.t("talks.left", n=left), "small", ink="soft", grow=1)], gap=12),
            Scroll(Column(rows, gap=12, pad=(4, 4)), id="talks-list"),
        ],
        gap=8,
        grow=1,
    )


def half_written(desk: Desk, draft: Draft, at: int) -> Widget:
    """An offer that was begun and put aside."""
    others = ", ".join(desk.name(seat) for seat in draft.parties if seat != desk.me) or desk.t("draft.nobody")
    text = desk.t("draft.aside", text=others, n=len(draft.terms))
    take = Button(desk.t("draft.take"), lambda: desk.take_draft(at), id=f"draft-take-{at}")
    return Panel(Row([Label(text, grow=1), take], gap=8), look="warn", pad=12)


def earlier(desk: Desk, count: int) -> Widget:
    """Opens and shuts what was offered in earlier rounds, so that the present round has the table to itself."""

    def turn() -> None:
        desk.past_open = not desk.past_open

    key = "talks.past.shut" if desk.past_open else "talks.past.open"
    return Row([Button(desk.t(key, n=count), turn, kind="plain", id="talks-past"), Space(0, grow=1)], gap=0)
