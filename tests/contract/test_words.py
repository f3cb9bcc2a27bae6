"""Every sentence that the rules can say is in the catalogues, in both languages; none there is dead."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.contract.tables import CONTENT

RULES = CONTENT.parent / "game" / "rules"
KEY = re.compile(r"(no|did|reason)\.[a-z.-]*[a-z]")
HOLE = re.compile(r"\{(\w+):([\w-]+)\}")
KINDS = {
    "no.need.": ("program", "agreement", "event"),
    "no.sign.": ("treaty", "memorandum"),
    "did.": ("majority", "minority", "defiant", "appeal", "lobby", "pressure"),
    "did.kept.": ("fund", "suspend", "pay", "support", "exempt"),
    "did.broken.": ("fund", "suspend", "pay", "support", "exempt"),
    "did.released.": ("law", "need"),
    "did.withhold.": ("pay", "support", "exempt"),
    "did.keep.": ("pay", "support", "exempt"),
}
"""What the open end of a key can be."""


def said() -> Iterator[str]:
    """Keys in the code; of those put together there, all that can come of it."""
    for path in sorted(RULES.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                start = str(node.values[0].value)
                if start.startswith(("no.", "did.")):
                    yield from (start + end for end in KINDS[start])
            elif isinstance(node, ast.Constant) and KEY.fullmatch(str(node.value)):
                yield str(node.value)


def words(*files: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for file in files:
        found |= yaml.safe_load((CONTENT / "ui" / file).read_text(encoding="utf-8"))
    return found


OURS = words("rules.yaml", "negotiation.yaml")
SAID = sorted(set(said()))


@pytest.mark.parametrize("key", SAID)
def test_every_sentence_is_written_in_both_languages(key: str) -> None:
    entry = OURS[key]
    forms = {language: list(forms_of(entry[language])) for language in ("en", "fr")}
    holes = {language: {hole for text in texts for hole in HOLE.findall(text)} for language, texts in forms.items()}
    assert {name for name, _ in holes["en"]} == {name for name, _ in holes["fr"]}, "the same values in both"
    for text in (*forms["en"], *forms["fr"]):
        assert text.strip() and text == text.strip()
        assert "{" not in HOLE.sub("", text), text


def forms_of(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        assert set(entry) == {"one", "other"}
        yield from entry.values()


@pytest.mark.parametrize("key", sorted(OURS))
def test_french_spacing(key: str) -> None:
    for text in forms_of(OURS[key]["fr"]):
        plain = HOLE.sub("x", text)
        assert not re.search(r"[^\u00a0][:;!?»%$]", plain.replace("M$", "M")), text
        assert not re.search(r"«[^\u00a0]", plain), text
        assert '"' not in text and "'" not in text, text


def test_no_sentence_is_dead() -> None:
    written = {key for key in OURS if key.startswith(("no.", "did.", "reason."))}
    assert written - set(SAID) == set()
