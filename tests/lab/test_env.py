"""The research interface: PettingZoo's own tests, and what the game promises beyond them."""

from __future__ import annotations

import subprocess
import sys
import warnings
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("pettingzoo", reason="needs the extra: pip install 'longest-border[rl]'")

with warnings.catch_warnings():
    # PettingZoo's tests import one of its own games in a way that PettingZoo itself deprecates.
    warnings.filterwarnings("ignore", "The old environment creation API", DeprecationWarning)
    from pettingzoo.test import api_test, parallel_api_test, parallel_seed_test, seed_test

from game.lab.env import Border, env, parallel_env
from game.lab.env.bundles import bundle
from game.lab.env.moves import action
from game.rules import allows, options, seen_by
from game.rules.judge import finals
from game.rules.types import Action, Running
from tests.contract.scramble import scrambled
from tests.rules.random_play import dice
from tests.shipped import ROOT, SCENARIOS, loaded

IN_WORDS = pytest.mark.filterwarnings(
    # PettingZoo keeps a list of its own games that may observe dictionaries; their masks are dictionaries too.
    "ignore:Observation is not a NumPy array:UserWarning",
    "ignore:Observation space for each agent probably should be:UserWarning",
)
MOST_MOVES = 4000
SIGN = ("offer", "sign", 0)


def table(scenario: str, **more: int) -> Border:
    return env(loaded(scenario), **more)


def choose(mask: np.ndarray, rng: np.random.Generator) -> int:
    return int(rng.choice(np.flatnonzero(mask)))


def keen(game: Border, mask: np.ndarray, rng: np.random.Generator) -> int:
    """A kind of move first, then one of the kind: else the many offers of programs would drown the signatures."""
    kinds: dict[tuple[str, str, int], list[int]] = {}
    for at in np.flatnonzero(mask).tolist():
        move = game.menu.moves[at]
        kinds.setdefault((move.verb, move.bundle, move.amount if move.verb == "answer" else 0), []).append(at)
    if len(kinds) > 1:
        kinds.pop(("leave", "", 0), None)  # who leaves every agreement at once never gets far
        kinds.pop(("answer", "", 0), None)
    found = [*kinds.values(), *([kinds[SIGN]] * 5 if SIGN in kinds else [])]
    return int(rng.choice(found[rng.integers(len(found))]))


def turns(game: Border, seed: int, uniform: bool = False) -> Iterator[str]:
    """A whole game of random legal moves; yields whose turn it is before each."""
    rng = np.random.default_rng(seed)
    game.reset(seed=seed)
    for agent in game.agent_iter(10**6):
        yield agent
        seen, _, over, cut, _ = game.last()
        assert seen is not None
        mask = seen["action_mask"]
        game.step(None if over or cut else choose(mask, rng) if uniform else keen(game, mask, rng))


# --- PettingZoo's own ---


@IN_WORDS
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_api(scenario: str) -> None:
    api_test(table(scenario), num_cycles=200)


@pytest.mark.parametrize("scenario", ["first-game", "historical-2001-seven"])
def test_the_same_seed_gives_the_same_game(scenario: str) -> None:
    seed_test(lambda: table(scenario), num_cycles=100)
    parallel_seed_test(lambda: parallel_env(loaded(scenario)), num_cycles=20)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_all_at_once(scenario: str) -> None:
    parallel_api_test(parallel_env(loaded(scenario)), num_cycles=250)


# --- whole games ---


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("uniform", [True, False])
def test_random_games_end_unrefused_and_rewards_sum_up_to_the_score(scenario: str, uniform: bool) -> None:
    game = table(scenario)
    earned = dict.fromkeys(game.possible_agents, 0.0)
    for agent in turns(game, 5, uniform):
        earned[agent] += game.last(observe=False)[1]
        assert game.infos[agent]["missed"] == ""
        assert not game.terminations[agent] or game.game.phase == "debrief"
    assert game.game.phase == "debrief" and not game.agents
    final = [points / 1000 for points in finals(game.loaded.scenario, game.game)]
    assert list(earned.values()) == pytest.approx(final, abs=1e-9)
    assert min(final) > 0


