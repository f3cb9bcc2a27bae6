"""A turn of those that no person plays, thought out apart from the table: what it stands on, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.decide import decide, done
from game.ai.mind import Decision, Mind
from game.ai.persona import Persona
from game.catalog.load import Loaded
from game.catalog.orders import answer
from game.rules import options, seen_by
from game.rules.types import Action, Said, State


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """Whose turn it is in which state: a persona's seat, with its mind if it has one yet, or WORLD without persona."""

    seat: int
    state: State
    persona: Persona | None = None
    mind: Mind | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Thought:
    """What is to be done in a turn, the private reason for it, and the mind it came from."""

    turn: Turn
    action: Action
    reason: Said | None = None
    mind: Mind | None = None


def think(loaded: Loaded, seed: int, turn: Turn) -> Thought:
    """Think a turn out. It changes nothing but what the mind remembers, so that it may run beside the table.

    A mind bears one thought at a time. The same turn leads to the same thought, however often it is thought.
    """
    if turn.persona is None:
        return Thought(turn, Action(turn.seat, "settle", answer=answer(loaded.scenario, loaded.model, turn.state)))
    mind = turn.mind or Mind(turn.seat, turn.persona, loaded.scenario, loaded.model, seed)
    decision = _decided(loaded, turn, mind)
    return Thought(turn, decision.action, decision.thought, mind)


def _decided(loaded: Loaded, turn: Turn, mind: Mind) -> Decision:
    open_now = options(loaded.scenario, turn.state, turn.seat)
    if len(open_now) == 1 and open_now[0].verb == "pass":
        return done(mind)
    return decide(mind, seen_by(loaded.scenario, turn.state, turn.seat), open_now)
