"""What cards say of each other: every name must be the name of something, and hang together with the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from game.catalog.lines import KINDS_OF_LEVER
from game.catalog.manifest import FOLDER
from game.catalog.problem import Problem, near
from game.catalog.vocabulary import FIXED, PLACES

if TYPE_CHECKING:
    from game.catalog.fields import Reference
    from game.catalog.shelf import Card, Shelf

    Cards = Mapping[str, Mapping[str, Card]]
    """Kind and id to card."""
    Torn = tuple[str, str, tuple[Reference, ...]]
    """A file that has problems of its own: its name, its pack, and the names that stand in it all the same."""
    Files = Mapping[str, Mapping[str, set[str]]]
    """Pack and kind to the names of the files that there are, sound or not."""
    Names = Mapping[str, Iterable[str]]
    """Kind to the names that there are of it, for what is no card."""


MOST_SUGGESTED = 60
"""Unknown names of a file for which the nearest known one is sought, which takes time."""
JOINED = ("selector", "seat", "crossing")
"""Kinds of name of which several can be joined by +."""
OTHER = {"seat": "crossing", "crossing": "seat"}
"""Kinds of place, each to the one that it is taken for."""


def cross(cards: Cards, files: Files, more: Names, torn: Iterable[Torn] = ()) -> list[Problem]:
    """Every name must be the name of something, if only of a broken file, which has its own problem;

    prerequisites must not go round in a circle. The game's own cards name each other, those of a pack also the game's.
    """
    known = {pack: _known(cards, files, more, frozenset(("", *needed(cards, (pack,))))) for pack in files}
    problems = []
    sound = ((card.file, card.pack, card.references) for shelf in cards.values() for card in shelf.values())
    for file, pack, references in (*sound, *torn):
        problems += unknown_names(file, references, known[pack])
    return problems + _circles(cards) + _seated_twice(cards) + _unseated(cards) + _asked_of_nobody(cards)


def unknown_names(file: str, references: Iterable[Reference], known: Mapping[str, frozenset[str]]) -> list[Problem]:
    """Names in a file that are the names of nothing."""
    problems: list[Problem] = []
    for ref in references:
        allowed = known[ref.kind]
        wanted = ref.name.split("@")[0] if ref.kind == "dial" else ref.name
        parts = wanted.split("+") if ref.kind in JOINED else [wanted]
        for part in parts:
            if ref.kind in OTHER and part in known[OTHER[ref.kind]] - allowed:
                values = (("text", part),)
                problems.append(Problem(f"place.{ref.kind}", file, ref.line, ref.column, ref.field, values))
            elif part not in allowed:
                problems.append(unknown_name(file, ref, part, allowed if len(problems) < MOST_SUGGESTED else ()))
    return problems


def known_names(shelf: Shelf, pack: str = "") -> dict[str, frozenset[str]]:
    """The names that a sound card of a pack ("": of the game itself) may use, by kind."""
    packs = needed(shelf.cards, (pack,)) | {""}
    files: dict[str, dict[str, set[str]]] = {of: {kind: set() for kind in shelf.cards} for of in packs}
    for kind, cards in shelf.cards.items():
        for card in cards.values():
            if card.pack in packs:
                files[card.pack][kind].add(card.id)
    return _known(shelf.cards, files, {"parameter": shelf.parameters, "sentence": shelf.words}, packs)


def needed(cards: Cards, packs: Iterable[str]) -> frozenset[str]:
    """Packs with all that they build on, and what that builds on."""
    found: set[str] = set()
    left = [pack for pack in packs if pack]
    while left:
        pack = left.pop()
        if pack not in found:
            found.add(pack)
            left += cards[FOLDER][pack].data["needs"]
    return frozenset(found)


def _known(
    cards: Cards, files: Files, more: Mapping[str, Iterable[str]], packs: frozenset[str]
) -> dict[str, frozenset[str]]:
    """The names of each kind that may be used where these packs are known."""
    actors = [card for card in cards["actors"].values() if card.pack in packs]
    tags = {tag for card in actors for tag in (card.id, card.data["level"], *card.data["tags"])}
    known = {kind: frozenset[str]().union(*(files[pack][kind] for pack in packs)) for kind in cards}
    known[FOLDER] = frozenset(cards[FOLDER])
    known["selector"] = known["actors"] | tags
    known["seat"] = known["selector"] | frozenset(PLACES)
    crossings = (card for card in cards["corridors"].values() if card.pack in packs)
    known["crossing"] = known["corridors"].union(["all"], *(card.data["tags"] for card in crossings))
    known["program-or-agreement"] = known["programs"] | known["agreements"]
    known["lever-or-kind"] = known["levers"] | frozenset(KINDS_OF_LEVER)
    return known | {kind: frozenset(names) for kind, names in (*FIXED.items(), *more.items())}


def unknown_name(file: str, ref: Reference, part: str, allowed: Iterable[str]) -> Problem:
    """A name in a file that is none of those allowed."""
    suggestion = near(part, allowed)
    values: dict[str, int | str] = {"text": part}
    code = f"unknown.{ref.kind}"
    if suggestion:
        values["near"] = suggestion
        code += ".near"
    return Problem(code, file, ref.line, ref.column, ref.field, tuple(values.items()))


def _seated_twice(cards: Cards) -> list[Problem]:
    """Scenarios and histories in which an actor has more than one seat."""
    return [
        Problem("seat.twice", card.file, ref.line, ref.column, ref.field, (("text", ref.name),))
        for kind in ("scenarios", "history")
        for card in cards[kind].values()
        for ref in card.references
        if ref.field.startswith("seats[") and ref.name in card.data["seats"][: int(ref.field[6:-1])]
    ]


def _unseated(cards: Cards) -> list[Problem]:
    """Guides in whose game a seat is taken twice, or by nobody."""
    problems = []
    for card in cards["guides"].values():
        scenario = cards["scenarios"].get(card.data["scenario"])
        taken = [card.data["seat"], *card.data["drivers"]]
        if scenario is not None and sorted(taken) != sorted(scenario.data["seats"]):
            values = (("allowed", ", ".join(scenario.data["seats"])), ("found", ", ".join(taken)))
            problems.append(Problem("guide.seats", card.file, *_place(card, "drivers"), "drivers", values))
    return problems


def _asked_of_nobody(cards: Cards) -> list[Problem]:
    """Questions for a seat that is not at the scenario's table."""
    return [
        Problem("question.seat", card.file, *_place(card, field), field, (("found", question["seat"]),))
        for card in cards["scenarios"].values()
        for field, question in ((f"questions[{at}].seat", one) for at, one in enumerate(card.data["questions"]))
        if question["seat"] and question["seat"] not in card.data["seats"]
    ]


def _circles(cards: Cards) -> list[Problem]:
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
            problems.append(Problem("needs.circle", card.file, *_place(card, "needs"), "needs", (("text", card.id),)))
    return problems


def _place(card: Card, field: str) -> tuple[int, int]:
    """Where the first name in a field of a card stands, else where the card begins."""
    spots = ((ref.line, ref.column) for ref in card.references if ref.field.startswith(field))
    return next(spots, (card.line, 1))
