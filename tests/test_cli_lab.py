"""`border lab`: what it prints, what it writes, how it stops."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game import cli, cli_lab
from game.lab import batch

HISTORY = ["lab", "hindcast", "--no-check"]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")
    monkeypatch.setattr("game.cli_lab.saves_folder", lambda: tmp_path / "saves")


def said(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """(exit code, output, errors) of a command line."""
    code = cli.run(arguments)
    out, errors = capfd.readouterr()
    assert "Traceback" not in errors
    return code, out, errors


def test_the_hindcast_as_data_has_every_series_beside_the_actual_one(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capfd, *HISTORY, "--json", "--until", "2011")
    found = json.loads(out)
    assert code == 0 and [row["id"] for row in found["series"]][:2] == ["trade", "travel_us"]
    for row in found["series"]:
        assert row["unit"] and len(row["years"]) == len(row["simulated"]) == len(row["actual"]) == 11
        assert row["actual"][-1] is None and row["actual"][8] is not None
    assert found["parameters"]["trade_income"] > 0


def test_the_hindcast_in_french(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capfd, *HISTORY, "--lang", "fr")
    assert code == 0 and "simulé" in out and "2,48\u00a0%" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("hindcast", "--until", "2050"), "2050"),
        (("hindcast", "--history", "nothing"), "governments-2001"),
        (("claims", "aligment"), "Did you mean “alignment”?"),
        (("claims", "initiative", "--games", "2", "--out", "x.doc"), ".csv, .parquet"),
        (("claims", "initiative", "--games", "2", "--plot", "x.doc"), ".png, .svg, .pdf"),
        (("claims", "initiative", "--games", "1"), "at least 2 games"),
        (("hindcast", "--no-check", "--plot", "x"), ".png, .svg, .pdf"),
        (("hindcast", "--no-check", "--plot", "/proc/x.png"), "/proc/x.png cannot be written"),
        (("model", "--no-sensitivity", "--out", "/proc/x"), "/proc/x cannot be written"),
        (("sensitivity", "--scenario", "nowhere"), "nowhere"),
        (("ladder", "gredy"), "Did you mean “greedy”?"),
        (("ladder", "--scenario", "nowhere"), "nowhere"),
        (("ladder", "--pairs", "0"), "--pairs"),
        (("balance", "--scenario", "autum-2001"), "autumn-2001"),
        (("balance", "--level", "6"), "--level"),
        (("deals", "--scenario", "autum-2001"), "autumn-2001"),
        (("claims", "--games", "many"), "--games"),
        (("claim",), "claims"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    code, out, errors = said(capfd, "lab", *arguments)
    assert code == 2 and not out and words in errors


def test_claims_as_words_data_and_file(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    few = ("lab", "claims", "initiative", "enrolment", "--games", "6", "--workers", "1")
    code, out, _ = said(capfd, *few)
    assert code == 0 and "2 of 2 claims hold." in out
    table = tmp_path / "claims.csv"
    code, out, _ = said(capfd, *few, "--json", "--out", str(table))
    found = json.loads(out)
    assert code == 0 and [claim["number"] for claim in found] == [5, 9]
    assert all(claim["holds"] and claim["refused_acts"] == 0 for claim in found)
    assert len(table.read_text(encoding="utf-8").splitlines()) == 1 + 4 * 6 * (1 + 2)
    assert "claim" in json.loads(table.with_suffix(".codebook.json").read_text(encoding="utf-8"))


def test_an_interrupted_run_goes_on(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = batch.run

    def interrupted(*arguments: Any, **more: Any) -> Any:
        for count, found in enumerate(whole(*arguments, **more)):
            if count == 2:
                raise KeyboardInterrupt
            yield found

    few = ("lab", "claims", "initiative", "--games", "6", "--workers", "1", "--json")
    _, wanted, _ = said(capfd, *few)
    monkeypatch.setattr(cli_lab.batch, "run", interrupted)
    code, out, errors = said(capfd, *few)
    assert code == 130 and not out and "2 of 4" in errors and "--resume" in errors
    (kept,) = (tmp_path / "saves").glob("claims-*.jsonl")
    assert len(batch.load(kept)) >= 2
    monkeypatch.setattr(cli_lab.batch, "run", whole)
    code, out, _ = said(capfd, *few, "--resume")
    assert code == 0 and out == wanted and not kept.exists()


def test_what_cannot_be_written_where_it_was_asked_for_is_not_lost(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = ("lab", "claims", "initiative", "--games", "6", "--workers", "1", "--json")
    code, _, errors = said(capfd, *few, "--out", "/proc/x.csv")
    assert code == 2 and "/proc/x.csv" in errors

    def never(*arguments: Any) -> Any:
        raise AssertionError("what was played is not played again")

    monkeypatch.setattr(cli_lab.claim_lab, "play", never)
    code, out, _ = said(capfd, *few, "--resume", "--out", str(tmp_path / "x.csv"))
    assert code == 0 and json.loads(out)[0]["holds"] and (tmp_path / "x.csv").exists()


def test_the_page_of_the_model_goes_where_it_is_wanted(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = said(capfd, "lab", "model", "--no-sensitivity", "--out", str(tmp_path / "new"))
    assert code == 0 and len(out.split()) == 2
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"model.md", "model.fr.md"}


def test_alone_it_says_what_there_is(capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capfd, "lab")
    assert all(name in out for name in ("hindcast", "claims", "ladder", "balance", "deals", "sensitivity", "model"))


def test_sensitivity_lists_what_was_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    few = ("lab", "sensitivity", "--scenario", "first-game", "--games", "1", "--trajectories", "2")
    code, out, _ = said(capfd, *few, "--most", "3")
    assert code == 0 and len(out.strip().splitlines()) == 5
    code, out, _ = said(capfd, *few, "--json")
    assert code == 0 and json.loads(out)[0]["points"] > 0


LADDER = ("lab", "ladder", "nothing", "--pairs", "6", "--scenario", "autumn-2001", "--workers", "1")


def test_the_ladder_adds_up(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capfd, *LADDER, "--json")
    found = json.loads(out)
    (duel,) = found["duels"]
    assert code == 0 and (duel["first"], duel["second"], duel["pairs"]) == ("level-4", "nothing", 6)
    assert sum(seat["pairs"] for seat in duel["seats"]) == 6
    assert sum(seat["won"] for seat in duel["seats"]) == duel["won"] == 6
    assert duel["share"] == 1.0 and duel["low"] < 1.0 and duel["verdict"] == "better" and duel["points"]["low"] > 0
    assert [row["name"] for row in found["ratings"]] == ["level-4", "nothing"] and found["ratings"][0]["elo"] == 1500


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ("6 pairs of games", "100% (61 to 100)", "clear: the first plays better", "Level 4 = 1500")),
        ("fr", ("6 paires de parties", "100\u00a0% (61 à 100)", "net\u00a0: le premier joue mieux", "Niveau 4 = 1500")),
    ],
)
def test_the_ladder_in_words(capfd: pytest.CaptureFixture[str], language: str, sentences: tuple[str, ...]) -> None:
    code, out, _ = said(capfd, *LADDER, "--lang", language)
    assert code == 0 and all(sentence in out for sentence in sentences)


def test_an_interrupted_ladder_goes_on(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = batch.run

    def interrupted(*arguments: Any, **more: Any) -> Any:
        for count, found in enumerate(whole(*arguments, **more)):
            if count:
                raise KeyboardInterrupt
            yield found

    _, wanted, _ = said(capfd, *LADDER, "--json")
    monkeypatch.setattr(cli_lab.batch, "run", interrupted)
    code, out, errors = said(capfd, *LADDER, "--json")
    assert code == 130 and not out and "1 of 2" in errors
    (kept,) = (tmp_path / "saves").glob("ladder-*.jsonl")
    monkeypatch.setattr(cli_lab.batch, "run", whole)
    assert said(capfd, *LADDER, "--json", "--resume")[1] == wanted and not kept.exists()


def test_deals_by_level_as_data(capfd: pytest.CaptureFixture[str]) -> None:
    few = ("lab", "deals", "--games", "1", "--scenario", "first-game", "--workers", "1", "--json")
    code, out, _ = said(capfd, *few)
    found = json.loads(out)
    assert code == 0 and [row["level"] for row in found] == [1, 2, 3, 4, 5]
    assert all(row["games"] == 1 for row in found)


def test_deals_in_french(capfd: pytest.CaptureFixture[str]) -> None:
    few = ("lab", "deals", "--games", "1", "--scenario", "first-game", "--workers", "1", "--lang", "fr")
    code, out, _ = said(capfd, *few)
    assert code == 0 and "tours avec entente" in out and "Niveau 5" in out


def test_balance_as_data(capfd: pytest.CaptureFixture[str]) -> None:
    few = ("lab", "balance", "--games", "6", "--level", "4", "--scenario", "autumn-2001", "--workers", "1")
    code, out, _ = said(capfd, *few, "--json")
    found = json.loads(out)
    assert code == 0 and (found["games"], found["level"]) == (6, 4)
    assert abs(sum(seat["off_percent"]["mean"] for seat in found["seats"])) < 0.01
    best = {seat["best_persona"] for seat in found["seats"]}
    assert best <= {who["id"] for who in found["personas"]} and found["dominated"] == []
    for row in (*found["programs"], *found["agreements"]):
        assert 0 <= row["ran"] <= row["open"] and (row["rate"] is None) == (row["open"] == 0)
    assert any(row["ran"] for row in found["programs"]) and found["first_offer"]["games"] == 6


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ("2 games, all seats at level 3", "No card is dominated", "The least generous persona, ")),
        (
            "fr",
            (
                "2 parties, tous les sièges au niveau 3",
                "Aucune carte n’est dominée",
                "Le personnage le moins généreux (",
            ),
        ),
    ],
)
def test_balance_in_words(capfd: pytest.CaptureFixture[str], language: str, sentences: tuple[str, ...]) -> None:
    few = ("lab", "balance", "--games", "2", "--level", "3", "--scenario", "first-game", "--workers", "1")
    code, out, _ = said(capfd, *few, "--lang", language)
    assert code == 0 and all(sentence in out for sentence in sentences)
