"""A game played again with one decision changed: the same luck, everything else as it was, as far as the rules let it.

What the rules now refuse is left out and told; a seat whose house passed a deal spends what that takes now. Phases end
as they did: who is still due passes, or takes the first choice that can be paid. The world answers anew; as long as it
is asked what it was asked in the real game, it says what it said then, so that a change that changes nothing leads to
the same game on any machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.catalog.orders import answers
from game.debrief.played import Played
from game.debrief.whatif.decision import Change, Decision, Part, order, parts
from game.debrief.whatif.home import made_up
from game.debrief.whatif.numbers import Numbers
from game.rules import apply, due
from game.rules.choices import asked, payable
from game.rules.judge import finals
from game.rules.types import WORLD, Action, Answer, Said, State

QUIET = frozenset({"pass", "close", "settle", "pause", "resume"})
"""Acts that decide nothing: they are done where the game needs them, not where they were."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was done and that the rules refuse now: its position in the game's actions, and why."""

    position: int
    why: Said


@dataclass(frozen=True, slots=True, eq=False)
class Replayed:
    """A game with one decision changed and all else as it was.

    `actions` lead from the start to `end` at any table of this seed. `finals` are points by seat, as of Played;
    `scores` and `healths` are those at the end of each round, in thousandths. `unheld` counts the rounds in which a
    program could not be held at its level, `carried` the capital that was spent at home besides.
    """

    decision: Decision
    change: Change
    actions: tuple[Action, ...]
    left_out: tuple[LeftOut, ...]
    end: State
    finals: tuple[float, ...]
    scores: tuple[tuple[int, ...], ...]
    healths: tuple[int, ...]
    unheld: int
    carried: int

    @property
    def first(self) -> int:
        """The seat with most points, the first of those that are equal."""
        return max(range(len(self.finals)), key=lambda seat: (self.finals[seat], -seat))


@dataclass(slots=True, eq=False)
class _Going:
    """A game on its way; `at` is the next of the real game's phases."""

    played: Played
    decision: Decision
    change: Change
    parts: tuple[Part, ...]
    at: int
    state: State
    actions: list[Action]
    numbers: Numbers
    left: list[LeftOut] = field(default_factory=list)
    scores: list[tuple[int, ...]] = field(default_factory=list)
    healths: list[int] = field(default_factory=list)
    unheld: int = 0
    carried: int = 0


def replayed(played: Played, decision: Decision, change: Change) -> Replayed:
    """The game with one decision changed."""
    return replays(played, [(decision, change)])[0]


def replays(played: Played, wanted: Sequence[tuple[Decision, Change]]) -> tuple[Replayed, ...]:
    """The same of many changes, each for itself; the world answers all of them in one call a round. A game that is not
    over is played up to the end of its last whole round."""
    cut = parts(played.states)
    games = [_begun(played, cut, decision, change) for decision, change in wanted]
    for round in range(1, played.rounds + 1):
        _settle(played, [game for game in games if game.state.round <= round and _to_resolution(game)])
    if played.over:
        for game in games:
            _to_resolution(game)
    return tuple(_done(game) for game in games)


def phase_after(played: Played, decision: Decision, change: Change) -> State:
    """How the game stood after the phase of a decision, all of it as it was but for the change."""
    game = _begun(played, parts(played.states), decision, change)
    here = order(game.state)
    _through(game, game.parts[game.at])
    _close(game, here)
    return game.state


def _begun(played: Played, cut: tuple[Part, ...], decision: Decision, change: Change) -> _Going:
    """The game up to the phase of the decision."""
    at = next(n for n, part in enumerate(cut) if (part.round, part.phase) == (decision.round, decision.phase))
    first = cut[at].first
    state = played.states[first]
    game = _Going(played, decision, change, cut, at, state, played.actions[:first], Numbers(played, state))
    for position in range(first):
        if played.actions[position].verb == "settle":
            _note(game, played.states[position + 1])
    return game


def _note(game: _Going, state: State) -> None:
    game.scores.append(state.scores)
    game.healths.append(state.health)


def _done(game: _Going) -> Replayed:
    points = tuple(p / 1000 for p in finals(game.played.scenario, game.state))
    return Replayed(
        game.decision,
        game.change,
        tuple(game.actions),
        tuple(game.left),
        game.state,
        points,
        tuple(game.scores),
        tuple(game.healths),
        game.unheld,
        game.carried,
    )


def _to_resolution(game: _Going) -> bool:
    """All up to the world's next answer, and whether it is asked for one; else the game is over."""
    while game.state.phase != "debrief":
        here = order(game.state)
        if game.at < len(game.parts) and game.parts[game.at].order <= here:
            game.at += 1
            _through(game, game.parts[game.at - 1])
        elif game.state.phase == "resolution":
            return True
        else:
            _close(game, here)
    return False


