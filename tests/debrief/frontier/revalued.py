"""Frontier points valued once more by the laboratory: really signed, really played on, under other luck.

Two ways to the same quantity. The frontier follows a bundle through the model as game.ai.bundles thinks it would hold;
here the rules themselves take the offer and the acceptances, ratify it at home, write the plans that its promises ask
for, reveal them, enter what was kept, let events happen, and ask the world round by round, while every seat holds its
course. Compared are points through the indicators by a party's weights (Worth.world). Left out on both sides is what
money does, since it is priced and not played: cards cost nothing, and every seat is taken to spend what it is believed
to. Left out besides are private orders, of which the frontier says how likely they look and the rules only whether they
were met. `calm` leaves events out on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from unittest.mock import patch

from game.ai.futures import look_ahead
from game.ai.reckon import settled
from game.catalog.load import Loaded
from game.debrief.frontier.alternatives import room_at
from game.debrief.frontier.bargain import Bargain
from game.debrief.frontier.valued import Worth, agreed, valued
from game.lab.claims import Effect, effect
from game.lab.deals import referees
from game.lab.lockstep import Table, go_on, opened
from game.lab.player import Play
from game.rules import apply, seen_by
from game.rules.cards import Scenario
from game.rules.deals import MOST_CARRY
from game.rules.money import with_seat
from game.rules.record import changed
from game.rules.types import TEACHER, Action, Offer, Option, State, View

GAMES = 100
"""Games with each bundle, and as many without one."""
FIRST = 1_000_003
"""The first seed of the laboratory's luck."""
GRAIN = 0.001
"""Points that a difference of two scores may be off because the rules keep them in thousandths."""
NEVER = 10**6
"""A month that no scenario reaches."""


@dataclass(frozen=True, slots=True)
class Revalued:
    """A bundle of a negotiation to one party: what the frontier said, and what the laboratory found, a mean of pairs of
    games with its 95 % interval. `stood`: games in which it passed at home and every promise of it was kept."""

    at: int
    seat: int
    said: Worth
    found: Effect
    stood: int

    @property
    def agrees(self) -> bool:
        """Whether both means lie within the 95 % interval of their difference."""
        halves = (self.said.high - self.said.low) / 2, (self.found.high - self.found.low) / 2
        apart = abs(self.said.world - self.found.mean)
        return apart <= sqrt(halves[0] ** 2 + halves[1] ** 2) + GRAIN


def revalued(
    loaded: Loaded, state: State, bargain: Bargain, places: Sequence[int], games: int = GAMES, *, calm: bool = False
) -> list[Revalued]:
    """Bundles of a bargain, by their places, with each of its parties, from the state at its moment."""
    loaded = replace(loaded, scenario=_calm(loaded.scenario)) if calm else loaded
    scenario, before = loaded.scenario, laid(state)
    offers = [Offer(bargain.parties, bargain.bundles[at].terms) for at in places]
    said = valued(room_at(scenario, referees(loaded), before, bargain.number), offers, bargain.parties).worth
    found = []
    plain = _ends(loaded, before, games)
    for at, offer, worth in zip(places, offers, said, strict=True):
        start = signed(scenario, before, offer)
        ends = _ends(loaded, start, games) if start is not None else []
        stood = sum(_stood(end, len(before.deals)) for end in ends)
        for seat, one in zip(bargain.parties, worth, strict=True):
            rows = [{k: end.scores[seat] / 1000 for k, end in enumerate(each)} for each in (ends, plain)]
            found.append(Revalued(at, seat, one, effect(*rows), stood))
    return found


def laid(state: State) -> State:
    """The state with what was signed before taken to be in force, and nobody bound by what was promised before: so is
    the course of things that the frontier starts from."""
    deals = tuple(changed(one, status="ratified") if one.status == "signed" else one for one in state.deals)
    return changed(state, in_force=(*state.in_force, *agreed(state.deals, state.round)), deals=deals, promises=())


