"""A new game: scenario, seat, who plays the others, luck."""

from __future__ import annotations

from pathlib import Path

from game.ai.level import LEVELS
from game.ai.persona import Persona, fitting, personas
from game.catalog import build
from game.catalog.load import Loaded, faults, load
from game.catalog.manifest import FOLDER as PACKS
from game.catalog.packs import around, joining
from game.catalog.problem import CannotLoadError
from game.catalog.reports import left_out
from game.catalog.shelf import Card
from game.client import halfwritten
from game.client.app import App
from game.client.kit.controls import Button, Segments
from game.client.kit.dropdown import Dropdown
from game.client.kit.labels import Bar, Label
from game.client.kit.layout import Column, Row, Table
from game.client.kit.numbers import Stepper
from game.client.kit.panels import Limit, Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.client.pins import forget
from game.client.screen import Screen
from game.client.screens.game import GameScreen
from game.client.words import shelf
from game.client.work import Work
from game.rules.cards import Actor
from game.rules.types import Said
from game.table.journal import JournalError, unwritable
from game.table.saves import fresh_path
from game.table.table import open_table

MOST_SEED = 9999
PERSON = ""
"""In the list of who plays a seat: somebody at this machine, and no persona."""
ORDER = ("first-game", "autumn-2001")
"""Scenarios that come first in the list; the others follow by their ids."""


