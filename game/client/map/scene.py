"""What is to be seen on the map: crossings, seats in their capitals, agreements between them, news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from game.client.kit.theme import Hue
from game.client.map.frame import Camera
from game.client.map.traffic import Corridor
from game.telling.geography import Geography, geography

if TYPE_CHECKING:
    from game.client.map.making import Shown

LASTS = 2.6
"""Seconds in which the map goes from last round's traffic to this round's."""


@dataclass(frozen=True, slots=True)
class Capital:
    """A seat at the table: actor, the name to be read, its colour (a tuple of the theme and a position in it),
    where its government sits (degrees).

    `programs` are (icon, how many) of what it runs; `said` and `runs` tell the seat and its programs in a line.
    """

    id: str
    name: str
    hue: Hue
    lon: float
    lat: float
    programs: tuple[tuple[str, int], ...] = ()
    said: str = ""
    runs: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Agreements in force among the same seats (actors' ids): how many, whether one of them is a treaty."""

    id: str
    ends: tuple[str, ...]
    count: int
    treaty: bool
    said: str = ""


@dataclass(frozen=True, slots=True)
class Pulse:
    """News of the round at a crossing or a capital (`at` is "port:..." or "capital:..."): how many, said in a line."""

    id: str
    at: str
    count: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """All of it, in the reader's language, on its ground. Equal scenes are drawn once."""

    corridors: tuple[Corridor, ...] = ()
    capitals: tuple[Capital, ...] = ()
    links: tuple[Link, ...] = ()
    pulses: tuple[Pulse, ...] = ()
    land: Geography = field(default_factory=geography)


@dataclass
class Sight:
    """What only the eye and the hand know of the map, kept while the sheet is closed.

    `camera` is None until somebody pans or zooms; `legend` says whether it is shown. `began` is when the last round
    began to be shown (seconds): None when it is not being shown, -1 when it is about to be. `shown` is the picture
    that was ready when the sheet was closed: it stands in the window again until the next one is.
    """

    whole: bool = False
    legend: bool = True
    camera: Camera | None = None
    chosen: str = ""
    lit: str = ""
    rounds: int = 0
    began: float | None = None
    shown: Shown | None = None
    stirred: float = field(default=0.0)
    """When something last happened here: traffic comes to rest a while after."""


def between(before: Sequence[Corridor], after: Sequence[Corridor], share: float) -> tuple[Corridor, ...]:
    """The crossings `share` (0 to 1) of the way from one round to the next; what has no past is as it is now."""
    past = {corridor.id: corridor for corridor in before}
    found = []
    for now in after:
        was = past.get(now.id, now)
        values = {
            name: getattr(was, name) + (getattr(now, name) - getattr(was, name)) * share
            for name in ("flow", "wait", "trucks", "use")
        }
        found.append(replace(now, **values))
    return tuple(found)