def signed(scenario: Scenario, state: State, offer: Offer) -> State | None:
    """The state after one of the parties has made an offer, all others have accepted it, and each has spent at home
    what it needs there; None where the rules refuse it. Whoever has made all its offers this round may make one more:
    it is asked what the bundle would have brought."""
    for maker in offer.parties:
        free = with_seat(state, maker, changed(state.seats[maker], offers_made=0))
        step = apply(scenario, free, Action(maker, "offer", offer=offer))
        for seat in offer.parties:
            if seat != maker and step.refused is None:
                step = apply(scenario, step.state, Action(seat, "answer", "", 1, len(state.offers)))
        if step.refused is None:
            return _carried(scenario, step.state)
    return None


def _carried(scenario: Scenario, state: State) -> State:
    """The state after the parties of the last deal have spent as much capital on it as it needs and they have."""
    deal = state.deals[-1]
    for seat in deal.parties if deal.status == "signed" else ():
        for _ in range(MOST_CARRY):
            mine = seen_by(scenario, state, seat).mine
            if mine is None or dict(mine.support).get(deal.number, 100) >= 100:
                break
            step = apply(scenario, state, Action(seat, "carry", "", 1, deal.number))
            if step.refused is not None:
                break
            state = step.state
    return state


def _stood(end: State, number: int) -> bool:
    """Whether a deal passed at home and no promise of it was broken."""
    broken = any(one.deal == number and one.status == "broken" for one in end.promises)
    return end.deals[number].status == "ratified" and not broken


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody who holds a course: every program at the level at which it ran, but for what open promises ask."""

    levels: Mapping[tuple[int, str], int]
    """By owner and program."""

    def seated(self, loaded: Loaded, seat: int, seed: int) -> Play:
        """What it does in this seat: nothing but its plan."""

        def play(view: View, options: tuple[Option, ...]) -> Action:
            for option in options if view.phase == "programs" else ():
                wanted = self._wanted(view, seat, option.card) if option.verb == "fund" else option.now
                if wanted != option.now and option.low <= wanted <= option.high:
                    return Action(seat, "fund", option.card, wanted)
            return Action(seat, "pass")

        return play

    def _wanted(self, view: View, seat: int, card: str) -> int:
        level = self.levels.get((seat, card), 0)
        for one in view.promises:
            if (one.term.by, one.term.card, one.status) == (seat, card, "open") and one.first <= view.round <= one.last:
                level = 0 if one.term.kind == "suspend" else max(level, one.term.amount)
        return level


def _ends(loaded: Loaded, state: State, games: int) -> list[State]:
    """So many ends of a game in which everybody holds the course, each with luck of its own."""
    view = settled(seen_by(loaded.scenario, state, TEACHER))
    spent = look_ahead(loaded.scenario, loaded.model, view, 1).believed
    holding = Holding({(one.owner, one.card): one.level for one in state.running})
    table = Table(replace(loaded, scenario=_for_nothing(loaded.scenario)), (holding,) * len(state.seats))
    found = [opened(table, changed(state, seed=FIRST + k)) for k in range(games)]
    # Money is counted apart: whatever is paid, the world is asked as if each seat spent what it is believed to.
    with patch("game.catalog.orders.spending", return_value=spent):
        go_on(found)
    return [game.state for game in found]


def _for_nothing(scenario: Scenario) -> Scenario:
    """The table with programs and agreements that cost nothing, so that no purse runs short of what was promised."""
    programs = {id: replace(card, start_cost=0, yearly_cost=0) for id, card in scenario.programs.items()}
    agreements = {id: replace(card, start_cost=0, yearly_cost=0) for id, card in scenario.agreements.items()}
    return replace(scenario, programs=programs, agreements=agreements)


def _calm(scenario: Scenario) -> Scenario:
    """The table without events to come."""
    events = {id: replace(card, opens=NEVER, pinned=0) for id, card in scenario.happenings.items()}
    return replace(scenario, happenings=events)
