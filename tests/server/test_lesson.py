"""A lesson as data, its gate and its book; the lines' bounds."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules import encode
from game.rules.types import Action
from game.server import gate, secret
from game.server.book import NAME, begin, go_on
from game.server.entries import KINDS, enter
from game.server.lesson import NOBODY, Lesson, Post, leads, team
from game.server.lines import BURST, MOST_WAITING, Line
from game.table.journal import JournalError, read
from game.table.replay import counted
from game.table.saves import resume
from tests.server.classroom import Ticking, again, hall
from tests.shipped import loaded
from tests.table.room import four

FOUR = Post("table-1.jsonl", (NOBODY,) * 4)


def lesson_of(*names: str) -> Lesson:
    lesson = enter(Lesson("autumn-2001", "BORDE"), {"what": "table", "file": "table-1.jsonl", "seats": 4})
    for at, name in enumerate(names):
        lesson = enter(lesson, {"what": "join", "name": name, "alias": f"P{at}", "language": "fr", "key": f"k{at}"})
    return lesson


def seated(*names: str) -> Lesson:
    lesson = lesson_of(*names)
    for at in range(len(names)):
        lesson = enter(lesson, {"what": "sit", "who": at, "table": 0, "seat": 2})
    return lesson


def test_the_first_at_a_seat_leads_it_and_the_next_when_they_are_gone() -> None:
    lesson = seated("Ana", "Bo", "Cy")
    assert lesson.tables[0].leads == (NOBODY, NOBODY, 0, NOBODY)
    assert leads(lesson, lesson.people[0]) and not leads(lesson, lesson.people[1])
    gone = enter(lesson, {"what": "away", "who": 0, "away": True})
    assert gone.tables[0].leads[2] == 1
    assert [p.name for p in team(gone, 0, 2)] == ["Bo", "Cy"]
    back = enter(gone, {"what": "away", "who": 0, "away": False})
    assert back.tables[0].leads[2] == 1, "who comes back does not take the lead from anybody"


def test_half_way_the_lead_goes_round() -> None:
    lesson = seated("Ana", "Bo")
    once = enter(lesson, {"what": "swap", "table": 0})
    assert once.tables[0].leads[2] == 1 and once.tables[0].swapped
    assert enter(once, {"what": "swap", "table": 0}).tables[0].leads[2] == 0


def test_what_the_gate_says(tmp_path: Path) -> None:
    lesson = seated("Ana", "Bo", "Cy")
    here = lesson.people
    late = lesson_of("Ana", "Bo", "Cy", "Di").people[3]

    def key(said: Any) -> str:
        return said.key if said is not None else ""

    assert key(gate.may_sit(lesson, late, 0, 2)) == "room.seat-full"
    assert key(gate.may_sit(lesson, late, 0, 1)) == ""
    assert key(gate.may_act(lesson, here[0])) == "" and key(gate.may_act(lesson, here[1])) == "room.not-lead"
    assert key(gate.may_act(lesson, late)) == "room.watching" == key(gate.may_propose(lesson, late))
    assert key(gate.may_join(lesson, "aNA")) == "room.name-taken"
    assert key(gate.may_join(enter(lesson, {"what": "door", "closed": True}), "Di")) == "room.closed"
    many = lesson
    for _ in range(gate.MOST_SHEETS):
        many = enter(many, {"what": "propose", "who": 1, "act": "{}", "round": 1})
    assert key(gate.may_propose(many, here[1])) == "room.many-sheets"


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_a_cleaned_text_is_one_line_without_hidden_letters(text: str) -> None:
    found = gate.clean(text, gate.MOST_NAME)
    assert len(found) <= gate.MOST_NAME and found == found.strip() and found.isprintable()
    assert gate.clean(found, gate.MOST_NAME) == found


ENTRY = st.fixed_dictionaries(
    {"what": st.sampled_from(sorted(KINDS)) | st.text(max_size=5)},
    optional={
        name: st.integers(-3, 5) | st.text(max_size=4) | st.none() | st.lists(st.integers(0, 2), max_size=2)
        for name in ("who", "table", "seat", "seats", "file", "sheet", "status", "answers", "passed", "text", "names")
    },
)


@given(st.lists(ENTRY, max_size=6))
@settings(max_examples=200, deadline=None)
def test_an_entry_that_makes_no_sense_is_refused_whole(entries: list[dict[str, Any]]) -> None:
    lesson = seated("Ana", "Bo")
    for entry in entries:
        before = encode(lesson)
        try:
            after = enter(lesson, entry)
        except (KeyError, TypeError, ValueError, IndexError):
            assert encode(lesson) == before
            continue
        assert encode(lesson) == before, "an entry makes another lesson and leaves this one"
        assert [p.key for p in after.people[:2]] == ["k0", "k1"] and len(after.tables) >= len(lesson.tables)
        lesson = after


def test_the_book_is_the_lesson_wherever_it_was_cut(tmp_path: Path) -> None:
    book = begin(tmp_path / "one", "autumn-2001", "BORDE", "secret")
    assert (book.journal.path.stat().st_mode & 0o077) == 0, "the teacher's secret is the teacher's"
    found = [book.lesson]
    for at in range(4):
        entry = {"what": "join", "name": f"N{at}", "alias": "P", "language": "en", "key": f"k{at}"}
        assert book.add(entry) is None
        found.append(book.lesson)
    data = (tmp_path / "one" / NAME).read_bytes()
    ends = [at + 1 for at, byte in enumerate(data) if byte == 10]
    for cut in range(ends[0], len(data) + 1, 7):
        folder = tmp_path / f"cut-{cut}"
        folder.mkdir()
        (folder / NAME).write_bytes(data[:cut])
        whole = sum(1 for end in ends if end <= cut) - 1
        again = go_on(folder)
        assert again.lesson == found[whole] and again.secret == "secret"
        assert again.add({"what": "door", "closed": True}) is None and go_on(folder).lesson.closed


def test_the_times_of_a_lesson_go_on_after_a_crash(tmp_path: Path) -> None:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock)
    for _ in range(3):
        clock.now += 20
        assert made.at > 0
    assert made.enter("door", -1, closed=True) is None
    later = again(tmp_path / "l", Ticking())
    assert later.enter("door", -1, closed=False) is None
    times = [line["at"] for line in read(tmp_path / "l" / NAME).lines]
    assert times == sorted(times) and times[-1] >= 60


@pytest.mark.parametrize(
    ("line", "key"),
    [('{"what":"sit","who":9,"table":0,"seat":0}', "save.misfit"), ('{"what":"dance"}', "save.misfit")],
)
def test_a_book_that_makes_no_sense_names_its_line(tmp_path: Path, line: str, key: str) -> None:
    book = begin(tmp_path / "one", "autumn-2001", "BORDE", "secret")
    book.journal.add(json.loads(line))
    with pytest.raises(JournalError) as caught:
        go_on(tmp_path / "one")
    assert caught.value.said.key == key and dict(caught.value.said.values)["line"] == 2


def test_a_mark_is_taken_once_and_outlives_the_server(tmp_path: Path) -> None:
    here = four(tmp_path / "t.jsonl")
    before = len(here.actions)
    assert here.submit(Action(0, "pass"), by="3:a").accepted
    assert here.submit(Action(0, "pass"), by="3:a").accepted, "sent twice, done once"
    assert len(here.actions) == before + 1 and here.hands == {"3:a": before}
    refused = here.submit(Action(0, "settle"), by="3:b")
    assert not refused.accepted and "3:b" not in here.hands, "what was refused may be sent again under its mark"
    again, _ = resume(tmp_path / "t.jsonl", loaded("first-game").shelf)
    assert again.hands == here.hands and again.state == here.state
    assert [line.by for line in counted(tmp_path / "t.jsonl", read(tmp_path / "t.jsonl"))][before] == "3:a"


# --- lines ---


def line_of(show: Any = dict, hear: Any = lambda where, since: (None, 0, [])) -> tuple[Line, list[str]]:
    sent: list[str] = []

    async def send(text: str) -> None:
        sent.append(text)

    return Line(0, show, hear, send, 0.0), sent


def test_only_what_changed_is_sent_and_what_is_gone_is_null() -> None:
    sections: dict[str, Any] = {"a": 1, "b": [1]}
    line, _ = line_of(lambda: dict(sections))
    assert line.news() == {"show": {"a": 1, "b": [1]}}
    assert line.news() is None
    sections["b"] = [2]
    del sections["a"]
    assert line.news() == {"show": {"b": [2], "a": None}}


def test_news_is_told_once_and_all_of_it_at_another_table() -> None:
    where, lines = ["one"], [["x"], ["y"]]

    def hear(place: object, since: int) -> tuple[object, int, list[Any]]:
        return where[0], len(lines), lines[since if place == where[0] else 0 :]

    line, _ = line_of(hear=hear)
    assert line.news() == {"told": [["x"], ["y"]], "again": True}
    assert line.news() is None
    lines.append(["z"])
    assert line.news() == {"told": [["z"]], "again": False}
    where[0] = "two"
    assert line.news() == {"told": [["x"], ["y"], ["z"]], "again": True}


def test_a_page_may_ask_in_bursts_and_steadily_but_no_more() -> None:
    line, _ = line_of()
    assert sum(line.allows(0.0) for _ in range(100)) == BURST
    assert [line.allows(1.0) for _ in range(21)].count(True) == 20
    assert not line.allows(-50.0), "a clock that jumps back gives nothing"


def test_a_page_that_never_reads_is_let_go() -> None:
    line, sent = line_of()
    for at in range(MOST_WAITING + 1):
        line.reply({"re": str(at)})
    asyncio.run(line.pump())
    assert line.lost and not sent


def test_codes_and_secrets() -> None:
    assert len({secret.fresh() for _ in range(50)}) == 50
    assert all(letter in secret.LETTERS for letter in secret.code())
    assert secret.same("a", "a") and not secret.same("a", "b")
    assert secret.key_of("a") != "a"


def test_a_room_more_than_there_may_be_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "MOST_TABLES", 1)
    made = hall(tmp_path / "l")
    said = made.open_room(9, (None,) * 4)
    assert said is not None and said.key == "room.many-tables" and len(made.rooms) == 1
