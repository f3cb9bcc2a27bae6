"""How problems are told: as lines for people, and as data: JSON, and SARIF 2.1.0 for editors and build servers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from game.catalog.manifest import inside, pack_of
from game.catalog.problem import Problem
from game.catalog.texts import Words
from game.catalog.warnings.switches import rule

Place = Callable[[str], str]
"""The name of a file of the shelf to the path that a person or an editor can open."""
MOST_NAMED = 5
"""Files that are named where only their number and their owner count."""
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def openable(path: Path, here: Path) -> str:
    """A path as it is written from a folder, or in full where it lies elsewhere."""
    whole = path.absolute()
    return (whole.relative_to(here) if whole.is_relative_to(here) else path).as_posix()


def under_content(file: str) -> str:
    """The place of a file whose root is not known."""
    return f"content/{file}"


def report(problems: Iterable[Problem], words: Words, place: Place = under_content) -> str:
    """One line a problem: file:line:column: severity: field: sentence; a warning's code behind it, to switch it off."""
    return "\n".join(line(problem, words, place) for problem in problems)


def line(problem: Problem, words: Words, place: Place = under_content) -> str:
    """One problem on one line."""
    severity = words.key(f"problem.severity.{problem.severity}")
    where = f" {problem.field}:" if problem.field else ""
    code = f" [{rule(problem.code)}]" if problem.severity == "warning" else ""
    at = f"{place(problem.file)}:{problem.line}:{problem.column}:"
    return f"{at} {severity}{where} {words.say(problem.said)}{code}"


def left_out(problems: Iterable[Problem], words: Words) -> list[str]:
    """Which files have errors and are not in play, a line for the game's own and one for each pack; [] for none."""
    files = sorted({problem.file for problem in problems if problem.severity == "error"})
    found = []
    for pack in sorted({pack_of(file) for file in files}):
        own = [file for file in files if pack_of(file) == pack]
        places = [inside(file) if pack else under_content(file) for file in own]
        text = ", ".join([*places[:MOST_NAMED], *(["…"] if len(places) > MOST_NAMED else [])])
        found.append(words.key("left-out.pack" if pack else "left-out.game", n=len(own), text=text, what=pack))
    return found


def as_data(problems: Sequence[Problem], words: Words, place: Place) -> dict[str, Any]:
    """What --json writes: the problems in order, and how many there are of each severity."""
    return {
        "errors": sum(problem.severity == "error" for problem in problems),
        "warnings": sum(problem.severity == "warning" for problem in problems),
        "problems": [
            {
                "file": place(problem.file),
                "line": problem.line,
                "column": problem.column,
                "field": problem.field,
                "severity": problem.severity,
                "code": rule(problem.code),
                "message": words.say(problem.said),
            }
            for problem in problems
        ],
    }


def as_sarif(problems: Sequence[Problem], words: Words, place: Place, version: str) -> dict[str, Any]:
    """One run of the lint as a SARIF log."""
    rules = sorted({rule(problem.code) for problem in problems})
    levels = {rule(problem.code): problem.severity for problem in problems}
    driver = {
        "name": "border lint",
        **({"semanticVersion": version} if version else {}),
        "rules": [{"id": id, "defaultConfiguration": {"level": levels[id]}} for id in rules],
    }
    results = [_result(problem, words, place, rules) for problem in problems]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": {"en": "en-CA", "fr": "fr-CA"}[words.language],
        "results": results,
    }
    return {"$schema": SARIF, "version": "2.1.0", "runs": [run]}


def _result(problem: Problem, words: Words, place: Place, rules: Sequence[str]) -> Mapping[str, Any]:
    path = place(problem.file)
    uri = ("file://" if path.startswith("/") else "") + quote(path)
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri},
            "region": {"startLine": problem.line, "startColumn": problem.column},
        }
    }
    if problem.field:
        location["logicalLocations"] = [{"fullyQualifiedName": problem.field, "kind": "member"}]
    return {
        "ruleId": rule(problem.code),
        "ruleIndex": rules.index(rule(problem.code)),
        "level": problem.severity,
        "message": {"text": words.say(problem.said)},
        "locations": [location],
    }
