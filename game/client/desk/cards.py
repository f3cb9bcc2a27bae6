"""What a card says at a glance: what it costs, who may, what it moves, when, and whether it can be played."""

from __future__ import annotations

from collections.abc import Sequence

from game.client.desk.desk import Desk
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Flow
from game.client.kit.widget import Widget
from game.rules.cards import Effect, Need, Program

ARROWS = {"up": "▲", "down": "▼", "set": "="}


def direction(effect: Effect) -> str:
    """Whether an effect raises, lowers or sets its variable."""
    if effect.how == "set":
        return "set"
    neutral = 1.0 if effect.how == "scale" else 0.0
    return "up" if effect.number > neutral else "down"


def effects_row(desk: Desk, effects: Sequence[Effect]) -> Widget:
    """One badge for each variable a card moves: an arrow and its name; the tip says where and how fast."""
    seen: dict[tuple[str, str], Effect] = {}
    for effect in effects:
        seen.setdefault((effect.on, direction(effect)), effect)
    badges: list[Widget | None] = []
    for (on, way), effect in seen.items():
        label = f"{ARROWS[way]} {desk.t(f'variable.{on}')}"
        badges.append(Badge(label, tip=effect_words(desk, effect)))
    return Flow(badges, gap=6)


def effect_words(desk: Desk, effect: Effect) -> str:
    """The effect in a sentence: what it moves, which way, how soon and for how long."""
    parts = [desk.t(f"effect.{direction(effect)}", text=desk.t(f"variable.{effect.on}"))]
    if effect.ramp:
        parts.append(desk.t("effect.ramp", months=round(effect.ramp * 12)))
    if effect.lasts:
        parts.append(desk.t("effect.lasts", months=round(effect.lasts * 12)))
    return " ".join(parts)


def need_words(desk: Desk, need: Need) -> str:
    """One prerequisite in words."""
    if need.kind == "dial":
        way = "below" if need.below else "above"
        return desk.t(f"need.dial.{way}", text=desk.t(f"variable.{need.what.split('@')[0]}"), points=need.bound)
    if need.kind == "round":
        return desk.t("need.round", round=need.bound)
    return desk.t(f"need.{need.kind}", card=need.what)


def cost_words(desk: Desk, program: Program) -> str:
    """What a program costs at level 1."""
    if not program.start_cost:
        return desk.t("card.cost.yearly", money=program.yearly_cost)
    if not program.yearly_cost:
        return desk.t("card.cost.start", money=program.start_cost)
    return desk.t("card.cost", start=program.start_cost, yearly=program.yearly_cost)


def pleases_row(desk: Desk, pleases: dict[str, int] | Sequence[tuple[str, int]]) -> Widget | None:
    """Whom a card pleases or angers at home and abroad: a sign and the name."""
    pairs = pleases.items() if isinstance(pleases, dict) else pleases
    badges: list[Widget | None] = [
        Badge(
            ("+" if points > 0 else "−") * min(3, abs(points)) + " " + desk.t("plain.constituency", what=who),
            fill="good_tint" if points > 0 else "bad_tint",
        )
        for who, points in pairs
        if points
    ]
    return Flow(badges, gap=6) if badges else None


def program_details(desk: Desk, program: Program) -> Widget:
    """The whole card, for the panel beside the list."""
    rows: list[Widget | None] = [
        Label(desk.text(program.title), "title"),
        Label(desk.text(program.text), "body"),
        Label(cost_words(desk, program), "strong"),
    ]
    if program.delay_months:
        rows.append(Label(desk.t("card.delay", n=program.delay_months), "small", ink="soft"))
    rows += [Label(desk.t("card.moves"), "label", ink="soft"), effects_row(desk, program.effects)]
    if program.pleases:
        rows += [Label(desk.t("card.pleases"), "label", ink="soft"), pleases_row(desk, dict(program.pleases))]
    if program.needs:
        rows.append(Label(desk.t("card.needs"), "label", ink="soft"))
        rows += [Label(need_words(desk, need), "small") for need in program.needs]
    rows += [Label(desk.t("card.source"), "label", ink="soft"), Label(desk.text(program.source), "small", ink="soft")]
    return Column(rows, gap=8)
