"""`border lab`: the model against history, against the article's claims, against itself."""

from __future__ import annotations

import json as plain
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import typer

from game.ai.level import LEVELS
from game.catalog.cause import cause
from game.catalog.load import load
from game.catalog.places import content_root, saves_folder
from game.catalog.problem import CannotLoadError
from game.catalog.reports import report
from game.catalog.shelf import Shelf, shipped
from game.catalog.studies import STUDIES
from game.catalog.texts import Words
from game.lab import balance as balance_lab
from game.lab import batch, dealt, export, picture, scales, standings, tables
from game.lab import claims as claim_lab
from game.lab import deals as deal_lab
from game.lab import hindcast as past
from game.lab import ladder as ladder_lab
from game.lab.findings import findings
from game.lab.ratings import ratings
from game.lab.sensitivity import sensitivity as influences
from game.lab.study import StudyError, ending, study
from game.terminal import Language, leave, words_for, write

HELP = "Experiments and measurements. / Expériences et mesures."
lab = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help=HELP)
Json = Annotated[bool, typer.Option("--json", help="JSON")]
Plot = Annotated[str, typer.Option("--plot", help="*.png | *.svg")]
Workers = Annotated[int, typer.Option("--workers", min=0, max=512)]
Scenario = Annotated[str, typer.Option("--scenario", help="content/scenarios/*.yaml")]
GAMES, TRAJECTORIES, MOST = 24, 20, 10
"""Of the sensitivity analysis: games replayed under each set of values, sets of walks, parameters listed."""


@contextmanager
def said(words: Words) -> Iterator[None]:
    """What the laboratory cannot do is a sentence, not a traceback."""
    try:
        yield
    except StudyError as error:
        leave(words.say(error.said))
    except CannotLoadError as error:
        leave(report(error.problems, words))
    except ImportError as error:
        leave(words.key("lab.extra", text="lab") + f" ({error.name})")
    except OSError as error:
        leave(words.key("lab.unwritable", text=str(error.filename or ""), why=cause(error)))


def opened(language: str) -> tuple[Shelf, Words]:
    """The content and the catalogue."""
    shelf = shipped()
    return shelf, words_for(shelf, language)


@contextmanager
def progress(quiet: bool) -> Iterator[Any]:
    """A bar with the time that remains, on the error stream; silent where nobody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    bar = Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True)
    bar.disable = quiet or not console.is_terminal
    with bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


@lab.command()
def hindcast(
    history: Annotated[str, typer.Option("--history", help="content/history/*.yaml")] = "governments-2001",
    until: Annotated[int, typer.Option("--until", help="2001 …")] = past.LAST_YEAR,
    check: Annotated[bool, typer.Option("--check/--no-check")] = True,
    fit: Annotated[bool, typer.Option("--fit")] = False,
    json: Json = False,
    plot: Plot = "",
    lang: Language = "",
) -> None:
    """The model run through 2001-2009. / Le modèle face à 2001-2009."""
    shelf, words = opened(lang)
    with said(words):
        if plot:
            ending(Path(plot), picture.KINDS)
        if fit:
            found = past.refit(shelf, history)
            write([plain.dumps(asdict(found), indent=1)] if json else tables.fitted(found, words))
            return
        result = past.hindcast(shelf, history, until, check=check)
        card = study(shelf, "history", history)
        if plot:
            names = (words.key("lab.simulated"), words.key("lab.actual"))
            picture.past(result, Path(plot), lambda id: tables.title_of(card, words, id), names)
        data = tables.past_data(result)
        write([plain.dumps(data, ensure_ascii=False, indent=1)] if json else tables.past(card, result, words))


@lab.command()
def claims(
    names: Annotated[list[str] | None, typer.Argument(help="content/experiments/*.yaml")] = None,
    games: Annotated[int, typer.Option("--games", min=0, max=1_000_000)] = 0,
    workers: Workers = 0,
    cluster: Annotated[str, typer.Option("--cluster", help="tcp://…")] = "",
    resume: Annotated[bool, typer.Option("--resume")] = False,
    out: Annotated[str, typer.Option("--out", help="*.csv | *.parquet")] = "",
    json: Json = False,
    plot: Plot = "",
    lang: Language = "",
) -> None:
    """The article's claims as experiments. / Les thèses de l’article mises à l’épreuve."""
    shelf, words = opened(lang)
    with said(words):
        if out:
            ending(Path(out), export.KINDS)
        if plot:
            ending(Path(plot), picture.KINDS)
        cards = {card.id: card for card in claim_lab.ordered(shelf, names or ())}
        wanted = [job for card in cards.values() for job in claim_lab.jobs(card, games)]
        keep = _kept(shelf, resume, "claims")
        results = _played(shelf, claim_lab.work, wanted, keep, workers or batch.cores(), words, cluster)
        found = {id: claim_lab.verdicts(card, _of(results, id)) for id, card in cards.items()}
        if out:
            meanings = {
                name: {tongue: Words(shelf, tongue).key(f"lab.column.{name}") for tongue in ("en", "fr")}
                for name in export.COLUMNS
            }
            export.save(Path(out), export.rows(cards, results), meanings)
        if plot:
            _draw(cards, found, Path(plot), words)
        keep.unlink(missing_ok=True)  # only now: what cannot be written where it was asked for is not lost
    if json:
        refused = {id: sum(result["refused"] for result in _of(results, id).values()) for id in cards}
        data = [tables.claim_data(card, found[id], refused[id]) for id, card in cards.items()]
        write([plain.dumps(data, ensure_ascii=False, indent=1)])
        return
    for id, card in cards.items():
        write([*tables.claim(card, found[id], words), ""])
    good = sum(claim_lab.holding(verdicts) for verdicts in found.values())
    write([words.key("lab.sum", n=good, of=len(found))])


