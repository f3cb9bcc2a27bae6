"""What each seat carries of the common task, as everybody can reckon it from what is in force."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.cards import Scenario
from game.rules.money import program_cost, upkeep
from game.rules.types import State, View


@dataclass(frozen=True, slots=True)
class Share:
    """What one seat carries in a round, C$100,000: its own programs, help for others', agreements."""

    seat: int
    own: int
    help: int
    agreements: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.own + self.help + self.agreements


def carried(scenario: Scenario, seen: View | State) -> list[Share]:
    """What runs and what is in force, priced by its cards and divided as it is shared; starts are left out.

    It is what the world's model takes for each seat's contribution, made into money of one round.
    """
    seats = range(len(scenario.actors))
    own, help = [0] * len(seats), [0] * len(seats)
    for running in seen.running:
        if running.level:
            price = program_cost(scenario, running.card, running.level, running.level)
            gifts = [(helper, price * share // 100) for helper, share in running.shares]
            for helper, gift in gifts:
                help[helper] += gift
            own[running.owner] += price - sum(gift for _, gift in gifts)
    common = [sum(upkeep(scenario, a, seat) for a in seen.in_force if seat in a.parties) for seat in seats]
    return [Share(seat, own[seat], help[seat], common[seat]) for seat in seats]
