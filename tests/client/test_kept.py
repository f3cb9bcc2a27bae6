"""What is kept from picture to picture is what would have been made anew."""

from __future__ import annotations

import weakref
from pathlib import Path

from game.client.kit.controls import Button
from game.client.kit.kept import Kept
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row
from game.client.kit.numbers import Amount, Stepper
from game.client.kit.panels import Panel
from game.client.kit.style import Style
from game.client.kit.widget import Widget, walk
from game.client.lexicon import mark
from game.client.screens.game import GameScreen
from tests.client.hands import click, put
from tests.client.person import Person

OF_THE_HAND = {"id", "named", "hovered", "focused", "touched", "down", "rect", "offset", "over", "at_mark", "roll"}
"""What a widget knows besides what it was made of."""


def test_a_part_is_the_same_until_its_data_change() -> None:
    kept = Kept()
    first = kept.part("a", (1, "x"), lambda: Label("one"))
    assert kept.part("a", (1, "x"), lambda: Label("two")) is first
    assert kept.part("b", (1, "x"), lambda: Label("three")) is not first
    fresh = kept.part("a", (2, "x"), lambda: Label("two"))
    assert isinstance(fresh, Label) and fresh.text == "two"
    kept.clear()
    assert kept.part("a", (2, "x"), lambda: Label("four")) is not fresh


def test_what_was_used_longest_ago_goes_first() -> None:
    kept = Kept(2)
    a, b = (kept.part(name, 0, lambda: Label("")) for name in "ab")
    assert kept.part("a", 0, lambda: Label("")) is a
    kept.part("c", 0, lambda: Label(""))
    assert kept.part("a", 0, lambda: Label("")) is a
    assert kept.part("b", 0, lambda: Label("")) is not b


def test_a_part_that_a_hand_was_on_is_made_anew() -> None:
    """A stepper shows the number that was asked for; when that is refused, it must show the old one again."""
    kept = Kept()

    def tree() -> Widget:
        steps = kept.part("steps", 3, lambda: Column([Stepper(3, 0, 9, lambda n: None, id="n")]))
        return Column([steps, kept.part("words", 0, lambda: Label("words", id="words"))])

    stage = put(tree())
    asked, words = stage.find("n"), stage.find("words")
    click(stage, (asked.rect.right - 4, asked.rect.centery))
    assert isinstance(asked, Stepper) and asked.value == 4
    stage.show(tree())
    again = stage.find("n")
    assert isinstance(again, Stepper) and again.value == 3
    assert stage.find("words") is words


def test_a_part_that_moves_keeps_its_place_among_the_names() -> None:
    """Widgets without a name are known by their place; a kept one that moved must not be known by its old one."""
    kept = Kept()

    def tree(*names: str) -> Widget:
        return Column([*(kept.part(name, 0, lambda name=name: Label(name)) for name in names), Label("end")])  # type: ignore[misc]

    stage = put(tree("b", "c"))
    for names in (("a", "b", "c"), ("c",), ("c", "b", "a")):
        stage.show(tree(*names))
        everything = list(walk(stage.root))
        assert len({widget.id for widget in everything}) == len(everything)
        assert all(stage.find(widget.id) is widget for widget in everything)


def test_a_part_that_left_and_comes_back_is_not_under_the_pointer_any_more() -> None:
    kept = Kept()

    def tree(shown: bool) -> Widget:
        part = kept.part("b", 0, lambda: Button("b", None, id="b"))
        return Column([part if shown else Label("other"), Label("more")])

    stage = put(tree(True))
    button = stage.find("b")
    stage._pointer = button.rect.center
    stage.show(tree(True))
    assert button.hovered
    stage.show(tree(False))
    stage._pointer = (-1, -1)
    stage.show(tree(True))
    assert stage.find("b") is button and not button.hovered


def test_a_part_that_moves_takes_all_in_it_along_to_where_a_new_one_would_be() -> None:
    def tree(kept: Kept, above: int) -> Widget:
        def part() -> Widget:
            words = [Panel(Label(f"words {i} " * 9), pad=7) for i in range(3)]
            return Panel(Row([Column(words, grow=1), Button("do", None)]), pad=11)

        return Column([Label("a line\n" * above), Row([kept.part("a", 0, part), Label("beside")]), Label("end")])

    kept = Kept()
    stage = put(tree(kept, 1))
    for above in (5, 2, 2):
        stage.show(tree(kept, above))
        fresh = put(tree(Kept(0), above))
        assert [w.rect for w in walk(stage.root)] == [w.rect for w in walk(fresh.root)]
    stage.restyle(Style(500, 600, 1.3))
    narrow = put(tree(Kept(0), 2), (500, 600), text_size=1.3)
    assert [w.rect for w in walk(stage.root)] == [w.rect for w in walk(narrow.root)]


def test_a_tree_that_gave_way_is_freed_though_a_part_of_it_is_kept() -> None:
    kept = Kept()
    part = kept.part("a", 0, lambda: Panel(Label("kept")))
    trees = [Column([part, Button("do", None, id="do"), Panel(Label("gone"))]) for _ in range(2)]
    gone = [weakref.ref(trees[0]), weakref.ref(trees[0].parts[2])]
    stage = put(trees.pop(0))
    stage.step_focus(1)
    stage.show(Label("another sheet"))
    assert [ref() for ref in gone] == [None, None], "at once: no collection is waited for"
    stage.show(trees[0])
    assert part.parent is trees[0] and stage.find(part.id) is part
    assert all(inner.parent is not None for inner in walk(part)), "what came back is whole"


def test_a_kept_part_has_all_its_names_again_and_only_while_they_are_free() -> None:
    kept = Kept()

    def part() -> Widget:
        return kept.part("a", 0, lambda: Column([Button("one", None, id="one"), Label("words")]))

    stage = put(Column([part(), Label("end")]))
    first = stage.find("one")
    stage.show(Column([part(), Label("end")]))
    assert stage.find("one") is first
    stage.show(Column([Button("another", None, id="one"), part()]))
    assert stage.find("one") is not first
    assert all(stage.find(widget.id) is widget for widget in walk(stage.root))


def said(tree: Widget) -> list[object]:
    """All that a tree was made of, but for its functions."""
    found: list[object] = []
    for widget in walk(tree):
        made = {
            name: value
            for name, value in vars(widget).items()
            if isinstance(value, str | int | float | tuple) and name not in OF_THE_HAND and not name.startswith("_")
        }
        found.append((type(widget).__name__, made, widget.show(widget.value) if isinstance(widget, Amount) else ""))
    return found


class Doubting(Person):
    """A person who has each picture of a game made a second time, with nothing kept."""

    pictures = 0

    def look(self) -> None:
        super().look()
        game = self.app.screen
        if isinstance(game, GameScreen):
            kept, built, unseen = game.desk.kept, game._built, game._unseen
            picture = said(self._marked(game))
            game.desk.kept = Kept(0)
            assert picture == said(self._marked(game))
            game.desk.kept, game._built, game._unseen = kept, built, unseen
            self.pictures += 1

    def _marked(self, game: GameScreen) -> Widget:
        tree = game.build()
        mark(tree, self.app.settings.language, str)  # type: ignore[arg-type]
        return tree


def test_in_a_whole_game_every_picture_is_the_one_that_would_be_made_anew(tmp_path: Path) -> None:
    person = Doubting(tmp_path, "mouse", "fr")
    game = person.sit("first-game", 1)
    person.play(game)
    assert game.desk.over and person.pictures > 100
