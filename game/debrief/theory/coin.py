"""Two sides of one coin: what security programs did to trade."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.played import Played
from game.debrief.theory.evidence import AGAINST, FOR, NEITHER, Claim, Row, row, thousandths

TAG = "security"
SLIGHT = 0.1
"""C$ billion a year, all rounds together, below which a program did nothing to trade."""


def coin(played: Played) -> Claim:
    """Security bought well buys trade, security bought badly costs trade."""
    return Claim("coin", tuple(_rows(played)), "thickening")


def _rows(played: Played) -> Iterator[Row]:
    moved = security(played)
    if not moved:
        yield row(NEITHER, "coin.none")
        return
    best = max(moved, key=lambda one: (moved[one], one))
    worst = min(moved, key=lambda one: (moved[one], one))
    if moved[best] > SLIGHT:
        yield row(FOR, "coin.bought", best[1], card=best[0], who=best[1], points=thousandths(moved[best]))
    if moved[worst] < -SLIGHT:
        yield row(FOR, "coin.cost", worst[1], card=worst[0], who=worst[1], points=thousandths(-moved[worst]))
    still = sum(abs(points) <= SLIGHT for points in moved.values())
    if still:
        yield row(AGAINST if still > len(moved) / 2 else NEITHER, "coin.still", n=still, of=len(moved))


def security(played: Played) -> dict[tuple[str, int], float]:
    """What each security program moved trade by, C$ billion a year, summed over the rounds; by card and owner."""
    programs = played.scenario.programs
    found: dict[tuple[str, int], float] = {}
    for round, state in enumerate(played.table.resolved, 1):
        causes = played.table.whys(round)["trade"]
        parts = {cause.said.values: cause.points for cause in causes if cause.said.key == "cause.program"}
        for running in state.running:
            if running.level and TAG in programs[running.card].tags:
                key = (running.card, running.owner)
                found[key] = found.get(key, 0.0) + parts.get((("card", running.card), ("who", running.owner)), 0.0)
    return found
