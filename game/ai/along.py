"""Events along courses: drawn round by round by the hazards that each course has brought about, with the same luck.

Where plans are many and the look is short, events are drawn once for all of them, by hazards as they stand
(game.ai.futures). A bundle that is weighed for the rest of the game is followed more closely: what it does to alarm,
pressure or queues makes events likelier or rarer, and a program that it promises may be what an event waits for.
What history pinned to a date, and how events are answered, is for those who look back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ai.futures import EVENTS
from game.rules.cards import Happening, Need, Scenario
from game.rules.happenings import MILLION, SURELY
from game.rules.index import index
from game.rules.needs import holds
from game.rules.types import View
from game.world.luck import uniforms
from game.world.model import Floats, Model

Games = NDArray[np.int64]
Which = NDArray[np.bool_]
NEVER = -1
ON_TABLE = frozenset({"program", "agreement"})
"""Prerequisites that hang on what was agreed, and not on luck."""


def hazards(scenario: Scenario, dials: Games, card: Happening) -> Games:
    """Chance of an event in a round, parts per million, [...], from dials in thousandths, [dials, ...]: the same as
    game.rules.happenings.hazard, of many games at once."""
    yearly = np.full(dials.shape[1:], card.base_ppm, dtype=np.int64)
    for slope in card.slopes:
        yearly += np.maximum(0, dials[scenario.dials[slope.dial]] - slope.start) * slope.ppm
    return np.clip(yearly * scenario.months // 12, 0, SURELY)


@dataclass(slots=True, eq=False)
class Along:
    """The events of so many courses, each in so many futures. `came` holds by card how many rounds from now it came
    last, [courses, futures] (NEVER: not from now on); `tables` is how each course's table stood in the round before."""

    scenario: Scenario
    model: Model
    view: View
    courses: int
    futures: int
    hindsight: bool = False
    """What only who looks back can say: what history pinned to a date comes then, and every event is answered as by
    those who keep silent, by its first choice."""
    came: dict[str, Games] = field(default_factory=dict)
    tables: Sequence[View] = ()

    def happen(self, at: int, dials: Floats, out: tuple[Floats, Floats, Floats]) -> None:
        """Put into force what comes `at` rounds from now: dose, age and first round, [slots, courses, futures] each.

        `dials` [dials, courses x futures] are those of the round before.
        """
        calendar = index(self.scenario).calendar[self.view.round + at - 1]
        cards = [(place, card) for place, card in calendar if self.hindsight or not card.pinned]
        seeds = np.arange(1, self.futures + 1, dtype=np.uint64)
        luck = uniforms(seeds, self.view.round + at, EVENTS, max((place for place, _ in cards), default=0) + 1)
        shown = np.rint(dials * 1000.0).astype(np.int64).reshape(len(dials), self.courses, self.futures)
        for place, card in cards:
            if ("event", card.id) in self.model.slots:
                comes = self._able(card, at, shown)
                if not card.pinned:
                    comes &= luck[place] * MILLION < hazards(self.scenario, shown, card)
                last = self.came.setdefault(card.id, np.full((self.courses, self.futures), NEVER))
                last[comes] = at
        self._in_force(at, out)

    def _in_force(self, at: int, out: tuple[Floats, Floats, Floats]) -> None:
        dose, age, first = out
        for id, last in self.came.items():
            here = last > NEVER
            for slot in self._slots(id):
                dose[slot][here] = 1.0
                age[slot][here] = (at - last[here] + 1) * self.model.years
                first[slot][here] = last[here] == at

    def _slots(self, id: str) -> list[int]:
        """An event's own, and with hindsight that of the first answer of each seat that is asked."""
        slots, seats = self.model.slots, range(len(self.scenario.actors) if self.hindsight else 0)
        answers = (slots.get(("choice", id, str(seat), "0")) for seat in seats)
        return [slots["event", id], *(slot for slot in answers if slot is not None)]

    def _able(self, card: Happening, at: int, shown: Games) -> Which:
        """Where an event may happen at all."""
        once = card.once or card.pinned
        able = ~self._has_been(card.id) if once else np.ones((self.courses, self.futures), dtype=bool)
        for rival in () if card.pinned else card.excludes:
            able &= ~self._has_been(rival)
        for need in card.needs:
            able &= self._met(need, at, shown)
        return able

    def _has_been(self, id: str) -> Which:
        if any(one.card == id for one in self.view.happened):
            return np.ones((self.courses, self.futures), dtype=bool)
        return self.came.get(id, np.full((self.courses, self.futures), NEVER)) > NEVER

    def _met(self, need: Need, at: int, shown: Games) -> Which:
        """Where a prerequisite is met."""
        if need.kind == "event":
            return self._has_been(need.what)
        if need.kind == "dial":
            values = shown[self.scenario.dials[need.what]]
            return np.asarray(values <= need.bound if need.below else values >= need.bound)
        if need.kind in ON_TABLE:
            tables: Sequence[Any] = self.tables  # a View shows all that prerequisites go by
            return np.array([holds(self.scenario, table, need) for table in tables])[:, None]
        return np.array(self.view.round + at >= need.bound)
