"""The decision of a seat that cost it most, as far as it could know: an offer, money, a program, its word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.ai.balance import subjects
from game.ai.course import Course
from game.ai.finding import Finding, Moment, thousandths
from game.ai.futures import expect, look_ahead
from game.ai.home import at_home, winnable
from game.ai.mind import Mind
from game.ai.plan import best, net
from game.rules.money import program_cost
from game.rules.types import Deed, Offered, Said, View

WORTH_SAYING = 0.02
"""Points below which no decision is called costly."""
FUTURES = 2
"""Futures that are followed to see what a breach costs."""


def costliest(mind: Mind, moments: Sequence[Moment]) -> Finding | None:
    """The own decision whose loss, by the seat's own valuation, was the largest."""
    found = [*turned_down(mind, moments), *plans(mind, moments), *breaches(mind, moments)]
    worst = max(found, key=lambda finding: finding.points, default=None)
    return worst if worst is not None and worst.points >= WORTH_SAYING else None


def turned_down(mind: Mind, moments: Sequence[Moment]) -> Iterator[Finding]:
    """Offers that the seat refused or let lapse, whose matter it never settled otherwise."""
    if not moments:
        return
    last = moments[-1].view
    kept = [deal for deal in last.deals if mind.seat in deal.parties and deal.status != "rejected"]
    settled = {subject for deal in kept for subject in subjects(_deal(deal.offered, last).offer)}
    over = ("expired", "open") if last.phase == "debrief" else ("expired",)
    lapsed = {o.number for o in last.offers if o.status in over and mind.seat not in (o.maker, *o.accepted)}
    seen: dict[int, tuple[View, Offered, str]] = {}
    for moment in moments:
        action, view = moment.action, moment.view
        if action is not None and action.verb == "answer" and not action.amount:
            offered = next(o for o in view.offers if o.number == action.target)
            seen[offered.number] = view, offered, "refused"
        if moment.ends == "talks":
            for offered in view.offers:
                if offered.number in lapsed and offered.status == "open" and mind.seat in offered.offer.parties:
                    seen[offered.number] = view, offered, "left"
    for view, offered, how in seen.values():
        offer = offered.offer
        ready = all(seat in (*offered.accepted, offered.maker, mind.seat) for seat in offer.parties)
        worth = mind.offer_worth(view, offer)
        if worth <= 0.0 or not ready or not settled.isdisjoint(subjects(offer)):
            continue
        if winnable(view, at_home(mind, view, offer, mind.seat)):
            said = Said(f"coach.costly.{how}", (("points", thousandths(worth)),))
            yield Finding(view.round, (said,), worth, (offered.maker,), "", offer.terms)


def _deal(offered: int, view: View) -> Offered:
    return next(o for o in view.offers if o.number == offered)


def plans(mind: Mind, moments: Sequence[Moment]) -> Iterator[Finding]:
    """When the seat said it was done with its programs: money that lapsed unused, and what it cut without need."""
    for moment in moments:
        action, view = moment.action, moment.view
        if view.phase != "programs" or action is None or action.verb != "pass" or view.mine is None:
            continue
        funds = [option for option in moment.options if option.verb == "fund"]
        left = max(1, view.last - view.round + 1)
        found = best(mind, view, funds)
        if found is not None:
            card, level, now = found[0].card, found[1], found[0].now
            loss = (net(mind, view, card, level) - net(mind, view, card, now)) / left
            peak = mind.ground(view).peaks.get((card, mind.seat), 0)
            money = program_cost(mind.scenario, card, peak, level) - program_cost(mind.scenario, card, peak, now)
            values = (("money", money), ("card", card), ("level", level), ("points", thousandths(loss)))
            yield Finding(view.round, (Said("coach.costly.unspent", values),), loss)
        for option in funds:
            before = mind.ground(view).levels.get((option.card, mind.seat), 0)
            if option.now < before <= option.high:
                loss = net(mind, view, option.card, before) - net(mind, view, option.card, option.now)
                cut = (("card", option.card), ("level", option.now), ("points", thousandths(loss)))
                yield Finding(view.round, (Said("coach.costly.dropped", cut),), loss)


def breaches(mind: Mind, moments: Sequence[Moment]) -> Iterator[Finding]:
    """Promises of the seat's own that it broke: what the model expects of the trust that went with them."""
    if not moments:
        return
    broken = [p for p in moments[-1].view.promises if p.status == "broken" and p.term.by == mind.seat]
    for promise in broken:
        views = [m.view for m in moments if m.ends == "plans" and _open(m.view, promise.number)]
        if views:
            others = tuple(seat for seat in promise.parties if seat != mind.seat)
            loss = breach(mind, views[-1], others)
            said = Said("coach.costly.broken", (("points", thousandths(loss)),))
            yield Finding(views[-1].round, (said,), loss, others, "", (promise.term,))


def _open(view: View, number: int) -> bool:
    return any(p.number == number and p.status == "open" for p in view.promises)


def breach(mind: Mind, view: View, others: Sequence[int]) -> float:
    """Points of the final score that breaking its word to others is expected to cost the seat."""
    ahead = look_ahead(mind.scenario, mind.model, view, FUTURES)
    deeds = tuple(Deed("broken", mind.seat, other) for other in others)
    found = expect(ahead, [Course(mind.seat), Course(mind.seat, deeds=deeds)])
    loss = 0.0
    for place, taste in enumerate(mind.taste):
        loss += float(found.points[place, mind.seat, 0] - found.points[place, mind.seat, 1]) * float(taste)
    return loss
