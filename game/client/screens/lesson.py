"""A lesson at a handset: waiting for a seat, then the desk of that seat, while the game is at the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

import pygame

from game.catalog.load import Loaded, load
from game.catalog.problem import CannotLoadError
from game.client import halfwritten
from game.client.app import App
from game.client.desk.advised import hint_panel
from game.client.desk.choices import choice_dialog, pending
from game.client.desk.desk import Desk
from game.client.desk.frame import frame
from game.client.desk.hints import hint
from game.client.desk.points import Point, go_to
from game.client.desk.sheets import open_sheet
from game.client.kit.bring import bring
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Limit, Panel, Space
from game.client.kit.widget import Widget
from game.client.remote.address import Address
from game.client.remote.distant import Distant
from game.client.remote.handset import Handset
from game.client.remote.preparing import Prepared, prepare_button, prepare_dialog
from game.client.remote.sheets import sheets_dialog
from game.client.remote.strip import clock_words, note_words, strip
from game.client.remote.ticket import place
from game.client.screen import Screen
from game.client.screens import menus
from game.client.screens.settings import SettingsScreen
from game.client.screens.waiting import waiting
from game.client.sound.cues import Ear
from game.client.words import shelf
from game.client.work import Work, beside
from game.rules import decode
from game.rules.types import Said


class LessonScreen(Screen):
    """`again` leads back to joining (why, or None: as somebody else), `reopened` to this lesson over a new line.

    `open_dialog` is "", menu, sheets or prepare.
    """

    def __init__(
        self,
        app: App,
        folder: Path,
        where: Address,
        handset: Handset,
        again: Callable[[Said | None], Screen],
        reopened: Callable[[], Screen],
    ) -> None:
        super().__init__(app)
        self.folder = folder
        self.where = where
        self.handset = handset
        self.desk: Desk | None = None
        self.open_dialog = ""
        self.prepared = Prepared()
        self.noted = -1.0
        """When the last of the teacher's words was said that was put away, in seconds of the lesson."""
        self._again = again
        self._reopened = reopened
        self._reading = ("", 0)
        """The scenario that is being read, or was."""
        self._told: halfwritten.Kept = {}
        """What was half written when it was last put on disk."""
        self._writing = Lock()
        self._drafts: Path | None = None
        self._state = ""
        self._clock = ""
        self._proposed = 0

    def reopen(self) -> Callable[[], Screen]:
        return self._reopened

    # --- what is shown ---

    def build(self) -> Widget:
        if self.handset.differs:
            return self._differs()
        desk = self.desk
        if desk is None:
            return waiting(
                self.handset,
                self.words,
                self.where,
                self.sit,
                self.leave,
                self.join_as_other,
                self.language,
                self.prepare,
            )
        desk.speak(self.words)
        desk.fit(self.app.stage.style.room)
        self._keep()
        found = hint(desk) if self.app.settings.hints else None
        word = hint_panel(desk, found, self.show, self.no_hints) if found is not None else None
        status = strip(self.handset, self.words, self._buttons(), self._note(), self.put_note_away)
        return frame(
            desk,
            open_sheet(desk, None),
            menu=self.menu,
            language=self.language,
            coach=None,
            leave=None,
            word=word,
            status=status,
        )

    def _differs(self) -> Widget:
        t = self.words.key
        rows: list[Widget | None] = [
            Label(t("join.differs.title"), "title"),
            Label(t("join.differs", text=f"{self.where.origin}/"), id="lesson-differs"),
            Row(
                [
                    Button(t("join.leave"), self.leave, kind="primary", mark="left", id="lesson-leave"),
                    Button(t("desk.language"), self.language, kind="quiet", mark="language", id="lesson-language"),
                    Space(0, grow=1),
                ],
                gap=12,
            ),
        ]
        return Limit(Column([Panel(Column(rows, gap=12))], pad=(28, 24), grow=1), 700, grow=1)

    def _buttons(self) -> list[Widget | None]:
        """What the strip offers in a team of several: the lead, and what was proposed."""
        t, handset = self.words.key, self.handset
        prepare = prepare_button(handset, self.words, self.prepare)
        if len(handset.team) < 2 and not handset.sheets:
            return [prepare]
        lead = Button(t("join.lead"), self.take_lead, kind="quiet", role="small", mark="person", id="lesson-lead")
        count = len(handset.sheets)
        sheets = Button(t("join.sheets", n=count), self.sheets, kind="quiet", role="small", id="lesson-sheets")
        return [prepare, None if handset.leads else lead, sheets if count else None]

    def _note(self) -> str:
        notes = [note for note in self.handset.notes if float(note["at"]) > self.noted]
        return note_words(notes[-1], self.words) if notes else ""

    def put_note_away(self) -> None:
        """The teacher's words so far have been read."""
        self.noted = max((float(note["at"]) for note in self.handset.notes), default=self.noted)

    def dialog(self) -> Widget | None:
        inner = self._in_dialog()
        return Panel(inner, raised=True, pad=20) if inner is not None else None

    def _in_dialog(self) -> Widget | None:
        desk = self.desk
        if self.open_dialog == "prepare":
            return prepare_dialog(self.handset, self.words, self.prepared, self._ask, self.cancel)
        if desk is None:
            return None
        if self.open_dialog == "menu":
            return menus.lesson_menu(self, desk)
        if self.open_dialog == "sheets":
            return sheets_dialog(desk, self.handset, self.settle, self.cancel)
        option = pending(desk)
        return choice_dialog(desk, option) if option is not None and not desk.sending else None

    # --- what a person does ---

    def cancel(self) -> None:
        self.open_dialog = ""

    def back(self) -> None:
        if self.desk is not None:
            self.menu()
            self.app.refresh()
        else:
            self.leave()

    def menu(self) -> None:
        """Open the menu."""
        self.open_dialog = "menu"

    def sheets(self) -> None:
        """Open what was proposed in the team."""
        self.open_dialog = "sheets"

    def prepare(self) -> None:
        """Open the questions of the briefing."""
        self.open_dialog = "prepare"

    def settings(self) -> None:
        """The settings, above the lesson."""
        self.open_dialog = ""
        self.app.push(SettingsScreen(self.app))

    def language(self) -> None:
        """The other language, here and in what the server says."""
        self.app.set(language="en" if self.app.settings.language == "fr" else "fr")
        self.handset.ask(lambda reply: None, "speak", {"language": self.app.settings.language})

    def no_hints(self) -> None:
        """No more hints, until they are switched on again in the settings."""
        self.app.set(hints=False)
        self.app.stage.toast(self.words.key("hint.off.done"))

    def show(self, point: Point) -> None:
        """Open the sheet that a point is on, and give it the focus."""
        if self.desk is not None:
            go_to(self.desk, point)

    def sit(self, table: int, seat: int) -> None:
        """Ask for a seat; the teacher's word comes before it."""
        self._ask("sit", table=table, seat=seat)

    def take_lead(self) -> None:
        """Submit for the seat from now on."""
        self._ask("lead")

    def settle(self, how: str, sheet: int) -> None:
        """Take or drop what was proposed."""
        version = self.handset.table.version if self.handset.table is not None else 0
        self._ask(how, sheet=sheet, **({"version": version} if how == "take" else {}))

    def _ask(self, what: str, **fields: Any) -> None:
        said = self.handset.ask(self._answered, what, fields)
        if said is not None:
            self._say(said)

    def _answered(self, reply: Mapping[str, Any]) -> None:
        if "said" in reply:
            self._say(decode(Said, reply["said"]))

    def _say(self, said: Said) -> None:
        scenario = self.handset.loaded.scenario if self.handset.loaded is not None else None
        self.app.stage.toast(self.words.say(said, scenario), "warn")

    def leave(self) -> None:
        """Close the line; the seat is kept."""
        self.put_away()
        self.app.pop()

    def join_as_other(self) -> None:
        """Another person at this machine joins."""
        self.put_away()
        self.app.replace(self._again(None), self)

    def put_away(self) -> None:
        self._keep(now=True)
        self.handset.line.stop()

    def key(self, event: pygame.event.Event) -> bool:
        """F1 to F5 (or F6) open the sheets; any other key ends the showing of a round."""
        desk, at = self.desk, event.key - pygame.K_F1
        if desk is None or self.open_dialog:
            return False
        if 0 <= at < len(desk.tabs):
            desk.tab = desk.tabs[at]
            return True
        if desk.tab == "map" and desk.sight.began is not None:
            desk.sight.began = None
            return True
        return False

    # --- time ---

    def tick(self, now: float) -> None:
        """Take in what came over the line, and show it."""
        handset = self.handset
        if handset.go_on():
            self._take_in()
            self.app.refresh()
        if handset.line.state == "strange":
            self.app.replace(self._again(Said("join.strange")), self)
            return
        clock = clock_words(handset, self.words)
        state = f"{handset.line.state} {handset.line.tries > 0}"
        if (state, clock) != (self._state, self._clock):
            self._state, self._clock = state, clock
            self.app.refresh()
        if self.desk is not None:
            self._desk_goes_on(self.desk, now)

    def _desk_goes_on(self, desk: Desk, now: float) -> None:
        if desk.to_show and not self.app.stage.stale:
            bring(self.app.stage, desk.to_show)
            desk.to_show = ""
        if desk.back.step(now, len(desk.view.history)) or desk.weighing.go_on():
            self.app.refresh()
        self.app.sound(self._ear.listen(desk))

    def _take_in(self) -> None:
        handset = self.handset
        scenario, rounds = str(handset.lesson.get("scenario", "")), handset.rounds
        content = str(handset.lesson.get("content", ""))
        if scenario and not handset.as_long and (scenario, rounds) != self._reading:
            self._reading = wanted = scenario, rounds

            def read(loaded: Loaded) -> None:
                if wanted == self._reading:  # a table of another length may have come meanwhile
                    self._read(loaded)

            job = partial(load, shelf().root, scenario, shelf(), rounds, content)
            self.app.start(Work(lambda report: job(), read, self._unread))
        table = handset.table
        if table is None:
            self.desk = None
            return
        if self.desk is None or handset.turned:
            handset.turned = False
            self._lay(table)
        elif self.desk is not None:
            self.desk.refresh()
        if table.proposed != self._proposed:
            self._proposed = table.proposed
            if table.proposed:
                self.app.stage.toast(self.words.key("join.proposed"), "good")

    def _read(self, loaded: Loaded) -> None:
        self.handset.read(loaded)
        self._take_in()
        self.app.refresh()

    def _unread(self, error: Exception) -> None:
        if not isinstance(error, CannotLoadError):
            raise error
        self.handset.foreign = True
        self.app.refresh()

    # --- the desk ---

    def _lay(self, table: Distant) -> None:
        """A desk for the seat; what was half written at it goes on, here or from when the window was last closed."""
        old, handset = self.desk, self.handset
        desk = Desk(table, handset.seat, self.words, self.app.stage.toast)
        name = f"{handset.me['name']}/{handset.lesson['code']}/{handset.me['table']}"
        drafts = halfwritten.beside(place(self.folder, self.where.origin, name))
        if old is not None and drafts == self._drafts and old.me == desk.me:
            halfwritten.carry_over(old, desk)
        else:
            halfwritten.give_back(desk, halfwritten.read(drafts))
        self.open_dialog = ""
        self.desk, self._drafts, self._told = desk, drafts, halfwritten.told({desk.me: desk})
        self._ear = Ear(desk)

    def _keep(self, now: bool = False) -> None:
        """Put on disk what is half written, if it is other than what is there; beside the window, or at once."""
        if self.desk is None or self._drafts is None:
            return
        found = halfwritten.told({self.desk.me: self.desk})
        if found == self._told:
            return
        self._told = found
        path = self._drafts

        def write() -> None:
            with self._writing:
                halfwritten.write(path, self._told if path == self._drafts else found)

        if now:
            write()
        else:
            beside(write)
