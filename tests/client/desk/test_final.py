"""The sheet after the last round: its three words, and what it says where the whole game is not at hand."""

from __future__ import annotations

import pytest

from game.client.desk.final import final
from game.client.desk.imagined import NAMED, left_out
from game.client.desk.sheets import open_sheet
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.widget import Widget, walk
from game.debrief.whatif.again import replays
from game.rules.types import Said
from tests.client.debrief.test_whatif import ended, ready, screen


def texts(tree: Widget) -> list[str]:
    return [w.text for w in walk(tree) if isinstance(w, Label)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_window_of_a_lesson_says_where_what_if_and_the_debrief_are_to_be_had(language: str) -> None:
    app, game = screen(ended())
    app.set(language=language)
    game.desk.speak(app.words)
    game.desk.back.sheet = "whatif"
    tree = open_sheet(game.desk, None)
    assert game.desk.t("whatif.joined") in texts(tree)
    button = next(w for w in walk(tree) if isinstance(w, Button) and w.id == "debrief")
    assert button.barred == game.desk.t("debrief-page.joined")


def test_each_word_of_the_strip_opens_its_sheet() -> None:
    _, game = screen(ended())
    heads = {"final": "final.title", "whatif": "whatif.reading"}
    for name, key in heads.items():
        game.desk.back.sheet = name
        assert game.desk.t(key) in texts(final(game.desk, game.debrief()))
    game.desk.back.sheet = "rounds"
    assert any(w.id == "report-pair" for w in walk(final(game.desk, game.debrief())))


def test_a_game_that_is_refused_says_why() -> None:
    _, game = screen(ended())
    game.desk.back.sheet = "whatif"
    game.debrief().what_if.refused = Said("debrief.other-content")
    assert game.desk.t("debrief.other-content") in texts(final(game.desk, game.debrief()))


def test_what_could_not_be_done_any_more_is_named_with_its_reason_and_the_rest_is_counted() -> None:
    known = ready()
    assert known.played is not None
    _, game = screen(ended())
    telling = known.telling(game.desk.words)
    again = replays(known.played, [(one, one.changes[0]) for one in known.decisions])
    most = max(again, key=lambda one: len(one.left_out))
    assert most.left_out, "changing one of them must bar something later"
    rows = [w.text for row in left_out(most, known, telling) if row for w in walk(row) if isinstance(w, Label)]
    named = [text for text in rows if "(" in text]
    assert rows[0] == telling.t("whatif.left-out") and 1 <= len(named) <= NAMED
    first = most.left_out[0]
    whole = [one for one in known.decisions if first.position in one.positions]
    if whole:
        assert telling.say(first.why) in named[0] and telling.say(whole[0].said) in named[0]
    nothing = next(one for one in again if not one.left_out)
    assert left_out(nothing, known, telling) == []
