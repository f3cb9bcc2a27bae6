"""The broken files in tests/catalog/bad, by folders of kinds, each with what is expected beside it.

NAME.expected holds the codes, then the lines that `border lint` writes in its folder, in English and in French. Run as
a program, this writes those files anew from what the lint says now; read them before they are committed.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from game.catalog.aims import aim
from game.catalog.lint import judge
from game.catalog.problem import Problem
from game.catalog.reports import report
from game.catalog.shelf import FORMS, Shelf
from tests.shipped import words

BAD = Path(__file__).parent / "bad"
PACKS = sorted(path for path in (BAD / "packs").iterdir() if path.is_dir())
FILES = sorted(path for kind in FORMS for path in (BAD / kind).glob("*.yaml"))
CASES = [*FILES, *PACKS]
"""Files, and folders of packs."""


@lru_cache(maxsize=16)
def judged(folder: Path) -> tuple[Shelf, tuple[Problem, ...]]:
    """What a lint of a folder says, no packs being installed."""
    return judge(aim(folder, BAD / "none"))


def told(case: Path) -> str:
    """What is said of a case, as it stands in its file of expectations."""
    shelf, problems = judged(case if case.is_dir() else case.parent)
    own = [p for p in problems if shelf.path(p.file).absolute().is_relative_to(case)]

    def place(file: str) -> str:
        return shelf.path(file).absolute().relative_to(case.parent).as_posix()

    codes = " ".join(sorted({problem.code for problem in own}))
    return "\n\n".join((f"codes: {codes}", *(report(own, words(language), place) for language in ("en", "fr")))) + "\n"


def expected(case: Path) -> str:
    """What stands beside a case."""
    return case.with_suffix(".expected").read_text(encoding="utf-8")


def codes(case: Path) -> list[str]:
    """The codes that are expected."""
    return expected(case).splitlines()[0].removeprefix("codes:").split()


if __name__ == "__main__":
    for each in CASES:
        each.with_suffix(".expected").write_text(told(each), encoding="utf-8")
