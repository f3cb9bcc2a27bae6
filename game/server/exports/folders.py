"""Role folders to hand out on paper: for each seat four pages, to be printed as a booklet of one folded sheet.

Page 1 all may see (who the seat is, the border in words), page 2 only the seat's own people, page 3 what it can do,
page 4 the rules. A folder holds a seat's private brief and orders, and so is the one export before the end that does:
it is made to be handed to that seat. Of what was done at the table nothing is in it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from game.catalog.texts import Words
from game.rules.cards import Agreement, Corridor, Program, Scenario
from game.rules.index import index
from game.rules.types import Said
from game.server.exports.archive import Game
from game.server.exports.rules import rules_sheet
from game.server.exports.style import STYLE
from game.telling.markup import Markup, bullets, document, ruled, table, tag

PAGES = 4
NOTES = 3
"""Lines for notes on the private page."""
WIDEST = 45
"""Millimetres of the longest bar."""


class Folder:
    """One seat's folder: the scenario, the words, and whose it is. `game` is None where no table was dealt yet."""

    def __init__(self, scenario: Scenario, words: Words, seat: int, game: Game | None, label: str) -> None:
        self.scenario, self.words, self.seat, self.game, self.label = scenario, words, seat, game, label
        self.actor = scenario.actors[seat]

    def t(self, key: str, **values: int | str) -> str:
        """A sentence of the catalogues."""
        return self.words.say(Said(key, tuple(values.items())), self.scenario)

    def place(self, card: Program | Agreement) -> str:
        """Where a card comes in a list by title; accents do not matter."""
        letters = unicodedata.normalize("NFKD", self.words.text(card.title).casefold())
        return "".join(letter for letter in letters if not unicodedata.combining(letter))

    def head(self, n: int) -> Markup:
        """The line at the top of each page."""
        title = self.words.text(self.scenario.title)
        left = f"{title} · {self.label}" if self.label else title
        right = f"{self.words.actor(self.actor)} · {n} / {PAGES}"
        return tag("div", tag("span", left), tag("span", right), kind="top")


def folders(scenario: Scenario, words: Words, games: Sequence[tuple[int, Game]]) -> bytes:
    """The folders of these tables (place in the lesson, game).

    Without any, the scenario's own: private orders are still to be dealt then.
    """
    sheets: list[Markup] = []
    dealt: Sequence[tuple[int, Game | None]] = games or [(0, None)]
    for place, game in dealt:
        label = words.key("printed.table", n=place + 1) if game is not None else ""
        # A planned table's scenario has fewer rounds, and other private orders.
        own = game.table.scenario if game is not None else scenario
        for seat in range(len(own.actors)):
            sheets += pages(Folder(own, words, seat, game, label))
    return document(words.key("printed.folders"), words.language, sheets, STYLE)


def pages(f: Folder) -> Iterator[Markup]:
    """The four pages of one folder."""
    yield tag("section", f.head(1), *everybody(f), kind="sheet")
    yield tag("section", f.head(2), *private(f), kind="sheet")
    yield tag("section", f.head(3), *can_do(f), kind="sheet")
    yield tag("section", f.head(4), *rules_sheet(f.scenario, f.words), kind="sheet")


def everybody(f: Folder) -> Iterator[Markup]:
    """What all may know of the seat, and the border in words."""
    yield tag("h1", f.words.actor(f.actor))
    yield tag("p", f.words.text(f.scenario.text))
    yield tag("h2", f.t("printed.who"))
    yield tag("p", f.words.text(f.actor.brief), kind="lead")
    yield tag("h2", f.t("printed.gives"))
    yield tag("p", f.words.text(f.actor.gives))
    yield tag("h2", f.t("printed.map"))
    yield tag("p", f.t("printed.map.how", round=1))
    yield table(
        [f.t(f"printed.map.{name}") for name in ("crossing", "truck", "car", "trucks", "cars")],
        [crossing(f, corridor) for corridor in sorted(f.scenario.corridors, key=lambda c: c.lon)],
        "figures small",
    )
    yield tag("p", f.t("printed.map.mine"), kind="note")


