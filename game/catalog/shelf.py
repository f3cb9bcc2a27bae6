"""All cards of the content folder, read and checked against each other, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from game.catalog.cross import cross, unknown_name
from game.catalog.fields import MISSING, Field, Reader, Reference
from game.catalog.formats import CURRENT, stated, unknown, up_to_date
from game.catalog.guides import GUIDES
from game.catalog.kinds import KINDS, PARAMETER
from game.catalog.lines import lever_words, own_words
from game.catalog.manifest import FOLDER, MANIFEST, NAME, SCHEMAS, inside, pack_of
from game.catalog.nodes import Node, read_bytes, read_text
from game.catalog.places import content_root, packs_folder, readings_file
from game.catalog.problem import Problem
from game.catalog.ranges import beyond
from game.catalog.readings import UNFIT, Readings, deep, flat
from game.catalog.studies import STUDIES
from game.rules.types import RULES

FORMS = KINDS | STUDIES | GUIDES | MANIFEST


@dataclass(frozen=True, slots=True)
class Card:
    """One file, read: its fields, and the names in it that point elsewhere. `pack` is "" for the game's own."""

    kind: str
    id: str
    file: str
    data: Mapping[str, Any]
    references: tuple[Reference, ...]
    line: int = 1
    format: int = CURRENT
    """The format that its file is written in."""
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Cards by kind and id, the model's parameters, the sentences, all problems.

    `digest` names the content that games are played with: the game's own, and on a shelf for one scenario
    (`packs.around`) the packs that have a part in it. `roots` says where each pack lies ("": the game's own content),
    `sums` what its digest comes from, `loose` where files lie that are read as if they lay in the game's own content.
    """

    root: Path
    cards: Mapping[str, Mapping[str, Card]]
    parameters: Mapping[str, Mapping[str, Any]]
    words: Mapping[str, Mapping[str, Any]]
    problems: tuple[Problem, ...]
    digest: str
    roots: Mapping[str, Path]
    sums: Mapping[str, str]
    loose: Mapping[str, Path] = field(default_factory=dict)

    def broken(self) -> frozenset[str]:
        """Files that have an error."""
        return frozenset(p.file for p in self.problems if p.severity == "error")

    def path(self, file: str) -> Path:
        """Where a file of the shelf lies, in whatever folder its pack is kept."""
        pack = pack_of(file)
        if file in self.loose:
            return self.loose[file]
        return self.roots[pack] / inside(file) if pack in self.roots else self.root / file

    def folder(self, name: str) -> Path:
        """The folder or file that a person means: what lies there, else a pack by its id."""
        path = Path(name)
        return self.roots[name] if name in self.roots and not path.exists() else path


@lru_cache(maxsize=1)
def shipped() -> Shelf:
    """The content that comes with the game and the packs that were installed, read on first use."""
    return read(content_root(), pack_folders(packs_folder()), readings=Readings(readings_file()))


def pack_folders(folder: Path) -> list[Path]:
    """The packs that lie in a folder, by name. What begins with a dot is only being put there."""
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return []


def read(
    root: Path,
    packs: Iterable[Path] = (),
    loose: Mapping[str, Path] | None = None,
    readings: Readings | None = None,
) -> Shelf:
    """Read a content folder with the packs in it, then further packs, each a folder. Never raises for what is in them.

    Of two cards of one kind and id the one that is read first stays. `loose` are files that lie elsewhere, by the names
    that they would have in the content folder ("programs/x.yaml"); one takes the place of a file of that name. A second
    loose one of a name has its number behind ("programs/x.yaml (2)").
    `readings` spare the reading of files that have not changed since.
    """
    readings = readings or Readings(None)
    aside = loose or {}
    pile = _Pile(readings, aside)
    own = pile.take(root, "", {kind: form for kind, form in FORMS.items() if kind != FOLDER})
    parameters = _flat(root, "model", pile.problems, own, readings)
    # A sentence put better changes no game: saves go on with it.
    words = _flat(root, "ui", pile.problems, [], readings)
    roots = {"": root} | pile.open([*pack_folders(root / FOLDER), *packs])
    sums = {"": own} | {pack: pile.take(roots[pack], pack, KINDS) for pack in pile.cards[FOLDER]}
    words |= own_words((id, card.data) for id, card in pile.cards["personas"].items())
    words |= lever_words((id, card.data) for id, card in pile.cards["levers"].items())
    problems = pile.problems + cross(pile.cards, pile.files, {"parameter": parameters, "sentence": words}, pile.torn)
    problems += beyond(pile.cards)
    problems.sort(key=lambda p: (p.file, p.line, p.column, p.code, p.field))
    readings.save()
    digests = {pack: digest(found) for pack, found in sums.items()}
    return Shelf(root, pile.cards, parameters, words, tuple(problems), digests[""], roots, digests, aside)


def digest(sums: Iterable[str]) -> str:
    """A short name for what was read."""
    return sha256("".join(sums).encode(errors="surrogateescape")).hexdigest()[:16]


class _Pile:
    """What has been read so far: cards, problems, and by pack the files that there are of each kind, sound or not.

    `aside` are the files that are read as if they lay in the game's own content.
    """

    def __init__(self, readings: Readings, aside: Mapping[str, Path]) -> None:
        self.readings = readings
        self.aside = aside
        self.cards: dict[str, dict[str, Card]] = {kind: {} for kind in FORMS}
        self.problems: list[Problem] = []
        self.files: dict[str, dict[str, set[str]]] = {}
        self.torn: list[tuple[str, str, tuple[Reference, ...]]] = []

    def open(self, folders: Iterable[Path]) -> dict[str, Path]:
        """Read the manifests of packs that lie in these folders; where each pack lies, sound or not."""
        found: dict[str, Path] = {}
        for folder in folders:
            name = f"{FOLDER}/{folder.name}/{NAME}"
            if folder.name in found:
                values: tuple[tuple[str, str], ...] = (("text", folder.name), ("file", str(found[folder.name])))
                self.problems.append(Problem("pack.twice", name, 1, 1, "id", values))
            elif not (folder / NAME).is_file():
                found[folder.name] = folder
                self.problems.append(Problem("pack.manifest", name, 1, 1, "", (("text", NAME),)))
            else:
                found[folder.name] = folder
                card, wrong = read_card(folder / NAME, name, FOLDER, folder.name, self.readings)
                self.problems += wrong
                if card is not None:
                    self.cards[FOLDER][card.id] = card
        self._complete()
        return found

    def _complete(self) -> None:
        """Take packs off the pile whose needs are not there, each with its problem."""
        known = self.cards[FOLDER]
        while lacks := [
            (card, ref)
            for card in known.values()
            for ref in card.references
            if ref.kind == FOLDER and ref.name not in known
        ]:
            self.problems += [unknown_name(card.file, ref, ref.name, known) for card, ref in lacks]
            for id in {card.id for card, _ in lacks}:
                del known[id]

    def take(self, root: Path, pack: str, forms: Mapping[str, Field]) -> list[str]:
        """Read the cards of a root; what its digest is made of."""
        start = f"{FOLDER}/{pack}/" if pack else ""
        here = self.files[pack] = {kind: set[str]() for kind in FORMS}
        sums = []
        for kind in forms:
            found = {start + path.relative_to(root).as_posix(): path for path in (root / kind).glob("*.yaml")}
            if not pack:
                found |= {name: path for name, path in self.aside.items() if name.rpartition("/")[0] == kind}
            for name, path in sorted(found.items()):
                data, wrong = read_bytes(path, name)
                if kind in KINDS:  # a new experiment or guide changes no game
                    sums.append(_sum(data, name))
                first = next((of for of, files in self.files.items() if path.stem in files[kind]), None)
                here[kind].add(path.stem)
                card = None
                if data is not None:
                    card, wrong = card_of(data, path, name, kind, pack, self.readings)
                if data is not None and card is None:
                    self.torn.append((name, pack, names_in(data, name, kind)))
                self.problems += wrong
                if first is not None:
                    other = (f"{FOLDER}/{first}/" if first else "") + f"{kind}/{path.name}"
                    values = (("text", path.stem), ("file", str(self.aside.get(other, other))))
                    self.problems.append(Problem("card.twice", name, card.line if card else 1, 1, "id", values))
                elif card is not None:
                    self.cards[kind][card.id] = card
        if pack:
            self.problems += [
                Problem(
                    "pack.folder", start + path.name, 1, 1, "", (("text", path.name), ("allowed", ", ".join(KINDS)))
                )
                for path in pack_folders(root)
                if path.name not in (*KINDS, SCHEMAS)
            ]
        return sums


def _sum(data: bytes | None, name: str) -> str:
    return name + sha256(data).hexdigest() if data is not None else name


def read_card(
    path: Path, name: str, kind: str, pack: str = "", readings: Readings | None = None
) -> tuple[Card | None, list[Problem]]:
    """One file as a card of a kind. A manifest bears the name of its folder."""
    data, wrong = read_bytes(path, name)
    return (None, wrong) if data is None else card_of(data, path, name, kind, pack, readings or Readings(None))


def card_of(
    data: bytes, path: Path, name: str, kind: str, pack: str, readings: Readings
) -> tuple[Card | None, list[Problem]]:
    """A file's bytes as a card of a kind, out of the readings when they are known there."""
    sum, called = sha256(data).hexdigest(), path.parent.name if kind == FOLDER else path.stem
    with suppress(*UNFIT):
        fields, references, line, format = readings.known(name, sum)
        found = tuple([Reference(*reference) for reference in references])
        return Card(kind, called, name, deep(fields), found, line, format, pack), []
    card, wrong = _card(data, called, name, kind, pack)
    if card is None:
        return None, wrong
    with suppress(TypeError):  # what cannot be kept is read again
        references = [[ref.kind, ref.name, ref.line, ref.column, ref.field] for ref in card.references]
        readings.keep(name, sum, [flat(card.data), references, card.line, card.format])
    return card, wrong


def names_in(data: bytes, name: str, kind: str) -> tuple[Reference, ...]:
    """The names that stand in a file, whatever else is wrong with it."""
    node, _ = read_text(data, name)
    reader = Reader(name)
    if node is not None:
        FORMS[kind](up_to_date(node, kind), "", reader)
    return tuple(reader.references)


def _card(data: bytes, called: str, name: str, kind: str, pack: str) -> tuple[Card | None, list[Problem]]:
    node, wrong = read_text(data, name)
    if node is None:
        return None, wrong
    reader, format = Reader(name), stated(node)
    if format is None or format > CURRENT:
        return None, [unknown(node, name)]
    node = up_to_date(node, kind)
    fields = FORMS[kind](node, "", reader)
    id = fields.get("id", MISSING) if fields is not MISSING else MISSING
    if id is not MISSING and id != called:
        reader.wrong(node.pairs["id"], "id", "pack.id" if kind == FOLDER else "id.file", text=id, file=called)
    if fields is not MISSING:
        _inside(kind, fields, node, reader)
    if fields is MISSING or reader.problems:
        return None, reader.problems
    return Card(kind, called, name, fields, tuple(reader.references), node.line, format, pack), []


def _inside(kind: str, data: dict[str, Any], node: Node, reader: Reader) -> None:
    """What must fit together within one card."""
    if kind == "actors" and data.get("weights") is not MISSING:
        total, whole = sum(data["weights"].values()), len(data["weights"]) == len(node.pairs["weights"].pairs)
        if whole and total != 100:
            reader.wrong(node.pairs["weights"], "weights", "weights.sum", n=total)
    capital = data.get("capital") if kind == "actors" else None
    if isinstance(capital, dict) and MISSING not in capital.values() and capital["most"] < capital["start"]:
        values = {"n": capital["most"], "start": capital["start"]}
        reader.wrong(node.pairs["capital"].pairs["most"], "capital.most", "capital.most", **values)
    if kind == "events" and data.get("window") not in (MISSING, None):
        first, last = data["window"].get("from"), data["window"].get("to")
        if first and last and first is not MISSING and last is not MISSING and first > last:
            reader.wrong(node.pairs["window"], "window", "window.order")
    if kind == FOLDER and data["rules"] is not MISSING and data["rules"] > RULES:
        reader.wrong(node.pairs["rules"], "rules", "pack.rules", n=data["rules"], most=RULES)
    if kind == "guides" and data.get("steps") is not MISSING:
        ids = [one["id"] for one in data["steps"]]
        for at, id in enumerate(ids):
            if id is not MISSING and id in ids[:at]:
                reader.wrong(node.pairs["steps"].items[at], f"steps[{at}].id", "guide.twice", text=id)
    needs = () if kind == FOLDER else data.get("needs", ())
    for at, inner in enumerate(() if needs is MISSING else needs):
        if inner.get("dial") and (inner["at_least"] == ()) == (inner["at_most"] == ()):
            reader.wrong(node.pairs["needs"].items[at], f"needs[{at}]", "need.bound")


def _flat(
    root: Path, folder: str, problems: list[Problem], sums: list[str], readings: Readings
) -> dict[str, Mapping[str, Any]]:
    """Files that hold many named entries each: the model's parameters, the catalogue's sentences."""
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted((root / folder).glob("*.yaml")):
        name = path.relative_to(root).as_posix()
        data, wrong = read_bytes(path, name)
        sums.append(_sum(data, name))
        problems += wrong
        if data is None:
            continue
        sum = sha256(data).hexdigest()
        known = _kept_entries(readings.known(name, sum), folder)
        if known is not None and found.keys().isdisjoint(known):
            found |= known
            continue
        entries, wrong = _entries(data, name, folder, frozenset(found))
        problems += wrong
        found |= entries
        if not wrong:
            readings.keep(name, sum, flat(entries))
    return found


def _kept_entries(known: Any, folder: str) -> dict[str, Mapping[str, Any]] | None:
    if folder == "ui" and type(known) is dict:
        return known  # sentences are as JSON has them
    with suppress(*UNFIT):
        return {key: deep(value) for key, value in known.items()}
    return None


def _entries(
    data: bytes, name: str, folder: str, taken: frozenset[str]
) -> tuple[dict[str, Mapping[str, Any]], list[Problem]]:
    """The named entries of one file, without those whose names are taken by another."""
    node, wrong = read_text(data, name)
    reader = Reader(name)
    found: dict[str, Mapping[str, Any]] = {}
    for key, part in node.pairs.items() if node is not None else ():
        if key in taken:
            reader.wrong(part, key, "id.twice", text=key)
            continue
        value = PARAMETER(part, key, reader) if folder == "model" else sentence(part, key, reader)
        if value is not MISSING:
            found[key] = value
            if folder == "model" and MISSING not in value.values():
                _within(key, value, part, reader)
    return found, wrong + reader.problems


def _within(key: str, value: Mapping[str, float], node: Node, reader: Reader) -> None:
    """A parameter's value lies within its own ends."""
    if not value["low"] <= value["value"] <= value["high"]:
        ends = {"low": value["low"], "found": value["value"], "high": value["high"]}
        said = {name: f"{number:g}" for name, number in ends.items()}
        reader.wrong(node.pairs["value"], f"{key}.value", "parameter.order", **said)


def sentence(node: Node, where: str, reader: Reader) -> Any:
    """A sentence of the catalogue: a string in each language, or {one, other} where a number decides."""
    found: dict[str, Any] = {}
    for language in ("en", "fr"):
        inner = node.pairs.get(language) if node.kind == "map" else None
        if inner is None:
            return reader.wrong(node, where, f"text.{language}")
        if inner.kind == "map" and set(inner.pairs) == {"one", "other"}:
            found[language] = {form: str(part.value) for form, part in inner.pairs.items()}
        elif inner.kind == "scalar" and inner.value is not None:
            found[language] = str(inner.value)
        else:
            return reader.wrong(inner, where, "want.words", found="…")
    return found
