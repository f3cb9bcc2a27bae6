"""The journal survives what happens to files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.table.journal import FORMAT, Journal, JournalError, read, seal, unseal

HEADER = {"format": FORMAT, "rules": 1, "scenario": "first-game", "seed": 3}


def written(path: Path, lines: int) -> Path:
    journal = Journal(path, HEADER)
    for number in range(lines):
        journal.add({"do": {"seat": number, "verb": "pass"}})
    return path


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), json_values, max_size=4))
def test_a_line_comes_back_as_it_was(data: dict[str, object]) -> None:
    assert unseal(seal(data).rstrip(b"\n")) == data


@given(st.dictionaries(st.text(), st.integers()), st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_is_noticed(data: dict[str, int], at: int, change: int) -> None:
    line = bytearray(seal(data).rstrip(b"\n"))
    line[at % len(line)] ^= change
    found = unseal(bytes(line))
    # Upper-case digits of the checksum say the same number; everything else must be refused.
    assert found is None or found == data


def test_what_was_added_is_there(tmp_path: Path) -> None:
    opened = read(written(tmp_path / "a.jsonl", 3))
    assert [line["do"]["seat"] for line in opened.lines] == [0, 1, 2]
    assert not opened.torn


def test_cut_at_every_byte_it_opens_or_says_why(tmp_path: Path) -> None:
    """A kill at any byte loses at most the line that was being written."""
    data = written(tmp_path / "a.jsonl", 4).read_bytes()
    ends = [at + 1 for at, byte in enumerate(data) if byte == 10]
    for cut in range(len(data) + 1):
        path = tmp_path / "cut.jsonl"
        path.write_bytes(data[:cut])
        whole = sum(1 for end in ends if end <= cut)
        if whole == 0:
            with pytest.raises(JournalError) as error:
                read(path)
            assert error.value.said.key == "save.empty"
        else:
            opened = read(path)
            assert len(opened.lines) == whole - 1
            assert opened.torn == (cut not in ends)


def test_a_torn_line_is_written_over(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", 2)
    with path.open("ab") as file:
        file.write(b'00000000 {"do":{"sea')
    opened = read(path)
    journal = Journal(path, keep=opened.sound_bytes)
    journal.add({"do": "after"})
    again = read(path)
    assert [line["do"] for line in again.lines][-1] == "after"
    assert len(again.lines) == 3 and not again.torn


@pytest.mark.parametrize("line", [1, 2, 3])
def test_a_damaged_line_is_named(tmp_path: Path, line: int) -> None:
    path = written(tmp_path / "a.jsonl", 3)
    lines = path.read_bytes().split(b"\n")
    lines[line - 1] = lines[line - 1].replace(b"{", b"[", 1)
    path.write_bytes(b"\n".join(lines))
    with pytest.raises(JournalError) as error:
        read(path)
    assert error.value.said.key == "save.damaged"
    assert dict(error.value.said.values)["line"] == line


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "save.empty"),
        (b"hello\n", "save.damaged"),
        (seal({"format": 99, "scenario": "x"}), "save.foreign"),
        (seal({"format": FORMAT, "scenario": 5}), "save.foreign"),
        (bytes(range(256)) * 40 + b"\n", "save.damaged"),
    ],
)
def test_other_files_are_refused_with_a_sentence(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    with pytest.raises(JournalError) as error:
        read(path)
    assert error.value.said.key == key


def test_a_missing_file_is_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(JournalError) as error:
        read(tmp_path / "nothing.jsonl")
    assert error.value.said.key == "save.missing"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
def test_what_may_never_end_is_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    with pytest.raises(JournalError) as error:
        read(pipe)
    assert error.value.said.key == "save.foreign"


def test_a_journal_never_replaces_another(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", 1)
    with pytest.raises(JournalError) as error:
        Journal(path, HEADER)
    assert error.value.said.key == "save.unwritable"
    assert len(read(path).lines) == 1


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(JournalError) as error:
        Journal(tmp_path / "file" / "a.jsonl", HEADER)
    assert error.value.said.key == "save.unwritable"


def test_a_line_that_is_not_waited_for_is_in_the_file_at_once_and_settled_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr("game.table.journal.os.fsync", lambda number: synced.append(number))
    path = written(tmp_path / "a.jsonl", 2)
    before = len(synced)
    journal = Journal(path)
    journal.add({"do": "later"}, wait=False)
    assert read(path).lines[-1] == {"do": "later"} and len(synced) == before
    journal.settle()
    assert len(synced) == before + 1
    path.unlink()
    with pytest.raises(JournalError) as error:
        journal.settle()
    assert error.value.said.key == "save.unwritable"
