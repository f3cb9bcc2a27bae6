"""One program in full: what is on its card and the rest, each number with where it comes from."""

from __future__ import annotations

from game.client.desk.cards import pleases_row, tile
from game.client.desk.desk import Desk
from game.client.desk.program_card import barred, level_of, level_pips, reason
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Flow, Row, Table
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.rules.cards import Program
from game.telling.cards import cost_words, helpers, names, need_words, owner_of, runners, when_words
from game.telling.effects import arrows, effect_words, strongest, where


def detail(desk: Desk, program: Program) -> Widget:
    """The chosen card in full, with the way back and the way to a comparison."""

    def close() -> None:
        desk.card = desk.browse.beside = ""

    def compare() -> None:
        desk.browse.beside = "" if desk.browse.beside else program.id

    held = desk.browse.beside == program.id
    head = Row(
        [
            tile(desk, program, 40),
            Label(desk.text(program.title), "heading", grow=1),
            Button("", close, kind="quiet", mark="close", said=desk.t("plain.close"), id="card-close"),
        ],
        gap=8,
        across="top",
    )
    button = Button(
        desk.t("card.compare.held" if held else "card.compare"), compare, mark="scales", role="small", id="card-compare"
    )
    foot: list[Widget | None] = [button, Label(desk.t("card.compare.hint"), "small", ink="soft") if held else None]
    return Panel(Column([head, Scroll(full(desk, program), id="card-detail"), *foot], gap=8, grow=1), pad=12)


def full(desk: Desk, program: Program) -> Widget:
    """Everything on the card."""
    rows: list[Widget | None] = [Label(desk.text(program.text), "body")]
    refusal = reason(desk, program)
    if refusal is not None:
        rows.append(barred(desk, refusal))
    rows += [facts(desk, program), Label(desk.t("card.moves"), "label", ink="soft"), moved(desk, program)]
    if program.pleases:
        rows += [Label(desk.t("card.pleases"), "label", ink="soft"), pleases_row(desk, program.pleases)]
    if program.needs:
        rows.append(Label(desk.t("card.needs"), "label", ink="soft"))
        rows += [Label(need_words(desk, need), "small") for need in program.needs]
    if program.excludes:
        excluded = ", ".join(desk.t("plain.card", card=card) for card in program.excludes if known(desk, card))
        rows += [Label(desk.t("card.excludes"), "label", ink="soft"), Label(excluded, "small")] if excluded else []
    return Column([*rows, *source(desk, program)], gap=8)


def known(desk: Desk, card: str) -> bool:
    """Whether a card is in play at this table."""
    return card in desk.scenario.programs or card in desk.scenario.agreements


def facts(desk: Desk, program: Program) -> Widget:
    """Costs, times, who, and what the model expects of it, each with what it is."""
    pairs = [(desk.t("card.fact.cost"), cost_words(desk, program)), *money_facts(desk, program)]
    pairs += [
        (desk.t("card.fact.when"), when_words(desk, program)),
        (desk.t("card.fact.who"), names(desk, runners(desk, program))),
    ]
    if helping := helpers(desk, program):
        pairs.append((desk.t("card.fact.help"), names(desk, helping)))
    rows: list[list[Widget]] = [
        [Label(name, "small", ink="soft"), Label(words, "small", grow=1)] for name, words in pairs
    ]
    rows[0][1].grow = 1
    rows.append([Label(desk.t("card.fact.level"), "small", ink="soft"), level_pips(desk, program)])
    if worth := worth_words(desk, program):
        rows.append(
            [
                Label(desk.t("card.fact.worth"), "small", ink="soft", tip=desk.t("card.worth.why")),
                Label(worth, "small", tip=desk.t("card.worth.why")),
            ]
        )
    return Table(rows, gap=4, between=12)


def money_facts(desk: Desk, program: Program) -> list[tuple[str, str]]:
    """What the next level would cost in this round, which need not be a year."""
    if desk.me not in runners(desk, program):
        return []
    level = min(program.levels, level_of(desk, program.id) + 1)
    price = desk.table.price(desk.me, program.id, level)
    return [(desk.t("card.fact.round", n=level), desk.t("plain.money", money=price))]


def worth_words(desk: Desk, program: Program) -> str:
    """Points of score that the model expects the card to bring me; "" where it does not say."""
    points = desk.table.worth(desk.me, program.id)
    if not points:
        return ""
    return desk.t("card.worth.plus" if points > 0 else "card.worth.minus", points=round(abs(points) * 1000))


def moved(desk: Desk, program: Program) -> Widget:
    """Every variable it moves: arrows, name, and where."""
    owner = owner_of(desk, program, desk.me)
    rows: list[list[Widget]] = [
        [
            Label(arrows(desk.scenario, effect), "small", whole=True),
            Label(desk.t(f"variable.{effect.on}"), "strong", grow=1, tip=effect_words(desk, program, owner, effect)),
            Label(where(desk, program, owner, effect), "small", ink="soft", align="end", lines="end"),
        ]
        for effect in strongest(desk.scenario, program.effects)
    ]
    return Table(rows, gap=4, between=8) if rows else Label(desk.t("card.moves.nothing"), "small", ink="soft")


def source(desk: Desk, program: Program) -> list[Widget | None]:
    """Where the card comes from, on demand."""

    def flip() -> None:
        desk.browse.source = not desk.browse.source

    button = Button(
        desk.t("card.source.close" if desk.browse.source else "card.source"),
        flip,
        kind="quiet",
        mark="book",
        role="small",
        id="card-source",
    )
    return [
        Flow([button]),
        Label(desk.text(program.source), "small", ink="soft") if desk.browse.source else None,
    ]
