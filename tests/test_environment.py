"""The environment: the maintained pygame and never the other one beside it."""

from __future__ import annotations

import importlib.metadata
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def test_pygame_is_the_community_edition_and_alone() -> None:
    import pygame

    assert getattr(pygame, "IS_CE", False)
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        importlib.metadata.distribution("pygame")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_pins_everything_the_project_asks_for(lock: str) -> None:
    lines = [line for line in (ROOT / lock).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in lines}
    assert all("==" in line for line in lines)
    assert "pygame" not in pinned
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    if "dev" in lock:
        wanted += project["optional-dependencies"]["dev"]
    for line in wanted:
        name = line.split("=")[0].split(">")[0].split("<")[0].strip().lower()
        assert name in pinned, f"{lock} does not pin {name}"


def test_what_is_installed_is_what_is_locked() -> None:
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, version = line.split("==")
            assert importlib.metadata.version(name) == version, f"{name}: run `python3 run.py test` to install the lock"


def test_no_library_under_agpl_or_gpl() -> None:
    for line in (ROOT / "requirements-dev.lock").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        meta = importlib.metadata.metadata(line.split("==")[0])
        expression = meta.get("License-Expression") or ""
        licence = " ".join([expression, *(meta.get_all("Classifier") or [])])
        assert "AGPL" not in licence and "Affero" not in licence, line
        assert "GNU General Public" not in licence and not expression.startswith("GPL"), line
