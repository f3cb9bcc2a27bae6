"""What can come about at a table at all: which cards can be played, signed or happen there, whatever anybody does."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from game.rules.cards import Need, Scenario, fits, fits_any
from game.world.names import BY_NAME

POINT = 1000
"""Thousandths in a point of a dial."""


@lru_cache(maxsize=64)
def possible(scenario: Scenario) -> frozenset[tuple[str, str]]:
    """(kind, id) of every program somebody can fund, agreement that can be signed, event that can happen by itself."""
    needs: dict[tuple[str, str], tuple[Need, ...]] = {}
    for program in scenario.programs.values():
        if any(fits_any(actor, program.by) for actor in scenario.actors):
            needs["program", program.id] = program.needs
    for agreement in scenario.agreements.values():
        needs["agreement", agreement.id] = agreement.needs
    for event in scenario.happenings.values():
        if event.pinned or event.base_ppm > 0 or any(slope.ppm > 0 for slope in event.slopes):
            needs["event", event.id] = event.needs
    found: set[tuple[str, str]] = set()
    while new := {
        at for at, wanted in needs.items() if at not in found and all(can_be(scenario, n, found) for n in wanted)
    }:
        found |= new
    return frozenset(found)


def can_be(scenario: Scenario, need: Need, known: Iterable[tuple[str, str]]) -> bool:
    """Whether a prerequisite can be met when these cards can be played."""
    if need.kind == "round":
        return need.bound <= scenario.rounds
    if need.kind == "dial":
        return dial_can_be(need.what, need.bound, below=need.below)
    return (need.kind, need.what) in known


def dial_can_be(dial: str, bound: int, *, below: bool) -> bool:
    """Whether a dial's bounds let it come to so many thousandths or beyond."""
    variable = BY_NAME[dial.split("@")[0]]
    return bound >= variable.low * POINT if below else bound <= variable.high * POINT


def unfilled(scenario: Scenario, parties: Iterable[str], kind: str) -> str:
    """The first slot of an agreement of this kind that nobody at the table can fill, "" when each can be."""
    return next(
        (s for s in parties if not any(fits(a, s) and kind in a.signs for a in scenario.actors)),
        "",
    )
