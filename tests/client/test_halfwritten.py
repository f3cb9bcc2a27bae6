"""Whatever the file of drafts holds, the game opens, and what could not have been written here is passed over."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.client import halfwritten
from game.client.desk.desk import Desk, Draft
from game.client.desk.messages import messages
from game.client.desk.talks import talks
from game.client.screens.game import GameScreen
from game.client.seating import Seating
from game.rules.types import Term
from game.table.table import Table, open_table
from tests.client.hands import put
from tests.client.person import Person
from tests.shipped import cast, loaded, words

PAY = Term("pay", 1, amount=20, target=0, rounds=2)
FUND = Term("fund", 0, "fast-canada", 1, rounds=1)


def nothing(*_: object) -> None:
    """Toasts are not read here."""


@pytest.fixture(scope="module")
def table() -> Table:
    """A table in negotiation, with no journal."""
    opened = open_table(loaded("first-game"), 7, cast("first-game", 1))
    for _ in opened.advance():
        if opened.state.phase == "negotiation":
            break
    return opened


def kept(table: Table) -> dict[str, Any]:
    """A file of drafts as the desk of seat 1 leaves it."""
    desk = Desk(table, 1, words("en"), nothing)
    desk.draft = Draft((0, 1), (PAY, FUND), adding="pay", term=PAY, picked=0)
    desk.aside = [Draft((1, 2), parent=3)]
    desk.message, desk.message_to = "half a line", (0, 2)
    found: dict[str, Any] = json.loads(json.dumps(halfwritten.told({1: desk})))
    return found


def test_what_was_half_written_comes_back_as_it_was(table: Table) -> None:
    desk = Desk(table, 1, words("en"), nothing)
    halfwritten.give_back(desk, kept(table))
    assert desk.draft is not None and desk.draft.terms == (PAY, FUND) and desk.draft.picked == 0
    assert [draft.parent for draft in desk.aside] == [3] and desk.message == "half a line"


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"' + "9" * 5000 + '": {}}', "\x00", '{"²": 1}', '{"1": {"to": 1e999}}']
)
def test_a_file_of_any_kind_opens(tmp_path: Path, text: str) -> None:
    opened = open_table(loaded("first-game"), 7, cast("first-game", 1), tmp_path / "game.jsonl")
    assert opened.journal is not None
    halfwritten.beside(opened.journal.path).write_text(text, encoding="utf-8")
    seating = Seating(opened, 1, words("en"), nothing)
    seating.unsaved()
    assert seating.desk.draft is None


def test_a_folder_in_its_place_is_no_fault(tmp_path: Path) -> None:
    opened = open_table(loaded("first-game"), 7, cast("first-game", 1), tmp_path / "game.jsonl")
    assert opened.journal is not None
    halfwritten.beside(opened.journal.path).mkdir()
    seating = Seating(opened, 1, words("en"), nothing)
    seating.desk.message = "half a line"
    assert seating.unsaved()
    seating.keep()
    assert seating.desk.message == "half a line"


def test_letters_that_cannot_be_written_do_not_come_from_a_file(table: Table) -> None:
    row = kept(table)
    row["1"]["message"] = "a\ud800b\nc\x00" + "x" * 9000
    desk = Desk(table, 1, words("en"), nothing)
    halfwritten.give_back(desk, row)
    assert desk.message.startswith("ab cx") and desk.message.isprintable() and len(desk.message) == 500


ODD = st.sampled_from(
    [
        None,
        True,
        -1,
        0,
        1,
        7,
        10**12,
        1.5,
        float("inf"),
        "",
        "1",
        "fund",
        "sign",
        "fast-canada",
        "\ud800",
        [],
        [0],
        [9, 9],
        {},
    ]
)


def places(data: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in nested lists and dictionaries."""
    inner = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    return [*([way] if way else []), *(place for at, part in inner for place in places(part, (*way, at)))]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_draft_that_was_tampered_with_is_shown_or_passed_over(table: Table, data: st.DataObject) -> None:
    file = kept(table)
    for _ in range(data.draw(st.integers(1, 3))):
        *way, last = data.draw(st.sampled_from(places(file)))
        holder = file
        for step in way:
            holder = holder[step]
        holder[last] = deepcopy(data.draw(ODD))
    desk = Desk(table, 1, words("en"), nothing)
    halfwritten.give_back(desk, file)
    desk.weighing.ask = lambda *asked: (None, False)  # type: ignore[method-assign]
    desk.tab = "talks"
    put(talks(desk), (1280, 720))
    put(messages(desk), (1280, 720))


def test_what_is_written_while_somebody_thinks_is_on_disk_when_the_game_is_left(tmp_path: Path) -> None:
    """The errand that would write it waits for the thought; leaving does not."""
    person = Person(tmp_path, "mouse")
    game = person.sit("first-game", 1)
    person.wait(game)
    game.desk.message = "the last word"
    assert game.seating.unsaved()
    game.others.errand(game.seating.keep)
    assert game.journal is not None and not halfwritten.beside(game.journal).exists()
    game.leave()
    again = GameScreen(person.app, game.desk.table, 1)
    assert again.desk.message == "the last word"
