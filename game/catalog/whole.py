"""An author's file written whole or not at all, so that a full disk or a crash spoils none that was there."""

from __future__ import annotations

import shutil
from contextlib import suppress
from itertools import count
from os import getpid
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Put bytes in the place of a file, which keeps its permissions; of a link, in the place of what it leads to.

    Its folder is made where there is none. Raises OSError, with all as it was.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    half = _claimed(path)
    try:
        half.write_bytes(data)
        if path.exists():
            shutil.copymode(path, half)
        half.replace(path)
    except OSError:
        with suppress(OSError):
            half.unlink()
        raise


def put_new(path: Path, data: bytes) -> None:
    """The same where no file may be yet. Raises FileExistsError when there is one, OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.open("xb").close()
    try:
        put(path, data)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def _claimed(path: Path) -> Path:
    """An empty file beside it, of a name that nobody has."""
    for at in count():
        half = path.with_name(f".{path.name}.{getpid()}-{at}")
        with suppress(FileExistsError):
            half.open("xb").close()
            return half
    raise AssertionError("there are always more numbers")
