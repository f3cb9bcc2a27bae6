"""Of what kind a file is that lies by itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.catalog.guess import kind_of
from game.catalog.kinds import KINDS
from tests.shipped import CONTENT


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_card_is_known_by_its_folder_or_its_fields(kind: str, tmp_path: Path) -> None:
    for path in sorted((CONTENT / kind).glob("*.yaml"))[:5]:
        assert kind_of(path) == kind
        assert kind_of(Path(shutil.copy(path, tmp_path))) == kind, path.name


def test_what_tells_nothing_is_a_program(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("[\n", encoding="utf-8")
    assert kind_of(tmp_path / "x.yaml") == "programs"
    assert kind_of(tmp_path / "plans" / "x.yaml") == "programs"
    assert kind_of(tmp_path / "experiments" / "plans" / "x.yaml") == "experiments/plans"
