"""The game itself: the desk of one seat, with menu, guide, glossary and the dialogs of events."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.ai.finding import Advice
from game.client import memory
from game.client.app import App
from game.client.desk.atlas import atlas
from game.client.desk.choices import choice_dialog, pending
from game.client.desk.coached import coach_dialog
from game.client.desk.desk import TABS, Desk
from game.client.desk.final import final
from game.client.desk.frame import frame
from game.client.desk.ledger import ledger
from game.client.desk.programs import programs
from game.client.desk.report import report
from game.client.desk.talks import talks
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget
from game.client.others import PICTURE, Others
from game.client.screen import Screen
from game.client.screens import menus
from game.client.screens.settings import SettingsScreen
from game.client.words import shelf
from game.client.work import Work
from game.table.journal import JournalError
from game.table.review import review
from game.table.saves import autosave, fork, fresh_path, rewind, undo
from game.table.table import Table

SHEETS: dict[str, Callable[[Desk], Widget]] = {
    "map": atlas,
    "talks": talks,
    "programs": programs,
    "ledger": ledger,
    "report": report,
}


class GameScreen(Screen):
    """A seat at a table. `open_dialog` is "", menu, glossary, guide or coach."""

    def __init__(self, app: App, table: Table, me: int) -> None:
        super().__init__(app)
        self.desk = Desk(table, me, app.words, app.stage.toast)
        self.open_dialog = "guide" if table.scenario.guide else ""
        self.guide_step = 0
        self.advice: Advice | None = None
        self._asked: Work[Advice] | None = None
        self.others = Others(lambda: app.clock())
        self._unseen = False
        """Whether something was done of which there is no picture yet."""
        self._built = False
        """Whether a picture was made since the others last had a frame."""
        self._shown = app.clock()
        self._saved_round = table.state.round
        memory.settle()

    def build(self) -> Widget:
        self.desk.speak(self.app.words)
        self._built, self._unseen = True, False
        sheet = final if self.desk.over and self.desk.tab == "report" else SHEETS[self.desk.tab]
        return frame(
            self.desk, sheet(self.desk), menu=self.menu, language=self.language, coach=self.coach, leave=self.leave
        )

    def dialog(self) -> Widget | None:
        inner = self._in_dialog()
        return Panel(inner, raised=True, pad=22) if inner is not None else None

    def _in_dialog(self) -> Widget | None:
        if self.open_dialog == "menu":
            return menus.menu(self)
        if self.open_dialog == "glossary":
            return menus.glossary(self)
        if self.open_dialog == "guide":
            return menus.guide(self)
        if self.open_dialog == "coach":
            return coach_dialog(self.desk, self.advice, self.cancel)
        option = pending(self.desk)
        return choice_dialog(self.desk, option) if option is not None else None

    def cancel(self) -> None:
        self.open_dialog = ""

    def back(self) -> None:
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
            table, seat = self.desk.table, self.desk.me
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
        """F1 to F5 open the sheets; any other key ends the showing of a round."""
        at = event.key - pygame.K_F1
        if 0 <= at < len(TABS) and not self.open_dialog:
            self.desk.tab = TABS[at]
            return True
        if self.desk.tab == "map" and self.desk.sight.began is not None and not self.open_dialog:
            self.desk.sight.began = None
            return True
        return False

    def tick(self, now: float) -> None:
        if self.open_dialog == "guide":
            return
        self._others_go_on(now)
        round = self.desk.table.state.round
        if round != self._saved_round:
            self._saved_round = round
            memory.settle()
            if self.desk.table.journal is not None:
                autosave(self.desk.table, self.desk.table.journal.path.parent)

    def _others_go_on(self, now: float) -> None:
        """Let the others act. A frame makes a picture of what they did or lets them do more: it need not bear both."""
        desk, frozen = self.desk, self.desk.table.frozen
        if self._unseen and (now - self._shown >= PICTURE or not desk.busy):
            self._shown = now
            self.app.refresh()
            return
        if self._built:
            self._built = False
            return
        if self.others.go_on(desk.table):
            desk.refresh()
            self._unseen = True
        if desk.table.frozen is not None and frozen is None:
            self.app.stage.toast(desk.say(desk.table.frozen), "bad")
            self._unseen = True
        if self.others.thinking != desk.thinking:
            desk.thinking = self.others.thinking
            self._unseen = True

    # --- what the menu does ---

    def settings(self) -> None:
        """The settings, above the game."""
        self.open_dialog = ""
        self.app.push(SettingsScreen(self.app))

    def leave(self) -> None:
        """Back to the title; everything is on disk already."""
        memory.release()
        self.app.pop()

    def take_back(self) -> None:
        """Undo the seat's last action of this phase."""
        self._reopen(lambda: undo(self.desk.table, shelf(), self.desk.me))

    def restart_round(self) -> None:
        """Back to the beginning of this round."""
        self._reopen(lambda: rewind(self.desk.table, shelf(), self.desk.table.state.round))

    def copy(self) -> None:
        """Keep the game as it is now beside the one that goes on."""
        journal = self.desk.table.journal
        if journal is None:
            return
        try:
            made = fork(self.desk.table, shelf(), fresh_path(journal.path.parent, f"{journal.path.stem}-copy"))
        except JournalError as error:
            self.app.stage.toast(self.app.words.say(error.said), "bad")
            return
        if made.journal is not None:
            self.app.stage.toast(self.desk.t("menu.forked", text=made.journal.path.name), "good")

    def _reopen(self, reopen: Callable[[], Table]) -> None:
        try:
            table = reopen()
        except JournalError as error:
            self.app.stage.toast(self.app.words.say(error.said), "warn")
            return
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
        before = self.desk
        self.desk = Desk(table, before.me, self.app.words, self.app.stage.toast)
        self.desk.draft = before.draft
        self.open_dialog = ""
