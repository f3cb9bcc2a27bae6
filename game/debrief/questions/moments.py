"""Moments of a game that are worth asking about: refusals, broken and kept promises, deals that failed at home."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from game.debrief.played import Played
from game.debrief.theory.paradox import joint
from game.debrief.timeline.given import to_whom
from game.rules.types import Deal, Offer, Offered, Promise


@dataclass(frozen=True, slots=True)
class Refusal:
    """An offer that a seat refused, in which round and with which reason ("" for none), and what its cards were worth
    to all its parties together (points of score, by the model's expectation at the opening)."""

    offered: Offered
    by: int
    round: int
    reason: str
    worth: float


def card_of(offer: Offer) -> str:
    """The card that an offer is first of all about: what it would sign, else what it would fund; "" for none."""
    named = sorted((term for term in offer.terms if term.card), key=lambda term: term.kind != "sign")
    return named[0].card if named else ""


def refusals(played: Played) -> tuple[Refusal, ...]:
    """All refusals, those of the bundles that were worth most first."""
    found = []
    for state, action in zip(played.states, played.actions, strict=False):
        if action.verb == "answer" and not action.amount:
            offered = state.offers[action.target]
            found.append(Refusal(offered, action.seat, state.round, action.text, joint(played, offered)))
    return tuple(sorted(found, key=lambda one: (-one.worth, one.offered.number)))


@dataclass(frozen=True, slots=True)
class Word:
    """A promise that was kept or broken, in which round that was found, and trust of the pair before and after."""

    promise: Promise
    to: int
    round: int
    trust: tuple[float, float]


def words(played: Played, status: str) -> tuple[Word, ...]:
    """Promises with a status: broken ones after which trust fell most first, kept ones after which it rose most (the
    earliest of equals)."""
    way = -1 if status == "broken" else 1
    found = []
    for before, after in pairwise(played.states):
        if after.promises is before.promises:
            continue
        old = {line.number: line.status for line in before.promises}
        for line in after.promises:
            if line.status == status != old.get(line.number, "open") and after.round <= played.rounds:
                to = to_whom(line)
                found.append(Word(line, to, after.round, _trust(played, line.term.by, to, after.round)))
    return tuple(sorted(found, key=lambda one: (way * (one.trust[0] - one.trust[1]), one.round, one.promise.number)))


def _trust(played: Played, one: int, other: int, round: int) -> tuple[float, float]:
    a, b = sorted((one, other))
    actors = played.scenario.actors
    dial = played.scenario.dials[f"trust@{actors[a].id}~{actors[b].id}"]
    known = [played.scenario.opening, *played.end.history]
    return known[round - 1][dial] / 1000, known[round][dial] / 1000


def rejected(played: Played) -> tuple[Deal, ...]:
    """Deals that were signed and failed at home, in order."""
    return tuple(deal for deal in played.end.deals if deal.status == "rejected")


def longest(played: Played) -> tuple[str, int, int, tuple[int, ...]] | None:
    """The agreement that took longest from its first offer to its deal: card, first round, last round, parties."""
    first: dict[str, int] = {}
    for offered in played.end.offers:
        first.setdefault(card_of(offered.offer), offered.made)
    found = []
    for deal in played.end.deals:
        card = card_of(Offer(deal.parties, deal.terms))
        if deal.status == "ratified" and card:
            found.append((deal.made - first[card], -deal.number, card, first[card], deal.made, deal.parties))
    return max(found)[2:] if found else None


def turn(played: Played) -> tuple[int, float, float]:
    """The round in which the border's health changed most, with what it was before and after; of the second round
    on, for before the first there is no figure."""
    healths = [health / 1000 for health in played.table.healths]
    if len(healths) < 2:
        return 1, healths[0], healths[0]
    at = max(range(1, len(healths)), key=lambda place: (abs(healths[place] - healths[place - 1]), -place))
    return at + 1, healths[at - 1], healths[at]


def began(played: Played, round: int) -> tuple[str, ...]:
    """What happened, came into force and was begun in a round: events, agreements, then programs by their cost."""
    state, scenario = played.table.resolved[round - 1], played.scenario
    events = [event.card for event in state.happened if event.round == round]
    agreements = [agreement.card for agreement in state.in_force if agreement.since == round]
    programs = [running.card for running in state.running if running.level and running.since == round]
    programs.sort(key=lambda card: (-scenario.programs[card].yearly_cost, card))
    return tuple(dict.fromkeys((*events, *agreements, *programs)))
