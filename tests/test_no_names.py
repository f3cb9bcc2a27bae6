"""The code knows nobody by name: no actor, country or crossing of the content stands in it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.shipped import ROOT, shelf

FILES = sorted((ROOT / "game").rglob("*.py"))
LEVELS = {"federal", "province", "state", "community"}


def names() -> frozenset[str]:
    """Ids and own tags of actors, their countries, ids of crossings, constituencies and scenarios."""
    cards = shelf().cards
    found = {id for kind in ("actors", "corridors", "constituencies") for id in cards[kind]}
    for card in cards["actors"].values():
        found |= {card.data["country"], *card.data["tags"], *card.data["speaks_for"]}
    return frozenset(found - LEVELS)


def literals(path: Path) -> set[str]:
    """The strings of a module that are not its docstrings, and the words in them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    strings = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    }
    return strings | {word for text in strings for word in re.split(r"[+~@:]", text)}


NAMES = names()


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(ROOT).as_posix() for path in FILES])
def test_no_name_of_the_content_stands_in_the_code(path: Path) -> None:
    assert not literals(path) & NAMES
