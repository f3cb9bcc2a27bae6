"""Every decision of a game that counted, found in its actions, and what else could have been done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from game.debrief.played import Played
from game.debrief.whatif.decision import Change, Decision, Part, parts
from game.debrief.whatif.plans import pledges, programs
from game.rules import allows
from game.rules.choices import payable
from game.rules.deals import MOST_CARRY
from game.rules.promises import find
from game.rules.record import changed
from game.rules.types import Action, Offer, Said


def decisions(played: Played) -> tuple[Decision, ...]:
    """All of them, in the order of the game, of the rounds that were played to their end."""
    found: list[Decision] = []
    for part in parts(played.states):
        if part.round <= played.rounds:
            for finder in FINDERS.get(part.phase, ()):
                found += finder(played, part)
    found.sort(key=lambda one: (one.round, one.positions[:1] or (part_of(played, one).last,)))
    return tuple(replace(one, number=number) for number, one in enumerate(found))


def part_of(played: Played, decision: Decision) -> Part:
    """The phase in which a decision fell."""
    return next(part for part in parts(played.states) if (part.round, part.phase) == (decision.round, decision.phase))


def _one(part: Part, seat: int, kind: str, at: int, said: Said, cards: tuple[str, ...], *other: Change) -> Decision:
    return Decision(0, part.round, part.phase, seat, kind, (at,), said, cards, other)


def _not(key: str, *at: int) -> Change:
    """Not done."""
    return Change(Said(f"debrief.whatif.change.{key}"), frozenset(at))


def _talks(played: Played, part: Part) -> Iterator[Decision]:
    """What is said and done at the table, act by act."""
    for at in range(part.first, part.last):
        action = played.actions[at]
        maker = TALK.get(action.verb)
        if maker is not None and action.seat >= 0:
            yield from maker(played, part, at, action)


def _offer(played: Played, part: Part, at: int, action: Action) -> Iterator[Decision]:
    assert action.offer is not None
    cards = cards_of(action.offer)
    key = "did.counter" if action.offer.parent >= 0 else "did.offer"
    said = Said(key, (("who", action.seat), ("card", _first(cards))))
    yield _one(part, action.seat, "offer", at, said, cards, _not("no-offer", at))


def cards_of(offer: Offer) -> tuple[str, ...]:
    """The cards that a bundle is about, signatures first."""
    terms = sorted(offer.terms, key=lambda term: term.kind != "sign")
    return tuple(dict.fromkeys(term.card for term in terms if term.card))


def _first(cards: tuple[str, ...]) -> str:
    return cards[0] if cards else ""


def _answer(played: Played, part: Part, at: int, action: Action) -> Iterator[Decision]:
    state = played.states[at]
    offered = state.offers[action.target]
    cards = cards_of(offered.offer)
    values = (("who", action.seat), ("whom", offered.maker), ("card", _first(cards)))
    other = changed(action, amount=1 - action.amount, text="", words="", about=-1)
    if allows(played.scenario, state, other) is not None:
        return
    change = Change(
        Said("debrief.whatif.change.refused" if action.amount else "debrief.whatif.change.accepted"), put={at: other}
    )
    said = Said("did.accept" if action.amount else "did.refuse.silent", values)
    yield _one(part, action.seat, "answer", at, said, cards, change)


def _withdraw(played: Played, part: Part, at: int, action: Action) -> Iterator[Decision]:
    cards = cards_of(played.states[at].offers[action.target].offer)
    said = Said("did.withdraw", (("who", action.seat),))
    yield _one(part, action.seat, "withdraw", at, said, cards, _not("not-withdrawn", at))


def _pull(played: Played, part: Part, at: int, action: Action) -> Iterator[Decision]:
    kind = played.scenario.levers[action.card].kind
    said = Said(f"did.{kind}", (("who", action.seat), ("whom", action.target), ("card", action.card)))
    yield _one(part, action.seat, "lever", at, said, (action.card,), _not("not-pulled", at))


def _ally(played: Played, part: Part, at: int, action: Action) -> Iterator[Decision]:
    said = Said("did.ally" if action.amount else "did.ally.end", (("who", action.seat), ("whom", action.target)))
    yield _one(part, action.seat, "ally", at, said, (), _not("no-ally" if action.amount else "still-ally", at))


def _leave(played: Played, part: Part, at: int, action: Action) -> Iterator[Decision]:
    said = Said("did.leave", (("who", action.seat), ("card", action.card)))
    yield _one(part, action.seat, "leave", at, said, (action.card,), _not("stayed", at))


def _choices(played: Played, part: Part) -> Iterator[Decision]:
    for at in range(part.first, part.last):
        action = played.actions[at]
        if action.verb != "choose":
            continue
        state, choices = played.states[at], played.scenario.happenings[action.card].choices
        others = (n for n in payable(played.scenario, state.seats[action.seat], action.card) if n != action.amount)
        changes = tuple(
            Change(
                Said("debrief.whatif.change.chosen", (("choice", choices[n].id),)),
                put={at: changed(action, amount=n, words="")},
            )
            for n in others
        )
        if changes:
            values = (("who", action.seat), ("card", action.card), ("choice", choices[action.amount].id))
            yield _one(part, action.seat, "choice", at, Said("did.choice", values), (action.card,), *changes)


def _carried(played: Played, part: Part) -> Iterator[Decision]:
    """What a seat spent at home on a deal, all of the phase together."""
    spent: dict[tuple[int, int], list[int]] = {}
    for at in range(part.first, part.last):
        action = played.actions[at]
        if action.verb == "carry":
            spent.setdefault((action.seat, action.target), []).append(at)
    for (seat, number), places in spent.items():
        first, last = places[0], places[-1]
        before = played.states[first]
        deal = before.deals[number]
        cards = cards_of(Offer(deal.parties, deal.terms))
        points = sum(played.actions[at].amount for at in places)
        changes = [_not("not-carried", *places)]
        most = min(before.seats[seat].capital, MOST_CARRY - dict(deal.carried).get(seat, 0))
        if most > points:
            more = changed(played.actions[last], amount=most)
            said = Said("debrief.whatif.change.carried-more", (("n", most),))
            changes.append(Change(said, frozenset(places[:-1]), {last: more}))
        said = Said("debrief.whatif.carried", (("who", seat), ("n", points), ("card", _first(cards))))
        yield Decision(0, part.round, part.phase, seat, "carry", tuple(places), said, cards, tuple(changes))


def _withheld(played: Played, part: Part) -> Iterator[Decision]:
    """Promises that a seat made up its mind not to keep this round, and did not change it again."""
    asked: dict[tuple[int, int], list[int]] = {}
    for at in range(part.first, part.last):
        action = played.actions[at]
        if action.verb == "withhold":
            asked.setdefault((action.seat, action.target), []).append(at)
    for (seat, number), places in asked.items():
        before, after = (find(played.states[at], number) for at in (places[0], places[-1] + 1))
        if before.withheld == after.withheld:
            continue
        term = after.term
        values = (("who", term.by), ("whom", term.target), ("card", term.card), ("amount", term.amount))
        verb, other = ("withheld", "kept") if after.withheld else ("kept", "withheld")
        kind = "stand-by" if term.kind == "support" and not term.card else term.kind
        said, change = Said(f"debrief.whatif.{verb}.{kind}", values), _not(other, *places)
        cards = (term.card,) if term.card else ()
        yield Decision(0, part.round, part.phase, seat, "withhold", tuple(places), said, cards, (change,))


Maker = Callable[[Played, Part, int, Action], Iterator[Decision]]
TALK: dict[str, Maker] = {
    "offer": _offer,
    "answer": _answer,
    "withdraw": _withdraw,
    "pull": _pull,
    "ally": _ally,
    "leave": _leave,
}
Finder = Callable[[Played, Part], Iterator[Decision]]
FINDERS: dict[str, tuple[Finder, ...]] = {
    "events": (_choices,),
    "negotiation": (_talks, _carried),
    "programs": (programs, pledges, _carried, _withheld),
}
"""What decides in which phase."""
