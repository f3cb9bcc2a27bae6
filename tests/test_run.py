"""run.py: the first thing anybody runs. It is loaded here as a module; nothing is installed."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def run() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("spoken", "language"), [("fr_CA.UTF-8", "fr"), ("en_CA.UTF-8", "en"), ("de_DE", "en")])
def test_it_speaks_the_language_of_the_system(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, spoken: str, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", spoken)
    assert run.language() == language


def test_both_languages_say_the_same_things(run: ModuleType) -> None:
    assert run.SENTENCES["en"].keys() == run.SENTENCES["fr"].keys()
    for key, sentence in run.SENTENCES["en"].items():
        assert sentence.count("%s") == run.SENTENCES["fr"][key].count("%s")


def test_tests_check_style_and_types_first(run: ModuleType) -> None:
    steps = run.steps("test", [])
    assert [step[2] for step in steps] == ["ruff", "mypy", "pytest"]
    assert "not slow" in steps[-1]


def test_slow_tests_run_when_asked_for(run: ModuleType) -> None:
    assert "slow or not slow" in run.steps("test", ["--slow"])[-1]


def test_one_test_file_can_be_run_alone(run: ModuleType) -> None:
    (only,) = run.steps("test", ["tests/test_run.py"])
    assert only[-1] == "tests/test_run.py"


def test_other_commands_go_to_the_game(run: ModuleType) -> None:
    ((*_, module, command, argument),) = run.steps("watch", ["--seed"])
    assert (module, command, argument) == ("game", "watch", "--seed")


def test_a_changed_lock_is_installed_again(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "lock"
    lock.write_text("a==1\n", encoding="ascii")
    monkeypatch.setattr(run, "VENV", str(tmp_path))
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    assert not run.installed(str(lock))
    (tmp_path / "locks.txt").write_text(run.fingerprint(str(lock)) + "\n", encoding="ascii")
    assert run.installed(str(lock))
    lock.write_text("a==2\n", encoding="ascii")
    assert not run.installed(str(lock))


def test_a_machine_without_network_gets_a_sentence(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA")
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    monkeypatch.setattr(subprocess, "call", lambda line: 1)
    with pytest.raises(SystemExit):
        run.prepare(str(tmp_path / "lock"))
    assert "réseau" in capsys.readouterr().err


def test_it_uses_only_the_standard_library_and_old_syntax(run: ModuleType) -> None:
    text = (ROOT / "run.py").read_text(encoding="utf-8")
    assert "match " not in text and ":=" not in text and ' f"' not in text
    assert {line.split()[1] for line in text.splitlines() if line.startswith("import ")} <= set(sys.stdlib_module_names)
    assert os.access(ROOT / "run.py", os.R_OK)
