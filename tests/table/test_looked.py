"""A card that is looked at: found by its name or its file, seated at a table, read again when it is saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.catalog.laid import CardFile, NoCardError, card_file
from game.table.looked import LookedAt
from game.table.sample import sample
from game.telling.preview import KINDS
from tests.shipped import CONTENT, shelf

PROGRAM = "programs/fast-us.yaml"


def copied(folder: Path, *files: str) -> Path:
    """A folder with some of the shipped cards."""
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text((CONTENT / file).read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def saved(path: Path, old: str, new: str, at: int) -> None:
    """Change a file; it was then written `at` seconds after 1970."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, (at, at))


def meant(what: str) -> CardFile:
    return card_file(shelf(), what, KINDS)


def test_a_card_is_found_by_id_by_kind_and_by_file() -> None:
    by_id, by_kind, by_file = meant("fast-us"), meant("programs/fast-us"), meant(str(CONTENT / PROGRAM))
    assert by_id.file == by_kind.file == by_file.file == PROGRAM
    assert by_file.folder == CONTENT


@pytest.mark.parametrize(
    ("what", "key"),
    [("fast-uss", "preview.unknown.near"), ("zzzz", "preview.unknown"), ("customs-union", "preview.several")],
)
def test_what_is_no_card_or_several_is_said(what: str, key: str) -> None:
    with pytest.raises(NoCardError) as found:
        meant(what)
    assert found.value.said.key == key


def test_a_file_that_is_no_card_is_said() -> None:
    with pytest.raises(NoCardError) as found:
        meant(str(CONTENT / "ui" / "cards.yaml"))
    assert found.value.said.key == "preview.kind"


def test_the_kind_of_a_card_that_lies_alone_is_told_by_its_fields(tmp_path: Path) -> None:
    (tmp_path / "fast-us.yaml").write_text((CONTENT / PROGRAM).read_text(encoding="utf-8"), encoding="utf-8")
    looked = LookedAt(meant(str(tmp_path / "fast-us.yaml")), shelf())
    assert looked.at.kind == "programs" and looked.card is not None and looked.sample is not None


def test_a_card_of_a_pack_is_read_with_its_pack(tmp_path: Path) -> None:
    pack = tmp_path / "mine"
    (pack / "programs").mkdir(parents=True)
    manifest = (
        'id: mine\ntitle: {en: Mine, fr: Le mien}\ntext: {en: Mine., fr: Le mien.}\nversion: "1.0"\n'
        "authors: [Ana]\nlicence: MIT\nrules: 1\njoins: [autumn-2001]\n"
    )
    (pack / "pack.yaml").write_text(manifest, encoding="utf-8")
    text = (CONTENT / PROGRAM).read_text(encoding="utf-8").replace("id: fast-us", "id: own")
    (pack / "programs" / "own.yaml").write_text(text, encoding="utf-8")
    looked = LookedAt(meant(str(pack / "programs" / "own.yaml")), shelf())
    assert looked.at.file == "packs/mine/programs/own.yaml" and not looked.problems
    assert looked.sample is not None and looked.sample.table.scenario.id == "autumn-2001"


def test_a_card_is_seen_by_a_seat_that_can_use_it() -> None:
    found = sample(shelf(), "programs", "fast-us")
    assert found is not None and found.usable
    assert found.table.scenario.actors[found.seat].id == "washington"


def test_a_loose_card_is_read_over_the_shipped_ones_and_again_when_it_was_saved(tmp_path: Path) -> None:
    root = copied(tmp_path, PROGRAM)
    looked = LookedAt(meant(str(root / PROGRAM)), shelf())
    assert looked.card is not None and looked.card.data["levels"] == 3 and not looked.look()
    saved(root / PROGRAM, "levels: 3", "levels: 5", 10)
    assert looked.look() and looked.card.data["levels"] == 5
    assert looked.sample is not None and looked.sample.table.scenario.programs["fast-us"].levels == 5
    assert not looked.look()


def test_a_broken_card_says_what_is_wrong_and_comes_back_when_it_is_mended(tmp_path: Path) -> None:
    root = copied(tmp_path, PROGRAM)
    looked = LookedAt(meant(str(root / PROGRAM)), shelf())
    saved(root / PROGRAM, "levels: 3", "levels: many", 10)
    assert looked.look() and looked.card is None and looked.sample is None
    assert [problem.field for problem in looked.problems] == ["levels"]
    saved(root / PROGRAM, "levels: many", "levels: 2", 20)
    assert looked.look() and looked.card is not None and not looked.problems


def test_a_name_that_nothing_has_breaks_a_card_as_well(tmp_path: Path) -> None:
    root = copied(tmp_path, PROGRAM)
    saved(root / PROGRAM, "program: c-tpat", "program: no-such-program", 10)
    looked = LookedAt(meant(str(root / PROGRAM)), shelf())
    assert looked.card is None and looked.problems[0].code.startswith("unknown.program")


def test_a_card_that_is_deleted_is_gone(tmp_path: Path) -> None:
    root = copied(tmp_path, PROGRAM)
    (root / "programs" / "mine.yaml").write_text(
        (root / PROGRAM).read_text(encoding="utf-8").replace("id: fast-us", "id: mine"), encoding="utf-8"
    )
    looked = LookedAt(meant(str(root / "programs" / "mine.yaml")), shelf())
    assert looked.card is not None
    (root / "programs" / "mine.yaml").unlink()
    assert looked.look() and looked.card is None
