"""What a reader is looking at: filters and words of the cards, the round and the panel of the report."""

from __future__ import annotations

from dataclasses import dataclass, field

STEP = 1.6
"""Seconds for which a round stays when the game is shown again."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What never changes on a card in one language: its lines, and its tags with their tips."""

    title: str
    cost: str
    when: str
    who: str
    who_full: str
    tags: tuple[tuple[str, str], ...]
    sought: str
    """All its words, small and without accents, for the search."""


@dataclass
class Browsing:
    """How the cards are looked through."""

    which: str = "mine"
    """mine, open (to me now), running (anybody's) or all."""
    kind: str = "all"
    order: str = "deck"
    """deck, title, cost or worth."""
    words: str = ""
    beside: str = ""
    """The card that the chosen one is compared with; "" for none."""
    money: bool = False
    """Whether this round's money is taken apart."""
    source: bool = False
    """Whether the source of the chosen card is shown."""
    glances: dict[tuple[str, str], Glance] = field(default_factory=dict)
    """By language and card: written once, because a sheet is built again whenever anything happened."""


@dataclass
class LookingBack:
    """The round that the report shows. `round` is -1 for the present; the opening is 0."""

    round: int = -1
    panel: str = "scores"
    """scores, trust, burden or curves."""
    curve: str = "score"
    """What the curves show: "score", an indicator or a dial of the world."""
    pair: int = 0
    """The pair of seats singled out in the picture of trust."""
    sheet: str = "final"
    """After the game: final, rounds or whatif."""
    all_news: bool = False
    """Whether every headline of the round is shown."""
    playing: bool = False
    due: float = 0.0

    def at(self, last: int) -> int:
        """The round shown when `last` is the last one resolved."""
        return last if self.round < 0 else min(self.round, last)

    def go(self, round: int, last: int) -> None:
        """Show a round; the last one is the present."""
        self.round = -1 if round >= last else max(0, round)

    def play(self, last: int) -> None:
        """Start to show the game again, from its opening when it stands at the end; or stop."""
        self.playing = not self.playing and last > 0
        self.due = 0.0
        if self.playing and self.at(last) >= last:
            self.round = 0

    def step(self, now: float, last: int) -> bool:
        """Let time pass (seconds). Whether another round is shown, or the end was reached."""
        if not self.playing:
            return False
        if not self.due:
            self.due = now + STEP
            return False
        if now < self.due:
            return False
        self.due = now + STEP
        self.go(self.at(last) + 1, last)
        if self.at(last) >= last:
            self.playing = False
        return True
