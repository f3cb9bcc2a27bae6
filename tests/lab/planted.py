"""Tiny tables with cards planted in them, whose worth is known beforehand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.catalog.load import Loaded, assemble, scenario_card
from game.lab.trial import Trial, trial
from tests.shipped import shelf

PROGRAM, AGREEMENT, EVENT, LEVER = "public-safety", "joint-statement", "near-miss", "appeal-solidarity"
NONE = dict.fromkeys(("add", "scale", "set"))
EFFECT = {**shelf().cards["programs"][PROGRAM].data["effects"][0], **NONE, "ramp": 0.0, "saturates": 0.0}
FREE = {"start": 1, "yearly": 1}
NEED = {**dict.fromkeys(("program", "agreement", "event", "round", "dial")), "at_least": (), "at_most": ()}


def boon(points: float) -> tuple[dict[str, Any], ...]:
    """Effects that bring whoever owns the card so many points a year of four indicators."""
    names = ("opinion", "sovereignty", "autonomy", "local_economy")
    return tuple({**EFFECT, "on": name, "at": "owner", "add": points} for name in names)


def table(kind: str = "programs", of: str = PROGRAM, rounds: int = 3, **more: Any) -> Loaded:
    """A table of a few cards and a copy of one of them, "zz-planted", that differs in a few fields."""
    card = shelf().cards[kind][of]
    copy = replace(card, id="zz-planted", data={**card.data, "id": "zz-planted", **more})
    base = scenario_card(shelf(), "autumn-2001")
    decks: dict[str, tuple[str, ...]] = {"programs": (PROGRAM,), "agreements": (AGREEMENT,), "events": (), "levers": ()}
    decks[kind] = (*decks[kind], "zz-planted")
    cards = {**shelf().cards, kind: {**shelf().cards[kind], "zz-planted": copy}}
    return assemble(replace(shelf(), cards=cards), replace(base, data={**base.data, **decks, "rounds": rounds}))


def planted(kind: str = "programs", of: str = PROGRAM, level: int = 4, rounds: int = 3, **more: Any) -> Trial:
    """The planted card on trial."""
    return trial(table(kind, of, rounds, **more), kind, "zz-planted", level)
