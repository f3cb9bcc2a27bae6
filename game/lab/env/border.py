"""The environment: seats that take turns in a circle, a clock that closes phases, a world that answers.

Every seat steps once in each cycle, in the order of the table, so that the same game can be played all at once
(`aec_to_parallel`). A seat that is not due can only wait. What it does counts at once; a move that is no longer legal
when its turn comes (in parallel play another may have been quicker) counts as waiting, and the seat's info says why.
The game ends, is cut short, or loses a phase to the clock only between two cycles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from gymnasium import spaces
from numpy.typing import NDArray
from pettingzoo import AECEnv
from pettingzoo.utils.conversions import aec_to_parallel
from pettingzoo.utils.env import ParallelEnv

from game.catalog.load import Loaded, load
from game.catalog.orders import answer
from game.catalog.places import content_root
from game.lab.env.layout import layout
from game.lab.env.legal import WAIT, Standing, legal, standing
from game.lab.env.moves import action, menu
from game.lab.env.observe import Vector, observe
from game.lab.env.show import Legal, show
from game.rules import apply, options, seen_by, start
from game.rules.judge import finals
from game.rules.types import WORLD, Action, Option, State, View

Observation = dict[str, NDArray[Any]]
TURNS = 40
"""Turns of each seat after which the clock closes a phase."""


class Seen:
    """What one seat knows in one state: its view, its options, its legal moves, its vector; each worked out once."""

    __slots__ = ("mask", "options", "state", "vector", "view")

    def __init__(self, state: State, view: View, options: Sequence[Option], places: Sequence[int], moves: int) -> None:
        self.state, self.view, self.options = state, view, options
        self.mask = np.zeros(moves, dtype=np.int8)
        self.mask[list(places)] = 1
        self.vector: tuple[float, Vector] | None = None


class Border(AECEnv[str, Observation, int | None]):  # type: ignore[misc]  # PettingZoo is not typed
    """A game as a PettingZoo environment. Agents are "seat_0", "seat_1" ... in the order of the scenario's actors.

    Observation: {"observation": float32 [layout.size] in -1..1, "action_mask": int8 [len(menu.moves)]}. Action: the
    number of a move of `menu`. Reward: the change of the seat's score since its last step, in points; at the end the
    mandates are added, so that the rewards of a game sum up to the final score. The first round brings the score from
    0 to its first value. Info: `phase`, `round`, `legal` (the legal actions as text, in the order of the mask's ones;
    written only when read) and `missed` (the refusal's key when the seat's last move did not count, else "").
    """

    metadata: dict[str, Any] = {  # noqa: RUF012 (PettingZoo wants a plain dictionary here)
        "name": "longest_border_v0",
        "render_modes": ["ansi"],
        "is_parallelizable": True,
    }

    def __init__(
        self,
        loaded: Loaded,
        turns: int = TURNS,
        limit: int | None = None,
        render_mode: str | None = None,
        language: str = "en",
    ) -> None:
        """`turns`: of each seat before the clock closes a phase, 0 for no clock. `limit`: cycles before truncation."""
        super().__init__()
        self.loaded, self.turns, self.limit, self.render_mode = loaded, turns, limit, render_mode
        self.language = language
        self.layout, self.menu = layout(loaded.scenario), menu(loaded.scenario)
        self.possible_agents = [f"seat_{seat}" for seat in range(len(loaded.scenario.actors))]
        self.seats: Mapping[str, int] = {agent: seat for seat, agent in enumerate(self.possible_agents)}
        moves = len(self.menu.moves)
        self._observed: Mapping[str, spaces.Space[Any]] = {
            agent: spaces.Dict(
                {
                    "observation": spaces.Box(-1.0, 1.0, (self.layout.size,), np.float32),
                    "action_mask": spaces.Box(0, 1, (moves,), np.int8),
                }
            )
            for agent in self.possible_agents
        }
        self._acted: Mapping[str, spaces.Space[Any]] = {agent: spaces.Discrete(moves) for agent in self.possible_agents}
        self._seed = -1

    def observation_space(self, agent: str) -> spaces.Space[Any]:
        """The same space for every seat."""
        return self._observed[agent]

    def action_space(self, agent: str) -> spaces.Space[Any]:
        """Discrete(len(menu.moves)) for every seat."""
        return self._acted[agent]

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> None:
        """A new game. All its luck comes from `seed`; without one the seed after the last is taken, 0 at first."""
        self._seed = self._seed + 1 if seed is None else int(seed)
        self.game = start(self.loaded.scenario, self._seed)
        self.agents = self.possible_agents[:]
        self.agent_selection = self.agents[0]
        self.rewards = dict.fromkeys(self.agents, 0.0)
        self._cumulative_rewards = dict.fromkeys(self.agents, 0.0)
        self.terminations = dict.fromkeys(self.agents, False)
        self.truncations = dict.fromkeys(self.agents, False)
        self._missed = dict.fromkeys(self.agents, "")
        self._seen: dict[str, Seen] = {}
        self._standing: dict[int, Standing] = {}
        self.cycles, self._since, self._phase = 0, 0, (self.game.round, self.game.phase)
        self.infos = {agent: self._info(agent) for agent in self.agents}

    def observe(self, agent: str) -> Observation:
        """What the seat knows now, and which moves are legal for it."""
        seen, clock = self._look(agent), self._since / self.turns if self.turns else 0.0
        if seen.vector is None or seen.vector[0] != clock:
            seen.vector = clock, observe(self.layout, seen.view, seen.options, clock)
        return {"observation": seen.vector[1].copy(), "action_mask": seen.mask.copy()}

    def step(self, action: int | None) -> None:
        """One move of the seat whose turn it is; after the last seat's a cycle is over."""
        agent = self.agent_selection
        if self.terminations[agent] or self.truncations[agent]:
            self._was_dead_step(action)
            return
        self._cumulative_rewards[agent] = 0.0
        before = self._scores()
        self._missed[agent] = self._do(agent, WAIT if action is None else int(action))
        last = agent == self.agents[-1]
        if last:
            self._end_cycle()
        after = self._scores()
        self.rewards = {a: (after[s] - before[s]) / 1000 for a, s in self.seats.items()}
        self._accumulate_rewards()
        self.agent_selection = self.agents[(self.seats[agent] + 1) % len(self.agents)]
        for other in self.agents if last else (self.agent_selection,):
            self.infos[other] = self._info(other)

    def render(self) -> str | None:
        """The view of the seat whose turn it is, as a few lines of English ("ansi"), or nothing."""
        if self.render_mode != "ansi":
            return None
        return show(self.loaded, self._look(self.agent_selection).view, self.language)

    def close(self) -> None:
        """Nothing to let go of."""

    def _do(self, agent: str, at: int) -> str:
        """Fill the move in and do it, and let the world answer. Why it did not count, "" when it did."""
        seen = self._look(agent)
        done = action(self.menu, seen.view, seen.options, at)
        if done is None:
            return "" if at == WAIT else "no.action"
        step = apply(self.loaded.scenario, self.game, done)
        if step.refused is not None:
            return step.refused.key
        self._take(step.state)
        return ""

    def _take(self, state: State) -> None:
        """The state after an action, with the world's answer when it is time for it."""
        scenario = self.loaded.scenario
        while state.phase == "resolution":
            settle = Action(WORLD, "settle", answer=answer(scenario, self.loaded.model, state))
            state = apply(scenario, state, settle).state
        self.game = state

    def _end_cycle(self) -> None:
        """Every seat has had its turn: look at the clock, and whether the game is over or cut short."""
        self.cycles += 1
        now = (self.game.round, self.game.phase)
        self._since, self._phase = (self._since + 1 if now == self._phase else 0), now
        if self.turns and self._since >= self.turns and now[1] != "debrief":
            self._take(apply(self.loaded.scenario, self.game, Action(WORLD, "close")).state)
            self._since, self._phase = 0, (self.game.round, self.game.phase)
        over = self.game.phase == "debrief"
        cut = not over and self.limit is not None and self.cycles >= self.limit
        self.terminations = dict.fromkeys(self.agents, over)
        self.truncations = dict.fromkeys(self.agents, cut)

    def _scores(self) -> Sequence[int]:
        """Every seat's score in thousandths, with the mandates once the game is over."""
        return finals(self.loaded.scenario, self.game) if self.game.phase == "debrief" else self.game.scores

    def _look(self, agent: str) -> Seen:
        """What a seat knows in the present state."""
        seen = self._seen.get(agent)
        if seen is None or seen.state is not self.game:
            seat, scenario = self.seats[agent], self.loaded.scenario
            view, given = seen_by(scenario, self.game, seat), options(scenario, self.game, seat)
            offers: Sequence[int] = ()
            if any(option.verb == "offer" for option in given):
                self._standing[seat] = standing(self.menu, self.game, view, self._standing.get(seat))
                offers = self._standing[seat].offers
            places = legal(self.menu, self.game, view, given, offers)
            seen = self._seen[agent] = Seen(self.game, view, given, places, len(self.menu.moves))
        return seen

    def _info(self, agent: str) -> dict[str, Any]:
        seen = self._look(agent)
        told = Legal(self.menu, seen.view, seen.options, seen.mask)
        return {"phase": seen.view.phase, "round": seen.view.round, "legal": told, "missed": self._missed[agent]}


@lru_cache(maxsize=8)
def _shipped(scenario: str) -> Loaded:
    return load(content_root(), scenario)


def env(
    scenario: str | Loaded = "autumn-2001",
    *,
    turns: int = TURNS,
    limit: int | None = None,
    render_mode: str | None = None,
    language: str = "en",
) -> Border:
    """An environment over a scenario of content/scenarios, or over one that was loaded from elsewhere.

    `turns`: steps of each seat after which the clock closes a phase (0: no clock); `limit`: cycles after which the game
    is truncated; `language`, en or fr, is that of what `render` shows. Raises CannotLoadError when the scenario is
    missing or broken.
    """
    loaded = _shipped(scenario) if isinstance(scenario, str) else scenario
    return Border(loaded, turns, limit, render_mode, language)


def parallel_env(scenario: str | Loaded = "autumn-2001", **more: Any) -> ParallelEnv[str, Observation, int | None]:
    """The same with all seats moving at once; takes what `env` takes."""
    return aec_to_parallel(env(scenario, **more))
