"""The article's claims put to the test: two arms under the same luck, and once more without the mechanism."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite, sqrt
from typing import Any

from game.catalog.shelf import Card, Shelf
from game.lab.batch import Job
from game.lab.experiment import Experiment, outcomes, prepare
from game.lab.lockstep import play
from game.lab.study import StudyError, content, study

CHUNK = 50
"""Games played side by side in one job."""
SURE = 1.96
"""Standard errors on each side of a mean that hold it in 95 of 100 samples (games are many)."""
FADED = 0.2
"""An effect is gone without its mechanism when less than this part of it is left."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Mean difference of the arms over pairs of games with the same luck, with its 95 % interval."""

    mean: float
    low: float
    high: float
    pairs: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """One outcome of one claim: with the mechanism, without it, and whether each is as the claim says."""

    claim: str
    outcome: int
    sign: str
    on: Effect
    off: Effect
    holds: bool
    """Sign right and interval clear of zero; for "none": interval within the margin."""
    gone: bool
    """Without the mechanism the interval spans zero, or the effect is less than a fifth of what it was."""


def jobs(card: Card, games: int = 0) -> list[Job]:
    """A claim's games, cut into jobs: (claim, arm, mechanism on, first seed, number of games)."""
    count = games or card.data["games"]
    if count < 2:
        raise StudyError("lab.few", n=2)
    return [
        (card.id, str(arm), str(int(on)), str(first), str(min(CHUNK, count - first)))
        for arm in range(len(card.data["arms"]))
        for on in (True, False)
        for first in range(0, count, CHUNK)
    ]


def work(root: str, id: str, arm: str, on: str, first: str, games: str) -> dict[str, Any]:
    """Play one job: values of each outcome by game, and how many acts of the script the rules refused."""
    experiment = _prepared(root, id)
    table = experiment.tables[int(arm), on == "1"]
    played = play(table, range(int(first), int(first) + int(games)))
    return {"values": [outcomes(experiment, game) for game in played], "refused": sum(g.refused for g in played)}


@lru_cache(maxsize=8)
def _prepared(root: str, id: str) -> Experiment:
    shelf = content(root)
    return prepare(shelf, study(shelf, "experiments", id))


def verdicts(card: Card, results: Mapping[Job, Mapping[str, Any]]) -> list[Verdict]:
    """What came of a claim, outcome by outcome; the first outcome is the one its mechanism is held to."""
    found = []
    for at, row in enumerate(card.data["outcomes"]):
        on, off = (effect(*(_values(results, arm, switch, at) for arm in (0, 1))) for switch in ("1", "0"))
        holds = _holds(row["sign"], row["margin"], on)
        gone = off.low <= 0.0 <= off.high or abs(off.mean) < FADED * abs(on.mean)
        found.append(Verdict(card.id, at, row["sign"], on, off, holds, gone))
    return found


def _values(results: Mapping[Job, Mapping[str, Any]], arm: int, switch: str, at: int) -> dict[int, float]:
    """By seed, in the order of the seeds."""
    values: dict[int, float] = {}
    for (_, which, on, first, _), result in sorted(results.items(), key=lambda pair: int(pair[0][3])):
        if int(which) == arm and on == switch:
            values |= {int(first) + n: row[at] for n, row in enumerate(result["values"])}
    return values


def effect(first: Mapping[int, float], second: Mapping[int, float]) -> Effect:
    """First arm less second, pair by pair; pairs in which one cannot be told are left out."""
    pairs = [first[seed] - second[seed] for seed in first if seed in second]
    known = [x for x in pairs if isfinite(x)]
    count = len(known)
    if count < 2:
        return Effect(float("nan"), float("-inf"), float("inf"), count)
    mean = sum(known) / count
    error = sqrt(sum((x - mean) ** 2 for x in known) / (count - 1) / count)
    return Effect(mean, mean - SURE * error, mean + SURE * error, count)


def _holds(sign: str, margin: float, found: Effect) -> bool:
    if sign == "up":
        return found.low > 0.0
    if sign == "down":
        return found.high < 0.0
    return -margin < found.low and found.high < margin


def holding(found: Sequence[Verdict]) -> bool:
    """Whether a claim holds: every outcome as said, and the first one gone without its mechanism."""
    return all(verdict.holds for verdict in found) and found[0].gone


def ordered(shelf: Shelf, wanted: Iterable[str] = ()) -> list[Card]:
    """The claims by number, or those asked for. Raises StudyError for one that is not there."""
    names = list(wanted)
    if names:
        return [study(shelf, "experiments", name) for name in names]
    return sorted(shelf.cards["experiments"].values(), key=lambda card: (card.data["number"], card.id))
