"""`border schema`: what it writes where, and what it leaves alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from game import cli
from game.catalog.aims import aim
from game.catalog.lint import judge
from game.catalog.shelf import shipped
from tests.catalog.corpus import BAD

CARD = "id: patrols\n"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with a program and a manifest."""
    (tmp_path / "hills" / "programs").mkdir(parents=True)
    (tmp_path / "hills" / "pack.yaml").write_text("id: hills\n", encoding="utf-8")
    (tmp_path / "hills" / "programs" / "patrols.yaml").write_text(CARD, encoding="utf-8")
    return tmp_path / "hills"


def said(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str]]:
    """(exit code, lines) of the command."""
    code = cli.run(["schema", *map(str, arguments)])
    out, errors = capfd.readouterr()
    assert "Traceback" not in out + errors
    return code, (out + errors).splitlines()


def test_a_pack_gets_schemas_of_its_own_and_its_cards_name_them(pack: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capfd, pack)
    assert code == 0
    assert lines[-1] == "2 cards now name their schemas in their first lines."
    card = (pack / "programs" / "patrols.yaml").read_text(encoding="utf-8")
    assert card == f"# yaml-language-server: $schema=../schemas/program.json\n{CARD}"
    manifest = (pack / "pack.yaml").read_text(encoding="utf-8")
    assert manifest.splitlines()[0] == "# yaml-language-server: $schema=./schemas/pack.json"
    assert json.loads((pack / "schemas" / "program.json").read_text(encoding="utf-8"))["title"] == "program"
    assert (pack / "schemas" / "fr" / "pack.json").is_file()


def test_a_second_time_nothing_changes(pack: Path, capfd: pytest.CaptureFixture[str]) -> None:
    said(capfd, pack)
    before = {path: path.stat().st_mtime_ns for path in pack.rglob("*") if path.is_file()}
    code, lines = said(capfd, pack)
    assert code == 0 and lines[-1] == "0 cards now name their schemas in their first lines."
    assert before == {path: path.stat().st_mtime_ns for path in pack.rglob("*") if path.is_file()}


def test_in_french_cards_name_french_schemas(pack: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capfd, pack, "--lang", "fr")
    assert code == 0 and lines[-1].startswith("2 cartes nomment maintenant leur schéma")
    card = (pack / "programs" / "patrols.yaml").read_text(encoding="utf-8")
    assert card.startswith("# yaml-language-server: $schema=../schemas/fr/program.json\n")


def test_schemas_alone_can_be_written_elsewhere(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capfd, "--out", tmp_path / "here")
    assert code == 0 and len(lines) == 1
    assert (tmp_path / "here" / "schemas" / "event.json").is_file()


def test_the_reference_is_written_in_both_languages(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capfd, "--reference", tmp_path)
    assert (code, lines) == (0, [f"2 files are up to date in {tmp_path}."])
    assert (tmp_path / "fields.md").is_file() and (tmp_path / "fields.fr.md").is_file()


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_a_folder_without_cards_is_told(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capfd, tmp_path / name)
    assert (code, len(lines)) == (2, 1) and lines[0].startswith("There are no cards in ")


def test_what_cannot_be_written_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "schemas").write_text("a file in the way", encoding="utf-8")
    code, lines = said(capfd, "--out", tmp_path)
    assert code == 1 and len(lines) == 1 and "schemas" in lines[0]


def test_a_full_disk_spoils_no_card(
    pack: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    code, lines = said(capfd, pack)
    assert code == 1 and lines[-1].endswith(" cannot be written: the disk is full.")
    assert sorted(path.name for path in pack.rglob("*") if path.is_file()) == ["pack.yaml", "patrols.yaml"]


def test_a_pack_is_meant_by_its_id_and_its_schemas_are_no_fault_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    lake = tmp_path / "packs" / "lake"
    shutil.copytree(BAD / "packs" / "folder-unknown", lake, ignore=shutil.ignore_patterns("pictures"))
    manifest = (lake / "pack.yaml").read_text(encoding="utf-8")
    (lake / "pack.yaml").write_text(manifest.replace("folder-unknown", "lake"), encoding="utf-8")
    monkeypatch.setattr("game.catalog.places.saves_folder", lambda: tmp_path)
    shipped.cache_clear()
    code, _ = said(capfd, "lake")
    shipped.cache_clear()
    assert code == 0 and (lake / "schemas" / "pack.json").is_file()
    _, problems = judge(aim(lake, tmp_path / "packs"))
    assert "pack.folder" not in {problem.code for problem in problems}
