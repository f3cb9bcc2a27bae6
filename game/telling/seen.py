"""What a viewer sees of a table, in words: for the desk of a seat, the projector, and who looks at a saved game."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.catalog.texts import Words
from game.rules.cards import Actor, Scenario, Text
from game.rules.types import Offered, Said, View
from game.world.model import Model


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the record: the round, the sentence, and what kind of thing it tells."""

    round: int
    said: Said


class Seen:
    """A View of a scenario with the words to tell it in, and the model whose figures its dials are."""

    scenario: Scenario
    model: Model
    words: Words
    view: View

    def actor(self, seat: int) -> Actor:
        """Who sits there."""
        return self.scenario.actors[seat]

    def t(self, key: str, **values: int | str) -> str:
        """A sentence of the catalogues with its values, in the reader's language."""
        return self.words.say(Said(key, tuple(values.items())), self.scenario)

    def say(self, said: Said) -> str:
        """What the rules or an actor said, in the reader's language."""
        return self.words.say(said, self.scenario)

    def text(self, text: Text) -> str:
        """A text of a card in the reader's language."""
        return self.words.text(text)

    def series(self, parts: Iterable[str]) -> str:
        """Sentences or parts of them in a row, as the language sets them apart."""
        return self.t("plain.semicolon").join(parts)

    def name(self, seat: int) -> str:
        """An actor's plain name."""
        return self.text(self.actor(seat).names.plain)

    def dial(self, name: str) -> float:
        """A dial's present value in points."""
        return self.view.dials[self.scenario.dials[name]] / 1000

    def past(self, name: str) -> list[float]:
        """A dial at the start and at the end of each round so far, in points."""
        at = self.scenario.dials[name]
        return [self.scenario.opening[at] / 1000] + [row[at] / 1000 for row in self.view.history]

    def offered(self, number: int) -> Offered | None:
        """An offer by its number, when this seat may see it."""
        return next((o for o in self.view.offers if o.number == number), None)

    @property
    def over(self) -> bool:
        """Whether the game has reached its debrief."""
        return self.view.phase == "debrief"
