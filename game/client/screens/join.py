"""Joining a lesson: a name and the lesson's code."""

from __future__ import annotations

import secrets
import time
from pathlib import Path

from game.catalog.cause import cause
from game.client.app import App
from game.client.kit.controls import Button
from game.client.kit.entry import Entry
from game.client.kit.labels import Bar, Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Limit, Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.client.remote.address import Address
from game.client.remote.handset import Handset
from game.client.remote.letting_in import RefusedError, let_in
from game.client.remote.line import Line, opener
from game.client.remote.ticket import Ticket, drop, find, keep, used
from game.client.screen import Screen
from game.client.screens.lesson import LessonScreen
from game.client.work import Work, beside
from game.rules.types import Said

MOST_NAME, MOST_CODE = 40, 12


class JoinScreen(Screen):
    """`folder` is where places are kept; `said` is why one is here again."""

    def __init__(
        self, app: App, folder: Path, where: Address, name: str = "", code: str = "", said: Said | None = None
    ) -> None:
        super().__init__(app)
        self.folder = folder
        self.where = where
        self.name = name
        self.code = code
        self.said = said
        self.going = False
        self._again = secrets.token_urlsafe(16)
        """Sent with every try of this form, so that a try whose answer was lost leaves no name taken by nobody."""
        self._fresh = True
        """Whether nothing was looked at yet: then the first line that is to be written has the focus."""

    def build(self) -> Widget:
        t = self.words.key

        def write_name(text: str) -> None:
            self.name = text

        def write_code(text: str) -> None:
            self.code = text

        def go(_: str = "") -> None:
            self.go()

        why = self.words.say(self.said) if self.said is not None else ""
        form = Column(
            [
                Label(t("join.name"), "label"),
                Entry(self.name, write_name, done=go, hint=t("join.name.hint"), most=MOST_NAME, id="join-name"),
                Label(t("join.code"), "label"),
                Entry(self.code, write_code, done=go, hint=t("join.code.hint"), most=MOST_CODE, id="join-code"),
                Panel(Label(why, id="join-why"), look="warn", pad=12) if why else None,
            ],
            gap=8,
        )
        foot = Row(
            [
                Button(t("join.leave"), self.back, kind="quiet", mark="left", id="join-leave"),
                Button(t("desk.language"), self.language, kind="quiet", mark="language", id="join-language"),
                Space(0, grow=1),
                Bar(None) if self.going else None,
                Label(t("join.going"), ink="soft") if self.going else None,
                Button(t("join.go"), self.go, kind="primary", mark="play", id="join-go"),
            ],
            gap=12,
        )
        page = [
            Label(t("join.title"), "display"),
            Label(t("join.at", text=self.where.origin), ink="soft"),
            Scroll(Panel(form), id="join-form"),
            foot,
        ]
        return Limit(Column(page, gap=16, pad=(28, 24), grow=1), 700, grow=1)

    def tick(self, now: float) -> None:
        if self._fresh and not self.app.stage.stale:
            self._fresh = False
            self.app.stage.focus(self.app.stage.find("join-code" if self.name else "join-name"))

    def language(self) -> None:
        """The other language, at once."""
        self.app.set(language="en" if self.app.settings.language == "fr" else "fr")

    def go(self) -> None:
        """Ask to be let in, beside the window."""
        name, code = self.name.strip(), self.code.strip()
        if self.going:
            return
        self.said = Said("room.name-missing") if not name else Said("join.code-missing") if not code else None
        if self.said is None:
            self.going = True
            where, language, again = self.where, self.app.settings.language, self._again
            self.app.start(Work(lambda report: let_in(where, name, code, language, again), self._in, self._out))
        self.app.refresh()

    def _in(self, found: tuple[int, str]) -> None:
        self.going = False
        number, secret = found
        ticket = Ticket(self.where.origin, self.name.strip(), number, secret)
        try:
            keep(self.folder, ticket)
        except OSError as error:
            self.app.stage.toast(self.words.key("join.unkept", why=cause(error)), "warn")
        self.app.replace(lesson(self.app, self.folder, self.where, ticket), self)

    def _out(self, error: Exception) -> None:
        if not isinstance(error, RefusedError):
            raise error
        self.going, self.said = False, error.said
        self.app.refresh()


def lesson(app: App, folder: Path, where: Address, ticket: Ticket) -> LessonScreen:
    """The lesson that a ticket is for, over a line of its own."""
    line = Line(opener(where), ticket.secret, time.monotonic)
    beside(line.run)
    used(folder, ticket)

    def again(said: Said | None) -> JoinScreen:
        if said is not None:  # the lesson does not know it
            drop(folder, ticket)
        return JoinScreen(app, folder, where, ticket.name if said is not None else "", "", said)

    def reopened() -> LessonScreen:
        return lesson(app, folder, where, ticket)

    handset = Handset(line, secrets.token_hex(4), app.clock)
    return LessonScreen(app, folder, where, handset, again, reopened)


def joining(app: App, folder: Path, where: Address, name: str, code: str) -> Screen:
    """The first screen: back at the seat where this machine has one, else the form, sent off when it is complete."""
    ticket = find(folder, where.origin, name.strip())
    if ticket is not None:
        return lesson(app, folder, where, ticket)
    screen = JoinScreen(app, folder, where, name, code)
    if name.strip() and code.strip():
        screen.go()
    return screen