def _settle(played: Played, games: Sequence[_Going]) -> None:
    """The world answers; what it was asked in the real game it answers as it did."""
    new: list[_Going] = []
    known: list[tuple[_Going, Answer]] = []
    for game in games:
        said = _recorded(played, game.state)
        if said is None:
            new.append(game)
        else:
            known.append((game, said))
    if new:
        found = answers(played.scenario, played.model, [game.state for game in new])
        known += zip(new, found, strict=True)
    for game, said in known:
        _do(game, Action(WORLD, "settle", answer=said))
        _note(game, game.state)


def _recorded(played: Played, state: State) -> Answer | None:
    before = played.table.resolved[state.round - 1] if state.round <= played.rounds else None
    if before is None or before != state:
        return None
    return next(
        a.answer for at, a in enumerate(played.actions) if a.verb == "settle" and played.states[at].round == state.round
    )


def _do(game: _Going, action: Action) -> Said | None:
    """Do it if the rules let it; else why not."""
    step = apply(game.played.scenario, game.state, action)
    if step.refused is None:
        game.state = step.state
        game.actions.append(action)
    return step.refused


# --- one phase ---


def _through(game: _Going, part: Part) -> None:
    """What was done in a phase, as far as it can be done now. Of a phase that this game did not have, or that is over,
    only what the driver did is done; the rest is left out."""
    here = part.order
    _hold(game, None)
    for at in range(part.first, part.last):
        action = game.change.put.get(at, game.played.actions[at])
        if at in game.change.drop or _held(game, action):
            continue
        if action.verb == "pass":
            if order(game.state) == here and not _again(game, part, at):
                _hold(game, action.seat)
                _stand_by(game, at, action.seat)
                _do(game, action)
        elif action.verb not in QUIET:
            _try(game, at, action, order(game.state) == here)
        elif action.verb == "close" and order(game.state) == here:
            for seat in due(game.played.scenario, game.state):
                _stand_by(game, at, seat)
            _do(game, action)


def _stand_by(game: _Going, at: int, seat: int) -> None:
    """When plans are laid a seat looks once more at the deals that its house is to pass."""
    if game.state.phase == "programs":
        real = game.played.states[at]
        for action in tuple(made_up(game.played, game.numbers, game.decision, seat, real, game.state)):
            if _do(game, action) is None:
                game.carried += action.amount


def _again(game: _Going, part: Part, at: int) -> bool:
    """Whether a seat that passed had the word again in the same phase: it may not be called back this time, so it
    passes when it is done with all it did."""
    seat = game.played.actions[at].seat
    return any(game.played.actions[later].seat == seat for later in range(at + 1, part.last))


def _try(game: _Going, at: int, action: Action, in_time: bool) -> None:
    """Do what was done, with the numbers that offers, deals and promises have now."""
    if not in_time and action.seat != WORLD:
        phase = game.played.states[at].phase
        game.left.append(LeftOut(at, Said("no.phase", (("phase", f"phase.{phase}"),))))
        return
    number = len(game.state.offers)
    why = _do(game, game.numbers.now(game.state, action))
    if why is not None and why.key != "no.change":  # what is so already is as it was
        game.left.append(LeftOut(at, why))
    elif why is None and action.verb == "offer":
        game.numbers.offers[len(game.played.states[at].offers)] = number


def _held(game: _Going, action: Action) -> bool:
    """Whether an act is about a program that the change decides on in this round."""
    return action.verb == "fund" and any(
        (act.seat, act.card) == (action.seat, action.card) and act.first <= game.state.round <= act.last
        for act in game.change.acts
    )


def _hold(game: _Going, seat: int | None) -> None:
    """Programs that the change decides on get their level; once more before their owner (`seat`) passes."""
    for act in game.change.acts:
        now = act.phase == game.state.phase and act.first <= game.state.round <= act.last
        if now and seat in (None, act.seat):
            why = _do(game, Action(act.seat, act.verb, act.card, act.amount))
            game.unheld += seat is not None and why is not None and why.key != "no.change"


def _close(game: _Going, here: tuple[int, int]) -> None:
    """The phase ends for who is still due: first choices that can be paid, passes, and the driver where plans are too
    dear."""
    scenario = game.played.scenario
    while order(game.state) == here and (waiting := due(scenario, game.state)):
        seat = waiting[0]
        action = Action(seat, "pass")
        if game.state.phase == "events":
            card = asked(game.state, seat)[0]
            action = Action(seat, "choose", card, payable(scenario, game.state.seats[seat], card)[0])
        else:
            _hold(game, seat)
        if _do(game, action) is not None:
            _do(game, Action(WORLD, "close"))
