"""What an observation holds, entry by entry: slices with names that a researcher can read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.lab.env.moves import DEALS, LINES
from game.rules.cards import Scenario
from game.rules.flow import PHASES
from game.rules.index import index
from game.world.names import BY_NAME

STRENGTHS = ("majority", "minority", "defiant")
PUT = (
    "waits", "public", "accepted", "signs", "pay to me", "pay by me", "programs by me", "programs by others",
    "suspended by me", "suspended by others", "support by me", "support by others", "exempts me",
)  # fmt: skip
"""What is told of an offer put to the viewer: whether it waits for its answer, who has accepted, its clauses."""
LEDGER = ("I owe", "owes me", "I kept", "it kept", "I broke", "it broke")
"""Promises between the viewer and another seat, counted."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The vector of a scenario: `slices` by name, cover it without gap; `names` of each entry; the dials' bounds."""

    scenario: Scenario
    slices: Mapping[str, slice]
    names: tuple[str, ...]
    low: NDArray[np.float64]
    span: NDArray[np.float64]
    programs: Mapping[str, int]
    """Position of each program among the programs, and below of each program of each owner, agreement, event."""
    owned: Mapping[tuple[str, int], int]
    agreements: Mapping[str, int]
    happenings: Mapping[str, int]

    @property
    def size(self) -> int:
        """Entries of the vector."""
        return len(self.names)


def layout(scenario: Scenario) -> Layout:
    """The layout for a scenario; names of cards and seats are those of its content."""
    ids = [actor.id for actor in scenario.actors]
    owned = [(card, owner) for owner in range(len(ids)) for card in index(scenario).owns[owner]]
    slices: dict[str, slice] = {}
    names: list[str] = []
    for name, entries in _entries(scenario, ids, [f"{card}@{ids[owner]}" for card, owner in owned]):
        slices[name] = slice(len(names), len(names) + len(entries))
        names += [f"{name}/{entry}" if entry else name for entry in entries]
    kinds = [BY_NAME[dial.partition("@")[0]] for dial in scenario.dials]
    low = np.array([1000.0 * kind.low for kind in kinds])
    return Layout(
        scenario=scenario,
        slices=slices,
        names=tuple(names),
        low=low,
        span=np.array([1000.0 * kind.high for kind in kinds]) - low,
        programs={card: at for at, card in enumerate(scenario.programs)},
        owned={pair: at for at, pair in enumerate(owned)},
        agreements={card: at for at, card in enumerate(scenario.agreements)},
        happenings={card: at for at, card in enumerate(scenario.happenings)},
    )


def _entries(scenario: Scenario, ids: list[str], owned: list[str]) -> list[tuple[str, list[str]]]:
    """(slice, its entries) in order. Every number lies between -1 and 1."""
    programs, agreements, events = list(scenario.programs), list(scenario.agreements), list(scenario.happenings)
    orders = range(max((len(actor.mandates) for actor in scenario.actors), default=0))
    each = range(scenario.offers_each)
    return [
        ("round", [""]),  # rounds gone by, share of the game
        ("clock", [""]),  # turns gone by, share of what the clock gives the phase
        ("phase", list(PHASES)),
        ("me", ids),
        ("dials", list(scenario.dials)),  # between the model's bounds, 0 to 1
        ("moved", list(scenario.dials)),  # since the round before, in the same measure
        ("funds", [""]),  # years of my revenue, x / (1 + x)
        ("capital", [""]),  # share of the most I can hold
        ("spent", [""]),  # years of my revenue, x / (1 + x)
        ("offers left", [""]),  # share of those a round gives
        ("mandates", [str(at + 1) for at in orders]),  # which of my actor's orders were dealt to me
        ("home", [""]),  # passing shifts in my own house, summed, hundreds of points
        ("due", ids),
        ("strength", [f"{id} {strength}" for id in ids for strength in STRENGTHS]),
        ("allies", [f"{id} {other}" for id in ids for other in ids]),  # who declared common cause with whom
        ("scores", ids),  # hundreds of points
        ("health", [""]),
        ("pulled at me", ids),  # levers of this round, x / (1 + x)
        ("plan", programs),  # share of the levels that I plan
        ("pledges", owned),  # what I pledge, in years of upkeep at full level, x / (1 + x)
        ("running", owned),  # share of the levels
        ("exempt", owned),  # whether I am exempt
        ("in force", [f"{card} {id}" for card in agreements for id in ids]),  # who is a party
        ("happened", events),  # 1 in this round, a half when earlier
        ("choice", events),  # the event that waits for my choice, the first of them
        ("put to me", [f"{id} {at + 1} {what}" for id in ids for at in each for what in PUT]),  # this round, by maker
        ("signing", agreements),  # signed by an offer that waits for my answer
        ("asked", programs),  # programs that such offers ask of me
        ("offered", owned),  # programs that others would promise by them
        ("put by me", [f"{at + 1} {what}" for at in each for what in ("open", "accepted")]),
        ("deals", [f"{at + 1} {what}" for at in range(DEALS) for what in ("waits", "support", "capital")]),
        ("lines", [f"{at + 1} {what}" for at in range(LINES) for what in ("open", "withheld")]),  # I could withhold
        ("ledger", [f"{id} {what}" for id in ids for what in LEDGER]),  # counts, x / (1 + x)
        ("owed", programs),  # share of the levels that open promises ask of me
        ("promised", owned),  # share of the levels that open promises ask of others
    ]
