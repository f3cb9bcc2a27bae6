"""A persona's own lines: what it says on each occasion, checked, and put among the sentences of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from game.catalog.fields import MISSING, Field, Reader, many, text
from game.catalog.nodes import Node
from game.rules.cards import Text

OCCASIONS = ("offer", "counter", "refuse", "accept", "lever", "ally")
LONGEST_LINE = 160
HOLES = ("{who:actor}", "{whom:actor}", "{card:card}")
"""What a line may name: who speaks, to whom, and the card it is about."""
SPEAKER = {"en": "{who:actor}: ", "fr": "{who:actor}\u00a0: "}
_BRACED = re.compile(r"\{[^{}]*\}|[{}]")


def line(node: Node, where: str, reader: Reader) -> Any:
    """A sentence in both languages that names nothing but HOLES, holds no number, and is soon said."""
    found = text(node, where, reader)
    if found is MISSING:
        return MISSING
    sound = [_sound(node.pairs[language], f"{where}.{language}", reader) for language in ("en", "fr")]
    return found if all(sound) else MISSING


def _sound(node: Node, where: str, reader: Reader) -> bool:
    said = str(node.value)
    for hole in _BRACED.findall(said):
        if hole not in HOLES:
            reader.wrong(node, where, "line.hole", text=hole, allowed=", ".join(HOLES))
            return False
    if any(letter.isdigit() for letter in said):
        reader.wrong(node, where, "line.digit")
        return False
    if len(said) > LONGEST_LINE:
        reader.wrong(node, where, "text.long", n=len(said), most=LONGEST_LINE)
        return False
    return True


lines: Field = many(line, 1)


def own_words(personas: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every line of the personas (id, fields) as a sentence of the catalogue: says.by.ID.OCCASION.N, N from 1."""
    for id, data in personas:
        for occasion, said in data["say"].items():
            for number, words in enumerate(said, 1):
                yield f"says.by.{id}.{occasion}.{number}", _with_speaker(words)


def _with_speaker(words: Text) -> Mapping[str, str]:
    return {"en": SPEAKER["en"] + words.en, "fr": SPEAKER["fr"] + words.fr}
