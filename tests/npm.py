"""What tests need from npm, installed beside them from their lock on first use."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest


def installed(folder: Path, without: str) -> Path:
    """The node_modules of a folder of tests that holds a package-lock.json.

    Skips, saying what goes untested (`without`), where npm is missing or cannot install it; on the build machine it
    fails.
    """
    modules, lock = folder / "node_modules", folder / "package-lock.json"
    done = modules / ".package-lock.json"
    if not done.exists() or done.stat().st_mtime < lock.stat().st_mtime:
        npm = shutil.which("npm")
        if npm is None:
            _without(f"{without}: npm is not installed (Debian: apt install nodejs npm).")
        asked = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        tried = subprocess.run(asked, cwd=folder, capture_output=True, text=True, timeout=300)
        if tried.returncode != 0:
            _without(f"{without}: npm could not install {lock.name} of {folder.name}: {tried.stderr.strip()[-400:]}.")
    return modules


def _without(said: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(said)
    pytest.skip(said)
