"""Crossings, seats, agreements and news as the map's tests know them."""

from __future__ import annotations

from game.client.map.scene import Capital, Link, Pulse, Scene
from game.client.map.traffic import Corridor

NOTE = "{n} min"


def crossing(id: str, name: str, lon: float, lat: float, flow: float, wait: float, near: bool = True) -> Corridor:
    return Corridor(id, name, lon, lat, flow, wait, NOTE, "▲2", "said", trucks=0.3, use=wait / 60, near=near)


EAST = [
    crossing("a", "Lacolle / Champlain", -73.452, 45.010, 1100, 22),
    crossing("b", "Philipsburg / Highgate Springs", -73.085, 45.015, 420, 12),
    crossing("c", "Stanstead / Derby Line", -72.099, 45.005, 300, 8),
    crossing("d", "Armstrong / Jackman", -70.397, 45.806, 160, 6),
    crossing("e", "East Hereford / Beecher Falls", -71.506, 45.013, 60, 3),
    crossing("f", "Cornwall / Massena", -74.739, 45.006, 350, 45),
]
PACIFIC = [
    crossing("g", "Windsor / Detroit", -83.074, 42.312, 3500, 42, near=False),
    crossing("h", "Pacific Highway / Blaine", -122.735, 49.002, 900, 33, near=False),
]
SEATS = (
    Capital("ottawa", "Ottawa", ("first_side", 0), -75.7, 45.42, (("shield", 3), ("truck", 2)), "seat", "programs"),
    Capital("quebec", "Québec", ("first_side", 1), -71.21, 46.81, (("home", 1),), "seat", "programs"),
    Capital("washington", "Washington", ("second_side", 0), -77.04, 38.91, (("shield", 2),), "seat", "programs"),
    Capital("vermont", "Montpelier", ("second_side", 1), -72.58, 44.26, (), "seat", "programs"),
    Capital("akwesasne", "Akwesasne", ("other_side", 0), -74.63, 44.98, (("home", 2),), "seat", "programs"),
)
LINKS = (
    Link("ottawa~washington", ("ottawa", "washington"), 2, True, "two agreements"),
    Link("ottawa~quebec~vermont", ("ottawa", "quebec", "vermont"), 1, False, "an agreement of three"),
    Link("quebec~vermont", ("quebec", "vermont"), 1, False, "one agreement"),
)
NEWS = (Pulse("port-a", "port:a", 1, "a closure"), Pulse("capital-ottawa", "capital:ottawa", 2, "two headlines"))
FULL = Scene((*EAST, *PACIFIC), SEATS, LINKS, NEWS)
