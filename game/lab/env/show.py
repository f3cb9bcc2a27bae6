"""What an agent can be shown in words: its legal moves as text, and its view as a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from game.catalog.load import Loaded
from game.catalog.texts import Words
from game.lab.env.moves import Menu, action
from game.rules.types import Offer, Option, Said, View


class Legal(Sequence[str]):
    """The legal moves as text, in the order of the mask; written when read: hundreds would cost more than a step."""

    def __init__(self, menu: Menu, view: View, options: Sequence[Option], mask: NDArray[np.int8]) -> None:
        self._menu, self._view, self._options, self._mask = menu, view, options, mask
        self._texts: tuple[str, ...] | None = None

    def texts(self) -> tuple[str, ...]:
        """All of them; "wait" for the move that does nothing."""
        if self._texts is None:
            actions = (action(self._menu, self._view, self._options, int(at)) for at in np.flatnonzero(self._mask))
            self._texts = tuple("wait" if do is None else repr(do) for do in actions)
        return self._texts

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self.texts()[at]

    def __len__(self) -> int:
        return int(self._mask.sum())

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts())

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Legal) and self.texts() == other.texts())

    def __hash__(self) -> int:
        return hash(self.texts())

    def __repr__(self) -> str:
        return f"Legal({len(self)} moves)"


def show(loaded: Loaded, view: View, language: str) -> str:
    """A seat's view as text: the date and phase, its purse, what is in force, what waits for its answer."""
    words, scenario, me = Words(loaded.shelf, language), loaded.scenario, view.viewer
    assert view.mine is not None, "only a seat is shown its game"

    def say(what: str, **values: int | str) -> str:
        return words.say(Said(f"lab.env.{what}", tuple(values.items())), scenario)

    def names(seats: Sequence[int]) -> str:
        return ", ".join(words.actor(scenario.actors[seat]) for seat in seats)

    def kinds(offer: Offer) -> str:
        return ", ".join(words.key(f"draft.kind.{term.kind}") for term in offer.terms)

    waiting = [o for o in view.offers if o.status == "open" and me in o.offer.parties and me not in o.accepted]
    lines = [
        say("head", round=view.round, phase=f"phase.{view.phase}", who=me),
        say("purse", money=view.mine.funds, n=view.mine.capital),
        *(say("score", who=seat, points=points) for seat, points in enumerate(view.scores)),
        *(say("runs", card=r.card, who=r.owner, n=r.level) for r in view.running if r.level),
        *(say("in-force", card=a.card, text=names(a.parties)) for a in view.in_force),
        *(say("waits", n=o.number, who=o.maker, text=kinds(o.offer)) for o in waiting),
    ]
    return "\n".join(lines)
