"""What was read is kept: the same to the last field, never for a file that changed, and no burden when it is spoilt."""

from __future__ import annotations

import json
import os
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.catalog import readings as module
from game.catalog.readings import Readings, code, deep, flat
from game.catalog.shelf import Shelf, read
from game.rules.cards import Text
from tests.shipped import CONTENT, shelf

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.floats(allow_nan=False) | st.text(max_size=5)
    | st.builds(Text, st.text(max_size=5), st.text(max_size=5)),
    lambda inner: st.lists(inner, max_size=4).map(tuple)
    | st.dictionaries(st.text(st.characters(exclude_characters="\0"), max_size=4), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A content folder with little in it."""
    root = tmp_path / "content"
    for kind, names in {"programs": ("fast-canada", "nexus-us"), "model": ("mechanisms",), "ui": ("coach",)}.items():
        (root / kind).mkdir(parents=True)
        for name in names:
            shutil.copy(CONTENT / kind / f"{name}.yaml", root / kind)
    return root


def again(root: Path, where: Path) -> tuple[Shelf, list[str]]:
    """The shelf, and the files that had to be read to make it."""
    missed: list[str] = []

    class Watched(Readings):
        def keep(self, name: str, sum: str, value: object) -> None:
            missed.append(name)
            super().keep(name, sum, value)

    return read(root, readings=Watched(where)), missed


@given(values)
def test_what_a_card_can_hold_comes_back_as_it_was(value: object) -> None:
    assert deep(json.loads(json.dumps(flat(value)))) == value


def test_what_no_card_holds_is_refused() -> None:
    for value in ([1], {1: 2}, {2}, object()):
        with pytest.raises(TypeError):
            flat(value)


def test_all_content_is_the_same_out_of_the_readings(tmp_path: Path) -> None:
    where = tmp_path / "cache" / "content.json"
    first, missed = again(CONTENT, where)
    assert len(missed) > 300
    second, missed = again(CONTENT, where)
    assert missed == [] and first == second == shelf()
    assert [repr(card) for cards in second.cards.values() for card in cards.values()] == [
        repr(card) for cards in shelf().cards.values() for card in cards.values()
    ], "whole numbers stay whole, lists stay tuples, fields keep their order"


def test_a_file_that_changed_is_read_again_and_no_other(small: Path, tmp_path: Path) -> None:
    where = tmp_path / "content.json"
    before, _ = again(small, where)
    path = small / "programs" / "fast-canada.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("levels: ", "levels: 1 #"), encoding="utf-8")
    after, missed = again(small, where)
    assert missed == ["programs/fast-canada.yaml"]
    assert after.cards["programs"]["fast-canada"].data["levels"] == 1
    assert after.digest != before.digest
    path.write_text("id: fast-canada\n", encoding="utf-8")
    assert "fast-canada" not in again(small, where)[0].cards["programs"], "what is broken is broken"
    path.write_text(text, encoding="utf-8")
    assert again(small, where)[0] == before


@pytest.mark.parametrize(
    "data",
    [b"", b"x", b"{}", b"\x80\x04N.", b"\xff" * 100, b"0" * 64 + b"\n{}"],
    ids=["nothing", "a letter", "no seal", "a pickle", "noise", "a wrong sum"],
)
def test_what_is_spoilt_is_forgotten_and_written_anew(small: Path, tmp_path: Path, data: bytes) -> None:
    where = tmp_path / "content.json"
    wanted, _ = again(small, where)
    where.write_bytes(data)
    found, missed = again(small, where)
    assert found == wanted and len(missed) > 3
    assert again(small, where)[1] == []


@pytest.mark.parametrize("body", ["[]", "{}", "5", '{"code": 1, "entries": {}}', '{"code": CODE, "entries": [1]}',
                                  '{"code": CODE, "entries": {"programs/fast-canada.yaml": 5}}',
                                  '{"code": CODE, "entries": {"programs/fast-canada.yaml": [SUM, 5]}}',
                                  '{"code": CODE, "entries": {"ui/coach.yaml": [SUM, [5]]}}'])  # fmt: skip
def test_a_seal_alone_makes_nobody_believe(small: Path, tmp_path: Path, body: str) -> None:
    where, wanted = tmp_path / "content.json", read(small)
    for name in ("programs/fast-canada.yaml", "ui/coach.yaml"):
        sum = sha256((small / name).read_bytes()).hexdigest()
        data = body.replace("CODE", json.dumps(code())).replace("SUM", json.dumps(sum)).encode()
        where.write_bytes(sha256(data).hexdigest().encode() + b"\n" + data)
        assert read(small, readings=Readings(where)) == wanted


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_file_that_rots_is_noticed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    where = tmp_path_factory.mktemp("rot") / "content.json"
    one = Readings(where)
    one.keep("programs/x.yaml", "sum", [{"id": "x"}, [], 1, 3])
    one.save()
    good = where.read_bytes()
    at, letter = data.draw(st.integers(0, len(good) - 1)), data.draw(st.binary(min_size=1, max_size=3))
    where.write_bytes(good[:at] + letter + good[at + 1 :])
    assert Readings(where).known("programs/x.yaml", "sum") in (None, [{"id": "x"}, [], 1, 3])


def test_other_code_forgets_all(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = tmp_path / "content.json"
    again(small, where)
    monkeypatch.setattr(module, "code", lambda: "other")
    assert len(again(small, where)[1]) > 3


def test_a_folder_that_cannot_be_written_costs_time_and_no_more(small: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    found, missed = again(small, tmp_path / "taken" / "content.json")
    assert found == read(small) and len(missed) > 3


def test_of_too_much_what_was_used_stays(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = tmp_path / "content.json"
    again(small, where)
    old = Readings(where)
    old.keep("programs/long-gone.yaml", "sum", [1])
    old.save()
    monkeypatch.setattr(module, "MOST_ENTRIES", 3)
    path = small / "programs" / "fast-canada.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# a note\n", encoding="utf-8")
    assert again(small, where)[1] == ["programs/fast-canada.yaml"]
    assert again(small, where)[1] == [], "what did not change is known still"
    assert Readings(where).known("programs/long-gone.yaml", "sum") is None


@pytest.mark.skipif(os.name == "nt", reason="names of files are always text there")
def test_a_name_that_is_no_text_is_kept_like_any_other(small: Path, tmp_path: Path) -> None:
    where = tmp_path / "content.json"
    shutil.copy(small / "ui" / "coach.yaml", small / "ui" / os.fsdecode(b"b\xff.yaml"))
    (small / "ui" / "coach.yaml").unlink()
    first, missed = again(small, where)
    assert os.fsdecode(b"ui/b\xff.yaml") in missed and again(small, where) == (first, [])
