"""What the tests need from npm, installed beside them from their lock on first use."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
LOCK = HERE / "package-lock.json"
INSTALLED = HERE / "node_modules" / ".package-lock.json"


def axe() -> str:
    """The source of axe-core. Skips where npm is missing or cannot install it; on the build machine it fails."""
    if not AXE.exists() or INSTALLED.stat().st_mtime < LOCK.stat().st_mtime:
        npm = shutil.which("npm")
        if npm is None:
            _without("npm is not installed (Debian: apt install nodejs npm)")
        asked = [str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(asked, cwd=HERE, capture_output=True, text=True, timeout=300)
        if done.returncode != 0:
            _without(f"npm could not install tests/pages/package-lock.json: {done.stderr.strip()[-400:]}")
    return AXE.read_text(encoding="utf-8")


def _without(why: str) -> None:
    said = f"Pages are not looked at by axe-core: {why}."
    if os.environ.get("CI") == "true":
        pytest.fail(said)
    pytest.skip(said)
