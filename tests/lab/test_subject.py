"""What somebody wants weighed, by id or in a file that lies anywhere, and the table that it is weighed at."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from game.catalog.problem import CannotLoadError
from game.lab import batch
from game.lab.study import StudyError
from game.lab.subject import games, jobs, mark, named, opened, table_for, wanted, with_file, work
from game.lab.trial import pair, trial
from tests.shipped import CONTENT, loaded, shelf

CARD = "common-radios"


def written(folder: Path, name: str, kind: str = "programs", of: str = CARD, *changes: tuple[str, str]) -> Path:
    """A card of the game under another name, somewhere else."""
    text = (CONTENT / kind / f"{of}.yaml").read_text(encoding="utf-8").replace(f"id: {of}", f"id: {name}")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_card_is_known_by_its_id_and_by_its_folder_where_two_have_it() -> None:
    assert named(shelf(), CARD).kind == "programs"
    assert named(shelf(), f"programs/{CARD}") is named(shelf(), CARD)
    assert {named(shelf(), id).kind for id in ("trade-broker", "autumn-2001", "sars")} == {
        "personas", "scenarios", "events",
    }  # fmt: skip


@pytest.mark.parametrize(("what", "key"), [("comon-radios", "balance.unknown.near"), ("§", "balance.unknown")])
def test_a_stranger_is_told_with_what_is_nearest(what: str, key: str) -> None:
    with pytest.raises(StudyError) as caught:
        named(shelf(), what)
    assert caught.value.said.key == key


def test_a_file_anywhere_is_read_as_if_it_lay_among_the_content(tmp_path: Path) -> None:
    path = written(tmp_path / "desk", "my-radios")
    fuller, file = opened(shelf(), str(path))
    card = wanted(fuller, str(path), file)
    assert (card.kind, card.id, file) == ("programs", "my-radios", str(path))
    assert "my-radios" in table_for(fuller, card, "").scenario.programs
    assert "my-radios" not in shelf().cards["programs"]
    assert opened(shelf(), CARD) == (shelf(), "")


def test_a_file_takes_the_place_of_the_card_of_its_name(tmp_path: Path) -> None:
    path = written(tmp_path, CARD, "programs", CARD, ("levels: 2", "levels: 1"))
    fuller, file = opened(shelf(), str(path))
    table = table_for(fuller, wanted(fuller, str(path), file), "")
    assert table.scenario.programs[CARD].levels == 1 and loaded("autumn-2001").scenario.programs[CARD].levels == 2


def test_what_is_wrong_with_a_file_is_all_told(tmp_path: Path) -> None:
    path = written(tmp_path, "my-radios", "programs", CARD, ("levels: 2", "levels: 9"), ("on: interop", "on: interp"))
    fuller, file = opened(shelf(), str(path))
    with pytest.raises(CannotLoadError) as caught:
        wanted(fuller, str(path), file)
    assert len(caught.value.problems) >= 1 and all(fuller.path(p.file) == path for p in caught.value.problems)


def test_what_changes_no_game_cannot_be_weighed() -> None:
    for file in ("glossary/fast.yaml", "experiments/initiative.yaml"):
        fuller, path = opened(shelf(), str(CONTENT / file))
        with pytest.raises(StudyError) as caught:
            wanted(fuller, file, path)
        assert caught.value.said.key == "balance.kind"
    with pytest.raises(StudyError) as caught:
        opened(shelf(), "nothing.yaml")
    assert caught.value.said.key == "balance.file"


def test_the_table_is_the_shortest_that_is_no_lesson_or_the_one_asked_for() -> None:
    card = shelf().cards["programs"][CARD]
    assert table_for(shelf(), card, "").scenario.id == "autumn-2001"
    assert table_for(shelf(), card, "historical-2001").scenario.id == "historical-2001"
    assert CARD not in loaded("first-game").scenario.programs
    assert CARD in table_for(shelf(), card, "first-game").scenario.programs, "the scenario lists its own cards"
    seven = shelf().cards["actors"]["akwesasne"]
    assert table_for(shelf(), seven, "").scenario.id == "historical-2001-seven"


@pytest.mark.parametrize(
    ("kind", "id", "scenario", "key"),
    [
        ("actors", "akwesasne", "autumn-2001", "balance.no-seat"),
        ("actors", "manitoba", "", "balance.nowhere"),
        ("agreements", "akwesasne-protocol", "autumn-2001", "balance.not-here"),
    ],
)
def test_what_has_no_place_at_a_table_is_told(kind: str, id: str, scenario: str, key: str) -> None:
    with pytest.raises(StudyError) as caught:
        table_for(shelf(), shelf().cards[kind][id], scenario)
    assert caught.value.said.key == key
    with pytest.raises(CannotLoadError):
        table_for(shelf(), shelf().cards[kind][id], "nowhere")


def test_jobs_cover_each_pair_once_and_their_size_does_not_matter(tmp_path: Path) -> None:
    path = written(tmp_path, "my-radios")
    fuller, file = opened(shelf(), str(path))
    card = wanted(fuller, str(path), file)
    for size in (1, 5):
        cut = jobs(card, file, "first-game", 4, 3, size)
        found = [row for job in cut for row in work(str(CONTENT), mark(fuller), *job)]
        on = trial(table_for(fuller, card, "first-game"), "programs", "my-radios", 4)
        assert found == [pair(on, seed) for seed in range(3)]


def test_a_scenario_in_a_file_is_played_as_it_stands_there(tmp_path: Path) -> None:
    path = written(tmp_path / "scenarios", "short", "scenarios", "autumn-2001", ("rounds: 5", "rounds: 2"))
    play = partial(games, str(CONTENT), mark(with_file(str(path))), str(path), "short", "4")
    assert len(play("0", "2")) == 2 and play("0", "2") == play("0", "1") + play("1", "1")


@pytest.mark.parametrize(("workers", "levels"), [(1, 1), (2, 1), (1, 9)])
def test_what_was_saved_since_it_was_read_is_not_played_in_its_place(tmp_path: Path, workers: int, levels: int) -> None:
    path = written(tmp_path, "my-radios")
    fuller, file = opened(shelf(), str(path))
    cut = jobs(wanted(fuller, str(path), file), file, "first-game", 4, 2, 1)
    written(tmp_path, "my-radios", "programs", CARD, ("levels: 2", f"levels: {levels}"))
    if workers == 1:
        with_file.cache_clear()  # as a process that has only started
    with pytest.raises(StudyError) as caught:
        list(batch.run(cut, partial(work, str(CONTENT), mark(fuller)), workers=workers))
    assert caught.value.said.key == "balance.changed"


def test_the_mark_is_of_what_is_played_with(tmp_path: Path) -> None:
    written(tmp_path, "my-radios")
    one = mark(with_file(str(tmp_path / "my-radios.yaml")))
    assert one != mark(shelf())
    written(tmp_path, "my-radios", "programs", CARD, ("levels: 2", "levels: 1"))
    with_file.cache_clear()
    assert mark(with_file(str(tmp_path / "my-radios.yaml"))) != one
    written(tmp_path, "my-radios")
    with_file.cache_clear()
    assert mark(with_file(str(tmp_path / "my-radios.yaml"))) == one
    other = replace(shelf().cards["packs"]["pacific-northwest"], data={"joins": ("first-game",)})
    packs = {**shelf().cards["packs"], other.id: other}
    assert mark(replace(shelf(), cards={**shelf().cards, "packs": packs})) != mark(shelf())
