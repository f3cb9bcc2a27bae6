"""What each seat really paid, by kind: read off the states of a game, to the last tenth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from game.debrief.played import Played
from game.rules.money import entry_cost, peak_of, program_cost, upkeep
from game.rules.types import State

KINDS = ("programs", "help", "agreements", "events")
"""What money is spent on; together they are all that a seat ever spends."""


@dataclass(frozen=True, slots=True)
class Paid:
    """What one seat paid in the whole game, C$100,000.

    `programs` are its own, less what others gave for them; `help` is what it gave for others'; `agreements` its part of
    their starts and yearly costs; `events` what its choices cost. `given` and `received` are promised payments between
    seats: they move money and spend none.
    """

    programs: int = 0
    help: int = 0
    agreements: int = 0
    events: int = 0
    given: int = 0
    received: int = 0

    @property
    def spent(self) -> int:
        """All that it spent, as its purse says."""
        return self.programs + self.help + self.agreements + self.events

    @property
    def net(self) -> int:
        """What the common task cost it: spent and given, less what others gave it."""
        return self.spent + self.given - self.received


def paid(played: Played) -> tuple[Paid, ...]:
    """What each seat paid so far, by seat."""
    sums: dict[tuple[str, int], int] = {}
    for kind, seat, money in _payments(played):
        sums[kind, seat] = sums.get((kind, seat), 0) + money
    names = (*KINDS, "given", "received")
    return tuple(Paid(**{kind: sums.get((kind, seat), 0) for kind in names}) for seat in played.seats)


def _payments(played: Played) -> Iterator[tuple[str, int, int]]:
    """(kind, seat, money) of everything that was paid."""
    for before, after in pairwise(played.states):
        if after.phase == "resolution" != before.phase:
            yield from _resolved(played, before, after)
        elif before.seats is not after.seats:
            # Outside resolution nothing but a choice in an event is paid.
            for seat in played.seats:
                money = after.seats[seat].spent - before.seats[seat].spent
                if money:
                    yield "events", seat, money
    for heard in played.table.heard:
        values = dict(heard.event.said.values)
        if heard.event.said.key == "did.helped":
            yield "help", int(values["who"]), int(values["money"])
            yield "programs", int(values["whom"]), -int(values["money"])
        elif heard.event.said.key == "did.pay":
            yield "given", int(values["who"]), int(values["money"])
            yield "received", int(values["whom"]), int(values["money"])


def _resolved(played: Played, before: State, after: State) -> Iterator[tuple[str, int, int]]:
    """What was paid when a round was resolved, programs at their whole price."""
    scenario = played.scenario
    for old, deal in zip(before.deals, after.deals, strict=True):
        if old.status == "signed" and deal.status == "ratified":
            for term in deal.terms:
                if term.kind == "sign":
                    for seat in deal.parties:
                        yield "agreements", seat, entry_cost(scenario, term, seat)
    for agreement in after.in_force:
        for seat in agreement.parties:
            yield "agreements", seat, upkeep(scenario, agreement, seat)
    for running in after.running:
        if running.level:
            peak = peak_of(before, running.owner, running.card)
            yield "programs", running.owner, program_cost(scenario, running.card, peak, running.level)


def dearest(played: Played) -> tuple[Mapping[str, int], ...]:
    """What each seat's own programs cost in the whole game before help, by card, the dearest first."""
    sums: list[dict[str, int]] = [{} for _ in played.seats]
    for before, after in pairwise(played.states):
        if after.phase == "resolution" != before.phase:
            for running in after.running:
                if running.level:
                    peak = peak_of(before, running.owner, running.card)
                    cost = program_cost(played.scenario, running.card, peak, running.level)
                    sums[running.owner][running.card] = sums[running.owner].get(running.card, 0) + cost
    return tuple(dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))) for found in sums)
