"""What of the content is to be judged: all of it, a pack, a folder, a file, wherever it lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from game.catalog.guess import kind_of
from game.catalog.lint import warnings
from game.catalog.manifest import NAME
from game.catalog.places import content_root
from game.catalog.problem import Problem
from game.catalog.shelf import FORMS, Card, Shelf, pack_folders, read
from game.catalog.warnings.strays import strays


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
    """What a person means by a path: a content folder, a pack, a folder or file in one of them, or a file anywhere,
    which is judged as if it lay in the game's own content. `installed` is the folder of installed packs."""
    if path is None:
        return Aim(content_root())
    path = path.absolute()
    folders = [folder for folder in (path, *path.parents) if folder.is_dir()]
    root = next((folder for folder in folders if (folder / "model").is_dir() and (folder / "scenarios").is_dir()), None)
    if root is not None:
        return Aim(root, (), {}, None if root == path else path)
    pack = next((folder for folder in folders if (folder / NAME).is_file()), None)
    if pack is not None:
        others = (other for other in pack_folders(installed) if other.name != pack.name)
        # Before the others: where it and one that was installed cannot live together, that one has the problem.
        return Aim(content_root(), (pack, *others), {}, path)
    files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    return Aim(content_root(), (), {f"{kind_of(file)}/{file.name}": file for file in files}, path)


def judge(aimed: Aim) -> tuple[Shelf, tuple[Problem, ...]]:
    """The shelf, and all problems and warnings of what is aimed at, in the order of files and lines."""
    shelf = read(aimed.root, aimed.packs, aimed.loose)
    cards = tuple(card for card in cards_of(shelf) if aimed.means(shelf, card.file))
    errors = [problem for problem in shelf.problems if aimed.means(shelf, problem.file)]
    unread = (problem for pack, root in shelf.roots.items() for problem in strays(root, pack))
    found = [*errors, *warnings(shelf, cards), *(problem for problem in unread if aimed.means(shelf, problem.file))]
    return shelf, tuple(sorted(found, key=lambda p: (p.file, p.line, p.column, p.code, p.field)))


def cards_of(shelf: Shelf) -> tuple[Card, ...]:
    """All cards of a shelf."""
    return tuple(card for kind in FORMS for card in shelf.cards[kind].values())
