"""A newcomer in the guided game: does what each step asks, through real events, and is timed as people read and act."""

from __future__ import annotations

import pygame

from game.client.desk.choices import pending
from game.client.desk.desk import Desk
from game.client.desk.frame import to_answer
from game.client.desk.points import Point
from game.client.guided.steps import Step
from game.client.kit.labels import Label
from game.client.kit.widget import walk
from game.client.map.view import MapView
from game.client.screens.game import GameScreen
from tests.client import hands
from tests.client.person import Person

WORDS_A_MINUTE = 200
SECONDS_AN_ACT = 4.0
"""To find a thing with the eye, decide, and press it."""
SECONDS_A_WAIT = 1.0
"""For the others' thoughts of one phase at the guide's level, and the world's; they take far less on two cores."""


class Newcomer:
    """Follows the guide at a game. Counts words read, things pressed, and phases waited for."""

    def __init__(self, person: Person, game: GameScreen) -> None:
        self.person = person
        self.game = game
        self.words = 0
        self.acts = 0
        self.waits = 0
        self.seen: list[str] = []
        """Ids of the steps that had their turn, in order."""
        self._read: set[str] = set()

    @property
    def desk(self) -> Desk:
        """The newcomer's desk."""
        return self.game.desk

    def step(self) -> Step | None:
        """The step that the guide shows."""
        assert self.game.guide is not None
        return self.game.guide.step(self.desk)

    def point(self) -> Point:
        """What the guide points to."""
        assert self.game.guide is not None
        point = self.game.guide.point(self.desk)
        assert point is not None
        return point

    def minutes(self) -> float:
        """All of it together."""
        seconds = self.words * 60 / WORDS_A_MINUTE + self.acts * SECONDS_AN_ACT + self.waits * SECONDS_A_WAIT
        return seconds / 60

    # --- eyes and hands ---

    def read(self, id: str) -> None:
        """Every word in the widget of that id not read before; figures are taken in with the words they go with."""
        for widget in walk(self.person.app.stage.find(id)):
            if isinstance(widget, Label) and widget.text not in self._read:
                self._read.add(widget.text)
                self.words += sum(any(letter.isalpha() for letter in word) for word in widget.text.split())

    def press(self, id: str) -> None:
        """One act."""
        self.person.press(id)
        self.acts += 1

    def go_on(self) -> None:
        """The next thing: a decision that an event asks for, what the step asks, or else on to the next phase."""
        self.person.wait(self.game)
        if pending(self.desk) is not None:
            self.read("dialog:Panel")
            free = [at for at in range(9) if self._there(f"choice-{at}") and not self.person._barred(f"choice-{at}")]
            self.press(f"choice-{free[0]}")
            return
        step = self.step()
        if step is None:
            self._by_oneself()
            return
        self.read("guide")
        if step.id not in self.seen:
            self.seen.append(step.id)
        getattr(self, "do_" + step.until.replace("-", "_"))(step)

    def _by_oneself(self) -> None:
        """A phase of one's own: read what is new, answer one offer or raise one program, go on."""
        phase = self.desk.view.phase
        for list in ("guide", "briefing", "talks-list", "report-list"):
            if self._there(list):
                self.read(list)
        raised = next((o for o in self.desk.options if o.verb == "fund" and o.high > o.now), None)
        if phase == "negotiation" and to_answer(self.desk):
            self.press(f"accept-{max(to_answer(self.desk))}")
            self.person.wait(self.game)
        elif phase == "programs" and raised is not None:
            self.read(f"card-{raised.card}")
            self.person.change(f"fund-{raised.card}", 1)
            self.acts += 1
        self.press("desk-done")
        self.waits += 1

    def _there(self, id: str) -> bool:
        return any(widget.id == id for layer in self.person.app.stage.layers() for widget in walk(layer))

    # --- what the steps ask ---

    def do_looked(self, step: Step) -> None:
        """A crossing, as the guide shows it."""
        self.read("briefing") if self._there("briefing") else None
        self.press("guide-show")
        if self.step() is not step:
            return
        for _ in range(2):  # a first press may only end the showing of the round that went by
            if self.step() is step:
                self._choose_crossing()
        self.read("known")

    def _choose_crossing(self) -> None:
        self.person.look()
        stage = self.person.app.stage
        if self.person.hand == "mouse":
            view = stage.find("map")
            assert isinstance(view, MapView)
            rect = view.place_of(self.point().thing)
            assert rect is not None, "the crossing pointed to is not on the map as it is shown"
            for event in (hands.move(rect.center), hands.down(rect.center), hands.up(rect.center)):
                self.person.app.handle(event)
        else:
            assert stage.focus_id == "map", "what the guide shows has the focus"
            self.person.app.handle(hands.key(pygame.K_RETURN))
        self.acts += 1
        self.person.look()

    do_looked_why = do_looked

    def do_went_on(self, step: Step) -> None:
        """The button that ends the phase."""
        self.press("desk-done")
        self.waits += 1

    def do_answered(self, step: Step) -> None:
        """The first offer is accepted."""
        self.read("talks-list")
        self.press(self.point().id)

    def do_drafted(self, step: Step) -> None:
        """An offer to the first other seat."""
        if self.desk.draft is None:
            self.press("talks-new")
        self.press("party-0")

    def _clause(self, kind: str) -> None:
        self.person._segment("draft-kind", kind)
        self.press("draft-add")
        self.acts += 1

    def do_gave(self, step: Step) -> None:
        """A payment."""
        self._clause("pay")

    def do_asked(self, step: Step) -> None:
        """A program of theirs."""
        self._clause("fund")

    def do_offered(self, step: Step) -> None:
        """On the table."""
        self.press("draft-send")

    def do_read_ledger(self, step: Step) -> None:
        """The ledger's sheet."""
        self.person.tab("ledger")
        self.acts += 1
        self.read("ledger-promises")

    def do_funded(self, step: Step) -> None:
        """One level more of the program pointed to."""
        self.press("guide-show")
        point = self.point()
        self.read(point.id.replace("fund-", "card-"))
        self.person.change(point.id, 1)
        self.person.look()
        self.acts += 1

    def do_asked_why(self, step: Step) -> None:
        """The indicator that weighs most."""
        point = self.point()
        self.read("report-list")
        self.press(point.id)
        self.read("why-list")

    def do_studied(self, step: Step) -> None:
        """Somebody else's score."""
        self.read("final-list")
        self.person._segment("final-seat", "0")
        self.acts += 1
