"""Problems as data: JSON, and SARIF 2.1.0 for editors and build servers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from game.catalog.lint import Place
from game.catalog.problem import Problem
from game.catalog.texts import Words
from game.catalog.warnings.switches import rule

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def openable(path: Path, here: Path) -> str:
    """A path as it is written from a folder, or in full where it lies elsewhere."""
    whole = path.absolute()
    return (whole.relative_to(here) if whole.is_relative_to(here) else path).as_posix()


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
