"""The first screen: the map, the game's name, and the ways in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.client.app import App
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Grid, Row
from game.client.kit.panels import Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.style import NARROW
from game.client.kit.widget import Widget
from game.client.map.scene import Scene
from game.client.map.traffic import Corridor
from game.client.map.view import MapView
from game.client.screen import Screen
from game.client.screens.settings import SettingsScreen


@dataclass(frozen=True, slots=True)
class Way:
    """One line of the menu: a key of the catalogue, an icon, what it opens, why it cannot ("": it can)."""

    key: str
    mark: str
    on: Callable[[], None]
    barred: str = ""


class Title(Screen):
    """`ways` lead into games; `corridors` are drawn on the map; `note` is a key and its value for a word above them."""

    def __init__(
        self, app: App, ways: Sequence[Way] = (), corridors: Sequence[Corridor] = (), note: tuple[str, str] = ("", "")
    ) -> None:
        super().__init__(app)
        self.ways = list(ways)
        self.corridors = tuple(corridors)
        self.note = note

    def build(self) -> Widget:
        say = self.words.key
        menu: list[Widget] = [
            Button(
                say(way.key),
                way.on,
                kind="primary" if i == 0 else "plain",
                mark=way.mark,
                lines="start",
                barred=way.barred,
                align="fill",
                id=f"way-{way.key}",
            )
            for i, way in enumerate(self.ways)
        ]
        menu += [
            Button(say("title-settings"), self._settings, mark="settings", lines="start", align="fill", id="settings"),
            Button(say("title-language"), self._language, mark="language", lines="start", align="fill", id="language"),
            Button(say("title-quit"), self.back, kind="quiet", mark="quit", lines="start", align="fill", id="quit"),
        ]
        narrow = self.app.stage.style.room < NARROW
        ways: list[Widget] = [Grid(menu, cell=300, gap=8)] if narrow else menu
        head = [Label(say("title-name"), "display"), Label(say("title-line"), "heading", ink="soft")]
        if self.note[0]:
            head.append(Label(say(self.note[0], text=self.note[1]), "small"))
        side = Column(
            [
                Scroll(
                    Column([Space(4 if narrow else 20), *head, Space(12), *ways], gap=8, pad=(4, 0)), id="title-side"
                ),
                Column([Label(say("title-source"), "small", ink="soft")], pad=(4, 0)),
            ],
            gap=12,
        )
        chart = MapView(Scene(self.corridors), self.words.named("place-", "region-"), grow=1 if narrow else 4)
        both = [Panel(side, pad=(32, 28), square=True, grow=2), chart]
        return Column(both, gap=0) if narrow else Row(both, across="fill", gap=0)

    def _settings(self) -> None:
        self.app.push(SettingsScreen(self.app))

    def _language(self) -> None:
        self.app.set(language="en" if self.app.settings.language == "fr" else "fr")
