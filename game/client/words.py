"""The client's words in one language, read from content/ui/client.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from game.client.assets import shipped
from game.rules.cards import Text
from game.rules.types import Said

_HOLE = re.compile(r"\{(\w+)(?::[\w-]+)?\}")


@lru_cache(maxsize=4)
def catalogue(path: Path) -> Mapping[str, Mapping[str, str]]:
    """Key to {en, fr}."""
    found: Mapping[str, Mapping[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


class Words:
    """Says things in one language."""

    def __init__(self, language: str, texts: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self.language = language
        self.texts = texts if texts is not None else catalogue(shipped("content") / "ui" / "client.yaml")

    def key(self, key: str, **values: object) -> str:
        """The text of a key with its holes filled. Raises KeyError for an unknown key or an unfilled hole."""
        return _HOLE.sub(lambda hole: str(values[hole[1]]), self.texts[key][self.language])

    def say(self, said: Said) -> str:
        """A sentence of the rules."""
        return self.key(said.key, **dict(said.values))

    def text(self, text: Text) -> str:
        """A card's own text."""
        return text.fr if self.language == "fr" else text.en

    def named(self, *starts: str) -> dict[str, str]:
        """Every text whose key starts so, by key."""
        return {key: text[self.language] for key, text in self.texts.items() if key.startswith(starts)}
