"""Cards and report at every window and text size, in both languages: nothing cut off, nothing on anything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.client.desk.browsing import Browsing, LookingBack
from game.client.desk.desk import Desk
from game.client.desk.programs import listed
from game.client.kit.check import problems
from game.client.kit.style import Style
from tests.client.person import Person
from tests.client.test_whole_game import reach

STYLES = [Style(w, h, text) for w, h in ((1280, 720), (1920, 1080), (2560, 1440)) for text in (0.8, 1.0, 1.5, 2.0)]


def one(desk: Desk) -> None:
    desk.card, desk.browse.source = listed(desk)[0].id, True


def two(desk: Desk) -> None:
    desk.card, desk.browse.beside = (program.id for program in listed(desk)[1:3])


def money(desk: Desk) -> None:
    desk.browse.money, desk.browse.which = True, "all"


def nothing(desk: Desk) -> None:
    desk.browse.words = "zzz"


def panel(name: str) -> Callable[[Desk], None]:
    return lambda desk: setattr(desk.back, "panel", name)


def news(desk: Desk) -> None:
    desk.back.all_news, desk.back.round = True, 1


def why(desk: Desk) -> None:
    desk.indicator = "commerce@quebec"


def rounds(desk: Desk) -> None:
    desk.back.final = False


VIEWS: list[tuple[str, str, Callable[[Desk], None]]] = [
    ("negotiation", "programs", lambda desk: None),
    ("programs", "programs", lambda desk: None),
    ("programs", "programs", one),
    ("programs", "programs", two),
    ("programs", "programs", money),
    ("programs", "programs", nothing),
    ("report", "report", panel("scores")),
    ("report", "report", panel("trust")),
    ("report", "report", panel("burden")),
    ("report", "report", panel("curves")),
    ("report", "report", news),
    ("report", "report", why),
    ("debrief", "report", lambda desk: None),
    ("debrief", "report", rounds),
]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_view_has_words_cut_off_or_widgets_on_each_other(tmp_path: Path, language: str) -> None:
    person = Person(tmp_path, "mouse", language)
    game = person.sit("first-game", 1)
    stage, found = person.app.stage, []
    for phase, tab, arrange in VIEWS:
        if game.desk.view.phase != phase:
            reach(person, game, phase)
        desk = game.desk
        desk.tab, desk.card, desk.indicator = tab, "", ""
        desk.browse, desk.back = Browsing(), LookingBack()
        arrange(desk)
        person.app.refresh()
        person.look()
        before = stage.style
        for style in STYLES:
            stage.restyle(style)
            name = f"{phase}/{arrange.__name__} {style.width} at {style.text:.0%}"
            found += [f"{name}: {fault}" for fault in problems(stage.root, style)]
        stage.restyle(before)
    assert not found
