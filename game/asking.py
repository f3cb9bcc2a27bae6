"""What `border new` asks, writes and says: the questions of a draft, answered by options or by a person."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import typer

from game.catalog.about import about
from game.catalog.aims import aim
from game.catalog.begun import (
    PAIRS,
    Begun,
    allowed,
    answered,
    asks,
    begin,
    by_itself,
    expected,
    finished,
    hint,
    taken,
    unlisted,
)
from game.catalog.cause import cause
from game.catalog.drafts import draft, proposed, written
from game.catalog.drafts import put as put_in
from game.catalog.lint import judge
from game.catalog.manifest import FOLDER, NAME, SCHEMAS, pack_of
from game.catalog.places import content_root, packs_folder
from game.catalog.questions import ASKED, KIND_OF
from game.catalog.reports import line, openable, report
from game.catalog.schema import mark
from game.catalog.shelf import Shelf, read, shipped
from game.catalog.texts import Words
from game.rules.types import Said
from game.terminal import leave, words_for, write

HELP = "?"
"""The answer that asks what may be answered."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where new cards go: the root of a pack or of the game's content ("" then), and the shelf with what lies there."""

    root: Path
    shelf: Shelf
    words: Words
    pack: str = ""


def begin_card(name: str, folder: str, given: Mapping[str, str], id: str, language: str, *, ask: bool) -> None:
    """Ask about a card of a kind ("program") what was not given, write it, and say what to do next.

    Leaves with a sentence when it cannot be done; never writes over a file.
    """
    home = home_or_leave(folder, language)
    begun, id = _asked(name, given, id, home, ask=ask)
    kind = KIND_OF[name]
    sound = _write(home.root / kind / f"{id}.yaml", begun, id, home)
    key = "new.next" if name != "scenario" else "new.next.scenario.pack" if home.pack else "new.next.scenario"
    write([home.words.key(key if sound else "new.next.mend", text=id)])
    where = unlisted(home.shelf, home.pack, kind, id)
    write(home.words.key("new.unlisted", text=id, what=kind, where=scenario) for scenario in where)


def begin_pack(folder: str, given: Mapping[str, str], id: str, language: str, *, ask: bool) -> None:
    """The same of a pack: a folder of its own with its manifest, in a folder ("": where the game looks for packs)."""
    shelf = shipped()
    home = Home(Path(folder) if folder else packs_folder(), shelf, words_for(shelf, language))
    begun, id = _asked("pack", given, id, home, ask=ask)
    root = home.root / id
    _write(root / NAME, begun, id, home)
    for kind in KIND_OF.values():
        if kind != FOLDER:
            (root / kind).mkdir(exist_ok=True)
    write([home.words.key("new.next.pack", text=str(root) if folder else id)])


def home_or_leave(folder: str, language: str) -> Home:
    """What is meant by a pack's id or folder, or the game's own content; "" is the pack one stands in, else the latter.

    Leaves when it is no folder of cards, or the pack cannot be read.
    """
    known = shipped()
    words = words_for(known, language)
    root = known.folder(folder or ("." if Path(NAME).is_file() else str(content_root()))).absolute()
    if not root.is_dir():
        leave(words.key("new.no-folder", text=folder))
    aimed = aim(root, packs_folder())
    if aimed.root == root:
        return Home(root, read(root), words)
    if root not in aimed.packs and root.parent != content_root() / FOLDER:
        leave(words.key("new.no-pack", text=folder))
    shelf = known if root in known.roots.values() else read(aimed.root, aimed.packs)
    if root.name not in shelf.cards[FOLDER]:
        wrong = (p for p in shelf.problems if pack_of(p.file) == root.name)
        leave(report(wrong, words, lambda file: openable(shelf.path(file), Path.cwd())), 1)
    return Home(root, shelf, words, root.name)


def put(path: Path, text: str, words: Words) -> None:
    """Write a new file, its folder too; leaves when there is one already, or none can be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        leave(words.key("new.exists", text=str(path)), 1)
    except OSError as error:
        leave(words.key("new.unwritable", text=str(path), why=cause(error)), 1)


def _in_order(name: str, words: Words) -> list[str]:
    """The questions of a draft; each text first in the author's own language."""
    flags = list(ASKED[name])
    return [PAIRS.get(flag, flag) for flag in flags] if words.language == "fr" else flags


