"""A game played on by personas from a decision, many times over: as it was decided, and with one thing changed.

Both arms begin when the phase of the decision is over, all of it as it was but for the change. Each pair of games has
the same luck; the first has the luck of the real game.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from game.ai.level import USUAL
from game.ai.persona import Persona
from game.debrief.played import Played
from game.debrief.whatif.again import phase_after
from game.debrief.whatif.decision import NOTHING, Change, Decision
from game.debrief.whatif.futures import ARMS, Fork, Future, Pair, jobs, pairs, play, work
from game.lab.batch import Job, run
from game.lab.claims import SURE, Effect, effect
from game.rules.driver import shortened
from game.rules.flow import last_round
from game.rules.record import changed
from game.rules.types import State
from game.table.story import cast

LEAST = 0.05
"""Points that are written as more than none."""
Progress = Callable[[int, int], object]
"""Told how many games are played, and of how many. What it raises ends the work."""


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
        return Effect(found.mean, float("-inf"), float("inf"), found.pairs)
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


def played_on(
    played: Played,
    decision: Decision,
    change: Change,
    games: int,
    workers: int = 1,
    progress: Progress | None = None,
    pool: Executor | None = None,
) -> PlayedOn:
    """Play on from a decision, half of the games (at least two) as it was decided and half with the change.

    With `workers` above 1 other processes do it, those of `pool` if one is given. The result is the same.
    """
    return begun(played, decision, change, games, workers, pool).ended(progress)


@dataclass(frozen=True, slots=True, eq=False)
class Begun:
    """Games that are being played on, by a pool already, else when their end is asked for: `count` pairs."""

    played: Played
    decision: Decision
    change: Change
    fork: Fork
    count: int
    results: Iterator[tuple[Job, list[Pair]]]

    def ended(self, progress: Progress | None = None) -> PlayedOn:
        """What came of them, once all are over."""
        found: dict[int, list[Pair]] = {}
        for job, rows in self.results:
            found[_futures(job).start] = rows
            if progress is not None:
                progress(ARMS * sum(map(len, found.values())), ARMS * self.count)
        every = [pair for first in sorted(found) for pair in found[first]]
        were, would = (tuple(pair[arm] for pair in every) for arm in range(ARMS))
        return PlayedOn(self.decision, self.change, self.fork.drivers, were, would)


def begun(
    played: Played, decision: Decision, change: Change, games: int, workers: int = 1, pool: Executor | None = None
) -> Begun:
    """The same, begun: a pool goes to work at once, while other things are done here."""
    count, fork = max(1, games // ARMS), forked(played, decision, change)
    cut = jobs(played.loaded, fork, count)
    results: Iterator[tuple[Job, list[Pair]]]
    if pool is None and workers <= 1:
        results = ((job, _here(played, fork, job)) for job in cut)
    else:
        try:
            rows = run(cut, work, workers=workers, pool=pool)
        except BrokenExecutor:
            rows = iter(())
        results = _completed(played, fork, cut, rows)
    return Begun(played, decision, change, fork, count, results)


def _completed(
    played: Played, fork: Fork, cut: Sequence[Job], rows: Iterator[tuple[Job, Any]]
) -> Iterator[tuple[Job, list[Pair]]]:
    """What other processes played; what they could not, or left when the machine ended them, is played in this one."""
    left = dict.fromkeys(cut)
    with suppress(BrokenExecutor):
        for job, found in rows:
            del left[job]
            yield job, _here(played, fork, job) if found is None else list(pairs(found))
    for job in left:
        yield job, _here(played, fork, job)


def _here(played: Played, fork: Fork, job: Job) -> list[Pair]:
    """A job's pairs played in this process: alone, or because another reads other cards than the game was played with
    (they are not saved)."""
    return play(played.loaded, fork, _futures(job))


def _futures(job: Job) -> range:
    """The numbers of a job's futures."""
    return range(int(job[-2]), int(job[-2]) + int(job[-1]))


def forked(played: Played, decision: Decision, change: Change) -> Fork:
    """Where the two ways part, and who plays on."""
    one, other = (_as_long(played, phase_after(played, decision, what)) for what in (NOTHING, change))
    return Fork(
        who_plays(played),
        (one, other),
        tuple(act for act in change.acts if act.last >= last_round(played.scenario, other)),
    )


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
