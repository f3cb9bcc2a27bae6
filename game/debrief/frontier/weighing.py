"""The negotiations of a game, each weighed against what could have been agreed instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.ai.mind import Mind
from game.debrief.frontier.alternatives import Alike, Room, alike, alternatives, room_at
from game.debrief.frontier.bargain import ELSEWHERE, OFFERED, OTHER, STRUCK, Bargain, Step, Weighed
from game.debrief.frontier.firstlook import worth_weighing
from game.debrief.frontier.negotiations import Negotiation, negotiations, resumed
from game.debrief.frontier.points import Point, Solutions, bettering, on_frontier, solutions
from game.debrief.frontier.trades import trades
from game.debrief.frontier.valued import valued
from game.debrief.played import Played
from game.lab.deals import bundle, feasible, referees
from game.rules.record import changed
from game.rules.types import Offer


def bargains(played: Played) -> tuple[Bargain, ...]:
    """The negotiations of a game that are worth weighing, in the order of their first offers."""
    minds = referees(played.loaded)
    talks = negotiations(played)
    # Moment by moment, so that what a referee worked out holds for all that was negotiated on the same ground.
    found = [
        _bargain(room_of(played, minds, one), one, talks) for one in sorted(worth_weighing(played, talks), key=_moment)
    ]
    return tuple(sorted(found, key=lambda one: one.number))


def _moment(one: Negotiation) -> tuple[int, int]:
    return one.moment, one.number


def room_of(played: Played, minds: Sequence[Mind], one: Negotiation) -> Room:
    """The moment at which a negotiation is valued."""
    return room_at(played.scenario, minds, played.states[one.moment], one.number)


def _bargain(here: Room, one: Negotiation, talks: Sequence[Negotiation]) -> Bargain:
    """One negotiation, its bundles valued in one batch."""
    core = bundle(one.deal) if one.deal is not None else one.last.offer
    stands = one.deal is not None and one.deal.status != "rejected"
    field = _field(here, core, one)
    alone = [changed(core, terms=(term,)) for term in core.terms] if one.deal is not None else []
    found = valued(here, [*field.offers, *alone], one.parties)
    bundles = tuple(
        Weighed(kind, offer.terms, worth, counts)
        for kind, offer, worth, counts in zip(field.kinds, field.offers, found.worth, field.counts, strict=False)
    )
    whole = bundles[0].gains
    judged = _judged(bundles, whole if stands else (0.0,) * len(one.parties))
    singles = [tuple(each.mean for each in row) for row in found.worth[len(bundles) :]]
    return Bargain(
        number=one.number,
        round=here.whole.round,
        parties=one.parties,
        deal=one.deal.number if one.deal is not None else None,
        status=one.deal.status if one.deal is not None else one.last.status,
        bundles=bundles,
        outcome=0 if stands else None,
        frontier=judged.frontier,
        solutions=judged.solutions,
        left=judged.left,
        left_range=found.more(judged.better[0], 0 if stands else -1, judged.least) if judged.better else (0.0, 0.0),
        sum_left=judged.sum_left,
        better=judged.better,
        steps=tuple(Step(o.number, o.made, o.maker, o.status, field.places[alike(o.offer)]) for o in one.offers),
        trades=trades(core.terms, singles) if one.deal is not None else None,
        refused=field.refused,
        resumed=resumed(one, talks) if one.deal is None else None,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Field:
    """The bundles to value, the deal or the last offer first: how each came in and whether it counts, and by what it
    says where it stands."""

    offers: tuple[Offer, ...]
    kinds: tuple[str, ...]
    counts: tuple[bool, ...]
    places: Mapping[Alike, int]
    refused: int


def _field(here: Room, core: Offer, one: Negotiation) -> _Field:
    stood = one.deal is not None and one.deal.status != "rejected"
    around = alternatives(here, core)
    rows: dict[Alike, tuple[Offer, str, bool]] = {}

    def add(offer: Offer, kind: str, counts: bool) -> None:
        rows.setdefault(alike(offer), (offer, kind, counts))

    # What a house refused was no part of what could be agreed, whatever had been hoped of it.
    failed = one.deal is not None and not stood
    add(core, OFFERED if one.deal is None else STRUCK, stood or (not failed and _could(here, core)))
    for offered in one.offers:
        same = offered.offer.parties == core.parties
        add(offered.offer, OFFERED, same and alike(offered.offer) not in rows and _could(here, offered.offer))
    for offer in around.offers:
        add(offer, OTHER, True)
    for offer in around.elsewhere:
        add(offer, ELSEWHERE, False)
    offers, kinds, counts = zip(*rows.values(), strict=True)
    return _Field(offers, kinds, counts, {key: at for at, key in enumerate(rows)}, around.refused)


def _could(here: Room, offer: Offer) -> bool:
    return feasible(here.minds, here.views, offer)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What the points say of an outcome; places are those among all bundles; `least` is the place of the party that
    gains least by the best of what would have been better."""

    frontier: tuple[int, ...]
    solutions: Solutions
    better: tuple[int, ...]
    least: int
    left: float
    sum_left: float


def _judged(bundles: Sequence[Weighed], now: Point) -> _Judged:
    places = [at for at, each in enumerate(bundles) if each.counts]
    points = [bundles[at].gains for at in places]
    found, better = solutions(points), bettering(points, now)
    most = sum(points[found.largest]) if found.largest is not None else 0.0
    more = [a - b for a, b in zip(points[better[0]], now, strict=True)] if better else [0.0]
    each = (found.nash, found.kalai, found.equal, found.largest)
    return _Judged(
        frontier=tuple(at for at, on in zip(places, on_frontier(points), strict=True) if on),
        solutions=Solutions(*(None if at is None else places[at] for at in each)),
        better=tuple(places[at] for at in better),
        least=more.index(min(more)),
        left=max(0.0, min(more)),
        sum_left=max(0.0, most - sum(now)),
    )
