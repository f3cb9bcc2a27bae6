"""What a program's card says in words: its kind, its cost, when it works, who may run it, what it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.rules.cards import Need, Program, fits_any
from game.telling.effects import full_after
from game.telling.seen import Seen

KINDS = (
    "security",
    "trade",
    "mobility",
    "infrastructure",
    "diplomacy",
    "local",
    "institutions",
    "intelligence",
    "joint",
)
"""Every kind of program."""


def kind_of(program: Program) -> str:
    """The kind that a program is first of all."""
    return next((tag for tag in program.tags if tag in KINDS), "institutions")


def cost_words(seen: Seen, program: Program) -> str:
    """What a program costs at level 1."""
    if not program.start_cost:
        return seen.t("card.cost.yearly", money=program.yearly_cost)
    if not program.yearly_cost:
        return seen.t("card.cost.start", money=program.start_cost)
    return seen.t("card.cost", start=program.start_cost, yearly=program.yearly_cost)


def when_words(seen: Seen, program: Program) -> str:
    """When a program takes effect, in a few words."""
    full = full_after(program)
    if not full:
        return seen.t("card.when.now")
    if program.delay_months and full > program.delay_months:
        return seen.t("card.when.both", n=program.delay_months, full=full)
    return seen.t("card.when.delay" if program.delay_months else "card.when.full", n=full)


def runners(seen: Seen, program: Program) -> list[int]:
    """The seats at this table that may run a program."""
    return [seat for seat, actor in enumerate(seen.scenario.actors) if fits_any(actor, program.by)]


def helpers(seen: Seen, program: Program) -> list[int]:
    """The seats at this table that may help to pay for it and may not run it."""
    able = [seat for seat, actor in enumerate(seen.scenario.actors) if fits_any(actor, program.cofund)]
    return [seat for seat in able if seat not in runners(seen, program)]


def names(seen: Seen, seats: Sequence[int]) -> str:
    """Seats by their names."""
    return ", ".join(seen.name(seat) for seat in seats) or seen.t("plain.nobody")


def owner_of(seen: Seen, program: Program, me: int) -> int:
    """Whose a program is told as: mine where I may run it, else the first that may."""
    able = runners(seen, program)
    return me if me in able or not able else able[0]


def need_words(seen: Seen, need: Need) -> str:
    """One prerequisite in words."""
    if need.kind == "dial":
        way = "below" if need.below else "above"
        return seen.t(f"need.dial.{way}", text=seen.t(f"variable.{need.what.split('@')[0]}"), points=need.bound)
    if need.kind == "round":
        return seen.t("need.round", round=need.bound)
    return seen.t(f"need.{need.kind}", card=need.what)


def pleased(pleases: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """(signs, constituency, points) of whom a card pleases or angers, most pleased first: one to three signs each."""
    pairs = sorted(pleases.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(("+" if points > 0 else "−") * min(3, abs(points)), who, points) for who, points in pairs if points]
