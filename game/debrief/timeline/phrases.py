"""Parts of the timeline's sentences: figures by seat, causes, how each seat went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.catalog.texts import NBSP
from game.debrief.telling import Telling
from game.debrief.timeline.shifts import SLIGHT
from game.debrief.timeline.standings import CARDS, Part
from game.debrief.timeline.turning import Timeline, Turning
from game.rules.types import Said


def figures(seen: Telling, changes: Sequence[tuple[int, float]], least: float = 0.0) -> str:
    """Seats with what they gained or lost, those that moved by less left out."""
    told = ((seat, points) for seat, points in changes if abs(points) >= least)
    return ", ".join(seen.t("timeline.seat", who=seat, figure=seen.signed(points)) for seat, points in told)


def cause_words(seen: Telling, part: Part) -> str:
    """A cause with its points; of what is no card's also where it shows."""
    cause = Said(f"timeline.{part.said.key}", part.said.values)
    if part.fading:
        cause = Said("timeline.cause.fading", (*part.said.values, ("cause", cause.key)))
    text = f"{seen.say(cause)}{NBSP}{seen.signed(part.points)}"
    if part.said.key in CARDS or not part.through:
        return text
    return f"{text} {seen.t('timeline.cause.through', name=seen.t(f'indicator.{part.through}'))}"


def indicator_words(moved: Sequence[tuple[str, float]], seen: Telling) -> str:
    """Indicators with what they added to a seat's points or took from them."""
    return ", ".join(f"{seen.t(f'indicator.{name}')}{NBSP}{seen.signed(points)}" for name, points in moved)


def changes_words(turning: Turning, seen: Telling) -> str:
    """What the cards of a turning point moved, and in which time."""
    text = figures(seen, turning.changes, SLIGHT)
    if not text:
        return seen.t("timeline.moved.none")
    kind = turning.kind if turning.kind in ("deal", "initiative") else "round"
    return seen.t(f"timeline.moved.{kind}", text=text)


def summaries(found: Timeline, seen: Telling) -> Iterator[str]:
    """How each seat and the border's health went, in words."""
    for seat in range(len(found.opening)):
        past = found.of_seat(seat)
        high = max(past)
        at = past.index(high)
        key = "timeline.run.start" if not at else "timeline.run.end" if at == len(past) - 1 else "timeline.run"
        yield seen.t(key, who=seat, n=at, first=_th(past[0]), last=_th(past[-1]), high=_th(high))
    health = found.health
    high = max(health)
    ends = {"first": _th(health[0]), "last": _th(health[-1]), "high": _th(high), "n": health.index(high) + 1}
    yield seen.t("timeline.run.health.end" if high == health[-1] else "timeline.run.health", **ends)


def _th(points: float) -> int:
    return round(points * 1000)
