"""What a seat may expect of a bundle before it says yes: from its View alone, through the same futures as the players.

Every clause alone and all of them together are followed to the end of the game beside the game without them, with the
same luck. What acts together shows as the difference between the whole and its parts. Money is counted once: what a
seat pays is missed elsewhere, at the price that the purse has for it (reckon.py), and moves nothing in the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.ai.belief import belief
from game.ai.bundles import Bundles, by_indicator, followed, mean, met, paid, yearly
from game.ai.futures import look_ahead
from game.ai.home import at_home
from game.ai.mind import Mind
from game.ai.reckon import settled
from game.ai.values import tastes
from game.rules.record import record
from game.rules.types import Offer, View
from game.world.model import Floats
from game.world.names import INDICATORS

FUTURES = 20
"""Futures that are followed; enough for the middle of most bundles to stand still in the second decimal (measured)."""
OUTSIDE = 2
"""Futures left out at either end of the range: it holds 16 of 20."""


@record
class Move:
    """What a bundle does through one indicator: points of score, and the indicator's own change at the end."""

    indicator: str
    points: float
    change: float


@record
class Theirs:
    """What a bundle seems to bring another seat by its public weights and what it has shown: a guess. `home`: support
    in its house in percent of what is needed, as far as is public; None where nothing must be ratified."""

    seat: int
    points: float
    home: int | None


@record
class Preview:
    """Points of the final score that a bundle should bring a seat, if all keep their word.

    `low`..`high` holds 16 of 20 futures. `clauses` are the clauses alone, in their order; `interplay` is what they do
    together besides; clauses and interplay add up to `points`, and so do `moves`, `orders` (private ones, by how likely
    they look) and `money` (what is paid, missed elsewhere). `payments` are C$100,000 by round from this one on.
    """

    points: float
    low: float
    high: float
    clauses: tuple[float, ...]
    interplay: float
    moves: tuple[Move, ...]
    orders: float
    money: float
    payments: tuple[int, ...]
    home: int | None
    theirs: tuple[Theirs, ...]


def preview(mind: Mind, view: View, offer: Offer) -> Preview:
    """What a bundle should bring the mind's seat, and what it seems to bring the other parties."""
    scenario, me = mind.scenario, mind.seat
    if not offer.terms or view.round > view.last:
        return _nothing(mind, view, offer)
    seen = settled(view)
    single = [(term,) for term in offer.terms] if len(offer.terms) > 1 else []
    sets = ((), offer.terms, *single)
    ahead = look_ahead(scenario, mind.model, seen, FUTURES, events=False)
    points, ends = followed(Bundles(seen, ahead, tuple((offer.parties, terms) for terms in sets)))
    costs = paid(scenario, view, offer.terms, me)
    spent = [-mind.price(view, yearly(scenario, view, rows)) for rows in costs]
    orders = [met(scenario, me, seen, terms, ends[:, at]) for at, terms in enumerate(sets)]
    by_place = by_indicator(points, me, mind.taste)
    gains = [sum(rows[at] for rows in by_place) + (orders[at] - orders[0]) for at in range(len(sets))]
    whole = gains[1] + sum(spent)
    alone = [mean(gains[2 + at] if single else gains[1]) + spent[at] for at in range(len(offer.terms))]
    low, high = _range(whole)
    return Preview(
        points=mean(whole),
        low=low,
        high=high,
        clauses=tuple(alone),
        interplay=mean(whole) - sum(alone),
        moves=tuple(_moves(mind, by_place, ends)),
        orders=mean(orders[1] - orders[0]),
        money=sum(spent),
        payments=tuple(sum(row) for row in zip(*costs, strict=True)),
        home=_home(mind, view, offer, me),
        theirs=tuple(_theirs(mind, view, offer, points)),
    )


def _nothing(mind: Mind, view: View, offer: Offer) -> Preview:
    """Of a bundle without clauses: nothing at all."""
    left = max(0, view.last - view.round + 1)
    theirs = tuple(Theirs(seat, 0.0, None) for seat in offer.parties if seat != mind.seat)
    return Preview(0.0, 0.0, 0.0, (0.0,) * len(offer.terms), 0.0, (), 0.0, 0.0, (0,) * left, None, theirs)


def _range(values: Floats) -> tuple[float, float]:
    """The ends of what most futures lie in. One rare and large future can draw the mean out of it: then to the mean."""
    order, middle = sorted(values.tolist()), mean(values)
    return min(middle, order[OUTSIDE]), max(middle, order[-1 - OUTSIDE])


def _moves(mind: Mind, by_place: Sequence[Floats], ends: Floats) -> Iterator[Move]:
    """Indicator by indicator, those that weigh anything for the seat."""
    actor = mind.scenario.actors[mind.seat]
    for place, name in enumerate(INDICATORS):
        if float(mind.taste[place]):
            row = mind.scenario.dials[f"{name}@{actor.id}"]
            yield Move(name, mean(by_place[place][1]), mean(ends[row, 1] - ends[row, 0]))


def _theirs(mind: Mind, view: View, offer: Offer, points: Floats) -> Iterator[Theirs]:
    """The other parties, by public weights as each seems to press them, and a middling price of money."""
    for seat in offer.parties:
        if seat != mind.seat:
            held = belief(mind.scenario, mind.worth, view, seat)
            pressed = dict(zip(INDICATORS, held.weights, strict=True))
            total = 0.0
            for place, taste in enumerate(tastes(mind.scenario, seat, pressed)):
                total += mean(points[place, seat, 1] - points[place, seat, 0]) * float(taste)
            for rows in paid(mind.scenario, view, offer.terms, seat):
                total -= mind.price(view, yearly(mind.scenario, view, rows), seat)
            yield Theirs(seat, total, _home(mind, view, offer, seat))


def _home(mind: Mind, view: View, offer: Offer, seat: int) -> int | None:
    signed = seat in offer.parties and any(term.kind == "sign" for term in offer.terms)
    return at_home(mind, view, offer, seat) if signed else None
