"""`border lint`: what a path means, what is written, and how it leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game import cli
from game.catalog.places import content_root
from tests.catalog.corpus import BAD

GOOD = """format: 3
id: lanes
title: {en: "Lanes", fr: "Voies"}
text: {en: "More lanes.", fr: "Plus de voies."}
by: [federal+canada]
source: {en: "assumption", fr: "hypothèse"}
"""
MANIFEST = """format: 3
id: mine
title: {en: "Mine", fr: "Le mien"}
text: {en: "A few cards.", fr: "Quelques cartes."}
version: "1.0"
authors: [A. Teacher]
licence: CC BY 4.0
rules: 1
"""


def said(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(["lint", *arguments])
    out, err = capfd.readouterr()
    return code, out, err


def test_shipped_content_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capfd, "--lang", "en")
    assert code == 0 and out.endswith("cards read, nothing wrong.\n") and len(out.splitlines()) == 1


def test_a_folder_and_a_file_of_the_content(capfd: pytest.CaptureFixture[str]) -> None:
    n = len(list((content_root() / "levers").glob("*.yaml")))
    assert said(capfd, str(content_root() / "levers"), "--lang", "en")[:2] == (0, f"{n} cards read, nothing wrong.\n")
    one = content_root() / "programs" / "whti.yaml"
    assert said(capfd, str(one), "--lang", "fr")[:2] == (0, "1 carte lue, rien à signaler.\n")


def test_a_file_anywhere_is_judged_as_if_it_lay_in_the_content(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lanes.yaml").write_text(GOOD, encoding="utf-8")
    assert said(capfd, "lanes.yaml", "--lang", "en")[:2] == (0, "1 card read, nothing wrong.\n")
    (tmp_path / "lanes.yaml").write_text(GOOD + "needs: [{agreement: smart-bordr}]\n", encoding="utf-8")
    code, out, _ = said(capfd, "lanes.yaml", "--lang", "en")
    assert code == 1
    assert out.splitlines() == [
        "lanes.yaml:7:21: error: needs[0].agreement: “smart-bordr” is not the name of an agreement. "
        "Did you mean “smart-border”?",
        "1 error.",
    ]


def test_warnings_alone_are_no_failure(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "lanes.yaml").write_text(GOOD.replace(', fr: "Voies"', ""), encoding="utf-8")
    code, out, _ = said(capfd, str(tmp_path / "lanes.yaml"), "--lang", "fr")
    assert code == 0 and "[french.missing]" in out and out.endswith("1 avertissement.\n")


def test_a_pack_is_judged_with_its_own_cards_only(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pack = tmp_path / "mine"
    (pack / "programs").mkdir(parents=True)
    (pack / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
    (pack / "programs" / "lanes.yaml").write_text(GOOD, encoding="utf-8")
    for path in (pack, pack / "programs"):
        code, out, _ = said(capfd, str(path), "--lang", "en")
        assert code == 0 and "nothing wrong" in out, out
    (pack / "programs" / "lanes.yaml").write_text(GOOD.replace("lanes", "lines"), encoding="utf-8")
    code, out, _ = said(capfd, str(pack), "--lang", "en")
    assert code == 1 and "mine/programs/lanes.yaml:2:5: error: id: " in out
    assert said(capfd, str(pack), "--in-step")[0] == 1
    assert (pack / "translations.yaml").is_file()


def test_json_and_sarif(capfd: pytest.CaptureFixture[str]) -> None:
    case = str(BAD / "programs" / "many-at-once.yaml")
    code, out, _ = said(capfd, case, "--json", "--lang", "en")
    data = json.loads(out)
    assert code == 1 and data["errors"] == 6 and data["problems"][0]["line"] == 6
    code, out, _ = said(capfd, case, "--sarif", "--lang", "fr")
    log = json.loads(out)
    assert code == 1 and len(log["runs"][0]["results"]) == 6
    code, out, _ = said(capfd, str(content_root() / "levers"), "--sarif")
    assert code == 0 and json.loads(out)["runs"][0]["results"] == []


def test_what_is_not_there_and_what_cannot_be_in_step(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = said(capfd, str(tmp_path / "none.yaml"), "--lang", "en")
    assert code == 2 and err == f"There is no file {tmp_path / 'none.yaml'}.\n"
    (tmp_path / "lanes.yaml").write_text(GOOD, encoding="utf-8")
    code, _, err = said(capfd, str(tmp_path / "lanes.yaml"), "--in-step", "--lang", "en")
    assert code == 2 and err.startswith("There is no sound card here")
    assert not (tmp_path / "translations.yaml").exists()


def test_an_empty_folder_holds_no_card(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert said(capfd, str(tmp_path), "--lang", "en")[:2] == (0, "0 cards read, nothing wrong.\n")
