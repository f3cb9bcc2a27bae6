"""Answers in capitals, without accents or in words of the language stand for the names of files."""

from __future__ import annotations

import pytest

from game.catalog.begun import Begun, answered, begin, by_itself
from game.catalog.drafts import draft
from tests.shipped import CONTENT, shelf


@pytest.mark.parametrize(
    ("name", "flag", "answer", "stands"),
    [
        ("agreement", "kind", "Treaty", "treaty"),
        ("agreement", "kind", "mémorandum", "memorandum"),
        ("agreement", "kind", "traité", "treaty"),
        ("lever", "kind", "Démarche", "lobby"),
        ("program", "by", "Ontario, Province", "ontario, province"),
        ("program", "by", "Québec", "quebec"),
        ("program", "by", "ville", "community"),
        ("program", "by", "Federal+États-Unis, Nouveau-Brunswick", "federal+united-states, new-brunswick"),
        ("actor", "country", "us", "US"),
        ("actor", "country", "États-Unis", "US"),
        ("actor", "country", "Canada", "CA"),
        ("actor", "country", "mx", "MX"),
        ("actor", "level", "Ville", "community"),
        ("program", "moves", "Trust", "trust"),
        ("program", "where", "Derby-Line", "derby-line"),
        ("program", "where", "Partout", "all"),
        ("scenario", "seats", "Ottawa, Québec, washington", "ottawa, quebec, washington"),
    ],
)
def test_an_answer_stands_for_the_name_that_is_meant(name: str, flag: str, answer: str, stands: str) -> None:
    found = answered(begin(name, draft(CONTENT / "drafts", name), shelf()), flag, answer)
    assert isinstance(found, Begun), found
    assert by_itself(found, flag) == stands


@pytest.mark.parametrize(("name", "flag", "answer"), [("program", "by", "ontari"), ("actor", "country", "Mexico")])
def test_what_stands_for_nothing_is_refused(name: str, flag: str, answer: str) -> None:
    assert not isinstance(answered(begin(name, draft(CONTENT / "drafts", name), shelf()), flag, answer), Begun)


def test_titles_and_licences_stay_as_they_are_typed() -> None:
    found = answered(begin("program", draft(CONTENT / "drafts", "program"), shelf()), "title", "Federal Towns")
    assert isinstance(found, Begun) and by_itself(found, "title") == "Federal Towns"
