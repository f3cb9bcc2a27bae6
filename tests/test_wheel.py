"""`pip install .` gives the whole game: the command, the content and the assets."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    line = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    made = subprocess.run(line, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    (only,) = out.glob("*.whl")
    return only


def test_content_and_assets_are_inside(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("content", "assets"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"game/shipped/{path.relative_to(ROOT)}" in names


def test_nothing_else_is_inside(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"game"}
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(("game/tests", "saves"))]


def test_the_installed_game_plays(wheel: Path, tmp_path: Path) -> None:
    """Installed elsewhere, without the checkout in sight, it tells a whole game from its own content."""
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(tmp_path / "site"),
        str(wheel),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONSAFEPATH": "1"}
    line = [sys.executable, "-m", "game", "watch", "--scenario", "first-game", "--seed", "3", "--lang", "fr"]
    told = subprocess.run(line, capture_output=True, cwd=tmp_path, env=environment, check=False)
    assert told.returncode == 0, told.stderr.decode()
    assert "Québec" in told.stdout.decode("utf-8")
