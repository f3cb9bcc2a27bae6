"""Warnings that an author has switched off where they are: `# lint: off CODE[, CODE]`.

A switch holds for its own line; on a line of its own for the next line that holds anything; in the comment with which
the file begins for the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from game.catalog.problem import Problem, near

CODES = (
    "source.missing",
    "french.missing",
    "french.same",
    "french.stale",
    "unit.missing",
    "needs.unreachable",
    "effect.never",
    "agreement.nobody",
    "program.nobody",
    "lever.nobody",
    "mandate.unreachable",
    "dial.nowhere",
    "private.told",
    "text.box",
    "glossary.unused",
    "format.old",
)
"""Every warning that can be switched off. What is said of the switches themselves cannot."""
OF_SWITCHES = ("switch.unknown", "switch.unneeded")
_SWITCH = re.compile(r"#\s*lint:\s*off\b[ \t]*(?P<codes>[^#\n]*)")
_WHOLE_FILE = 0


@dataclass(frozen=True, slots=True)
class Switch:
    """One code that is off on a line of a file; line 0: in the whole file. `at` is where it was written."""

    code: str
    line: int
    at: tuple[int, int]

    def silences(self, problem: Problem) -> bool:
        """Whether this warning is off."""
        return rule(problem.code) == self.code and self.line in (_WHOLE_FILE, problem.line)


def rule(code: str) -> str:
    """The code under which a problem is known: what a warning is switched off by, whatever its sentence."""
    return next((known for known in (*CODES, *OF_SWITCHES) if code.startswith(known)), code.removesuffix(".near"))


def switches(source: str) -> list[Switch]:
    """Every switch in a file, in its order."""
    if "lint:" not in source:
        return []
    lines = source.split("\n")
    taken = _scalars(source)
    found = []
    for row, line in enumerate(lines):
        for hit in _SWITCH.finditer(line):
            if any(first <= (row, hit.start()) < last for first, last in taken):
                continue
            where = _holds(lines, row)
            for code in re.finditer(r"[^\s,]+", hit["codes"]):
                column = hit.start("codes") + code.start() + 1
                found.append(Switch(code[0], where, (row + 1, column)))
    return found


def _scalars(source: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where texts begin and end: a # inside one is no comment."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tokens = (token for token in yaml.scan(source, Loader=loader) if isinstance(token, yaml.ScalarToken))
    return [
        ((t.start_mark.line, t.start_mark.column), (t.end_mark.line, t.end_mark.column))
        for t in tokens
        if t.start_mark is not None and t.end_mark is not None
    ]


def _holds(lines: list[str], row: int) -> int:
    """The line for which a switch on this row holds."""
    if not lines[row].lstrip().startswith("#"):
        return row + 1
    first = next((at for at, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), 0)
    if row < first:
        return _WHOLE_FILE
    below = range(row + 1, len(lines))
    return next((at + 1 for at in below if lines[at].strip() and not lines[at].lstrip().startswith("#")), row + 1)


def heard(file: str, found: Iterable[Problem], there: list[Switch]) -> Iterator[Problem]:
    """The warnings of a file that are not switched off, and what is wrong with its switches."""
    used = set()
    for problem in found:
        silent = [switch for switch in there if problem.severity == "warning" and switch.silences(problem)]
        used.update(silent)
        if not silent:
            yield problem
    for switch in there:
        if switch.code not in CODES:
            best = near(switch.code, CODES)
            code = "switch.unknown.near" if best else "switch.unknown"
            values: list[tuple[str, int | str]] = [("text", switch.code), ("allowed", ", ".join(CODES))]
            yield Problem(code, file, *switch.at, "", (*values, ("near", best)) if best else tuple(values), "warning")
        elif switch not in used:
            yield Problem("switch.unneeded", file, *switch.at, "", (("text", switch.code),), "warning")
