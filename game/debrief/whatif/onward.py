"""A game played on by personas from a decision, many times over: as it was decided, and with one thing changed.

Both arms begin when the phase of the decision is over, all of it as it was but for the change. Each pair of games has
the same luck; the first has the luck of the real game.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from typing import Any

from game.ai.level import USUAL
from game.ai.persona import Persona
from game.debrief.played import Played
from game.debrief.whatif.again import phase_after
from game.debrief.whatif.decision import NOTHING, Change, Decision
from game.debrief.whatif.futures import Future, Way, futures, jobs, play, work
from game.lab.batch import Job, run
from game.lab.claims import SURE, Effect, effect
from game.rules.driver import shortened
from game.rules.flow import last_round
from game.rules.record import changed
from game.rules.types import State
from game.table.story import cast

ARMS = 2
"""As it was decided, and with the change."""
LEAST = 0.05
"""Points that are written as more than none."""


@dataclass(frozen=True, slots=True, eq=False)
class PlayedOn:
    """What came of it: `were` as it was decided, `would` with the change; the games of one place have the same luck.
    `drivers` are the personas that played on, by seat."""

    decision: Decision
    change: Change
    drivers: tuple[Persona, ...]
    were: tuple[Future, ...]
    would: tuple[Future, ...]

    @property
    def games(self) -> int:
        """Games in both arms together."""
        return len(self.were) + len(self.would)

    def moved(self, seat: int) -> Effect:
        """By how many points the change moves a seat's final score, with the 95 % interval of the mean."""
        return apart(tuple(one.finals[seat] for one in self.would), tuple(one.finals[seat] for one in self.were))

    def healthier(self) -> Effect:
        """The same for the health of the border."""
        return apart(tuple(one.health for one in self.would), tuple(one.health for one in self.were))

    def wins(self, seat: int) -> tuple[int, int]:
        """Games of each arm that a seat wins: as it was decided, and with the change."""
        were, would = (sum(one.first == seat for one in arm) for arm in (self.were, self.would))
        return were, would


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> Effect:
    """Mean difference of pairs with its 95 % interval, made wider where the pairs are few."""
    found = effect(dict(enumerate(one)), dict(enumerate(other)))
    if found.pairs < FEWEST:
        mean = sum(a - b for a, b in zip(one, other, strict=True)) / len(one)
        return Effect(mean, float("-inf"), float("inf"), found.pairs)
    wide = (found.high - found.mean) * students(found.pairs - 1) / SURE
    return Effect(found.mean, found.mean - wide, found.mean + wide, found.pairs)


def clear(effect: Effect) -> bool:
    """Whether a difference's interval leaves out zero, as it is written."""
    return effect.low >= LEAST or effect.high <= -LEAST


FEWEST = 4
"""Pairs below which there is no interval."""


def students(free: int) -> float:
    """Student's t for 95 % on both sides, by degrees of freedom (three or more; within 0.5 %): the first terms of the
    expansion of Fisher and Cornish around the normal one."""
    z = 1.959964
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / free + second / free**2 + third / free**3


Progress = Callable[[int, int, PlayedOn | None], object]
"""Told how many games are played, of how many, and what came of the pairs so far, once there are some. What it raises
ends the work."""
Kept = dict[tuple[int, str], tuple[Future, ...]]
"""By round and phase: futures of a game from there on as it was decided, which all its what-ifs of the phase share."""


def played_on(
    played: Played,
    decision: Decision,
    change: Change,
    games: int,
    workers: int = 1,
    progress: Progress | None = None,
    pool: Executor | None = None,
    kept: Kept | None = None,
) -> PlayedOn:
    """Play on from a decision, half of the games (at least two) as it was decided and half with the change.

    With `workers` above 1 other processes do it, those of `pool` if one is given. What is `kept` of the game already
    is not played again. The result is the same.
    """
    return begun(played, decision, change, games, workers, pool, kept).ended(progress)


