"""What an author begins with: sound as it is, sound with every example in use, every field of its kind in it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.catalog.attempt import tried, usual
from game.catalog.begun import Begun, allowed, answered, asks, begin, by_itself, expected, finished
from game.catalog.cross import known_names
from game.catalog.drafts import draft, explained, places, proposed, put, shape_at, standing, under, written
from game.catalog.questions import ASKED, KIND_OF
from game.catalog.shelf import FORMS, read
from game.rules.types import Said
from tests.shipped import CONTENT, READ, shelf

DRAFTS = CONTENT / "drafts"
NAMES = sorted(KIND_OF)


def blank(name: str) -> str:
    return draft(DRAFTS, name)


def problems(name: str, text: str) -> list[str]:
    return [f"{p.line} {p.field} {p.code} {p.values}" for p in tried(text, KIND_OF[name], known_names(shelf()))]


def begun(name: str) -> Begun:
    return begin(name, blank(name), shelf())


def after(begun: Begun, flag: str, answer: str) -> Begun:
    found = answered(begun, flag, answer)
    assert isinstance(found, Begun), found
    return found


def test_every_draft_is_of_a_kind_and_asked_about() -> None:
    assert {path.stem for path in DRAFTS.glob("*.yaml")} == set(KIND_OF) == set(ASKED)


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_is_sound_as_it_is_and_with_every_example_in_use(name: str) -> None:
    text = blank(name)
    assert problems(name, text) == []
    assert problems(name, re.sub(r"(?m)^#", "", text)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_shows_every_field_of_its_kind(name: str) -> None:
    shown = {place.path for place in places(blank(name))}
    assert set(FORMS[KIND_OF[name]].shape["properties"]) <= shown


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_about_a_field_that_stands_in_the_draft(name: str) -> None:
    for flag in ASKED[name]:
        assert by_itself(begun(name), flag) or flag == "suits"


@pytest.mark.parametrize("name", NAMES)
def test_explanations_change_nothing_of_the_card(name: str) -> None:
    text = under(blank(name), name, "night-ferry")
    told = explained(text, FORMS[KIND_OF[name]].shape, lambda path: f"What {path} is. " * 12, ["Begun."])
    assert problems(name, told) == []
    assert [line for line in told.splitlines() if line and not line.startswith("##")] == text.splitlines()
    assert told.startswith("## Begun.\n\n## What ")
    assert all(len(line) <= 100 for line in told.splitlines() if line.startswith("##"))


def test_fields_within_a_field_are_explained_those_that_must_be_there_first() -> None:
    told = finished(begun("program"), "night-ferry", lambda path: path, [])
    within = re.findall(r"(?m)^##   (\w+): effects", told)
    assert within[0] == "on" and set(within) >= {"add", "at", "ramp"}


def test_an_id_is_made_of_a_title_and_free() -> None:
    assert proposed("Équipes cynophiles de l’Est (3)") == "equipes-cynophiles-de-l-est-3"
    assert proposed("Night ferry", ["night-ferry", "night-ferry-2"]) == "night-ferry-3"
    assert proposed("…") == "card"


@given(st.text(max_size=30))
def test_whatever_the_title_the_id_can_be_one(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", proposed(title))
    assert proposed(proposed(title)) == proposed(title)


@given(st.text(min_size=1, max_size=40))
@example("\udcff")
@example("new-program: new-program@new-program")
def test_a_title_is_read_as_it_was_written_or_refused(title: str) -> None:
    found = answered(begun("program"), "title", title)
    if isinstance(found, Begun):
        assert by_itself(found, "title") == " ".join(title.encode("utf-8", "replace").decode().split())
        assert problems("program", under(found.text, "program", "night-ferry")) == []
        assert by_itself(replace(found, text=under(found.text, "program", "x")), "title") == by_itself(found, "title")
    else:
        assert found.key.startswith("problem.")


def test_answers_are_written_as_their_field_wants_them() -> None:
    shape = FORMS["programs"].shape
    assert written("federal,  state+united-states", shape_at(shape, "by")) == "[federal, state+united-states]"
    assert written("12.5", shape_at(shape, "cost.yearly")) == "12.5"
    assert written('He said "no": never', shape_at(shape, "title.en")) == '"He said \\"no\\": never"'
    assert written("staffing", shape_at(shape, "effects.on")) == "staffing"
    assert written("a teacher, {x}", {"type": "array"}) == '[a teacher, "{x}"]'


def test_a_value_is_put_where_the_field_stands_and_nowhere_else() -> None:
    text = "cost:\n  start: 1\n  yearly: 2\nother:\n  yearly: 3\n#off: 1\n"
    assert put(text, "cost.yearly", "5") == text.replace("yearly: 2", "yearly: 5")
    assert put(text, "off", "2").endswith("\noff: 2\n")
    assert standing(put(text, "cost.yearly", "[a, b]"), "cost.yearly") == "a, b"
    with pytest.raises(KeyError):
        put(text, "cost.never", "1")


@pytest.mark.parametrize(
    ("name", "flag", "answer", "code"),
    [
        ("program", "by", "provinc", "unknown.selector.near"),
        ("program", "yearly", "ten", "want.money"),
        ("program", "yearly", "1.25", "money.fine"),
        ("program", "moves", "staf", "unknown.variable.near"),
        ("agreement", "kind", "tready", "want.word.near"),
        ("actor", "revenue", "-3", "want.between"),
        ("scenario", "first", "2001-13", "want.month"),
        ("scenario", "seats", "otawa, quebec", "unknown.actors.near"),
        ("scenario", "rounds", "41", "want.between"),
        ("corridor", "lat", "north", "want.number"),
        ("pack", "licence", " ", "want.words"),
    ],
)
def test_an_answer_is_checked_by_the_field_that_reads_the_file(name: str, flag: str, answer: str, code: str) -> None:
    found = answered(begun(name), flag, answer)
    assert isinstance(found, Said) and found.key == f"problem.{code}"


def test_the_usual_size_is_proposed_for_what_a_card_moves() -> None:
    moved = after(begun("program"), "moves", "local_economy")
    assert by_itself(moved, "where") == "owner"
    assert float(by_itself(moved, "amount")) == usual(shelf(), "programs", "local_economy") != 0.05
    assert usual(shelf(), "agreements", "trust") and usual(shelf(), "programs", "nothing") is None


def test_the_second_title_is_proposed_after_the_first() -> None:
    assert expected(begun("event"), "title_fr") == "Nouvel événement"
    titled = after(begun("event"), "title", "Flood")
    assert expected(titled, "title_fr") == "Flood"
    both = after(titled, "title_fr", "Crue")
    assert expected(both, "title") == "Flood" and expected(both, "title_fr") == "Crue"


def test_an_actor_has_all_forms_of_its_name_initials_and_the_tags_of_its_country() -> None:
    actor = after(after(begun("actor"), "title", "North Shore"), "title_fr", "Île du Nord")
    assert [standing(actor.text, f"names.{form}.en") for form in ("plain", "the", "of", "to")] == [
        "North Shore", "North Shore", "of North Shore", "to North Shore",
    ]  # fmt: skip
    assert standing(actor.text, "names.of.fr") == "d’Île du Nord"
    assert standing(actor.text, "short.en") == "NS"
    assert standing(after(actor, "country", "CA").text, "tags") == "canada"
    assert standing(after(actor, "country", "XX").text, "tags") == ""
    assert problems("actor", after(actor, "country", "XX").text) == []


def test_the_actors_of_a_pack_sit_in_its_scenario_and_only_there(tmp_path: Path) -> None:
    folder = tmp_path / "valley"
    (folder / "actors").mkdir(parents=True)
    (folder / "pack.yaml").write_text(under(blank("pack"), "pack", "valley"), encoding="utf-8")
    (folder / "actors" / "mill-town.yaml").write_text(under(blank("actor"), "actor", "mill-town"), encoding="utf-8")
    both = read(CONTENT, [folder], readings=READ)
    usual = standing(blank("scenario"), "seats")
    assert by_itself(begin("scenario", blank("scenario"), both, "valley"), "seats") == f"{usual}, mill-town"
    assert by_itself(begin("scenario", blank("scenario"), both), "seats") == usual
    assert "mill-town" in allowed(begin("program", blank("program"), both, "valley"), "by", "en")
    assert "mill-town" not in allowed(begin("program", blank("program"), both), "by", "en")


def test_what_may_be_answered_is_listed_with_what_it_is() -> None:
    moves = allowed(begun("program"), "moves", "fr")
    assert set(moves) == known_names(shelf())["variable"] and "niveau de l’an 2000" in moves["staffing"]
    assert list(allowed(begun("agreement"), "kind", "en")) == ["treaty", "memorandum"]
    assert "federal" in allowed(begun("lever"), "on", "en") and not allowed(begun("program"), "title", "en")


@pytest.mark.parametrize(
    ("name", "moves", "where"),
    [
        ("program", "trust", "owner~all"),
        ("agreement", "autonomy", "parties"),
        ("agreement", "patrol", "all"),
        ("event", "opinion", "all"),
    ],
)
def test_where_it_is_moved_fits_what_is_moved(name: str, moves: str, where: str) -> None:
    assert by_itself(after(begun(name), "moves", moves), "where") == where


def test_a_place_must_be_one_of_the_variables_own() -> None:
    patrol = after(begun("program"), "moves", "patrol")
    assert by_itself(after(patrol, "where", "derby-line"), "where") == "derby-line"
    assert "derby-line" in allowed(patrol, "where", "en") and "owner" not in allowed(patrol, "where", "en")
    assert answered(patrol, "where", "owner") == Said("new.place", (("text", "owner"), ("what", "variable.patrol")))
    trust = after(begun("program"), "moves", "trust")
    assert by_itself(after(trust, "where", "owner~federal+canada"), "where") == "owner~federal+canada"


def test_what_is_of_the_whole_world_has_no_place() -> None:
    world = after(begun("event"), "moves", "alarm")
    assert not asks(world, "where") and "at:" not in world.text.partition("effects:")[2].partition("#politics")[0]
    assert answered(world, "where", "all") == Said("new.everywhere", (("what", "variable.alarm"),))
    assert problems("event", world.text) == []
