"""Numbers in texts that do not say what they count: "Waits fall by 30."

A number has its unit when a word or sign that counts stands beside it ("30 minutes", "C$30", "30 %"), when it is a
year, a date or part of a name ("Interstate 89"), or when another number of its sentence has said it already ("from 340
agents to 2,200").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from game.catalog.fields import Spoken
from game.catalog.problem import Problem
from game.catalog.shelf import Card
from game.catalog.warnings.proof import Proof
from game.world.names import BY_NAME

KINDS = ("programs", "agreements", "events", "levers", "actors", "constituencies", "scenarios", "glossary", "personas")
BARE_UNITS = ("0-100", "0-1", "1 = 2000", "log", "effort", "expected loss", "share")
"""Units that are never said: dials in them are named with their bare number."""
_NUMBER = re.compile(r"(?<![\w$€£.,-])\d+(?:[.,\u00a0\u202f]\d+)*(?![\w-])")
_SENTENCE = re.compile(r"[^.!?;]*(?:[.,]\d[^.!?;]*)*[.!?;]?")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d\Z")
_WORD_BEFORE = re.compile(r"([\w’'.°-]+)[\s\u00a0\u202f]*\Z")
_WORD_AFTER = re.compile(r"[\s\u00a0\u202f]*([\w%‰$€£°]+)")
_JOINERS = frozenset(
    re.findall(
        r"\S+",
        "and or to in by of at for from with than but is are was were the on after before since under over a an as "
        "while et ou à en par de dans pour que mais est sont au aux le la les sur après avant depuis sous plus du des "
        "un une",
    )
)
_NAMERS = frozenset(
    re.findall(
        r"\S+",
        "highway highways interstate interstates route routes road autoroute autoroutes bill section sections article "
        "articles chapter exit pier resolution number no group loi chapitre sortie quai résolution numéro n° no. "
        "groupe projet page pages",
    )
)


def uncounted(proof: Proof) -> Iterator[Problem]:
    """Every number that does not say what it counts, the first of each text."""
    for card, text in proof.texts(*KINDS):
        if text.field.split(".")[0] == "source" or _bare_order(card, text):
            continue
        for language in ("en", "fr"):
            number = first_bare(text.fr if language == "fr" else text.en)
            if number:
                field = f"{text.field}.{language}"
                line, column = text.at[language]
                yield Problem("unit.missing", card.file, line, column, field, (("text", number),), "warning")


def first_bare(text: str) -> str:
    """The first number of a text that has no unit, "" when each has one."""
    for sentence in _SENTENCE.findall(text):
        hits = [hit for hit in _NUMBER.finditer(sentence) if not _is_date_or_name(sentence, hit)]
        if hits and not any(_counted(sentence, hit) for hit in hits):
            return str(hits[0][0])
    return ""


def _is_date_or_name(sentence: str, hit: re.Match[str]) -> bool:
    if _YEAR.match(hit[0]):
        return True
    # The numbers of one list share what stands before them: "Interstates 89 and 91".
    before = re.sub(r"\d[\d.,\u00a0]*\s+(?:and|or|et|ou|à|to|,)\s+\Z", "", sentence[: hit.start()])
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    plain = word[1].replace("'", "’").rsplit("’", 1)[-1]
    named = plain[:1].isupper() and word.start() > 0
    return named or plain.lower() in _NAMERS


def _counted(sentence: str, hit: re.Match[str]) -> bool:
    if sentence[: hit.start()].endswith(("$", "€", "£")):
        return True
    word = _WORD_AFTER.match(sentence, hit.end())
    return word is not None and word[1].lower() not in _JOINERS and not word[1].isdigit()


def _bare_order(card: Card, text: Spoken) -> bool:
    """Whether this is the text of a private order about dials whose numbers are never given a unit."""
    match = re.match(r"mandates\[(\d+)\]", text.field)
    if match is None:
        return False
    goals: tuple[Mapping[str, Any], ...] = card.data["mandates"][int(match[1])]["goals"]
    units = [BY_NAME[goal["dial"].split("@")[0]].unit for goal in goals if goal["dial"]]
    return bool(units) and all(unit in BARE_UNITS for unit in units)
