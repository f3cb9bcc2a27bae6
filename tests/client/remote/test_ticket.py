"""What a window keeps of its place: for its owner alone, and for the same lesson and name."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from game.client.remote.ticket import Ticket, drop, find, keep, place, used

ANA = Ticket("http://10.0.0.2:8765", "Ana", 3, "the-secret")
BO = Ticket("http://10.0.0.2:8765", "Bo", 4, "another")


def test_a_place_is_found_again_by_name_or_as_the_one_used_last(tmp_path: Path) -> None:
    assert find(tmp_path, ANA.origin) is None
    for age, ticket in ((20, ANA), (10, BO)):
        path = keep(tmp_path, ticket)
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    assert find(tmp_path, ANA.origin, "ana") == ANA, "a name is the same in small letters"
    assert find(tmp_path, ANA.origin) == BO
    used(tmp_path, ANA)
    assert find(tmp_path, ANA.origin) == ANA
    assert find(tmp_path, "http://10.0.0.3:8765") is None and find(tmp_path, ANA.origin, "Cy") is None
    drop(tmp_path, ANA)
    assert find(tmp_path, ANA.origin, "Ana") is None and find(tmp_path, ANA.origin) == BO


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_only_its_owner_reads_it_also_when_it_is_written_again(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        for _ in range(2):
            path = keep(tmp_path, ANA)
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(old)
    assert [p.name for p in path.parent.iterdir()] == [path.name], "nothing else is left there"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"origin": 1}', '{"else": 2}', "\x00", '{"number": "1"}'])
def test_a_damaged_one_is_none(tmp_path: Path, text: str) -> None:
    keep(tmp_path, ANA)
    place(tmp_path, ANA.origin, ANA.name).write_text(text, encoding="utf-8")
    found = find(tmp_path, ANA.origin, ANA.name)
    assert found is None or found.origin == ""
    assert find(tmp_path, ANA.origin) is None


def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    for name in ("../../x", "/etc/passwd", "a\0b", "." * 300):
        assert place(tmp_path, ANA.origin, name).parent == tmp_path / "joined"
