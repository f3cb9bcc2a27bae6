"""`border upgrade`: what it prints, what it changes, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import cli
from game.catalog.formats import CURRENT

OLD = Path(__file__).parent / "catalog" / "old"
BEFORE = (OLD / "lines.programs.before.yaml").read_bytes()
AFTER = (OLD / "lines.programs.after.yaml").read_bytes()
ACTOR = (OLD / "never.actors.before.yaml").read_bytes()


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """A folder of content with an old program, an old actor, and a program that cannot be read."""
    for kind, name, data in (
        ("programs", "lines", BEFORE),
        ("programs", "spoilt", b"id: {en: A\n"),
        ("actors", "never", ACTOR),
    ):
        (tmp_path / kind).mkdir(exist_ok=True)
        (tmp_path / kind / f"{name}.yaml").write_bytes(data)
    return tmp_path


def said(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str]]:
    """(exit code, lines) of the command."""
    code = cli.run(["upgrade", *map(str, arguments)])
    out, errors = capfd.readouterr()
    assert "Traceback" not in out + errors
    return code, (out + errors).splitlines()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_rewritten_and_each_change_is_told(cards: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = cards / "actors" / "never.yaml"
    code, lines = said(capfd, file)
    assert code == 0
    assert lines[0] == f"{file}: format 1 → {CURRENT}"
    assert lines[1] == "  mandates[0].goals[0].at_most: is now called “never”"
    assert len([line for line in lines if line.startswith("  ")]) == 4
    assert lines[-1] == "1 file was brought up to date."
    assert said(capfd, file) == (0, ["1 file is in the current format."])


def test_a_folder_is_rewritten_and_what_cannot_be_read_is_left(cards: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capfd, cards)
    assert code == 1
    assert any(line.startswith(f"{cards}/programs/spoilt.yaml:1:") for line in lines)
    assert lines[-2:] == ["2 files were brought up to date.", "1 file was left as it was."]
    found = contents(cards)
    assert found["programs/lines.yaml"] == AFTER and found["programs/spoilt.yaml"] == b"id: {en: A\n"
    assert len(found) == 3, "nothing half-written is left lying about"


def test_check_changes_nothing_and_says_by_its_code_that_there_is_work(
    cards: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = contents(cards)
    code, lines = said(capfd, cards / "actors", "--check")
    assert code == 1 and lines[-1] == "1 file would be brought up to date; nothing was changed."
    assert contents(cards) == before
    said(capfd, cards / "actors")
    assert said(capfd, cards / "actors", "--check") == (0, ["1 file is in the current format."])


def test_french_is_spoken(cards: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capfd, cards / "actors", "--lang", "fr")
    assert code == 0
    assert lines[1] == "  mandates[0].goals[0].at_most\u00a0: s’appelle maintenant «\u00a0never\u00a0»"
    assert lines[-1] == "1 fichier a été mis à jour."


def test_cards_of_packs_are_found_with_their_manifests(cards: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pack = cards / "packs" / "mine"
    (pack / "programs").mkdir(parents=True)
    (pack / "pack.yaml").write_text("# mine\nid: mine\n", encoding="utf-8")
    (pack / "programs" / "lines.yaml").write_bytes(BEFORE)
    said(capfd, cards)
    assert (pack / "programs" / "lines.yaml").read_bytes() == AFTER
    assert (pack / "pack.yaml").read_text(encoding="utf-8") == f"# mine\nformat: {CURRENT}\nid: mine\n"


@pytest.mark.parametrize("name", ["nowhere", "notes", "notes/list.yaml"])
def test_where_there_are_no_cards_it_is_said(cards: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    (cards / "notes").mkdir()
    (cards / "notes" / "list.yaml").write_text("a: b\n", encoding="utf-8")
    code, lines = said(capfd, cards / name)
    assert code == 2 and lines[0].startswith(f"There is no file of cards at {cards / name}.")


def test_a_file_that_cannot_be_written_stays_whole(
    cards: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    before = contents(cards)
    code, lines = said(capfd, cards / "actors")
    assert code == 1 and "the disk is full" in lines[0]
    assert lines[-1] == "1 file was left as it was."
    assert contents(cards) == before


def test_permissions_are_kept(cards: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = cards / "actors" / "never.yaml"
    file.chmod(0o640)
    said(capfd, file)
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["drafts/never.yaml", "drafts"])
def test_a_card_that_lies_by_itself_is_known_by_its_fields(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    """`border lint` reads such a file and sends its author here."""
    (tmp_path / "drafts").mkdir()
    file = tmp_path / "drafts" / "never.yaml"
    file.write_bytes(ACTOR)
    (tmp_path / "drafts" / "list.yaml").write_text("a: b\n", encoding="utf-8")
    code, lines = said(capfd, tmp_path / name)
    assert code == 0
    assert lines[0] == f"{file}: format 1 → {CURRENT}"
    assert lines[1] == "  mandates[0].goals[0].at_most: is now called “never”"
    assert lines[-1] == "1 file was brought up to date."
    assert (tmp_path / "drafts" / "list.yaml").read_text(encoding="utf-8") == "a: b\n"


def test_what_lies_beside_is_left_and_a_link_stays_one(cards: Path, capfd: pytest.CaptureFixture[str]) -> None:
    link, file = cards / "actors" / "never.yaml", cards / "mine.yaml"
    link.replace(file)
    link.symlink_to(file)
    for beside in (link, file):
        beside.with_name(f"{beside.name}.new").write_bytes(b"an author's own")
    code, lines = said(capfd, link)
    assert code == 0 and lines[-1] == "1 file was brought up to date."
    assert link.is_symlink() and file.read_bytes() == (OLD / "never.actors.after.yaml").read_bytes()
    for beside in (link, file):
        assert beside.with_name(f"{beside.name}.new").read_bytes() == b"an author's own"
