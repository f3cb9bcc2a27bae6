"""What a program's card says at a glance: kind, cost, when it works, who may, what it moves, whom it pleases."""

from __future__ import annotations

from collections.abc import Mapping

from game.client.desk.browsing import Glance
from game.client.desk.desk import Desk
from game.client.desk.pieces import Tile
from game.client.kit.labels import Badge, Icon, Label
from game.client.kit.layout import Flow, Row
from game.client.kit.letters import plain
from game.client.kit.widget import Widget
from game.rules.cards import Program
from game.telling.cards import (
    KINDS,
    cost_words,
    helpers,
    kind_of,
    names,
    need_words,
    owner_of,
    pleased,
    runners,
    when_words,
)
from game.telling.effects import arrows, effect_words, strongest

PICTURES = {
    "security": "shield",
    "trade": "truck",
    "mobility": "car",
    "infrastructure": "road",
    "diplomacy": "deal",
    "local": "home",
    "institutions": "capitol",
    "intelligence": "eye",
    "joint": "ally",
}
"""The picture of each kind of program."""
MOST_TAGS = 4
"""What is moved most is on the card; the rest is in the card in full."""


def tile(desk: Desk, program: Program, size: float = 34) -> Widget:
    """The picture of a program's kind."""
    kind = kind_of(program)
    return Tile(PICTURES[kind], size, tip=desk.t(f"kind.{kind}"))


def who_words(desk: Desk, program: Program, full: bool = False) -> str:
    """Who may run a program and, in brackets, who may help to pay: in letters, or in `full`."""
    able, helping = runners(desk, program), helpers(desk, program)
    if full:
        who = desk.t("card.who.run", text=names(desk, able))
        return f"{who} {desk.t('card.who.help', text=names(desk, helping))}" if helping else who
    letters = [", ".join(desk.text(desk.actor(seat).short) for seat in seats) for seats in (able, helping)]
    return (letters[0] or desk.t("plain.nobody")) + (desk.t("card.helped", text=letters[1]) if helping else "")


def fact(name: str, words: str, tip: str) -> Widget:
    """A small icon and a few words; the tip says what they are about."""
    return Row([Icon(name, 16, tip=tip), Label(words, "small", ink="soft", grow=1)], gap=4, across="top")


def tags_of(desk: Desk, program: Program, most: int = MOST_TAGS) -> tuple[tuple[str, str], ...]:
    """(one to three arrows and a name, a tip with the rest) for each variable that a program moves most."""
    moved = strongest(desk.scenario, program.effects)
    owner = owner_of(desk, program, desk.me)
    tags = [
        (
            f"{arrows(desk.scenario, effect)} {desk.t(f'variable.{effect.on}')}",
            effect_words(desk, program, owner, effect),
        )
        for effect in moved[:most]
    ]
    if len(moved) > most:
        rest = ", ".join(desk.t(f"variable.{effect.on}") for effect in moved[most:])
        tags.append((desk.t("card.more", n=len(moved) - most), rest))
    return tuple(tags)


def glance(desk: Desk, program: Program) -> Glance:
    """What a card says at a glance in the reader's language."""
    key = (desk.words.language, program.id)
    found = desk.browse.glances.get(key)
    if found is None:
        found = desk.browse.glances[key] = Glance(
            desk.text(program.title),
            cost_words(desk, program),
            when_words(desk, program),
            who_words(desk, program),
            who_words(desk, program, full=True),
            tags_of(desk, program),
            sought_in(desk, program),
        )
    return found


def sought_in(desk: Desk, program: Program) -> str:
    """Every word of a card, small and without accents."""
    texts = [
        desk.text(program.title),
        desk.text(program.text),
        *(desk.t(f"variable.{effect.on}") for effect in program.effects),
        *(desk.t(f"kind.{tag}") for tag in program.tags if tag in KINDS),
        *(desk.t("plain.constituency", what=who) for who in program.pleases),
        *(need_words(desk, need) for need in program.needs),
    ]
    return plain(" ".join(texts))


def pleases_row(desk: Desk, pleases: Mapping[str, int]) -> Widget | None:
    """Whom a card pleases or angers at home and abroad: plus or minus signs and the name, most pleased first."""
    badges: list[Widget | None] = [
        Badge(f"{signs} {desk.t('plain.constituency', what=who)}", fill="good_tint" if points > 0 else "bad_tint")
        for signs, who, points in pleased(pleases)
    ]
    return Flow(badges, gap=4) if badges else None
