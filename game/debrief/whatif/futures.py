"""Futures of a game from a state, played on by personas side by side: jobs for this process or for others."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from game.ai.persona import Persona, named, personas
from game.ai.values import expectations
from game.catalog.load import Loaded, load
from game.lab.batch import Job
from game.lab.lockstep import Game, Table, go_on, opened
from game.lab.script import Act
from game.lab.study import content
from game.rules import decode, encode
from game.rules.chance import draw
from game.rules.judge import finals
from game.rules.record import changed
from game.rules.types import State

CHUNK = 10
"""Games in one job at most."""


@dataclass(frozen=True, slots=True)
class Future:
    """How a game came out that was played on: points by seat, the border's health in points."""

    finals: tuple[float, ...]
    health: float

    @property
    def first(self) -> int:
        """The seat with most points, the first of those that are equal."""
        return max(range(len(self.finals)), key=lambda seat: (self.finals[seat], -seat))


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """How a game goes on: who plays on, the state it begins with, and what the table is held to."""

    drivers: tuple[Persona, ...]
    state: State
    acts: tuple[Act, ...] = ()


def with_luck(state: State, future: int) -> State:
    """The state as it is before a future: number 0 has the game's own luck, the others have each another from now on.

    What was dealt by the game's luck before (private orders, events) stays.
    """
    return changed(state, seed=draw(state.seed, state.round, "what-if", future)) if future else state


def play(loaded: Loaded, way: Way, futures: Sequence[int]) -> list[Future]:
    """Some futures of one way, all of them side by side. Those of two ways that have one number have the same luck."""
    table = Table(loaded, way.drivers, way.acts)
    games = [opened(table, with_luck(way.state, future)) for future in futures]
    go_on(games)
    return [came_out(game) for game in games]


def came_out(game: Game) -> Future:
    """The end of a game."""
    points = finals(game.table.loaded.scenario, game.state)
    return Future(tuple(one / 1000 for one in points), game.state.health / 1000)


# --- in another process ---


def jobs(loaded: Loaded, way: Way, futures: range) -> list[Job]:
    """Content folder, scenario, its rounds and digest, the way as JSON, and which futures, about as many each."""
    plain = {
        "drivers": [persona.name_in_journals for persona in way.drivers],
        "state": encode(way.state),
        "acts": [[a.verb, a.seat, a.card, a.amount, a.target, a.first, a.last] for a in way.acts],
    }
    place = (*_placed(loaded), json.dumps(plain))
    parts = -(-len(futures) // CHUNK)
    cuts = [futures.start + part * len(futures) // max(1, parts) for part in range(parts + 1)]
    return [(*place, str(at), str(until - at)) for at, until in pairwise(cuts)]


def warmed(loaded: Loaded, pool: Executor, workers: int) -> None:
    """Let as many processes of a pool read the content that jobs will need, while their jobs are still made out."""
    with suppress(BrokenExecutor):
        for _ in range(workers):
            pool.submit(_read, *_placed(loaded))


def _placed(loaded: Loaded) -> Job:
    scenario = loaded.scenario
    return str(loaded.shelf.root), scenario.id, str(scenario.rounds), scenario.digest


def _read(root: str, scenario: str, rounds: str, digest: str) -> None:
    """A table and what its cards are worth, which every persona at it looks up."""
    loaded = _table(root, scenario, int(rounds), digest)
    expectations(loaded.scenario, loaded.model)


def work(root: str, scenario: str, rounds: str, digest: str, way: str, first: str, count: str) -> Any:
    """Play one job: futures as plain data; None where this process has other cards than the game was played with."""
    loaded = _table(root, scenario, int(rounds), digest)
    if loaded.scenario.digest != digest:
        return None
    found = play(loaded, _way(loaded, json.loads(way)), range(int(first), int(first) + int(count)))
    return [[*future.finals, future.health] for future in found]


@lru_cache(maxsize=4)
def _table(root: str, scenario: str, rounds: int, digest: str) -> Loaded:
    return load(Path(root), scenario, content(root), rounds, digest)


def _way(loaded: Loaded, plain: Mapping[str, Any]) -> Way:
    known = personas(loaded.shelf)
    drivers = tuple(who for name in plain["drivers"] if (who := named(known, name)) is not None)
    return Way(drivers, decode(State, plain["state"]), tuple(Act(*act) for act in plain["acts"]))


def futures(rows: Sequence[Sequence[float]]) -> list[Future]:
    """Futures again from plain data."""
    return [Future(tuple(points), health) for *points, health in rows]
