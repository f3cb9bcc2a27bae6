"""Many whole games at one level, seen from above: what each of them held that balance can be read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from game.ai.persona import Persona, fitting
from game.catalog.load import Loaded
from game.lab.batch import Job
from game.lab.lockstep import Table, play
from game.lab.study import table
from game.rules.cards import Scenario
from game.rules.chance import draw
from game.rules.index import index
from game.rules.judge import finals
from game.rules.needs import may_run
from game.rules.types import State

CHUNK = 5
"""Games in one job."""


@dataclass(frozen=True, slots=True)
class Played:
    """One game: who sat where, final scores (points), programs by owner that could run and that did, agreements that
    were ever in force, and who made the first offer that was accepted (-1: nobody)."""

    people: tuple[str, ...]
    finals: tuple[float, ...]
    open: frozenset[tuple[str, int]]
    ran: frozenset[tuple[str, int]]
    signed: frozenset[str]
    first: int


@dataclass(slots=True)
class _Seen:
    open: set[tuple[str, int]] = field(default_factory=set)
    ran: set[tuple[str, int]] = field(default_factory=set)
    signed: set[str] = field(default_factory=set)


def jobs(scenario: str, level: int, games: int, chunk: int = CHUNK) -> list[Job]:
    """(scenario, level, first game, number of games)."""
    return [(scenario, str(level), str(at), str(min(chunk, games - at))) for at in range(0, games, chunk)]


def work(root: str, scenario: str, level: str, first: str, games: str) -> list[dict[str, Any]]:
    """Play one job: its games as plain data."""
    loaded = table(root, scenario)
    return [plain(game(loaded, int(level), seed)) for seed in range(int(first), int(first) + int(games))]


def game(loaded: Loaded, level: int, seed: int) -> Played:
    """One game, watched at the end of each round's decisions."""
    seen, scenario = _Seen(), loaded.scenario
    people = rotated(loaded, level, seed)
    (played,) = play(Table(loaded, people), [seed], lambda states: _note(scenario, states, seen))
    state = played.state
    return Played(
        people=tuple(persona.id for persona in people),
        finals=tuple(points / 1000 for points in finals(scenario, state)),
        open=frozenset(seen.open | seen.ran),
        ran=frozenset(seen.ran),
        signed=frozenset(seen.signed | {a.card for a in state.in_force}),
        first=state.deals[0].maker if state.deals else -1,
    )


def rotated(loaded: Loaded, level: int, seed: int) -> tuple[Persona, ...]:
    """The personas that suit each seat in turn; where a turn begins is drawn, so that no two always meet."""
    return tuple(
        fit[(seed + (draw(seed // len(fit), 0, f"turn-{seat}", 0) * len(fit) >> 32)) % len(fit)].at(level)
        for seat, fit in enumerate(fitting(loaded.shelf, actor) for actor in loaded.scenario.actors)
    )


def _note(scenario: Scenario, states: Sequence[State], seen: _Seen) -> None:
    for state in states:
        seen.signed |= {a.card for a in state.in_force}
        seen.ran |= {(r.card, r.owner) for r in state.running if r.level}
        for seat, cards in enumerate(index(scenario).owns):
            for card in cards:
                if (card, seat) not in seen.open and may_run(scenario, state, card):
                    seen.open.add((card, seat))


def plain(one: Played) -> dict[str, Any]:
    """A game as JSON takes it."""
    return {
        "people": list(one.people),
        "finals": list(one.finals),
        "open": sorted(map(list, one.open)),
        "ran": sorted(map(list, one.ran)),
        "signed": sorted(one.signed),
        "first": one.first,
    }


def played(row: dict[str, Any]) -> Played:
    """The game again."""
    return Played(
        people=tuple(row["people"]),
        finals=tuple(row["finals"]),
        open=frozenset((card, seat) for card, seat in row["open"]),
        ran=frozenset((card, seat) for card, seat in row["ran"]),
        signed=frozenset(row["signed"]),
        first=row["first"],
    )
