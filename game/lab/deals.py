"""What was there to be had at the tables: rounds in which a deal better for all existed, and what deals left behind.

The referee values every bundle for each of its parties by what the world model expects from then on, by the weights of
its brief and its private orders; it sees each seat's own View and nothing that the seat does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from game.ai.balance import programs
from game.ai.home import at_home, lawful, winnable
from game.ai.level import LEVELS
from game.ai.mind import Mind
from game.ai.offer import tables
from game.ai.persona import Persona
from game.catalog.load import Loaded
from game.lab.balance import rotated
from game.lab.lockstep import Table, play
from game.lab.player import Play, seated
from game.lab.rivals import TEMPER
from game.lab.study import table
from game.rules.record import changed
from game.rules.types import Action, Deal, Offer, Option, Term, View

BETTER = 0.05
"""Points of score that each party must gain, for a deal to count as better for all than none."""
CHUNK = 2
"""Games in one job."""
Views = dict[tuple[int, int], View]
"""By round and seat: what the seat saw when it first had the word in the negotiation."""


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """A persona that plays as it does, and whose views at both ends of each negotiation are kept."""

    persona: Persona
    views: Views = field(default_factory=dict)
    after: Views = field(default_factory=dict)
    """What it saw when it first had the word after the negotiation."""

    def seated(self, loaded: Loaded, seat: int, seed: int) -> Play:
        """What it does in this seat."""
        act = seated(self.persona, loaded, seat, seed)

        def play(view: View, options: tuple[Option, ...]) -> Action:
            if view.phase == "negotiation":
                self.views.setdefault((view.round, seat), view)
            elif (view.round, seat) in self.views:
                self.after.setdefault((view.round, seat), view)
            return act(view, options)

        return play


@dataclass(frozen=True, slots=True)
class Left:
    """One game: rounds in which a deal better for all existed; rounds among them that ended with one; of each deal
    between two, points by which another bundle of theirs would have been better for both (0: on the frontier); of each
    round, points that the best agreement nobody made would have brought whichever of its parties gains least."""

    existed: int
    struck: int
    left: tuple[float, ...]
    missed: tuple[float, ...]


def work(root: str, scenario: str, level: str, first: str, games: str) -> list[dict[str, Any]]:
    """Play one job: what its games left, as plain data."""
    loaded = table(root, scenario)
    found = [game(loaded, int(level), seed) for seed in range(int(first), int(first) + int(games))]
    return [
        {"existed": one.existed, "struck": one.struck, "left": list(one.left), "missed": list(one.missed)}
        for one in found
    ]


def left(row: Mapping[str, Any]) -> Left:
    """A game again from plain data."""
    return Left(row["existed"], row["struck"], tuple(row["left"]), tuple(row["missed"]))


def game(loaded: Loaded, level: int, seed: int) -> Left:
    """Play a game with all seats at a level and judge what its rounds held."""
    watched = tuple(Watched(persona) for persona in rotated(loaded, level, seed))
    (played,) = play(Table(loaded, watched), [seed])
    views: Views = {key: view for each in watched for key, view in each.views.items()}
    after: Views = {key: view for each in watched for key, view in each.after.items()}
    minds = referees(loaded)
    existed = struck = 0
    behind: list[float] = []
    missed: list[float] = []
    for round in sorted({round for round, _ in views}):
        seen = [as_begun(views[round, seat]) for seat in range(len(minds))]
        made = [d for d in played.state.deals if d.made == round and d.status != "rejected"]
        if better_existed(minds, seen):
            existed += 1
            struck += any(better_for_all(minds, seen, bundle(deal)) for deal in made)
        behind += [left_behind(minds, seen, deal) for deal in made if len(deal.parties) == 2]
        missed.append(best_missed(minds, [after.get((round, seat), seen[seat]) for seat in range(len(minds))]))
    return Left(existed, struck, tuple(behind), tuple(missed))


def as_begun(view: View) -> View:
    """A view without what others had agreed on already this round when the seat first had the word."""
    return changed(view, deals=tuple(deal for deal in view.deals if deal.made < view.round))


def referees(loaded: Loaded) -> list[Mind]:
    """A judge for each seat: it looks ahead, by the brief alone."""
    top = replace(TEMPER, level=max(LEVELS))
    return [Mind(seat, top, loaded.scenario, loaded.model, 0) for seat in range(len(loaded.scenario.actors))]


def bundle(deal: Deal) -> Offer:
    """A deal as the offer that it was."""
    return Offer(deal.parties, deal.terms, 1, deal.secret)


def worths(minds: Sequence[Mind], views: Sequence[View], offer: Offer) -> tuple[float, ...]:
    """Points that a bundle is worth to each of its parties."""
    return tuple(minds[seat].offer_worth(views[seat], offer) for seat in offer.parties)


def better_for_all(minds: Sequence[Mind], views: Sequence[View], offer: Offer) -> bool:
    """Whether each party gains by a bundle."""
    return min(worths(minds, views, offer)) >= BETTER


def better_existed(minds: Sequence[Mind], views: Sequence[View]) -> bool:
    """Whether some agreement could be signed that all its parties gain by and that their houses would pass."""
    return any(better_for_all(minds, views, offer) and feasible(minds, views, offer) for offer in openings(minds))


def feasible(minds: Sequence[Mind], views: Sequence[View], offer: Offer) -> bool:
    """Whether the rules would let a bundle stand and the houses of its parties would pass it."""
    judge = offer.parties[0]
    return lawful(minds[judge], views[judge], offer, views[0].round) and all(
        winnable(views[s], at_home(minds[s], views[s], offer, s)) for s in offer.parties
    )


def best_missed(minds: Sequence[Mind], views: Sequence[View]) -> float:
    """How far a round stopped short of the frontier, seen from its end: the points that the best agreement which
    could still be signed would bring whichever of its parties gains least; 0 when none would help all."""
    signed = {term.card for view in views for deal in view.deals if deal.status == "signed" for term in deal.terms}
    open_yet = (offer for offer in openings(minds) if offer.terms[0].card not in signed)
    gains = ((min(worths(minds, views, offer)), offer) for offer in open_yet)
    return max((gain for gain, offer in gains if gain > 0.0 and feasible(minds, views, offer)), default=0.0)


def openings(minds: Sequence[Mind]) -> Iterator[Offer]:
    """Every agreement between all whom it takes, each paying by its means."""
    scenario = minds[0].scenario
    for card in scenario.agreements.values():
        for parties in dict.fromkeys(parties for mind in minds for parties in tables(mind, card)):
            yield Offer(parties, (Term("sign", card=card.id, shares=by_means(minds[0], parties)),))


def by_means(mind: Mind, parties: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Shares of the cost by revenue, percent; the first takes what is left over."""
    means = [mind.scenario.actors[seat].revenue for seat in parties]
    parts = [100 * money // sum(means) for money in means]
    parts[0] += 100 - sum(parts)
    return tuple(zip(parties, parts, strict=True))


def left_behind(minds: Sequence[Mind], views: Sequence[View], deal: Deal) -> float:
    """The points that both parties of a deal would at least have gained by the best other bundle of theirs; or 0."""
    offer, most = bundle(deal), 0.0
    struck = worths(minds, views, offer)
    judge = offer.parties[0]
    for other in others(minds, views, offer):
        gain = min(now - then for now, then in zip(worths(minds, views, other), struck, strict=True))
        if gain > most and lawful(minds[judge], views[judge], other, views[0].round):
            most = gain
    return most


def others(minds: Sequence[Mind], views: Sequence[View], offer: Offer) -> Iterator[Offer]:
    """Bundles of the same two about the same agreements: other shares, each other payment or none, a program more
    from either side, and what was added to the signatures left out."""
    one, two = offer.parties
    core = tuple(term for term in offer.terms if term.kind == "sign") or offer.terms
    extras = tuple(term for term in offer.terms if term not in core)
    gifts: list[list[tuple[Term, ...]]] = []
    for by, to in ((one, two), (two, one)):
        known = {(term.kind, term.by, term.card) for term in offer.terms}
        more = [t for t in programs(minds[to], views[to], by, to) if (t.kind, t.by, t.card) not in known]
        gifts.append([(), *((term,) for term in more)])
    cores = [core]
    if any(term.kind == "sign" for term in core):
        cores = [tuple(shared(term, one, two, share) for term in core) for share in range(0, 101, 10)]
    for terms, kept, first, second in product(cores, dict.fromkeys((extras, ())), *gifts):
        yield changed(offer, terms=(*terms, *kept, *first, *second))


def shared(term: Term, one: int, two: int, share: int) -> Term:
    """A signature with so many percent of its cost on the first party."""
    return changed(term, shares=((one, share), (two, 100 - share))) if term.kind == "sign" else term
