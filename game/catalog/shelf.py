"""All cards of the content folder, read and checked against each other, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from game.catalog.fields import MISSING, Reader, Reference
from game.catalog.formats import CURRENT, stated, unknown, up_to_date
from game.catalog.guides import GUIDES
from game.catalog.kinds import KINDS, PARAMETER
from game.catalog.lines import KINDS_OF_LEVER, lever_words, own_words
from game.catalog.nodes import Node, read_file
from game.catalog.places import content_root
from game.catalog.problem import Problem, near
from game.catalog.ranges import beyond
from game.catalog.studies import STUDIES
from game.world.names import DIALS, INDICATORS, TARGETS, VARIABLES

PHASES = ("briefing", "events", "negotiation", "programs", "report")


FORMS = KINDS | STUDIES | GUIDES


@dataclass(frozen=True, slots=True)
class Card:
    """One file, read: its fields, and the names in it that point elsewhere."""

    kind: str
    id: str
    file: str
    data: Mapping[str, Any]
    references: tuple[Reference, ...]
    line: int = 1
    format: int = CURRENT
    """The format that its file is written in."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Cards by kind and id, the model's parameters, the sentences, all problems. `digest` names the content."""

    root: Path
    cards: Mapping[str, Mapping[str, Card]]
    parameters: Mapping[str, Mapping[str, Any]]
    words: Mapping[str, Mapping[str, Any]]
    problems: tuple[Problem, ...]
    digest: str

    def broken(self) -> frozenset[str]:
        """Files that have an error."""
        return frozenset(p.file for p in self.problems if p.severity == "error")


@lru_cache(maxsize=1)
def shipped() -> Shelf:
    """The content that comes with the game, read on first use."""
    return read(content_root())


def read(root: Path) -> Shelf:
    """Read a content folder. Never raises for what is in it."""
    problems: list[Problem] = []
    cards: dict[str, dict[str, Card]] = {kind: {} for kind in FORMS}
    sums = []
    for kind in FORMS:
        for path in sorted((root / kind).glob("*.yaml")):
            name = path.relative_to(root).as_posix()
            if kind in KINDS:  # a new experiment or guide changes no game
                sums.append(_sum(path, name))
            card, wrong = read_card(path, name, kind)
            problems += wrong
            if card is not None:
                cards[kind][card.id] = card
    parameters = _flat(root, "model", problems, sums)
    words = _flat(root, "ui", problems, sums)
    words |= own_words((id, card.data) for id, card in cards["personas"].items())
    words |= lever_words((id, card.data) for id, card in cards["levers"].items())
    problems += _cross(cards, parameters, {kind: {p.stem for p in (root / kind).glob("*.yaml")} for kind in FORMS})
    problems.sort(key=lambda p: (p.file, p.line, p.column, p.code, p.field))
    digest = sha256("".join(sums).encode()).hexdigest()[:16]
    return Shelf(root, cards, parameters, words, tuple(problems), digest)


def _sum(path: Path, name: str) -> str:
    try:
        return name + sha256(path.read_bytes()).hexdigest()
    except OSError:
        return name


def read_card(path: Path, name: str, kind: str) -> tuple[Card | None, list[Problem]]:
    """One file as a card of a kind."""
    node, wrong = read_file(path, name)
    if node is None:
        return None, wrong
    reader, format = Reader(name), stated(node)
    if format is None or format > CURRENT:
        return None, [unknown(node, name)]
    node = up_to_date(node, kind)
    data = FORMS[kind](node, "", reader)
    id = data.get("id", MISSING) if data is not MISSING else MISSING
    if id is not MISSING and id != path.stem:
        reader.wrong(node.pairs["id"], "id", "id.file", text=id, file=path.stem)
    if data is not MISSING:
        _inside(kind, data, node, reader)
    if data is MISSING or reader.problems:
        return None, reader.problems
    return Card(kind, path.stem, name, data, tuple(reader.references), node.line, format), []


def _inside(kind: str, data: dict[str, Any], node: Node, reader: Reader) -> None:
    """What must fit together within one card."""
    if kind == "actors" and data.get("weights") is not MISSING:
        total = sum(data["weights"].values())
        if total != 100:
            reader.wrong(node.pairs["weights"], "weights", "weights.sum", n=total)
    if kind == "events" and data.get("window") not in (MISSING, None):
        first, last = data["window"].get("from"), data["window"].get("to")
        if first and last and first is not MISSING and last is not MISSING and first > last:
            reader.wrong(node.pairs["window"], "window", "window.order")
    if kind == "guides" and data.get("steps") is not MISSING:
        ids = [one["id"] for one in data["steps"]]
        for at, id in enumerate(ids):
            if id is not MISSING and id in ids[:at]:
                reader.wrong(node.pairs["steps"].items[at], f"steps[{at}].id", "guide.twice", text=id)
    needs = data.get("needs", ())
    for at, inner in enumerate(() if needs is MISSING else needs):
        if inner.get("dial") and (inner["at_least"] == ()) == (inner["at_most"] == ()):
            reader.wrong(node.pairs["needs"].items[at], f"needs[{at}]", "need.bound")


