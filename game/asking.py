"""What `border new` asks, writes and says: the questions of a draft, answered by options or by a person."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import typer

from game.catalog.begun import Begun, allowed, answered, begin, by_itself, expected, finished
from game.catalog.drafts import draft, proposed
from game.catalog.lint import report, warnings
from game.catalog.places import content_root
from game.catalog.problem import Problem
from game.catalog.questions import ASKED, KIND_OF
from game.catalog.shelf import Shelf, read
from game.catalog.texts import Words
from game.terminal import leave, words_for, write
from game.world.names import BY_NAME

HELP = "?"
"""The answer that asks what may be answered."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where new cards go: the root of a pack or of the game's content, and the shelf with what lies there."""

    root: Path
    shelf: Shelf
    words: Words
    actors: tuple[str, ...] = ()


def begin_card(name: str, folder: str, given: Mapping[str, str], id: str, language: str, *, ask: bool) -> None:
    """Ask about a card of a kind ("program") what was not given, write it, and say what to do next.

    Leaves with a sentence when it cannot be done; never writes over a file.
    """
    spot = spot_or_leave(folder, language)
    begun = begin(name, draft(content_root() / "drafts", name), spot.shelf, spot.actors)
    for flag in _in_order(name, spot.words):
        begun = _answer(begun, flag, given.get(flag, ""), spot, ask=ask)
    title = by_itself(begun, "title")
    id = _identity(begun, id, proposed(title, begun.known[KIND_OF[name]]), spot, ask=ask)
    path = spot.root / KIND_OF[name] / f"{id}.yaml"
    text = finished(begun, id, lambda path: about(spot.words, KIND_OF[name], path), _head(spot.words, name))
    put(path, text, spot.words)
    _tell(spot, name, id, path, untranslated=by_itself(begun, "title_fr") == title)


def spot_or_leave(folder: str, language: str) -> Spot:
    """The folder that is meant, "" for the game's own content; leaves when it is no folder of cards."""
    root = Path(folder) if folder else content_root()
    shelf = read(root)
    words = words_for(shelf, language)
    if not root.is_dir():
        leave(words.key("new.no-folder", text=folder))
    return Spot(root, shelf, words)


def about(words: Words, kind: str, path: str) -> str:
    """What a field means: its own description, else that of its last two names, else of its last, else nothing."""
    parts = path.split(".")
    for key in (f"about.{kind}.{path}", "about." + ".".join(parts[-2:]), f"about.{parts[-1]}"):
        if words.has(key):
            return words.key(key)
    return ""


def put(path: Path, text: str, words: Words) -> None:
    """Write a new file, its folder too; leaves when there is one already, or none can be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        leave(words.key("new.exists", text=str(path)), 1)
    except OSError as error:
        leave(words.key("new.unwritable", text=str(path), why=error.strerror or str(error)), 1)


def _in_order(name: str, words: Words) -> list[str]:
    """The questions of a draft; the title first in the author's own language."""
    flags = list(ASKED[name])
    return [flags[1], flags[0], *flags[2:]] if words.language == "fr" else flags


def _answer(begun: Begun, flag: str, given: str, spot: Spot, *, ask: bool) -> Begun:
    """The draft with one answer: the one given, or a person's, or what stands there by itself."""
    usual = expected(begun, flag)
    if given or not ask:
        if not given and usual == by_itself(begun, flag):
            return begun
        found = answered(begun, flag, given or usual)
        if isinstance(found, Problem):
            leave(f"--{flag.replace('_', '-')}: {spot.words.say(found.said)}")
        return found
    while True:
        answer = _prompt(_question(begun.name, flag, spot.words), usual, spot.words)
        if answer == HELP:
            _show(begun, flag, spot.words)
            continue
        found = answered(begun, flag, answer)
        if not isinstance(found, Problem):
            return found
        typer.echo(spot.words.say(found.said))


def _identity(begun: Begun, given: str, proposal: str, spot: Spot, *, ask: bool) -> str:
    """The id: given, or a person's, or the one made of the title."""
    taken = begun.known[KIND_OF[begun.name]]
    answer = given or (_prompt(spot.words.key("new.ask.id"), proposal, spot.words) if ask else proposal)
    while (why := _barred(answer, taken, spot.words)) and ask and not given:
        typer.echo(why)
        answer = _prompt(spot.words.key("new.ask.id"), proposal, spot.words)
    if why:
        leave(f"--id: {why}")
    return answer


def _barred(id: str, taken: frozenset[str], words: Words) -> str:
    """Why an id cannot be had, "" when it can."""
    if proposed(id) != id:
        return words.key("problem.want.id", found=id)
    return words.key("new.taken", text=id) if id in taken else ""


def _prompt(question: str, usual: str, words: Words) -> str:
    """A person's answer to a question; leaves when nobody is there to give one."""
    try:
        return str(typer.prompt(question, default=usual, prompt_suffix=" ")).strip()
    except typer.Abort:
        leave("\n" + words.key("new.nobody"), 1)


def _question(name: str, flag: str, words: Words) -> str:
    own = f"new.ask.{name}.{flag}"
    return words.key(own if words.has(own) else f"new.ask.{flag}")


def _show(begun: Begun, flag: str, words: Words) -> None:
    """What may be answered, of a variable also what it is."""
    names = allowed(begun, flag)
    if not names:
        typer.echo(words.key("new.free"))
    elif flag == "moves":
        for name in names:
            variable = BY_NAME[name]
            typer.echo(f"  {name}: {variable.fr if words.language == 'fr' else variable.en} ({variable.unit})")
    else:
        typer.echo(textwrap.fill(", ".join(names), 98, initial_indent="  ", subsequent_indent="  "))


def _head(words: Words, name: str) -> list[str]:
    return [words.key("new.head")]


def _tell(spot: Spot, name: str, id: str, path: Path, *, untranslated: bool) -> None:
    """What was written, what is wrong with it if anything, and what comes next."""
    words = spot.words
    shelf = read(spot.root)
    problems = [p for p in (*shelf.problems, *warnings(shelf)) if p.file.endswith(f"{KIND_OF[name]}/{id}.yaml")]
    write([words.key("new.written", text=str(path))])
    write([report(problems, words)] if problems else [])
    if untranslated:
        write([words.key("new.untranslated")])
    write([words.key("new.next")])
