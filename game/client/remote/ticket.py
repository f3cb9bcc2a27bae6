"""What a window keeps of its place in a lesson, so that one that was closed comes back to it with the same command."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

FOLDER = "joined"


@dataclass(frozen=True, slots=True)
class Ticket:
    """Where, as whom, and the secret that says so. `number` is the person's in the lesson."""

    origin: str
    name: str
    number: int
    secret: str


def place(folder: Path, origin: str, name: str) -> Path:
    """Where the ticket of a name in a lesson is kept, below the folder of saved games."""
    key = hashlib.sha256(f"{origin}\n{name.casefold()}".encode()).hexdigest()[:20]
    return folder / FOLDER / f"{key}.json"


def keep(folder: Path, ticket: Ticket) -> Path:
    """Write it so that only its owner can read it. Raises OSError when it cannot be written."""
    path = place(folder, ticket.origin, ticket.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".part")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(asdict(ticket), file)
    fresh.replace(path)
    return path


def find(folder: Path, origin: str, name: str = "") -> Ticket | None:
    """The ticket of a name, or without one the ticket that was used last there; None when there is none."""
    if name:
        return _read(place(folder, origin, name))
    with suppress(OSError):
        paths = sorted((folder / FOLDER).glob("*.json"), key=lambda path: (path.stat().st_mtime, path.name))
        found = (_read(path) for path in reversed(paths))
        return next((ticket for ticket in found if ticket is not None and ticket.origin == origin), None)
    return None


def drop(folder: Path, ticket: Ticket) -> None:
    """The lesson does not know it any more."""
    with suppress(OSError):
        place(folder, ticket.origin, ticket.name).unlink(missing_ok=True)


def used(folder: Path, ticket: Ticket) -> None:
    """It is the one used last from now on."""
    with suppress(OSError):
        os.utime(place(folder, ticket.origin, ticket.name))


def _read(path: Path) -> Ticket | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        found = replace(Ticket("", "", 0, ""), **data)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    texts = (found.origin, found.name, found.secret)
    return found if all(isinstance(text, str) for text in texts) and type(found.number) is int else None
