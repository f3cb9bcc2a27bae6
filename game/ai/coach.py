"""The coach of one seat: what it makes of a game so far, by the seat's own valuation and what the seat could know.

It looks at moments as the seat saw them, never at a state, and judges with an even-handed mind in that seat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.ai.balance import balance, expects, failures, subjects
from game.ai.costly import costliest
from game.ai.finding import Advice, Curve, Finding, Moment, thousandths
from game.ai.home import likely
from game.ai.level import LEVELS
from game.ai.mind import Mind
from game.ai.offer import prospects
from game.ai.persona import TRAITS, Persona
from game.rules.cards import Scenario, Text
from game.rules.record import changed
from game.rules.types import Offer, Option, Said, View
from game.world.model import Model

MIDDLING = 50
"""Of every trait: the coach asks neither for much nor for little."""
RAISES = (0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1.1, 1.5, 2.0)
"""Points by which it tries to get more out of a bundle, one after another."""
Matter = frozenset[tuple[str, str]]
"""What a bundle is about."""
WORTH_SAYING = 0.05
"""Points below which a difference is not spoken of."""
MOST = 3
"""Missed gains that are told."""


def even_handed() -> Persona:
    """A temper without one."""
    name = Text("", "")
    traits = dict.fromkeys(TRAITS, MIDDLING)
    return Persona(id="coach", name=name, text=name, weights={}, style="linear", suits=(), **traits)


def advise(scenario: Scenario, model: Model, seed: int, seat: int, moments: Sequence[Moment]) -> Advice:
    """What there is to say to a seat about its game so far."""
    mind = Mind(seat, even_handed().at(max(LEVELS)), scenario, model, seed)
    return Advice(
        tuple(first_offers(mind, moments)),
        tuple(curves(mind, moments)),
        tuple(missed(mind, moments)),
        costliest(mind, moments),
    )


# --- the first offer in each matter ---


def first_offers(mind: Mind, moments: Sequence[Moment]) -> Iterator[Finding]:
    """Of each matter the first bundle that the seat offered or accepted, beside what was within reach."""
    taken = {o.offer for o in moments[-1].view.offers if o.status == "agreed"} if moments else set()
    known: set[tuple[tuple[int, ...], tuple[str, str]]] = set()
    for moment in moments:
        offer, own = bundle(moment)
        if offer is None:
            continue
        matters = {(offer.parties, subject) for subject in subjects(offer)}
        if known.isdisjoint(matters):
            yield _beside(mind, moment.view, offer, own, offer in taken)
        known |= matters


def bundle(moment: Moment) -> tuple[Offer | None, bool]:
    """The bundle that the seat offered then, or accepted; and whether it was its own."""
    action = moment.action
    if action is not None and action.verb == "offer":
        return action.offer, True
    if action is not None and action.verb == "answer" and action.amount:
        return next(o.offer for o in moment.view.offers if o.number == action.target), False
    return None, False


def _beside(mind: Mind, view: View, offer: Offer, own: bool, taken: bool) -> Finding:
    others = tuple(seat for seat in offer.parties if seat != mind.seat)
    worth = mind.offer_worth(view, offer)
    lack = max(expects(mind, view, seat, offer) - mind.offer_worth(view, offer, seat) for seat in others)
    found = within_reach(mind, view, offer)
    best = mind.offer_worth(view, found) if found is not None else worth
    said = [Said("coach.first.offer" if own else "coach.first.accepted", (("points", thousandths(worth)),))]
    dear, more = not taken and own and lack > WORTH_SAYING, best - worth
    if found is None or (not dear and more < WORTH_SAYING):
        said.append(Said("coach.first.none" if dear else "coach.first.well"))
        return Finding(view.round, tuple(said), 0.0, others, about(mind, offer))
    if dear:
        said.append(Said("coach.first.dear"))
    said.append(Said("coach.first.reach", (("points", thousandths(best)),)))
    return Finding(view.round, tuple(said), max(0.0, more), others, about(mind, offer), found.terms)


def within_reach(mind: Mind, view: View, offer: Offer) -> Offer | None:
    """The bundle about the same cards that is worth most to the seat of those the others would probably take."""
    best: Offer | None = None
    most = float("-inf")
    for rough in _rough(mind, offer):
        floor = mind.offer_worth(view, rough)
        for least in (min(0.0, floor), *(max(0.0, floor) + more for more in RAISES)):
            found = balance(mind, view, rough, least, failures(mind, view, rough))
            if found is None or _to_and_fro(found):
                continue
            worth = mind.offer_worth(view, found)
            if worth > most:
                best, most = found, worth
    return best


def _to_and_fro(offer: Offer) -> bool:
    """Whether two parties would pay each other, which no adviser would propose."""
    paid = {(term.by, term.target) for term in offer.terms if term.kind == "pay"}
    return any((target, by) in paid for by, target in paid)


def _rough(mind: Mind, offer: Offer) -> Iterator[Offer]:
    """The bundle as a new one; the same without what the seat gave beside its subject."""
    fresh = changed(offer, parent=-1)
    yield fresh
    core = tuple(term for term in offer.terms if term.kind == "sign" or (term.by != mind.seat and term.card))
    if core and core != offer.terms:
        yield changed(fresh, terms=core)


def about(mind: Mind, offer: Offer) -> str:
    """The card that a bundle is about: what it signs, else a program of another's, else one of its own; "" if none."""
    order = sorted(offer.terms, key=lambda term: (term.kind != "sign", term.by == mind.seat))
    return next((term.card for term in order if term.card), "")


