"""What projectors show of debriefs: worked out beside the loop, kept as long as the game stays as it is.

Only games that are over and revealed. One what-if is played at a time; who asks for another meanwhile is told so.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.catalog.texts import LANGUAGES, Words
from game.debrief.played import Played
from game.debrief.telling import Telling
from game.debrief.whatif.again import replayed
from game.debrief.whatif.decision import Decision
from game.debrief.whatif.found import decisions
from game.debrief.whatif.onward import Kept, PlayedOn, played_on
from game.debrief.whatif.suggested import Suggestion
from game.rules.types import Said
from game.server.debriefs.comparing import FEWEST, Comparison, Sections, compare
from game.server.debriefs.made import Beside, Debriefs
from game.server.debriefs.played_on import GAMES, told
from game.server.debriefs.steps import choices, mattered, steps
from game.server.exports.archive import open_archive
from game.server.exports.looking import looked_back
from game.server.lesson import SCREEN
from game.table.journal import JournalError

if TYPE_CHECKING:
    from game.catalog.shelf import Shelf
    from game.server.hall import Hall

MOST_GAMES = 12
"""Games that are kept ready to be asked about."""
MOST_RESULTS = 100
"""What-ifs of a game that are kept; the oldest is dropped."""
BROKEN = Said("debrief-class.broken")
"""Something ended that should not have; it may be asked again."""
Key = tuple[int, int]
"""The number of a decision and the place of one of its changes."""


@dataclass(slots=True, eq=False)
class Ready:
    """A game that can be asked about: what the wall shows of it by language, and the what-ifs that were played."""

    played: Played
    every: Sequence[Decision]
    tellings: Mapping[str, Telling]
    shown: Mapping[str, Sections]
    results: OrderedDict[Key, Mapping[str, Sections] | Said] = field(default_factory=OrderedDict)
    kept: Kept = field(default_factory=dict)
    """Futures of the game as it was decided, for the next change in the same phase."""


@dataclass(slots=True, eq=False)
class Game:
    """What is known of a table's game as it stood at `mark`: nothing yet, why nothing can be told, or all of it."""

    mark: object
    found: Ready | Said | None = None


@dataclass(slots=True, eq=False)
class Playing:
    """The what-if that is being played, how far it is, and what came of the first games, by language."""

    game: Game
    key: Key
    done: int = 0
    so_far: Mapping[str, Sections] = field(default_factory=dict)


