"""What came from outside: incidents and what was chosen, elections, what the teacher ordered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.debrief.played import Played
from game.debrief.timeline.given import Rows, moved_since, size
from game.debrief.timeline.turning import Turning
from game.rules.types import WORLD, Said

STRENGTHS = ("did.majority", "did.minority", "did.defiant")
"""News of how strong a government sits."""


def incidents(played: Played, rows: Rows) -> Iterator[Turning]:
    """Events with what they did to governments and the choices made; elections by themselves; what the teacher brought
    in as the teacher's, whatever it was. Each weighs what it moved in its round."""
    ordered = set(_injected(played))
    strength = [seat.majority for seat in played.states[0].seats]
    for round, card, followed in _events(played):
        if round > len(rows):
            continue
        news = [said for said in followed if said.key in STRENGTHS]
        choices = [said for said in followed if said.key not in STRENGTHS]
        changes = moved_since(rows[:round], [Said("cause.card", (("card", card),))], round)
        fresh = [_new(said, strength) for said in news]
        if (round, card) in ordered:
            brought, more = Said("timeline.injected", (("card", card),)), (*news, *choices)
            yield Turning(round, "teacher", brought, _seats(more), 50.0, changes, more=more)
        elif news:
            found = [_election(round, card, *one, changes) for one in zip(news, fresh, strict=True)]
            yield from (replace(found[0], more=tuple(choices)), *found[1:])
        else:
            happened, more = Said("did.event", (("card", card),)), tuple(choices)
            yield Turning(round, "incident", happened, _seats(more), size(changes), changes, more=more)


def _events(played: Played) -> Iterator[tuple[int, str, list[Said]]]:
    """(round, card, what followed from it: how strong governments sit, what was chosen) of all that happened."""
    found: dict[tuple[int, str], list[Said]] = {}
    last: list[Said] = []
    for heard in played.table.heard:
        said, values = heard.event.said, dict(heard.event.said.values)
        if said.key == "did.event":
            last = found.setdefault((heard.round, str(values["card"])), [])
        elif said.key in STRENGTHS:
            # A government is heard of right after the event that moved it.
            last.append(said)
        elif said.key == "did.choice":
            found.setdefault((heard.round, str(values["card"])), []).append(said)
    return ((round, card, followed) for (round, card), followed in found.items())


def _new(news: Said, strength: list[str]) -> bool:
    """Whether a government sits otherwise than before; `strength` follows."""
    who, now = int(dict(news.values)["who"]), news.key.removeprefix("did.")
    before, strength[who] = strength[who], now
    return now != before


def _election(round: int, card: str, news: Said, fresh: bool, changes: tuple[tuple[int, float], ...]) -> Turning:
    """A government is confirmed or changes; a change weighs more."""
    who = int(dict(news.values)["who"])
    headline = Said("timeline.election", (("card", card), ("who", who), ("news", news.key)))
    return Turning(round, "election", headline, (who,), size(changes) + 10.0 * fresh, changes)


def _seats(followed: Sequence[Said]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(dict(said.values)["who"]) for said in followed))


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