class NewGame(Screen):
    """`folder` is where the game will be saved; `seed` the luck that is proposed."""

    def __init__(self, app: App, folder: Path, seed: int, scenario: str = "") -> None:
        super().__init__(app)
        self.folder = folder
        self.seed = seed
        self.scenarios = playable()
        self.scenario = scenario if scenario in self.scenarios else next(iter(self.scenarios), "")
        self.here = shelf()
        """What has a part in the scenario chosen."""
        self.seat = 0
        self.drivers: list[str] = []
        self.levels: list[int] = []
        self.loading = False
        if self.scenario:
            self._seat_scenario()

    def actors(self) -> list[Actor]:
        """The actors of the scenario chosen."""
        data = shelf().cards["scenarios"][self.scenario].data
        return [build.actor(shelf().cards["actors"][id]) for id in data["seats"]]

    def _suiting(self, actor: Actor) -> list[Persona]:
        """Who can play an actor in the scenario chosen: whom it suits, else anybody who has a part in the scenario."""
        return fitting(self.here, actor) or list(personas(self.here).values())

    def _seat_scenario(self) -> None:
        self.here = around(shelf(), shelf().cards["scenarios"][self.scenario])
        self.seat = 0
        suiting = [self._suiting(actor) for actor in self.actors()]
        self.drivers = [found[at % 3 % len(found)].id for at, found in enumerate(suiting)]
        self.levels = [self.app.settings.level] * len(self.drivers)

    def build(self) -> Widget:
        t = self.words.key
        parts = [self.what(), self.who(), self._luck()] if self.scenario else []
        form = Column([*parts, *self._left_out()], gap=16, pad=(4, 4))
        foot = Row(
            [
                Button(t("plain.back"), self.back, kind="quiet", mark="left", id="new-back"),
                Space(0, grow=1),
                Bar(None) if self.loading else None,
                Label(t("new.loading"), ink="soft") if self.loading else None,
                Button(t("new.start"), self.start, kind="primary", mark="play", id="new-start") if parts else None,
            ],
            gap=12,
        )
        inner = Column(
            [Label(t("new.title"), "display"), Scroll(form, id="new-form"), foot], gap=16, pad=(28, 24), grow=1
        )
        return Limit(inner, 900, grow=1)

    def what(self) -> Widget:
        """The scenario: its choice, and what it is about."""
        t = self.words

        def choose(id: str) -> None:
            self.scenario = id
            self._seat_scenario()

        cards = shelf().cards["scenarios"]
        choices = [(id, t.text(cards[id].data["title"])) for id in self.scenarios]
        card = cards[self.scenario]
        data = card.data
        return Panel(
            Column(
                [
                    Row(
                        [
                            Label(t.key("new.scenario"), "heading", grow=1),
                            Dropdown(choices, self.scenario, choose, id="new-scenario"),
                        ],
                        gap=16,
                    ),
                    Label(t.text(data["text"])),
                    Label(t.key("new.rounds", n=data["rounds"]), "small", ink="soft"),
                    *(Label(line, "small", ink="soft") for line in self._packs(card)),
                ],
                gap=8,
            )
        )

    def _packs(self, scenario: Card) -> list[str]:
        """The pack that a scenario comes from, and those that join it."""
        t, packs = self.words, shelf().cards[PACKS]
        found = [("new.pack", packs[scenario.pack])] if scenario.pack else []
        found += [("new.joined", packs[id]) for id in sorted(joining(shelf(), scenario))]
        return [
            t.key(
                key,
                text=t.text(pack.data["title"]),
                version=pack.data["version"],
                who=", ".join(pack.data["authors"]),
            )
            for key, pack in found
        ]

    def _left_out(self) -> list[Widget]:
        """What of the content is not in play, and where it is told why."""
        t, cards = self.words, shelf().cards
        broken = [id for id in shelf().roots if id and id not in cards[PACKS]]
        unplayable = [t.text(card.data["title"]) for id, card in cards["scenarios"].items() if id not in self.scenarios]
        told = [
            t.key("new.broken-packs", n=len(broken), text=", ".join(broken)) if broken else "",
            t.key("new.unplayable", n=len(unplayable), text=", ".join(unplayable)) if unplayable else "",
            *left_out(self.here.problems, t),
        ]
        return [Label(line, "small", ink="bad") for line in told if line]

    def who(self) -> Widget:
        """The seats: one's own with its brief, and who plays the others."""
        t = self.words
        actors = self.actors()

        def sit(value: str) -> None:
            self.seat = int(value)

        choices = [(str(seat), t.text(actor.names.plain)) for seat, actor in enumerate(actors)]
        rows = [
            [Label(t.text(actor.names.plain), "strong", grow=1), self._persona(seat, actor), self._level(seat)]
            for seat, actor in enumerate(actors)
            if seat != self.seat
        ]
        several = any(id == PERSON for seat, id in enumerate(self.drivers) if seat != self.seat)
        mine = actors[self.seat]
        return Panel(
            Column(
                [
                    Row(
                        [
                            Label(t.key("new.seat"), "heading", grow=1),
                            Dropdown(choices, str(self.seat), sit, id="new-seat"),
                        ],
                        gap=16,
                    ),
                    Label(t.text(mine.brief)),
                    Label(t.key("new.gives", text=t.text(mine.gives)), "small", ink="soft"),
                    Label(t.key("new.others"), "heading"),
                    Table(rows, gap=8, between=16),
                    Label(t.key("new.several"), "small", ink="soft") if several else None,
                    *self._level_of_all(),
                ],
                gap=8,
            )
        )

    def _persona(self, seat: int, actor: Actor) -> Widget:
        def choose(id: str) -> None:
            self.drivers[seat] = id

        suiting = self._suiting(actor)
        person = self.words.key("new.person")
        choices = [(PERSON, person), *((p.id, self.words.text(p.name)) for p in suiting)]
        tips = {p.id: self.words.text(p.text) for p in suiting}
        now = self.drivers[seat]
        return Dropdown(choices, now, choose, id=f"new-persona-{seat}", tip=tips.get(now, person))

    def _level(self, seat: int) -> Widget:
        if self.drivers[seat] == PERSON:
            return Label("")

        def choose(value: str) -> None:
            self.levels[seat] = int(value)

        choices = [(str(level), self.words.key("new.level", n=level, level=f"level.{level}")) for level in LEVELS]
        return Dropdown(choices, str(self.levels[seat]), choose, id=f"new-level-{seat}")

    def _level_of_all(self) -> list[Widget]:
        """One strip for everybody's level, none of it chosen while they differ; and what a level means."""

        def choose(value: str) -> None:
            self.levels = [int(value)] * len(self.levels)
            self.app.set(level=int(value))

        played = [seat for seat, id in enumerate(self.drivers) if seat != self.seat and id != PERSON]
        found = {self.levels[seat] for seat in played}
        now = str(found.pop()) if len(found) == 1 else ""
        choices = [(str(level), self.words.key(f"level.{level}")) for level in LEVELS]
        return [
            Label(self.words.key("new.levels"), "strong"),
            Segments(choices, now, choose, id="new-levels"),
            Label(self.words.key("new.levels.why"), "small", ink="soft"),
        ]

    def _luck(self) -> Widget:
        def change(value: int) -> None:
            self.seed = value

        return Panel(
            Row(
                [
                    Label(self.words.key("new.seed"), "heading"),
                    Label(self.words.key("new.seed.why"), "small", ink="soft", grow=1),
                    Stepper(self.seed, 1, MOST_SEED, change, id="new-seed"),
                ],
                gap=16,
            )
        )

    def start(self) -> None:
        """Load the scenario beside the window, then sit down."""
        if self.loading or not self.scenario:
            return
        self.loading = True
        known, scenario, seed, me = personas(shelf()), self.scenario, self.seed, self.seat
        # What is chosen while the scenario is being read is for another game.
        drivers: tuple[Persona | None, ...] = tuple(
            None if seat == me or id == PERSON else known[id].at(self.levels[seat])
            for seat, id in enumerate(self.drivers)
        )

        def begin(loaded: Loaded) -> None:
            self.loading = False
            sit(self, self.folder, loaded, seed, drivers, me)

        self.app.start(Work(lambda report: load(shelf().root, scenario, shelf()), begin, self._failed))

    def _failed(self, error: Exception) -> None:
        self.loading = False
        explain(self.app, error)


