"""What files of content were found to hold when they were last read, so that only those that changed are read again.

Kept as JSON, in a folder of the person's own: whatever stands in that file is data and never run. A file is known by
the sum of its bytes, and all that was kept is forgotten when the code that reads content is another.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from os import getpid
from pathlib import Path
from typing import Any

from game.rules.cards import Text

MOST_ENTRIES = 3000
MOST_BYTES = 64 * 1024 * 1024
TEXT = "\0"
"""The only key of an object that stands for a text in both languages; no file of content can hold a NUL."""
_CODE = Path(__file__).resolve().parent.parent
UNFIT = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What is raised by data that was not written here, whatever it pretends."""
PARTS = ("catalog", "rules", "world")
"""Where the code is that decides what a file of content is found to hold."""


class Readings:
    """The readings that a file keeps; one that is missing or spoilt keeps none. `None`: kept in memory alone."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._found: dict[str, list[Any]] = {}
        self._new: dict[str, list[Any]] = {}
        self._used: dict[str, list[Any]] = {}
        if path is not None:
            with suppress(OSError, *UNFIT):
                self._found = _opened(path)

    def known(self, name: str, sum: str) -> Any:
        """What was kept of a file of this name and sum; None when nothing was."""
        entry = self._new.get(name) or self._found.get(name)
        if entry is None or entry[0] != sum:
            return None
        self._used[name] = entry
        return entry[1]

    def keep(self, name: str, sum: str, value: Any) -> None:
        """Note what a file holds, as JSON has it."""
        self._new[name] = [sum, value]

    def save(self) -> None:
        """Write what is new beside what is known, of too much only what was used. What cannot be written is not kept,
        which costs time and no more."""
        if self._path is None or not self._new:
            return
        all = {**self._found, **self._new}
        kept = all if len(all) <= MOST_ENTRIES else {**self._used, **self._new}
        beside = self._path.with_name(f"{self._path.name}.{getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_sealed(kept))
            beside.replace(self._path)
            return
        with suppress(OSError):
            beside.unlink()


def _sealed(entries: Mapping[str, list[Any]]) -> bytes:
    text = json.dumps({"code": code(), "entries": entries}, ensure_ascii=False, separators=(",", ":"))
    body = text.encode(errors="surrogatepass")  # so stand the bytes of a file's name that are no letters
    return sha256(body).hexdigest().encode() + b"\n" + body


def _opened(path: Path) -> dict[str, list[Any]]:
    """Raises ValueError and its like for anything that was not written by `_sealed` of this very code."""
    if path.stat().st_size > MOST_BYTES:
        raise ValueError("too large")
    sum, _, body = path.read_bytes().partition(b"\n")
    if sum.decode() != sha256(body).hexdigest():
        raise ValueError("spoilt")
    data = json.loads(body)
    if data["code"] != code():
        raise ValueError("other code")
    return {name: entry for name, entry in data["entries"].items() if type(entry) is list and len(entry) == 2}


@lru_cache(maxsize=1)
def code() -> str:
    """What names the code that reads content."""
    found = sha256()
    for part in PARTS:
        for path in sorted((_CODE / part).rglob("*.py")):
            found.update(path.relative_to(_CODE).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def flat(value: Any) -> Any:
    """The data of a card as JSON has it; lists stand for tuples. Raises TypeError for what no card holds."""
    if isinstance(value, Text):
        return {TEXT: [value.en, value.fr]}
    if isinstance(value, tuple):
        return [flat(inner) for inner in value]
    if isinstance(value, dict) and all(type(key) is str for key in value):
        return {key: flat(inner) for key, inner in value.items()}
    if value is None or type(value) in (str, int, float, bool):
        return value
    raise TypeError(type(value).__name__)


def deep(value: Any) -> Any:
    """The data of a card out of what `flat` made of it."""
    if type(value) is list:
        return tuple([deep(inner) for inner in value])
    if type(value) is dict:
        if TEXT in value:
            return Text(*value[TEXT])
        return {key: deep(inner) for key, inner in value.items()}
    return value
