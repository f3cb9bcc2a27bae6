"""What would pass at whose home, what the rules allow, and capital spent to make it pass."""

from __future__ import annotations

from typing import Any

from game.ai.mind import Decision, Mind
from game.ai.once import once
from game.rules.cards import Agreement, Program
from game.rules.index import index
from game.rules.needs import missing
from game.rules.offers import check_terms
from game.rules.ratify import House, house, needed, swung
from game.rules.record import changed
from game.rules.types import Action, Offer, Option, Said, Swing, Term, View

LIKELY = 92
"""Support at home, in percent of what is needed, from which a house seems won: a seat does not see all of another's."""
MIDDLING_RISK = 40
"""The trait of whoever goes by just that (assumption)."""
VOTE = 6
"""Percent of what is needed that one point of capital wins, about."""


def likely(mind: Mind) -> float:
    """Support in another's house from which it seems won to this persona: the bold try what may yet fail there."""
    return LIKELY + (MIDDLING_RISK - mind.persona.risk) / 2


def at_home(mind: Mind, view: View, offer: Offer, seat: int, more: tuple[Swing, ...] = ()) -> int:
    """Support for a bundle in a seat's house, percent of what is needed; of others' houses what is public.

    A View shows all that one's own house goes by. What levers moved in the others' is public too, and reckoned with.
    """
    if not signs(offer):
        return 100
    known = houses(mind, view)
    if seat not in known:
        seen: Any = view if seat == mind.seat else abroad(mind, view)
        known[seat] = house(mind.scenario, seen, seat, known=True)
    return needed(mind.scenario, swung(known[seat], more) if more else known[seat], offer.terms, offer.parties)


def signs(offer: Offer) -> bool:
    """Whether a bundle must be ratified."""
    for term in offer.terms:  # noqa: SIM110 (a generator costs more than the look itself)
        if term.kind == "sign":
            return True
    return False


@once
def houses(mind: Mind, view: View) -> dict[int, House]:
    """By seat: the houses that were looked into so far, as they are in this view."""
    return {}


@once
def abroad(mind: Mind, view: View) -> View:
    """The view with what the levers pulled so far still move in the other houses."""
    found: list[Swing] = []
    for id, _, aim, round in view.pulled:
        if aim != mind.seat:
            found += moved(mind, id, aim, round)
    return changed(view, swings=tuple(found))


def moved(mind: Mind, id: str, aim: int, round: int) -> list[Swing]:
    """What a lever pulled in a round moves in the house it is aimed at."""
    card = mind.scenario.levers[id]
    benches = index(mind.scenario).benches[aim]
    last = round + max(1, card.rounds) - 1
    return [Swing(aim, who, points, last) for who, points in card.moves.items() if who in benches]


def lawful(mind: Mind, view: View, offer: Offer, made: int) -> bool:
    """Whether the rules would let a bundle stand that was put in round `made`: clauses alone and together."""
    seen: Any = view
    return check_terms(mind.scenario, seen, mind.seat, offer, made) is None


@once
def pending(mind: Mind, view: View) -> tuple[tuple[Term, ...], ...]:
    """The deals that wait for ratification: with the ground, all that decides whether clauses may stand."""
    return tuple(d.terms for d in view.deals if d.status == "signed" and (not d.secret or mind.seat in d.parties))


def open_to(mind: Mind, view: View, card: Program | Agreement) -> bool:
    """Whether a card's prerequisites are met, as the rules see it."""
    seen: Any = view  # a View shows all that prerequisites speak of
    return missing(mind.scenario, seen, card.needs) is None


def winnable(view: View, home: int) -> bool:
    """Whether its own house would pass it, if need be with the capital at hand."""
    if home >= 100:
        return True
    return view.mine is not None and home >= 70 and home + VOTE * min(10, view.mine.capital) >= 104


def carry(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """Spend the capital that a deal of its own still needs at home, when it is enough."""
    if view.mine is None:
        return None
    support = dict(view.mine.support)
    for option in options:
        if option.verb == "carry":
            number = option.targets[0]
            points = -(-(100 - support.get(number, 100)) // VOTE)
            if 0 < points <= option.high:
                action = Action(mind.seat, "carry", "", points, number)
                return Decision(action, Said("thought.carry", (("n", points),)))
    return None
