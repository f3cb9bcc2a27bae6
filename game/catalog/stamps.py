"""Whether files changed: when they were written last and how long they are, without reading them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

Stamp = tuple[int, int]
"""Nanoseconds of the last writing, and bytes."""


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file; None where there is none that can be read."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def stamps(files: Iterable[Path]) -> Mapping[Path, Stamp]:
    """The stamps of those files that are there."""
    found = ((path, stamp(path)) for path in files)
    return {path: one for path, one in found if one is not None}
