"""One card among the others: where it lies, and the shelf that it is read on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.catalog.manifest import FOLDER, NAME
from game.catalog.places import content_root, packs_folder
from game.catalog.problem import near
from game.catalog.shelf import Shelf, pack_folders, read
from game.rules.types import Said


class NoCardError(Exception):
    """There is no such card; `said` tells why and what there is."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.key)
        self.said = said


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a card lies: its kind, its id, its file, and the folder that its kind's folder is in."""

    kind: str
    id: str
    path: Path
    root: Path

    @property
    def file(self) -> str:
        """Its file as problems name it."""
        start = f"{FOLDER}/{self.root.name}/" if (self.root / NAME).is_file() else ""
        return f"{start}{self.kind}/{self.path.name}"


def spot(shelf: Shelf, what: str, kinds: tuple[str, ...]) -> Spot:
    """The card that is meant by a file, by an id, or by kind and id ("programs/fast-lanes").

    Raises NoCardError when there is none, or when several kinds have one of that id.
    """
    path = Path(what)
    if path.suffix == ".yaml" or path.is_file():
        return _of_file(path, kinds)
    kind, _, id = what.rpartition("/")
    found = [
        Spot(one, id, root / one / f"{id}.yaml", root)
        for one in kinds
        for root in shelf.roots.values()
        if kind in ("", one) and (root / one / f"{id}.yaml").is_file()
    ]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(f"{one.kind}/{one.id}" for one in found)
        raise NoCardError(Said("preview.several", (("text", what), ("allowed", several))))
    best = near(id, sorted({known for one in kinds for known in shelf.cards[one]}))
    values = (("text", what), ("near", best))
    raise NoCardError(Said("preview.unknown.near", values) if best else Said("preview.unknown", values[:1]))


def _of_file(path: Path, kinds: tuple[str, ...]) -> Spot:
    path = path.resolve()
    if not path.is_file():
        raise NoCardError(Said("cli.missing", (("text", str(path)),)))
    kind = path.parent.name
    if kind not in kinds:
        values = (("text", path.parent.name), ("allowed", ", ".join(kinds)))
        raise NoCardError(Said("preview.kind", values))
    return Spot(kind, path.stem, path, path.parent.parent)


def shelf_of(folder: Path) -> Shelf:
    """The shelf that a folder of cards is read on: its own where it is a whole content folder, else the game's.

    A pack (with its manifest) is read as one more pack, any other folder over the game's own cards.
    """
    base, folder = content_root(), folder.resolve()
    installed = pack_folders(packs_folder())
    if folder == base.resolve():
        return read(base, installed)
    if (folder / "ui").is_dir():
        return read(folder)
    if not (folder / NAME).is_file():
        return read(base, installed, folder)
    if folder.parent == (base / FOLDER).resolve():
        return read(base, installed)
    return read(base, [*(pack for pack in installed if pack.name != folder.name), folder])
