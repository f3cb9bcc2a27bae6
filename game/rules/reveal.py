"""Plans revealed: all at once they become programs in force and are paid."""

from __future__ import annotations

from game.rules.cards import Scenario
from game.rules.index import index
from game.rules.promises import asked_for, exemptions
from game.rules.record import changed
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
    exempt = exemptions(state)
    before = {(r.owner, r.card): r for r in state.running}
    after = dict(before)
    deeds, paid = list(state.deeds), [0] * len(state.seats)
    for seat, mine in enumerate(state.seats):
        asked = {card for card, _ in asked_for(scenario, state, seat)}
        for card, level in mine.plan:
            old = before.get((seat, card))
            cost = prices[card][old.peak if old else 0][level]
            helped = _helped(cost, gifts[card, seat]) if (card, seat) in gifts else []
            for helper, gift in helped:
                paid[helper] += gift
                paid[seat] -= gift
            paid[seat] += cost
            shares = tuple([(helper, 100 * gift // cost) for helper, gift in helped])
            free = exempt.get((seat, card), ())
            running = _running(state, seat, card, level, old, shares, free, card in asked)
            if running is not old or helped:
                after[seat, card] = running
                events += _told(scenario, old, running, helped)
                deeds += contribution(scenario, old, running)
    plans = [dict(mine.plan) for mine in state.seats]
    for (owner, card), running in before.items():
        if running.level and card not in plans[owner]:
            after[owner, card] = changed(running, level=0, shares=())
            events.append(Event(Said("did.stopped", (("who", owner), ("card", card)))))
    seats = tuple(
        [
            changed(mine, plan=(), pledges=(), funds=mine.funds - money, spent=mine.spent + money)
            for mine, money in zip(state.seats, paid, strict=True)
        ]
    )
    if len(after) > len(before):
        after = {key: after[key] for key in sorted(after)}
    return Step(changed(state, seats=seats, running=tuple(after.values()), deeds=tuple(deeds)), tuple(events))


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
    shares: Shares,
    exempt: tuple[int, ...],
    asked: bool,
) -> Running:
    """The program in force from this round on; its age counts from when it last began."""
    if old is None:
        return Running(card, seat, level, state.round, level, shares, exempt, asked)
    if (old.level, old.shares, old.exempt, old.asked) == (level, shares, exempt, asked):
        return old
    since = old.since if old.level else state.round
    return Running(card, seat, level, since, max(old.peak, level), shares, exempt, asked)


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


def contribution(scenario: Scenario, old: Running | None, running: Running) -> list[Deed]:
    """An unasked contribution is an initiative, an asked one compliance; paying together is joint work."""
    deeds = [Deed("joint", running.owner, helper) for helper, _ in running.shares]
    if old is None or running.level > old.level:
        kind = "comply" if running.asked else "initiative"
        reassured = index(scenario).reassured[running.card]
        deeds += [Deed(kind, running.owner, seat) for seat in reassured if seat != running.owner]
    return deeds
