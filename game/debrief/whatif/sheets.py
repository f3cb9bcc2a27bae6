"""What if, as numbers for other programs: every decision with what changing it moved, every future played on."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.played import Played
from game.debrief.telling import Telling
from game.debrief.whatif.decision import Decision
from game.debrief.whatif.suggested import Suggested
from game.telling.sheet import Cell, Sheet

DECISIONS = ("decision", "round", "seat", "kind", "card", "text", "change", "whose", "moved")
FUTURES = ("decision", "change", "arm", "game", "seat", "points", "health")


def decisions_sheet(known: Suggested, played: Played, telling: Telling) -> Sheet:
    """A row for each decision; one for each seat of those that were played again with all else as it was."""
    again = {one.decision.number: one for one in known.screened}
    actors = played.scenario.actors

    def rows() -> Iterator[dict[str, Cell]]:
        for decision in known.decisions:
            row = _row(decision, played, telling)
            one = again.get(decision.number)
            if one is None:
                yield {**row, "change": telling.say(decision.changes[0].said), "whose": None, "moved": None}
                continue
            for seat, (now, then) in enumerate(zip(one.finals, played.finals, strict=True)):
                change = telling.say(one.change.said)
                yield {**row, "change": change, "whose": actors[seat].id, "moved": round(now - then, 3)}

    return Sheet(DECISIONS, tuple(rows()))


def _row(decision: Decision, played: Played, telling: Telling) -> dict[str, Cell]:
    return {
        "decision": decision.number,
        "round": decision.round,
        "seat": played.scenario.actors[decision.seat].id,
        "kind": decision.kind,
        "card": " ".join(decision.cards),
        "text": telling.say(decision.said),
    }


def futures_sheet(known: Suggested, played: Played) -> Sheet:
    """A row for each seat of each game that was played on; games of one number have the same luck, 0 that of the real
    game."""
    rows: list[dict[str, Cell]] = [
        {
            "decision": one.decision.number,
            "change": one.change.said.key.rpartition("change.")[2],
            "arm": arm,
            "game": game,
            "seat": played.scenario.actors[seat].id,
            "points": future.finals[seat],
            "health": future.health,
        }
        for one in known.found
        for arm, futures in (("were", one.onward.were), ("would", one.onward.would))
        for game, future in enumerate(futures)
        for seat in played.seats
    ]
    return Sheet(FUTURES, tuple(rows))
