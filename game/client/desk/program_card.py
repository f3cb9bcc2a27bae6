"""One program in the list: at a glance, with its level to choose or the reason why there is none."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.cards import fact, glance, tile
from game.client.desk.desk import Desk
from game.client.desk.pieces import Card, Pips, Tag
from game.client.kit.labels import Icon, Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.numbers import Stepper
from game.client.kit.panels import Space
from game.client.kit.widget import Widget
from game.rules.cards import Program
from game.rules.types import Action, Said


def level_of(desk: Desk, card: str) -> int:
    """The level planned for this round, else the level in force."""
    if desk.view.mine is not None and desk.view.phase == "programs":
        return next((level for id, level in desk.view.mine.plan if id == card), 0)
    return next((r.level for r in desk.view.running if r.card == card and r.owner == desk.me), 0)


def level_words(desk: Desk, program: Program, level: int) -> str:
    """A level in words and, once it is above none, what a round of it costs."""
    if not level:
        return desk.t("programs.level.none")
    return desk.t("programs.level", n=level, money=desk.table.price(desk.me, program.id, level))


def level_pips(desk: Desk, program: Program) -> Widget:
    """The level of a program as dots."""
    level = level_of(desk, program.id)
    return Pips(level, program.levels, tip=desk.t("programs.pips", n=level, of=program.levels))


def reason(desk: Desk, program: Program) -> Said | None:
    """Why I cannot start a program: as the rules refuse it now, or what will stand in its way when plans are made."""
    if desk.view.phase == "programs" and desk.option("fund", program.id) is None:
        return desk.table.refusal(Action(desk.me, "fund", program.id, 1))
    if level_of(desk, program.id):
        return None
    return desk.table.refusal_of_start(desk.me, program.id)


def choose(desk: Desk, card: str) -> None:
    """Show a card in full, or no longer; while one is held for comparison, the other beside it."""
    if desk.card == card:
        desk.card = desk.browse.beside = ""
    else:
        desk.card = card
    desk.browse.source = desk.browse.money = False


def compare(desk: Desk, first: str, second: str) -> None:
    """Show two cards side by side."""
    desk.browse.beside, desk.card = first, second
    desk.browse.source = desk.browse.money = False


def raise_level(desk: Desk, card: str) -> None:
    """Plan one more level of a program; why not is said by the table."""
    desk.act("fund", card=card, amount=level_of(desk, card) + 1)


def card(desk: Desk, program: Program) -> Widget:
    """The card in the list; as it was, while nothing that it says has changed."""
    level = level_of(desk, program.id)
    option = desk.option("fund", program.id)
    data = (
        glance(desk, program),
        option,
        level,
        [desk.table.price(desk.me, program.id, at) for at in range(1, program.levels + 1)],
        reason(desk, program) if option is None else None,
        program.id in (desk.card, desk.browse.beside),
    )
    return desk.kept.part(f"card-{program.id}", data, lambda: made(desk, program, level))


def made(desk: Desk, program: Program, level: int) -> Widget:
    """The card with what is known of it now."""
    seen = glance(desk, program)
    head = Row([tile(desk, program), Label(seen.title, "strong", grow=1), level_pips(desk, program)], gap=8)
    chosen = program.id in (desk.card, desk.browse.beside)
    return Card(
        Column(
            [
                head,
                fact("money", seen.cost, desk.t("card.cost.why")),
                fact("clock", seen.when, desk.t("card.when.why")),
                fact("people", seen.who, seen.who_full),
                Flow([Tag(words, tip=tip) for words, tip in seen.tags], gap=4),
                Space(0, grow=1),
                control(desk, program, level),
            ],
            gap=4,
        ),
        lambda: choose(desk, program.id),
        look="tint" if chosen else "card",
        pad=(12, 8),
        stripe=reading.hue(desk, desk.me) if level else None,
        card=program.id,
        drop=lambda other: compare(desk, program.id, other),
        id=f"card-{program.id}",
    )


def control(desk: Desk, program: Program, level: int) -> Widget:
    """The level: to be chosen, or as it is; or why it cannot be played."""
    option = desk.option("fund", program.id)
    if option is not None:
        return Stepper(
            level,
            option.low,
            option.high,
            lambda value: none(desk.act("fund", card=program.id, amount=value)),
            show=lambda n: level_words(desk, program, n),
            align="fill",
            id=f"fund-{program.id}",
        )
    refusal = reason(desk, program)
    if refusal is not None:
        return barred(desk, refusal)
    return Label(level_words(desk, program, level), "small", ink="soft")


def barred(desk: Desk, refusal: Said) -> Widget:
    """Why a card cannot be played, where its name stands above already."""
    said = Said("card.short", refusal.values) if refusal.key == "no.funds" else refusal
    return Row([Icon("lock", 16, ink="warn"), Label(desk.say(said), "small", ink="warn", grow=1)], gap=4, across="top")


def none(_: object) -> None:
    """A button's callback returns nothing."""
