"""The map sheet: traffic and waits, the advisor's note, this round's headlines, one crossing in figures."""

from __future__ import annotations

from game.client.desk.beside import briefing, crossing
from game.client.desk.desk import Desk
from game.client.desk.seen import Seen
from game.client.kit.controls import Segments
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Limit
from game.client.kit.widget import Widget
from game.client.map.traffic import Corridor as Ribbon
from game.client.map.view import MapView
from game.rules.cards import Corridor


def atlas(desk: Desk) -> Widget:
    """The sheet: the map, and beside it the advisor and the headlines, or the crossing that was chosen."""
    ribbons = [ribbon(desk, corridor) for corridor in desk.scenario.corridors if near(desk, corridor)]

    def region(value: str) -> None:
        desk.region = value
        desk.corridor = ""

    def choose(id: str) -> None:
        desk.corridor = "" if desk.corridor == id else id

    choices = [("near", desk.t("map-near")), ("whole", desk.t("map-whole"))]
    chosen = next((c for c in desk.scenario.corridors if c.id == desk.corridor), None)
    beside = crossing(desk, chosen) if chosen is not None else briefing(desk)
    return Row(
        [
            Column(
                [
                    Segments(choices, desk.region, region, id="map-region"),
                    MapView(
                        ribbons,
                        desk.place_names,
                        on=choose,
                        chosen=desk.corridor,
                        whole=desk.region == "whole",
                        id="map",
                    ),
                    Label(desk.t("map.legend"), "small", ink="soft"),
                ],
                gap=8,
                grow=1,
            ),
            Limit(beside, 310, at="start"),
        ],
        gap=14,
        across="fill",
        grow=1,
    )


def near(desk: Desk, corridor: Corridor) -> bool:
    """Whether a crossing is shown in the chosen view."""
    if desk.region == "whole":
        return True
    return "near" in corridor.tags or corridor.id == desk.corridor


def ribbon(desk: Seen, corridor: Corridor) -> Ribbon:
    """A crossing as the map wants it."""
    trucks, cars = desk.dial(f"flow_truck@{corridor.id}"), desk.dial(f"flow_car@{corridor.id}")
    wait = max(desk.dial(f"wait_truck@{corridor.id}"), desk.dial(f"wait_car@{corridor.id}"))
    note = desk.t("map.wait", n=round(wait))
    return Ribbon(corridor.id, desk.text(corridor.name), corridor.lon, corridor.lat, trucks * 2 + cars, wait, note)
