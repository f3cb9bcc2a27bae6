"""The whole debrief of a game as a page: made beside the window, put on disk, opened in the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from game.catalog.cause import cause
from game.catalog.places import debriefs_folder, saves_folder
from game.catalog.shelf import Shelf
from game.catalog.texts import Words
from game.catalog.whole import put
from game.client.debrief.browser import in_browser
from game.client.work import Work
from game.debrief.found import Found, find
from game.debrief.played import of_table
from game.debrief.report.forms import Looked, forms
from game.debrief.report.makers import Given
from game.debrief.student.record import of_seats
from game.debrief.whatif.suggested import Suggested
from game.lab.batch import cores
from game.rules.types import Said
from game.table.journal import JournalError
from game.table.table import Table


class StoppedError(Exception):
    """Nobody waits for the page any more."""


class Page:
    """Makes the pages of one game into a folder beside its journal. `language` is the one being made, "" for none.

    `start` follows a piece of work; `show` opens a file in the browser and says whether it could; `mattered` gives the
    decisions that mattered most where they were found already.
    """

    def __init__(
        self,
        table: Table,
        shelf: Shelf,
        start: Callable[[Work[Any]], object],
        show: Callable[[Path], bool] = in_browser,
        mattered: Callable[[], Suggested | None] = lambda: None,
    ) -> None:
        self.language = ""
        self.work: Work[tuple[Path, bool]] | None = None
        self.made: dict[str, Path] = {}
        """By language: where the pages are."""
        self.last = ""
        """The language of the page that was made last."""
        self.opened = False
        """Whether a browser could be opened for it."""
        self.trouble: Said | None = None
        """Why the last one could not be made."""
        self._found: Found | None = None
        """What was found in the game: once for all languages."""
        self._stop = Event()
        self._table = table
        journal = table.journal.path if table.journal is not None else None
        self._folder = debriefs_folder(journal.parent if journal is not None else saves_folder())
        self._name = journal.stem if journal is not None else f"{table.scenario.id}-{table.seed}"
        self._shelf = shelf
        self._start = start
        self._show = show
        self._mattered = mattered

    def path(self, language: str) -> Path:
        """Where the page in a language goes."""
        return self._folder / f"{self._name}-{language}.html"

    def make(self, language: str) -> None:
        """Make the page in a language and open it, unless one is being made."""
        if self.language:
            return
        if self._table.sealed:
            self.trouble = Said("whatif.sealed")
            return
        self.language, self.trouble = language, None
        stop = self._stop = Event()
        self.work = Work(lambda report: self._make(language, report, stop), self._made, self._unmade)
        self._start(self.work)

    def _make(self, language: str, report: Callable[[float], None], stop: Event) -> tuple[Path, bool]:
        def progress(share: float) -> None:
            if stop.is_set():
                raise StoppedError
            report(share)

        if self._found is None:
            self._found = find(of_table(self._table, self._name), (), cores(), progress, self._mattered())
        found, path, words = self._found, self.path(language), Words(self._shelf, language)
        played, own = found.played, words.at(found.played.loaded.shelf)
        labels = [own.actor(played.scenario.actors[seat]) for seat in played.people]
        looked = Looked(0, played, Given(workers=cores()), of_seats(played, played.people, labels))
        page = forms(looked, words, found).page()
        progress(1.0)
        put(path, page)
        return path, self._show(path)

    def _made(self, found: tuple[Path, bool]) -> None:
        path, self.opened = found
        self.made[self.language] = path
        self.last, self.language, self.work = self.language, "", None

    def _unmade(self, error: Exception) -> None:
        """A disk that does not take it and a game that cannot be gone through are told; anything else is a fault."""
        path = self.path(self.language)
        self.language, self.work = "", None
        if isinstance(error, JournalError):
            self.trouble = error.said
        elif isinstance(error, OSError):
            self.trouble = Said("exports.unwritable", (("text", str(path)), ("why", cause(error))))
        else:
            raise error

    def show_again(self) -> None:
        """Open the page that was made last once more."""
        path = self.made[self.last]
        # A browser that somebody named may keep whoever calls it waiting.
        self._start(Work(lambda report: self._show(path), self._shown, self._unshown))

    def _shown(self, opened: bool) -> None:
        self.opened = opened

    def _unshown(self, error: Exception) -> None:
        raise error

    def put_away(self) -> None:
        """Nothing more need be told of the last page."""
        self.last, self.trouble = "", None

    def stop(self) -> None:
        """Let go of what is being made."""
        self._stop.set()
        if self.work is not None:
            self.work.cancel()
        self.language, self.work = "", None
