"""Schemas say what the declarations say; those that are shipped are current, and every shipped card names its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.catalog.about import SHAPES, fields
from game.catalog.manifest import SCHEMAS
from game.catalog.named import PATTERNS, UNLISTED, closed, named
from game.catalog.packs import own
from game.catalog.schema import files, mark, named_in, place, schema
from game.catalog.shelf import FORMS, Shelf, read
from game.catalog.texts import LANGUAGES
from game.catalog.vocabulary import FIXED
from game.cli_schema import all_cards
from tests.shipped import CONTENT, READ, shelf

RENEW = "out of date: border schema makes it anew"


def test_shipped_schemas_are_current() -> None:
    made = dict(files(shelf()))
    there = {path.relative_to(CONTENT).as_posix() for path in (CONTENT / SCHEMAS).rglob("*") if path.is_file()}
    assert there == set(made)
    for name, text in made.items():
        assert (CONTENT / name).read_text(encoding="utf-8") == text, f"{name} is {RENEW}"


def test_every_shipped_card_names_its_schema() -> None:
    cards = list(all_cards(CONTENT))
    assert {kind for _, kind in cards} >= set(SHAPES) - {"packs"}
    for path, kind in cards:
        first, _, rest = path.read_text(encoding="utf-8").partition("\n")
        up = "../" * len(path.relative_to(CONTENT).parent.parts)
        assert first == mark(kind, up), f"{path} is {RENEW}"
        assert "$schema" not in rest
        assert (path.parent / first.partition("=")[2]).resolve() == CONTENT / place(kind)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SHAPES)
def test_everything_in_a_schema_is_explained_and_found(kind: str, language: str) -> None:
    made = schema(kind, shelf(), language)
    assert made["$schema"].startswith("http://json-schema.org/draft-07")
    parts = set(made.get("$defs", {}))
    asked = {inner["$ref"].removeprefix("#/$defs/") for inner in walked(made) if "$ref" in inner}
    assert asked == parts
    for inner in walked(made):
        assert not any(isinstance(inner.get(open_end), str) for open_end in ("names", "keys"))
        if isinstance(inner.get("enum"), list) and "enumDescriptions" in inner:
            assert len(inner["enum"]) == len(inner["enumDescriptions"])
            assert all(isinstance(text, str) for text in inner["enumDescriptions"])


def walked(part: object) -> Iterator[dict[str, Any]]:
    """Every mapping in a schema."""
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from walked(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from walked(inner)


def test_what_must_be_there_must_be_there_in_the_schema() -> None:
    made = schema("events", shelf(), "en")
    assert made["required"] == ["id", "title", "text"] and made["additionalProperties"] is False
    options = made["properties"]["choice"]["properties"]["options"]
    assert options["minItems"] == 2 and options["items"]["required"] == ["id", "title"]
    assert made["properties"]["once"]["default"] is True


def test_words_of_the_code_are_closed_and_names_of_cards_are_open() -> None:
    effect = schema("programs", shelf(), "en")["properties"]["effects"]["items"]["properties"]
    assert effect["on"]["$ref"] == "#/$defs/variable" and "anyOf" not in effect["on"]
    need = schema("programs", shelf(), "en")["properties"]["needs"]["items"]["properties"]
    known, free = need["program"]["anyOf"]
    assert known == {"$ref": "#/$defs/programs"} and re.search(free["pattern"], "my-own-card")
    assert not re.search(free["pattern"], "My Own Card")
    pleases = schema("programs", shelf(), "en")["properties"]["pleases"]
    assert set(pleases["properties"]) == set(own(shelf()).cards["constituencies"])
    assert pleases["patternProperties"] and pleases["additionalProperties"] is False
    minutes = schema("scenarios", shelf(), "en")["properties"]["minutes"]
    assert set(minutes["properties"]) == set(FIXED["phase"]) and "patternProperties" not in minutes


def test_names_of_every_kind_that_is_asked_for_are_known() -> None:
    asked = {
        inner[how]
        for shape in SHAPES.values()
        for _, inner in fields(shape)
        for how in ("names", "keys")
        if how in inner
    }
    for kind in sorted(asked):
        for language in LANGUAGES:
            assert named(shelf(), kind, language) or kind in (*UNLISTED, "packs"), kind
    assert {kind for kind in asked if closed(kind)} == {"variable", "indicator", "stock", "phase", "parameter"}


@pytest.mark.parametrize("kind", ["round", "year"])
def test_a_pattern_fits_the_names_it_stands_for_and_no_others(kind: str) -> None:
    fitting = {str(n) for n in range(-1, 3000) if re.search(PATTERNS[kind], str(n))}
    assert fitting == set(FIXED[kind])


def test_patterns_fit_what_cards_name() -> None:
    for cards in shelf().cards.values():
        for card in cards.values():
            for ref in card.references:
                if ref.kind in PATTERNS and ref.name not in FIXED.get(ref.kind, ()):
                    assert re.search(PATTERNS[ref.kind], ref.name), (card.file, ref)


def test_names_of_packs_stay_out_of_the_schemas(tmp_path: Path) -> None:
    plain = shelf()
    folder = tmp_path / "hills"
    (folder / "constituencies").mkdir(parents=True)
    both = "{en: Hills, fr: Collines}"
    (folder / "pack.yaml").write_text(
        f'id: hills\ntitle: {both}\ntext: {both}\nversion: "1.0"\nauthors: [me]\nlicence: MIT\nrules: 1\n', "utf-8"
    )
    (folder / "constituencies" / "hikers.yaml").write_text(f"id: hikers\nname: {both}\ntext: {both}\n", "utf-8")
    more: Shelf = read(CONTENT, [folder], readings=READ)
    assert "hikers" in more.cards["constituencies"]
    assert schema("programs", more, "en") == schema("programs", plain, "en")


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_card_names_its_schema_once_and_is_else_as_it_was(start: bytes, end: bytes) -> None:
    old = start + b"# A comment." + end + b"id: x" + end
    new = named_in(old, mark("programs", "../"))
    assert new == start + b"# yaml-language-server: $schema=../schemas/program.json" + end + old[len(start) :]
    assert named_in(new, mark("events", "")) == new


def test_every_kind_of_card_has_a_place_of_its_own() -> None:
    places = [place(kind, language) for kind in (*FORMS, "model") for language in LANGUAGES]
    assert len(set(places)) == len(places)
    assert place("glossary", "fr") == "schemas/fr/term.json"


def test_french_can_be_written_later_but_english_must_be_there() -> None:
    text = schema("programs", shelf(), "en")["$defs"]["text"]
    assert text["required"] == ["en"] and text["properties"]["fr"]["type"] == ["string", "null"]
    line = schema("levers", shelf(), "en")["$defs"]["line"]["properties"]["en"]
    assert re.search(line["pattern"], "No figures") and not re.search(line["pattern"], "In 3 days")


def test_places_are_the_words_that_effects_know_and_the_games_own_crossings() -> None:
    told = named(shelf(), "place", "en")
    assert {"owner", "target", "parties", "others", "all"} <= set(told)
    assert told["champlain"] == shelf().cards["corridors"]["champlain"].data["name"].en
    assert "quebec-frontier" in told and "federal" in told
    for kind in ("programs", "agreements", "levers", "events"):
        for card in shelf().cards[kind].values():
            for effect in card.data["effects"]:
                assert re.search(PATTERNS["place"], effect["at"] or "all"), (card.file, effect)
