"""Rounds in which the seats' standing changed most, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief.timeline.standings import Part, Standing
from game.debrief.timeline.turning import Turning
from game.rules.types import Said

NAMED = 3
"""Causes that are named for the seat that moved most; for the other one less."""
MEASURES = 2
"""Indicators in which a change is told."""
SLIGHT = 0.05
"""Points below which a cause or a change is not worth a word."""


def shifts(rows: Sequence[Sequence[Standing]]) -> Iterator[Turning]:
    """One for each round that moved anybody; its weight is all that it moved, up and down."""
    first = -1
    for row in rows:
        ahead = max(row, key=lambda standing: standing.points).seat
        lead = (Said("timeline.lead", (("who", ahead),)),) if first not in (-1, ahead) else ()
        first = ahead
        moved = [standing for standing in row if abs(standing.change) >= SLIGHT]
        if not moved:
            continue
        most = max(moved, key=lambda standing: abs(standing.change))
        last = min(row, key=lambda standing: standing.change) if most.change > 0 else max(row, key=lambda s: s.change)
        explained = [most] if last.seat == most.seat or abs(last.change) < SLIGHT else [most, last]
        yield Turning(
            round=most.round,
            kind="shift",
            headline=Said(
                "timeline.shift.up" if most.change > 0 else "timeline.shift.down",
                (("who", most.seat), ("points", round(abs(most.change) * 1000))),
            ),
            seats=tuple(standing.seat for standing in moved),
            weight=sum(abs(standing.change) for standing in row),
            changes=tuple((standing.seat, standing.change) for standing in row),
            causes=tuple((one.seat, telling_causes(one)[: NAMED - at]) for at, one in enumerate(explained)),
            indicators=tuple(one for one in most.indicators if abs(one[1]) >= SLIGHT)[:MEASURES],
            more=lead,
        )


def telling_causes(standing: Standing) -> tuple[Part, ...]:
    """The largest causes of a seat's change, those against it as well as those for it."""
    return tuple(part for part in standing.causes if abs(part.points) >= SLIGHT)
