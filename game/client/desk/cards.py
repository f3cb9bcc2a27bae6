"""What a program's card says at a glance: kind, cost, when it works, who may, what it moves, whom it pleases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.client.desk.browsing import Glance
from game.client.desk.desk import Desk
from game.client.desk.effects import arrows, effect_words, full_after, strongest
from game.client.desk.pieces import Tile
from game.client.kit.labels import Badge, Icon, Label
from game.client.kit.layout import Flow, Row
from game.client.kit.letters import plain
from game.client.kit.widget import Widget
from game.rules.cards import Need, Program, fits_any

KINDS = {
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
"""Every kind of program with its picture."""
MOST_TAGS = 4
"""What is moved most is on the card; the rest is in the card in full."""


def kind_of(program: Program) -> str:
    """The kind that a program is first of all."""
    return next((tag for tag in program.tags if tag in KINDS), "institutions")


def tile(desk: Desk, program: Program, size: float = 34) -> Widget:
    """The picture of a program's kind."""
    kind = kind_of(program)
    return Tile(KINDS[kind], size, tip=desk.t(f"kind.{kind}"))


def cost_words(desk: Desk, program: Program) -> str:
    """What a program costs at level 1."""
    if not program.start_cost:
        return desk.t("card.cost.yearly", money=program.yearly_cost)
    if not program.yearly_cost:
        return desk.t("card.cost.start", money=program.start_cost)
    return desk.t("card.cost", start=program.start_cost, yearly=program.yearly_cost)


def when_words(desk: Desk, program: Program) -> str:
    """When a program takes effect, in a few words."""
    full = full_after(program)
    if not full:
        return desk.t("card.when.now")
    if program.delay_months and full > program.delay_months:
        return desk.t("card.when.both", n=program.delay_months, full=full)
    return desk.t("card.when.delay" if program.delay_months else "card.when.full", n=full)


def runners(desk: Desk, program: Program) -> list[int]:
    """The seats at this table that may run a program."""
    return [seat for seat, actor in enumerate(desk.scenario.actors) if fits_any(actor, program.by)]


def helpers(desk: Desk, program: Program) -> list[int]:
    """The seats at this table that may help to pay for it and may not run it."""
    able = [seat for seat, actor in enumerate(desk.scenario.actors) if fits_any(actor, program.cofund)]
    return [seat for seat in able if seat not in runners(desk, program)]


def names(desk: Desk, seats: Sequence[int]) -> str:
    """Seats by their names."""
    return ", ".join(desk.name(seat) for seat in seats) or desk.t("plain.nobody")


def who_words(desk: Desk, program: Program, full: bool = False) -> str:
    """Who may run a program and, in brackets, who may help to pay: in letters, or in `full`."""
    able, helping = runners(desk, program), helpers(desk, program)
    if full:
        who = desk.t("card.who.run", text=names(desk, able))
        return f"{who} {desk.t('card.who.help', text=names(desk, helping))}" if helping else who
    letters = [", ".join(desk.text(desk.actor(seat).short) for seat in seats) for seats in (able, helping)]
    return letters[0] + (desk.t("card.helped", text=letters[1]) if helping else "")


def fact(name: str, words: str, tip: str) -> Widget:
    """A small icon and a few words; the tip says what they are about."""
    return Row([Icon(name, 16, tip=tip), Label(words, "small", ink="soft", grow=1)], gap=4, across="top")


def owner_of(desk: Desk, program: Program) -> int:
    """Whose a program is told as: mine where I may run it, else the first that may."""
    able = runners(desk, program)
    return desk.me if desk.me in able or not able else able[0]


def tags_of(desk: Desk, program: Program, most: int = MOST_TAGS) -> tuple[tuple[str, str], ...]:
    """(one to three arrows and a name, a tip with the rest) for each variable that a program moves most."""
    moved = strongest(desk.scenario, program.effects)
    owner = owner_of(desk, program)
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


def need_words(desk: Desk, need: Need) -> str:
    """One prerequisite in words."""
    if need.kind == "dial":
        way = "below" if need.below else "above"
        return desk.t(f"need.dial.{way}", text=desk.t(f"variable.{need.what.split('@')[0]}"), points=need.bound)
    if need.kind == "round":
        return desk.t("need.round", round=need.bound)
    return desk.t(f"need.{need.kind}", card=need.what)


def pleases_row(desk: Desk, pleases: Mapping[str, int]) -> Widget | None:
    """Whom a card pleases or angers at home and abroad: plus or minus signs and the name, most pleased first."""
    pairs = sorted(pleases.items(), key=lambda pair: (-pair[1], pair[0]))
    badges: list[Widget | None] = [
        Badge(
            ("+" if points > 0 else "−") * min(3, abs(points)) + " " + desk.t("plain.constituency", what=who),
            fill="good_tint" if points > 0 else "bad_tint",
        )
        for who, points in pairs
        if points
    ]
    return Flow(badges, gap=4) if badges else None
