"""Pictures of the main screens: the same bytes each time, in both languages, and those of the README are of them."""

from __future__ import annotations

import re
from pathlib import Path

import pygame
import pytest

from game.client.pictures import SCENES, SIZE, pictures
from tests.shipped import ROOT


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return list(pictures(tmp_path_factory.mktemp("pictures"), ["en", "fr"]))


def test_every_scene_in_both_languages(made: list[Path]) -> None:
    assert {path.name for path in made} == {f"{s.name}-{lang}.png" for s in SCENES for lang in ("en", "fr")}
    contents = [path.read_bytes() for path in made]
    assert len(set(contents)) == len(contents), "two pictures show the same"
    for path in made:
        assert pygame.image.load(path).get_size() == SIZE


def test_the_same_bytes_again_and_whatever_was_drawn_before(made: list[Path], tmp_path: Path) -> None:
    few = ["curtain", "report", "spectator"]
    again = list(pictures(tmp_path, ["fr"], few))
    assert [path.name for path in again] == [f"{name}-fr.png" for name in few]
    kept = {path.name: path.read_bytes() for path in made}
    assert all(path.read_bytes() == kept[path.name] for path in again)


def test_a_folder_in_the_way_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError):
        list(pictures(tmp_path / "file", ["en"], ["title"]))


def test_the_pictures_in_the_documents_are_of_these_scenes() -> None:
    names = {f"{scene.name}-{language}.png" for scene in SCENES for language in ("en", "fr")}
    shown = {path.name for path in (ROOT / "docs" / "pictures").iterdir()}
    assert shown and shown <= names
    readme = re.findall(r"\(docs/pictures/([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert readme and set(readme) <= shown
