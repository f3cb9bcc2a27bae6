"""Plans revealed: all at once they become programs in force and are paid."""

from __future__ import annotations

from game.rules.cards import Scenario, fits_any
from game.rules.change import changed
from game.rules.index import index
from game.rules.promises import asked_for, exempted
from game.rules.trim import lawful, trim
from game.rules.types import Deed, Event, Running, Said, State, Step

Shares = tuple[tuple[int, int], ...]


def reveal(scenario: Scenario, state: State) -> Step:
    """Step 4 of resolution: what cannot be paid is trimmed, pledges pay first, all hear what runs now."""
    events: list[Event] = []
    for seat in range(len(state.seats)):
        state, lost = lawful(scenario, state, seat)
        events += lost
        state = trim(scenario, state, seat)
    prices = index(scenario).prices
    gifts = _gifts(state)
    before = {(r.owner, r.card): r for r in state.running}
    after = {key: changed(r, level=0, shares=()) if r.level else r for key, r in before.items()}
    deeds, paid = list(state.deeds), [0] * len(state.seats)
    for seat, mine in enumerate(state.seats):
        asked = {card for card, _ in asked_for(scenario, state, seat)}
        for card, level in mine.plan:
            old = before.get((seat, card))
            cost = prices[card][old.peak if old else 0][level]
            helped = _helped(cost, gifts.get((card, seat), []))
            for helper, gift in helped:
                paid[helper] += gift
            paid[seat] += cost - sum([gift for _, gift in helped])
            shares = tuple([(helper, 100 * gift // cost) for helper, gift in helped])
            after[seat, card] = running = _running(state, seat, card, level, old, shares, card in asked)
            events += _told(scenario, old, running, helped)
            deeds += _deeds(scenario, old, running)
    for (owner, card), running in before.items():
        if running.level and not after[owner, card].level:
            events.append(Event(Said("did.stopped", (("who", owner), ("card", card)))))
    seats = tuple(
        [
            changed(mine, plan=(), pledges=(), funds=mine.funds - money, spent=mine.spent + money)
            for mine, money in zip(state.seats, paid, strict=True)
        ]
    )
    ordered = tuple([after[key] for key in sorted(after)])
    return Step(changed(state, seats=seats, running=ordered, deeds=tuple(deeds)), tuple(events))


def _gifts(state: State) -> dict[tuple[str, int], list[tuple[int, int]]]:
    """Pledges by program and owner: (helper, money) in the order of the seats."""
    found: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for helper, mine in enumerate(state.seats):
        for card, owner, money in mine.pledges:
            found.setdefault((card, owner), []).append((helper, money))
    return found


def _helped(cost: int, gifts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What each helper pays in the end: its pledge, or what is left to pay."""
    found = []
    for helper, money in gifts:
        gift = min(cost, money)
        if gift:
            found.append((helper, gift))
            cost -= gift
    return found


def _running(
    state: State,
    seat: int,
    card: str,
    level: int,
    old: Running | None,
    shares: tuple[tuple[int, int], ...],
    asked: bool,
) -> Running:
    """The program in force from this round on; its age counts from when it last began."""
    since = old.since if old and old.level else state.round
    peak = max(old.peak if old else 0, level)
    return Running(card, seat, level, since, peak, shares, exempted(state, seat, card) if state.promises else (), asked)


def _told(scenario: Scenario, old: Running | None, new: Running, helped: list[tuple[int, int]]) -> list[Event]:
    """News of one program: begun, raised, cut back; and who helped to pay."""
    events = []
    if old is None or old.level != new.level:
        key = (
            "did.started" if old is None or not old.level else "did.raised" if new.level > old.level else "did.lowered"
        )
        levels = scenario.programs[new.card].levels
        events.append(Event(Said(key, (("who", new.owner), ("card", new.card), ("n", new.level), ("of", levels)))))
    for helper, gift in helped:
        values = (("who", helper), ("whom", new.owner), ("card", new.card), ("money", gift))
        events.append(Event(Said("did.helped", values)))
    return events


def _deeds(scenario: Scenario, old: Running | None, running: Running) -> list[Deed]:
    """An unasked contribution is an initiative, an asked one compliance; paying together is joint work."""
    deeds = [Deed("joint", running.owner, helper) for helper, _ in running.shares]
    program = scenario.programs[running.card]
    if program.reassures and (old is None or running.level > old.level):
        kind = "comply" if running.asked else "initiative"
        for seat, actor in enumerate(scenario.actors):
            if seat != running.owner and fits_any(actor, program.reassures):
                deeds.append(Deed(kind, running.owner, seat))
    return deeds
