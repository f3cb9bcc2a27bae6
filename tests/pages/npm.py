"""What the tests of the pages need from npm."""

from __future__ import annotations

from pathlib import Path

from tests.npm import installed


def axe() -> str:
    """The source of axe-core; skips where it cannot be had."""
    modules = installed(Path(__file__).parent, "Pages are not looked at by axe-core")
    return (modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
