"""What came of a trial: who takes it, what it does to everybody, and what speaks against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from game.ai.values import expectations
from game.lab.alike import SLOTS, alike
from game.lab.claims import Effect, effect
from game.lab.dominated import dominated
from game.lab.findings import DEAD, EVERYWHERE, FEW
from game.lab.locked import DECKS
from game.lab.trial import Pair, Side, Trial, suited, takers
from game.world.names import INDICATORS

STRONG = 2.0
"""Points of final score from which a card decides games: a third to a half of a private order."""


@dataclass(frozen=True, slots=True)
class Rate:
    """In how many of the games in which it was open to somebody it was taken; `first`: the round in which it most often
    was first, 0 when never."""

    open: int
    taken: int
    first: int

    @property
    def part(self) -> float:
        """0 to 1; nan when it was never open."""
        return self.taken / self.open if self.open else float("nan")


@dataclass(frozen=True, slots=True)
class Weighed:
    """All that was found in the pairs of a trial. Differences are with it less without it."""

    pairs: int
    rate: Rate
    """By anybody; of an event, how often it happens."""
    seats: dict[int, Rate]
    """By seat that may take it."""
    people: dict[str, Rate]
    """By persona, over the seats in which it might have taken it and somebody does."""
    offered: int
    signed: int
    choices: tuple[int, ...]
    """Of an event: how often each choice was made."""
    scores: tuple[Effect, ...]
    where: tuple[Effect, ...]
    """By seat: final score over all pairs, and over those in which it was taken or happened, if they are not few."""
    indicators: dict[str, tuple[Effect, ...]]
    health: Effect
    deals: Effect
    alike: tuple[str, float] | None
    dominated_by: tuple[str, ...]
    dominates: tuple[str, ...]
    same: int
    """Pairs whose two games came out the same to the last point."""
    flags: tuple[str, ...]


def weighed(on: Trial, pairs: Sequence[Pair]) -> Weighed:
    """Everything from the pairs of a trial."""
    seats = range(len(on.table.scenario.actors))
    known = dominated(on.table.scenario, on.table.model) if on.kind in DECKS else []
    used = [row for row in pairs if row.taken]
    used = used if len(used) >= FEW else []  # an interval from a handful of games would be far too narrow
    rate, scores = _rate(pairs, None, on), tuple(apart(pairs, score_of(seat, on)) for seat in seats)
    where = tuple(apart(used, score_of(seat, on)) for seat in seats)
    takings = {seat: _rate(pairs, seat, on) for seat in takers(on)}
    same = sum(row.having == row.lacking for row in pairs)
    by = tuple(row.by for row in known if row.card == on.id)
    return Weighed(
        pairs=len(pairs),
        rate=rate,
        seats=takings,
        people=_people(takings, pairs),
        offered=sum(row.offered for row in pairs),
        signed=sum(row.signed for row in pairs),
        choices=_choices(on, pairs),
        scores=scores,
        where=where,
        indicators={
            name: tuple(apart(pairs, _counted(seat, at)) for seat in seats) for at, name in enumerate(INDICATORS)
        },
        health=apart(pairs, lambda row, side: side.health),
        deals=apart(pairs, lambda row, side: float(side.deals)),
        alike=alike(on.table, on.kind, on.id) if on.kind in DECKS else None,
        dominated_by=by,
        dominates=tuple(row.card for row in known if row.by == on.id),
        same=same,
        flags=_flags(on, rate, scores, where, same == len(pairs), bool(by)),
    )


Value = Callable[[Pair, Side], float]


def apart(pairs: Sequence[Pair], value: Value) -> Effect:
    """With it less without it, pair by pair, with the 95 % interval of the mean difference."""
    having = {at: value(row, row.having) for at, row in enumerate(pairs)}
    return effect(having, {at: value(row, row.lacking) for at, row in enumerate(pairs)})


def score_of(seat: int, on: Trial) -> Value:
    """A seat's final score; of a persona on trial only where it sits."""
    nothing = float("nan")
    return lambda row, side: side.finals[seat] if on.kind != "personas" or row.at == seat else nothing


