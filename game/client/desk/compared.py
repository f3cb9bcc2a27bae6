"""Two programs side by side, row by row; what differs is set in bold."""

from __future__ import annotations

from game.client.desk.card_detail import worth_words
from game.client.desk.cards import tile
from game.client.desk.desk import Desk
from game.client.desk.program_card import level_pips
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row, Table
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.rules.cards import Effect, Program
from game.telling.cards import cost_words, helpers, kind_of, names, need_words, owner_of, runners, when_words
from game.telling.effects import arrows, strongest, where


def compared(desk: Desk, first: Program, second: Program) -> Widget:
    """The panel: both heads, what they cost, when, who, what they move."""

    def close() -> None:
        desk.browse.beside = ""

    head = Row(
        [
            Label(desk.t("compare.title"), "heading", grow=1),
            Button("", close, kind="quiet", mark="close", said=desk.t("plain.close"), id="compare-close"),
        ]
    )
    both = (first, second)
    rows: list[list[Widget]] = [
        [
            Label("", "small"),
            *(Column([tile(desk, p, 28), Label(desk.text(p.title), "strong")], gap=4, grow=1) for p in both),
        ]
    ]
    rows += [line(name, words) for name, words in facts(desk, both) if any(words)]
    rows += effects(desk, both)
    rows.append([Label(desk.t("card.fact.level"), "small", ink="soft"), *(level_pips(desk, p) for p in both)])
    table = Table(rows, gap=8, between=12)
    return Panel(Column([head, Scroll(table, id="compare-list")], gap=8, grow=1), pad=12)


def line(name: str, words: tuple[str, str]) -> list[Widget]:
    """One row: its name and both values, in bold where they differ."""
    role = "label" if words[0] != words[1] else "small"
    return [Label(name, "small", ink="soft"), *(Label(each or "—", role) for each in words)]


def facts(desk: Desk, both: tuple[Program, Program]) -> list[tuple[str, tuple[str, str]]]:
    """Kind, costs, times, who, worth, needs: (name, what it is of each)."""
    first, second = both

    def pair(name: str, words: dict[str, str]) -> tuple[str, tuple[str, str]]:
        return desk.t(name), (words[first.id], words[second.id])

    return [
        pair("card.fact.kind", {p.id: desk.t(f"kind.{kind_of(p)}") for p in both}),
        pair("card.fact.cost", {p.id: cost_words(desk, p) for p in both}),
        pair("card.fact.when", {p.id: when_words(desk, p) for p in both}),
        pair("card.fact.who", {p.id: names(desk, runners(desk, p)) for p in both}),
        pair("card.fact.help", {p.id: names(desk, helpers(desk, p)) if helpers(desk, p) else "" for p in both}),
        pair("card.fact.worth", {p.id: worth_words(desk, p) for p in both}),
        pair("card.needs", {p.id: ", ".join(need_words(desk, need) for need in p.needs) for p in both}),
        pair("card.fact.pleases", {p.id: people(desk, p, 1) for p in both}),
        pair("card.fact.angers", {p.id: people(desk, p, -1) for p in both}),
    ]


def people(desk: Desk, program: Program, sign: int) -> str:
    """Whom it pleases (1) or angers (-1)."""
    return ", ".join(desk.t("plain.constituency", what=who) for who, n in program.pleases.items() if n * sign > 0)


def effects(desk: Desk, both: tuple[Program, Program]) -> list[list[Widget]]:
    """One row for each variable that either moves, what both move first."""
    found: dict[str, list[Effect | None]] = {}
    for at, program in enumerate(both):
        for effect in strongest(desk.scenario, program.effects):
            found.setdefault(effect.on, [None, None])[at] = effect
    ordered = sorted(found.items(), key=lambda row: None in row[1])
    return [
        line(
            desk.t(f"variable.{on}"),
            (effect_cell(desk, both[0], pair[0]), effect_cell(desk, both[1], pair[1])),
        )
        for on, pair in ordered
    ]


def effect_cell(desk: Desk, program: Program, effect: Effect | None) -> str:
    """How strongly and where; "" for what it does not move."""
    if effect is None:
        return ""
    places = where(desk, program, owner_of(desk, program, desk.me), effect)
    return f"{arrows(desk.scenario, effect)} {places}".strip()
