"""The numbers behind the frontier: negotiations, bundles, offers on the way, whose clauses, and trades."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.debrief.frontier.adopted import Adopted
from game.debrief.frontier.bargain import Bargain
from game.debrief.frontier.pictures import RULES
from game.debrief.played import Played
from game.rules.types import Term
from game.telling.sheet import Cell, Sheet

PLACES = 4
"""Decimals of points."""


def sheets(played: Played, known: Sequence[Bargain], whose: Sequence[Adopted]) -> Mapping[str, Sheet]:
    """By name: bargains, points, steps, adopted, logrolls."""
    ids = [actor.id for actor in played.scenario.actors]
    return {
        "bargains": _sheet(BARGAINS, [row for one in known for row in _bargain(one, ids)]),
        "points": _sheet(POINTS, [row for one in known for row in _points(one, ids)]),
        "steps": _sheet(STEPS, [row for one in known for row in _steps(one, ids)]),
        "adopted": _sheet(ADOPTED, [(ids[o.seat], o.proposed, o.adopted, _part(o.share), o.signed) for o in whose]),
        "logrolls": _sheet(LOGROLLS, [row for one in known for row in _trades(one, ids)]),
    }


BARGAINS = (
    *("negotiation", "round", "seat", "deal_number", "ended_as", "gain", "gain_low", "gain_high"),
    *("least_left", "sum_left", "bundles", "frontier_bundles", "better_bundles", "refused_at_home", "resumed_in"),
)
POINTS = (
    *("negotiation", "bundle_number", "bundle_kind", "in_set", "on_frontier", "chosen_by", "bundle_clauses"),
    *("seat", "gain", "gain_low", "gain_high", "by_indicators", "by_orders", "by_money"),
)
STEPS = ("negotiation", "offer_place", "offer_number", "round", "offer_maker", "ended_as", "seat", "gain")
ADOPTED = ("seat", "clauses_proposed", "clauses_adopted", "adopted_share", "clauses_agreed")
LOGROLLS = ("negotiation", "deal_number", "clause", "seat", "clause_gain", "trade_rate", "logrolled")


def _sheet(columns: tuple[str, ...], rows: Sequence[Sequence[Cell]]) -> Sheet:
    return Sheet(columns, tuple(dict(zip(columns, row, strict=True)) for row in rows))


def _part(value: float | None) -> float | None:
    return None if value is None else round(value, PLACES)


def _bargain(one: Bargain, ids: Sequence[str]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for at, seat in enumerate(one.parties):
        worth = one.bundles[one.outcome].worth[at] if one.outcome is not None else None
        ends = (round(worth.low, PLACES), round(worth.high, PLACES)) if worth is not None else (0.0, 0.0)
        left = (round(one.left, PLACES), round(one.sum_left, PLACES))
        counts = (sum(each.counts for each in one.bundles), len(one.frontier), len(one.better), one.refused)
        gain = round(one.gains[at], PLACES)
        rows.append((one.number, one.round, ids[seat], one.deal, one.status, gain, *ends, *left, *counts, one.resumed))
    return rows


def _points(one: Bargain, ids: Sequence[str]) -> list[tuple[Cell, ...]]:
    front = set(one.frontier)
    rows: list[tuple[Cell, ...]] = []
    for at, each in enumerate(one.bundles):
        rules = "+".join(rule for rule in RULES if getattr(one.solutions, rule) == at)
        clauses = "; ".join(clause(term, ids) for term in each.terms)
        for seat, worth in zip(one.parties, each.worth, strict=True):
            figures = (worth.mean, worth.low, worth.high, worth.world, worth.orders, worth.money)
            known = (one.number, at, each.kind, int(each.counts), int(at in front), rules, clauses, ids[seat])
            rows.append((*known, *(round(figure, PLACES) for figure in figures)))
    return rows


def _steps(one: Bargain, ids: Sequence[str]) -> list[tuple[Cell, ...]]:
    return [
        (one.number, n, step.number, step.round, ids[step.maker], step.status, ids[seat], round(gain, PLACES))
        for n, step in enumerate(one.steps, 1)
        for seat, gain in zip(one.parties, one.bundles[step.at].gains, strict=True)
    ]


def _trades(one: Bargain, ids: Sequence[str]) -> list[tuple[Cell, ...]]:
    if one.trades is None:
        return []
    rate, rolled = _part(one.trades.rate), int(one.trades.rolled)
    return [
        (one.number, one.deal, clause(each.term, ids), ids[seat], round(gain, PLACES), rate, rolled)
        for each in one.trades.each
        for seat, gain in zip(one.parties, each.gains, strict=True)
    ]


def clause(term: Term, ids: Sequence[str]) -> str:
    """A clause for programs: kind, seat, card, amount, target and rounds; of a signature the card and all shares."""
    if term.kind == "sign":
        return " ".join(["sign", term.card, *(f"{ids[seat]}={share}" for seat, share in term.shares)])
    parts = [term.kind, ids[term.by], term.card, str(term.amount) if term.amount else ""]
    parts += [ids[term.target] if term.target >= 0 else "", f"x{term.rounds}"]
    return " ".join(part for part in parts if part)
