"""Six questions from what a game holds; what other parts of the debrief found comes first, where it is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.burden import Burden, burden
from game.debrief.mirror import Mirror, mirror
from game.debrief.played import Played
from game.debrief.questions.moments import Refusal, Word, began, card_of, longest, refusals, rejected, turn, words
from game.rules.types import Offer, Said

STEPS = ("role", "facts", "reasons", "theory", "rule", "exit")
"""Out of the role, facts, reasons, theory and history, a rule for next time, exit ticket."""
PARTS = {"role": 3, "facts": 5, "reasons": 7, "theory": 8, "rule": 4, "exit": 3}
"""How the time is shared out, in thirtieths."""
MINUTES = 30


@dataclass(frozen=True, slots=True)
class Lead:
    """What another part of the debrief found: `kind` is turning, left (value left on the table) or what-if; its
    headline is a whole sentence, of whose values none may be called lead or when; `figure` are points."""

    kind: str
    headline: Said
    round: int
    seats: tuple[int, ...]
    figure: float = 0.0


@dataclass(frozen=True, slots=True)
class Question:
    """One step: the question, what the evidence says (for the teacher), minutes, and what it is about."""

    step: str
    said: Said
    hint: Said
    minutes: int
    round: int
    seats: tuple[int, ...]


def questions(
    played: Played,
    leads: Sequence[Lead] = (),
    carried: Burden | None = None,
    past: Mirror | None = None,
    minutes: int = MINUTES,
) -> tuple[Question, ...]:
    """The six questions, in order. `carried` and `past` are the burden and the history where they are known already.

    `minutes` is the time for all six; each has one at least. Where people played, what they had a part in comes first.
    """
    people = frozenset(played.people)
    ground = _Ground(
        played,
        {lead.kind: lead for lead in reversed(leads)},
        carried if carried is not None else burden(played),
        past if past is not None else mirror(played),
        tuple(sorted(refusals(played), key=lambda one: people.isdisjoint((one.by, one.offered.maker)))),
        *(
            tuple(sorted(words(played, status), key=lambda one: people.isdisjoint((one.promise.term.by, one.to))))
            for status in ("broken", "kept")
        ),
    )
    made = (_role(ground), _facts(ground), _reasons(ground), _theory(ground), _rule(ground), _exit(ground))
    times = _minutes(minutes)
    return tuple(
        Question(step, said, hint, times[step], round, seats)
        for step, (said, hint, round, seats) in zip(STEPS, made, strict=True)
    )


def _minutes(whole: int) -> dict[str, int]:
    """Whole minutes for each step that add up to what there is."""
    spread = max(whole, len(STEPS))
    exact = {step: 1 + (spread - len(STEPS)) * (PARTS[step] - 1) / (MINUTES - len(STEPS)) for step in STEPS}
    found = {step: int(time) for step, time in exact.items()}
    by_rest = sorted(STEPS, key=lambda step: (found[step] - exact[step], STEPS.index(step)))
    for step in by_rest[: spread - sum(found.values())]:
        found[step] += 1
    return found


@dataclass(frozen=True, slots=True)
class _Ground:
    played: Played
    leads: dict[str, Lead]
    burden: Burden
    mirror: Mirror | None
    refusals: tuple[Refusal, ...]
    broken: tuple[Word, ...]
    kept: tuple[Word, ...]


Made = tuple[Said, Said, int, tuple[int, ...]]
"""Question, hint, round (0: the whole game), seats."""


def _said(key: str, **values: int | str) -> Said:
    return Said(f"debrief.questions.{key}", tuple(values.items()))


def _role(g: _Ground) -> Made:
    """Where feelings ran: a refusal, else a broken promise, else who came first and last."""
    if g.refusals:
        one = g.refusals[0]
        card, maker = card_of(one.offered.offer), one.offered.maker
        asked = _said("role.refused", who=one.by, whom=maker, card=card, when=one.round)
        key = "role.refused.hint" if one.reason else "role.refused.silent"
        return asked, _said(key, who=one.by, reason=one.reason), one.round, (one.by, maker)
    points = g.played.finals
    last = min(g.played.seats, key=lambda seat: (points[seat], -seat))
    first = g.played.first
    asked = _said("role.ends", who=first, whom=last)
    hint = _said(
        "role.ends.hint", who=first, whom=last, most=round(points[first] * 1000), least=round(points[last] * 1000)
    )
    return asked, hint, 0, (first, last)


def _facts(g: _Ground) -> Made:
    """The largest turning point, as the timeline has it or by the border's health."""
    lead = g.leads.get("turning")
    if lead is not None:
        values = dict(lead.headline.values) | {"lead": lead.headline.key, "when": lead.round}
        hint = _began(g, lead.round)
        return Said("debrief.questions.facts.turning", tuple(values.items())), hint, lead.round, lead.seats
    at, before, after = turn(g.played)
    asked = _said("facts.health", when=at, before=round(before * 1000), after=round(after * 1000))
    return asked, _began(g, at), at, ()


def _began(g: _Ground, at: int) -> Said:
    """Up to three things that were new in a round."""
    cards = began(g.played, at)[:3]
    if not cards:
        return _said("facts.nothing", when=at)
    return _said(f"facts.began.{len(cards)}", when=at, **dict(zip(("card", "other", "third"), cards, strict=False)))


def _way(status: str, trust: tuple[float, float]) -> str:
    """Which hint tells how trust moved: that it rose after a broken promise is not that promise's doing."""
    before, after = (_tenth(one) for one in trust)
    return ".steady" if before == after else ".rose" if status == "broken" and after > before else ""


