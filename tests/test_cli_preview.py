"""`border preview`: words, pictures, exit codes, and a file that is followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import cli
from game.catalog.laid import card_file
from game.cli_preview import follow
from game.table.authoring import Authoring
from game.table.looked import LookedAt
from game.telling.preview import KINDS
from tests.shipped import CONTENT, shelf, words
from tests.table.test_looked import PROGRAM, copied, saved


def said(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(("preview", *arguments))
    out, errors = capfd.readouterr()
    assert "Traceback" not in out + errors
    return code, out, errors


def test_a_card_is_told_and_drawn(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = said(capfd, "fast-us", "--lang", "fr", "--out", str(tmp_path / "card.png"))
    assert code == 0 and "Voies EXPRES, côté américain" in out and (tmp_path / "card.png").stat().st_size > 10_000


def test_a_broken_card_is_told_with_its_place_and_fails(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = copied(tmp_path, PROGRAM) / PROGRAM
    saved(path, "levels: 3", "levels: many", 10)
    code, out, _ = said(capfd, str(path), "--lang", "en", "--out", str(tmp_path / "card.png"))
    assert code == 1 and "fast-us.yaml:" in out and "levels" in out and (tmp_path / "card.png").is_file()


@pytest.mark.parametrize("what", ["no-such-card", "nowhere/card.yaml", "customs-union"])
def test_what_is_no_card_is_one_sentence(capfd: pytest.CaptureFixture[str], what: str) -> None:
    code, out, errors = said(capfd, what, "--text", "--lang", "en")
    assert code == 2 and not out and errors.count("\n") == 1


def test_a_picture_that_cannot_be_written_is_one_sentence(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, _, errors = said(capfd, "fast-us", "--out", str(tmp_path / "file" / "card.png"))
    assert code == 1 and errors.count("\n") == 1


@pytest.mark.parametrize(("window", "code", "hint"), [(0, 0, False), (1, 1, True)])
def test_without_a_file_the_window_opens(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, window: int, code: int, hint: bool
) -> None:
    monkeypatch.setattr("game.client.start.preview_window", lambda language, looked: window)
    found, out, errors = said(capfd, "fast-us", "--lang", "en")
    assert found == code and "FAST lanes, US side" in out and ("--out card.png" in errors) is hint


def played(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = cli.run(("play", *arguments, "--lang", "en"))
    out, errors = capfd.readouterr()
    assert "Traceback" not in out + errors
    return code, out + errors


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("somewhere",), "A folder goes with --author."),
        (("--author", "--web"), "in the window only"),
        (("--author", "nowhere"), "There is no folder nowhere"),
    ],
)
def test_where_cards_cannot_be_written_a_sentence_says_why(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], word: str
) -> None:
    code, text = played(capfd, *arguments)
    assert code == 2 and word in text and text.count("\n") == 1


@pytest.mark.parametrize("folder", [(), (str(CONTENT),)])
def test_authoring_opens_the_window_on_its_folder(monkeypatch: pytest.MonkeyPatch, folder: tuple[str, ...]) -> None:
    opened: list[Path] = []

    def window(language: str, saves: Path, authoring: Authoring, level: int | None) -> int:
        opened.append(authoring.folder)
        return 0

    monkeypatch.setattr("game.client.start.author_window", window)
    assert cli.run(("play", "--author", *folder)) == 0
    assert opened == [CONTENT]


def test_a_followed_card_is_told_again_after_each_save(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = copied(tmp_path, PROGRAM) / PROGRAM
    looked = LookedAt(card_file(shelf(), str(path), KINDS), shelf())
    saves = iter(["levels: 5", "levels: many", "levels: 2"])
    before = "levels: 3"

    def wait() -> None:
        nonlocal before
        new = next(saves, None)
        if new is None:
            raise KeyboardInterrupt
        saved(path, before, new, len(new))
        before = new

    follow(looked, words("en"), None, wait)
    told = capfd.readouterr().out
    assert "Levels: 5" in told and "programs/fast-us.yaml:" in told and "Levels: 2" in told


@pytest.mark.parametrize("form", ["{id}", "{root}"])
def test_a_pack_names_its_cards(capfd: pytest.CaptureFixture[str], form: str) -> None:
    id, root = next((id, root) for id, root in shelf().roots.items() if id)
    code, out, errors = said(capfd, form.format(id=id, root=root), "--text", "--lang", "en")
    card = next(iter(sorted(root.glob("programs/*.yaml"))))
    assert code == 2 and not out
    assert (
        errors.startswith(f"The name {id} is a pack’s. Give one of its cards: ") and f"programs/{card.stem}" in errors
    )


def test_authoring_takes_a_pack_by_its_id(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def window(language: str, saves: Path, authoring: Authoring, level: int | None) -> int:
        opened.append(authoring.folder)
        return 0

    monkeypatch.setattr("game.client.start.author_window", window)
    id, root = next((id, root) for id, root in shelf().roots.items() if id)
    assert cli.run(("play", "--author", id)) == 0
    assert opened == [root]
