"""The journal: one line an action, checksummed, on disk before anybody is told that it counted.

Line 1 says what game this is; every further line is an action, a mark (undo, rewind) or a snapshot. A torn last line
is what a crash leaves and is dropped with a word; any other damaged line is refused by its number.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.catalog.cause import cause
from game.rules.types import Said

FORMAT = 1
LONGEST_LINE = 4 * 1024 * 1024


class JournalError(Exception):
    """A journal cannot be written or read; `said` tells why and what to do."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.key)
        self.said = said


@dataclass(frozen=True, slots=True)
class Opened:
    """A journal as it was found: its header, its sound lines, and whether a torn last line was dropped."""

    header: Mapping[str, Any]
    lines: tuple[Mapping[str, Any], ...]
    torn: bool
    sound_bytes: int


def seal(data: Mapping[str, Any]) -> bytes:
    """One line: eight hexadecimal digits of the CRC-32 of what follows, a blank, compact JSON."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return b"%08x " % zlib.crc32(text) + text + b"\n"


def unseal(line: bytes) -> Mapping[str, Any] | None:
    """The data of a line, None when it is damaged."""
    if len(line) < 10 or line[8:9] != b" " or len(line) > LONGEST_LINE:
        return None
    try:
        if int(line[:8], 16) != zlib.crc32(line[9:]):
            return None
        data = json.loads(line[9:])
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def read(path: Path) -> Opened:
    """Raises JournalError when the file cannot be read, has no header, or is damaged before its last line."""
    try:
        # A pipe or a device may never end.
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise JournalError(Said("save.foreign", (("text", path.name),)))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise JournalError(Said("save.missing", (("text", str(path)),))) from error
    except OSError as error:
        raise JournalError(Said("save.unreadable", (("text", path.name), ("why", cause(error))))) from error
    whole, _, rest = data.rpartition(b"\n")
    lines = whole.split(b"\n") if whole else []
    found = []
    for number, line in enumerate(lines, 1):
        entry = unseal(line)
        if entry is None:
            raise JournalError(Said("save.damaged", (("text", path.name), ("line", number))))
        found.append(entry)
    if not found:
        raise JournalError(Said("save.empty", (("text", path.name),)))
    header = found[0]
    if header.get("format") != FORMAT or not isinstance(header.get("scenario"), str):
        raise JournalError(Said("save.foreign", (("text", path.name),)))
    return Opened(header, tuple(found[1:]), bool(rest), len(whole) + 1)


class Journal:
    """A journal that lines are added to. The file is open only while a line is written."""

    def __init__(self, path: Path, header: Mapping[str, Any] | None = None, keep: int | None = None) -> None:
        """Start a new one with a header, or go on with an old one whose first `keep` bytes are sound."""
        self.path = path
        try:
            if header is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch(exist_ok=False)
                self._first(header)
            else:
                os.truncate(path, keep if keep is not None else path.stat().st_size)
        except OSError as error:
            raise unwritable(path.parent, error) from error

    def _first(self, header: Mapping[str, Any]) -> None:
        try:
            self.add(header)
        except JournalError:
            self.path.unlink(missing_ok=True)
            raise

    def add(self, data: Mapping[str, Any], *, wait: bool = True) -> None:
        """Append a line and wait until it is on the disk. Raises JournalError; what was there before stays sound.

        Without `wait` it gets there with `settle` or the next line: until then nobody is to be told of it.
        """
        try:
            with self.path.open("r+b") as file:
                at = file.seek(0, os.SEEK_END)
                try:
                    file.write(seal(data))
                    file.flush()
                    if wait:
                        os.fsync(file.fileno())
                except OSError:
                    file.truncate(at)
                    raise
        except OSError as error:
            raise unwritable(self.path.parent, error) from error

    def settle(self) -> None:
        """Wait until all lines are on the disk; may be done in a thread beside. Raises JournalError."""
        try:
            with self.path.open("r+b") as file:
                os.fsync(file.fileno())
        except OSError as error:
            raise unwritable(self.path.parent, error) from error


def unwritable(folder: Path, error: OSError) -> JournalError:
    """Nothing can be written there, and why."""
    return JournalError(Said("save.unwritable", (("text", str(folder)), ("why", cause(error)))))


def entries(opened: Opened) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """(line number, entry) for every line after the header."""
    yield from enumerate(opened.lines, 2)