def _reasons(g: _Ground) -> Made:
    """A broken promise, else a kept one, else what was refused, else what was left undone."""
    for status, found in (("broken", g.broken), ("kept", g.kept)):
        if found:
            one = found[0]
            line, trust = one.promise, one.trust
            key = "pay" if line.term.kind == "pay" else "card" if line.term.card else "stand"
            asked = _said(
                f"reasons.{status}.{key}",
                who=line.term.by,
                whom=one.to,
                card=line.term.card,
                money=line.term.amount,
                when=one.round,
            )
            others = len(found) - 1
            hint = _said(
                f"reasons.{status}.hint{_way(status, trust)}",
                who=line.term.by,
                whom=one.to,
                before=round(trust[0] * 1000),
                after=round(trust[1] * 1000),
                n=others,
                money=_purse(g, line.term.by, one.round),
            )
            return asked, hint, one.round, (line.term.by, one.to)
    seat = max(g.played.seats, key=lambda at: (g.played.end.seats[at].funds, -at))
    funds = g.played.end.seats[seat].funds
    return (
        _said("reasons.unspent", who=seat, money=funds),
        _said("reasons.unspent.hint", money=g.played.end.lapsed),
        0,
        (seat,),
    )


def _tenth(points: float) -> int:
    """Points as they are written."""
    return round(points * 10)


def _purse(g: _Ground, seat: int, at: int) -> int:
    """What a seat had left when a round had been paid for."""
    return g.played.table.resolved[at - 1].seats[seat].funds


def _theory(g: _Ground) -> Made:
    """The ends of the burden, and what governments really did otherwise."""
    ranked = g.burden.ranked
    if ranked:
        most, least = ranked[0], ranked[-1]
        seats = (most.seat, least.seat)
        burden_key = "theory.burden"
        hint = _said(
            "theory.burden.hint",
            who=most.seat,
            whom=least.seat,
            index=round(100 * (most.index or 0)),
            other=round(-100 * (least.index or 0)),
            effort=round(100 * most.effort),
            effort_other=round(100 * least.effort),
        )
    else:
        most_paid = max(g.played.seats, key=lambda seat: (g.burden.seats[seat].paid.net, -seat))
        seats, burden_key = (most_paid, most_paid), "theory.nobody"
        hint = _said("theory.nobody.hint")
    for status in ("earlier", "later", "never"):
        found = g.mirror.of(status) if g.mirror is not None else ()
        if found and found[0].real is not None:
            one, year = found[0], str(found[0].real[0])
            asked = _said(
                f"{burden_key}.{status}", who=seats[0], whom=seats[1], card=one.card, year=year, when=one.round or 1
            )
            return asked, hint, one.round or 0, tuple(dict.fromkeys((*seats, *one.seats)))
    return _said(burden_key, who=seats[0], whom=seats[1]), hint, 0, tuple(dict.fromkeys(seats))


def _rule(g: _Ground) -> Made:
    """Value left on the table, else a deal that failed at home, else the longest negotiation, else silence."""
    lead = g.leads.get("left")
    if lead is not None:
        values = dict(lead.headline.values) | {"lead": lead.headline.key, "when": lead.round}
        hint = _said("rule.left.hint", points=round(lead.figure * 1000))
        return Said("debrief.questions.rule.left", tuple(values.items())), hint, lead.round, lead.seats
    failed = rejected(g.played)
    if failed:
        deal = failed[0]
        card = card_of(Offer(deal.parties, deal.terms))
        again = any(d.status == "ratified" and card_of(Offer(d.parties, d.terms)) == card for d in g.played.end.deals)
        asked = _said("rule.failed", card=card, when=deal.made, who=deal.maker)
        return (
            asked,
            _said("rule.failed.again" if again else "rule.failed.hint", n=len(failed)),
            deal.made,
            deal.parties,
        )
    took = longest(g.played)
    if took is not None:
        card, first, last, parties = took
        key = "rule.long" if last > first else "rule.quick"
        return _said(key, card=card, when=first, until=last), _said(f"{key}.hint", n=last - first), first, parties
    return _said("rule.silence"), _said("rule.silence.hint", n=len(g.played.end.offers)), 0, ()


def _exit(g: _Ground) -> Made:
    """One of three decisions of this table, and what would change one's mind about it."""
    lead = g.leads.get("what-if")
    cards = _decisions(g)
    hint = _said("exit.hint")
    if lead is not None:
        values = dict(lead.headline.values) | {"lead": lead.headline.key, "when": lead.round}
        hint = Said("debrief.questions.exit.what-if", tuple(values.items()))
    if not cards:
        return _said("exit.none"), hint, 0, ()
    named = dict(zip(("card", "other", "third"), cards, strict=False))
    return _said(f"exit.{len(named)}", **named), hint, lead.round if lead is not None else 0, ()


def _decisions(g: _Ground) -> tuple[str, ...]:
    """Up to three cards: the dearest program, the first agreement, the refused bundle that was worth most."""
    spent = {seat.dearest[0]: seat.dearest[1] for seat in g.burden.seats if seat.dearest is not None}
    dearest = sorted(spent, key=lambda card: (-spent[card], card))[:1]
    signed = [agreement.card for agreement in g.played.end.in_force][:1]
    refused = [card_of(one.offered.offer) for one in g.refusals][1:2] or [
        card_of(one.offered.offer) for one in g.refusals
    ][:1]
    return tuple(card for card in dict.fromkeys((*dearest, *signed, *refused)) if card)
