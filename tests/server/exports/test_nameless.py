"""Names of people in what somebody wrote."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from game.server.exports.archive import open_archive
from game.server.exports.nameless import hider
from tests.server.classroom import hall

NAMES = ("Zoë Frénette", "שלום", "Li", "\u0301\u0302\u0301", "Ann (b)")


@pytest.fixture(scope="module")
def hide(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Of a lesson that these people joined; their pseudonyms are written as numbers."""
    folder = tmp_path_factory.mktemp("lessons") / "one"
    made = hall(folder)
    joined = [made.join(name, "en") for name in NAMES]
    archive = open_archive(folder, made.loaded.shelf)
    hidden = hider(archive)
    numbers = {person.alias: str(person.number) for person in archive.lesson.people}
    assert all(isinstance(one, tuple) for one in joined if one != joined[3])

    def numbered(text: str) -> str:
        text = hidden(text)
        for alias, number in numbers.items():
            text = text.replace(alias, number)
        return text

    return numbered


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Zoë Frénette, zoe frenette and ZOË FRÉNETTE", "0, 0 and 0"),
        (unicodedata.normalize("NFD", "«Zoë» Frénette’s à Québec"), unicodedata.normalize("NFD", "«0» 0’s à Québec")),
        ("Zoe said: zoë, Frenette!", "0 said: zoë, 0!"),
        ("Frénettes, Élise et l’été", "Frénettes, Élise et l’été"),
        ("שלום, Li: lit, LI", "1, 2: lit, 2"),
        ("", ""),
        ("e\u0301 \u0301 한국 ﬁ ", "e\u0301 \u0301 한국 ﬁ "),
    ],
)
def test_names_give_way_with_their_accents_or_without(hide: Callable[[str], str], written: str, left: str) -> None:
    assert hide(written) == left
