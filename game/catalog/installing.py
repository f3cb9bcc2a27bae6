"""Installed packs on disk: a parcel is tried as content beside them before it takes a place among them, or none at all.

Names that begin with a dot are no packs: .new-ID is being tried, .was-ID was replaced, .gone-ID is being removed.
.kept-ID was replaced too, but holds files that no parcel can have, such as an author's notes: it stays.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from game.catalog.fields import MISSING, Reader, identity
from game.catalog.manifest import FOLDER, NAME, as_numbers, pack_of
from game.catalog.nodes import read_text
from game.catalog.parcel import Parcel, ParcelError, belongs, gathered, spread, usable
from game.catalog.problem import Problem
from game.catalog.readings import Readings
from game.catalog.shelf import Card, Shelf, pack_folders, read, read_card

NEW, WAS, GONE, KEPT = ".new-", ".was-", ".gone-", ".kept-"


@dataclass(frozen=True, slots=True)
class Trial:
    """A parcel laid out beside the installed packs and read with them.

    `standing`: new, same (these very files are installed), newer, older, other (the same version with other files).
    `was` is the version installed, "" if none or if it cannot be told. `problems` are what it would bring: its own, and
    errors of others that are not there without it. `card` is its manifest, None where that is not sound.
    """

    id: str
    folder: Path
    shelf: Shelf
    card: Card | None
    problems: tuple[Problem, ...]
    standing: str
    was: str

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Why it cannot be installed."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def id_of(parcel: Parcel) -> str:
    """The id that a parcel's manifest gives. Raises ParcelError where it gives none that can be used."""
    node, _ = read_text(parcel.files[NAME], NAME)
    found = identity(node.pairs["id"], "id", Reader(NAME)) if node is not None and "id" in node.pairs else MISSING
    if found is MISSING or not usable(found):
        raise ParcelError("parcel.no-id", text=NAME)
    return str(found)


@contextmanager
def tried(root: Path, packs: Path, parcel: Parcel, readings: Readings | None = None) -> Iterator[Trial]:
    """Lay a parcel out beside the packs of a folder and read all; nothing of it is left unless it was `settled`.

    Raises ParcelError for a parcel without an id or with one of a pack that comes with the game, OSError.
    """
    id = id_of(parcel)
    if (root / FOLDER / id).is_dir():
        raise ParcelError("parcel.shipped", text=id)
    mend(packs)
    there, folder = packs / id, packs / f"{NEW}{id}" / id
    try:
        spread(parcel.files, folder)
        others = [path for path in pack_folders(packs) if path.name != id]
        before = frozenset(read(root, pack_folders(packs), readings=readings).problems)
        shelf = read(root, sorted([*others, folder], key=lambda path: path.name), readings=readings)
        card = shelf.cards[FOLDER].get(id)
        problems = tuple(p for p in shelf.problems if pack_of(p.file) == id or p not in before)
        yield Trial(id, folder, shelf, card, problems, *_standing(there, parcel, card))
    finally:
        shutil.rmtree(packs / f"{NEW}{id}", ignore_errors=True)


def _standing(there: Path, parcel: Parcel, card: Card | None) -> tuple[str, str]:
    if not there.is_dir():
        return "new", ""
    try:
        same = gathered(there)[0].fingerprint == parcel.fingerprint
    except ParcelError:
        same = False
    was = version_of(there)
    if same:
        return "same", was
    if card is None or not was or as_numbers(card.data["version"]) == as_numbers(was):
        return "other", was
    return ("newer" if as_numbers(card.data["version"]) > as_numbers(was) else "older"), was


def version_of(folder: Path) -> str:
    """The version of a pack in a folder, "" where its manifest does not tell."""
    card, _ = read_card(folder / NAME, f"{FOLDER}/{folder.name}/{NAME}", FOLDER, folder.name)
    return str(card.data["version"]) if card is not None else ""


def settled(trial: Trial, packs: Path) -> Path | None:
    """Put a pack that was tried in its place, instead of what is there; where that was put aside, if it was kept.

    Raises OSError, with all as it was.
    """
    there, was = packs / trial.id, packs / f"{WAS}{trial.id}"
    if there.is_symlink() or there.exists():
        there.replace(was)
    try:
        trial.folder.replace(there)
    except OSError:
        if was.is_symlink() or was.exists():
            was.replace(there)
        raise
    return _put_aside(was)


def _put_aside(was: Path) -> Path | None:
    """Delete a pack that was replaced; where it is kept, if it holds what its author may have nowhere else."""
    if was.is_symlink() or (was.is_dir() and not strange(was)):
        _delete(was)
        return None
    if not was.exists():
        return None
    id = was.name.removeprefix(WAS)
    names = (f"{KEPT}{id}" + (f"-{at}" if at else "") for at in count())
    kept = next(was.with_name(name) for name in names if not was.with_name(name).exists())
    with suppress(OSError):
        return was.replace(kept)
    return was


def strange(folder: Path) -> list[str]:
    """The files in a pack's folder that no parcel can have, by their paths in it."""
    files = ((path, path.relative_to(folder).as_posix()) for path in sorted(folder.rglob("*")))
    return [name for path, name in files if path.is_symlink() or (path.is_file() and not belongs(name))]


def removed(packs: Path, id: str) -> None:
    """Take an installed pack away. Raises OSError."""
    mend(packs)
    gone = packs / f"{GONE}{id}"
    (packs / id).replace(gone)
    _delete(gone)


def mend(packs: Path) -> None:
    """Finish what a crash left half done: a pack that was being replaced is there again, in one form or the other."""
    for path in sorted(packs.glob(".*")):
        if path.name.startswith(WAS) and not (packs / path.name.removeprefix(WAS)).exists():
            path.replace(packs / path.name.removeprefix(WAS))
        elif path.name.startswith(WAS):
            _put_aside(path)
        elif path.name.startswith((NEW, GONE)):
            _delete(path)


def _delete(path: Path) -> None:
    """A folder with all that is in it; of a link only the link."""
    if path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)
