"""`border balance`: what a card does to the game, weighed by playing with it and without it."""

from __future__ import annotations

import json as plain
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from game.ai.level import LEVELS, USUAL
from game.catalog.load import load
from game.catalog.problem import CannotLoadError
from game.catalog.reports import openable, report
from game.catalog.shelf import Card, Shelf, shipped
from game.catalog.texts import Words
from game.cli_lab import Json, Workers, progress, said
from game.lab import balance as balance_lab
from game.lab import batch, scales
from game.lab.enough import in_order, until_narrow
from game.lab.findings import findings
from game.lab.study import StudyError
from game.lab.subject import games as play_whole
from game.lab.subject import jobs as pair_jobs
from game.lab.subject import mark, opened, table_for, wanted, work
from game.lab.summary import summary
from game.lab.trial import CHUNK, Pair, trial
from game.lab.verdict import verdict
from game.lab.verdictdata import verdict_data
from game.lab.weighed import hopeless, weighed
from game.terminal import Language, leave, words_for, write

GAMES, FEWEST = 1000, 4
"""Games that are played at most unless told otherwise, and that it takes at least; a card's are half with it and half
without it."""


def balance(
    what: Annotated[str, typer.Argument(metavar="CARD|SCENARIO", help="id | *.yaml")],
    games: Annotated[int, typer.Option("--games", min=0, max=1_000_000)] = 0,
    scenario: Annotated[str, typer.Option("--scenario", help="content/scenarios/*.yaml")] = "",
    level: Annotated[int, typer.Option("--level", min=min(LEVELS), max=max(LEVELS))] = USUAL,
    workers: Workers = 0,
    json: Json = False,
    lang: Language = "",
) -> None:
    """What a card does to the game. / Ce qu’une carte fait à la partie."""
    shelf = shipped()
    words = words_for(shelf, lang)
    with said(words):
        if 0 < games < FEWEST:
            raise StudyError("balance.few", n=FEWEST)
        shelf, file = opened(shelf, what)
        try:
            card = wanted(shelf, what, file)
            if card.kind == "scenarios":
                _scenario(shelf, card, file, games or GAMES, level, workers, json, words)
            else:
                _card(shelf, card, file, scenario, games, level, workers, json, words)
        except CannotLoadError as error:
            leave(report(error.problems, words, lambda name: openable(shelf.path(name), Path.cwd())))


def _card(
    shelf: Shelf, card: Card, file: str, scenario: str, games: int, level: int, workers: int, json: bool, words: Words
) -> None:
    """Pairs of games, as many as were asked for or as it takes to tell; then what came of them."""
    on = trial(table_for(shelf, card, scenario), card.kind, card.id, level)
    pairs: list[Pair] = []
    if not hopeless(on):
        jobs = pair_jobs(card, file, scenario, level, (games or GAMES) // 2, CHUNK)
        growing = in_order(jobs, _played(partial(work, str(shelf.root), mark(shelf)), jobs, workers, words))
        *_, pairs = growing if games else until_narrow(on, growing)
    found = weighed(on, pairs)
    if json:
        write([plain.dumps(verdict_data(on, found, level), ensure_ascii=False, indent=1)])
    else:
        early = not games and 0 < len(pairs) < GAMES // 2
        write(verdict(on, found, level, words, early))


def _scenario(
    shelf: Shelf, card: Card, file: str, games: int, level: int, workers: int, json: bool, words: Words
) -> None:
    """Whole games of a scenario, and what balance can be read from them."""
    loaded = load(shelf.root, card.id, shelf)
    jobs = [(file, *job) for job in balance_lab.jobs(card.id, level, games)]
    results = dict(_played(partial(play_whole, str(shelf.root), mark(shelf)), jobs, workers, words))
    found = findings(loaded, [played for job in jobs for played in results[job]])
    if json:
        write([plain.dumps(scales.balance_data(loaded, found, level), ensure_ascii=False, indent=1)])
    else:
        write([*summary(loaded, found, words), ""])
        write(scales.balance(loaded, found, level, words))


def _played(play: batch.Work, jobs: list[batch.Job], workers: int, words: Words) -> Iterator[tuple[batch.Job, Any]]:
    """Jobs with their results as they are done, with a bar on the error stream."""
    try:
        with progress(False) as tell:
            found = batch.run(jobs, play, workers=workers or batch.cores())
            for done, (job, result) in enumerate(found, 1):
                tell(done, len(jobs))
                yield job, result
    except KeyboardInterrupt:
        leave(words.key("balance.stopped"), 130)