def _of(results: dict[batch.Job, Any], id: str) -> dict[batch.Job, Any]:
    return {job: result for job, result in results.items() if job[0] == id}


def _kept(shelf: Shelf, resume: bool, name: str) -> Path:
    """Where results are kept as they come; its name says of which content and studies they are."""
    cards = sorted((id, repr(card.data)) for kind in STUDIES for id, card in shelf.cards[kind].items())
    mark = sha256((shelf.digest + repr(cards)).encode()).hexdigest()[:12]
    keep = saves_folder() / f"{name}-{mark}.jsonl"
    keep.parent.mkdir(parents=True, exist_ok=True)
    if not resume:
        keep.unlink(missing_ok=True)
    return keep


def _played(
    shelf: Shelf, work: batch.Work, wanted: list[batch.Job], keep: Path, workers: int, words: Words, cluster: str = ""
) -> dict[batch.Job, Any]:
    """All jobs' results; interrupted, what is done is kept and a sentence says how to go on."""
    results: dict[batch.Job, Any] = {}
    there, done = partial(work, str(shelf.root)), batch.load(keep)
    try:
        with progress(False) as tell:
            for job, result in batch.run(wanted, there, workers=workers, cluster=cluster, keep=keep, done=done):
                results[job] = result
                tell(len(results), len(wanted))
    except KeyboardInterrupt:
        leave(words.key("lab.stopped", n=len(results), of=len(wanted)), 130)
    return results


def _all(
    shelf: Shelf, work: batch.Work, wanted: list[batch.Job], name: str, workers: int, resume: bool, words: Words
) -> dict[batch.Job, Any]:
    """All jobs' results, kept on disk until the last is there."""
    keep = _kept(shelf, resume, name)
    results = _played(shelf, work, wanted, keep, workers or batch.cores(), words)
    keep.unlink(missing_ok=True)
    return results


def _draw(cards: dict[str, Any], found: dict[str, list[claim_lab.Verdict]], path: Path, words: Words) -> None:
    def label(verdict: claim_lab.Verdict) -> str:
        card = cards[verdict.claim]
        return f"{card.data['number']}. {words.text(card.data['outcomes'][verdict.outcome]['title'])}"

    rows = [verdict for verdicts in found.values() for verdict in verdicts]
    picture.effects(rows, path, label, (words.key("lab.with"), words.key("lab.without")))


@lab.command()
def ladder(
    names: Annotated[list[str] | None, typer.Argument(help="level-1 … level-5 | greedy | plans/*.yaml")] = None,
    pairs: Annotated[int, typer.Option("--pairs", min=1, max=100_000)] = 200,
    scenario: Scenario = "historical-2001",
    workers: Workers = 0,
    resume: Annotated[bool, typer.Option("--resume")] = False,
    json: Json = False,
    lang: Language = "",
) -> None:
    """Levels, a greedy player and fixed plans. / Niveaux, joueur glouton et plans fixes."""
    shelf, words = opened(lang)
    with said(words):
        loaded = load(shelf.root, scenario, shelf)
        wanted = ladder_lab.jobs(scenario, ladder_lab.contestants(shelf, names or ()), pairs)
        results = _all(shelf, ladder_lab.work, wanted, "ladder", workers, resume, words)
    scores = ladder_lab.scores(wanted, results)
    duels = [ladder_lab.duel(scores, *both, len(loaded.scenario.actors)) for both in ladder_lab.duels(list(scores))]
    rated = ratings(scores, ladder_lab.YARDSTICK)
    if json:
        write([plain.dumps(standings.ladder_data(loaded, duels, rated), ensure_ascii=False, indent=1)])
    else:
        write(standings.ladder(loaded, duels, rated, words))


