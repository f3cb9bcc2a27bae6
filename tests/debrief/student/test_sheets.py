"""The sheets: a page a person that names their own decisions; evidence without marks and without quotes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from game.debrief.student.evidence import CRITERIA, At, counted, deeds, section
from game.debrief.student.naming import NAMED, chosen, named, refused, tied
from game.debrief.student.record import Preparation, of_seats, record
from game.debrief.student.sheets import asked, sheets
from game.debrief.telling import Telling
from tests.debrief.games import LONG, played
from tests.shipped import words

GAME = played(LONG)
STUDENTS = of_seats(GAME, GAME.seats, [f"Student {seat + 1}" for seat in GAME.seats])
PEOPLE = [At(2, GAME, record(GAME, student)) for student in STUDENTS]
EMPTY = At(2, GAME, record(GAME, replace(STUDENTS[0], acts=())))


def telling(language: str) -> Telling:
    return Telling(GAME.table, words(language))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_has_a_sheet_with_three_questions(language: str) -> None:
    text = sheets([*PEOPLE, EMPTY], [telling(language)] * 5).decode()
    people, (evidence,) = text.split('<section class="sheet">')[1:6], text.split('<section class="sheet">')[6:]
    for at, sheet in zip(PEOPLE, people, strict=False):
        assert at.record.student.label in sheet and sheet.count("<h2>") == 4
        assert all(deed.kind for deed in chosen(at.record))
    assert "Student 4" in evidence and "{" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_deed_can_be_named(language: str) -> None:
    found = {
        named(GAME, telling(language), deed) for at in PEOPLE for deed in at.record.deeds if deed.kind != "message"
    }
    assert len(found) > 40 and all(len(text) > 20 for text in found)


def test_no_two_decisions_on_a_sheet_read_the_same() -> None:
    for at in PEOPLE:
        told = [named(at.played, telling("en"), deed) for deed in chosen(at.record)]
        assert len(told) == len(set(told))
    first = PEOPLE[0].record.of("offer")[0]
    twice = replace(PEOPLE[0].record, deeds=(first, replace(first, at=first.at + 1)))
    assert chosen(twice) == (first,)


def test_what_is_asked_about_is_on_the_sheet() -> None:
    for at in PEOPLE:
        decided = chosen(at.record)
        assert len(decided) <= NAMED and list(decided) == sorted(decided, key=lambda deed: deed.at)
        first, second, _ = asked(at, telling("en"))
        for text, deed in ((first, tied(at.record)), (second, refused(at.record))):
            number = re.search(r"decision (\d+), of round (\d+)", text)
            assert (number is None) == (deed is None)
            if number is not None and deed is not None:
                assert decided[int(number[1]) - 1] == deed and deed.round == int(number[2])


def test_who_did_nothing_is_asked_other_questions() -> None:
    assert not any("decision" in text for text in asked(EMPTY, telling("en"))[:1])
    assert "No deal and no program" in asked(EMPTY, telling("en"))[0]


def test_evidence_has_a_cell_for_each_criterion_and_counts_agree() -> None:
    prepared = replace(STUDENTS[1], prepared=Preparation(True, 2, True, 3, 1))
    at = At(1, GAME, record(GAME, prepared))
    made = section([at], telling("en"))
    assert made.body.count("<td>") == len(CRITERIA) + 1
    assert (
        "questions passed in 2 tries; a prediction given" in made.body
        and "3 moves proposed to the team, 1 taken" in made.body
    )
    (row,) = counted([at]).rows
    rows = deeds([at]).rows
    assert (row["passed"], row["tries"], row["put"]) == (1, 2, 3)
    for kind, column in (("offer", "offers"), ("counter", "counters"), ("yes", "said_yes"), ("program", "programs")):
        assert row[column] == sum(1 for one in rows if one["deed"] == kind)
    assert row["clauses"] == sum(int(one["clauses"] or 0) for one in rows if one["deed"] in ("offer", "counter"))
