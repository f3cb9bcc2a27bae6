"""Parts of a picture that outlive it: what is made of the same data is not made, measured or set again.

A screen is built anew whenever its state changed, and most of it says what it said before. A part that is kept is the
same widget in the next picture, with all it knows about itself. It must show nothing but what its data say.
"""

from __future__ import annotations

from collections.abc import Callable

from game.client.kit.widget import Widget

MOST = 600
"""Parts that are kept; those used longest ago go first. A sheet that is left is thus there when it comes back."""


class Kept:
    """Parts by name, each with the data it was made of."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._parts: dict[str, tuple[object, Widget]] = {}

    def part(self, name: str, data: object, make: Callable[[], Widget]) -> Widget:
        """The part of that name as it was, or made anew: when `data` are not what it was made of, or a hand was on it.

        One name stands for one place in a picture. `data` are all that `make` reads and that may change.
        """
        known = self._parts.pop(name, None)
        if known is None or known[1].touched or known[0] != data:
            known = (data, make())
            known[1].steady = True
        self._parts[name] = known
        if len(self._parts) > self._most:
            del self._parts[next(iter(self._parts))]
        return known[1]

    def clear(self) -> None:
        """Forget all of them, as when the language changes."""
        self._parts.clear()