class Walls:
    """The debriefs of one lesson for all its projectors. What takes long (`look`, `compare`, `play`) is done in
    threads, all else in the loop."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._games: OrderedDict[int, Game] = OrderedDict()
        self._compared: Comparison | None = None
        self._playing: Playing | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def refusal(self, at: int) -> Said | None:
        """Why a table (from 0) cannot be looked back on before all; None: it can."""
        if not 0 <= at < len(self._hall.rooms):
            return Said("room.no-table")
        if self._hall.rooms[at].table.state.phase != "debrief":
            return Said("debrief.goes-on.table", (("n", at + 1),))
        if not self._hall.lesson.tables[at].shown:
            return Said("debrief.not-told", (("n", at + 1),))
        return None

    def ask(self, at: int) -> Said | None:
        """Look back on a table, also once more where it failed; or why not."""
        if (said := self.refusal(at)) is not None:
            return said
        if isinstance(self._game(at).found, Said):
            del self._games[at]
            self._game(at)
        return None

    def ask_compared(self) -> Said | None:
        """Compare all tables that can be looked back on, also once more where that failed; or why not."""
        if len(self._told()) < FEWEST:
            return Said("debrief-class.too-few")
        if isinstance(self._comparison().found, Said):
            self._compared = None
            self._comparison()
        return None

    def ask_what_if(self, at: int, key: Key) -> Said | None:
        """Play what would have been, unless that was done; or why not."""
        if (said := self.refusal(at)) is not None:
            return said
        game = self._game(at)
        ready = game.found
        if ready is None or isinstance(ready, Said):
            return ready if ready is not None else Said("debrief-class.not-yet", (("n", at + 1),))
        number, place = key
        if not 0 <= number < len(ready.every) or not 0 <= place < len(ready.every[number].changes):
            return Said("debrief-class.no-decision")
        if isinstance(ready.results.get(key), Mapping):
            return None
        if self._playing is not None:
            same = self._playing.game is game and self._playing.key == key
            return None if same else Said("debrief-class.busy")
        self._playing = Playing(game, key)
        self._begin(self._played(self._playing, ready))
        return None

    def shown(self, at: int, language: str, key: Key | None) -> Sections:
        """The sections of a projector that looks at a table's debrief, and at a what-if of it."""
        if self.refusal(at) is not None:
            return {}
        game = self._game(at)
        if not isinstance(game.found, Ready):
            said = self._words(language).say(game.found) if game.found is not None else ""
            return {"debrief": {"table": at, "ready": False, "said": said}}
        found: dict[str, Any] = {"debrief": game.found.shown[language]}
        if key is not None:
            found |= self._what_if(game, game.found, at, key, language)
        return found

    def compared(self, language: str) -> Sections:
        """The section of a projector that shows the tables beside each other; none where there are too few."""
        if len(self._told()) < FEWEST:
            return {}
        found = self._comparison()
        if isinstance(found.found, Mapping):
            return {"compared": found.found[language]}
        said = self._words(language).say(found.found) if found.found is not None else ""
        return {"compared": {"tables": list(found.tables), "ready": False, "said": said}}

    def _what_if(self, game: Game, ready: Ready, at: int, key: Key, language: str) -> Sections:
        """The section of a what-if; none of one that nobody has asked of the game as it stands."""
        number, place = key
        about = {"table": at, "decision": number, "change": place, "of": GAMES, "said": ""}
        result, playing = ready.results.get(key), self._playing
        if isinstance(result, Mapping):
            return {"what_if": {**about, "done": GAMES, **result[language]}}
        if playing is not None and playing.game is game and playing.key == key:
            return {"what_if": {**about, "done": playing.done, **playing.so_far.get(language, {})}}
        if result is not None:
            return {"what_if": {**about, "done": 0, "said": self._words(language).say(result)}}
        return {}

    def close(self) -> None:
        """Nothing more is shown; what processes are at ends with them."""
        for task in self._tasks:
            task.cancel()

    # --- beside the loop ---

    def _words(self, language: str) -> Words:
        return Words(self._hall.loaded.shelf, language)

    def _game(self, at: int) -> Game:
        """What is known of a table's game as it stands; what is not known yet is being worked out from now on."""
        table = self._hall.rooms[at].table
        mark = (table, table.version)
        game = self._games.get(at)
        if game is None or game.mark != mark:
            game = self._games[at] = Game(mark)
            self._begin(self._looked(game, at))
        self._games.move_to_end(at)
        while len(self._games) > MOST_GAMES:
            self._games.popitem(last=False)
        return game

    def _told(self) -> tuple[int, ...]:
        """The tables that can be looked back on; one that ended before its first round did has nothing to compare."""
        rooms = self._hall.rooms
        return tuple(at for at, room in enumerate(rooms) if self.refusal(at) is None and room.table.state.history)

    def _comparison(self) -> Comparison:
        """What is known of the tables side by side as they stand; worked out from now on where that is not known."""
        tables = self._told()
        mark = tuple((at, self._hall.rooms[at].table, self._hall.rooms[at].table.version) for at in tables)
        found = self._compared
        if found is None or found.mark != mark:
            found = self._compared = Comparison(tables, mark)
            self._begin(self._put_beside(found))
        return found

    def _begin(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _stir(self) -> None:
        for line in self._hall.lines:
            if line.person == SCREEN:
                line.stir()

    async def _looked(self, game: Game, at: int) -> None:
        hall = self._hall
        try:
            game.found = await asyncio.to_thread(look, hall.book.folder, hall.loaded.shelf, hall.debriefs, at)
        finally:
            if game.found is None:  # whatever went wrong, the wall does not wait for ever: it may be asked again
                game.found = BROKEN
            self._stir()

    async def _put_beside(self, comparison: Comparison) -> None:
        hall = self._hall
        work = partial(compare, hall.book.folder, hall.loaded.shelf, hall.debriefs, comparison.tables)
        try:
            comparison.found = await asyncio.to_thread(work)
        finally:
            if comparison.found is None:
                comparison.found = BROKEN
            self._stir()

    async def _played(self, playing: Playing, ready: Ready) -> None:
        loop = asyncio.get_running_loop()

        def progress(done: int, so_far: Mapping[str, Sections] | None) -> None:
            loop.call_soon_threadsafe(self._went_on, playing, done, so_far)

        try:
            work = partial(play, self._hall.beside, ready, playing.key, progress)
            ready.results[playing.key] = await asyncio.to_thread(work)
            while len(ready.results) > MOST_RESULTS:
                ready.results.popitem(last=False)
        finally:
            ready.results.setdefault(playing.key, BROKEN)
            self._playing = None
            self._stir()

    def _went_on(self, playing: Playing, done: int, so_far: Mapping[str, Sections] | None) -> None:
        playing.done = done
        if so_far is not None:
            playing.so_far = so_far
        self._stir()


def look(folder: Path, shelf: Shelf, debriefs: Debriefs, at: int) -> Ready | Said:
    """A table's game with its debrief, from the lesson's files; or why there is none. In a thread."""
    try:
        archive = open_archive(folder, shelf)
        played = looked_back(archive, at, names=False)
    except JournalError as error:
        return error.said
    every = decisions(played)
    tellings, shown = {}, {}
    for language in LANGUAGES:
        found = debriefs.of(folder, archive, (at,), language)
        if isinstance(found, Said):
            return found
        (written,) = found
        telling = tellings[language] = Telling(played.table, Words(played.loaded.shelf, language))
        shown[language] = {
            "table": at,
            "ready": True,
            "said": "",
            "steps": steps(written),
            "seats": [telling.name(seat) for seat in played.seats],
            "rounds": [telling.words.date(played.scenario, round) for round in range(1, played.rounds + 1)],
            "mattered": mattered(written),
            "decisions": choices(every, telling),
        }
    return Ready(played, every, tellings, shown)


def play(
    beside: Beside, ready: Ready, key: Key, progress: Callable[[int, Mapping[str, Sections] | None], object]
) -> Mapping[str, Sections] | Said:
    """What would have been, told in each language; or why that is not known. In a thread.

    `progress` is told how many games are played, and what came of them whenever they have doubled.
    """
    number, place = key
    decision = ready.every[number]
    change = decision.changes[place]
    again = replayed(ready.played, decision, change)
    shown = 0

    def every(onward: PlayedOn) -> Mapping[str, Sections]:
        one = Suggestion(again, onward)
        return {language: told(one, ready.played, telling) for language, telling in ready.tellings.items()}

    def went_on(done: int, of: int, so_far: PlayedOn | None) -> None:
        nonlocal shown
        more = so_far is not None and done < of and so_far.games >= 2 * shown
        if more and so_far is not None:
            shown = so_far.games
        progress(done, every(so_far) if more and so_far is not None else None)

    try:
        pool = beside.pool()
        onward = played_on(ready.played, decision, change, GAMES, progress=went_on, pool=pool, kept=ready.kept)
    except CancelledError:  # the lesson is being closed
        return BROKEN
    return every(onward)
