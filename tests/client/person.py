"""A person at the window: works widgets by keyboard alone or by mouse alone, through real events."""

from __future__ import annotations

from pathlib import Path

import pygame

from game.client.app import App
from game.client.desk.choices import pending
from game.client.kit.controls import Control
from game.client.kit.widget import Widget
from game.client.screens.game import GameScreen
from game.client.screens.newgame import NewGame
from game.client.settings import Settings
from game.client.snap import settle, stand
from game.client.start import title
from tests.client import hands

MOST_TABS = 400


def above(widget: Widget) -> list[Widget]:
    """Everything that holds a widget, nearest first."""
    found = [widget]
    while found[-1].parent is not None:
        found.append(found[-1].parent)
    return found[1:]


class Person:
    """Sits at an app of a size and language with a new table to play at. `hand` is "keys" or "mouse"."""

    def __init__(
        self, folder: Path, hand: str, language: str = "en", size: tuple[int, int] = (1280, 720), text: int = 100
    ) -> None:
        self.hand = hand
        self.offered = False
        self.app: App = stand(lambda app: title(app, folder, 7), size, Settings(language=language, text=text))
        self.surface = pygame.Surface(size)

    # --- hands ---

    def _click(self, at: tuple[int, int]) -> None:
        for event in (hands.move(at), hands.down(at), hands.up(at)):
            self.app.handle(event)

    def wheel_to(self, widget: Widget) -> None:
        """Turn the wheel above whatever scrolls until the middle of the widget shows."""
        for _ in range(MOST_TABS):
            x, y = widget.rect.center
            around = [up for up in above(widget) if up.scrolls and not up.shown_area().collidepoint(x, y)]
            if not around:
                return
            area, before = around[-1].shown_area(), widget.rect.copy()
            self.app.handle(hands.move((area.x + 3, area.centery)))
            self.app.handle(hands.wheel(1 if y < area.centery else -1))
            assert widget.rect != before, f"the wheel never brings {widget.id} into sight"

    def press(self, id: str) -> None:
        """Work the widget of that id."""
        self.look()
        stage = self.app.stage
        widget = stage.find(id)
        if self.hand == "mouse":
            self.wheel_to(widget)
            self._click(widget.rect.center)
        else:
            for _ in range(MOST_TABS):
                if stage.focus_id == id:
                    break
                self.app.handle(hands.key(pygame.K_TAB))
            assert stage.focus_id == id, f"Tab never reaches {id}"
            self.app.handle(hands.key(pygame.K_RETURN))
        self.look()

    def choose_first(self, id: str) -> None:
        """Open a drop-down list and take what stands first in it."""
        self.press(id)
        stage = self.app.stage
        popup = stage.layers()[-1]
        if self.hand == "mouse":
            self._click((popup.rect.centerx, popup.rect.y + 12))
        else:
            for code in (pygame.K_HOME, pygame.K_RETURN):
                self.app.handle(hands.key(code))
        self.look()

    def change(self, id: str, steps: int) -> None:
        """Turn a stepper up (or down) so many steps."""
        for _ in range(abs(steps)):
            self.look()
            stage = self.app.stage
            widget = stage.find(id)
            if self.hand == "mouse":
                self.wheel_to(widget)
                self._click((widget.rect.right - 8 if steps > 0 else widget.rect.x + 8, widget.rect.centery))
            else:
                stage.focus(widget)
                self.app.handle(hands.key(pygame.K_RIGHT if steps > 0 else pygame.K_LEFT))

    def tab(self, name: str) -> None:
        """Open a sheet of the desk."""
        self.look()
        strip = self.app.stage.find("desk-tabs")
        names = [value for value, _ in strip.choices]  # type: ignore[attr-defined]
        if self.hand == "mouse":
            spot = strip.boxes(self.app.stage.style, strip.rect.w)[names.index(name)].move(strip.rect.topleft)  # type: ignore[attr-defined]
            self._click(spot.center)
        else:
            self.app.handle(hands.key(pygame.K_F1 + names.index(name)))
        self.look()

    def look(self) -> None:
        """Let frames pass until all is ready that they show, and draw."""
        self.app.tick()
        settle(self.app)
        self.app.draw(self.surface)
        screen = self.app.screen
        if isinstance(screen, GameScreen) and not screen.seating.drawn:
            while screen.desk.weighing.at_work:
                assert screen.desk.weighing.wait(60)
                if screen.desk.weighing.go_on():
                    self.app.refresh()
                self.app.draw(self.surface)

    # --- at the table ---

    def sit(self, scenario: str, seat: int, *others: int) -> GameScreen:
        """From the title into a game; `others` are seats that other people at this machine take."""
        self.press("way-title-new")
        screen = self.app.screen
        assert isinstance(screen, NewGame)
        screen.scenario = scenario
        screen._seat_scenario()
        screen.seat = seat
        self.app.refresh()
        for other in others:
            self.choose_first(f"new-persona-{other}")
        return self.begin(screen)

    def begin(self, screen: NewGame) -> GameScreen:
        """From the new game as it is set up into the game."""
        self.press("new-start")
        while screen.loading:
            self.app.works[0].wait(20)
            self.look()
        game = self.app.screen
        assert isinstance(game, GameScreen)
        return game

    def wait(self, game: GameScreen) -> None:
        """Until the others have done what they want to do."""
        for _ in range(5000):
            self.look()
            assert game.others.wait(60)
            if not (game.desk.busy or game.others.at_work or game._unseen):
                return
        raise AssertionError("the others never stop")

    def sit_down(self, game: GameScreen, pin: str = "") -> None:
        """Open the curtain, typing a PIN or pressing its keys."""
        for digit in pin:
            if self.hand == "mouse":
                self.press(f"curtain-key-{digit}")
            else:
                event = pygame.event.Event(pygame.KEYDOWN, key=ord(digit), mod=0, unicode=digit, scancode=0)
                self.app.handle(event)
        self.press("curtain-sit")

    def play(self, game: GameScreen) -> dict[str, int]:
        """The whole game: answers, funds, chooses, writes one offer, looks at everything; counts what was done."""
        done: dict[str, int] = {}

        def count(what: str) -> None:
            done[what] = done.get(what, 0) + 1

        while not game.desk.over:
            self.wait(game)
            if game.seating.drawn:
                self.sit_down(game)
                count(f"sit-{game.seating.here}")
                continue
            if pending(game.desk) is not None:
                free = [i for i in range(9) if f"choice-{i}" in self.app.stage._all and not self._barred(f"choice-{i}")]
                self.press(f"choice-{free[0]}")
                count("choose")
                continue
            self._act(game, count)
            self.press("desk-done")
            count(game.desk.view.phase)
        self.wait(game)
        return done

    def _barred(self, id: str) -> bool:
        widget = self.app.stage.find(id)
        return isinstance(widget, Control) and bool(widget.barred)

    def _act(self, game: GameScreen, count: object) -> None:
        desk = game.desk
        say = count if callable(count) else print
        if desk.view.phase == "negotiation":
            waiting = [t for o in desk.options if o.verb == "answer" for t in o.targets]
            if not self.offered:
                self.offered = True
                self.offer(game)
                say("offer")
            elif waiting and not self._barred(f"accept-{waiting[0]}"):
                self.press(f"accept-{waiting[0]}")
                say("accept")
        elif desk.view.phase == "programs":
            option = next((o for o in desk.options if o.verb == "fund" and o.high > o.now), None)
            if option is not None:
                self.change(f"fund-{option.card}", 1)
                say("fund")
        elif desk.view.phase == "report":
            for name in ("map", "talks", "programs", "ledger", "report"):
                self.tab(name)
                say(name)

    def offer(self, game: GameScreen) -> None:
        """One offer, clause by clause."""
        other = 0 if game.desk.me else 1
        self.press("talks-new")
        self.press(f"party-{other}")
        assert game.desk.draft is not None
        self._segment("draft-kind", "pay")
        self.press("draft-add")
        self._segment("draft-kind", "fund")
        self.press("draft-add")
        self.press("draft-send")

    def _segment(self, id: str, value: str) -> None:
        """Choose a word of a strip."""
        self.look()
        strip = self.app.stage.find(id)
        names = [name for name, _ in strip.choices]  # type: ignore[attr-defined]
        if self.hand == "mouse":
            self.wheel_to(strip)
            spot = strip.boxes(self.app.stage.style, strip.rect.w)[names.index(value)].move(strip.rect.topleft)  # type: ignore[attr-defined]
            self._click(spot.center)
        else:
            self.app.stage.focus(strip)
            self.app.handle(hands.key(pygame.K_HOME))
            for _ in range(names.index(value)):
                self.app.stage.focus(self.app.stage.find(id))
                self.app.handle(hands.key(pygame.K_RIGHT))
        self.look()
