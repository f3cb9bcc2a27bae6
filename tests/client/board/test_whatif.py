"""The last what-if before the room: there only when one was played on and the game is over."""

from __future__ import annotations

import pygame

from game.client.app import App
from game.client.debrief.whatif import WhatIf
from game.client.kit.check import problems
from game.client.screens.projector import Projector
from game.client.settings import Settings
from game.client.snap import stand
from game.debrief.whatif.again import replayed
from game.debrief.whatif.onward import played_on
from game.debrief.whatif.suggested import Suggestion
from tests.client import hands
from tests.client.debrief.test_whatif import ended, ready, screen, words_on
from tests.table.room import four


def one_of(known: WhatIf) -> Suggestion:
    """A decision of the game played on a few times."""
    assert known.played is not None
    decision = known.decisions[-1]
    change = decision.changes[0]
    return Suggestion(replayed(known.played, decision, change), played_on(known.played, decision, change, 8))


def before_the_room(known: WhatIf) -> tuple[App, Projector]:
    app = stand(lambda app: Projector(app, lambda: known.table, past=lambda: known), (1280, 720), Settings())
    shown = app.screen
    assert isinstance(shown, Projector)
    return app, shown


def test_a_what_if_that_was_played_on_has_a_page_and_the_arrows_come_to_it() -> None:
    known = ready()
    app, shown = before_the_room(known)
    app.handle(hands.key(pygame.K_LEFT))
    assert shown.page == "border", "nothing was played on yet"
    known.last = one_of(known)
    app.tick()
    for _ in range(10):
        if shown.page == "whatif":
            break
        app.handle(hands.key(pygame.K_RIGHT))
    said = words_on(app)
    assert "What if" in said and "8 games that AI players played on" in said and "An AI player is no person" in said
    assert problems(app.stage.root, app.stage.style) == []
    app.set(language="fr")
    app.tick()
    assert "Un joueur IA n’est pas une personne" in words_on(app)


def test_a_page_that_is_gone_gives_way() -> None:
    known = ready()
    known.last = one_of(known)
    app, shown = before_the_room(known)
    shown.page = "whatif"
    known.last = None
    app.tick()
    assert shown.page != "whatif"


def test_before_the_end_there_is_no_such_page() -> None:
    known = ready()
    known.last = one_of(known)
    here = four()
    app = stand(lambda app: Projector(app, lambda: here, past=lambda: known), (1280, 720), Settings())
    assert "What if?" not in words_on(app)
    shown = app.screen
    assert isinstance(shown, Projector) and not shown._more()


def test_the_game_below_gives_the_room_what_was_played_at_its_desk() -> None:
    app, game = screen(ended())
    game.debrief().what_if.last = one_of(ready())
    game.project()
    shown = app.screen
    assert isinstance(shown, Projector) and list(shown._more()) == ["whatif"]
