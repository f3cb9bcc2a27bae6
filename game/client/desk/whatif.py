"""What if, as a sheet: what mattered most, all decisions of the game to choose from, and one of them played on."""

from __future__ import annotations

from collections.abc import Sequence

from game.client.debrief.whatif import WhatIf
from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.desk.imagined import imagined, look_at
from game.client.desk.pieces import Card, Pair
from game.client.kit.dropdown import Dropdown
from game.client.kit.labels import Bar, Label
from game.client.kit.layout import Column, Flow
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.debrief.whatif.decision import Decision
from game.debrief.whatif.suggested import Suggestion
from game.debrief.whatif.told import in_short

SIDE = 520
MOST = 40
"""Decisions that are listed at once."""
KINDS = ("program", "cofund", "offer", "answer", "withdraw", "lever", "choice", "ally", "carry", "withhold", "leave")


def what_if(desk: Desk, known: WhatIf | None) -> Widget:
    """The sheet; without the whole game at hand (None), why there is none."""
    if known is None:
        return Panel(Label(desk.t("whatif.joined"), id="whatif-joined"), pad=12)
    if known.refused is not None:
        return Panel(Label(desk.say(known.refused), id="whatif-refused"), pad=12)
    if known.played is None:
        return Panel(Column([Label(desk.t("whatif.reading"), id="whatif-reading"), Bar(None, thick=6)], gap=8), pad=12)
    list = Scroll(Column([*mattered(desk, known), *every(desk, known)], gap=8, pad=(4, 4)), id="whatif-list")
    return Pair(list, imagined(desk, known) if known.decision is not None else None, SIDE, id="whatif-pair")


# --- what mattered most ---


def mattered(desk: Desk, known: WhatIf) -> list[Widget | None]:
    """The decisions that mattered most, as far as they are found."""
    rows: list[Widget | None] = [
        Label(desk.t("whatif.intro"), "small", ink="soft"),
        Label(desk.t("whatif.most"), "heading"),
    ]
    rows += [suggestion(desk, known, place, one) for place, one in enumerate(known.found)]
    if known.search is not None:
        rows += [Label(desk.t("whatif.searching"), "small", ink="soft"), Bar(known.search.share, thick=6)]
    elif not known.found:
        rows.append(Label(desk.t("whatif.none"), "small", ink="soft"))
    return rows


def suggestion(desk: Desk, known: WhatIf, place: int, one: Suggestion) -> Widget:
    """One of them: what was decided, what else, what came of it in short."""
    decision = one.decision
    change = decision.changes.index(one.change)
    lit = (known.choice.decision, known.choice.change) == (decision.number, change)

    def make() -> Widget:
        inner = [
            *words_of(desk, decision),
            Label(desk.say(one.change.said), "strong"),
            Label(in_short(one.onward, known.telling(desk.words)), "small"),
        ]
        return Card(
            Column(inner, gap=4),
            lambda: look_at(desk, known, decision.number, change),
            pad=12,
            stripe=reading.hue(desk, decision.seat),
            look="tint" if lit else "card",
            id=f"whatif-found-{place}",
        )

    return desk.kept.part(f"whatif-found-{place}", (one, lit), make)


def words_of(desk: Desk, decision: Decision) -> list[Widget | None]:
    """When and by whom, and what."""
    when = desk.t("whatif.when", round=decision.round, who=decision.seat)
    return [Label(when, "small", ink="soft", terms=False), Label(desk.say(decision.said), "body")]


# --- all of them ---


def every(desk: Desk, known: WhatIf) -> list[Widget | None]:
    """All decisions of the kinds, seats and rounds that are asked for."""
    wanted = picked(known)
    rows: list[Widget | None] = [Label(desk.t("whatif.all"), "heading"), filters(desk, known)]
    rows += [row(desk, known, one) for one in wanted[:MOST]]
    if not wanted:
        rows.append(Label(desk.t("whatif.nothing"), "small", ink="soft"))
    if len(wanted) > MOST:
        rows.append(Label(desk.t("whatif.more", n=len(wanted) - MOST), "small", ink="soft"))
    return rows


def picked(known: WhatIf) -> list[Decision]:
    """The decisions that are asked for, in the order of the game."""
    choice = known.choice
    return [
        one
        for one in known.decisions
        if choice.round in (0, one.round) and choice.seat in (-1, one.seat) and choice.kind in ("", one.kind)
    ]


def filters(desk: Desk, known: WhatIf) -> Widget:
    """By round, seat and kind; only what there is."""
    choice = known.choice

    def to_round(value: str) -> None:
        choice.round = int(value)

    def to_seat(value: str) -> None:
        choice.seat = int(value)

    def to_kind(value: str) -> None:
        choice.kind = value

    there = {one.kind for one in known.decisions}
    rounds = [("0", desk.t("whatif.round.all"))]
    rounds += [(str(n), desk.t("whatif.round", n=n, round=n)) for n in sorted({one.round for one in known.decisions})]
    seats = [("-1", desk.t("whatif.seat.all")), *seat_choices(desk)]
    kinds = [("", desk.t("whatif.kind.all"))]
    kinds += [(kind, desk.t(f"whatif.kind.{kind}")) for kind in KINDS if kind in there]
    return Flow(
        [
            Dropdown(rounds, str(choice.round), to_round, id="whatif-round"),
            Dropdown(seats, str(choice.seat), to_seat, id="whatif-seat"),
            Dropdown(kinds, choice.kind, to_kind, id="whatif-kind"),
        ],
        gap=8,
    )


def seat_choices(desk: Desk) -> Sequence[tuple[str, str]]:
    """Every seat by its short name."""
    return [(str(seat), desk.text(actor.short)) for seat, actor in enumerate(desk.scenario.actors)]


def row(desk: Desk, known: WhatIf, decision: Decision) -> Widget:
    """One decision, pressed as a whole."""
    lit = known.choice.decision == decision.number

    def make() -> Widget:
        return Card(
            Column(words_of(desk, decision), gap=2),
            lambda: look_at(desk, known, decision.number),
            pad=(12, 8),
            stripe=reading.hue(desk, decision.seat),
            look="tint" if lit else "card",
            id=f"whatif-{decision.number}",
        )

    return desk.kept.part(f"whatif-{decision.number}", (decision, lit), make)
