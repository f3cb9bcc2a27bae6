"""French in step with its English: what is written down, when it is stale, and that the shipped ledger is current."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game import cli
from game.catalog.aims import aim
from game.catalog.fields import Spoken
from game.catalog.ledger import NAME, entry, in_step, read_ledger, stale, written_out
from game.catalog.lint import judge
from tests.shipped import CONTENT


def text(en: str, fr: str) -> Spoken:
    return Spoken("text", en, fr, {"en": (1, 1), "fr": (2, 1)})


@pytest.mark.parametrize(
    ("en", "fr", "is_stale"),
    [("One", "Un", False), ("Two", "Un", True), ("Two", "Deux", False), ("One", "Deux", False)],
)
def test_stale_when_only_the_english_changed(en: str, fr: str, is_stale: bool) -> None:
    assert stale(text(en, fr), entry(text("One", "Un"))) == is_stale


def test_what_is_declared_replaces_its_file_and_leaves_the_others(tmp_path: Path) -> None:
    known = in_step({}, {"programs/b.yaml": [text("One", "Un")], "programs/a.yaml": [text("Two", "Deux")]})
    (tmp_path / NAME).write_text(written_out(known), encoding="utf-8")
    assert read_ledger(tmp_path) == known
    assert list(read_ledger(tmp_path)) == ["programs/a.yaml", "programs/b.yaml"]
    later = in_step(known, {"programs/a.yaml": [text("Two", "")]})
    assert later == {"programs/b.yaml": known["programs/b.yaml"]}, "what has no French is in step with nothing"


@pytest.mark.parametrize("spoilt", ["", "- a\n", "a: [\n", "programs/a.yaml: none\n", "programs/a.yaml: {text: 3}\n"])
def test_a_spoilt_ledger_knows_nothing(tmp_path: Path, spoilt: str) -> None:
    (tmp_path / NAME).write_text(spoilt, encoding="utf-8")
    known = read_ledger(tmp_path).get("programs/a.yaml", {}).get("text", "")
    assert not stale(text("One", "Un"), known)


def test_the_shipped_ledger_is_current(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    assert cli.run(["lint", str(tmp_path / "content"), "--in-step"]) == 0
    current = (tmp_path / "content" / NAME).read_text(encoding="utf-8")
    assert current == (CONTENT / NAME).read_text(encoding="utf-8"), "border lint --in-step writes it"
    capfd.readouterr()


def test_changed_english_is_told_until_its_french_follows_or_is_declared(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    path = tmp_path / "content" / "programs" / "whti.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("Travel document rule", "Travel documents"), encoding="utf-8")

    def told() -> list[str]:
        return [f"{p.code} {p.field}" for p in judge(aim(path, tmp_path / "none"))[1]]

    assert told() == ["french.stale title.fr"]
    assert cli.run(["lint", str(path), "--in-step"]) == 0
    assert told() == []
    capfd.readouterr()
