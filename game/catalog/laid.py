"""One card among the others: where it lies, and the shelf that it is read on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from game.catalog.kinds import KINDS
from game.catalog.problem import Problem, near
from game.catalog.shelf import Card, Shelf, cross, read, read_card
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
        return f"{self.kind}/{self.path.name}"


def spot(shelf: Shelf, what: str, kinds: tuple[str, ...]) -> Spot:
    """The card that is meant by a file, by an id, or by kind and id ("programs/fast-lanes").

    Raises NoCardError when there is none, or when several kinds have one of that id.
    """
    path = Path(what)
    if path.suffix == ".yaml" or path.is_file():
        return _of_file(path, kinds)
    kind, _, id = what.rpartition("/")
    found = [
        Spot(one, id, shelf.root / one / f"{id}.yaml", shelf.root)
        for one in kinds
        if kind in ("", one) and (shelf.root / one / f"{id}.yaml").is_file()
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


def shelf_with(shelf: Shelf, at: Spot) -> Shelf:
    """The shelf that a card is read on: a whole folder of content of its own, or else its folder over `shelf`."""
    root = at.root
    if root.resolve() == shelf.root.resolve() or (root / "ui").is_dir():
        return read(root)
    return laid_over(shelf, root)


def laid_over(shelf: Shelf, root: Path) -> Shelf:
    """A shelf with the cards of a folder laid over it; of two with the same id the folder's own counts."""
    cards: dict[str, dict[str, Card]] = {kind: dict(found) for kind, found in shelf.cards.items()}
    files = {kind: {path.stem for path in (shelf.root / kind).glob("*.yaml")} for kind in shelf.cards}
    problems: list[Problem] = []
    for kind in KINDS:
        for path in sorted((root / kind).glob("*.yaml")):
            files[kind].add(path.stem)
            card, wrong = read_card(path, f"{kind}/{path.name}", kind)
            problems += wrong
            cards[kind].pop(path.stem, None)
            if card is not None:
                cards[kind][card.id] = card
    problems += cross(cards, shelf.parameters, files)
    problems.sort(key=lambda p: (p.file, p.line, p.column, p.code, p.field))
    return replace(shelf, cards=cards, problems=tuple(problems))
