"""The fields of a ground: where governments sit, and the land of a scenario that brings its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.catalog.fields import MISSING, Field, Reader, Slot, identity, many, number, record, text
from game.catalog.nodes import Node
from game.rules.cards import Land, Spot, Town

LON, LAT = (-180.0, 180.0), (-85.0, 85.0)
degrees = {"lon": Slot(number(*LON)), "lat": Slot(number(*LAT))}


def _country(node: Node, where: str, reader: Reader) -> Any:
    """Two capital letters."""
    word = node.value if node.kind == "scalar" else None
    if isinstance(word, str) and len(word) == 2 and word.isascii() and word.isalpha() and word.isupper():
        return word
    return reader.wrong(node, where, "want.country", found=str(word) if word is not None else "…")


country = Field(_country, {"type": "string", "pattern": "^[A-Z]{2}$"})
"""A country: CA, US, or two capital letters of one's own."""


def _point(node: Node, where: str, reader: Reader) -> Any:
    """Longitude and latitude as a pair."""
    if node.kind != "list" or len(node.items) != 2:
        return reader.wrong(node, where, "want.point")
    lon, lat = (
        number(*bounds)(item, f"{where}[{at}]", reader)
        for at, (item, bounds) in enumerate(zip(node.items, (LON, LAT), strict=True))
    )
    return MISSING if MISSING in (lon, lat) else (lon, lat)


_PAIR = [{"type": "number", "minimum": low, "maximum": high} for low, high in (LON, LAT)]
point = Field(_point, {"type": "array", "items": _PAIR, "minItems": 2, "maxItems": 2})
"""Longitude and latitude, degrees."""
SPOT = record({"name": Slot(text), **degrees, "about": Slot(text, None)})
"""Where a government sits."""
_LAND = record(
    {
        "sides": Slot(many(record({"country": Slot(country), "name": Slot(text)}), 2)),
        "line": Slot(many(point, 2)),
        "rivers": Slot(many(many(point, 2)), ()),
        "waters": Slot(many(many(point, 3)), ()),
        "towns": Slot(
            many(
                record(
                    {
                        "id": Slot(identity),
                        "name": Slot(text),
                        "country": Slot(country),
                        **degrees,
                        "people": Slot(number(0, 50), 0.1),
                    }
                )
            ),
            (),
        ),
    }
)


def _two_sides(node: Node, where: str, reader: Reader) -> Any:
    """A land, with two sides to its line and every town on one of them."""
    found = _LAND(node, where, reader)
    if found is MISSING or MISSING in (found["sides"], found["towns"]):
        return found
    sides = [side["country"] for side in found["sides"]]
    if len(set(sides)) != 2 or len(sides) != 2:
        return reader.wrong(node.pairs["sides"], f"{where}.sides", "land.sides")
    for at, town in enumerate(found["towns"]):
        if town is not MISSING and town["country"] is not MISSING and town["country"] not in sides:
            spot = node.pairs["towns"].items[at].pairs["country"]
            values = {"found": town["country"], "allowed": ", ".join(sides)}
            reader.wrong(spot, f"{where}.towns[{at}].country", "want.word", **values)
    return found


LAND = Field(_two_sides, _LAND.shape)
"""A land of its own: its two sides, the line between them, rivers, waters, towns."""


def spot(data: Mapping[str, Any] | None) -> Spot | None:
    """Where a government sits; None where the map does not know."""
    return Spot(data["name"], data["lon"], data["lat"], data["about"]) if data else None


def land(data: Mapping[str, Any] | None) -> Land | None:
    """A scenario's own ground; None: it plays on the one that the game ships."""
    if data is None:
        return None
    return Land(
        sides=tuple((side["country"], side["name"]) for side in data["sides"]),
        line=data["line"],
        rivers=data["rivers"],
        waters=data["waters"],
        towns=tuple(
            Town(t["id"], Spot(t["name"], t["lon"], t["lat"]), t["country"], t["people"]) for t in data["towns"]
        ),
    )
