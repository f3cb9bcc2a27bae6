"""One country, several voices: what common cause was worth, and what it was worth not to wait until asked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from game.debrief.again import course, dials, scores, through
from game.debrief.played import Played
from game.debrief.theory.evidence import AGAINST, NEITHER, Claim, Row, row, sided, thousandths
from game.rules.index import index
from game.rules.record import changed
from game.rules.types import Deed, State
from game.world.model import home_country


def alignment(played: Played) -> Claim:
    """When two levels of one country make common cause, its position is stronger than either's alone."""
    rows = [row_ for pair in _pairs(played) for row_ in _pair(played, pair)]
    return Claim("alignment", tuple(rows) or (row(NEITHER, "alignment.no-pair"),), "alignment")


def _pairs(played: Played) -> list[tuple[int, int]]:
    """A federal government of the weaker side with each of its country's provinces or states; a community that lives
    on the line is no level of either country."""
    home, parties = home_country(played.model.parties), played.model.parties
    actors = played.scenario.actors
    seats = [at for at in played.seats if parties[at].country == home and actors[at].level != "community"]
    return [(a, b) for a, b in combinations(seats, 2) if parties[a].federal != parties[b].federal]


def _pair(played: Played, pair: tuple[int, int]) -> Iterator[Row]:
    a, b = pair
    values = {"who": a, "whom": b, "share": index(played.scenario).agree[a][b]}
    rounds = [
        round
        for round, state in enumerate(played.table.resolved, 1)
        if b in state.seats[a].allies and a in state.seats[b].allies
    ]
    if not rounds:
        yield row(NEITHER, "alignment.apart", a, b, **values)
    else:

        def apart(state: State) -> State:
            seats = list(state.seats)
            for one, other in (pair, pair[::-1]):
                seats[one] = changed(seats[one], allies=tuple(ally for ally in seats[one].allies if ally != other))
            return changed(state, seats=tuple(seats))

        without, shown = through(played, apart), dials(played)
        now, then = scores(played, shown), scores(played, without)
        more = now[a] + now[b] - then[a] - then[b]
        felt = course(played, shown, "reassurance")[-1] - course(played, without, "reassurance")[-1]
        yield row(
            sided(more),
            "alignment.together",
            a,
            b,
            n=len(rounds),
            when=rounds[0],
            reassurance=thousandths(felt),
            points=thousandths(more),
            **values,
        )
    against = [o for o in played.end.offers if o.status == "refused" and {a, b} == set(o.offer.parties)]
    if against:
        yield row(AGAINST, "alignment.refused", a, b, who=a, whom=b, n=len(against), round=against[0].made)


def initiative(played: Played) -> Claim:
    """What is done before it is asked for buys more influence than the same done on demand."""
    return Claim("initiative", tuple(_initiative(played)), "initiative")


def _initiative(played: Played) -> Iterator[Row]:
    counts = {
        kind: [deed for state in played.table.resolved for deed in state.deeds if _counts(played, deed, kind)]
        for kind in ("initiative", "comply")
    }
    if not counts["initiative"]:
        yield row(NEITHER, "initiative.none", n=len(counts["comply"]))
        return

    def asked(state: State) -> State:
        deeds = (changed(d, kind="comply") if _counts(played, d, "initiative") else d for d in state.deeds)
        return changed(state, deeds=tuple(deeds))

    now, then = (course(played, one, "reassurance") for one in (dials(played), through(played, asked)))
    more = (sum(now) - sum(then)) / len(now)
    seats = tuple(sorted({deed.by for deed in counts["initiative"]}))
    keen = max(seats, key=lambda seat: (sum(deed.by == seat for deed in counts["initiative"]), -seat))
    yield row(
        sided(more),
        "initiative.unasked",
        *seats,
        n=len(counts["initiative"]),
        of=len(counts["comply"]),
        points=thousandths(more),
        who=keen,
    )
    yield from _by_round(played)


def _counts(played: Played, deed: Deed, kind: str) -> bool:
    """Whether a deed is one of the weaker side's towards the other side's federal government."""
    home = home_country(played.model.parties)
    by, to = played.model.parties[deed.by], played.model.parties[deed.to]
    return deed.kind == kind and by.country == home and to.country != home and to.federal


def _by_round(played: Played) -> Iterator[Row]:
    """Reassurance in the rounds with something unasked against those with none."""
    known = [played.scenario.opening, *played.end.history]
    dial = played.scenario.dials["reassurance"]
    rose: dict[bool, list[float]] = {True: [], False: []}
    for round, state in enumerate(played.table.resolved, 1):
        unasked = any(_counts(played, deed, "initiative") for deed in state.deeds)
        rose[unasked].append((known[round][dial] - known[round - 1][dial]) / 1000)
    if rose[True] and rose[False]:
        means = {unasked: sum(found) / len(found) for unasked, found in rose.items()}
        values = {"here": thousandths(means[True]), "there": thousandths(means[False])}
        yield row(sided(means[True] - means[False], 0.5), "initiative.rounds", n=len(rose[True]), **values)
