"""Events: drawn by hazard or pinned to a date, with choices, and with what they do to governments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.rules.cards import Happening, Scenario, fits
from game.rules.chance import draw_from, stream
from game.rules.index import index
from game.rules.needs import missing
from game.rules.record import changed
from game.rules.types import Event, Happened, Said, State, Step, Swing

MILLION = 1_000_000
SURELY = 950_000
"""A drawn event is never certain, whatever its hazard."""
PLEASED = 5
"""Points of support that one point of `pleases` of an event moves."""


def hazard(scenario: Scenario, state: State, card: Happening) -> int:
    """Chance of the event in this round, parts per million."""
    yearly = card.base_ppm
    for slope in card.slopes:
        yearly += max(0, state.dials[scenario.dials[slope.dial]] - slope.start) * slope.ppm
    return min(SURELY, max(0, yearly * scenario.months // 12))


def open_now(scenario: Scenario, state: State, card: Happening) -> bool:
    """Whether an event whose date has come may happen; a pinned one keeps its date, but not without what it needs."""
    for happened in state.happened:
        if happened.card == card.id and (card.once or card.pinned or happened.round == state.round):
            return False
        if not card.pinned and happened.card in card.excludes:
            return False
    return not card.needs or missing(scenario, state, card.needs) is None


def occur(scenario: Scenario, state: State) -> Step:
    """All that happens this round, in the order of the deck."""
    events: list[Event] = []
    luck = stream(state.seed, state.round, "event")
    for at, card in index(scenario).calendar[state.round - 1]:
        if (card.pinned or drawn(scenario, state, card, luck, at)) and open_now(scenario, state, card):
            state, told = happen(scenario, state, card)
            events += told
    return Step(state, tuple(events))


def drawn(scenario: Scenario, state: State, card: Happening, luck: int, at: int) -> bool:
    """Whether the die for this card falls below its hazard."""
    chance = hazard(scenario, state, card)
    return chance > 0 and draw_from(luck, at) * MILLION >> 32 < chance


def happen(scenario: Scenario, state: State, card: Happening) -> tuple[State, list[Event]]:
    """The event takes place: it is told, governments change, moods swing, and whoever must choose is asked."""
    events = [Event(Said("did.event", (("card", card.id),)))]
    choosers: tuple[tuple[int, int], ...] = ()
    if card.choices:
        choosers = tuple((seat, -1) for seat, actor in enumerate(scenario.actors) if fits(actor, card.chooser))
    state = changed(state, happened=(*state.happened, Happened(card.id, state.round, choosers)))
    state = swing(scenario, state, card.pleases, range(len(state.seats)))
    for politics in card.politics:
        for seat, actor in enumerate(scenario.actors):
            if fits(actor, politics.of):
                state, told = govern(scenario, state, seat, politics.kind, politics.bound, politics.rounds)
                events.append(told)
    return state, events


def govern(scenario: Scenario, state: State, seat: int, kind: str, bound: int, rounds: int) -> tuple[State, Event]:
    """An election decides by opinion; other events set a government's strength, for a while or until the next."""
    if kind == "election":
        place = index(scenario).opinion[seat]
        opinion = state.dials[place] if place >= 0 else 50_000
        kind = "majority" if opinion >= bound else "minority"
    mine = state.seats[seat]
    after = mine.majority_after if mine.majority_until else mine.majority
    until = state.round + rounds if rounds else 0
    mine = changed(mine, majority=kind, majority_until=until, majority_after=after)
    seats = (*state.seats[:seat], mine, *state.seats[seat + 1 :])
    return changed(state, seats=seats), Event(Said(f"did.{kind}", (("who", seat),)))


def swing(scenario: Scenario, state: State, pleases: Mapping[str, int], seats: Iterable[int]) -> State:
    """What an event pleases or angers moves the constituencies for this round and the next."""
    if not pleases:
        return state
    benches, last = index(scenario).benches, state.round + 1
    swings = [
        Swing(seat, who, points * PLEASED, last)
        for seat in seats
        for who, points in pleases.items()
        if who in benches[seat]
    ]
    return changed(state, swings=(*state.swings, *swings)) if swings else state


def calm(state: State) -> State:
    """At the start of a round: swings pass, and governments set for a while come back."""
    swings = tuple(s for s in state.swings if s.last >= state.round)
    seats = tuple(
        changed(mine, majority=mine.majority_after, majority_until=0)
        if mine.majority_until and mine.majority_until < state.round
        else mine
        for mine in state.seats
    )
    return changed(state, swings=swings, seats=seats)
