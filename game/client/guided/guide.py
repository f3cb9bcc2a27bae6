"""How far a newcomer has come in a guide, and which step has its turn."""

from __future__ import annotations

from collections.abc import Sequence

from game.client.desk.desk import Desk
from game.client.desk.points import POINTS, Point
from game.client.guided.deeds import MOMENTS, RECORDED, done
from game.client.guided.steps import Step


class Guide:
    """The steps and which of them are done. It only looks: nothing at the table depends on it.

    `on` says whether it is shown, `brief` whether without its explanations.
    """

    def __init__(self, steps: Sequence[Step], desk: Desk) -> None:
        self.steps = tuple(steps)
        self.on = True
        self.brief = False
        self.done: set[str] = set()
        self._take_up(desk)

    def _take_up(self, desk: Desk) -> None:
        """In a saved game: done is what the game remembers, and what can only have been looked at before that."""
        known = [step.until in RECORDED and done(desk, step) for step in self.steps]
        last = max((at for at, found in enumerate(known) if found), default=-1)
        for at, step in enumerate(self.steps):
            if known[at] or (at < last and step.until not in RECORDED):
                self.done.add(step.id)

    def follow(self, desk: Desk) -> None:
        """See what has been done since; what is only looked at counts while it is asked for, or might be."""
        for step in self.steps:
            if step.id not in self.done and (step.until in RECORDED or self.open(desk, step)) and done(desk, step):
                self.done.add(step.id)

    def open(self, desk: Desk, step: Step) -> bool:
        """Whether the step can be done now."""
        view = desk.view
        return view.phase == step.phase and view.round >= step.since and MOMENTS[step.when](desk)

    def step(self, desk: Desk) -> Step | None:
        """The first step that is not done and can be; none while the table waits for others, or when all is done."""
        for step in self.steps:
            if step.id not in self.done and self.open(desk, step):
                return step if step.point != "done" or desk.my_turn else None
        return None

    def point(self, desk: Desk) -> Point | None:
        """What the present step points to."""
        step = self.step(desk)
        return POINTS[step.point](desk) if step is not None else None

    def number(self, step: Step) -> int:
        """The place of a step, from 1."""
        return self.steps.index(step) + 1

    @property
    def over(self) -> bool:
        """Whether every step is done."""
        return len(self.done) == len(self.steps)

    def skip(self, desk: Desk) -> None:
        """Let the present step go."""
        step = self.step(desk)
        if step is not None:
            self.done.add(step.id)

    def take_up(self) -> None:
        """Show it again where it was left, or from the first step when it was over."""
        self.on = True
        if self.over:
            self.done.clear()
