"""One running game: the one gate for actions, the journal behind it, the personas and the world that answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from game.ai.mind import Mind
from game.ai.persona import Persona
from game.ai.voice import line, of_breach
from game.catalog.load import Loaded
from game.catalog.why import Cause, why, whys
from game.rules import apply, due, encode, options, seen_by, start, told
from game.rules.record import changed, record
from game.rules.types import RULES, WORLD, Action, Event, Option, Said, State, Step, View
from game.table.clock import Clock
from game.table.counsel import Counsel
from game.table.journal import FORMAT, Journal, JournalError
from game.table.letters import Letter, letter
from game.table.phases import Phases
from game.table.speech import SAYS, address, spoken, unspoken
from game.table.turn import Thought, Turn, think

ENOUGH = 40
"""Actions of one persona in one phase after which it is made to pass: no game may hang on a quarrel of personas."""


@record
class Reply:
    """What came of an action: accepted or not, why not, and the table's version afterwards."""

    accepted: bool
    said: Said | None
    version: int


@record
class Heard:
    """An event as it happened: its number at this table, the round, the event."""

    number: int
    round: int
    event: Event


class Table(Counsel):
    """A game with its seats. `drivers` names the persona of each seat, None for a person."""

    def __init__(
        self,
        loaded: Loaded,
        seed: int,
        drivers: tuple[Persona | None, ...],
        journal: Journal | None = None,
        clock: Callable[[], float] | None = None,
        state: State | None = None,
    ) -> None:
        self.loaded = loaded
        self.seed = seed
        self.drivers = drivers
        self.journal = journal
        self.state = state if state is not None else start(loaded.scenario, seed)
        self.actions: list[Action] = []
        """All that was done since the start, in order; empty at a table that began in the middle of a game."""
        self.heard: list[Heard] = []
        self.hands: dict[str, int] = {}
        """By whose hand, where that is told: the mark of a submission and the position of its action in `actions`."""
        self.times: list[float | None] = []
        """When each of `actions` was taken, in seconds of `stamp`'s clock; None where that is not told."""
        self.stamp: Callable[[], float] | None = None
        self.thoughts: list[tuple[int, int, Said]] = []
        """(round, seat, private reason) of every persona's decision, for the debrief."""
        self.handed: list[tuple[int, int, Persona | None]] = []
        """(round, seat, persona or None for people) of every seat that was handed over."""
        self.breaches: frozenset[int] = frozenset()
        """Numbers of the promises that were broken in the round resolved last."""
        self.healths: list[int] = []
        """The border's health at the end of each round."""
        self.resolved: list[State] = []
        """The state that was resolved in each round, for explanations and for looking back."""
        self._played: list[Loaded] = []
        """The cards that each of these rounds was resolved with."""
        self.between: Callable[[Table], None] | None = None
        """What is done between two phases, before anybody acts in the new one."""
        self._whys: dict[int, dict[str, tuple[Cause, ...]]] = {}
        self.version = 0
        self.frozen = None
        self.sealed = False
        """Whether what was private stays so when the game is over: a class tells it when the teacher does."""
        self.clock = Clock(clock, loaded.scenario.minutes)
        self.phases = Phases(self.state.phase, self._moved)
        self._minds: dict[int, Mind] = {}
        self._turns: dict[int, int] = {}
        self.clock.begin(self.state.phase)
        if state is None:
            self._tell(self.state.round, (Event(Said("did.round", (("n", 1), ("round", 1)))),))

    # --- the gate ---

    def submit(
        self,
        action: Action,
        version: int | None = None,
        thought: Said | None = None,
        *,
        by: str = "",
        wait: bool = True,
    ) -> Reply:
        """The only way anything happens. A stale version, an illegal action or a full disk changes nothing.

        The version counts phases, so that several seats acting in one phase do not refuse each other. `thought` is
        a persona's private reason; it is kept beside the action for the debrief. `by` marks a submission: the same mark
        is taken once, however often it is sent, and never for another action. Without `wait` the journal must be
        settled before anybody is told.
        """
        if by and by in self.hands:
            same = self.actions[self.hands[by]] == action
            return Reply(same, None if same else Said("table.marked"), self.version)
        if self.frozen is not None:
            return Reply(False, self.frozen, self.version)
        if version is not None and version != self.version:
            return Reply(False, Said("table.stale"), self.version)
        step = apply(self.scenario, self.state, action)
        if step.refused is not None:
            return Reply(False, step.refused, self.version)
        at = self.stamp() if self.stamp is not None else None
        said = self._write(lambda: written(action, thought, by, at), wait=wait)
        if said is not None:
            return Reply(False, said, self.version)
        self.take(action, step, thought, by, at)
        return Reply(True, None, self.version)

    def hand_in(self, action: Action, version: int, then: Callable[[Reply], None]) -> None:
        """Submit an action from a desk; `then` hears what came of it, here at once."""
        then(self.submit(action, version))

    def _write(self, line: Callable[[], Mapping[str, Any]], *, wait: bool = True) -> Said | None:
        """Put a line into the journal, if there is one; else it is never made. Why it could not be written."""
        try:
            if self.journal is not None:
                self.journal.add(line(), wait=wait)
        except JournalError as error:
            return error.said
        return None

    def take(
        self, action: Action, step: Step, thought: Said | None = None, by: str = "", at: float | None = None
    ) -> None:
        """Take in what an action led to; for `submit` and for whoever reads a journal again."""
        before = self.state
        self.state = step.state
        if by:
            self.hands[by] = len(self.actions)
        self.actions.append(action)
        self.times.append(at)
        if thought is not None:
            self.thoughts.append((before.round, action.seat, thought))
        self._tell(before.round, (*step.events[:1], *spoken(self.loaded.shelf.words, before, action)))
        self._tell(step.state.round, step.events[1:])
        if (step.state.phase, step.state.round) != (before.phase, before.round):
            self.version += 1
            self._turns = {}
            if step.state.phase == "resolution":
                self.breaches = broken(step.state) - broken(before)
            if before.phase == "resolution":
                self.healths.append(step.state.health)
                self.resolved.append(before)
                self._played.append(self.loaded)
            self.phases.follow(step.state.phase)
            if self.between is not None:
                self.between(self)

    def go_on_with(self, loaded: Loaded, state: State, said: Sequence[Said]) -> None:
        """Play on with other cards, which everybody is told. What was thought out with the old ones is thought again.

        Such a game cannot be played again from a journal, and has none.
        """
        assert self.journal is None
        self.loaded, self.state = loaded, changed(state)
        self._minds, self._turns = {}, {}
        self._tell(state.round, tuple(Event(one) for one in said))

    def _tell(self, round: int, events: tuple[Event, ...]) -> None:
        for event in events:
            self.heard.append(Heard(len(self.heard), round, event))

    def _moved(self, source: str, phase: str) -> None:
        """A new phase: its clock starts, or stops, or goes on; a report is a good place for a snapshot."""
        if phase == "paused":
            self.clock.pause()
        elif source == "paused":
            self.clock.resume()
        else:
            self.clock.begin(phase)
        if phase == "report" and source == "resolution":
            # Only a cache: when there is no room for it, the next action will say so.
            self._write(lambda: {"snapshot": encode(self.state)}, wait=False)

    # --- what can be seen ---

    def view(self, viewer: int) -> View:
        """All that a viewer may know."""
        return seen_by(self.scenario, self.state, viewer, sealed=self.sealed)

    def options(self, seat: int) -> tuple[Option, ...]:
        """What a seat may do now; nothing while the table is frozen."""
        return () if self.frozen is not None else options(self.scenario, self.state, seat)

    def told(self, viewer: int, since: int = 0) -> list[tuple[int, int, Said]]:
        """(number, round, sentence) of everything a viewer heard from event `since` on."""
        found = []
        for heard in self.heard[since:]:
            said = told(heard.event, viewer, sealed=self.sealed)
            if said is not None:
                found.append((heard.number, heard.round, said))
        return found

    def letters(self, viewer: int, since: int = 0) -> list[Letter]:
        """The messages that a viewer wrote or was sent, of all events from number `since` on."""
        found = (letter(heard.number, heard.round, heard.event, viewer) for heard in self.heard[since:])
        return [one for one in found if one is not None]

    def why(self, dial: str, round: int = 0) -> tuple[Cause, ...]:
        """What moved a dial in a round (0: the last one resolved), largest first; nothing where none was resolved."""
        at = round or len(self.resolved)
        if not 1 <= at <= len(self.resolved):
            return ()
        cards = self._played[at - 1]
        return why(cards.scenario, cards.model, self.resolved[at - 1], dial, self._earlier(at))

    def whys(self, round: int) -> dict[str, tuple[Cause, ...]]:
        """What moved each dial in a round, as `why` tells it; nothing where none was resolved."""
        if not 1 <= round <= len(self.resolved):
            return {}
        if round not in self._whys:
            before, cards = self.resolved[round - 1], self._played[round - 1]
            self._whys[round] = whys(cards.scenario, cards.model, before, self._earlier(round))
        return self._whys[round]

    def _earlier(self, round: int) -> State | None:
        return self.resolved[round - 2] if round > 1 else None

    def looking_back(self, viewer: int, round: int) -> View | None:
        """What a viewer could see when a round was resolved; None where none was."""
        if not 1 <= round <= len(self.resolved):
            return None
        return seen_by(self.scenario, self.resolved[round - 1], viewer)

    # --- others ---

    def waiting(self) -> bool:
        """Whether a persona or the world has something to do."""
        return self._next() is not None

    def _next(self) -> int | None:
        """Who has something to do: the world (WORLD) or the first persona that is due."""
        if self.frozen is not None or self.state.paused:
            return None
        if self.state.phase == "resolution":
            return WORLD
        return next((seat for seat in due(self.scenario, self.state) if self.drivers[seat] is not None), None)

    def turn(self) -> Turn | None:
        """What the others have to think out next, if anything."""
        seat = self._next()
        if seat is None or seat == WORLD:
            return None if seat is None else Turn(seat, self.state)
        return Turn(seat, self.state, self.drivers[seat], self._minds.get(seat))

    def take_up(self, thought: Thought, *, wait: bool = True) -> bool:
        """Do what was thought out. False when nothing was done: the table has moved on since, or is frozen now.

        Without `wait` the journal must be settled before anybody is told.
        """
        turn = thought.turn
        moved_on = turn.state is not self.state or (turn.seat >= 0 and self.drivers[turn.seat] is not turn.persona)
        if moved_on or self.frozen is not None:
            return False
        if thought.mind is not None:
            self._minds[turn.seat] = thought.mind
        reply = self._act(thought, wait)
        if not reply.accepted:
            self.frozen = reply.said
        return reply.accepted

    def advance(self) -> Iterator[int]:
        """Let the others think and act until a person is due or the game is over; yields who acted (WORLD: the model).

        One step is one decision or one year of the model. Whoever cannot wait for a thought takes `turn`, thinks it
        elsewhere and gives it to `take_up`: the game is the same.
        """
        while (turn := self.turn()) is not None:
            if not self.take_up(think(self.loaded, self.seed, turn)):
                return
            yield turn.seat

    def thaw(self) -> bool:
        """Try again after the disk was full. Whether the game can go on."""
        if self.frozen is not None and self.frozen.key == "save.unwritable" and self._write(dict) is None:
            self.frozen = None
        return self.frozen is None

    def _act(self, thought: Thought, wait: bool) -> Reply:
        """One action of the world or a persona; what a persona may not do after all becomes a pass."""
        seat = thought.turn.seat
        turns = self._turns.get(seat, 0)
        self._turns[seat] = turns + 1
        settled = seat == WORLD or self.state.phase == "events"
        instead = Action(seat, "pass")
        action = thought.action if thought.mind is None else self._in_words(thought.mind, thought.action)
        reply = self.submit(instead if turns >= ENOUGH and not settled else action, None, thought.reason, wait=wait)
        if reply.accepted or settled or (reply.said is not None and reply.said.key == "save.unwritable"):
            return reply
        return self.submit(instead, wait=wait)

    def _in_words(self, mind: Mind, action: Action) -> Action:
        """The act with the very sentence that is said with it: a persona goes by what its own seat has heard."""
        number = unspoken(self.state, action, self.breaches, self.actions)
        if number >= 0:
            action = changed(action, about=number, words=of_breach(mind, action))
        about = address(self.state, action) if action.words else None
        if about is None:
            return action
        bare = {name for name, named in (("card", about.card), ("whom", about.alone)) if not named}
        heard = [said for _, _, said in self.told(mind.seat) if said.key.startswith(SAYS)]
        words = line(mind, self.state.round, self.loaded.shelf.words, action.words, about.whom, heard, bare)
        return changed(action, words=words)

    def seat_driver(self, seat: int, persona: Persona | None) -> Reply:
        """Hand a seat to a persona, or to a person."""
        if self.frozen is not None:
            return Reply(False, self.frozen, self.version)
        said = self._write(lambda: {"seat": seat, "persona": persona.name_in_journals if persona is not None else ""})
        if said is not None:
            return Reply(False, said, self.version)
        self.drive(seat, persona)
        return Reply(True, None, self.version)

    def drive(self, seat: int, persona: Persona | None) -> None:
        """Who acts for a seat from now on."""
        self.handed.append((self.state.round, seat, persona))
        self.drivers = (*self.drivers[:seat], persona, *self.drivers[seat + 1 :])
        self._minds.pop(seat, None)

    def tick(self) -> bool:
        """Close the phase when its time is up. Whether it did."""
        if self.clock.up() and self.state.phase not in ("resolution", "debrief", "paused"):
            return self.submit(Action(WORLD, "close")).accepted
        return False


