"""`border debrief`: files beside a save or a lesson, and a sentence for all that cannot be."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from game import cli, cli_debrief
from game.debrief.report import forms as report
from game.debrief.report.forms import forms, student_sheets
from game.table.journal import seal, unseal
from game.table.story import cast
from game.table.table import open_table
from tests.debrief.games import SHORT
from tests.debrief.light import light
from tests.server.exports.played import Class, finished, talk
from tests.shipped import loaded, shelf, words


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In English, in an empty folder; only the quick parts: the others have tests of their own."""
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(report, "find", light)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A whole game between personas."""
    path = tmp_path_factory.mktemp("saves") / "evening.jsonl"
    table = open_table(loaded(SHORT), 7, cast(loaded(SHORT), 7), path)
    for _ in table.advance():
        pass
    return path.read_bytes()


@pytest.fixture
def save(tmp_path: Path, journal: bytes) -> Path:
    path = tmp_path / "evening.jsonl"
    path.write_bytes(journal)
    return path


@pytest.fixture
def lesson(tmp_path: Path) -> Class:
    made = Class(tmp_path / "lesson")
    talk(made)
    return made


def said(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    """(exit code, lines of output without the time, errors) of a command line."""
    code = cli.run(["debrief", *arguments])
    out, errors = capfd.readouterr()
    assert "Traceback" not in out + errors
    return code, [line for line in out.splitlines() if not line.startswith(("Made in", "Fait en"))], errors.strip()


def test_a_page_is_written_here_and_never_over_another(
    capfd: pytest.CaptureFixture[str], save: Path, tmp_path: Path
) -> None:
    before = save.read_bytes()
    assert said(capfd, "evening.jsonl") == (0, ["Written: evening-debrief.html"], "")
    page = (tmp_path / "evening-debrief.html").read_bytes()
    assert b'<html lang="en">' in page and save.read_bytes() == before
    assert said(capfd, "evening.jsonl") == (
        2, [], "The file evening-debrief.html is there already. Name another with --out.",
    )  # fmt: skip
    assert (tmp_path / "evening-debrief.html").read_bytes() == page


def test_all_forms_in_french(capfd: pytest.CaptureFixture[str], save: Path, tmp_path: Path) -> None:
    arguments = ("--out", "a.html", "--slides", "b.html", "--data", "c", "--lang", "fr")
    code, lines, errors = said(capfd, "evening.jsonl", *arguments)
    names = [Path(line.split("\u00a0: ")[1]).name for line in lines]
    assert (code, errors) == (0, "")
    assert names[:2] == ["a.html", "b.html"] and names[-2:] == ["codebook.en.md", "codebook.fr.md"]
    assert {"result.csv", "turnings.csv", "decisions.csv", "bargains.csv"} <= set(names)
    assert '<html lang="fr">' in (tmp_path / "b.html").read_text(encoding="utf-8")
    assert said(capfd, "evening.jsonl", "--out", "d.html", "--slides", "b.html")[2] == (
        "The file b.html is there already. Name another with --slides."
    )
    assert not (tmp_path / "d.html").exists()


def test_without_people_there_is_the_page_and_a_word_about_the_sheets(
    capfd: pytest.CaptureFixture[str], save: Path, tmp_path: Path
) -> None:
    assert said(capfd, "evening.jsonl", "--students", "s.html") == (
        0,
        ["Written: evening-debrief.html"],
        "Only the computer played, so there is nobody to make a sheet for: s.html is not written.",
    )
    assert (tmp_path / "evening-debrief.html").exists() and not (tmp_path / "s.html").exists()


def test_a_save_is_found_by_its_name(
    capfd: pytest.CaptureFixture[str], journal: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_debrief, "saves_folder", lambda: tmp_path / "saves")
    (tmp_path / "saves").mkdir()
    (tmp_path / "saves" / "evening.jsonl").write_bytes(journal)
    assert said(capfd, "evening") == (0, ["Written: evening-debrief.html"], "")


def test_how_long_it_took_is_told_by_the_clock(capfd: pytest.CaptureFixture[str], save: Path, tmp_path: Path) -> None:
    clock: Callable[[], float] = iter((10.0, 12.5)).__next__
    wish = cli_debrief.Wish(tmp_path / "a.html", None, None, None, False)
    cli_debrief.told(save, wish, shelf(), words("en"), 0, False, False, clock)
    assert capfd.readouterr().out.endswith("Made in 2.5 s.\n")


def test_a_game_that_goes_on_is_told_only_when_that_is_meant(
    capfd: pytest.CaptureFixture[str], save: Path, journal: bytes, tmp_path: Path
) -> None:
    lines = journal.splitlines(keepends=True)
    half = next(at for at in range(len(lines) // 2, len(lines)) if b'"snapshot"' in lines[at])
    save.write_bytes(b"".join(lines[: half + 1]))
    code, _, errors = said(capfd, "evening.jsonl")
    assert code == 2 and errors.startswith("This game is not over") and "--so-far" in errors
    assert said(capfd, "evening.jsonl", "--so-far")[0] == 0
    page = (tmp_path / "evening-debrief.html").read_text(encoding="utf-8")
    assert "In the lead: " in page and "This game is not over" in page


def test_what_cannot_be_is_said(capfd: pytest.CaptureFixture[str], save: Path, journal: bytes, tmp_path: Path) -> None:
    lines = journal.splitlines(keepends=True)
    header = dict(unseal(lines[0][:-1]) or {})
    other, foreign, noseed = (
        seal({**header, **change}) for change in ({"content": "00"}, {"format": 99}, {"seed": "x"})
    )
    (tmp_path / "folder").mkdir()
    for name, data, sentence in (
        (
            "damaged",
            b"".join([*lines[:5], b"x" * 30 + b"\n", *lines[6:]]),
            "The save damaged.jsonl is damaged at line 6",
        ),
        ("early", b"".join(lines[:4]), "No round of this game has been played to its end yet"),
        ("empty", b"", "The save empty.jsonl holds no game."),
        ("foreign", foreign + b"".join(lines[1:]), "foreign.jsonl is not a save of this game."),
        ("noseed", noseed + b"".join(lines[1:]), "noseed.jsonl is not a save of this game."),
        ("other", other + b"".join(lines[1:]), "The cards or the rules have changed since this game was played."),
        ("letter", b"Dear all,\n", "The save letter.jsonl is damaged at line 1"),
    ):
        (tmp_path / f"{name}.jsonl").write_bytes(data)
        code, out, errors = said(capfd, f"{name}.jsonl")
        assert (code, out) == (2, []) and errors.startswith(sentence), (name, errors)
        assert not (tmp_path / f"{name}-debrief.html").exists()
    for arguments, sentence in (
        (["nowhere"], "There is no save nowhere."),
        (["folder"], "There is no lesson in folder. A lesson’s folder holds the file lesson.jsonl."),
        (["evening.jsonl", "--parquet"], "Say with --data in which folder the Parquet files go."),
        (["evening.jsonl", "--table", "2"], "There is no such table."),
        (["evening.jsonl", "--out", "no/such/place.html"],
         f"There is no folder {Path('no/such')}. Make it first, or name another file with --out."),
        (["evening.jsonl", "--lang", "de"], "There is no language “de”. There are: en, fr."),
    ):  # fmt: skip
        assert said(capfd, *arguments) == (2, [], sentence)
    assert said(capfd, "evening.jsonl", "--out", "x" * 300)[0] == 1
    assert said(capfd, "x" * 300)[2].endswith("cannot be read: its name is too long.")
    for name in ("round.jsonl", "round"):
        (tmp_path / name).symlink_to(name)
        assert said(capfd, name)[2] == f"The save {name} cannot be read: its links lead round in a circle."
    assert said(capfd, "evening.jsonl", "--out", "y.html", "--data", "evening.jsonl")[0] == 1
    assert not (tmp_path / "y.html").exists()


def test_no_file_is_asked_for_twice(capfd: pytest.CaptureFixture[str], save: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    for option in ("--slides", "--data"):
        code, out, errors = said(capfd, "evening.jsonl", "--out", "a.html", option, f"../{tmp_path.name}/a.html")
        assert (code, out) == (2, []) and errors.endswith(f"is asked for twice. Choose another for {option}.")
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_of_numbers_is_looked_into_first(
    capfd: pytest.CaptureFixture[str], save: Path, tmp_path: Path
) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "codebook.en.md").write_bytes(b"mine")
    code, out, errors = said(capfd, "evening.jsonl", "--data", "d")
    assert (code, out) == (2, []) and errors.endswith("is there already. Name another with --data.")
    assert not (tmp_path / "evening-debrief.html").exists()


def test_a_folder_that_lets_nobody_in_is_told(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = Path.is_file

    def denied(path: Path) -> bool:
        if path.name == "lesson.jsonl":
            raise PermissionError(errno.EACCES, "denied")
        return looked(path)

    (tmp_path / "closed").mkdir()
    monkeypatch.setattr(Path, "is_file", denied)
    assert said(capfd, "closed") == (2, [], "The save closed cannot be read: access is denied.")


@pytest.mark.skipif(sys.platform == "win32", reason="ended otherwise there")
def test_what_the_system_ends_says_so_and_leaves_nothing(
    capfd: pytest.CaptureFixture[str], save: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(*given: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(report, "find", ended)
    assert said(capfd, "evening.jsonl") == (130, [], "Stopped.")
    assert not (tmp_path / "evening-debrief.html").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are letters there")
def test_a_name_that_is_no_letters_is_told(capfdbinary: pytest.CaptureFixture[bytes], journal: bytes) -> None:
    Path(os.fsdecode(b"n\xff.jsonl")).write_bytes(journal)
    assert cli.run(["debrief", os.fsdecode(b"n\xff.jsonl")]) == 0
    assert capfdbinary.readouterr().out.startswith(b"Written: n\xff-debrief.html\n")


def test_a_torn_last_line_is_told_and_left_out(capfd: pytest.CaptureFixture[str], save: Path, journal: bytes) -> None:
    save.write_bytes(journal + b"0123abcd {half a li")
    code, lines, errors = said(capfd, "evening.jsonl")
    assert (code, lines) == (0, ["Written: evening-debrief.html"]) and errors


def test_a_full_disk_leaves_no_half_file(
    capfd: pytest.CaptureFixture[str], save: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        """A file on a disk that is full."""

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *what: object) -> None:
            return None

        def write(self, data: bytes) -> int:
            raise OSError(errno.ENOSPC, "full")

        def flush(self) -> None:
            raise AssertionError("nothing was written")

    opened = Path.open

    def full(path: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        if mode != "xb":
            return opened(path, mode, *more, **named)
        path.touch(exist_ok=False)
        return Full()

    monkeypatch.setattr(Path, "open", full)
    code, lines, errors = said(capfd, "evening.jsonl", "--lang", "fr")
    assert (code, lines) == (1, []) and "evening-debrief.html" in errors
    assert not (tmp_path / "evening-debrief.html").exists()


def test_a_lesson_is_told_when_its_teacher_has(
    capfd: pytest.CaptureFixture[str], lesson: Class, tmp_path: Path
) -> None:
    code, _, errors = said(capfd, "lesson")
    assert code == 2 and errors.splitlines()[:2] == [
        "The game at table 1 is not over.",
        "The game at table 2 is not over.",
    ]
    assert said(capfd, "lesson", "--so-far") == (2, [], "\n".join(
        f"Table {n} is left out. {words('en').key('debrief.too-early')}" for n in (1, 2)
    ))  # fmt: skip
    finished(lesson, 0)
    lesson.to(1, "debrief")
    assert said(capfd, "lesson")[2].startswith("Table 2 has not been revealed yet.\n")
    assert said(capfd, "lesson", "--table", "3") == (2, [], "There is no such table.")
    assert said(capfd, "lesson", "--table", "1") == (0, ["Written: lesson-debrief.html"], "")
    assert "table 1" in (tmp_path / "lesson-debrief.html").read_text(encoding="utf-8")


def test_the_tables_of_a_class_and_everybody_in_it(
    capfd: pytest.CaptureFixture[str], lesson: Class, tmp_path: Path
) -> None:
    for table in (0, 1):
        finished(lesson, table)
    before = {path.name: path.read_bytes() for path in (tmp_path / "lesson").iterdir()}
    code, lines, errors = said(capfd, "lesson", "--students", "s.html", "--slides", "w.html", "--data", "d")
    assert (code, errors) == (0, "")
    written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert {line.removeprefix("Written: ") for line in lines} == {
        name for name in written if not name.startswith("lesson/")
    }
    assert {"lesson-debrief.html", "lesson-debrief-table-1.html", "lesson-debrief-table-2.html"} <= written
    page = (tmp_path / "lesson-debrief.html").read_text(encoding="utf-8")
    assert 'href="lesson-debrief-table-2.html"' in page
    assert {path.name: path.read_bytes() for path in (tmp_path / "lesson").iterdir()} == before
    sheets = (tmp_path / "s.html").read_text(encoding="utf-8")
    assert "Student 2" in sheets and "Zanzibar" not in sheets
    assert said(capfd, "lesson", "--out", "n.html", "--students", "t.html", "--names")[0] == 0
    assert "Bo Zanzibar" in (tmp_path / "t.html").read_text(encoding="utf-8")


def test_a_tables_journal_is_told_as_part_of_its_lesson(
    capfd: pytest.CaptureFixture[str], lesson: Class, tmp_path: Path
) -> None:
    lesson.to(1, "debrief")
    assert said(capfd, "lesson/table-2.jsonl")[2].startswith("Table 2 has not been revealed yet.")
    finished(lesson, 1)
    assert said(capfd, "lesson/table-2.jsonl", "--students", "s.html")[1] == [
        "Written: table-2-debrief.html",
        "Written: s.html",
    ]
    assert "Student 5" in (tmp_path / "s.html").read_text(encoding="utf-8")


def test_damage_in_a_lesson_is_said(capfd: pytest.CaptureFixture[str], lesson: Class, tmp_path: Path) -> None:
    table = tmp_path / "lesson" / "table-2.jsonl"
    table.write_bytes(table.read_bytes() + b"rubbish\n")
    assert said(capfd, "lesson") == (
        2, [], "The file table-2.jsonl of this lesson is damaged at line 2. It was left as it is.",
    )  # fmt: skip


# --- mutated journals ---

VALUES: tuple[Any, ...] = (
    *(None, True, -1, 0, 1, 3, 99, 10**9, 2**70, 0.5, "", "pass", "x" * 300, "\ud7ff", [], {}, [[]], {"kind": "pay"}),
    *({"parties": [0, 1], "terms": []}, "nowhere", float("1e300")),
)


def mutants(journal: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Journals with one thing wrong in each: bytes, lines, or a value in a line that is sealed again."""
    luck, lines = random.Random(seed), journal.splitlines(keepends=True)
    for at in range(count):
        found = list(lines)
        line = luck.randrange(len(found))
        if at % 4 == 0:
            spot = luck.randrange(len(found[line]))
            found[line] = found[line][:spot] + bytes([luck.randrange(256)]) + found[line][spot + 1 :]
        elif at % 4 == 1:
            other = luck.randrange(len(found))
            do = luck.randrange(4)
            if do == 0:
                del found[line]
            elif do == 1:
                found.insert(other, found[line])
            elif do == 2:
                found[line], found[other] = found[other], found[line]
            else:
                found = [*found[:line], found[line][: luck.randrange(len(found[line]))]]
        else:
            data = json.loads(found[line][9:])
            spoilt(data, luck)
            found[line] = seal(data)
        yield b"".join(found)


