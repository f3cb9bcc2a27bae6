"""Numbers, charts and colours of the desk: how a dial is written, how it moved, why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.client.chart import Series, line_chart
from game.client.chart import spark as draw_spark
from game.client.desk.desk import Desk
from game.client.kit.style import Style
from game.client.kit.theme import STANDARD, Colour, Hue, Theme, colour_of
from game.rules.judge import judge
from game.rules.known import known
from game.rules.ratify import forecast
from game.rules.types import Offer
from game.telling.seen import Seen
from game.world.score import parts


def why(desk: Desk, dial: str, round: int = 0) -> list[tuple[str, float]]:
    """(cause, points) of a round (0: the last one), largest first; empty where none was resolved."""
    return [(desk.say(cause.said), cause.points) for cause in desk.table.why(dial, round)]


def spark(past: Sequence[float], at: int, width: int, height: int, style: Style) -> pygame.Surface:
    """A dial's history without axes, the round `at` dotted."""
    return draw_spark(width, height, style, list(past), style.theme.accent, at)


def curves(
    desk: Desk,
    lines: Sequence[tuple[str, Sequence[float | None], Colour]],
    at: int,
    size: tuple[int, int],
    style: Style,
) -> pygame.Surface:
    """Histories from the opening on, each with its name and last value at its end; the round `at` is marked."""
    count = max((len(values) for _, values, _ in lines), default=0)
    ticks = [str(round) for round in range(count)]
    shown = [[v for v in values if v is not None] for _, values, _ in lines]
    span = max((v for values in shown for v in values), default=0) - min(
        (v for values in shown for v in values), default=0
    )
    decimals = 1 if span < 5 else 0
    series = [
        Series(f"{name} {desk.words.number(known[-1], 1)}" if known else name, tuple(values), colour)
        for (name, values, colour), known in zip(lines, shown, strict=True)
    ]
    return line_chart(*size, style, series, ticks, show=lambda n: desk.words.number(n, decimals), at=at)


def hue(desk: Seen, seat: int) -> Hue:
    """A seat's colour as a tuple of the theme and a position in it.

    Red hues are for the first country at the table, blue for the second, others for both.
    """
    actors = desk.scenario.actors
    if actors[seat].level == "community":
        return "other_side", 0
    side = "first_side" if actors[seat].country == actors[0].country else "second_side"
    before = sum(1 for a in actors[:seat] if a.country == actors[seat].country and a.level != "community")
    return side, before % len(getattr(STANDARD, side))


def colour(seen: Seen, seat: int, theme: Theme) -> Colour:
    """A seat's colour in a theme."""
    return colour_of(theme, hue(seen, seat))


def at_home(desk: Desk, offer: Offer) -> int | None:
    """Support at home for a bundle in percent of what is needed; None when nothing in it must be ratified."""
    if not any(term.kind == "sign" for term in offer.terms):
        return None
    seen: Any = desk.view  # a View shows all that one's own house goes by
    return forecast(desk.scenario, seen, desk.me, offer.terms, offer.parties)


def finals(desk: Desk) -> list[tuple[int, int, list[tuple[str, int]]]]:
    """(seat, final score, its mandates with their points, as far as this seat may know them) for every seat."""
    state = known(desk.scenario, desk.view)
    judged = judge(desk.scenario, state)
    return [
        (seat, desk.view.scores[seat], [(id, points) for who, id, points in judged if who == seat])
        for seat in range(len(desk.scenario.actors))
    ]


def score_parts(desk: Desk, seat: int, until: int = 0) -> list[tuple[str, int, int, int]]:
    """(indicator, weight, value over time, points) in thousandths, weightiest first; the points add up to the score.

    As of the end of round `until` (0: the last one).
    """
    history = desk.table.history()
    if history is None:
        return []
    history = history[: until or len(history)]
    weights = desk.actor(seat).weights
    found = []
    for name, points in parts(desk.table.loaded.model, history).items():
        weight = weights.get(name, 0)
        if weight:
            own = float(points[seat, 0])
            found.append((name, weight, round(own / weight * 100_000), round(own * 1000)))
    return sorted(found, key=lambda row: (-row[1], row[0]))


def advice(desk: Desk) -> str:
    """The advisor's note: the indicator that lacks most for its weight, and who could help."""
    actor = desk.actor(desk.me)
    lacks = {
        name: weight * (100.0 - desk.dial(f"{name}@{actor.id}")) for name, weight in actor.weights.items() if weight
    }
    worst = max(lacks, key=lambda name: (lacks[name], name))
    gains: list[tuple[float, str]] = []
    for card in desk.scenario.programs:
        option = desk.table.worth(desk.me, card)
        if option > 0:
            gains.append((option, card))
    best = max(gains, default=(0.0, ""))[1]
    if not best:
        return desk.t("advice.plain", text=desk.t(f"indicator.{worst}"))
    return desk.t("advice", text=desk.t(f"indicator.{worst}"), card=best)
