"""Language, text size, colours, motion and sound: each change is seen at once and kept."""

from __future__ import annotations

from collections.abc import Sequence

from game.client.kit.controls import Button, Segments, Toggle
from game.client.kit.dropdown import Dropdown
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row, Table
from game.client.kit.numbers import Slider, Stepper
from game.client.kit.palettes import PALETTES
from game.client.kit.panels import Limit, Line, Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.client.screen import Screen
from game.client.settings import TEXT_SIZES, standard


class SettingsScreen(Screen):
    """Has no state of its own: it shows and changes the app's settings."""

    def build(self) -> Widget:
        say, now, change = self.words.key, self.app.settings, self.app.set
        body = Column(
            [
                Table(self._rows(), gap=16, between=32),
                Line(),
                Toggle(say("settings-calm"), now.calm, lambda value: change(calm=value), id="calm"),
                Toggle(say("settings-hints"), now.hints, lambda value: change(hints=value), id="hints"),
                Toggle(say("settings-full"), now.full, lambda value: change(full=value), id="full"),
                Panel(
                    Column(
                        [Label(say("settings-sample"), "label", ink="soft"), Label(say("settings-sample-text"))], gap=4
                    ),
                    look="sunk",
                ),
            ],
            gap=16,
        )
        foot = Row(
            [
                Button(say("settings-done"), self.back, kind="primary", id="done"),
                Button(say("settings-defaults"), self._restore, id="defaults"),
                Space(grow=1),
                Label(say("settings-keys"), "small", ink="soft", lines="end", grow=4),
            ],
            gap=12,
        )
        page = [Label(say("settings-title"), "title"), Scroll(Panel(body, pad=24), id="settings-body", grow=1), foot]
        return Limit(Column(page, gap=16, pad=(24, 24), grow=1), 860)

    def _rows(self) -> Sequence[Sequence[Widget]]:
        say, now, change = self.words.key, self.app.settings, self.app.set
        languages = [("en", say("settings-english")), ("fr", say("settings-french"))]
        palettes = [(name, say(f"settings-palette-{name}")) for name in PALETTES]

        grounds = [("light", say("settings-light")), ("dark", say("settings-dark"))]

        def louder(value: int) -> None:
            change(sound=value)
            self.app.sound("turn")

        def written(n: int) -> str:
            return say("settings-percent", n=n) if n else say("settings-mute")

        sound = Slider(now.sound, 0, 100, louder, step=5, show=written, id="sound")
        controls: list[tuple[str, Widget]] = [
            ("language", Segments(languages, now.language, lambda value: change(language=value), id="language")),
            ("text", self._text_size()),
            ("palette", Dropdown(palettes, now.palette, lambda value: change(palette=value), id="palette")),
            (
                "ground",
                Segments(grounds, grounds[now.dark][0], lambda value: change(dark=value == "dark"), id="ground"),
            ),
            ("sound", sound),
        ]
        return [[self._name(f"settings-{name}"), control] for name, control in controls]

    def _name(self, key: str) -> Label:
        return Label(self.words.key(key), "strong")

    def _text_size(self) -> Stepper:
        sizes = list(TEXT_SIZES)
        here = min(range(len(sizes)), key=lambda i: abs(sizes[i] - self.app.settings.text))
        return Stepper(
            here,
            0,
            len(sizes) - 1,
            lambda i: self.app.set(text=sizes[i]),
            show=lambda i: self.words.key("settings-percent", n=sizes[i]),
            id="text-size",
        )

    def _restore(self) -> None:
        fresh = standard()
        kept = ("text", "palette", "dark", "calm", "sound", "hints", "full")
        self.app.set(**{name: getattr(fresh, name) for name in kept})