def spoilt(data: Any, luck: random.Random) -> None:
    """Change one value somewhere in it."""
    while isinstance(data, dict | list) and data:
        key = luck.choice(sorted(data)) if isinstance(data, dict) else luck.randrange(len(data))
        inner = data[key]
        if not isinstance(inner, dict | list) or not inner or luck.random() < 0.25:
            data[key] = luck.choice(VALUES)
            return
        data = inner


def survives(path: Path, data: bytes, capfd: pytest.CaptureFixture[str]) -> bool:
    """Whether a journal could be told; otherwise a sentence was said."""
    path.write_bytes(data)
    try:
        looked = cli_debrief.of_save(path, shelf(), words("fr"), so_far=True)
    except typer.Exit as left:
        assert left.exit_code == 2
        assert len(capfd.readouterr().err.strip()) > 20
        return False
    made = forms(looked, words("fr"))
    assert made.page() and made.slides() and made.files([words("en")])
    if looked.students:
        assert student_sheets([looked], words("en"))
    return True


def test_no_mutant_ends_in_a_traceback(tmp_path: Path, journal: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    told = [survives(tmp_path / "m.jsonl", data, capfd) for data in mutants(journal, 80, 1)]
    assert 4 < sum(told) < 60


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_no_mutant_of_thousands_does(
    tmp_path: Path, journal: bytes, capfd: pytest.CaptureFixture[str], seed: int
) -> None:
    told = [survives(tmp_path / "m.jsonl", data, capfd) for data in mutants(journal, 400, seed)]
    assert 10 < sum(told) < 300
