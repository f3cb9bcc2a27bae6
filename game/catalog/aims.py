"""What of the content is to be judged: all of it, a pack, a folder, a file, wherever it lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from game.catalog.guess import kind_of
from game.catalog.kinds import KINDS
from game.catalog.ledger import NAME as LEDGER
from game.catalog.manifest import FOLDER, NAME
from game.catalog.places import content_root
from game.catalog.shelf import FORMS, Shelf, pack_folders

_OWN = tuple(kind for kind in FORMS if kind != FOLDER)


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be judged: a root with packs and files that lie elsewhere, and of these the files under `within`."""

    root: Path
    packs: tuple[Path, ...] = ()
    loose: Mapping[str, Path] = field(default_factory=dict)
    within: Path | None = None
    """None: all that is read."""

    def means(self, shelf: Shelf, file: str) -> bool:
        """Whether a file of the shelf is one of those that are judged."""
        return self.within is None or shelf.path(file).absolute().is_relative_to(self.within)


def aim(path: Path | None, installed: Path) -> Aim:
    """What a person means by a path: a content folder, a pack, a folder or file in one of them, a folder of packs, or
    files anywhere, which are judged as if they lay in the game's own content.

    `installed` is the folder of installed packs.
    """
    if path is None:
        return Aim(content_root())
    path = path.absolute()
    root, packs, files = _lying(path)
    if root is not None:
        return Aim(root, (), {}, None if root == path else path)
    mine = {pack.name for pack in packs}
    others = [other for other in pack_folders(installed) if other.name not in mine] if packs else []
    # Before the others: where one and another that was installed cannot live together, that one has the problem.
    return Aim(content_root(), (*packs, *others), _named(files), path)


def files_of(path: Path) -> list[Path]:
    """The files that are read for what a path means, without the game's own and installed packs around them."""
    root, packs, files = _lying(path.absolute())
    if root is not None:
        files = [file for folder in (*_OWN, "model", "ui") for file in sorted((root / folder).glob("*.yaml"))]
        packs = pack_folders(root / FOLDER)
    for pack in packs:
        files += [file for folder in KINDS for file in sorted((pack / folder).glob("*.yaml"))]
    return files + [pack / NAME for pack in packs if (pack / NAME).is_file()]


def _lying(path: Path) -> tuple[Path | None, list[Path], list[Path]]:
    """The content folder that a path is or lies in, else the pack; else the packs and the loose files below it."""
    folders = [folder for folder in (path, *path.parents) if folder.is_dir()]
    root = next((folder for folder in folders if (folder / "model").is_dir() and (folder / "scenarios").is_dir()), None)
    if root is not None:
        return root, [], []
    pack = next((folder for folder in folders if (folder / NAME).is_file()), None)
    if pack is not None:
        return None, [pack], []
    return (None, *_below(path)) if path.is_dir() else (None, [], [path])


def _below(folder: Path) -> tuple[list[Path], list[Path]]:
    """The packs and the loose cards in a folder without a manifest, at any depth."""
    packs: list[Path] = []
    files = [file for file in sorted(folder.glob("*.yaml")) if file.is_file() and _is_card(file)]
    for inner in pack_folders(folder):
        if (inner / NAME).is_file():
            packs.append(inner)
        elif not inner.is_symlink():  # one may lead back to where it lies
            deeper = _below(inner)
            packs, files = packs + deeper[0], files + deeper[1]
    return packs, files


def _is_card(file: Path) -> bool:
    """Whether a loose file is not the ledger of translations, which bears no kind's folder."""
    return file.name != LEDGER or file.parent.name in FORMS


def _named(files: list[Path]) -> dict[str, Path]:
    """Loose files by the names that they would have in the content folder; of a second one of a name its number is
    told, so that it is read, after the first, and found to be one too many."""
    found: dict[str, Path] = {}
    for file in files:
        name = f"{kind_of(file)}/{file.name}"
        many = sum(1 for other in found if other == name or other.startswith(f"{name} ("))
        found[f"{name} ({many + 1})" if many else name] = file
    return found
