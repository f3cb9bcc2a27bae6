"""The negotiation sheet: offers on the table with their counters, my answers, and the other means of persuasion."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.answers import answers, void
from game.client.desk.builder import builder
from game.client.desk.desk import Desk
from game.client.desk.frame import to_answer
from game.client.desk.means import means
from game.client.desk.pieces import Pair
from game.client.desk.signed import deal_row
from game.client.desk.tell import giver, parties_words, state_of_offer, term_words
from game.client.kit.controls import Button
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.rules.types import Offered

Family = list[tuple[int, Offered]]
"""An offer and all that answers it, each with how many steps it is away from the first."""


def talks(desk: Desk) -> Widget:
    """The sheet: the offer being written, or all offers; the other means beside them."""
    main = builder(desk) if desk.draft is not None else table_of_offers(desk)
    return Column([Pair(main, means(desk), 300, id="talks-pair", instead=False)], grow=1)


def table_of_offers(desk: Desk) -> Widget:
    """Offers as a tree: each with its counters below it, those that wait for me first."""
    waiting = set(to_answer(desk))
    trees = families(desk)
    trees.sort(key=lambda tree: (not any(o.number in waiting for _, o in tree), -tree[0][1].number))
    past = [tree for tree in trees if over(desk, tree)]
    present = [tree for tree in trees if not over(desk, tree)]
    rows: list[Widget | None] = [branch(desk, depth, o, waiting) for tree in present for depth, o in tree]
    if past:
        rows.append(earlier(desk, len(past)))
    if desk.past_open:
        rows += [branch(desk, depth, o, waiting) for tree in past for depth, o in tree]
    if not rows:
        rows = [Label(desk.t("talks.empty"), "body", ink="soft")]
    deals = [deal_row(desk, deal) for deal in desk.view.deals if deal.status == "signed" and desk.me in deal.parties]
    write = Button(
        desk.t("talks.new"),
        lambda: desk.start_draft(),
        kind="plain",
        mark="plus",
        barred="" if desk.option("offer") is not None else desk.t("talks.no-offers"),
        id="talks-new",
    )
    left = desk.view.mine.offers_left if desk.view.mine is not None else 0
    return Column(
        [
            Row([write, Label(desk.t("talks.left", n=left), "small", ink="soft"), Space(0, grow=1)], gap=12),
            Scroll(Column([*deals, *rows], gap=10, pad=(4, 4)), id="talks-list"),
        ],
        gap=10,
        grow=1,
    )


def families(desk: Desk) -> list[Family]:
    """All offers that are seen, each family from its root on: an offer, then all that answers it, step by step."""
    seen = {o.number for o in desk.view.offers}
    below: dict[int, list[Offered]] = {}
    for offered in desk.view.offers:
        parent = offered.offer.parent
        below.setdefault(parent if parent in seen else -1, []).append(offered)

    def tree(offered: Offered, depth: int) -> Family:
        found = [(depth, offered)]
        for child in below.get(offered.number, ()):
            found += tree(child, depth + 1)
        return found

    return [tree(root, 0) for root in below.get(-1, ())]


def over(desk: Desk, tree: Family) -> bool:
    """Whether an offer and all that answers it belong to earlier rounds: nothing of it can be answered any more."""
    return all(o.status != "open" and o.made < desk.view.round for _, o in tree)


def earlier(desk: Desk, count: int) -> Widget:
    """Opens and shuts what was offered in earlier rounds, so that the present round has the table to itself."""

    def turn() -> None:
        desk.past_open = not desk.past_open

    key = "talks.past.shut" if desk.past_open else "talks.past.open"
    return Row([Button(desk.t(key, n=count), turn, kind="plain", id="talks-past"), Space(0, grow=1)], gap=0)


def branch(desk: Desk, depth: int, offered: Offered, waiting: set[int]) -> Widget:
    """An offer's panel, a step further in than what it answers. It is the same one while nothing about it changed."""
    mine = offered.number in waiting
    data = (
        offered,
        depth,
        reading.at_home(desk, offered.offer) if mine else None,
        desk.option("withdraw", target=offered.number) is not None,
        (desk.refusing == offered.number, desk.option("offer") is not None) if mine else None,
    )

    def make() -> Widget:
        panel = offer_panel(desk, offered, mine)
        return Row([Space(22 * depth), panel], gap=0, across="fill") if depth else panel

    return desk.kept.part(f"offer-{offered.number}", data, make)


def offer_panel(desk: Desk, offered: Offered, mine_to_answer: bool) -> Widget:
    """Who offers whom what: the clauses under the name of whoever gives, then what I can do about it."""
    head = Row(
        [
            Label(
                desk.t("talks.from-to", who=offered.maker, text=parties_words(desk, offered.offer, offered.maker)),
                "strong",
                grow=1,
            ),
            Badge(desk.t("talks.secret" if offered.offer.secret else "talks.public")),
            Badge(state_of_offer(desk, offered), fill="tint" if offered.status == "open" else "sunk"),
        ],
        gap=8,
    )
    accepted = ", ".join(desk.name(seat) for seat in offered.accepted)
    rows: list[Widget | None] = [head, clauses(desk, offered)]
    if offered.status == "open" and accepted:
        rows.append(Label(desk.t("talks.accepted", text=accepted), "small", ink="soft"))
    if mine_to_answer:
        home = reading.at_home(desk, offered.offer)
        if home is not None:
            rows.append(Badge(desk.t("talks.home", share=home), fill="good_tint" if home >= 100 else "warn_tint"))
        rows.append(answers(desk, offered))
    elif desk.option("withdraw", target=offered.number) is not None:
        number = offered.number
        rows.append(
            Button(desk.t("talks.withdraw"), lambda: void(desk.act("withdraw", target=number)), id=f"withdraw-{number}")
        )
    look = "tint" if mine_to_answer else "card" if offered.status == "open" else "sunk"
    return Panel(Column(rows, gap=8), look=look, pad=12, stripe=reading.hue(desk, offered.maker), grow=1)


def clauses(desk: Desk, offered: Offered) -> Widget:
    """The bundle as columns: one for what all sign, one for each side that gives."""
    givers = sorted({giver(term) for term in offered.offer.terms})
    columns: list[Widget | None] = []
    for seat in givers:
        title = desk.t("talks.all-sign") if seat < 0 else desk.t("talks.gives", who=seat)
        lines = [Label(term_words(desk, term), "small") for term in offered.offer.terms if giver(term) == seat]
        columns.append(Column([Label(title, "label", ink="soft"), *lines], gap=3, grow=1))
    return Row(columns, gap=16, across="top")