def _asked(name: str, given: Mapping[str, str], id: str, home: Home, *, ask: bool) -> tuple[Begun, str]:
    """A draft with its answers, and its id."""
    text = draft(content_root() / "drafts", name)
    if name == "pack":
        text = put_in(text, "authors", written(home.words.key("new.author"), {"type": "array"}))
    begun = begin(name, text, home.shelf, home.pack)
    for flag in _in_order(name, home.words):
        begun = _answer(begun, flag, given.get(flag, ""), home, ask=ask)
    free = proposed(by_itself(begun, "title"), home.shelf.cards[KIND_OF[name]])
    return begun, _identity(begun, id, free, home, ask=ask)


def _write(path: Path, begun: Begun, id: str, home: Home) -> bool:
    """Write the file, and say so; what the lint has to say of it, and whether a title wants translating.

    Whether the lint has nothing to say.
    """
    words, kind = home.words, KIND_OF[begun.name]
    text = finished(begun, id, lambda field: about(home.shelf, kind, field, words.language), [words.key("new.head")])
    put(path, _mark(path, kind, home) + text, words)
    shelf, problems = judge(aim(path, packs_folder()))
    write([words.key("new.written", text=path.absolute().as_posix())])
    write(line(problem, words, lambda file: openable(shelf.path(file), Path.cwd())) for problem in problems)
    if by_itself(begun, "title") == by_itself(begun, "title_fr"):
        write([words.key("new.untranslated")])
    return not problems


def _mark(path: Path, kind: str, home: Home) -> str:
    """The line by which an editor finds the schema of the card: that of its own root, else the game's."""
    schemas = home.root if (home.root / SCHEMAS).is_dir() else content_root()
    try:
        up = Path(os.path.relpath(schemas, path.parent)).as_posix()
    except ValueError:  # another drive
        return ""
    return mark(kind, f"{up}/", home.words.language) + "\n"


def _answer(begun: Begun, flag: str, given: str, home: Home, *, ask: bool) -> Begun:
    """The draft with one answer: the one given, or a person's, or what stands there by itself."""
    if not given and not asks(begun, flag):
        return begun
    usual = expected(begun, flag)
    if given or not ask:
        if not given and usual == by_itself(begun, flag):
            return begun
        found = answered(begun, flag, given or usual)
        if isinstance(found, Said):
            leave(f"--{flag.replace('_', '-')}: {home.words.say(found)}")
        return found
    while True:
        answer = _prompt(_question(begun.name, flag, home.words), usual, home.words)
        if answer == HELP:
            _show(begun, flag, home.words)
            continue
        found = answered(begun, flag, answer)
        if not isinstance(found, Said):
            if took := taken(found, flag, answer):
                typer.echo(home.words.key("new.taken-for", text=took))
            return found
        typer.echo(home.words.say(found))


def _identity(begun: Begun, given: str, proposal: str, home: Home, *, ask: bool) -> str:
    """The id: given, or a person's, or the one made of the title."""
    there = home.shelf.cards[KIND_OF[begun.name]]
    answer = given or (_prompt(home.words.key("new.ask.id"), proposal, home.words) if ask else proposal)
    while (why := _barred(answer, there, home.words)) and ask and not given:
        typer.echo(why)
        answer = _prompt(home.words.key("new.ask.id"), proposal, home.words)
    if why:
        leave(f"--id: {why}")
    return answer


def _barred(id: str, taken: Iterable[str], words: Words) -> str:
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
    """What may be answered, and what each word of it is."""
    names = allowed(begun, flag, words.language)
    if not any(names.values()):
        told = ", ".join(names) or words.say(hint(begun, flag))
        typer.echo(textwrap.fill(told, 98, initial_indent="  ", subsequent_indent="  "))
        return
    for name, meaning in names.items():
        typer.echo(f"  {name}" + (words.key("new.means", text=meaning) if meaning else ""))
