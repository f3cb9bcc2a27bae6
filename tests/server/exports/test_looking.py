"""A lesson looked back on: not before it may be, without names unless they are asked for, each with their own acts."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.debrief.report.forms import Looked, class_forms, forms, student_sheets
from game.debrief.student.record import record
from game.server.exports.archive import Archive
from game.server.exports.looking import given, looked_back, refusal, students
from game.server.lesson import TEACHER, Person
from tests.server.exports.played import MONEY, PEOPLE, PRIVATE, Class, finished, talk
from tests.shipped import words


@pytest.fixture
def made(tmp_path: Path) -> Class:
    found = Class(tmp_path / "lesson")
    talk(found)
    return found


@pytest.fixture
def archive(made: Class) -> Archive:
    for table in (0, 1):
        finished(made, table)
    return made.archive()


def called(person: Person) -> str:
    return f"Student {person.number + 1}"


def looked(archive: Archive, at: int, *, names: bool = False) -> Looked:
    return Looked(
        at + 1,
        looked_back(archive, at, names=names),
        given(archive, at, called, names=names, workers=1),
        tuple(students(archive, at, called)),
    )


def test_not_before_it_is_over_and_revealed(made: Class) -> None:
    assert (said := refusal(made.archive(), 0)) is not None and said.key == "debrief.goes-on.table"
    made.to(0, "debrief")
    assert (said := refusal(made.archive(), 0)) is not None and said.key == "debrief.not-told"
    assert made.hall.enter("reveal", TEACHER, table=0) is None
    assert refusal(made.archive(), 0) is None


def test_when_the_lesson_is_over_nothing_is_kept_back(made: Class) -> None:
    made.to(0, "debrief")
    assert made.hall.enter("stage", TEACHER, stage="over") is None
    archive = made.archive()
    assert refusal(archive, 0) is None
    said = refusal(archive, 1)
    assert said is not None and said.key == "debrief.goes-on.table"


def test_it_is_the_same_game_without_names(archive: Archive) -> None:
    plain, named = (looked_back(archive, 0, names=names) for names in (False, True))
    assert plain.end == named.end and plain.finals == named.finals
    assert plain.table.hands == named.table.hands and plain.table.times == named.table.times
    texts = [[act.text for act in game.actions if act.verb == "message"] for game in (plain, named)]
    assert texts == [["bonjour from P02", PRIVATE], ["bonjour from Bo Zanzibar", PRIVATE]]


def test_everybody_has_their_own_acts(archive: Archive) -> None:
    game = looked_back(archive, 0, names=False)
    found = {one.label: record(game, one) for one in students(archive, 0, called)}
    assert list(found) == ["Student 1", "Student 2", "Student 3"]
    kinds = {label: [deed.kind for deed in one.deeds] for label, one in found.items()}
    assert kinds["Student 1"] == ["offer", "counter"]
    assert kinds["Student 2"] == ["message", "message", "offer"]
    # The third proposed it to the second, who leads and clicked: it is the proposer's.
    assert kinds["Student 3"] == ["yes"]
    third = found["Student 3"].student.prepared
    assert third is not None and (third.put, third.taken) == (1, 1)
    assert [term.amount for deed in found["Student 1"].of("offer") for term in deed.terms] == [MONEY]


def test_no_name_is_in_any_form(archive: Archive) -> None:
    both = [looked(archive, at) for at in (0, 1)]
    whole = class_forms(both, words("en"), {1: "one.html", 2: "two.html"})
    pages = [whole.page(), whole.slides(), student_sheets(both, words("fr"))]
    for one in both:
        made = forms(one, words("fr"))
        pages += [made.page(), made.slides(), *made.files([words("en")]).values()]
    pages += whole.files([words("en"), words("fr")]).values()
    for name in (*PEOPLE, "Zanzibar", "Quixote"):
        # "Dee" and "Eve" are parts of other words.
        if len(name) > 3 and name != "=Cy":
            assert not any(name.encode() in page for page in pages)
    assert b'href="one.html"' in pages[0] and b"Student 5" in pages[2]


def test_predictions_are_kept_with_who_gave_them(archive: Archive) -> None:
    assert given(archive, 0, called, names=False, workers=1).predictions == (
        ("Student 1", "P01 thinks that a wolverine wins."),
    )
