"""Dials in words: their names, what they measure, their values with units, and how they moved."""

from __future__ import annotations

from game.telling.seen import Seen
from game.world.names import BY_NAME, INDICATORS

UNITS = {
    "trade": "unit.billion",
    "travel_us": "unit.million",
    "travel_ca": "unit.million",
    "border_cost": "unit.percent",
    "trusted_trader": "unit.percent",
    "trusted_traveller": "unit.percent",
    "interdiction": "unit.percent",
    "wait_truck": "unit.minutes",
    "wait_car": "unit.minutes",
    "flow_truck": "unit.thousand",
    "flow_car": "unit.thousand",
}
ROOM = ("alarm", "reassurance", "risk", "border_cost", "trade", "travel_us", "travel_ca")
"""What a room that looks on follows of the world."""
FLAT = 0.05
"""Points below which a change counts as none."""


def variable(dial: str) -> str:
    """The variable a dial belongs to."""
    return dial.split("@")[0]


def title(seen: Seen, dial: str) -> str:
    """A dial's name for people."""
    name = variable(dial)
    return seen.t(f"indicator.{name}") if name in INDICATORS else seen.t(f"variable.{name}")


def meaning(seen: Seen, dial: str) -> str:
    """What a dial measures, and in what."""
    row = BY_NAME[variable(dial)]
    return row.fr if seen.words.language == "fr" else row.en


def value(seen: Seen, dial: str, points: float) -> str:
    """A value with its unit."""
    key = UNITS.get(variable(dial))
    decimals = 0 if key in ("unit.thousand", "unit.minutes") else 1
    number = seen.words.number(points, decimals)
    return seen.t(key, text=number) if key else number


def change(seen: Seen, points: float) -> str:
    """A change with its sign; an equals sign where nothing moved."""
    if abs(points) < FLAT:
        return "="
    return ("▲ " if points > 0 else "▼ ") + seen.words.number(abs(points), 1)


def history_words(seen: Seen, dial: str) -> str:
    """A chart in words, for those who do not see it."""
    past = seen.past(dial)
    first, last = value(seen, dial, past[0]), value(seen, dial, past[-1])
    return seen.t("report.history", text=title(seen, dial), first=first, last=last, n=len(past) - 1)


def use(seen: Seen, corridor: str) -> float:
    """The share of a crossing's capacity that its wait tells of, 0 to 1: the fuller of its truck and car lanes.

    It is the model's own formula for the wait the other way round; where a crossing is blocked it counts as full.
    """
    model = seen.model
    shares: list[float] = []
    for kind in ("truck", "car"):
        free = model.p(f"wait_{kind}_free")
        over = max(0.0, seen.dial(f"wait_{kind}@{corridor}") / free - 1) / model.p("queue_scale")
        shares.append(float(over ** (1 / model.p("queue_power"))))
    return min(1.0, max(shares))
