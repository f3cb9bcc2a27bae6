"""The border's crossings in words: how long one waits, how that moved, how full they are. Public figures only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.rules.cards import Corridor
from game.telling import figures
from game.telling.lands import ground
from game.telling.seen import Seen

FULL = (0.7, 0.85, 0.95)
"""Shares of its capacity from which a crossing counts as busy, nearly full, full."""
SLOW = (10, 20, 40)
"""Minutes from which traffic counts as slow, very slow, blocked."""
KINDS = ("truck", "car")
REGIONS = ("near", "great-lakes", "west")
"""Tags of crossings that are parts of the map (page.map.region.*); the story's own ground first."""


def crossings(seen: Seen) -> list[Mapping[str, Any]]:
    """Every crossing of the scenario from west to east, numbered from 1; x and y in kilometres on the map's plane."""
    ordered = sorted(seen.scenario.corridors, key=lambda corridor: (corridor.lon, corridor.id))
    return [crossing(seen, number, corridor) for number, corridor in enumerate(ordered, 1)]


def crossing(seen: Seen, number: int, corridor: Corridor) -> Mapping[str, Any]:
    """One of them."""
    waits = {kind: seen.dial(f"wait_{kind}@{corridor.id}") for kind in KINDS}
    share, slow = figures.use(seen, corridor.id), step(max(waits.values()), SLOW)
    x, y = ground(seen.scenario).cone.project(corridor.lon, corridor.lat)
    return {
        "id": corridor.id,
        "number": number,
        "name": seen.text(corridor.name),
        "region": region(corridor),
        "lon": corridor.lon,
        "x": round(x, 1),
        "y": round(y, 1),
        "lanes": [lane(seen, kind, corridor.id) for kind in KINDS],
        "wait": seen.t("map.wait", text=seen.words.number(max(waits.values()), 0)),
        "moved": figures.change(seen, _moved(seen, corridor.id)),
        "slow": slow,
        "slow_said": seen.t(f"page.map.slow.{slow}"),
        "full": step(share, FULL),
        "full_said": seen.t(f"page.map.full.{step(share, FULL)}"),
        "share": round(share * 100),
        "share_said": seen.words.percent(round(share * 100)),
    }


def lane(seen: Seen, kind: str, corridor: str) -> Mapping[str, Any]:
    """The wait of trucks or of cars with its unit, and its change since last round."""
    name = f"wait_{kind}@{corridor}"
    past = seen.past(name)
    moved = past[-1] - past[-2] if len(past) > 1 else 0.0
    return {
        "said": seen.t(f"page.map.{kind}"),
        "wait": figures.value(seen, name, seen.dial(name)),
        "change": figures.change(seen, moved) if len(past) > 1 else "",
        "change_said": _change_said(seen, moved) if len(past) > 1 else "",
    }


def _change_said(seen: Seen, moved: float) -> str:
    """A change of a wait for those who hear it: its sign as a word."""
    if abs(moved) < figures.FLAT:
        return seen.t("page.map.same")
    return seen.t("page.map.longer" if moved > 0 else "page.map.shorter", text=seen.words.number(abs(moved), 1))


def _moved(seen: Seen, corridor: str) -> float:
    """Minutes by which the slower lane's wait changed since last round."""
    waits = [max(pair) for pair in zip(*(seen.past(f"wait_{kind}@{corridor}") for kind in KINDS), strict=True)]
    return waits[-1] - waits[-2] if len(waits) > 1 else 0.0


def region(corridor: Corridor) -> str:
    """The part of the map that shows a crossing near; "" where it belongs to none: then only the whole does."""
    return next((part for part in REGIONS if part in corridor.tags), "")


def step(value: float, steps: Sequence[float]) -> int:
    """How many of the steps a value has reached."""
    return sum(value >= one for one in steps)
