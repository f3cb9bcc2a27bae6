"""The programs of a seat in words: what stands on each card, and what the seat may do with it now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.rules.cards import Effect, Program
from game.rules.types import Action, Said
from game.server.reader import Reader
from game.telling.cards import (
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
from game.telling.seen import Seen

Rows = Sequence[Mapping[str, Any]]


def deck(reader: Reader) -> Rows:
    """What is printed on the cards that the seat may run or help to pay for; the same for the whole game."""
    return [
        on_card(reader, program, reader.me)
        for program in reader.scenario.programs.values()
        if reader.me in runners(reader, program) or reader.me in helpers(reader, program)
    ]


def on_card(seen: Seen, program: Program, seat: int) -> Mapping[str, Any]:
    """One card."""
    excluded = [card for card in program.excludes if card in seen.scenario.programs or card in seen.scenario.agreements]
    return {
        "id": program.id,
        "title": seen.text(program.title),
        "text": seen.text(program.text),
        "kind": kind_of(program),
        "kind_said": seen.t(f"kind.{kind_of(program)}"),
        "cost": cost_words(seen, program),
        "when": when_words(seen, program),
        "who": names(seen, runners(seen, program)),
        "moves": [
            [*moved(seen, effect), effect_words(seen, program, owner_of(seen, program, seat), effect)]
            for effect in strongest(seen.scenario, program.effects)
        ],
        "pleases": pleases(seen, program.pleases),
        "needs": [need_words(seen, need) for need in program.needs],
        "excludes": [seen.t("plain.card", card=card) for card in excluded],
        "source": seen.text(program.source),
    }


def moved(seen: Seen, effect: Effect) -> list[str]:
    """The arrows of an effect and the variable that it moves."""
    return [arrows(seen.scenario, effect), seen.t(f"variable.{effect.on}")]


def pleases(seen: Seen, pleased_by: Mapping[str, int]) -> list[str]:
    """Whom a card pleases or angers."""
    return [f"{signs} {seen.t('plain.constituency', what=who)}" for signs, who, _ in pleased(pleased_by)]


def programs(reader: Reader) -> Rows:
    """The seat's own programs as they stand: level planned (before there is a plan: in force), prices, why not."""
    return [
        standing(reader, program)
        for program in reader.scenario.programs.values()
        if reader.me in runners(reader, program)
    ]


def standing(reader: Reader, program: Program) -> Mapping[str, Any]:
    """One program: its level now, from and up to where it may be set, what each level costs this round."""
    option = reader.option("fund", program.id)
    mine = reader.view.mine
    runs = next((r.level for r in reader.view.running if (r.card, r.owner) == (program.id, reader.me)), 0)
    planning = reader.view.phase == "programs"
    level = dict(mine.plan).get(program.id, 0) if planning and mine is not None else runs
    why = None if option is not None or level else reason(reader, program)
    return {
        "id": program.id,
        "level": level,
        "runs": runs,
        "open": option is not None,
        "low": option.low if option is not None else level,
        "high": option.high if option is not None else level,
        "costs": [
            reader.words.money(reader.table.price(reader.me, program.id, at)) for at in range(1, program.levels + 1)
        ],
        "said": level_words(reader, program, level),
        "why": reader.say(why) if why is not None else "",
    }


def level_words(reader: Reader, program: Program, level: int) -> str:
    """A level and what a round of it costs."""
    if not level:
        return reader.t("programs.level.none")
    return reader.t("programs.level", n=level, money=reader.table.price(reader.me, program.id, level))


def reason(reader: Reader, program: Program) -> Said | None:
    """Why the seat cannot start a program: as the rules refuse it now, or what will stand in its way."""
    if reader.view.phase != "programs":
        return reader.table.refusal_of_start(reader.me, program.id)
    said = reader.table.refusal(Action(reader.me, "fund", program.id, 1))
    return Said("card.short", said.values) if said is not None and said.key == "no.funds" else said


def partners(reader: Reader) -> Rows:
    """Programs of others that the seat may help to pay for now: at most so much, in C$100,000."""
    mine = reader.view.mine
    pledged = {(card, owner): money for card, owner, money in mine.pledges} if mine is not None else {}
    return [
        {
            "card": option.card,
            "owner": owner,
            "title": reader.t("programs.partner", card=option.card, who=owner),
            "now": pledged.get((option.card, owner), 0),
            "now_said": reader.words.money(pledged.get((option.card, owner), 0)),
            "most": max(option.high, pledged.get((option.card, owner), 0)),
            "most_said": reader.words.money(max(option.high, pledged.get((option.card, owner), 0))),
        }
        for option in reader.options
        if option.verb == "cofund"
        for owner in option.targets
    ]


def purse(reader: Reader) -> Mapping[str, Any]:
    """Funds, capital, what is left to plan with, and the lines that this is made of."""
    mine = reader.view.mine
    assert mine is not None
    _, left = reader.table.purse(reader.me)
    return {
        "funds": reader.words.money(mine.funds),
        "capital": mine.capital,
        "left": reader.t("money.left", money=left) if left >= 0 else reader.t("money.over", money=-left),
        "over": left < 0,
        "lines": [
            [reader.say(item.said), reader.words.money(item.money)] for item in reader.table.purse_items(reader.me)
        ],
    }
