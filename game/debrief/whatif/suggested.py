"""The decisions of a game that mattered most, of different seats, rounds and kinds, each played on some times.

Which are looked at: first by what the model expects of the cards that a decision is about (cheap), then the most
promising are played again with all else as it was, then those that moved most are played on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from game.ai.values import expectations, public_worths
from game.debrief.played import Played
from game.debrief.whatif.again import Replayed, replays
from game.debrief.whatif.decision import Change, Decision
from game.debrief.whatif.found import decisions
from game.debrief.whatif.onward import ARMS, Begun, Kept, PlayedOn, begun

SCREENED = 33_000
"""Actions of all the decisions that are played again with all else as it was, as if each were the first: 73 decisions
of a long game between four, all of a short one; about 0.7 s on one core."""
LEAST = 30
"""Decisions that are played again at least."""
WINNER = 1.0
"""Points of score that another winner counts for, when decisions are ranked."""
BUDGET = 3400.0
"""Rounds of AI players' turns that a debrief's page may take, in rounds times seats squared: about 3 s on one core."""
FEWEST, MOST = 6, 50
"""Pairs of games for one suggestion, at least and at most. Of nine suggestions at tables of seven and eight, six pairs
found what ten did: the same seats moved clearly, but for one, with intervals half as wide again (measured)."""
SHUNNED = frozenset({"carry", "withdraw"})
"""Kinds that are not suggested: what they change is a deal, and that its answer decides is plainer to a class."""


@dataclass(frozen=True, slots=True, eq=False)
class Suggestion:
    """A decision that mattered: with all else as it was, and played on."""

    replayed: Replayed
    onward: PlayedOn

    @property
    def decision(self) -> Decision:
        """What was decided."""
        return self.replayed.decision

    @property
    def change(self) -> Change:
        """What is done otherwise."""
        return self.replayed.change


@dataclass(frozen=True, slots=True, eq=False)
class Suggested:
    """What was found: all decisions, those of them that were played again with their plainest change, and the ones
    that mattered most."""

    decisions: tuple[Decision, ...]
    screened: tuple[Replayed, ...]
    found: tuple[Suggestion, ...]


def suggested(played: Played, count: int = 3, games: int = 0, workers: int = 1) -> Suggested:
    """The decisions that mattered most; `games` is how many are played on for each (0: as many as a page may take)."""
    return sought(played, count, games, workers).found()


@dataclass(frozen=True, slots=True, eq=False)
class Sought:
    """The decisions that mattered most, chosen and being played on, by a pool already."""

    decisions: tuple[Decision, ...]
    screened: tuple[Replayed, ...]
    playing: tuple[tuple[Replayed, Begun], ...]

    def found(self) -> Suggested:
        """What came of them, once all games are over."""
        told = tuple(Suggestion(one, games.ended()) for one, games in self.playing)
        return Suggested(self.decisions, self.screened, told)


def sought(
    played: Played,
    count: int = 3,
    games: int = 0,
    workers: int = 1,
    pool: Executor | None = None,
    kept: Kept | None = None,
) -> Sought:
    """The same as `suggested`, begun: a pool goes to work at once, while other things are done here."""
    every = decisions(played)
    screened = replays(played, [(one, one.changes[0]) for one in promising(played, every)])
    playing = []
    for one in various([one for one in ranked(played, screened) if moved(played, one) > 0.0], count):
        many = games or ARMS * affordable(played, one.decision, count)
        playing.append((one, begun(played, one.decision, one.change, many, workers, pool, kept)))
    return Sought(every, screened, tuple(playing))


def affordable(played: Played, decision: Decision, count: int) -> int:
    """Pairs of games for a decision, by how long one takes: rounds that are left, and everybody reckoning with
    everybody."""
    left = max(1, played.scenario.rounds - decision.round + (decision.phase != "programs"))
    return max(FEWEST, min(MOST, int(BUDGET / count / ARMS / (left * len(played.seats) ** 2))))


# --- which ---


def promising(played: Played, every: Sequence[Decision]) -> list[Decision]:
    """The decisions that are worth playing again, in the order of the game: of each kind in turn the next that most
    may hang on, since a first look cannot weigh a promise against a program."""
    turns: list[tuple[int, float, Decision]] = []
    kinds: dict[str, int] = {}
    for look, one in sorted(
        ((first_look(played, one), one) for one in every), key=lambda row: (-row[0], row[1].number)
    ):
        if one.kind not in SHUNNED:
            turn = kinds[one.kind] = kinds.get(one.kind, 0) + 1
            turns.append((turn, -look, one))
    turns.sort(key=lambda row: (row[0], row[1], row[2].number))
    return sorted(
        (one for _, _, one in turns[: max(LEAST, SCREENED // len(played.actions))]), key=lambda one: one.number
    )


def first_look(played: Played, decision: Decision) -> float:
    """How much may hang on a decision: points that the model expects of the cards it is about, over all seats, for the
    part of the game that was left. A bundle that came to nothing hardly counts."""
    left = (played.scenario.rounds - decision.round + 1) / played.scenario.rounds
    return left * sum(_expected(played, decision, card) for card in decision.cards) * _likely(played, decision)


def _expected(played: Played, decision: Decision, card: str) -> float:
    worth = expectations(played.scenario, played.model)
    each = [public_worths(worth, played.scenario, seat) for seat in played.seats]
    slots = [at for slot, at in worth.slots.items() if slot[1] == card]
    return max((sum(abs(points[at]) for points in each) for at in slots), default=0.0)


def _likely(played: Played, decision: Decision) -> float:
    """Offers and answers count by what became of them."""
    if decision.kind not in ("offer", "answer"):
        return 1.0
    at = decision.positions[0]
    action = played.actions[at]
    number = action.target if decision.kind == "answer" else len(played.states[at].offers)
    return {"agreed": 1.0, "refused": 0.5}.get(played.end.offers[number].status, 0.1)


def moved(played: Played, one: Replayed) -> float:
    """How much a change moved with all else as it was: points of a seat in the mean, and the winner. (Those of whoever
    it moved most would find little but private orders that were missed by a hair.)"""
    each = [abs(now - then) for now, then in zip(one.finals, played.finals, strict=True)]
    return sum(each) / len(each) + WINNER * (one.first != played.first)


def ranked(played: Played, screened: Iterable[Replayed]) -> list[Replayed]:
    """Those that moved most first."""
    return sorted(screened, key=lambda one: (-moved(played, one), one.decision.number))


def various(found: Sequence[Replayed], count: int) -> list[Replayed]:
    """The first ones of a row that differ in what they are about and in two of seat, round and kind; where there are
    not enough, those that differ in less."""
    picked: list[Replayed] = []
    for strictness in (2, 1, 0):
        for one in found:
            if len(picked) < count and all(_apart(one.decision, other.decision) >= strictness for other in picked):
                picked.append(one)
    return sorted(picked, key=found.index)


def _apart(one: Decision, other: Decision) -> int:
    """In how much two decisions differ, 0 to 3; less than none where they are about the same card."""
    if one is other or set(one.cards) & set(other.cards):
        return -1
    return (one.seat != other.seat) + (one.round != other.round) + (one.kind != other.kind)
