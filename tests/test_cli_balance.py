"""`border balance`: the whole command, in both languages, the same numbers each time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game import cli, cli_balance
from tests.lab.test_subject import written

FEW = ("--games", "8", "--workers", "1")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")


def said(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """(exit code, output, errors) of a command line."""
    code = cli.run(("balance", *arguments))
    out, errors = capfd.readouterr()
    assert "Traceback" not in errors
    return code, out, errors


def test_the_same_command_says_the_same_on_one_process_and_on_two(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, errors = said(capfd, "common-radios", *FEW)
    assert code == 0 and out.startswith("“Radios that talk to each other” in “Autumn 2001”\n4 pairs of games")
    assert not errors
    assert said(capfd, "common-radios", "--games", "8", "--workers", "2") == (0, out, "")


def test_in_french_and_as_data(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capfd, "joint-statement", *FEW, "--lang", "fr")
    assert code == 0 and "L’entente figure dans une offre dans " in out
    code, out, _ = said(capfd, "joint-statement", *FEW, "--json", "--scenario", "first-game", "--level", "2")
    found = json.loads(out)
    assert code == 0 and (found["scenario"], found["level"], found["games"]) == ("first-game", 2, 8)


def test_a_file_outside_the_content(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = written(tmp_path, "my-radios")
    code, out, _ = said(capfd, str(path), *FEW, "--json")
    assert code == 0 and json.loads(out)["most_alike"] == {"card": "common-radios", "cosine": 1.0}
    broken = written(tmp_path, "no-radios", "programs", "common-radios", ("on: interop", "on: interp"))
    code, out, errors = said(capfd, str(broken), *FEW)
    assert code == 2 and not out and "no-radios.yaml:" in errors and "interop" in errors


def test_a_card_for_nobody_is_told_without_a_game(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_balance, "_played", None)
    path = written(tmp_path, "my-radios", "programs", "common-radios", ("by: [province, state]", "by: [community]"))
    code, out, _ = said(capfd, str(path), "--scenario", "autumn-2001")
    assert code == 0 and "Nobody at this table may ever take it" in out


def test_a_scenario_begins_with_its_verdict(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capfd, "first-game", *FEW)
    assert code == 0 and "agreements come into force" in out.splitlines()[0] and "8 games, all seats at level 4" in out
    code, out, _ = said(capfd, "first-game", *FEW, "--json")
    assert code == 0 and json.loads(out)["games"] == 8


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("comon-radios",), "Did you mean “common-radios”?"),
        (("nothing.yaml",), "There is no file nothing.yaml."),
        (("common-radios", "--scenario", "autum-2001"), "autumn-2001"),
        (("common-radios", "--level", "6"), "--level"),
        (("common-radios", "--games", "3"), "at least 4 games"),
        (("common-radios", "--games", "many"), "--games"),
        (("manitoba",), "can come into play at no table"),
        ((), "missing"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    code, out, errors = said(capfd, *arguments)
    assert code == 2 and not out and words in errors


def test_stopped_it_says_so(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*arguments: object, **more: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli_balance.batch, "run", stopped)
    code, out, errors = said(capfd, "common-radios", *FEW)
    assert code == 130 and not out and errors == "Stopped; what was played is not kept.\n"


@pytest.mark.parametrize(("lang", "words"), [("en", "was saved while"), ("fr", "a été enregistré pendant")])
@pytest.mark.parametrize("what", ["common-radios", "first-game"])
def test_content_saved_while_the_games_start_is_told(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, what: str, lang: str, words: str
) -> None:
    monkeypatch.setattr(cli_balance, "mark", lambda shelf: "what it was before")
    code, out, errors = said(capfd, what, *FEW, "--lang", lang)
    assert code == 2 and not out and words in errors


@pytest.mark.slow
def test_left_alone_it_stops_when_it_can_tell(capfd: pytest.CaptureFixture[str]) -> None:
    """How long that takes is for benchmarks/balance.py: by the clock of a busy machine nothing could be held on to."""
    code, out, _ = said(capfd, "common-radios", "--scenario", "first-game")
    assert code == 0 and "More games would tell little" in out
    pairs = int(out.splitlines()[1].split()[0])
    assert 200 <= pairs < 500 and pairs % 50 == 0
    code, given, _ = said(capfd, "common-radios", "--scenario", "first-game", "--games", str(2 * pairs))
    assert code == 0 and given.splitlines()[3:] == out.splitlines()[4:], "what it stopped at is what so many games say"
