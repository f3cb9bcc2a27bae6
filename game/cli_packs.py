"""The commands for packs: make one file of a folder, install one, tell and remove what there is."""

from __future__ import annotations

import json as plain
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import typer
from filelock import FileLock, Timeout

from game.catalog.aims import aim
from game.catalog.blanks import blanks
from game.catalog.cause import cause
from game.catalog.installing import Trial, removed, settled, tried
from game.catalog.lint import judge
from game.catalog.manifest import FOLDER, pack_of
from game.catalog.parcel import ENDING, Parcel, ParcelError, gathered, opened, packed
from game.catalog.places import content_root, packs_folder, readings_file
from game.catalog.problem import spoilt
from game.catalog.questions import KIND_OF
from game.catalog.readings import Readings
from game.catalog.reports import Place, openable, report
from game.catalog.shelf import Card, Shelf, pack_folders, shipped
from game.catalog.texts import Words
from game.catalog.whole import put, put_new
from game.terminal import Language, leave, words_for, write

Made = TypeVar("Made")
Replace = Annotated[bool, typer.Option("--replace", help="replace / remplacer")]


def pack(
    folder: Annotated[str, typer.Argument(metavar="FOLDER")],
    out: Annotated[str, typer.Option("--out", help=f"FILE{ENDING}")] = "",
    replace: Replace = False,
    lang: Language = "",
) -> None:
    """A folder of content as one file. / Un dossier de contenu en un seul fichier."""
    words = words_for(shipped(), lang)
    here = shipped().folder(folder).resolve()
    parcel, left = sound(lambda: gathered(here), words)
    shelf, mine = judge(aim(here, packs_folder()))
    if mine:
        typer.echo(report(mine, words, places(shelf)), err=True)
    card = shelf.cards[FOLDER].get(here.name)
    if card is None or any(problem.severity == "error" for problem in mine):
        leave(words.key("packs.not-packed", text=folder), 1)
    for row in to_write(shelf, here.name, words):
        typer.echo(row, err=True)
    data = sound(lambda: packed(parcel), words)
    path = Path(out or f"{card.id}-{card.data['version']}{ENDING}")
    kept(path, data, replace, words)
    said = [words.key("packs.packed", text=str(path), n=len(parcel.files), sum=parcel.fingerprint)]
    if left:
        said.append(words.key("packs.left", n=len(left), text=", ".join(left[:5]) + ("…" if len(left) > 5 else "")))
    write(said)


def to_write(shelf: Shelf, pack: str, words: Words) -> Iterator[str]:
    """A warning for each text of a pack that still stands as `border new` put it there."""
    place, severity = places(shelf), words.key("problem.severity.warning")
    for kind in KIND_OF.values():
        for card in (card for card in shelf.cards[kind].values() if card.pack == pack):
            for left in blanks(shelf, card):
                at = f"{place(card.file)}:{left.line}:{left.column}:"
                yield f"{at} {severity} {left.field}: {words.key('blanks.pack')}"


def places(shelf: Shelf) -> Place:
    """Where files of a shelf lie, as written from the folder that the command is given in."""
    here = Path.cwd()
    return lambda file: openable(shelf.path(file), here)


def kept(path: Path, data: bytes, replace: bool, words: Words) -> None:
    """Write a file, over another only when asked to; or leave with a sentence why not."""
    try:
        (put if replace else put_new)(path, data)
    except FileExistsError:
        leave(words.key("packs.there", text=str(path)))
    except OSError as error:
        unwritable(path, error, words)


def install(
    file: Annotated[str, typer.Argument(metavar=f"FILE{ENDING}")], replace: Replace = False, lang: Language = ""
) -> None:
    """Put a pack among the content. / Ajouter un paquet au contenu."""
    words = words_for(shipped(), lang)
    packs = packs_folder()
    parcel = sound(lambda: opened(Path(file)), words)
    try:
        with alone(packs, words), tried(content_root(), packs, parcel, Readings(readings_file())) as trial:
            write(taken(trial, packs, parcel, replace, words))
    except ParcelError as error:
        leave(words.say(error.said), 1)
    except OSError as error:
        unwritable(packs, error, words)


def taken(trial: Trial, packs: Path, parcel: Parcel, replace: bool, words: Words) -> list[str]:
    """Put a pack that was tried in its place, if nothing speaks against it; what to say then. Leaves otherwise."""
    if trial.standing == "same":
        return [words.key("packs.same", text=trial.id, version=trial.was)]
    if trial.errors or trial.card is None:
        leave(report(trial.errors, words, str) + "\n" + words.key("packs.not-installed", text=trial.id), 1)
    version = trial.card.data["version"]
    if trial.standing != "new" and not replace:
        question = words.key(f"packs.{trial.standing}", text=trial.id, was=trial.was or "?", version=version)
        if not sys.stdin.isatty():
            leave(question + " " + words.key("packs.say-replace"), 1)
        if not agreed(f"{question} {words.key('packs.ask-replace')}", words):
            leave(words.key("packs.kept", text=trial.id), 1)
    aside = settled(trial, packs)
    told = [words.key("packs.installed", text=words.text(trial.card.data["title"]), version=version)]
    told.append(words.key("packs.sum", n=len(parcel.files), sum=parcel.fingerprint))
    told += scenarios(trial.shelf, trial.card, words)
    if aside is not None:
        told.append(words.key("packs.aside", text=str(aside)))
    return told + ([words.key("packs.old-saves")] if trial.standing != "new" else [])


def agreed(question: str, words: Words) -> bool:
    """Whether a person at the terminal agrees; an answer that says neither yes nor no is no."""
    try:
        answer = typer.prompt(question, default="", show_default=False)
    except typer.Abort:
        return False
    return str(answer).strip().casefold() in words.key("packs.yes").split()