@dataclass(frozen=True, slots=True, eq=False)
class Begun:
    """Games that are being played on, by a pool already, else when their end is asked for: `count` pairs."""

    decision: Decision
    change: Change
    drivers: tuple[Persona, ...]
    count: int
    results: Iterator[tuple[Sequence[int], range, list[Future]]]
    """What is not known yet, as it is played: of which arms, the numbers, the futures."""
    kept: Kept

    def ended(self, progress: Progress | None = None) -> PlayedOn:
        """What came of them, once all are over."""
        at = self.decision.round, self.decision.phase
        were, would = found = dict(enumerate(self.kept.get(at, ())[: self.count])), dict[int, Future]()
        try:
            for arms, numbers, each in self.results:
                for arm in arms:
                    found[arm].update(zip(numbers, each, strict=True))
                if progress is not None:
                    progress(len(were) + len(would), ARMS * self.count, self._so_far(were, would))
        finally:
            # Of games that are let go of, what was played as it was decided serves the next what-if.
            first = next(number for number in count() if number not in were)
            if first > len(self.kept.get(at, ())):
                self.kept[at] = tuple(were[number] for number in range(first))
        ended = self._so_far(were, would)
        assert ended is not None
        return ended

    def _so_far(self, were: Mapping[int, Future], would: Mapping[int, Future]) -> PlayedOn | None:
        """The pairs from the first on of which both games are over."""
        pairs = next(number for number in count() if number not in were or number not in would)
        one, other = (tuple(arm[number] for number in range(pairs)) for arm in (were, would))
        return PlayedOn(self.decision, self.change, self.drivers, one, other) if pairs else None


def begun(
    played: Played,
    decision: Decision,
    change: Change,
    games: int,
    workers: int = 1,
    pool: Executor | None = None,
    kept: Kept | None = None,
) -> Begun:
    """The same, begun: a pool goes to work at once, while other things are done here."""
    pairs, both, known = max(1, games // ARMS), ways(played, decision, change), kept if kept is not None else {}
    done = min(pairs, len(known.get((decision.round, decision.phase), ())))
    wanted = [
        (job, arm)
        for arm, (way, first) in enumerate(zip(both, (done, 0), strict=True))
        for job in jobs(played.loaded, way, range(first, pairs))
    ]
    wanted.sort(key=lambda row: _numbers(row[0]).start)  # so that pairs are complete as soon as can be
    cut: dict[Job, list[int]] = {}  # both arms share what is the same in both
    for job, arm in wanted:
        cut.setdefault(job, []).append(arm)
    rows = _playing(played, both, cut, workers, pool)
    results = ((cut[job], _numbers(job), found) for job, found in rows)
    return Begun(decision, change, both[0].drivers, pairs, results, known)


def _playing(
    played: Played, both: tuple[Way, Way], cut: Mapping[Job, Sequence[int]], workers: int, pool: Executor | None
) -> Iterator[tuple[Job, list[Future]]]:
    """Jobs as they are done, begun already where a pool does them. What other processes could not play, or left when
    the machine ended them, is played in this one."""
    if pool is None and workers <= 1:
        return ((job, _here(played, both[arms[0]], job)) for job, arms in cut.items())
    rows: Iterator[tuple[Job, Any]] = iter(())
    with suppress(BrokenExecutor):
        rows = run(cut, work, workers=workers, pool=pool)
    return _completed(played, both, cut, rows)


def _completed(
    played: Played, both: tuple[Way, Way], cut: Mapping[Job, Sequence[int]], rows: Iterator[tuple[Job, Any]]
) -> Iterator[tuple[Job, list[Future]]]:
    left = dict(cut)
    with suppress(BrokenExecutor):
        for job, found in rows:
            (arm, *_) = left.pop(job)
            yield job, _here(played, both[arm], job) if found is None else futures(found)
    for job, (arm, *_) in left.items():
        yield job, _here(played, both[arm], job)


def _here(played: Played, way: Way, job: Job) -> list[Future]:
    """A job's futures played in this process: alone, or because another reads other cards than the game was played with
    (they are not saved)."""
    return play(played.loaded, way, _numbers(job))


def _numbers(job: Job) -> range:
    """The numbers of a job's futures."""
    return range(int(job[-2]), int(job[-2]) + int(job[-1]))


def ways(played: Played, decision: Decision, change: Change) -> tuple[Way, Way]:
    """How the game goes on as it was decided, and with the change."""
    drivers = who_plays(played)
    one, other = (_as_long(played, phase_after(played, decision, what)) for what in (NOTHING, change))
    held = tuple(act for act in change.acts if act.last >= last_round(played.scenario, other))
    return Way(drivers, one), Way(drivers, other, held)


def _as_long(played: Played, state: State) -> State:
    """A game that was ended early ends as early when it is played on."""
    if not played.over or played.rounds >= last_round(played.scenario, state):
        return state
    return changed(shortened(state, played.rounds), last=played.rounds)


def who_plays(played: Played) -> tuple[Persona, ...]:
    """The personas that sat there, for people's seats one that suits the actor; none looks further than usual, since
    that takes twenty times as long."""
    drawn = cast(played.loaded, played.table.seed)
    sat = (driver or drawn[seat] for seat, driver in enumerate(played.table.drivers))
    return tuple(who.at(min(who.level, USUAL)) for who in sat)