# --- concessions ---


def curves(mind: Mind, moments: Sequence[Moment]) -> Iterator[Curve]:
    """For each matter on which the seat made more than one offer to the same seats: what each was worth to itself."""
    found: list[tuple[Offer, Matter, list[tuple[int, float]]]] = []
    for moment in moments:
        offer, own = bundle(moment)
        if offer is None or not own:
            continue
        step = (moment.view.round, mind.offer_worth(moment.view, offer))
        matter = subjects(offer)
        for first, known, steps in found:
            if first.parties == offer.parties and not known.isdisjoint(matter):
                steps.append(step)
                break
        else:
            found.append((offer, matter, [step]))
    for first, _, steps in found:
        if len(steps) > 1:
            change = steps[-1][1] - steps[0][1]
            way = "level" if abs(change) < WORTH_SAYING else "down" if change < 0 else "up"
            whom = next(seat for seat in first.parties if seat != mind.seat)
            values = (("n", len(steps)), ("points", thousandths(abs(change))))
            yield Curve(whom, about(mind, first), tuple(steps), Said(f"coach.curve.{way}", values))


# --- gains that both sides missed ---


def missed(mind: Mind, moments: Sequence[Moment]) -> list[Finding]:
    """Bundles by which all would have gained at the end of a round's talks: the largest few, each matter once."""
    last = moments[-1].view.deals if moments else ()
    deals = [deal for deal in last if mind.seat in deal.parties and deal.status != "rejected"]
    signed = {subject for deal in deals for subject in subjects(Offer(deal.parties, deal.terms))}
    best: dict[Matter, tuple[Finding, int]] = {}
    for moment in moments:
        for finding, matter in _open_gains(mind, moment.view) if moment.ends == "talks" else ():
            if signed.isdisjoint(matter):
                known, rounds = best.get(matter, (finding, 0))
                best[matter] = max(known, finding, key=lambda found: found.points), rounds + 1
    largest = sorted(best.values(), key=lambda row: (-row[0].points, row[0].round))[:MOST]
    return [
        replace(finding, said=(Said("coach.missed.rounds", (("n", rounds),)), *finding.said)) if rounds > 1 else finding
        for finding, rounds in largest
    ]


def _open_gains(mind: Mind, view: View) -> Iterator[tuple[Finding, Matter]]:
    in_force = {agreement.card for agreement in view.in_force}
    cards = tuple(card for card in mind.scenario.agreements if card not in in_force)
    others = tuple(seat for seat in range(len(view.seats)) if seat != mind.seat)
    option = Option("offer", "offer", "", 1, 1, 0, others, cards)
    for prospect in prospects(mind, view, option):
        offer = prospect.offer
        own = mind.offer_worth(view, offer)
        whom = tuple(seat for seat in offer.parties if seat != mind.seat)
        theirs = min(mind.offer_worth(view, offer, seat) for seat in whom)
        if prospect.home >= likely(mind) and own >= WORTH_SAYING and theirs > 0.0:
            values = (("points", thousandths(own)), ("theirs", thousandths(theirs)))
            said = (Said("coach.missed" if len(whom) == 1 else "coach.missed.all", values),)
            yield (
                Finding(view.round, said, own, whom, about(mind, offer), offer.terms),
                subjects(offer),
            )
