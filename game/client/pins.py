"""PINs of the people at one machine: they keep out a glance, not a thief, for the journal beside them is plain text.

They are kept beside the save and not in it: a game that is left, or that failed, does not come back with every desk
open, and a journal holds nothing but the game. Without the file the game is whole; a PIN that was forgotten is lifted,
and everybody else at the machine is told.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

DIGITS = 4
"""Of a PIN."""
ROUNDS = 60_000
"""Of the hash: some hundredths of a second a try."""
SALT = 16
"""Bytes."""
ENDING = ".pins"


def beside(journal: Path) -> Path:
    """Where the PINs of a saved game are kept."""
    return journal.with_suffix(ENDING)


def forget(journal: Path) -> None:
    """A new game begins under this name: what an older one left is gone."""
    with suppress(OSError):
        beside(journal).unlink(missing_ok=True)


def hand_on(journal: Path, copy: Path) -> None:
    """A copy of a saved game asks for the same PINs: else it would open every desk, and nobody would be told."""
    forget(copy)
    with suppress(OSError):
        shutil.copyfile(beside(journal), beside(copy))


def hashed(pin: str, salt: bytes) -> str:
    """What is kept of a PIN, in hexadecimal digits."""
    return hashlib.pbkdf2_hmac("sha256", pin.encode(), salt, ROUNDS).hex()


class Pins:
    """Who has sat down so far and with which PIN. `path` None: only as long as the window is open."""

    def __init__(self, path: Path | None, salt: Callable[[int], bytes] = os.urandom) -> None:
        self._path = path
        self._salt = salt
        self._kept: dict[int, tuple[str, str]] = {}
        """Salt and hash in hexadecimal digits by seat, both "" for who wanted none."""
        self._untold: dict[int, list[int]] = {}
        """Seats whose PIN was lifted, by seat that has not been told yet."""
        self._read()

    def sat(self, seat: int) -> bool:
        """Whether somebody has sat down there before."""
        return seat in self._kept

    def asks(self, seat: int) -> bool:
        """Whether a PIN is asked for."""
        return bool(self._kept.get(seat, ("", ""))[1])

    def choose(self, seat: int, pin: str) -> None:
        """Sit down for the first time, with a PIN or with none ("")."""
        salt = self._salt(SALT)
        self._kept[seat] = (salt.hex(), hashed(pin, salt)) if pin else ("", "")
        self._write()

    def opens(self, seat: int, pin: str) -> bool:
        """Whether this is the seat's PIN; where none is asked for, anything is."""
        salt, kept = self._kept.get(seat, ("", ""))
        return not kept or hmac.compare_digest(kept, hashed(pin, bytes.fromhex(salt)))

    def lift(self, seat: int, others: Iterable[int]) -> None:
        """Forget a seat's PIN; the others will be told."""
        self._kept.pop(seat, None)
        for other in others:
            self._untold[other] = sorted({*self._untold.get(other, ()), seat})
        self._write()

    def untold(self, seat: int) -> tuple[int, ...]:
        """The seats whose PIN was lifted since this one last sat down."""
        return tuple(self._untold.get(seat, ()))

    def told(self, seat: int) -> None:
        """This seat has been told."""
        if self._untold.pop(seat, None) is not None:
            self._write()

    def _read(self) -> None:
        """What the file holds; nothing of a file that is missing or makes no sense."""
        if self._path is None:
            return
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
            kept = {int(seat): (str(salt), str(hash)) for seat, (salt, hash) in data["kept"].items()}
            untold = {int(seat): [int(s) for s in lifted] for seat, lifted in data["untold"].items()}
            for salt, hash in kept.values():
                bytes.fromhex(salt + hash)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
            return
        self._kept, self._untold = kept, untold

    def _write(self) -> None:
        """Whole or not at all. Of a folder that cannot be written the journal tells; PINs then last the session."""
        if self._path is None:
            return
        fresh = self._path.with_name(self._path.name + ".part")
        with suppress(OSError):
            fresh.write_text(json.dumps({"kept": self._kept, "untold": self._untold}) + "\n", encoding="utf-8")
            fresh.replace(self._path)
