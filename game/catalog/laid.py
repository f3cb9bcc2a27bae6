"""One card among the others: which one is meant, and the shelf that its folder is read on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.catalog.aims import aim
from game.catalog.kinds import KINDS
from game.catalog.manifest import FOLDER, inside
from game.catalog.places import packs_folder
from game.catalog.problem import near
from game.catalog.readings import Readings
from game.catalog.shelf import Shelf, read
from game.rules.types import Said


class NoCardError(Exception):
    """There is no such card; `said` tells why and what there is."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.key)
        self.said = said


@dataclass(frozen=True, slots=True)
class CardFile:
    """Where a card lies: its kind, its id, its file as problems name it, where that is, and the folder to be read."""

    kind: str
    id: str
    file: str
    path: Path
    folder: Path


def card_file(shelf: Shelf, what: str, kinds: tuple[str, ...]) -> CardFile:
    """The card that is meant by a file, by an id, or by kind and id ("programs/fast-us").

    Raises NoCardError when there is none, or when several kinds have one of that id.
    """
    path = Path(what)
    if path.suffix == ".yaml" or path.is_file():
        return _of_file(path.absolute(), kinds)
    kind, _, id = what.rpartition("/")
    found = [
        CardFile(
            one, id, f"{FOLDER}/{pack}/{one}/{id}.yaml" if pack else f"{one}/{id}.yaml", root / one / f"{id}.yaml", root
        )
        for one in kinds
        for pack, root in shelf.roots.items()
        if kind in ("", one) and (root / one / f"{id}.yaml").is_file()
    ]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(f"{one.kind}/{one.id}" for one in found)
        raise NoCardError(Said("preview.several", (("text", what), ("allowed", several))))
    if what in shelf.roots or path.is_dir():
        _pack(shelf, what, kinds)
    best = near(id, sorted({known for one in kinds for known in shelf.cards[one]}))
    values = (("text", what), ("near", best))
    raise NoCardError(Said("preview.unknown.near", values) if best else Said("preview.unknown", values[:1]))


def _pack(shelf: Shelf, what: str, kinds: tuple[str, ...]) -> None:
    """Raises NoCardError, which names the cards there are, where a pack is meant by its id or its folder."""
    meant = shelf.folder(what).absolute()
    pack = next((id for id, root in shelf.roots.items() if id and root.absolute() == meant), "")
    if pack:
        cards = [f"{kind}/{path.stem}" for kind in kinds for path in sorted((meant / kind).glob("*.yaml"))]
        values = (("text", pack), ("allowed", ", ".join(cards)))
        raise NoCardError(Said("preview.pack", values) if cards else Said("preview.pack.empty", values[:1]))


def _of_file(path: Path, kinds: tuple[str, ...]) -> CardFile:
    if not path.is_file():
        raise NoCardError(Said("cli.missing", (("text", str(path)),)))
    aimed = aim(path, packs_folder())
    folder = aimed.packs[0] if aimed.packs else aimed.root
    if aimed.loose:
        file = next(iter(aimed.loose))
        # What lies in a folder of its kind has its like beside it; what lies alone is read alone.
        folder = path.parent.parent if path.parent.name in KINDS else path
    elif aimed.packs:
        file = f"{FOLDER}/{folder.name}/{path.relative_to(folder).as_posix()}"
    else:
        file = path.relative_to(folder.absolute()).as_posix()
    kind = inside(file).partition("/")[0]
    if kind not in kinds:
        raise NoCardError(Said("preview.kind", (("text", path.name), ("allowed", ", ".join(kinds)))))
    return CardFile(kind, path.stem, file, path, folder)


def shelf_of(folder: Path, readings: Readings | None = None) -> Shelf:
    """The shelf that a folder of cards is read on: its own where it is a whole content folder, else the game's.

    A pack is read as one more pack, any other file as if it lay in the game's own content.
    """
    aimed = aim(folder, packs_folder())
    return read(aimed.root, aimed.packs, aimed.loose, readings)