def test_moves_that_come_too_late_count_as_waiting() -> None:
    """All at once, an answer may reach an offer that its maker has just withdrawn."""
    both = parallel_env(loaded("first-game"))
    seen, _ = both.reset(seed=1)
    game: Border = both.unwrapped
    number = {move: at for at, move in enumerate(game.menu.moves)}
    moves = game.menu.moves

    def go(**more: int) -> dict[str, dict[str, object]]:
        idle = game.game.phase == "negotiation"  # else the first move there is, to come to the talks
        done = {a: more.get(a, 0 if idle else int(np.flatnonzero(seen[a]["action_mask"])[0])) for a in both.agents}
        found, _, _, _, infos = both.step(done)
        seen.update(found)
        return infos

    for _ in range(20):
        if game.game.phase == "negotiation":
            break
        go()
    place = next(at for at, m in enumerate(moves) if m.bundle == "support-for-support" and m.other == 1)
    assert seen["seat_0"]["action_mask"][place]
    go(seat_0=place)
    withdraw = next(at for at, m in enumerate(moves) if m.verb == "withdraw" and m.slot == 0)
    yes = next(at for m, at in number.items() if (m.verb, m.amount, m.other, m.slot) == ("answer", 1, 0, 0))
    assert seen["seat_0"]["action_mask"][withdraw] and seen["seat_1"]["action_mask"][yes]
    infos = go(seat_0=withdraw, seat_1=yes)
    assert infos["seat_0"]["missed"] == "" and infos["seat_1"]["missed"] == "no.offer.open"


def test_all_at_once_a_game_ends_with_the_same_sums() -> None:
    both, rng, missed, moved = parallel_env(loaded("autumn-2001")), np.random.default_rng(2), 0, 0
    seen, _ = both.reset(seed=2)
    earned = dict.fromkeys(both.possible_agents, 0.0)
    while both.agents:
        seen, rewards, _, _, infos = both.step({a: choose(seen[a]["action_mask"], rng) for a in both.agents})
        earned = {agent: earned[agent] + rewards[agent] for agent in earned}
        missed += sum(bool(info["missed"]) for info in infos.values())
        moved += len(infos)
    final = finals(both.unwrapped.loaded.scenario, both.unwrapped.game)
    assert list(earned.values()) == pytest.approx([points / 1000 for points in final], abs=1e-9)
    assert missed < moved / 20


def test_the_clock_ends_a_game_in_which_everybody_waits() -> None:
    game = table("first-game", turns=3)
    game.reset(seed=0)
    for _ in game.agent_iter(10**4):
        game.step(None if any(game.last(observe=False)[2:4]) else 0)
    assert not game.agents and game.game.phase == "debrief"
    assert game.cycles <= 3 * 5 * game.loaded.scenario.rounds + 1


def test_a_limit_cuts_the_game_short() -> None:
    game = table("first-game", limit=7)
    ended = [any(game.truncations.values()) for _ in turns(game, 1)]
    assert game.cycles == 7 and ended.count(True) == len(game.possible_agents)
    assert ended.count(False) == 7 * len(game.possible_agents)


# --- what is seen, what is legal ---


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_mask_is_what_the_rules_allow(scenario: str) -> None:
    """Every move of the list, put to the rules one by one, on states of a random game; every phase and seat."""
    game, phases, verbs = table(scenario), set(), set()
    rules, moves = game.loaded.scenario, game.menu.moves
    assert len(moves) < MOST_MOVES and len(set(moves)) == len(moves)
    for count, _ in enumerate(turns(game, 9)):
        if count % (37 if rules.rounds < 10 else 149) or not game.agents or any(game.terminations.values()):
            continue
        for agent, seat in game.seats.items():
            view, given = seen_by(rules, game.game, seat), options(rules, game.game, seat)
            wanted = []
            for at, move in enumerate(moves):
                do = action(game.menu, view, given, at)
                if do is None and move.verb == "offer":
                    do = Action(seat, "offer", offer=bundle(rules, move, seat, view.round))
                wanted.append(do is not None and allows(rules, game.game, do) is None)
            wanted[0] = not any(wanted)
            found = game.observe(agent)["action_mask"].astype(bool)
            assert found.tolist() == wanted, [moves[at] for at in np.flatnonzero(found != np.array(wanted))]
            phases.add(view.phase)
            verbs |= {moves[at].verb for at in np.flatnonzero(found)}
            assert len(game.infos[agent]["legal"]) > 0
    assert {"negotiation", "programs"} <= phases
    assert {"wait", "pass", "fund", "cofund", "pull", "ally", "answer", "offer"} <= verbs


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_others_secrets_do_not_change_what_a_seat_observes(scenario: str) -> None:
    game, roll, differ = table(scenario), dice(4), 0
    for count, _ in enumerate(turns(game, 11)):
        if (
            count % (41 if game.loaded.scenario.rounds < 10 else 199)
            or not game.agents
            or any(game.terminations.values())
        ):
            continue
        truth = game.game
        for me, agent in enumerate(game.agents):
            seen = game.observe(agent)
            game.game = scrambled(game.loaded.scenario, truth, me, roll)
            other = game.observe(agent)
            assert all(np.array_equal(seen[part], other[part]) for part in seen), (count, agent)
            stranger = (me + 1) % len(game.agents)
            before, after = (seen_by(game.loaded.scenario, state, stranger).mine for state in (truth, game.game))
            differ += before != after
            game.game = truth
            assert np.array_equal(game.observe(agent)["observation"], seen["observation"])
    assert differ > 2 * len(game.possible_agents)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_layout_covers_the_vector_and_every_number_is_named(scenario: str) -> None:
    game = table(scenario)
    covered = [at for part in game.layout.slices.values() for at in range(part.start, part.stop)]
    assert covered == list(range(game.layout.size)) and len(set(game.layout.names)) == game.layout.size
    assert all(game.layout.names[part.start].startswith(name) for name, part in game.layout.slices.items())
    moved = np.zeros(game.layout.size, dtype=bool)
    for seed in range(1 if game.loaded.scenario.rounds > 6 else 4):
        for _ in turns(game, seed):
            if game.agents:
                moved |= game.observe(game.agent_selection)["observation"] != 0
    still = {name for name, part in game.layout.slices.items() if not moved[part].any()}
    assert still <= {"exempt"}, "which needs an exemption from a program that runs; see the next tests"


