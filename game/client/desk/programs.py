"""The programs sheet: this round's money, filters and search, the cards; beside them one in full or two compared."""

from __future__ import annotations

from game.client.desk.card_detail import detail
from game.client.desk.cards import glance
from game.client.desk.compared import compared
from game.client.desk.desk import Desk
from game.client.desk.money import money_lines, money_strip
from game.client.desk.partners import partner_rows
from game.client.desk.pieces import Pair, Place
from game.client.desk.program_card import card, compare, level_of, raise_level
from game.client.kit.controls import Button
from game.client.kit.dropdown import Dropdown
from game.client.kit.entry import Entry
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Flow, Grid, Row
from game.client.kit.letters import plain
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.rules.cards import Program
from game.telling.cards import KINDS, kind_of, runners

WHICH = ("mine", "open", "running", "all")
ORDERS = ("deck", "title", "cost", "worth")
SIDE, WIDE = 350, 570
"""Units of one card in full, and of two side by side."""


def programs(desk: Desk) -> Widget:
    """The sheet."""
    found = listed(desk)
    partners = partner_rows(desk) if desk.browse.which == "mine" and not desk.browse.words else []
    cards: list[Widget | None] = [card(desk, program) for program in found]
    rows = Column(
        [
            Grid(cards, cell=240, most=8, gap=8) if cards else nothing(desk),
            Label(desk.t("programs.partners"), "heading") if partners else None,
            *partners,
        ],
        gap=12,
        pad=(4, 4),
    )
    beside, side = aside(desk)
    strip, filters = plan(desk), head(desk, len(found))
    if desk.narrow:
        # Large words leave little height: what stands above the cards goes with them.
        whole = Scroll(Column([strip, filters, rows], gap=8), id="programs-list")
        return Column([Pair(whole, beside, side, id="programs-pair")], grow=1)
    main = Column([filters, Scroll(rows, id="programs-list")], gap=8)
    return Column([strip, Pair(main, beside, side, id="programs-pair")], gap=8, grow=1)


def plan(desk: Desk) -> Widget | None:
    """This round's money. A card dropped on it while plans are made is started, or raised by a level."""
    strip = money_strip(desk)
    if strip is None or desk.view.phase != "programs":
        return strip
    return Place(strip, lambda card: raise_level(desk, card), lambda _: True, look="bare", pad=0, id="programs-plan")


def aside(desk: Desk) -> tuple[Widget | None, float]:
    """What stands beside the cards, and how wide: the money taken apart, two cards, one in full, or nothing."""
    chosen = desk.scenario.programs.get(desk.card)
    other = desk.scenario.programs.get(desk.browse.beside)
    if desk.browse.money:
        return money_lines(desk), SIDE
    if chosen is not None and other is not None and chosen is not other:
        return beside_it(desk, compared(desk, other, chosen), other.id), WIDE
    return (beside_it(desk, detail(desk, chosen), chosen.id), SIDE) if chosen is not None else (None, SIDE)


def beside_it(desk: Desk, shown: Widget, card: str) -> Widget:
    """A place where a card is dropped to stand beside another one."""
    taken = (card, desk.card)
    return Place(
        shown, lambda other: compare(desk, card, other), lambda other: other not in taken,
        look="bare", pad=0, grow=1, id="programs-aside",
    )  # fmt: skip


def nothing(desk: Desk) -> Widget:
    """No card fits; the way back to all of them."""

    def clear() -> None:
        desk.browse.words, desk.browse.kind, desk.browse.which = "", "all", "mine"

    return Column(
        [
            Label(desk.t("programs.none"), ink="soft"),
            Button(desk.t("programs.clear"), clear, mark="undo", id="programs-clear"),
        ],
        gap=8,
    )


def head(desk: Desk, count: int) -> Widget:
    """Search, whose cards, which kind, in what order, and how many there are."""
    browse = desk.browse

    def words(value: str) -> None:
        browse.words = value

    def which(value: str) -> None:
        browse.which = value

    def kind(value: str) -> None:
        browse.kind = value

    def order(value: str) -> None:
        browse.order = value

    kinds = [("all", desk.t("kind.all")), *((name, desk.t(f"kind.{name}")) for name in KINDS)]
    filters = Flow(
        [
            Entry(
                browse.words, words, hint=desk.t("programs.search"), tip=desk.t("programs.search.why"), wide=200,
                most=60, id="programs-search",
            ),
            Dropdown([(w, desk.t(f"programs.which.{w}")) for w in WHICH], browse.which, which, id="programs-which"),
            Dropdown(kinds, browse.kind, kind, id="programs-kind"),
            Dropdown([(o, desk.t(f"programs.order.{o}")) for o in ORDERS], browse.order, order, id="programs-order"),
        ],
        gap=8,
        grow=1,
    )  # fmt: skip
    return Row(
        [
            filters,
            Label(desk.t("programs.count", n=count), "small", ink="soft", whole=True, tip=desk.t("programs.carry")),
        ],
        gap=8,
    )


def listed(desk: Desk) -> list[Program]:
    """The cards that filters and words let through, in the order asked for."""
    found = [program for program in desk.scenario.programs.values() if shown(desk, program)]
    if desk.browse.order == "title":
        found.sort(key=lambda program: plain(desk.text(program.title)))
    elif desk.browse.order == "cost":
        found.sort(key=lambda program: (desk.table.price(desk.me, program.id, 1), program.id))
    elif desk.browse.order == "worth":
        found.sort(key=lambda program: (-desk.table.worth(desk.me, program.id), program.id))
    return found


def shown(desk: Desk, program: Program) -> bool:
    """Whether filters and words let this card through."""
    browse = desk.browse
    if browse.kind not in ("all", kind_of(program), *program.tags):
        return False
    running = any(r.card == program.id and r.level for r in desk.view.running)
    planned = level_of(desk, program.id) > 0
    mine = desk.me in runners(desk, program)
    if browse.which == "mine" and not mine:
        return False
    if browse.which == "running" and not (running or planned):
        return False
    if browse.which == "open" and not planned:
        option = desk.option("fund", program.id)
        if option is None if desk.view.phase == "programs" else desk.table.refusal_of_start(desk.me, program.id):
            return False
    return found_by(desk, program, browse.words)


def found_by(desk: Desk, program: Program, words: str) -> bool:
    """Whether every word sought is somewhere on the card, accents and capitals aside."""
    sought = plain(words).split()
    return not sought or all(word in glance(desk, program).sought for word in sought)
