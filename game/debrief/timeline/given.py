"""Deals that came into force or fell, promises that were broken, first steps that nobody had asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief.played import Played
from game.debrief.timeline.standings import Standing, part_of
from game.debrief.timeline.turning import Turning
from game.rules.types import Deal, Promise, Said
from game.table.speech import promised

Rows = Sequence[Sequence[Standing]]


def moved_since(rows: Rows, causes: Sequence[Said], round: int) -> tuple[tuple[int, float], ...]:
    """What some causes moved each seat by from a round on, to the end of the game."""
    seats = range(len(rows[0]))
    later = rows[round - 1 :]
    return tuple((s, sum(part_of(row[s].causes, said) for row in later for said in causes)) for s in seats)


def size(changes: Sequence[tuple[int, float]]) -> float:
    """All that was moved, up and down."""
    return sum(abs(points) for _, points in changes)


def deals(played: Played, rows: Rows) -> Iterator[Turning]:
    """Deals in the round in which they came into force, or fell."""
    seen: dict[int, str] = {}
    for state in played.states:
        for deal in state.deals:
            if deal.status != seen.get(deal.number):
                seen[deal.number] = deal.status
                if deal.status == "ratified" and state.round <= len(rows):
                    yield _in_force(deal, state.round, rows)
    for heard in played.table.heard:
        values = dict(heard.event.said.values)
        if heard.event.said.key.startswith("did.reject") and heard.round <= len(rows):
            deal = next(d for d in played.end.deals if d.number == values["n"])
            yield Turning(heard.round, "rejection", heard.event.said, deal.parties, len(deal.terms), deal=deal.number)


def _in_force(deal: Deal, round: int, rows: Rows) -> Turning:
    signed = next((term.card for term in deal.terms if term.kind == "sign"), "")
    about = next((term.card for term in deal.terms if term.card), "")
    causes = [
        Said("cause.card", (("card", term.card),))
        if term.kind == "sign"
        else Said("cause.program", (("card", term.card), ("who", term.by)))
        for term in deal.terms
        if term.kind in ("sign", "fund")
    ]
    changes = moved_since(rows, causes, round)
    values = (("who", deal.maker), ("card", signed or about))
    headline = Said("timeline.deal.signed" if signed else "timeline.deal" if about else "timeline.deal.plain", values)
    more = (Said("timeline.secret"),) if deal.secret else ()
    return Turning(round, "deal", headline, deal.parties, size(changes), changes, more=more, deal=deal.number)


def breaches(played: Played, rows: Rows) -> Iterator[Turning]:
    """Broken promises, one for all that two seats broke to each other in a round; withdrawals from agreements."""
    known: set[int] = set()
    for state in played.states:
        fresh = [p for p in state.promises if p.status == "broken" and p.number not in known]
        known |= {promise.number for promise in fresh}
        pairs: dict[tuple[int, ...], list[Promise]] = {}
        for promise in fresh if state.round <= len(rows) else ():
            pairs.setdefault(tuple(sorted((promise.term.by, to_whom(promise)))), []).append(promise)
        for lines in pairs.values():
            yield _broken(played, state.round, lines)
    for heard in played.table.heard:
        if heard.event.said.key == "did.leave" and heard.round <= len(rows):
            values = dict(heard.event.said.values)
            changes = moved_since(rows[: heard.round], [Said("cause.card", (("card", values["card"]),))], heard.round)
            yield Turning(heard.round, "breach", heard.event.said, (int(values["who"]),), 100.0, changes)


def to_whom(promise: Promise) -> int:
    """The seat that a promise was made to: the one it names, else the first of the other parties."""
    others = [seat for seat in promise.parties if seat != promise.term.by]
    return promise.term.target if promise.term.target in others else others[0]


def _broken(played: Played, round: int, lines: Sequence[Promise]) -> Turning:
    same: dict[tuple[int, str, str, int], list[Promise]] = {}
    for promise in lines:
        term = promise.term
        same.setdefault((term.by, term.kind, term.card, term.target), []).append(promise)
    said = [_unkept(alike[0], len(alike)) for alike in same.values()]
    one, other = lines[0].term.by, to_whom(lines[0])
    trust = _trust(played, round, one, other)
    seats = tuple(dict.fromkeys((one, other, *(seat for promise in lines for seat in promise.parties))))
    weight = max(0.0, -trust[1]) + len(lines) / 1000
    return Turning(round, "breach", said[0], seats, weight, more=tuple(said[1:]), deal=lines[0].deal, trust=trust)


def _unkept(promise: Promise, count: int) -> Said:
    """That a promise was not kept, or so many alike."""
    term, whom = promise.term, to_whom(promise)
    values: tuple[tuple[str, int | str], ...] = (
        ("who", term.by),
        ("whom", whom),
        ("promise", promised(promise)),
        ("card", term.card),
        ("target", term.target),
        ("n", count),
    )
    return Said("timeline.broken" if whom == term.target else "timeline.broken.to", values)


def _trust(played: Played, round: int, one: int, other: int) -> tuple[float, float]:
    """How trust between two seats changed in a round, and what of it came by promises, initiatives and joint work."""
    first, second = (played.scenario.actors[seat].id for seat in sorted((one, other)))
    causes = played.table.whys(round)[f"trust@{first}~{second}"]
    deeds = sum(cause.points for cause in causes if cause.said.key == "cause.deeds")
    return sum(cause.points for cause in causes), deeds


def initiatives(played: Played, rows: Rows) -> Iterator[Turning]:
    """The first step of each seat that nobody had asked for, and that reassures somebody."""
    done: set[int] = set()
    for round, state in enumerate(played.table.resolved, 1):
        for deed in state.deeds:
            if deed.kind != "initiative" or deed.by in done:
                continue
            done.add(deed.by)
            others = tuple(d.to for d in state.deeds if d.kind == "initiative" and d.by == deed.by)
            cards = _new(played, round, deed.by)
            if not cards:
                continue
            causes = [Said("cause.program", (("card", card), ("who", deed.by))) for card in cards]
            changes = moved_since(rows, causes, round)
            values = (("who", deed.by), ("whom", deed.to), ("card", cards[0]))
            seats = (deed.by, *dict.fromkeys(others))
            yield Turning(round, "initiative", Said("timeline.initiative", values), seats, size(changes), changes)


def _new(played: Played, round: int, seat: int) -> list[str]:
    """Programs that a seat began or raised in a round without having been asked, and that are meant to reassure."""
    before = {r.card: r.level for r in played.table.resolved[round - 2].running if r.owner == seat} if round > 1 else {}
    return [
        r.card
        for r in played.table.resolved[round - 1].running
        if r.owner == seat
        and not r.asked
        and r.level > before.get(r.card, 0)
        and played.scenario.programs[r.card].reassures
    ]
