"""What bundles should bring, reckoned beside the window: what is asked for comes a moment later, and is then kept."""

from __future__ import annotations

from collections.abc import Callable

from game.ai.coach import even_handed
from game.ai.ground import stands_on
from game.ai.level import LEVELS
from game.ai.mind import Mind
from game.ai.preview import Preview, preview
from game.catalog.load import Loaded
from game.client.work import Work
from game.rules.types import Offer, View

MOST = 120
"""Bundles that are kept; those asked for longest ago go first."""
Key = tuple[object, ...]


class Weighing:
    """Previews for one seat. They are reckoned one at a time by a mind of its own, which bears one thought at a time.

    It knows nothing of the game's luck: its futures have luck of their own.
    `start` begins a piece of work; tests may do it at once.
    """

    def __init__(self, loaded: Loaded, seat: int, start: Callable[..., Work[Preview]] = Work) -> None:
        self._loaded = loaded
        self._seat = seat
        self._start = start
        self._mind: Mind | None = None
        self._known: dict[Key, Preview] = {}
        self._shown: dict[str, Preview] = {}
        """By place in the picture: what was shown there last."""
        self._wanted: dict[str, tuple[Key, View, Offer]] = {}
        """By place: what is to be reckoned for it."""
        self._work: Work[Preview] | None = None
        self._key: Key = ()
        self.failure: Exception | None = None

    def ask(self, place: str, view: View, offer: Offer) -> tuple[Preview | None, bool]:
        """The preview for a place of the picture, and whether it is of this bundle; until then the last one there.

        What is not known is reckoned next.
        """
        key = (offer.parties, offer.terms, stands_on(view), view.pulled, view.swings, view.promises)
        found = self._known.pop(key, None)
        if found is None:
            self._wanted[place] = (key, view, offer)
            return self._shown.get(place), False
        self._known[key] = self._shown[place] = found
        self._wanted.pop(place, None)
        return found, True

    def forget(self, place: str) -> None:
        """Something else is at that place now, or nothing: what was shown there says nothing of it."""
        self._shown.pop(place, None)
        self._wanted.pop(place, None)

    def go_on(self) -> bool:
        """Take up what was reckoned and reckon on. Whether anything can be shown that could not before."""
        told = False
        if self._work is not None:
            if not self._work.poll():
                return False
            self._work, told = None, True
        if self.failure is not None:
            error, self.failure = self.failure, None
            raise error
        if self._wanted:
            place = next(iter(self._wanted))
            self._key, view, offer = self._wanted.pop(place)
            self._work = self._start(lambda report: self._reckon(view, offer), self._reckoned, self._failed)
        return told

    def wait(self, seconds: float = 60.0) -> bool:
        """Wait for the present piece of work. Whether none is running."""
        return self._work is None or self._work.wait(seconds)

    @property
    def at_work(self) -> bool:
        """Whether anything is being reckoned or waits for it."""
        return self._work is not None or bool(self._wanted)

    def _reckon(self, view: View, offer: Offer) -> Preview:
        if self._mind is None:
            persona = even_handed().at(max(LEVELS))
            self._mind = Mind(self._seat, persona, self._loaded.scenario, self._loaded.model, 0)
        return preview(self._mind, view, offer)

    def _reckoned(self, found: Preview) -> None:
        self._known[self._key] = found
        if len(self._known) > MOST:
            del self._known[next(iter(self._known))]

    def _failed(self, error: Exception) -> None:
        self.failure = error
