"""Sentences, numbers and names in both languages; Babel is the oracle for numbers."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from game.catalog.texts import MONTHS, NBSP
from game.rules.types import Said
from tests.shipped import CONTENT, ROOT, loaded, shelf, words

HOLE = re.compile(r"\{(\w+)(?::([\w-]+))?\}")
PAIRED = re.compile(f"[^{NBSP}\\s][:;!?%»]|[^{NBSP}] [:;!?%»]|«[^{NBSP}]")


def forms(text: object) -> list[str]:
    return list(text.values()) if isinstance(text, dict) else [str(text)]


@pytest.mark.parametrize("key", sorted(shelf().words))
def test_a_sentence_has_the_same_holes_in_both_languages(key: str) -> None:
    entry = shelf().words[key]
    holes = {
        language: {hole[0] for form in forms(entry[language]) for hole in HOLE.findall(form)}
        for language in ("en", "fr")
    }
    assert holes["en"] == holes["fr"]


FRENCH = sorted(
    (key, form) for key, entry in shelf().words.items() for form in forms(entry["fr"])
)  # fmt: skip


def test_french_typography_of_the_catalogues() -> None:
    wrong = []
    for key, form in FRENCH:
        plain = HOLE.sub("X", form)
        plain = re.sub(r"\b(id|title|name|nom|en|fr|champ|format): ", "", plain).replace("deux-points", "")
        # A colon within a word is a letter of it (kanien’kehá:ka).
        found = [m for m in PAIRED.finditer(plain) if not re.fullmatch(r"\w:\w", plain[m.start() : m.end() + 1])]
        wrong += [(key, match[0], form) for match in found]
    assert not wrong


def french_texts() -> list[tuple[str, str]]:
    quoted = re.compile(r'fr: "((?:[^"\\]|\\.)*)"')
    return [
        (path.name, match[1])
        for path in sorted(CONTENT.rglob("*.yaml"))
        if path.parent.name != "ui"
        for match in quoted.finditer(path.read_text(encoding="utf-8"))
    ]


def test_french_typography_of_the_cards() -> None:
    texts = french_texts()
    assert len(texts) > 500
    loose = re.compile(rf"[^{NBSP}\s][!?»;%](?!\w)|« |« ")
    assert [(name, m[0], text) for name, text in texts for m in loose.finditer(text)] == []


def said_keys() -> set[str]:
    """Every key that the code says in so many words."""
    found = set()
    for path in sorted((ROOT / "game").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                value = node.args[0].value
                if isinstance(value, str) and (name == "Said" or (name == "t" and "." in value)):
                    found.add(value)
    return found


def test_every_sentence_that_the_code_says_exists() -> None:
    assert len(said_keys()) > 100
    assert sorted(key for key in said_keys() if key not in shelf().words) == []


@given(st.integers(-(10**12), 10**12), st.integers(0, 3))
def test_numbers_are_written_as_babel_writes_them(n: int, decimals: int) -> None:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    value = n / 10**decimals
    for language, locale in (("en", "en_CA"), ("fr", "fr_CA")):
        theirs = (
            format_decimal(value, pattern, locale=locale, decimal_quantization=True)
            .replace("-", "−")
            .replace("\u202f", NBSP)
        )
        assert words(language).number(value, decimals) == theirs or abs(value) * 10**decimals % 1 == 0.5


@pytest.mark.parametrize(
    ("amount", "en", "fr"),
    [
        (128, "$12.8M", "12,8\u00a0M$"),
        (40, "$4M", "4\u00a0M$"),
        (0, "$0M", "0\u00a0M$"),
        (-5, "−$0.5M", "−0,5\u00a0M$"),
        (58_780, "$5,878M", "5\u00a0878\u00a0M$"),
    ],
)
def test_money(amount: int, en: str, fr: str) -> None:
    assert words("en").money(amount) == en
    assert words("fr").money(amount) == fr


def test_percent_points_and_dates() -> None:
    scenario = loaded("autumn-2001").scenario
    assert words("fr").percent(45) == "45\u00a0%"
    assert words("en").percent(45) == "45%"
    assert words("fr").points(61_250) == "61,2"
    assert words("en").date(scenario, 2) == "March 2002"
    assert words("fr").date(scenario, 2) == "mars 2002"
    assert all(len(names) == 12 for names in MONTHS.values())


def test_names_take_the_form_the_sentence_needs() -> None:
    scenario = loaded("historical-2001").scenario
    quebec = scenario.actors[1]
    fr = words("fr")
    assert [fr.actor(quebec, form) for form in ("actor", "the-actor", "of-actor", "to-actor")] == [
        "Québec",
        "le Québec",
        "du Québec",
        "au Québec",
    ]


@pytest.mark.parametrize(("language", "singular"), [("en", (1,)), ("fr", (0, 1))])
def test_plurals(language: str, singular: tuple[int, ...]) -> None:
    for n in (0, 1, 2, 7):
        text = words(language).key("new.rounds", n=n)
        assert text.endswith("s") != (n in singular)


def test_a_sentence_begins_with_a_capital_even_with_a_name() -> None:
    scenario = loaded("historical-2001").scenario
    said = Said("term.pay", (("who", 3), ("whom", 0), ("money", 10), ("n", 1)))
    assert words("en").say(said, scenario).startswith("The Border States")


def test_nothing_in_a_players_text_is_executed() -> None:
    said = Said("did.message", (("who", 0), ("text", "{who.__class__} {0} %s {n:number}")))
    assert "{who.__class__} {0} %s {n:number}" in words("en").say(said, loaded("first-game").scenario)


def test_ui_files_hold_only_strings() -> None:
    for path in sorted((CONTENT / "ui").glob("*.yaml")):
        assert "\t" not in path.read_text(encoding="utf-8"), path
    assert Path(CONTENT / "ui" / "desk.yaml").exists()


def test_what_an_older_journal_does_not_tell_is_a_dash() -> None:
    old = Said("thought.accept", (("n", 1), ("points", 420)))
    assert words("en").say(old).startswith("Worth 0.42 points, where at least — is asked")


@pytest.mark.parametrize(
    ("language", "named", "bare"),
    [
        ("en", "A new offer of Quebec (“Smart Border Declaration”).", "A new offer of Quebec."),
        (
            "fr",
            "Une nouvelle offre du Québec («\u00a0Déclaration sur la frontière intelligente\u00a0»).",
            "Une nouvelle offre du Québec.",
        ),
    ],
)
def test_an_offer_is_told_with_what_it_is_about(language: str, named: str, bare: str) -> None:
    scenario = loaded("historical-2001").scenario
    for card, text in (("smart-border", named), ("", bare)):
        assert words(language).say(Said("did.offer", (("who", 1), ("n", 0), ("card", card))), scenario) == text


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "the promise to stand by Quebec"), ("fr", "la promesse d’appuyer le Québec")],
)
def test_a_phrase_is_a_part_of_a_sentence_with_its_values(language: str, written: str) -> None:
    table = loaded("historical-2001").scenario
    quebec = next(seat for seat, actor in enumerate(table.actors) if actor.id == "quebec")
    values = (("who", 0), ("whom", 2), ("card", ""), ("promise", "promise.stand-by"), ("target", quebec))
    for key in ("says.reproach.offer.firm", "says.excuse.regret"):
        text = words(language).say(Said(key, values), table)
        assert written in text and "{" not in text
    odd = Said("says.excuse.regret", (("who", 0), ("promise", "promise.nothing")))
    assert "promise.nothing" in words(language).say(odd, table), "what the catalogue does not hold stands as it is"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_name_of_a_file_keeps_its_small_letter(language: str) -> None:
    assert words(language).key("packs.packed", text="lake.border", n=2, sum="1").startswith("lake.border ")
