"""What is the same for many pages or for a whole round, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any


class Kept:
    """Values by key, each as of some mark: with another mark it is worked out anew."""

    def __init__(self) -> None:
        self._found: dict[Hashable, tuple[object, Any]] = {}

    def get(self, key: Hashable, mark: object, make: Callable[[], Any]) -> Any:
        """The value of a key as of a mark; the very same object as long as the mark is equal."""
        found = self._found.get(key)
        if found is None or found[0] != mark:
            found = self._found[key] = mark, make()
        return found[1]
