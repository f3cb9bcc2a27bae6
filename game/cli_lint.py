"""`border lint`: what is wrong with cards, for people, editors and build servers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from game.catalog.aims import aim
from game.catalog.cause import cause
from game.catalog.ledger import NAME, in_step, read_ledger, written_out
from game.catalog.lint import cards_of, judge
from game.catalog.manifest import inside
from game.catalog.places import packs_folder
from game.catalog.reports import as_data, as_sarif, openable, report
from game.catalog.shelf import Card, Shelf, shipped
from game.catalog.warnings.proof import Proof
from game.catalog.whole import put
from game.terminal import Language, installed, leave, words_for, write


def lint(
    path: Annotated[str, typer.Argument()] = "",
    lang: Language = "",
    data: Annotated[bool, typer.Option("--json", help="JSON")] = False,
    sarif: Annotated[bool, typer.Option("--sarif", help="SARIF 2.1.0")] = False,
    step: Annotated[bool, typer.Option("--in-step", help="the French is up to date / le français est à jour")] = False,
) -> None:
    """What is wrong with the cards. / Ce qui ne va pas dans les cartes."""
    words = words_for(shipped(), lang)
    meant = shipped().folder(path)
    if not meant.exists():
        leave(words.key("cli.missing", text=path))
    aimed = aim(meant if path else None, packs_folder())
    if step:
        shelf, _ = judge(aimed)
        cards = [card for card in cards_of(shelf) if aimed.means(shelf, card.file) and card.file not in shelf.loose]
        if not cards:
            leave(words.key("lint.step.none"))
        try:
            write([words.key("lint.step", text=openable(file, Path.cwd())) for file in declare(shelf, cards)])
        except OSError as error:
            leave(words.key("packs.unwritable", text=NAME, why=cause(error)), 1)
    shelf, problems = judge(aimed)
    here = Path.cwd()

    def place(file: str) -> str:
        return openable(shelf.path(file), here)

    if sarif:
        write([json.dumps(as_sarif(problems, words, place, installed("longest-border")), ensure_ascii=False, indent=2)])
    elif data:
        write([json.dumps(as_data(problems, words, place), ensure_ascii=False, indent=2)])
    elif problems:
        errors = sum(problem.severity == "error" for problem in problems)
        counts = [
            words.key(f"lint.{kind}", n=n)
            for kind, n in (("errors", errors), ("warnings", len(problems) - errors))
            if n
        ]
        write([report(problems, words, place), " ".join(counts)])
    else:
        n = sum(aimed.means(shelf, card.file) for card in cards_of(shelf))
        write([words.key("cli.lint.clean", n=n)])
    raise typer.Exit(1 if any(problem.severity == "error" for problem in problems) else 0)


def declare(shelf: Shelf, cards: list[Card]) -> list[Path]:
    """Write down that the French of these cards is in step with their English; the ledgers that were written.

    Raises OSError where one cannot be written.
    """
    written = Proof(shelf, tuple(cards)).written
    done = []
    for pack in sorted({card.pack for card in cards}):
        root = shelf.roots[pack]
        texts = {inside(card.file): written[card.file].texts for card in cards if card.pack == pack}
        ledger = root / NAME
        put(ledger, written_out(in_step(read_ledger(root), texts)).encode())
        done.append(ledger)
    return done
