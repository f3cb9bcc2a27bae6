"""From the title straight into a guided game."""

from __future__ import annotations

from pathlib import Path

from game.ai.persona import personas
from game.catalog.load import Loaded, load
from game.client.app import App
from game.client.guided.steps import Course
from game.client.kit.controls import Button
from game.client.kit.labels import Bar, Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Limit, Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.client.screen import Screen
from game.client.screens.newgame import explain, sit
from game.client.words import shelf
from game.client.work import Work


class Beginning(Screen):
    """What awaits the newcomer, and the button that begins it. `folder` is where the game will be saved."""

    def __init__(self, app: App, folder: Path, course: Course) -> None:
        super().__init__(app)
        self.folder = folder
        self.course = course
        self.loading = False

    def build(self) -> Widget:
        t = self.words.key
        told = Column(
            [
                Label(self.words.text(self.course.text)),
                Label(t("guide.seat"), "heading"),
                Label(self.words.text(shelf().cards["actors"][self.course.seat].data["brief"])),
                Label(t("guide.goal")),
                Label(t("guide.how"), "small", ink="soft"),
            ],
            gap=8,
        )
        foot = Row(
            [
                Button(t("plain.back"), self.back, kind="quiet", mark="left", id="first-back"),
                Space(0, grow=1),
                Bar(None) if self.loading else None,
                Button(t("new.start"), self.start, kind="primary", mark="play", id="first-start"),
            ],
            gap=12,
        )
        page = [Label(self.words.text(self.course.title), "display"), Scroll(Panel(told), id="first-text"), foot]
        return Limit(Column(page, gap=16, pad=(28, 24), grow=1), 700, grow=1)

    def start(self) -> None:
        """Load the scenario beside the window, then sit down."""
        if not self.loading:
            self.loading = True
            scenario = self.course.scenario
            self.app.start(Work(lambda report: load(shelf().root, scenario, shelf()), self._sit, self._failed))

    def _sit(self, loaded: Loaded) -> None:
        known = personas(shelf())
        actors = [actor.id for actor in loaded.scenario.actors]
        drivers = tuple(
            known[self.course.drivers[id]].at(self.course.level) if id in self.course.drivers else None for id in actors
        )
        sit(self, self.folder, loaded, self.course.seed, drivers, actors.index(self.course.seat))

    def _failed(self, error: Exception) -> None:
        self.loading = False
        explain(self.app, error)
