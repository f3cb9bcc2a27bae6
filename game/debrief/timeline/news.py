"""What came from outside: incidents and what was chosen, elections, what the teacher ordered."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.played import Played
from game.debrief.timeline.given import Rows, moved_since, size
from game.debrief.timeline.turning import Turning
from game.rules.types import WORLD, Said

STRENGTHS = ("did.majority", "did.minority", "did.defiant")
"""News of how strong a government sits."""


def incidents(played: Played, rows: Rows) -> Iterator[Turning]:
    """Events with the choices made, elections by themselves; each weighs what it moved in its round."""
    ordered = {(round, card) for round, card in _injected(played)}
    chosen: dict[tuple[int, str], list[Said]] = {}
    for heard in played.table.heard:
        if heard.event.said.key == "did.choice":
            chosen.setdefault((heard.round, str(dict(heard.event.said.values)["card"])), []).append(heard.event.said)
    voted: set[tuple[int, str]] = set()
    for election in elections(played, rows):
        voted.add((election.round, str(dict(election.headline.values)["card"])))
        yield election
    for heard in played.table.heard:
        said, round = heard.event.said, heard.round
        card = str(dict(said.values).get("card", ""))
        if said.key != "did.event" or round > len(rows) or (round, card) in voted:
            continue
        more = tuple(chosen.get((round, card), ()))
        changes = moved_since(rows[:round], [Said("cause.card", (("card", card),))], round)
        seats = tuple(int(dict(choice.values)["who"]) for choice in more)
        if (round, card) in ordered:
            brought = Said("timeline.injected", (("card", card),))
            yield Turning(round, "teacher", brought, seats, 50.0, changes, more=more)
        else:
            yield Turning(round, "incident", said, seats, size(changes), changes, more=more)


def elections(played: Played, rows: Rows) -> Iterator[Turning]:
    """Events after which a government sits otherwise than before, or is confirmed; a change weighs more."""
    strength = [seat.majority for seat in played.states[0].seats]
    card = ""
    for heard in played.table.heard:
        said, values = heard.event.said, dict(heard.event.said.values)
        if said.key == "did.event":
            card = str(values["card"])
        if said.key not in STRENGTHS or heard.round > len(rows):
            continue
        who, now = int(values["who"]), said.key.removeprefix("did.")
        changed, strength[who] = now != strength[who], now
        changes = moved_since(rows[: heard.round], [Said("cause.card", (("card", card),))], heard.round)
        headline = Said("timeline.election", (("card", card), ("who", who), ("news", said.key)))
        yield Turning(heard.round, "election", headline, (who,), size(changes) + 10.0 * changed, changes)


def ended(played: Played, rows: Rows) -> Iterator[Turning]:
    """The teacher's order to end the game before its scenario does."""
    for state, action in zip(played.states, played.actions, strict=False):
        if action.seat == WORLD and action.verb == "end":
            key = "timeline.ended.after" if action.amount else "timeline.ended"
            round = min(state.round, len(rows))
            yield Turning(round, "teacher", Said(key, (("n", action.amount),)), (), 100.0)


def handed(played: Played, rows: Rows) -> Iterator[Turning]:
    """Seats that a persona or people took over while the game was going on; before round 2 they only sit down."""
    for round, seat, persona in played.table.handed:
        if 1 < round <= len(rows):
            key = "timeline.handed.people" if persona is None else "timeline.handed.persona"
            yield Turning(round, "teacher", Said(key, (("who", seat),)), (seat,), 25.0)


def _injected(played: Played) -> Iterator[tuple[int, str]]:
    for state, action in zip(played.states, played.actions, strict=False):
        if action.seat == WORLD and action.verb == "inject":
            yield state.round, action.card