def crossing(f: Folder, corridor: Corridor) -> list[str]:
    """A row of the border from west to east: waits and traffic at the opening; the seat's own are marked."""

    def opening(name: str) -> str:
        return f.words.number(f.scenario.opening[f.scenario.dials[f"{name}@{corridor.id}"]] / 1000)

    name, mine = f.words.text(corridor.name), bool(f.actor.tags & set(corridor.touches))
    shown = tag("span", f"◆ {name}", kind="mine") if mine else name
    return [
        shown,
        f.t("unit.minutes", text=opening("wait_truck")),
        f.t("unit.minutes", text=opening("wait_car")),
        opening("flow_truck"),
        opening("flow_car"),
    ]


def private(f: Folder) -> Iterator[Markup]:
    """What only the seat's own people may know."""
    yield tag("p", f.t("printed.private.keep", who=f.seat), kind="secret")
    yield tag("p", f.words.text(f.actor.private))
    yield tag("h2", f.t("printed.orders"))
    if f.game is None:
        yield tag("p", f.t("printed.orders.later"))
        yield ruled(2)
    else:
        held = f.game.table.state.seats[f.seat].mandates
        texts = [
            f.t("printed.order", text=f.words.text(m.text), points=m.points) for m in f.actor.mandates if m.id in held
        ]
        yield bullets(texts, "orders")
    yield tag("h2", f.t("printed.judged"))
    yield tag("p", f.t("printed.judged.how"))
    most = max(f.actor.weights.values())
    yield table(
        [f.t("printed.indicator"), f.t("printed.weight"), ""],
        [
            [f.t(f"indicator.{name}"), f.words.percent(weight), bar(weight, most)]
            for name, weight in sorted(f.actor.weights.items(), key=lambda pair: -pair[1])
        ],
        "small",
    )
    yield tag("h2", f.t("printed.means"))
    yield tag(
        "p",
        f.t(
            "printed.means.are",
            money=index(f.scenario).income[f.seat],
            capital=f.actor.capital_start,
            rise=index(f.scenario).rise[f.seat],
            most=f.actor.capital_most,
        ),
    )
    yield tag("h2", f.t("printed.notes"))
    yield ruled(NOTES)


def bar(weight: int, most: int) -> Markup:
    """A weight as a length."""
    return Markup(f'<span class="bar" style="width:{WIDEST * weight / most:.1f}mm"></span>')


def can_do(f: Folder) -> Iterator[Markup]:
    """Programs that the seat may fund, agreements that it may sign, and its levers."""
    yield tag("h2", f.t("printed.programs"))
    yield tag("p", f.t("printed.programs.how"))
    cards = [f.scenario.programs[id] for id in index(f.scenario).owns[f.seat]]
    yield table(
        [f.t(f"printed.program.{name}") for name in ("title", "start", "year", "levels")],
        [
            [f.words.text(c.title), f.words.money(c.start_cost), f.words.money(c.yearly_cost), str(c.levels)]
            for c in sorted(cards, key=f.place)
        ],
        "figures small tight",
    )
    yield tag("h2", f.t("printed.agreements"))
    yield tag("p", f.t("printed.agreements.how"))
    for kind in f.actor.signs:
        if mine := signable(f, kind):
            yield tag("h3", f.t(f"printed.{kind}"))
            yield bullets((agreement(f, id) for id in mine), "columns small")
    yield tag("h2", f.t("printed.levers"))
    yield tag("p", f.t("printed.levers.how"))
    levers = [f.scenario.levers[id] for id, _, _ in index(f.scenario).levers[f.seat]]
    yield bullets((f.t("printed.lever", card=lever.id, n=lever.capital) for lever in levers), "columns small")


def signable(f: Folder, kind: str) -> list[str]:
    """The agreements of a kind that the seat may be a party to, by title."""
    signers = index(f.scenario).signers
    own = [c for c in f.scenario.agreements.values() if c.kind == kind and f.seat in signers[c.id].entitled]
    return [card.id for card in sorted(own, key=f.place)]


def agreement(f: Folder, id: str) -> str:
    """An agreement's line: its title, and whom it needs besides."""
    slots = [sorted(seats) for seats in index(f.scenario).signers[id].slots if f.seat not in seats]
    whom = [f" {f.t('printed.or')} ".join(f.words.actor(f.scenario.actors[s]) for s in seats) for seats in slots]
    return f.t("printed.agreement" if whom else "board.card", card=id, text=", ".join(whom))