def broken(state: State) -> frozenset[int]:
    """Numbers of the broken promises."""
    return frozenset(promise.number for promise in state.promises if promise.status == "broken")


def written(action: Action, thought: Said | None, by: str = "", at: float | None = None) -> Mapping[str, Any]:
    """An action as a line of the journal, with a persona's private thought behind it, its mark and its time, if any."""
    more = ({"why": encode(thought)} if thought is not None else {}) | ({"by": by} if by else {})
    return {"do": encode(action)} | more | ({"at": at} if at is not None else {})


def header(loaded: Loaded, seed: int, drivers: tuple[Persona | None, ...], **more: Any) -> Mapping[str, Any]:
    """The first line of a journal."""
    return {
        "format": FORMAT,
        "rules": RULES,
        "content": loaded.scenario.digest,
        "scenario": loaded.scenario.id,
        "seed": seed,
        "drivers": [persona.name_in_journals if persona is not None else "" for persona in drivers],
        **more,
    }


def open_table(
    loaded: Loaded,
    seed: int,
    drivers: tuple[Persona | None, ...],
    path: Path | None = None,
    clock: Callable[[], float] | None = None,
    **more: Any,
) -> Table:
    """A new game, written to `path` if one is given. Raises JournalError when it cannot be."""
    journal = Journal(path, header(loaded, seed, drivers, **more)) if path is not None else None
    return Table(loaded, seed, drivers, journal, clock)
