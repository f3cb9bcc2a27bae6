"""What somebody wants weighed, found by its id or in a file, and the table at which it is weighed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from game.catalog.aims import aim
from game.catalog.load import Loaded, assemble, load, scenario_card
from game.catalog.manifest import FOLDER, inside
from game.catalog.places import packs_folder
from game.catalog.problem import CannotLoadError, near
from game.catalog.shelf import FORMS, Card, Shelf, digest, read
from game.lab.balance import Played, game
from game.lab.batch import Job
from game.lab.locked import DECKS
from game.lab.study import StudyError, content
from game.lab.trial import Pair, Trial, pairs, suited, takers, trial

WEIGHED = (*DECKS, "actors", "personas", "scenarios")
"""Kinds that can be weighed."""


def opened(shelf: Shelf, what: str) -> tuple[Shelf, str]:
    """(the shelf with what is to be weighed, the file that it is in or "" for an id). Raises StudyError."""
    if not what.endswith((".yaml", ".yml")):
        return shelf, ""
    path = Path(what).absolute()
    if not path.is_file():
        raise StudyError("balance.file", text=what)
    return with_file(str(path)), str(path)


@lru_cache(maxsize=2)
def with_file(file: str) -> Shelf:
    """The content with a card that may lie anywhere, read as if it lay there; once in each process that does jobs."""
    aimed = aim(Path(file), packs_folder())
    return read(aimed.root, aimed.packs, aimed.loose)


def wanted(shelf: Shelf, what: str, file: str) -> Card:
    """The card that is to be weighed. Raises StudyError for a name that nothing has, or several things have, and for
    what cannot be weighed; CannotLoadError for one with errors."""
    if not file:
        return named(shelf, what)
    cards = (card for kind in FORMS for card in shelf.cards[kind].values())
    card = next((card for card in cards if shelf.path(card.file).absolute() == Path(file)), None)
    wrong = tuple(p for p in shelf.problems if shelf.path(p.file).absolute() == Path(file) and p.severity == "error")
    if wrong:
        raise CannotLoadError(wrong)
    if card is None or card.kind not in WEIGHED:
        raise StudyError("balance.kind", text=what)
    return card


def named(shelf: Shelf, what: str) -> Card:
    """A card by its id, or by kind and id ("programs/border-health") where several have that id."""
    folder, _, id = what.rpartition("/")
    found = [shelf.cards[kind][id] for kind in WEIGHED if folder in ("", kind) and id in shelf.cards[kind]]
    if len(found) > 1:
        raise StudyError("balance.several", text=what, allowed=", ".join(f"{card.kind}/{id}" for card in found))
    if found:
        broken = tuple(p for p in shelf.problems if p.file == found[0].file and p.severity == "error")
        if broken:
            raise CannotLoadError(broken)
        return found[0]
    unread = tuple(p for kind in WEIGHED for p in shelf.problems if inside(p.file) == f"{kind}/{id}.yaml")
    if unread:
        raise CannotLoadError(unread)
    nearest = near(id, [id for kind in WEIGHED for id in shelf.cards[kind]])
    raise StudyError("balance.unknown.near" if nearest else "balance.unknown", text=what, near=nearest)


def table_for(shelf: Shelf, card: Card, scenario: str) -> Loaded:
    """The table at which a card is weighed: the scenario asked for, its deck with the card, or else the shortest that
    has it in its deck and a seat that may take it, the guided game left aside. Raises StudyError, CannotLoadError."""
    if scenario:
        return _dealt(shelf, card, scenario_card(shelf, scenario))
    guided = {guide.data["scenario"] for guide in shelf.cards["guides"].values()}
    tables = [loaded for id in shelf.cards["scenarios"] if id not in guided for loaded in _sound(shelf, id)]
    tables.sort(key=lambda loaded: (loaded.scenario.rounds * len(loaded.scenario.actors), loaded.scenario.id))
    for loaded in tables:
        if _has(loaded, card):
            return loaded
    raise StudyError("balance.nowhere", text=card.id)


def _sound(shelf: Shelf, id: str) -> Iterator[Loaded]:
    try:
        yield assemble(shelf, scenario_card(shelf, id))
    except CannotLoadError:
        return


def _dealt(shelf: Shelf, card: Card, base: Card) -> Loaded:
    """The scenario with the card in its deck, whether it lists it or not."""
    listed = base.data.get(card.kind, "all")
    if card.kind in DECKS and listed != "all" and card.id not in listed:
        base = replace(base, data={**base.data, card.kind: (*listed, card.id)})
    loaded = assemble(shelf, base)
    if card.kind in DECKS and card.id not in getattr(loaded.scenario, DECKS[card.kind]):
        raise StudyError("balance.not-here", text=card.id, where=base.id)
    if card.kind not in DECKS and not _has(loaded, card):
        raise StudyError("balance.no-seat", text=card.id, where=base.id)
    return loaded


def _has(loaded: Loaded, card: Card) -> bool:
    """Whether a table has a card and somebody who may take it; or the actor; or a seat for the persona."""
    if card.kind in DECKS:
        if card.id not in getattr(loaded.scenario, DECKS[card.kind]):
            return False
        return card.kind == "events" or bool(takers(Trial(card.kind, card.id, 1, loaded, loaded)))
    if card.kind == "actors":
        seats = [actor.id for actor in loaded.scenario.actors]
        return card.id in seats and len(seats) > 2
    return bool(suited(Trial(card.kind, card.id, 1, loaded, loaded)))


def mark(shelf: Shelf) -> str:
    """A short name for all that is played with: what the files hold, and which packs join what."""
    joined = (f"{pack.id}={','.join(pack.data['joins'])};" for pack in shelf.cards[FOLDER].values())
    return digest([*(f"{pack}={sum};" for pack, sum in sorted(shelf.sums.items())), *sorted(joined)])


def marked(root: str, file: str, content_mark: str) -> Shelf:
    """The content as this process reads it. Raises StudyError if it is not what the games were asked for with: somebody
    may save a file while the processes start, and what is with it and what is without it must be of one card."""
    shelf = with_file(file) if file else content(root)
    if mark(shelf) != content_mark:
        raise StudyError("balance.changed")
    return shelf


@lru_cache(maxsize=2)
def prepared(root: str, content_mark: str, file: str, kind: str, id: str, scenario: str, level: str) -> Trial:
    """The trial of a card, put together once by each process that does jobs. Raises StudyError as `marked` does."""
    shelf = marked(root, file, content_mark)
    return trial(table_for(shelf, shelf.cards[kind][id], scenario), kind, id, int(level))


def jobs(card: Card, file: str, scenario: str, level: int, count: int, chunk: int) -> list[Job]:
    """(file, kind, id, scenario, level, first pair, number of pairs)."""
    head = (file, card.kind, card.id, scenario, str(level))
    return [(*head, str(at), str(min(chunk, count - at))) for at in range(0, count, chunk)]


def work(
    root: str, content_mark: str, file: str, kind: str, id: str, scenario: str, level: str, first: str, count: str
) -> list[Pair]:
    """Play one job with the content of this mark. Raises StudyError where it is another by now."""
    on = prepared(root, content_mark, file, kind, id, scenario, level)
    return pairs(on, range(int(first), int(first) + int(count)))


@lru_cache(maxsize=2)
def whole(root: str, content_mark: str, file: str, scenario: str) -> Loaded:
    """A scenario that is weighed itself. Raises StudyError as `marked` does."""
    shelf = marked(root, file, content_mark)
    return load(shelf.root, scenario, shelf)


def games(root: str, content_mark: str, file: str, scenario: str, level: str, first: str, count: str) -> list[Played]:
    """Play one job of a scenario's own games, as `work` does."""
    loaded = whole(root, content_mark, file, scenario)
    return [game(loaded, int(level), seed) for seed in range(int(first), int(first) + int(count))]
