"""Whatever is done to the files of a folder while a game is played with it: the game goes on to its end."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from game.catalog.load import load
from game.rules.types import WORLD, Action
from game.table.authoring import Authoring
from game.table.refit import names
from game.table.table import Table, open_table
from tests.rules.random_play import Player, Roll, dice
from tests.shipped import CONTENT, words
from tests.table.test_authoring import GAME, write

KINDS = ("programs", "agreements", "events", "levers", "actors", "constituencies", "corridors", "scenarios", "model")
NUMBERS = "0123456789"
EDITS = ("delete", "restore", "cut", "digit", "line", "swap", "empty")
MOVES = 25
"""Actions that are tried between two edits."""


def files(folder: Path) -> list[Path]:
    return sorted(path for kind in KINDS for path in (folder / kind).glob("*.yaml"))


def spoil(folder: Path, edit: str, roll: Roll, table: Table) -> None:
    """Do one thing to one file, as a hand that slips might; more often than not to one that the game is about."""
    known = names(table.state, (), ())
    every = files(CONTENT)
    about = [path for path in every if path.stem in known]
    chosen = about if about and roll(3) else every
    source = chosen[roll(len(chosen))]
    path = folder / source.relative_to(CONTENT)
    if edit == "delete":
        path.unlink(missing_ok=True)
    elif edit == "restore" or not path.exists():
        write(path, source.read_text(encoding="utf-8"))
    else:
        write(path, changed_text(path.read_text(encoding="utf-8"), edit, roll))


def restore(folder: Path) -> None:
    """Everything as it was."""
    for path in files(CONTENT):
        target = folder / path.relative_to(CONTENT)
        if not target.exists() or target.read_bytes() != path.read_bytes():
            write(target, path.read_text(encoding="utf-8"))


def changed_text(text: str, edit: str, roll: Roll) -> str:
    """A text cut off, with another digit, without a line, with two lines changed about, or none at all."""
    lines = text.split("\n")
    at = roll(len(lines))
    if edit == "cut":
        return text[: roll(len(text) + 1)]
    if edit == "digit":
        places = [place for place, letter in enumerate(text) if letter in NUMBERS]
        if not places:
            return text
        place = places[roll(len(places))]
        return text[:place] + NUMBERS[roll(10)] + text[place + 1 :]
    if edit == "line":
        return "\n".join(lines[:at] + lines[at + 1 :])
    if edit == "swap":
        other = roll(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
        return "\n".join(lines)
    return ""


def sound(table: Table) -> None:
    """Money is where it was, everything can be looked at by everybody, and everything that was told can be said."""
    state = table.state
    money = sum(seat.funds + seat.spent for seat in state.seats) + state.lapsed
    assert money == state.granted
    for seat in range(len(state.seats)):
        table.view(seat)
        table.options(seat)
    for language in ("en", "fr"):
        for _, _, said in table.told(0):
            assert words(language).say(said, table.scenario)
    for round in range(1, len(table.resolved) + 1):
        table.looking_back(0, round)
        table.why("alarm", round)


@contextmanager
def opened() -> Iterator[tuple[Path, Authoring, Table]]:
    """A game of four people with a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "content"
        shutil.copytree(CONTENT, folder, ignore=shutil.ignore_patterns("packs"))
        authoring = Authoring(folder)
        loaded = load(folder, GAME, authoring.shelf)
        table = open_table(loaded, 5, (None,) * len(loaded.scenario.actors))
        authoring.follow(table, authoring.shelf)
        yield folder, authoring, table


def moves(table: Table, roll: Roll) -> None:
    """Some actions at random, then the end of the phase."""
    for _ in range(MOVES):
        due = table.view(0).due
        if not due or table.state.phase == "debrief":
            break
        seat = due[roll(len(due))]
        open_now = [option for option in table.options(seat) if option.verb != "pass"]
        if open_now:
            table.submit(Player(table.scenario, roll).fill(table.state, seat, open_now[roll(len(open_now))]))
    if table.state.phase != "debrief":
        assert table.submit(Action(WORLD, "close")).accepted
    for _ in table.advance():
        pass


@pytest.mark.slow
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.lists(st.sampled_from(EDITS), max_size=4), min_size=3, max_size=12), st.integers(0, 2**32))
def test_no_edit_of_any_file_stops_a_game(batches: list[list[str]], seed: int) -> None:
    roll = dice(seed)
    with opened() as (folder, authoring, table):
        for batch in batches:
            for edit in batch:
                spoil(folder, edit, roll, table)
            moves(table, roll)
            sound(table)
        restore(folder)
        authoring.look()
        assert not authoring.problems
        while table.state.phase != "debrief":
            moves(table, roll)
        sound(table)
