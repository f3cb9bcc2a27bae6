"""A file is written whole or not at all, and nothing else is touched."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from game.catalog.whole import put, put_new


def full(self: Path, data: bytes) -> int:
    raise OSError(28, "No space left on device")


def test_what_was_there_is_replaced_and_nothing_is_left_beside(tmp_path: Path) -> None:
    path = tmp_path / "far" / "x.yaml"
    put(path, b"one")
    path.chmod(0o640)
    put(path, b"two")
    assert path.read_bytes() == b"two" and list(path.parent.iterdir()) == [path]
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o640


def test_files_beside_it_are_never_used_for_the_purpose(tmp_path: Path) -> None:
    for name in ("x.yaml.new", f".x.yaml.{os.getpid()}-0"):
        (tmp_path / name).write_bytes(b"an author's")
    put(tmp_path / "x.yaml", b"one")
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert found.pop("x.yaml") == b"one" and set(found.values()) == {b"an author's"} and len(found) == 2


@pytest.mark.skipif(os.name == "nt", reason="links need leave there")
def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "x.yaml").write_bytes(b"one")
    link = tmp_path / "x.yaml"
    link.symlink_to(tmp_path / "kept" / "x.yaml")
    put(link, b"two")
    assert link.is_symlink() and (tmp_path / "kept" / "x.yaml").read_bytes() == b"two"


@pytest.mark.parametrize("write", [put, put_new])
def test_a_full_disk_spoils_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path, bytes], None]
) -> None:
    there = tmp_path / "there.yaml"
    there.write_bytes(b"one")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write(there if write is put else tmp_path / "new.yaml", b"two")
    assert list(tmp_path.iterdir()) == [there] and there.read_bytes() == b"one"


def test_a_new_file_takes_no_other_s_place(tmp_path: Path) -> None:
    put_new(tmp_path / "x.yaml", b"one")
    with pytest.raises(FileExistsError):
        put_new(tmp_path / "x.yaml", b"two")
    assert (tmp_path / "x.yaml").read_bytes() == b"one"