def _counted(seat: int, at: int) -> Value:
    return lambda row, side: side.counted[seat][at]


def _rate(pairs: Sequence[Pair], seat: int | None, on: Trial) -> Rate:
    """How often a seat, or anybody, took it where it could."""
    everywhere = on.kind == "events"
    open = [row for row in pairs if everywhere or (row.open if seat is None else seat in row.open)]
    rounds = [
        min(round for _, round in mine)
        for row in open
        if (mine := [pick for pick in row.taken if seat is None or pick[0] == seat])
    ]
    return Rate(len(open), len(rounds), _commonest(rounds))


def _commonest(rounds: Sequence[int]) -> int:
    return min(Counter(rounds).items(), key=lambda row: (-row[1], row[0]))[0] if rounds else 0


def _people(seats: Mapping[int, Rate], pairs: Sequence[Pair]) -> dict[str, Rate]:
    """By persona, most often first, over the seats in which somebody takes it; those that hardly ever sat there are
    left out."""
    open: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for row in pairs:
        had = dict(row.taken)
        for seat in row.open:
            if seat in seats and seats[seat].part >= DEAD:
                open[row.people[seat]] += 1
                taken[row.people[seat]] += seat in had
    rates = {id: Rate(count, taken[id], 0) for id, count in sorted(open.items()) if count >= FEW}
    return dict(sorted(rates.items(), key=lambda row: -row[1].part))


def _choices(on: Trial, pairs: Sequence[Pair]) -> tuple[int, ...]:
    if on.kind != "events":
        return ()
    made = Counter(choice for row in pairs for choice in row.choices)
    return tuple(made[at] for at in range(len(on.table.scenario.happenings[on.id].choices)))


def _flags(
    on: Trial, rate: Rate, scores: Sequence[Effect], where: Sequence[Effect], same: bool, beaten: bool
) -> tuple[str, ...]:
    """What speaks against it, the weightiest first: nobody (may take it), never (open), rare (event), dead, idle (moves
    nothing), dominated, strong, everywhere, regret (whoever takes it loses)."""
    if on.kind not in DECKS:
        return ()
    found = []
    if hopeless(on):
        return ("nobody",)
    if not rate.open:
        found.append("never")
    elif rate.part < DEAD:
        found.append("rare" if on.kind == "events" else "dead")
    if rate.taken and _moves_nothing(on):
        found.append("idle")
    if beaten:
        found.append("dominated")
    if any(min(abs(part.low), abs(part.high)) > STRONG and part.low * part.high > 0 for part in (*scores, *where)):
        found.append("strong")
    if on.kind != "events" and rate.open and rate.part > EVERYWHERE:
        found.append("everywhere")
    if on.kind in ("programs", "levers") and rate.taken >= FEW and _regretted(on, where):
        found.append("regret")
    if same and not found:
        found.append("idle")
    return tuple(found)


def hopeless(on: Trial) -> bool:
    """Whether nobody at the table may ever take a card, so that there is nothing to play for."""
    return on.kind in DECKS and on.kind != "events" and not takers(on)


def _regretted(on: Trial, where: Sequence[Effect]) -> bool:
    """Whether all who may take it lose by its being there."""
    return all(where[seat].high < 0.0 for seat in takers(on))


def _moves_nothing(on: Trial) -> bool:
    """Whether the model expects nothing of it, whoever has it and whatever is chosen."""
    worth = expectations(on.table.scenario, on.table.model)
    kinds = (SLOTS[on.kind], "choice") if on.kind == "events" else (SLOTS[on.kind],)
    own = [at for slot, at in worth.slots.items() if slot[0] in kinds and slot[1] == on.id]
    return not abs(worth.moves[:, own]).max(initial=0.0) > 0.0


def sat(on: Trial) -> tuple[int, ...]:
    """The seats whose scores a trial is about."""
    if on.kind == "personas":
        return suited(on)
    return tuple(seat for seat in range(len(on.table.scenario.actors)) if seat != on.seat)
