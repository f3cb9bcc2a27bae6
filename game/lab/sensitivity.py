"""Which assumptions decide who wins: Morris' elementary effects over every parameter that rests on an assumption.

Games between personas are played once with the model as it is; then their decisions are kept and the world is run again
and again with other values within the believable ranges. So what is measured is the model, not the personas' reaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.persona import Persona, personas
from game.catalog.load import Loaded, load
from game.catalog.orders import orders
from game.catalog.shelf import Shelf
from game.lab.fit import with_values
from game.lab.lockstep import Table, play
from game.rules.types import State
from game.world.luck import uniforms
from game.world.model import Floats, Orders
from game.world.score import score
from game.world.step import step

LEVELS = 4
"""Steps of the grid on which values are drawn (Morris 1991)."""
SEED = 1


@dataclass(frozen=True, slots=True)
class Influence:
    """A parameter's mean absolute elementary effect on seats' relative scores (points from one end of its range to the
    other, mean over seats), how unevenly it works (standard deviation), and the seat that it moves most."""

    name: str
    points: float
    uneven: float
    seat: str


@dataclass(frozen=True, slots=True, eq=False)
class Decided:
    """Games whose decisions are settled: the table, each round's orders, the seeds."""

    loaded: Loaded
    orders: tuple[Orders, ...]
    seeds: tuple[int, ...]


def assumptions(shelf: Shelf) -> list[str]:
    """Parameters whose source says that they rest on an assumption, switches and fixed drivers aside."""
    return [
        name
        for name, entry in sorted(shelf.parameters.items())
        if "assumption" in entry["source"].en and not name.startswith("mechanism_") and entry["low"] < entry["high"]
    ]


def decide_once(shelf: Shelf, scenario: str, games: int) -> Decided:
    """Play games between the shipped personas, each seat's turn about, and keep what was decided."""
    loaded = load(shelf.root, scenario, shelf)
    known = list(personas(loaded.shelf).values())
    seats = len(loaded.scenario.actors)
    rounds: list[list[State]] = [[] for _ in range(loaded.scenario.rounds)]

    def note(states: Sequence[State]) -> None:
        rounds[states[0].round - 1].extend(states)

    for seed in range(games):
        drivers: tuple[Persona, ...] = tuple(known[(seed + 3 * seat) % len(known)] for seat in range(seats))
        play(Table(loaded, drivers), [seed], note)
    found = tuple(orders(loaded.scenario, loaded.model, states) for states in rounds)
    return Decided(loaded, found, tuple(range(games)))


def relative_scores(decided: Decided, values: Mapping[str, float]) -> Floats:
    """Each seat's score against the mean of all seats, mean over the games, [seats], under other parameters."""
    model = with_values(decided.loaded.model, values)
    games = len(decided.seeds)
    stocks = np.repeat(np.array(decided.loaded.scenario.stocks)[:, None], games, axis=1)
    seeds = np.array(decided.seeds, dtype=np.uint64)
    history = []
    for round, given in enumerate(decided.orders):
        result = step(model, stocks, given, uniforms(seeds, round + 1), round)
        stocks = result.stocks
        history.append(result.dials)
    points = score(model, np.stack(history)).mean(axis=1)
    relative: Floats = points - points.mean()
    return relative


def sensitivity(
    shelf: Shelf,
    scenario: str,
    games: int,
    trajectories: int,
    progress: Callable[[int, int], object] = lambda done, of: None,
) -> list[Influence]:
    """Influences, largest first. Raises ImportError when SALib is not installed."""
    from SALib.analyze import morris as analyse
    from SALib.sample import morris as sample

    names = assumptions(shelf)
    problem = {
        "num_vars": len(names),
        "names": names,
        "bounds": [[shelf.parameters[name]["low"], shelf.parameters[name]["high"]] for name in names],
    }
    rows = sample.sample(problem, trajectories, num_levels=LEVELS, seed=SEED)
    decided = decide_once(shelf, scenario, games)
    found = []
    for at, row in enumerate(rows):
        found.append(relative_scores(decided, dict(zip(names, row.tolist(), strict=True))))
        progress(at + 1, len(rows))
    by_seat = np.stack(found)
    parts = [
        analyse.analyze(problem, rows, by_seat[:, seat], num_levels=LEVELS, seed=SEED)
        for seat in range(by_seat.shape[1])
    ]
    moved = np.stack([np.asarray(part["mu_star"], dtype=np.float64) for part in parts])
    spread = np.stack([np.asarray(part["sigma"], dtype=np.float64) for part in parts])
    seats = [actor.id for actor in decided.loaded.scenario.actors]
    influences = [
        Influence(name, float(moved[:, at].mean()), float(spread[:, at].mean()), seats[int(moved[:, at].argmax())])
        for at, name in enumerate(names)
    ]
    return sorted(influences, key=lambda one: (-one.points, one.name))
