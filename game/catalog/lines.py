"""What is said with an act, by its cards: a persona's own lines and a lever's, checked, and put in the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from game.catalog.fields import MISSING, Field, Reader, Slot, many, mapping, record, text, unwritten
from game.catalog.nodes import Node
from game.rules.cards import Text
from game.rules.offers import REASONS

KINDS_OF_LEVER = ("appeal", "lobby", "pressure")
TONES = ("firm", "open")
REFUSALS = tuple(reason.removeprefix("reason.") for reason in REASONS if reason)
"""The reasons of the rules for a refusal; a persona's own lines of refusal stand under them."""
LONGEST_LINE = 160
HOLES = ("{who:actor}", "{whom:actor}", "{card:card}")
"""What a line may name: who speaks, to whom, and the card it is about."""
PROMISE = "{promise:phrase}"
"""In a line about a broken promise: what was promised, such as: the promise to fund “…”."""
SPEAKER = {"en": "{who:actor}: ", "fr": "{who:actor}\u00a0: "}
_BRACED = re.compile(r"\{[^{}]*\}|[{}]")


def line(*must: str) -> Field:
    """A sentence in both languages that names what it must and nothing but HOLES beside, holds no number, and is soon
    said."""

    def read(node: Node, where: str, reader: Reader) -> Any:
        found = text(node, where, reader)
        if found is MISSING:
            return MISSING
        written = {
            language: inner
            for language, inner in node.pairs.items()
            if language in ("en", "fr") and not unwritten(inner)
        }
        sound = [_sound(inner, f"{where}.{language}", reader, must) for language, inner in written.items()]
        return found if all(sound) else MISSING

    return Field(read, {"$ref": "#/$defs/line"})


def _sound(node: Node, where: str, reader: Reader, must: tuple[str, ...]) -> bool:
    said = str(node.value)
    allowed = tuple(dict.fromkeys((*HOLES, *must)))
    for hole in _BRACED.findall(said):
        if hole not in allowed:
            reader.wrong(node, where, "line.hole", text=hole, allowed=", ".join(allowed))
            return False
    for hole in must:
        if hole not in said:
            reader.wrong(node, where, "line.must", text=hole)
            return False
    if any(letter.isdigit() for letter in said):
        reader.wrong(node, where, "line.digit")
        return False
    if len(said) > LONGEST_LINE:
        reader.wrong(node, where, "text.long", n=len(said), most=LONGEST_LINE)
        return False
    return True


def lines(*must: str) -> Slot:
    """A list of such sentences, which may be left out but not be empty."""
    return Slot(many(line(*must), 1), ())


# A reproach says to whom it goes: it may be heard by several.
PERSONA_SAYS = record(
    {
        "offer": lines(),
        "counter": lines(),
        "refuse": Slot(record({reason: lines() for reason in REFUSALS}), {}),
        "accept": lines(),
        "lever": Slot(mapping("lever-or-kind", lines().read), {}),
        "ally": lines(),
        "reproach": lines("{whom:actor}", PROMISE),
        "excuse": lines(PROMISE),
    }
)
"""A persona's own lines by occasion; of refusals by reason, with levers by the lever or its kind."""
LEVER_SAYS = record({tone: lines() for tone in TONES})
"""What anybody says who pulls a lever, by tone."""


def own_words(personas: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every line of the personas (id, fields) as a sentence of the catalogue: says.by.ID.OCCASION.N, N from 1;
    where an occasion is divided, says.by.ID.OCCASION.PART.N."""
    for id, data in personas:
        for occasion, said in data["say"].items():
            parts = said.items() if isinstance(said, Mapping) else (("", said),)
            for part, sentences in parts:
                start = ".".join(filter(None, ("says.by", id, occasion, part)))
                yield from ((f"{start}.{at}", _with_speaker(words)) for at, words in enumerate(sentences, 1))


def lever_words(levers: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every line of the levers (id, fields) as a sentence of the catalogue: says.KIND.ID.TONE, the next with .2 ..."""
    for id, data in levers:
        for tone, sentences in data["say"].items():
            start = f"says.{data['kind']}.{id}.{tone}"
            for at, words in enumerate(sentences, 1):
                yield (start if at == 1 else f"{start}.{at}"), _with_speaker(words)


def _with_speaker(words: Text) -> Mapping[str, str]:
    return {"en": SPEAKER["en"] + words.en, "fr": SPEAKER["fr"] + words.fr}