def test_two_games_of_one_seed_and_the_same_moves_are_seen_alike() -> None:
    one, two = table("autumn-2001"), table("autumn-2001")
    for agent, other in zip(turns(one, 8), turns(two, 8), strict=True):
        assert agent == other and one.last()[1:4] == two.last()[1:4]
        for part, numbers in one.observe(agent).items():
            assert np.array_equal(numbers, two.observe(agent)[part])
    one.reset(seed=8)
    first = one.observe("seat_0")["observation"]
    one.reset()
    assert one.game.seed == 9, "without a seed the next one is taken"
    one.reset(seed=8)
    assert np.array_equal(first, one.observe("seat_0")["observation"])


def test_an_observation_says_what_it_should() -> None:
    game = table("autumn-2001")
    game.reset(seed=1)
    layout = game.layout
    card, owner = next(iter(layout.owned))
    running = (Running(card, owner, 1, 1, 1, (), (1,)),)
    game.game = replace(
        game.game,
        phase="programs",
        running=running,
        dials=tuple(int(1000 * k) for k in (layout.low + layout.span) / 1000),
    )
    seen = game.observe("seat_1")["observation"]
    named = dict(zip(layout.names, seen.tolist(), strict=True))
    assert seen[layout.slices["dials"]].tolist() == [1.0] * len(game.loaded.scenario.dials)
    assert named["phase/programs"] == named[f"me/{game.loaded.scenario.actors[1].id}"] == 1.0
    mine, actor = game.game.seats[1], game.loaded.scenario.actors[1]
    years = mine.funds / actor.revenue
    assert named["funds"] == pytest.approx(years / (1 + years))
    assert named["capital"] == pytest.approx(mine.capital / actor.capital_most)
    assert sum(seen[layout.slices["mandates"]]) == len(mine.mandates)
    assert sum(seen[layout.slices["exempt"]]) == seen[layout.slices["exempt"]][0] == 1.0
    assert named[f"running/{card}@{game.loaded.scenario.actors[owner].id}"] > 0


def test_legal_moves_can_be_read() -> None:
    game = env(loaded("first-game"), render_mode="ansi")
    game.reset(seed=0)
    assert list(game.infos["seat_0"]["legal"]) == [
        "Action(seat=0, verb='pass', card='', amount=0, target=-1, text='', offer=None, answer=None, "
        "words='', about=-1)"
    ]
    assert "Briefing" in str(game.render()) and table("first-game").render() is None
    french = env(loaded("first-game"), render_mode="ansi", language="fr")
    french.reset(seed=0)
    assert "Breffage" in str(french.render()) and "{" not in str(french.render())
    for agent in turns(game, 2):
        if game.agents:
            assert str(game.render())
            seen, _, _, _, info = game.last()
            assert seen is not None and len(info["legal"]) == seen["action_mask"].sum() == len(tuple(info["legal"]))
            assert info["legal"] == game.infos[agent]["legal"]
    game.close()


@pytest.mark.parametrize("missing", ["pettingzoo", "gymnasium"])
def test_without_the_extra_one_sentence_says_what_to_install(missing: str) -> None:
    code = f"import sys; sys.modules[{missing!r}] = None; import game.cli, game.lab; import game.lab.env"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode and "pip install 'longest-border[rl]'" in done.stderr.splitlines()[-1]
    assert missing in done.stderr.splitlines()[-1]
