"""What is read and judged when a person names a path: cards that lie about, packs among them, two of one name."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.catalog import shelf
from game.catalog.aims import aim, files_of
from game.catalog.laid import shelf_of
from game.catalog.lint import judge
from game.catalog.nodes import read_bytes
from game.catalog.places import content_root
from tests.catalog.test_mended import PACK
from tests.shipped import CONTENT

CARD = (CONTENT / "programs" / "arming-officers.yaml").read_text(encoding="utf-8")


def card(path: Path, id: str = "") -> Path:
    """Write a program that bears the name of its file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(CARD.replace("id: arming-officers", f"id: {id or path.stem}"), encoding="utf-8")
    return path


def pack(folder: Path) -> Path:
    """Write a pack with one program, `<id>-own`, and a ledger."""
    card(folder / "programs" / f"{folder.name}-own.yaml")
    (folder / "pack.yaml").write_text(PACK.replace("id: mine", f"id: {folder.name}"), encoding="utf-8")
    (folder / "translations.yaml").write_text("{}\n", encoding="utf-8")
    return folder


def found(path: Path) -> list[tuple[str, str]]:
    """Errors of what is aimed at, by code and place."""
    laid, problems = judge(aim(path, path.parent / "none"))
    return [(p.code, laid.path(p.file).relative_to(path).as_posix()) for p in problems if p.severity == "error"]


def test_two_loose_cards_of_one_name_are_both_judged_and_the_second_is_one_too_many(tmp_path: Path) -> None:
    first, second = card(tmp_path / "a" / "programs" / "own.yaml"), card(tmp_path / "b" / "programs" / "own.yaml")
    laid, problems = judge(aim(tmp_path, tmp_path / "none"))
    twice = [p for p in problems if p.code == "card.twice"]
    assert [laid.path(p.file) for p in twice] == [second]
    assert dict(twice[0].values) == {"text": "own", "file": str(first)}
    second.write_text("id: own\nlevels: many\n", encoding="utf-8")
    assert ("want.whole", "b/programs/own.yaml") in found(tmp_path)
    first.write_text("id: own\nlevels: many\n", encoding="utf-8")
    card(second)
    assert ("want.whole", "a/programs/own.yaml") in found(tmp_path)


def test_packs_in_a_folder_are_packs(tmp_path: Path) -> None:
    pack(tmp_path / "one")
    pack(tmp_path / "deep" / "two")
    card(tmp_path / "programs" / "loose.yaml")
    (tmp_path / "translations.yaml").write_text("{}\n", encoding="utf-8")
    assert found(tmp_path) == []
    cards = shelf_of(tmp_path).cards["programs"]
    assert [cards[id].pack for id in ("one-own", "two-own", "loose")] == ["one", "two", ""]
    card(tmp_path / "one" / "programs" / "one-own.yaml", "other")
    assert found(tmp_path) == [("id.file", "one/programs/one-own.yaml")]


def test_what_is_only_being_put_there_is_not_read(tmp_path: Path) -> None:
    pack(tmp_path / ".was-one")
    card(tmp_path / "programs" / "loose.yaml")
    assert files_of(tmp_path) == [tmp_path / "programs" / "loose.yaml"]


@pytest.mark.parametrize("place", ["x.yaml", "programs/x.yaml", "a/b/c/x.yaml", "a/programs/x.yaml"])
def test_the_files_of_a_loose_folder_are_those_that_are_read(tmp_path: Path, place: str) -> None:
    path = card(tmp_path / place)
    laid = shelf_of(tmp_path)
    assert laid.path(laid.cards["programs"]["x"].file) == path
    assert files_of(tmp_path) == [path]


def test_the_files_of_a_pack_and_of_a_content_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = pack(tmp_path / "one")
    card(one / "programs" / "deeper" / "unread.yaml")
    assert files_of(one) == files_of(one / "programs") == [one / "programs" / "one-own.yaml", one / "pack.yaml"]
    opened: list[Path] = []
    monkeypatch.setattr(shelf, "read_bytes", lambda path, name: opened.append(path) or read_bytes(path, name))
    shelf.read(content_root())
    assert sorted(files_of(content_root())) == sorted(opened)
