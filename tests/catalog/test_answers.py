"""What an author is told about an answer to come."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.catalog.answers import crossings_with, crowded, room, titled, usually
from game.catalog.begun import answered, begin, by_itself, hint, taken
from game.catalog.cross import known_names
from game.catalog.drafts import draft
from game.catalog.problem import near
from game.catalog.shelf import Shelf, read
from game.rules.types import Said
from tests.shipped import CONTENT, READ, shelf, words

ACTOR = (CONTENT / "actors" / "vermont.yaml").read_text(encoding="utf-8")


@pytest.fixture
def lake(tmp_path: Path) -> Shelf:
    """The shelf with a pack of one actor, a copy of Vermont under another name."""
    root = tmp_path / "lake"
    (root / "actors").mkdir(parents=True)
    manifest = draft(CONTENT / "drafts", "pack").replace("new-pack", "lake")
    (root / "pack.yaml").write_text(manifest, encoding="utf-8")
    text = ACTOR.replace("id: vermont", "id: lake-towns", 1).replace("Vermont", "Lake towns")
    (root / "actors" / "lake-towns.yaml").write_text(text, encoding="utf-8")
    found = read(CONTENT, [root], readings=READ)
    assert "lake-towns" in found.cards["actors"], found.problems
    return found


def test_a_packs_own_names_have_their_titles(lake: Shelf) -> None:
    known = known_names(lake, "lake")
    for kind in ("selector", "actors"):
        found = titled(lake, kind, known[kind], "en")
        assert found["lake-towns"] == "Lake towns" and found["quebec"] == "Quebec"
    assert "lake-towns" not in titled(lake, "actors", known_names(lake)["actors"], "en")


def test_a_tag_of_crossings_says_which() -> None:
    known, cards = known_names(shelf())["corridors"], shelf().cards["corridors"]
    told = crossings_with(shelf(), "quebec-frontier", known, "fr")
    for id in known:
        there = "quebec-frontier" in cards[id].data["tags"]
        assert (words("fr").text(cards[id].data["name"]) in told) == there


def test_the_usual_size_is_that_of_the_middle_half_of_the_games_own_cards() -> None:
    yearly = sorted(c.data["cost"]["yearly"] / 10 for c in shelf().cards["programs"].values() if not c.pack)
    yearly = [n for n in yearly if n]
    found = usually(shelf(), "programs", "cost.yearly", "")
    assert found is not None and found.key == "new.usual"
    low, middle, high = (float(dict(found.values)[name]) for name in ("low", "n", "high"))
    assert yearly[0] <= low < middle < high <= yearly[-1]
    assert 0.4 * len(yearly) <= sum(low * 0.95 <= n <= high * 1.05 for n in yearly) <= 0.7 * len(yearly)
    moved = usually(shelf(), "programs", "effects.add", "patrol")
    assert moved is not None and float(dict(moved.values)["high"]) < 3
    assert usually(shelf(), "programs", "effects.add", "nothing") is None
    assert usually(shelf(), "corridors", "lon", "") is None


def test_a_text_that_does_not_fit_is_crowded() -> None:
    assert crowded("actors", "names.plain.en", "x" * 23) is None
    assert crowded("actors", "names.plain.en", "x" * 24) == Said("new.long", (("n", 24), ("most", 23)))
    assert crowded("actors", "brief.en", "x" * 200) is None
    assert room("actors", "names.plain.fr") == Said("new.room", (("most", 23),))
    assert room("actors", "brief.fr") == Said("new.free")


def test_each_kind_of_answer_has_its_hint() -> None:
    begun = begin("program", draft(CONTENT / "drafts", "program"), shelf())
    assert [hint(begun, flag).key for flag in ("title", "start", "amount")] == ["new.room", "new.usual", "new.usual"]
    scenario = begin("scenario", draft(CONTENT / "drafts", "scenario"), shelf())
    assert hint(scenario, "first").key == "new.free"


def test_too_short_a_list_says_what_to_name() -> None:
    begun = begin("agreement", draft(CONTENT / "drafts", "agreement"), shelf())
    assert answered(begun, "parties", "state") == Said("new.short", (("n", 2),))


def test_a_misspelt_place_gets_the_nearest_by_its_id_and_by_its_name() -> None:
    begun = begin("program", draft(CONTENT / "drafts", "program"), shelf())
    for answer, nearest in (("maritmes", "maritimes"), ("derby-lin", "derby-line"), ("Port of Zzyzx", "")):
        found = answered(begun, "where", answer)
        assert isinstance(found, Said) and dict(found.values).get("near", "") == nearest


@pytest.mark.parametrize(
    ("name", "flag", "answer", "stands"),
    [
        ("actor", "level", "ville", "community"),
        ("actor", "level", "Province", ""),
        ("actor", "country", "Canada", "CA"),
        ("actor", "country", "us", ""),
        ("program", "by", "towns, PROVINCE", "community, province"),
        ("program", "by", "new brunswick", ""),
        ("program", "start", "0,5", ""),
        ("program", "title", "Ville", ""),
    ],
)
def test_a_word_that_was_taken_for_another_is_told(name: str, flag: str, answer: str, stands: str) -> None:
    found = answered(begin(name, draft(CONTENT / "drafts", name), shelf()), flag, answer)
    assert not isinstance(found, Said) and taken(found, flag, answer) == stands
    assert not stands or by_itself(found, flag) == stands


@pytest.mark.parametrize(
    ("word", "found"),
    [("ice", ""), ("polise", "police"), ("plice", "police"), ("olice", "police"), ("poloce", "police"), ("xyz", "")],
)
def test_what_is_near_begins_alike_or_is_very_like(word: str, found: str) -> None:
    assert near(word, ["police", "patrol", "ports"]) == found
