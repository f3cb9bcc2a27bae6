"""Content that is being written: what is broken just now is as it was when it was last sound."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.catalog.load import load
from game.catalog.mended import mended
from game.catalog.shelf import Shelf, read
from tests.shipped import CONTENT

PACK = (
    'id: mine\ntitle: {en: Mine, fr: Le mien}\ntext: {en: Mine., fr: Le mien.}\nversion: "1.0"\n'
    "authors: [Ana]\nlicence: MIT\nrules: 1\njoins: [autumn-2001]\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("packs"))
    return tmp_path / "content"


def after(folder: Path, file: str, text: str | None) -> tuple[Shelf, Shelf, Shelf]:
    """The shelf before a file is written (None: deleted), as it is found then, and mended."""
    good = read(folder)
    path = folder / file
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    found = read(folder)
    return good, found, mended(good, found)


def test_what_is_sound_is_left_as_it_was_found(folder: Path) -> None:
    good = read(folder)
    same = mended(good, read(folder))
    assert same.digest == good.digest and not same.problems
    assert {kind: list(cards) for kind, cards in same.cards.items()} == {k: list(c) for k, c in good.cards.items()}


def test_a_broken_card_is_the_last_good_one_in_its_place(folder: Path) -> None:
    good, found, whole = after(folder, "programs/fast-us.yaml", "id: fast-us\nlevels: many\n")
    assert "fast-us" not in found.cards["programs"]
    assert whole.cards["programs"]["fast-us"] is good.cards["programs"]["fast-us"]
    assert list(whole.cards["programs"]) == list(good.cards["programs"]) and not whole.problems


def test_a_card_that_was_never_sound_stays_broken(folder: Path) -> None:
    _, _, whole = after(folder, "programs/new.yaml", "id: new\n")
    assert "new" not in whole.cards["programs"] and whole.broken() == {"programs/new.yaml"}


def test_a_deleted_card_is_gone_unless_another_names_it(folder: Path) -> None:
    text = (folder / "programs" / "fast-us.yaml").read_text(encoding="utf-8")
    (folder / "programs" / "lonely.yaml").write_text(text.replace("id: fast-us", "id: lonely"), encoding="utf-8")
    _, _, whole = after(folder, "programs/lonely.yaml", None)
    assert "lonely" not in whole.cards["programs"]
    _, found, whole = after(folder, "agreements/smart-border.yaml", None)
    assert "programs/fast-us.yaml" in found.broken()
    assert "smart-border" in whole.cards["agreements"] and "fast-us" in whole.cards["programs"]


def test_parameters_of_the_model_are_taken_as_a_whole_or_not_at_all(folder: Path) -> None:
    file = next(iter(sorted((folder / "model").glob("*.yaml")))).relative_to(folder).as_posix()
    good, found, whole = after(folder, file, "nothing: {value: much}\n")
    assert len(found.parameters) < len(good.parameters)
    assert whole.parameters == good.parameters
    assert load(folder, "autumn-2001", whole).scenario.id == "autumn-2001"


def test_what_was_said_once_can_be_said_again(folder: Path) -> None:
    good, found, whole = after(folder, "personas/trade-broker.yaml", None)
    key = next(key for key in good.words if key.startswith("says.by.trade-broker."))
    assert key not in found.words and whole.words[key] == good.words[key]


def test_a_pack_whose_manifest_broke_keeps_its_cards(folder: Path) -> None:
    pack = folder / "packs" / "mine"
    (pack / "programs").mkdir(parents=True)
    text = (folder / "programs" / "fast-us.yaml").read_text(encoding="utf-8")
    (pack / "programs" / "own.yaml").write_text(text.replace("id: fast-us", "id: own"), encoding="utf-8")
    (pack / "pack.yaml").write_text(PACK, encoding="utf-8")
    _, found, whole = after(folder, "packs/mine/pack.yaml", PACK.replace("rules: 1", "rules: one"))
    assert "own" not in found.cards["programs"]
    assert "own" in load(folder, "autumn-2001", whole).scenario.programs
