"""Every sentence of the rules is there in both languages, says the same things in both, and none is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.rules.offers import REASONS

ROOT = Path(__file__).resolve().parents[2]
FAMILIES = ("no.", "did.", "reason.")
TEXTS: dict[str, dict[str, Any]] = {
    key: text
    for name in ("rules", "negotiation")
    for key, text in yaml.safe_load((ROOT / f"content/ui/{name}.yaml").read_text(encoding="utf-8")).items()
    if key.startswith(FAMILIES)
}


def said() -> Iterator[str]:
    """A pattern for each key that the code names, whole or as an f-string."""
    for path in sorted((ROOT / "game/rules").glob("*.py")):
        inner: set[int] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                inner |= {id(part) for part in node.values}
                parts = [re.escape(p.value) if isinstance(p, ast.Constant) else r"[a-z]+" for p in node.values]
                pattern = "".join(str(part) for part in parts)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner:
                pattern = re.escape(node.value)
            else:
                continue
            if re.fullmatch(r"(no|did|reason)\\\.\S+", pattern):
                yield pattern


PATTERNS = sorted(set(said()))


def forms(text: Any) -> list[str]:
    return list(text.values()) if isinstance(text, dict) else [text]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_the_code_names_is_written(pattern: str) -> None:
    assert any(re.fullmatch(pattern, key) for key in TEXTS)


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_nothing_is_left_over(key: str) -> None:
    assert any(re.fullmatch(pattern, key) for pattern in PATTERNS)


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_name_the_same_values(key: str) -> None:
    text = TEXTS[key]
    assert set(text) == {"en", "fr"}
    named = [{frozenset(re.findall(r"\{(\w+):", form)) for form in forms(text[language])} for language in ("en", "fr")]
    assert named[0] == named[1] and len(named[0]) == 1


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_french_signs_stand_apart_by_a_space_that_does_not_break(key: str) -> None:
    for form in forms(TEXTS[key]["fr"]):
        bare = re.sub(r"\{[^}]*\}", "x", form)
        assert not re.search("[^\u00a0][:;!?»%]|[^\u00a0M][$]|«[^\u00a0]|['\"]", bare), form


def test_every_clause_that_can_end_has_its_sentence() -> None:
    for kind in ("fund", "suspend", "pay", "support", "exempt"):
        assert {f"did.kept.{kind}", f"did.broken.{kind}"} <= set(TEXTS)
    for kind in ("pay", "support", "exempt"):
        assert {f"did.withhold.{kind}", f"did.keep.{kind}"} <= set(TEXTS)
    assert {"did.released.law", "did.released.need", "no.sign.treaty", "no.sign.memorandum"} <= set(TEXTS)
    assert {f"did.{kind}" for kind in ("appeal", "lobby", "pressure")} <= set(TEXTS)


def test_the_reasons_of_a_refusal_are_those_that_are_written() -> None:
    assert {key for key in TEXTS if key.startswith("reason.")} == set(REASONS) - {""}
