"""Who plays better: the same seat, orders, luck and companions, played once by each of two contestants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from game.ai.level import LEVELS, USUAL
from game.ai.persona import Persona, fitting
from game.catalog.load import Loaded
from game.catalog.problem import near
from game.catalog.shelf import Shelf
from game.lab.batch import Job
from game.lab.claims import SURE, Effect, effect
from game.lab.fixed import fixed
from game.lab.lockstep import Table, play
from game.lab.player import Player
from game.lab.rivals import Greedy
from game.lab.study import StudyError, table
from game.rules.judge import finals

CHUNK = 10
"""Games in one job."""
PLANS = "experiments/plans"
GREEDY = "greedy"
LEVELLED = {f"level-{level}": level for level in LEVELS}
YARDSTICK = f"level-{USUAL}"
"""The contestant by which the others are rated."""


@dataclass(frozen=True, slots=True)
class Share:
    """Part of pairs won, a draw being one half, with its 95 % interval after Wilson."""

    pairs: int
    won: float
    low: float
    high: float

    @property
    def part(self) -> float:
        """0 to 1; a half where nothing was played."""
        return self.won / self.pairs if self.pairs else 0.5

    @property
    def clear(self) -> int:
        """1 or -1 when the interval lies above or below one half, else 0."""
        return (self.low > 0.5) - (self.high < 0.5)


@dataclass(frozen=True, slots=True)
class Duel:
    """Two contestants over all pairs, and seat by seat; `points` is the first's lead in final score, points."""

    first: str
    second: str
    all: Share
    seats: tuple[Share, ...]
    points: Effect


def contestants(shelf: Shelf, wanted: Iterable[str] = ()) -> tuple[str, ...]:
    """Everybody who can be on the ladder, or those asked for and the yardstick. Raises StudyError for a stranger."""
    broken = shelf.broken()
    plans = (id for id, card in shelf.cards[PLANS].items() if card.file not in broken)
    known = tuple(dict.fromkeys((*LEVELLED, GREEDY, *plans)))
    names = {*wanted}
    for name in sorted(names.difference(known)):
        nearest = near(name, known)
        key = "lab.contestant.near" if nearest else "lab.contestant"
        raise StudyError(key, text=name, near=nearest, allowed=", ".join(known))
    return tuple(name for name in known if not names or name in names or name == YARDSTICK)


def jobs(scenario: str, names: Iterable[str], pairs: int) -> list[Job]:
    """(scenario, contestant, first pair, number of pairs). A contestant plays its half of each pair once, whoever it
    is then compared with."""
    return [
        (scenario, name, str(first), str(min(CHUNK, pairs - first)))
        for name in names
        for first in range(0, pairs, CHUNK)
    ]


def work(root: str, scenario: str, name: str, first: str, pairs: str) -> list[int]:
    """Play one job: the contestant's final score of each pair, thousandths of a point."""
    loaded = table(root, scenario)
    return [half(loaded, name, pair) for pair in range(int(first), int(first) + int(pairs))]


def half(loaded: Loaded, name: str, pair: int) -> int:
    """One contestant's game of a pair."""
    seat, people = companions(loaded, pair)
    drivers = (*people[:seat], driver(loaded.shelf, name, people[seat]), *people[seat + 1 :])
    (game,) = play(Table(loaded, drivers), [pair])
    return finals(loaded.scenario, game.state)[seat]


def companions(loaded: Loaded, pair: int) -> tuple[int, tuple[Persona, ...]]:
    """The seat in question, and who sits at the table otherwise: seats take turns, then the personas that suit them."""
    fits = [fitting(loaded.shelf, actor) for actor in loaded.scenario.actors]
    turn, seat = divmod(pair, len(fits))
    return seat, tuple(fit[(turn + at) % len(fit)].at(USUAL) for at, fit in enumerate(fits))


def driver(shelf: Shelf, name: str, persona: Persona) -> Persona | Player:
    """A contestant in the place of a persona: the same persona at a level, or another player."""
    if name in LEVELLED:
        return persona.at(LEVELLED[name])
    return Greedy(persona) if name == GREEDY else fixed(shelf.cards[PLANS][name], persona.at(USUAL))


def scores(wanted: Iterable[Job], results: Mapping[Job, Sequence[int]]) -> dict[str, dict[int, int]]:
    """Final scores by contestant and pair, in the order of the jobs, whatever was finished first."""
    found: dict[str, dict[int, int]] = {}
    for job in wanted:
        _, name, first, _ = job
        found.setdefault(name, {}).update({int(first) + at: points for at, points in enumerate(results[job])})
    return found


def duels(names: Sequence[str]) -> list[tuple[str, str]]:
    """Each level against the one below; the highest against everybody who is no level."""
    levels = [name for name in names if name in LEVELLED]
    steps = [(high, low) for low, high in pairwise(levels)]
    return [*steps, *((levels[-1], name) for name in names if name not in LEVELLED)]


def duel(found: Mapping[str, Mapping[int, int]], first: str, second: str, seats: int) -> Duel:
    """What came of the pairs that both have played."""
    pairs = sorted(found[first].keys() & found[second].keys())
    won = {pair: beaten(found[first][pair], found[second][pair]) for pair in pairs}
    by_seat = tuple(share([won[pair] for pair in pairs if pair % seats == seat]) for seat in range(seats))
    lead = effect(*({pair: found[name][pair] / 1000 for pair in pairs} for name in (first, second)))
    return Duel(first, second, share(list(won.values())), by_seat, lead)


def beaten(one: float, other: float) -> float:
    """1 for a win, one half for a draw, 0 for a loss."""
    return 1.0 if one > other else 0.5 if one == other else 0.0


def share(won: Sequence[float]) -> Share:
    """Wins, losses and draws as a part with its interval."""
    return Share(len(won), sum(won), *wilson(sum(won), len(won)))


def wilson(won: float, pairs: int) -> tuple[float, float]:
    """The ends of the 95 % interval of a part of pairs (Wilson 1927); 0 and 1 when there are none."""
    if not pairs:
        return 0.0, 1.0
    part, square = won / pairs, SURE * SURE / pairs
    middle = part + square / 2
    reach = SURE * sqrt(part * (1.0 - part) / pairs + square / 4 / pairs)
    return max(0.0, (middle - reach) / (1.0 + square)), min(1.0, (middle + reach) / (1.0 + square))
