"""The table at the other end of a line, as far as its server has told one seat of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.catalog.load import Loaded
from game.catalog.why import Cause
from game.rules import decode, encode
from game.rules.known import known
from game.rules.types import Action, Option, Said, View
from game.table.counsel import Counsel
from game.table.letters import MESSAGE, Letter
from game.table.table import Reply

FIELDS = ("verb", "card", "amount", "target", "text", "offer")
"""Of an action: what is sent of it. Whose it is the server knows."""
Answered = Callable[[Mapping[str, Any]], None]
Ask = Callable[[Answered, str, Mapping[str, Any]], Said | None]
"""From (who hears the answer, what is asked, its fields) to why nothing can be asked now."""


@dataclass(frozen=True, slots=True)
class Past:
    """A round that is over: what the seat saw as it was resolved, and what moved each dial in it."""

    view: View
    whys: Mapping[str, tuple[Cause, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """A line of news: its number, its round, its sentence; of a message also who reads it."""

    number: int
    round: int
    said: Said
    to: tuple[int, ...] = ()


class Distant(Counsel):
    """What `Playable` asks of a table, answered from what was shown. It holds a seat's View and nothing behind it:

    `state` is what follows from the View, without the game's seed, its stocks and others' business.
    """

    def __init__(self, loaded: Loaded, seat: int, ask: Ask) -> None:
        self.loaded = loaded
        self.seat = seat
        self.version = 0
        self.leads = True
        """Whether this person submits for the seat; whoever does not, proposes."""
        self.proposed = 0
        """Moves that were put before the team from here."""
        self._ask = ask
        self._view: View | None = None
        self._options: tuple[Option, ...] = ()
        self._news: list[Told] = []
        self._past: dict[int, Past] = {}
        self._asked: set[int] = set()

    # --- what the server shows ---

    def show(self, view: View, options: tuple[Option, ...], version: int, frozen: Said | None) -> None:
        """The table as it is now."""
        if view is not self._view:
            self._view, self.state = view, known(self.scenario, view)
        self._options, self.version, self.frozen = options, version, frozen
        self._ask_for_past()

    def hear(self, news: Sequence[Told], *, again: bool) -> bool:
        """Take in news; `again` when it begins from the start. Whether it is another story than was told before."""
        turned = again and self._news != list(news[: len(self._news)])
        if turned:
            self._past, self._asked = {}, set()
        self._news = list(news) if again else [*self._news, *news]
        return turned

    def _ask_for_past(self) -> None:
        """Ask for the rounds that are over and not known yet, each once."""
        for round in range(1, len(self.state.history) + 1):
            if round not in self._past and round not in self._asked:

                def answered(reply: Mapping[str, Any], round: int = round) -> None:
                    self._asked.discard(round)
                    if reply.get("ok"):
                        self._past[round] = past(reply["past"])

                if self._ask(answered, "past", {"round": round}) is None:
                    self._asked.add(round)

    # --- what a desk asks ---

    def hand_in(self, action: Action, version: int, then: Callable[[Reply], None]) -> None:
        """Send an action over the line; `then` hears what came of it. Without a line it is refused at once.

        Who does not lead puts it before the team instead; then it counts as handed in.
        """
        leads = self.leads
        data = encode(action)

        def answered(reply: Mapping[str, Any]) -> None:
            said = decode(Said, reply["said"]) if "said" in reply else None
            self.proposed += not leads and bool(reply.get("ok"))
            then(Reply(bool(reply.get("ok")), said, self.version))

        act = {name: data[name] for name in FIELDS if name in data}
        said = self._ask(answered, "act" if leads else "propose", {"act": act, "version": version})
        if said is not None:
            then(Reply(False, said, self.version))

    def waiting(self) -> bool:
        """Whether the world has something to do. Who else is a persona is not known here."""
        return self.state.phase == "resolution" and self.frozen is None

    def view(self, viewer: int) -> View:
        """What the seat sees."""
        assert self._view is not None and viewer == self.seat
        return self._view

    def options(self, seat: int) -> tuple[Option, ...]:
        """What may be done from here now: nothing by whoever leads while nobody plays; proposals may still be made."""
        return () if self.held is not None and self.leads else self._options

    def refusal(self, action: Action) -> Said | None:
        """Why an action would be refused now."""
        return (self.held if self.leads else None) or super().refusal(action)

    def told(self, viewer: int, since: int = 0) -> list[tuple[int, int, Said]]:
        """(number, round, sentence) of everything the seat heard from event `since` on."""
        return [(one.number, one.round, one.said) for one in self._news if one.number >= since]

    def letters(self, viewer: int, since: int = 0) -> list[Letter]:
        """The messages that the seat wrote or was sent, from event `since` on."""
        found = []
        for one in self._news:
            if one.number >= since and one.said.key == MESSAGE:
                told = dict(one.said.values)
                found.append(Letter(one.number, one.round, int(told["who"]), one.to, str(told["text"])))
        return found

    def why(self, dial: str, round: int = 0) -> tuple[Cause, ...]:
        """What moved a dial in a round (0: the last one resolved); nothing until the server has told it."""
        found = self._past.get(round or len(self.state.history))
        return found.whys.get(dial, ()) if found is not None else ()

    def looking_back(self, viewer: int, round: int) -> View | None:
        """What the seat could see when a round was resolved; None until the server has told it."""
        found = self._past.get(round)
        return found.view if found is not None else None


def past(data: Mapping[str, Any]) -> Past:
    """A round that is over, as the server tells it."""
    said = [decode(Said, one) for one in data["said"]]
    whys = {
        dial: tuple(Cause(said[place], points / 1000) for place, points in causes)
        for dial, causes in data["why"].items()
    }
    return Past(decode(View, data["view"]), whys)


def told(row: Sequence[Any]) -> Told:
    """A line of news as the server tells it."""
    number, round, said, *to = row
    return Told(number, round, decode(Said, said), tuple(to[0]) if to else ())