def packs(
    remove: Annotated[str, typer.Option("--remove", metavar="ID", help="ID")] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="--remove: no question / sans question")] = False,
    json: Annotated[bool, typer.Option("--json", help="JSON")] = False,
    lang: Language = "",
) -> None:
    """What packs there are. / Les paquets qu’il y a."""
    shelf = shipped()
    words = words_for(shelf, lang)
    if remove:
        take_away(remove, shelf, words, sure=yes)
        return
    found = [entry(id, shelf, words) for id in shelf.roots if id]
    if json:
        write([plain.dumps(found, ensure_ascii=False, indent=1)])
    elif not found:
        write([words.key("packs.none")])
    else:
        write(line for one in found for line in lines(one, shelf, words))


def entry(id: str, shelf: Shelf, words: Words) -> dict[str, Any]:
    """A pack as data, texts in the reader's language; of one that is not in play only what is known."""
    card = shelf.cards[FOLDER].get(id)
    folder = shelf.roots[id]
    found: dict[str, Any] = {"id": id, "folder": str(folder), "shipped": folder.parent == shelf.root / FOLDER}
    found["in_play"] = card is not None
    found["problems"] = sum(1 for p in shelf.problems if pack_of(p.file) == id and p.severity == "error")
    if card is None:
        return found
    texts = {"title": words.text(card.data["title"]), "text": words.text(card.data["text"])}
    plainly = {name: card.data[name] for name in ("version", "licence", "rules")}
    lists = {name: list(card.data[name]) for name in ("authors", "joins", "needs")}
    own = [one for kind, cards in shelf.cards.items() if kind != FOLDER for one in cards.values() if one.pack == id]
    found |= texts | plainly | lists | {"cards": len(own)}
    found["scenarios"] = [one.id for one in own if one.kind == "scenarios"]
    try:
        found["fingerprint"] = gathered(folder)[0].fingerprint
    except ParcelError:
        found["fingerprint"] = ""
    return found


def lines(one: dict[str, Any], shelf: Shelf, words: Words) -> Iterator[str]:
    """A pack as a few lines, what is wrong with it last."""
    place = words.key("packs.shipped" if one["shipped"] else "packs.own")
    card = shelf.cards[FOLDER].get(one["id"])
    if card is None:
        yield words.key("packs.broken", text=one["id"], place=place)
    else:
        yield words.key("packs.one", text=one["id"], version=one["version"], title=one["title"], place=place)
        yield "    " + words.key("packs.by", text=", ".join(one["authors"]), licence=one["licence"])
        yield from ("    " + line for line in scenarios(shelf, card, words))
        if one["needs"]:
            yield "    " + words.key("packs.needs", text=", ".join(one["needs"]))
        yield "    " + words.key("packs.cards", n=one["cards"], sum=one["fingerprint"] or "?")
    wrong = [p for p in shelf.problems if pack_of(p.file) == one["id"] and p.severity == "error"]
    if wrong and card is not None:
        yield "    " + words.key("packs.left-out", n=spoilt(wrong))
    if wrong:
        yield report(wrong, words, places(shelf))


def scenarios(shelf: Shelf, pack: Card, words: Words) -> list[str]:
    """Which scenarios a pack brings and which it joins, a line each where there are any."""
    cards = shelf.cards["scenarios"]
    own = [f"{words.text(card.data['title'])} ({card.id})" for card in cards.values() if card.pack == pack.id]
    joined = [f"{words.text(cards[id].data['title'])} ({id})" for id in pack.data["joins"] if id in cards]
    told = [("packs.scenarios", own), ("packs.joins", joined)]
    return [words.key(key, n=len(found), text=", ".join(found)) for key, found in told if found]


def take_away(id: str, shelf: Shelf, words: Words, *, sure: bool) -> None:
    """Remove an installed pack; or leave with a sentence why not. A person who is not sure is asked first."""
    folder = packs_folder()
    mine = [path.name for path in pack_folders(folder)]
    if id not in mine:
        there = id in shelf.roots
        leave(words.key("packs.not-removed" if there else "packs.unknown", text=id, allowed=", ".join(mine) or "—"), 1)
    needing = [card.id for card in shelf.cards[FOLDER].values() if id in card.data["needs"]]
    if needing:
        leave(words.key("packs.needed", text=id, allowed=", ".join(needing)), 1)
    if not sure and not (folder / id).is_symlink():
        _asked_to_delete(folder / id, words)
    try:
        with alone(folder, words):
            removed(folder, id)
    except OSError as error:
        unwritable(folder, error, words)
    write([words.key("packs.removed", text=id), words.key("packs.old-saves")])


def _asked_to_delete(folder: Path, words: Words) -> None:
    """Leave unless a person at the terminal wants a pack's folder deleted: it may be the only one its author has."""
    files = sum(1 for path in folder.rglob("*") if path.is_file())
    question = words.key("packs.deletes", text=str(folder), n=files)
    if not sys.stdin.isatty():
        leave(question + " " + words.key("packs.say-yes"), 1)
    if not agreed(f"{question} {words.key('packs.ask-remove')}", words):
        leave(words.key("packs.kept", text=folder.name), 1)


def alone(folder: Path, words: Words) -> FileLock:
    """Hold the folder of packs, so that two commands do not put the same pack in place. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        leave(words.key("packs.busy", text=str(folder)), 1)
    return lock


def sound(make: Callable[[], Made], words: Words) -> Made:
    """What is made of a parcel, or a sentence why it cannot be used."""
    try:
        return make()
    except ParcelError as error:
        leave(words.say(error.said), 1)


def unwritable(path: Path, error: OSError, words: Words) -> NoReturn:
    """Leave because something could not be written."""
    leave(words.key("packs.unwritable", text=str(path), why=cause(error)), 1)
