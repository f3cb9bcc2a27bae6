"""Many games of one table side by side: seats decide one by one, the model answers all games in one call a round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from game.ai.persona import Persona
from game.catalog.load import Loaded
from game.catalog.orders import answers
from game.lab.player import Play, Player, seated
from game.lab.script import Act, do, held
from game.rules import apply, due, options, seen_by, start
from game.rules.choices import payable
from game.rules.types import WORLD, Action, Option, State
from game.table.table import ENOUGH

SILENT = ("briefing", "report")
"""Phases in which a seat can do nothing but pass."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One way to play: a table, who sits there (None: somebody who only does what the script says), and the script."""

    loaded: Loaded
    drivers: tuple[Persona | Player | None, ...]
    acts: tuple[Act, ...] = ()
    inject: tuple[tuple[int, str], ...] = ()
    """(round, event) that happens whatever the dice say."""
    bars: frozenset[str] = frozenset()
    """Verbs that nobody may use."""


@dataclass(slots=True, eq=False)
class Game:
    """One game on its way."""

    table: Table
    state: State
    plays: tuple[Play | None, ...]
    phase: tuple[int, str] = (0, "")
    tried: list[int] = field(default_factory=list)
    refused: int = 0
    """Acts of the script that the rules refused: an experiment that has some does not test what it says."""


def play(table: Table, seeds: Sequence[int], seen: Callable[[Sequence[State]], object] | None = None) -> list[Game]:
    """Play a game for each seed to its end. The same seed gives the same game, whatever is played beside it.

    `seen` is shown all games of a round when everything is decided and before the model answers.
    """
    games = [opened(table, start(table.loaded.scenario, seed)) for seed in seeds]
    go_on(games, seen)
    return games


def go_on(games: Sequence[Game], seen: Callable[[Sequence[State]], object] | None = None) -> None:
    """Play games to their end: of one scenario, whoever sits at each and however far each is."""
    while True:
        for game in games:
            _to_resolution(game)
        waiting = [game for game in games if game.state.phase == "resolution"]
        if not waiting:
            return
        # The model answers for one round at a time: those that are ahead wait for the others.
        back = min(game.state.round for game in waiting)
        waiting = [game for game in waiting if game.state.round == back]
        if seen is not None:
            seen([game.state for game in waiting])
        loaded = waiting[0].table.loaded
        found = answers(loaded.scenario, loaded.model, [game.state for game in waiting])
        for game, answer in zip(waiting, found, strict=True):
            game.state = apply(loaded.scenario, game.state, Action(WORLD, "settle", answer=answer)).state


def opened(table: Table, state: State) -> Game:
    """A game to go on with from its beginning or under way; what was tried before in its phase is forgotten."""
    plays = tuple(
        None if driver is None else seated(driver, table.loaded, seat, state.seed)
        for seat, driver in enumerate(table.drivers)
    )
    return Game(table, state, plays)


def _to_resolution(game: Game) -> None:
    """All decisions up to the world's next answer, or to the end."""
    scenario = game.table.loaded.scenario
    while game.state.phase not in ("resolution", "debrief"):
        if (game.state.round, game.state.phase) != game.phase:
            game.phase = (game.state.round, game.state.phase)
            game.tried = [0] * len(game.state.seats)
            _enter(game)
        waiting = due(scenario, game.state)
        if waiting:
            _decide(game, waiting[0])


def _enter(game: Game) -> None:
    """What the script has for the beginning of this phase."""
    scenario, (round, phase) = game.table.loaded.scenario, game.phase
    for at, card in game.table.inject:
        if at == round and phase == "briefing":
            game.state = apply(scenario, game.state, Action(WORLD, "inject", card)).state
    for act in game.table.acts:
        if act.phase == phase and act.first <= round <= act.last:
            game.state, sound = do(scenario, game.state, act)
            game.refused += not sound


def _decide(game: Game, seat: int) -> None:
    """One decision of a seat; what it may not do after all becomes a pass."""
    scenario, play = game.table.loaded.scenario, game.plays[seat]
    game.tried[seat] += 1
    choosing = game.state.phase == "events"
    if play is None or (game.tried[seat] > ENOUGH and not choosing):
        action = _passive(game, seat) if choosing else Action(seat, "pass")
    elif game.state.phase in SILENT:
        # Who can do nothing but pass need not look: to see the table takes longer than all else that passing does.
        action = Action(seat, "pass")
    else:
        offered = _allowed(game, seat, options(scenario, game.state, seat))
        action = play(seen_by(scenario, game.state, seat), offered)
    step = apply(scenario, game.state, action)
    if step.refused is not None:
        step = apply(scenario, game.state, _passive(game, seat) if choosing else Action(seat, "pass"))
    if step.refused is not None:  # a plan that costs more than there is: time is up
        step = apply(scenario, game.state, Action(WORLD, "close"))
    game.state = step.state


def _passive(game: Game, seat: int) -> Action:
    """The first choice that can be paid."""
    scenario = game.table.loaded.scenario
    option = options(scenario, game.state, seat)[0]
    return Action(seat, "choose", option.card, payable(scenario, game.state.seats[seat], option.card)[0])


def _allowed(game: Game, seat: int, found: tuple[Option, ...]) -> tuple[Option, ...]:
    """Options without what the arm bars and without the programs that the script holds."""
    bars, kept = game.table.bars, held(game.table.acts, seat, game.state.round)
    if not bars and not kept:
        return found
    return tuple(o for o in found if o.verb not in bars and not (o.verb == "fund" and o.card in kept))
