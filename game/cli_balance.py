"""`border balance`: what a card does to the game, weighed by playing with it and without it."""

from __future__ import annotations

import json as plain
from functools import partial
from typing import Annotated, Any

import typer

from game.ai.level import LEVELS, USUAL
from game.catalog.load import load
from game.catalog.shelf import Card, Shelf
from game.catalog.texts import Words
from game.cli_lab import Json, Workers, opened, progress, said
from game.lab import balance as balance_lab
from game.lab import batch, scales
from game.lab.findings import findings
from game.lab.subject import jobs, table_for, wanted, work
from game.lab.trial import CHUNK, trial
from game.lab.verdict import verdict
from game.lab.verdictdata import verdict_data
from game.lab.weighed import weighed
from game.terminal import Language, leave, write

GAMES = 1000
"""Games that are played unless told otherwise; a card's are half with it and half without it."""


def balance(
    what: Annotated[str, typer.Argument(metavar="CARD|SCENARIO", help="id | *.yaml")],
    games: Annotated[int, typer.Option("--games", min=4, max=1_000_000)] = GAMES,
    scenario: Annotated[str, typer.Option("--scenario", help="content/scenarios/*.yaml")] = "",
    level: Annotated[int, typer.Option("--level", min=min(LEVELS), max=max(LEVELS))] = USUAL,
    workers: Workers = 0,
    json: Json = False,
    lang: Language = "",
) -> None:
    """What a card does to the game. / Ce qu’une carte fait à la partie."""
    shelf, words = opened(lang)
    with said(words):
        shelf, card, file = wanted(shelf, what)
        if card.kind == "scenarios":
            _scenario(shelf, card, games, level, workers, json, words)
        else:
            _card(shelf, card, file, scenario, games // 2, level, workers, json, words)


def _card(
    shelf: Shelf, card: Card, file: str, scenario: str, pairs: int, level: int, workers: int, json: bool, words: Words
) -> None:
    loaded = table_for(shelf, card, scenario)
    on = trial(loaded, card.kind, card.id, level)
    wanted_jobs = jobs(card, file, scenario, level, pairs, CHUNK)
    results = _played(partial(work, str(shelf.root)), wanted_jobs, workers, words)
    found = weighed(on, [row for job in wanted_jobs for row in results[job]])
    if json:
        write([plain.dumps(verdict_data(on, found, level), ensure_ascii=False, indent=1)])
    else:
        write(verdict(on, found, level, words))


def _scenario(shelf: Shelf, card: Card, games: int, level: int, workers: int, json: bool, words: Words) -> None:
    loaded = load(shelf.root, card.id, shelf)
    wanted_jobs = balance_lab.jobs(card.id, level, games)
    results = _played(partial(balance_lab.work, str(shelf.root)), wanted_jobs, workers, words)
    found = findings(loaded, [balance_lab.played(row) for job in wanted_jobs for row in results[job]])
    if json:
        write([plain.dumps(scales.balance_data(loaded, found, level), ensure_ascii=False, indent=1)])
    else:
        write(scales.balance(loaded, found, level, words))


def _played(play: batch.Work, wanted_jobs: list[batch.Job], workers: int, words: Words) -> dict[batch.Job, Any]:
    """All jobs' results, with a bar on the error stream."""
    results: dict[batch.Job, Any] = {}
    try:
        with progress(False) as tell:
            for job, result in batch.run(wanted_jobs, play, workers=workers or batch.cores()):
                results[job] = result
                tell(len(results), len(wanted_jobs))
    except KeyboardInterrupt:
        leave(words.key("balance.stopped"), 130)
    return results
