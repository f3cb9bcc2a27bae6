"""The game itself: the desk of who sits here, with guide, hints, menu and dialogs, or the curtain between two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame

from game.ai.finding import Advice
from game.client import memory
from game.client.app import App
from game.client.curtain import curtain, heard
from game.client.debrief.lookback import Lookback, look_back
from game.client.desk.advised import hint_panel
from game.client.desk.choices import choice_dialog, pending
from game.client.desk.coached import coach_dialog
from game.client.desk.desk import Desk
from game.client.desk.frame import frame
from game.client.desk.hints import hint
from game.client.desk.points import Point, go_to
from game.client.desk.sheets import open_sheet
from game.client.guided.guide import Guide
from game.client.guided.lit import Lit
from game.client.guided.panel import guide_panel
from game.client.guided.steps import of_scenario
from game.client.kit import clipboard
from game.client.kit.bring import bring
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget
from game.client.others import PICTURE, Others
from game.client.pins import hand_on
from game.client.screen import Screen
from game.client.screens import menus
from game.client.screens.authored import authoring_panel
from game.client.screens.projector import Projector
from game.client.screens.settings import SettingsScreen
from game.client.seating import Seating
from game.client.sound.cues import Ear
from game.client.words import shelf
from game.client.work import Work
from game.table.authoring import Authoring
from game.table.journal import JournalError
from game.table.review import review
from game.table.saves import autosave, fork, fresh_path, resume, rewind, undo
from game.table.table import Table

WATCH = 0.5
"""Seconds from one look at cards that are being written to the next."""


class GameScreen(Screen):
    """A seat at a table, or several in turn. `open_dialog` is "", menu or coach."""

    def __init__(self, app: App, table: Table, me: int) -> None:
        super().__init__(app)
        self.seating = Seating(table, me, app.words, app.stage.toast)
        self.open_dialog = ""
        course = of_scenario(shelf(), table.scenario.id)
        alone = course is not None and not self.seating.several and table.frozen is None
        self.guide = Guide(course.steps, self.desk) if course is not None and alone else None
        self.advice: Advice | None = None
        self._asked: Work[Advice] | None = None
        self.others = Others(lambda: app.clock())
        self.past: Lookback | None = None
        self._unseen = False
        """Whether something was done of which there is no picture yet."""
        self._built = False
        """Whether a picture was made since the others last had a frame."""
        self._shown = self._watched = app.clock()
        self._ear = Ear(self.desk)
        self._saved_round = table.state.round
        memory.settle()

    @property
    def desk(self) -> Desk:
        """The desk in use, or that will be when the curtain opens."""
        return self.seating.desk

    @property
    def table(self) -> Table:
        """The table that everybody at this machine sits at."""
        return self.seating.table

    @property
    def journal(self) -> Path | None:
        return self.table.journal.path if self.table.journal is not None else None

    def reopen(self) -> Callable[[], Screen]:
        journal, table, me = self.journal, self.table, self.desk.me

        def again() -> Screen:
            return GameScreen(self.app, resume(journal, shelf())[0] if journal is not None else table, me)

        return again

    def build(self) -> Widget:
        if self.seating.retake() and self.app.authoring is not None:
            self.app.read(self.app.authoring.shelf)
        self.desk.speak(self.app.words)
        self.desk.fit(self.app.stage.style.room)
        self._built, self._unseen = True, False
        if self.seating.unsaved():
            self.others.errand(self.seating.keep)
        if self.seating.drawn:
            return curtain(self)
        return self._lit(
            frame(
                self.desk,
                open_sheet(self.desk, self.debrief),
                menu=self.menu,
                language=self.language,
                coach=self.coach if self.app.authoring is None else None,
                leave=self.leave,
                word=self._word(),
                status=self._problems(),
            )
        )

    def debrief(self) -> Lookback:
        """The game that is over, to be looked back on."""
        if self.past is None:
            self.past = look_back(self.table, self.app, shelf())
        return self.past

    def _problems(self) -> Widget | None:
        """What is wrong with cards that are being written."""
        authoring = self.app.authoring
        return authoring_panel(authoring, self.app.words, narrow=self.desk.narrow) if authoring is not None else None

    def _word(self) -> Widget | None:
        """What the guide asks now, else the advisor's hint, else that the guide has nothing to ask."""
        guide = self.guide if self.guide is not None and self.guide.on else None
        if guide is not None:
            guide.follow(self.desk)
        if guide is None or guide.step(self.desk) is None:
            found = hint(self.desk) if self.app.settings.hints else None
            if found is not None:
                return hint_panel(self.desk, found, self.show, self.no_hints)
        return guide_panel(self.desk, guide, self.show) if guide is not None else None

    def no_hints(self) -> None:
        """No more hints, until they are switched on again in the settings."""
        self.app.set(hints=False)
        self.app.stage.toast(self.desk.t("hint.off.done"))

    def _lit(self, tree: Widget) -> Widget:
        """The tree with a ring round what the guide points to."""
        point = self.guide.point(self.desk) if self.guide is not None and self.guide.on else None
        return Lit(tree, point, self.desk.tab) if point is not None else tree

    def show(self, point: Point) -> None:
        """Open the sheet that a point is on, and give it the focus."""
        go_to(self.desk, point)

    def dialog(self) -> Widget | None:
        inner = self._in_dialog()
        return Panel(inner, raised=True, pad=20) if inner is not None else None

    def _in_dialog(self) -> Widget | None:
        if self.seating.drawn:
            return None
        if self.open_dialog == "menu":
            return menus.menu(self)
        if self.open_dialog == "coach":
            return coach_dialog(self.desk, self.advice, self.cancel)
        option = pending(self.desk)
        return choice_dialog(self.desk, option) if option is not None else None

    def cancel(self) -> None:
        self.open_dialog = ""

    def back(self) -> None:
        if not self.seating.drawn:
            self.menu()
            self.app.refresh()

    def menu(self) -> None:
        """Open the menu."""
        self.open_dialog = "menu"

    def coach(self) -> None:
        """Ask the coach; it thinks beside the window, about the game as it is now."""
        self.open_dialog = "coach"
        if self._asked is None:
            self.advice = None
            table, seat = self.table, self.desk.me
            loaded, seed, actions = table.loaded, table.seed, tuple(table.actions)
            self._asked = Work(lambda report: review(loaded, seed, actions, seat), self._advised, self._unadvised)
            self.app.start(self._asked)

    def _advised(self, advice: Advice) -> None:
        self.advice, self._asked = advice, None

    def _unadvised(self, error: Exception) -> None:
        self._asked, self.open_dialog = None, ""
        self.app.stage.toast(self.desk.t("app-failed", why=str(error)), "bad")

    def language(self) -> None:
        """The other language, at once."""
        self.app.set(language="en" if self.app.settings.language == "fr" else "fr")

    def key(self, event: pygame.event.Event) -> bool:
        """F1 to F5 (or F6) open the sheets; any other key ends the showing of a round; a curtain hears its PIN."""
        if self.seating.drawn:
            return heard(self, event)
        at = event.key - pygame.K_F1
        if 0 <= at < len(self.desk.tabs) and not self.open_dialog:
            self.desk.tab = self.desk.tabs[at]
            return True
        if self.desk.tab == "map" and self.desk.sight.began is not None and not self.open_dialog:
            self.desk.sight.began = None
            return True
        return False

    def tick(self, now: float) -> None:
        """One thing a frame: a picture, or what is to be done once a round, or what the others do."""
        if self.app.authoring is not None:
            self._watch(self.app.authoring, now)
        if self.desk.to_show and not self.app.stage.stale:
            bring(self.app.stage, self.desk.to_show)
            self.desk.to_show = ""
        if self._built:
            self._built = False
        elif not (self.app.stage.stale or self.app.owes_drawing or self._new_round()):
            self._others_go_on(now)
        if self.desk.back.step(now, len(self.desk.view.history)):
            self.app.refresh()
        if self.past is not None and self.past.go_on():
            self.app.refresh()
        if not self.seating.drawn:
            if self.desk.weighing.go_on():
                self.app.refresh()
            self.app.sound(self._ear.listen(self.desk))
            to = self.seating.call()
            if to is not None:
                self.draw_curtain(to)

    def _forget(self) -> None:
        """Nothing is asked any more of the game as it was."""
        if self.past is not None:
            self.past.close()
            self.past = None

    def _watch(self, authoring: Authoring, now: float) -> None:
        """Look at the cards that are being written, now and then; say what was taken up."""
        if now >= self._watched + WATCH:
            self._watched = now
            if authoring.look():
                self.app.refresh()
        notes, authoring.notes = authoring.notes, []
        for note in notes:
            self.app.stage.toast(self.desk.say(note), "good")
            self.app.refresh()

    def _new_round(self) -> bool:
        """Put memory in order and the game aside, when a round began. Whether one did."""
        round = self.table.state.round
        if round == self._saved_round:
            return False
        self._saved_round = round
        memory.settle()
        table, journal = self.table, self.table.journal
        if journal is not None:
            path = journal.path

            def put_aside() -> None:
                copy = autosave(table, path.parent)
                if copy is not None:
                    hand_on(path, copy)

            self.others.errand(put_aside)
        return True

    def _others_go_on(self, now: float) -> None:
        """Let the others act, or have a picture made of what they did.

        A picture and a thought would hold each other up: when a picture is due, no other thought begins, and it is
        made after the one that is running, unless that is a long one.
        """
        desk, table, frozen = self.desk, self.table, self.table.frozen
        due = self._unseen and (now - self._shown >= PICTURE or not desk.busy)
        if due and (not self.others.at_work or desk.thinking is not None):
            self._shown = now
            self.app.refresh()
            return
        if self.others.go_on(table, begin=not due):
            desk.refresh()
            self._unseen = True
        if table.frozen is not None and frozen is None:
            self.app.stage.toast(desk.say(table.frozen), "bad")
            self._unseen = True
        if self.others.thinking != desk.thinking:
            desk.thinking = self.others.thinking
            self._unseen = True

    # --- several people ---

    def draw_curtain(self, to: int) -> None:
        """The turn of somebody else at this machine has come."""
        self._hide(to)
        self.app.sound("turn")

    def _hide(self, to: int) -> None:
        """Hide everything of who sat here, in the window and in what it remembers, until that seat sits down."""
        self._drop_coach()
        self.open_dialog = ""
        self.seating.draw(to)
        clipboard.forget()
        self.app.wipe()

    def hand_over(self) -> None:
        """Give the machine away before one's turn is over."""
        heir = self.seating.heir()
        if heir is not None:
            self.draw_curtain(heir)

    def sit_down(self) -> None:
        """Open the curtain, if the PIN is the right one."""
        if self.seating.sit():
            self._ear = Ear(self.desk)

    def _drop_coach(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
        self._asked, self.advice = None, None

    # --- what the menu does ---

    def settings(self) -> None:
        """The settings, above the game."""
        self.open_dialog = ""
        self.app.push(SettingsScreen(self.app))

    def project(self) -> None:
        """Show the room what all may know; the game goes on below, and in company the curtain is drawn over it."""
        self.open_dialog = ""
        if self.seating.several and not self.seating.drawn and not self.desk.over:
            self._hide(self.desk.me)
        self.app.push(Projector(self.app, lambda: self.table, self, lambda: self.past.what_if if self.past else None))

    def put_away(self) -> None:
        self.seating.unsaved()
        self.seating.keep()
        self._forget()  # other processes would be waited for when the window closes

    def leave(self) -> None:
        """Back to the title; everything is on disk already, or goes there now."""
        self.put_away()
        memory.release()
        self.app.pop()

    def take_back(self) -> None:
        """Undo the seat's last action of this phase."""
        self._reopen(lambda: undo(self.table, shelf(), self.desk.me))

    def restart_round(self) -> None:
        """Back to the beginning of this round."""
        self._reopen(lambda: rewind(self.table, shelf(), self.table.state.round))

    def copy(self) -> None:
        """Keep the game as it is now beside the one that goes on."""
        journal = self.table.journal
        if journal is None:
            return
        try:
            made = fork(self.table, shelf(), fresh_path(journal.path.parent, f"{journal.path.stem}-copy"))
        except JournalError as error:
            self.app.stage.toast(self.app.words.say(error.said), "bad")
            return
        if made.journal is not None:
            hand_on(journal.path, made.journal.path)
            self.app.stage.toast(self.desk.t("menu.forked", text=made.journal.path.name), "good")

    def _reopen(self, reopen: Callable[[], Table]) -> None:
        try:
            table = reopen()
        except JournalError as error:
            self.app.stage.toast(self.app.words.say(error.said), "warn")
            return
        self._drop_coach()
        self._forget()
        self.seating.move(table)
        self._ear = Ear(self.desk)
        self.open_dialog = ""
