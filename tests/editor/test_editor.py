"""Cards in an editor: what the real yaml-language-server says of them, offers, and explains, by their schemas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.catalog.about import about
from game.catalog.manifest import SCHEMAS
from game.catalog.packs import own
from game.catalog.schema import MARK
from game.world.names import INDICATORS, TARGETS
from tests.editor.broken import BROKEN, Broken
from tests.editor.client import Editor, editor
from tests.shipped import CONTENT, shelf

CARDS = sorted(path for path in CONTENT.rglob("*.yaml") if path.read_text(encoding="utf-8").startswith(MARK))
HALF = f"{MARK}../{SCHEMAS}/program.json\nneeds:\n  - {{program: }}\neffects:\n  - on: alarm\n    \n"
"""A card of which a prerequisite and an effect are only begun."""


@pytest.fixture(scope="module")
def server() -> Iterator[Editor]:
    with editor() as found:
        yield found


@pytest.fixture(scope="module")
def of_broken(server: Editor) -> dict[str, list[tuple[int, str]]]:
    """Lines, from 1, and words of what the server finds in each broken card."""
    texts = {one.path(CONTENT): one.text(CONTENT) for one in BROKEN}
    found = server.diagnoses(texts)
    return {
        one.name: [(d["range"]["start"]["line"] + 1, d["message"]) for d in found[one.path(CONTENT)]] for one in BROKEN
    }


def test_nothing_is_wrong_with_what_is_shipped(server: Editor) -> None:
    found = server.diagnoses({path: path.read_text(encoding="utf-8") for path in CARDS})
    assert len(found) > 250
    assert {path.name: told for path, told in found.items() if told} == {}


@pytest.mark.parametrize("broken", BROKEN, ids=[one.name for one in BROKEN])
def test_a_mistake_is_shown_on_its_line(broken: Broken, of_broken: dict[str, list[tuple[int, str]]]) -> None:
    assert {line for line, _ in of_broken[broken.name]} == {broken.line(CONTENT)}, of_broken[broken.name]
    assert any(broken.said in said for _, said in of_broken[broken.name]), of_broken[broken.name]


def test_what_an_effect_can_move_is_offered_with_its_meaning(server: Editor) -> None:
    path = CONTENT / "programs" / "my-card.yaml"
    text = f"{MARK}../{SCHEMAS}/program.json\neffects:\n  - on: \n    add: 1\n"
    with server.opened(path, text):
        offered = server.completions(path, 2, 8)
    assert list(offered) == list(TARGETS)
    assert "Patrols between the ports (of each crossing)" in str(offered["patrol"]["documentation"])


def test_cards_and_fields_are_offered(server: Editor) -> None:
    path = CONTENT / "programs" / "my-card.yaml"
    with server.opened(path, HALF):
        programs = server.completions(path, 2, 14)
        fields = server.completions(path, 5, 4)
    assert set(programs) == set(own(shelf()).cards["programs"])
    assert str(programs["nexus-us"]["documentation"]) == shelf().cards["programs"]["nexus-us"].data["title"].en
    assert {"add", "scale", "set", "at", "ramp"} <= set(fields) and "on" not in fields


def test_places_of_an_effect_are_offered(server: Editor) -> None:
    path = CONTENT / "programs" / "my-card.yaml"
    with server.opened(path, f"{MARK}../{SCHEMAS}/program.json\neffects:\n  - on: patrol\n    at: \n"):
        offered = server.completions(path, 3, 8)
    assert {"owner", "quebec-frontier", "champlain", "federal"} <= set(offered)


def test_indicators_are_offered_as_keys(server: Editor) -> None:
    path = CONTENT / "personas" / "my-persona.yaml"
    with server.opened(path, f"{MARK}../{SCHEMAS}/persona.json\nweights:\n  \n"):
        offered = server.completions(path, 2, 2)
    assert set(offered) == set(INDICATORS)


@pytest.mark.parametrize(("language", "folder"), [("en", SCHEMAS), ("fr", f"{SCHEMAS}/fr")])
def test_a_field_is_explained_in_either_language(server: Editor, language: str, folder: str) -> None:
    path = CONTENT / "programs" / f"my-card-{language}.yaml"
    with server.opened(path, f"{MARK}../{folder}/program.json\ndelay: 1\neffects:\n  - {{on: alarm, ramp: 2}}\n"):
        told = {(1, 1): "delay", (3, 18): "effects.ramp"}
        for (line, column), field in told.items():
            assert plain(about(shelf(), "programs", field, language)) in plain(server.hover(path, line, column))


def plain(text: str) -> str:
    """A text without what Markdown adds and drops."""
    return text.replace("\\", "").replace("\u00a0", " ").replace("&nbsp;", " ")


def test_every_card_of_a_kind_names_its_schema() -> None:
    for path in CARDS:
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert (path.parent / first.removeprefix(MARK)).resolve().is_file(), path
        assert Path(first.removeprefix(MARK)).parent.name == SCHEMAS
