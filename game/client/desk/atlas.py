"""The map sheet: the map with its tools and legend, and beside it the advisor and the news, or what was chosen."""

from __future__ import annotations

from game.client.desk.beside import briefing
from game.client.desk.charted import past, scene
from game.client.desk.desk import Desk
from game.client.desk.known import known
from game.client.kit.controls import Button, Segments
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Limit
from game.client.kit.widget import Widget
from game.client.map.legend import legend
from game.client.map.view import MapView

ADVICE = "advice"


def atlas(desk: Desk) -> Widget:
    """The sheet. A round that went by since the map was last seen is shown first."""
    sight = desk.sight
    if sight.rounds != len(desk.view.history):
        sight.began = -1.0 if sight.rounds < len(desk.view.history) else None
        sight.rounds = len(desk.view.history)

    def choose(thing: str) -> None:
        sight.chosen = "" if sight.chosen == thing else thing

    view = MapView(
        scene(desk),
        desk.place_names,
        sight=sight,
        on=choose,
        before=past(desk),
        caption=desk.t("map.showing", before=desk.view.round - 1, after=desk.view.round),
        id="map",
    )
    beside = known(desk, sight.chosen) if sight.chosen else None
    # Where words are large the legend takes the map's room: there it is shown when it is asked for.
    charted = Column([tools(desk, view), view, legend(desk.t) if sight.legend != desk.narrow else None], gap=8, grow=1)
    if desk.narrow and beside is None and desk.advice_open:
        return Column([tools(desk, view), Row([briefing(desk)], across="fill", grow=1)], gap=8, grow=1)
    if desk.narrow:
        return Row([beside or charted], across="fill", grow=1)
    return Row(
        [charted, Limit(beside or briefing(desk), 310, at="start")],
        gap=12,
        across="fill",
        grow=1,
    )


def tools(desk: Desk, view: MapView) -> Widget:
    """The two views, zoom, and the last round once more; where there is no room beside the map, the advisor too."""
    sight = desk.sight

    def region(value: str) -> None:
        desk.advice_open = value == ADVICE
        if not desk.advice_open:
            sight.whole, sight.camera, sight.chosen = value == "whole", None, ""

    def fold() -> None:
        sight.legend = not sight.legend

    def again() -> None:
        sight.began = -1.0

    choices = [("near", desk.t("map-near")), ("whole", desk.t("map-whole"))]
    now = "whole" if sight.whole else "near"
    if desk.narrow:
        choices.append((ADVICE, desk.t("map.advice")))
        now = ADVICE if desk.advice_open else now
    parts: list[Widget | None] = [
        Segments(choices, now, region, id="map-region"),
    ]
    if now == ADVICE:
        return Flow(parts, gap=4)
    parts += [
        Button("", lambda: view.zoom_by(1), mark="plus", said=desk.t("map.nearer"), id="map-nearer"),
        Button("", lambda: view.zoom_by(-1), mark="minus", said=desk.t("map.farther"), id="map-farther"),
        Button("", view.look_home, mark="home", said=desk.t("map.reset"), id="map-reset"),
    ]
    parts.append(Button("", fold, mark="info", said=desk.t("map.legend"), id="map-legend-fold"))
    if desk.view.history:
        parts.append(Button("", again, mark="play", said=desk.t("map.again"), id="map-again"))
    return Flow(parts, gap=4)