def playable() -> list[str]:
    """The scenarios that can be played, in the order of the list: the game's own, then those of packs."""
    cards = shelf().cards["scenarios"]
    sound = [id for id, card in cards.items() if not faults(shelf(), card)]
    return sorted(sound, key=lambda id: (cards[id].pack, ORDER.index(id) if id in ORDER else len(ORDER), id))


def sit(
    screen: Screen, folder: Path, loaded: Loaded, seed: int, drivers: tuple[Persona | None, ...], seat: int
) -> None:
    """Open a table, saved in `folder` if it can be, and show its game instead of the screen where it was set up.

    Where that screen was left meanwhile, nobody wants to sit down any more.
    """
    app = screen.app
    if screen not in app.screens:
        return
    if app.authoring is not None:
        table = open_table(loaded, seed, drivers)
        app.authoring.follow(table, shelf())
        app.stage.toast(app.words.key("author.begun"))
        app.replace(GameScreen(app, table, seat), screen)
        return
    title = app.words.text(loaded.scenario.title)
    try:
        path = fresh_path(folder, f"{loaded.scenario.id}-{seed}")
        forget(path)
        halfwritten.forget(path)
        table = open_table(loaded, seed, drivers, path, seat=seat, title=title)
    except (JournalError, OSError) as error:
        said = error.said if isinstance(error, JournalError) else unwritable(folder, error).said
        app.stage.toast(app.words.say(said), "bad")
        table = open_table(loaded, seed, drivers)
    app.replace(GameScreen(app, table, seat), screen)


def explain(app: App, error: Exception) -> None:
    """Say why a scenario could not be loaded."""
    first = error.problems[0].said if isinstance(error, CannotLoadError) else Said("app-failed", (("why", str(error)),))
    app.stage.toast(app.words.say(first), "bad")
