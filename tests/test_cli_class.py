"""`border export`: files beside a lesson, and a sentence for all that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import cli
from game.server.exports.kinds import KINDS
from tests.server.exports.played import Class, talk


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")
    monkeypatch.chdir(tmp_path)


def said(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """(exit code, output, errors) of a command line."""
    code = cli.run(["export", *arguments])
    out, errors = capfd.readouterr()
    assert "Traceback" not in out + errors
    return code, out.strip(), errors.strip()


@pytest.fixture
def lesson(tmp_path: Path) -> Class:
    made = Class(tmp_path / "lesson")
    talk(made)
    return made


@pytest.mark.parametrize("what", list(KINDS))
def test_every_export_is_written(capfd: pytest.CaptureFixture[str], lesson: Class, what: str, tmp_path: Path) -> None:
    name = f"{what}.{KINDS[what].ending}"
    assert said(capfd, "lesson", "--what", what) == (0, f"Written: {name}", "")
    assert (tmp_path / name).stat().st_size > 100
    assert said(capfd, "lesson", "--what", what)[1:] == (
        "",
        f"The file {name} is there already. Name another with --out.",
    )


def test_the_grade_book_is_what_is_meant_without_a_word(
    capfd: pytest.CaptureFixture[str], lesson: Class, tmp_path: Path
) -> None:
    assert said(capfd, "lesson", "--out", "a.csv", "--lang", "fr") == (0, "Écrit\u00a0: a.csv", "")
    assert "Pseudonyme" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert said(capfd, "lesson", "--out", "b.csv", "--names")[0] == 0
    assert "Bo Zanzibar" in (tmp_path / "b.csv").read_text(encoding="utf-8-sig")


def test_a_lesson_that_goes_on_is_read_and_left_as_it_is(
    capfd: pytest.CaptureFixture[str], lesson: Class, tmp_path: Path
) -> None:
    book = tmp_path / "lesson" / "lesson.jsonl"
    with book.open("ab") as file:
        file.write(b"0123abcd {half a li")
    before = {path.name: path.read_bytes() for path in (tmp_path / "lesson").iterdir()}
    assert said(capfd, "lesson", "--what", "bundle")[0] == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "lesson").iterdir()} == before


def test_what_cannot_be_is_said(capfd: pytest.CaptureFixture[str], lesson: Class, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "lesson.jsonl").write_bytes((tmp_path / "lesson" / "table-1.jsonl").read_bytes())
    for arguments, sentence in (
        (["nowhere"], "There is no lesson in nowhere. A lesson’s folder holds the file lesson.jsonl."),
        (["empty"], "There is no lesson in empty. A lesson’s folder holds the file lesson.jsonl."),
        (["foreign"], "The file lesson.jsonl is not of a lesson of this game."),
        (
            ["lesson", "--what", "cake"],
            "There is no export “cake”. There are: gradebook, outcome, bundle, folders, slips.",
        ),
        (
            ["lesson", "--what", "bundle", "--names"],
            "Only the grade book, the outcome and the students’ sheets can hold names.",
        ),
        (["lesson", "--lang", "de"], "There is no language “de”. There are: en, fr."),
        (["nowhere", "--lang", "fr"],
         "Il n’y a pas de leçon dans nowhere. Le dossier d’une leçon contient le fichier lesson.jsonl."),
    ):  # fmt: skip
        assert said(capfd, *arguments) == (2, "", sentence)
    assert said(capfd)[2].startswith("The argument FOLDER is missing.")
    assert said(capfd, "lesson", "--out", "no/such/place.csv")[2] == (
        f"There is no folder {Path('no/such')}. Make it first, or name another file with --out."
    )
    assert said(capfd, "lesson", "--out", "empty")[2] == "The file empty is there already. Name another with --out."
    assert said(capfd, "lesson", "--out", "x" * 300)[0] == 1


def test_damage_is_said_and_nothing_is_touched(
    capfd: pytest.CaptureFixture[str], lesson: Class, tmp_path: Path
) -> None:
    table = tmp_path / "lesson" / "table-2.jsonl"
    whole = table.read_bytes()
    for bad, sentence in (
        (whole + b"rubbish\n", "The file table-2.jsonl of this lesson is damaged at line 2. It was left as it is."),
        (b"", "The file table-2.jsonl of this lesson holds nothing yet."),
    ):
        table.write_bytes(bad)
        assert said(capfd, "lesson") == (2, "", sentence)
        assert table.read_bytes() == bad
    table.unlink()
    assert said(capfd, "lesson")[2].startswith("A file of this lesson is not there: ")
    book = tmp_path / "lesson" / "lesson.jsonl"
    lines = book.read_bytes().splitlines(keepends=True)
    book.write_bytes(b"".join([*lines[:2], b"x" * 20 + b"\n", *lines[2:]]))
    assert said(capfd, "lesson") == (
        2, "", "The file lesson.jsonl of this lesson is damaged at line 3. It was left as it is.",
    )  # fmt: skip
    assert not (tmp_path / "gradebook.csv").exists()