def _flat(root: Path, folder: str, problems: list[Problem], sums: list[str]) -> dict[str, Mapping[str, Any]]:
    """Files that hold many named entries each: the model's parameters, the catalogue's sentences."""
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted((root / folder).glob("*.yaml")):
        name = path.relative_to(root).as_posix()
        sums.append(_sum(path, name))
        node, wrong = read_file(path, name)
        problems += wrong
        if node is None:
            continue
        reader = Reader(name)
        for key, part in node.pairs.items():
            if key in found:
                reader.wrong(part, key, "id.twice", text=key)
                continue
            value = PARAMETER(part, key, reader) if folder == "model" else sentence(part, key, reader)
            if value is not MISSING:
                found[key] = value
                if folder == "model" and MISSING not in value.values():
                    _within(key, value, part, reader)
        problems += reader.problems
    return found


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


def _cross(
    cards: Mapping[str, Mapping[str, Card]], parameters: Mapping[str, Any], files: Mapping[str, set[str]]
) -> list[Problem]:
    """Every name must be the name of something, if only of a broken file, which has its own problem;

    prerequisites must not go round in a circle.
    """
    known = _known(cards, parameters, files)
    problems = []
    for shelf in cards.values():
        for card in shelf.values():
            for ref in card.references:
                allowed = known[ref.kind]
                wanted = ref.name.split("@")[0] if ref.kind == "dial" else ref.name
                parts = wanted.split("+") if ref.kind == "selector" else [wanted]
                problems += [_unknown(card, ref, part, allowed) for part in parts if part not in allowed]
    problems += [*beyond(cards, parameters), *_seated_twice(cards)]
    return problems + _circles(cards) + _unseated(cards) + _asked_of_nobody(cards)


def _known(
    cards: Mapping[str, Mapping[str, Card]], parameters: Mapping[str, Any], files: Mapping[str, set[str]]
) -> dict[str, frozenset[str]]:
    actors = cards["actors"]
    tags = {tag for card in actors.values() for tag in (card.id, card.data["level"], *card.data["tags"])}
    known = {kind: frozenset(found) for kind, found in files.items()}
    known["selector"] = frozenset(tags | files["actors"])
    known["program-or-agreement"] = known["programs"] | known["agreements"]
    known["lever-or-kind"] = known["levers"] | frozenset(KINDS_OF_LEVER)
    known["dial"] = frozenset(DIALS)
    known["variable"] = frozenset(TARGETS)
    known["indicator"] = frozenset(INDICATORS)
    known["stock"] = frozenset(v.name for v in VARIABLES if v.kind == "stock")
    known["phase"] = frozenset(PHASES)
    known["round"] = frozenset(str(round) for round in range(1, 41))
    known["year"] = frozenset(str(year) for year in range(1900, 2100))
    known["parameter"] = frozenset(parameters)
    return known


def _unknown(card: Card, ref: Reference, part: str, allowed: Iterable[str]) -> Problem:
    suggestion = near(part, allowed)
    values: dict[str, int | str] = {"text": part}
    code = f"unknown.{ref.kind}"
    if suggestion:
        values["near"] = suggestion
        code += ".near"
    return Problem(code, card.file, ref.line, ref.column, ref.field, tuple(values.items()))


def _unseated(cards: Mapping[str, Mapping[str, Card]]) -> list[Problem]:
    """Guides in whose game a seat is taken twice, or by nobody."""
    problems = []
    for card in cards["guides"].values():
        scenario = cards["scenarios"].get(card.data["scenario"])
        taken = [card.data["seat"], *card.data["drivers"]]
        if scenario is not None and sorted(taken) != sorted(scenario.data["seats"]):
            values = (("allowed", ", ".join(scenario.data["seats"])), ("found", ", ".join(taken)))
            problems.append(Problem("guide.seats", card.file, card.line, 1, "drivers", values))
    return problems


def _seated_twice(cards: Mapping[str, Mapping[str, Card]]) -> list[Problem]:
    """Scenarios and histories in which an actor has more than one seat."""
    return [
        Problem("seat.twice", card.file, ref.line, ref.column, ref.field, (("text", ref.name),))
        for kind in ("scenarios", "history")
        for card in cards[kind].values()
        for ref in card.references
        if ref.field.startswith("seats[") and ref.name in card.data["seats"][: int(ref.field[6:-1])]
    ]


def _asked_of_nobody(cards: Mapping[str, Mapping[str, Card]]) -> list[Problem]:
    """Questions for a seat that is not at the scenario's table."""
    return [
        Problem("question.seat", card.file, card.line, 1, "questions", (("found", question["seat"]),))
        for card in cards["scenarios"].values()
        for question in card.data["questions"]
        if question["seat"] and question["seat"] not in card.data["seats"]
    ]


def _circles(cards: Mapping[str, Mapping[str, Card]]) -> list[Problem]:
    """Prerequisites that can never be met because they wait for each other."""
    wants = {
        (kind, card.id): [
            (plural, need[single])
            for need in card.data["needs"]
            for single, plural in (("program", "programs"), ("agreement", "agreements"), ("event", "events"))
            if need.get(single)
        ]
        for kind in ("programs", "agreements", "events")
        for card in cards[kind].values()
    }
    problems = []
    for start in sorted(wants):
        seen, todo = set(), list(wants[start])
        while todo:
            at = todo.pop()
            if at not in seen:
                seen.add(at)
                todo += wants.get(at, [])
        if start in seen:
            card = cards[start[0]][start[1]]
            problems.append(Problem("needs.circle", card.file, card.line, 1, "needs", (("text", card.id),)))
    return problems
