"""Free riding: what each seat would have had, had it alone paid for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.again import course, dials, through
from game.debrief.burden import Burden
from game.debrief.burden.nobody import gains
from game.debrief.played import Played
from game.debrief.theory.evidence import AGAINST, FOR, NEITHER, Claim, Row, row, sided, thousandths
from game.rules.record import changed
from game.rules.types import State

OWN_DEEDS = ("initiative", "comply")
"""Deeds that lie in beginning or raising a program."""


def free_riding(played: Played, burden: Burden) -> Claim:
    """Letting others pay does not pay whoever does it."""
    paid = [seat.seat for seat in burden.seats if seat.paid.programs > 0]
    found = {seat: _alone(played, seat) for seat in paid}
    rows: list[Row] = []
    by_loss = sorted(found, key=lambda seat: (-found[seat].own, seat))
    for seat in dict.fromkeys((*by_loss[:1], *by_loss[-1:])):
        lost = found[seat]
        key = f"riding.{'lost' if lost.own > 0 else 'won'}{'.freed' if lost.others < 0 else ''}"
        rows.append(
            row(
                sided(lost.own),
                key,
                seat,
                who=seat,
                money=burden.seats[seat].paid.programs,
                points=thousandths(abs(lost.own)),
                others=thousandths(abs(lost.others)),
                less=thousandths(lost.reassurance),
            )
        )
    rows += _ends(burden)
    return Claim("free-riding", tuple(rows), "free-riding")


@dataclass(frozen=True, slots=True)
class Lost:
    """What a seat's own programs brought, as all else was: points of score to itself and to the others together,
    fairness left out, and points of reassurance (mean over the rounds)."""

    own: float
    others: float
    reassurance: float


def _alone(played: Played, seat: int) -> Lost:
    def idle(state: State) -> State:
        running = tuple(changed(r, level=0) if r.owner == seat else r for r in state.running)
        deeds = tuple(deed for deed in state.deeds if deed.by != seat or deed.kind not in OWN_DEEDS)
        return changed(state, running=running, deeds=deeds)

    without = through(played, idle)
    lost = [sum(points.values()) for points in gains(played, without)]
    now, then = (course(played, one, "reassurance") for one in (dials(played), without))
    return Lost(lost[seat], sum(lost) - lost[seat], (sum(now) - sum(then)) / len(now))


def _ends(burden: Burden) -> Iterator[Row]:
    """The seat that made least effort, and whether it had more benefit than effort."""
    seats = [seat for seat in burden.seats if seat.index is not None]
    if len(seats) < 2:
        return
    least = min(seats, key=lambda one: (one.effort, one.seat))
    side = {"more": AGAINST, "less": FOR, "even": NEITHER}[least.lot]
    shares = {"share": round(100 * (least.shares[3] or 0)), "other": round(100 * (least.shares[2] or 0))}
    yield row(side, "riding.least", least.seat, who=least.seat, effort=round(100 * least.effort), **shares)