@lab.command()
def balance(
    games: Annotated[int, typer.Option("--games", min=2, max=100_000)] = 200,
    level: Annotated[int, typer.Option("--level", min=min(LEVELS), max=max(LEVELS))] = max(LEVELS),
    scenario: Scenario = "historical-2001",
    workers: Workers = 0,
    resume: Annotated[bool, typer.Option("--resume")] = False,
    json: Json = False,
    lang: Language = "",
) -> None:
    """Seats, personas and cards side by side. / Sièges, personnages et cartes côte à côte."""
    shelf, words = opened(lang)
    with said(words):
        loaded = load(shelf.root, scenario, shelf)
        wanted = balance_lab.jobs(scenario, level, games)
        results = _all(shelf, balance_lab.work, wanted, "balance", workers, resume, words)
    found = findings(loaded, [balance_lab.played(row) for job in wanted for row in results[job]])
    if json:
        write([plain.dumps(scales.balance_data(loaded, found, level), ensure_ascii=False, indent=1)])
    else:
        write(scales.balance(loaded, found, level, words))


@lab.command()
def deals(
    games: Annotated[int, typer.Option("--games", min=1, max=100_000)] = 20,
    scenario: Scenario = "historical-2001",
    workers: Workers = 0,
    resume: Annotated[bool, typer.Option("--resume")] = False,
    json: Json = False,
    lang: Language = "",
) -> None:
    """Deals there were to be had, by level. / Ententes possibles, par niveau."""
    shelf, words = opened(lang)
    with said(words):
        load(shelf.root, scenario, shelf)
        wanted = {level: balance_lab.jobs(scenario, level, games, deal_lab.CHUNK) for level in LEVELS}
        every = [job for jobs in wanted.values() for job in jobs]
        results = _all(shelf, deal_lab.work, every, "deals", workers, resume, words)
    found = [
        dealt.dealt(level, [deal_lab.left(row) for job in jobs for row in results[job]])
        for level, jobs in wanted.items()
    ]
    write([plain.dumps(dealt.data(found), ensure_ascii=False, indent=1)] if json else dealt.lines(found, words))


@lab.command()
def sensitivity(
    scenario: Scenario = "historical-2001",
    games: Annotated[int, typer.Option("--games", min=1, max=10_000)] = GAMES,
    trajectories: Annotated[int, typer.Option("--trajectories", min=2, max=1000)] = TRAJECTORIES,
    most: Annotated[int, typer.Option("--most", min=1, max=1000)] = MOST,
    json: Json = False,
    lang: Language = "",
) -> None:
    """Which assumptions decide who wins. / Quelles hypothèses décident de qui gagne."""
    shelf, words = opened(lang)
    with said(words), progress(json) as tell:
        found = influences(shelf, scenario, games, trajectories, tell)
    if json:
        write([plain.dumps([asdict(one) for one in found], indent=1)])
    else:
        write(tables.influences(found, shelf.parameters, words, most))


@lab.command()
def model(
    out: Annotated[str, typer.Option("--out", help="docs/")] = "",
    weigh: Annotated[bool, typer.Option("--sensitivity/--no-sensitivity")] = True,
    lang: Language = "",
) -> None:
    """Write model.md and model.fr.md anew. / Réécrire model.md et model.fr.md."""
    from game.lab.modeldoc import write as write_pages

    shelf, words = opened(lang)
    beside = content_root().parent / "docs"
    folder = Path(out) if out else beside if beside.is_dir() else Path.cwd()
    decisive: list[tuple[str, float]] = []
    with said(words):
        folder.mkdir(parents=True, exist_ok=True)
        if weigh:
            with progress(False) as tell:
                found = influences(shelf, "historical-2001", GAMES, TRAJECTORIES, tell)
            decisive = [(one.name, one.points) for one in found[:MOST]]
        write([str(path) for path in write_pages(folder, shelf, decisive)])
