"""The pages of help: all in one language, wherever a command line asks for it."""

from __future__ import annotations

from typing import Any

import pytest

from game import cli
from game.cli_help import half, led


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")


def told(capfd: pytest.CaptureFixture[str], line: str) -> tuple[int, str]:
    code = cli.run(line.split())
    out, errors = capfd.readouterr()
    assert "Traceback" not in out + errors
    return code, out + errors


@pytest.mark.parametrize("line", ["--lang fr --help", "--help --lang fr", "--lang=fr --help", "--lang fr"])
def test_help_is_in_french_wherever_it_is_asked_for(capfd: pytest.CaptureFixture[str], line: str) -> None:
    code, text = told(capfd, line)
    assert code == 0 and text.startswith("Utilisation\u00a0: border [")
    assert "Ce qui ne va pas dans les cartes." in text and "Afficher ce message" in text
    assert "What is wrong" not in text and "Commands:" not in text


@pytest.mark.parametrize("line", ["--lang fr new --help", "new --lang fr", "new --help --lang fr", "--lang fr lab"])
def test_so_is_that_of_a_group(capfd: pytest.CaptureFixture[str], line: str) -> None:
    code, text = told(capfd, line)
    assert code == 0 and text.startswith("Utilisation\u00a0: border ") and "Commandes\u00a0:" in text


def test_that_of_a_command_has_its_options_in_the_same_language(capfd: pytest.CaptureFixture[str]) -> None:
    french, english = (told(capfd, f"preview --help --lang {language}")[1] for language in ("fr", "en"))
    assert "--out, --text: à chaque sauvegarde" in french and "at each save" not in french
    assert "--out, --text: at each save" in english and "sauvegarde" not in english


def test_a_language_before_a_command_is_the_command_s(capfd: pytest.CaptureFixture[str]) -> None:
    code, text = told(capfd, "--lang fr lint /nowhere")
    assert code == 2 and text == "Il n’y a pas de fichier /nowhere.\n"
    assert told(capfd, "--lang xx lint") == (2, "There is no language “xx”. There are: en, fr.\n")
    assert told(capfd, "lint --lang")[0] == 2


def test_what_is_said_in_both_languages_is_told_apart_and_the_rest_stays() -> None:
    assert [half("no picture / sans image", language) for language in ("en", "fr")] == ["no picture", "sans image"]
    assert half("[FOLDER / DOSSIER]", "fr") == "[FOLDER / DOSSIER]" and half("en | fr", "fr") == "en | fr"


def test_every_command_says_what_it_is_in_both_languages() -> None:
    todo: list[Any] = [cli.command(name) for name in cli.COMMANDS]
    while todo:
        one = todo.pop()
        inner = list(getattr(one, "commands", {}).values())
        todo += inner
        assert half(one.help or "", "en") != half(one.help or "", "fr"), one.name


def test_arguments_keep_their_order_and_the_last_language_holds(capfd: pytest.CaptureFixture[str]) -> None:
    assert told(capfd, "--lang fr lint --lang en /nowhere") == (2, "There is no file /nowhere.\n")
    assert told(capfd, "--lang en --lang fr --help")[1].startswith("Utilisation")
    command = cli.Commands("en")
    assert led(command, ["watch", "--lang", "fr", "--seed", "3"]) == ["watch", "--seed", "3", "--lang", "fr"]
