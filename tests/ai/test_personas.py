"""Personas play whole games by the rules, keep secrets, give reasons, and beat a random player clearly."""

from __future__ import annotations

from math import sqrt

import pytest

from game.ai.decide import decide
from game.ai.mind import Mind
from game.ai.persona import Persona, fitting, personas
from game.ai.values import expectations, tastes, worth_to
from game.catalog.orders import answer
from game.rules import allows, apply, due, encode, options, seen_by, start
from game.rules.judge import finals
from game.rules.types import WORLD, Action, State
from game.world.names import INDICATORS
from tests.rules.random_play import Player, dice
from tests.shipped import loaded, persona, shelf, words

SHORT = "first-game"
PERSONAS = sorted(personas(shelf()))


def minds(scenario: str, cast: dict[int, Persona], seed: int) -> dict[int, Mind]:
    found = loaded(scenario)
    return {seat: Mind(seat, who, found.scenario, found.model, seed) for seat, who in cast.items()}


def play(scenario: str, cast: dict[int, Persona], seed: int) -> State:
    """Personas in the seats of `cast`, random lawful players in the others."""
    found = loaded(scenario)
    table, model = found.scenario, found.model
    players = minds(scenario, cast, seed)
    wild = Player(table, dice(seed))
    state = start(table, seed)
    tries: dict[tuple[int, str, int], int] = {}
    while state.phase != "debrief":
        if state.phase == "resolution":
            step = apply(table, state, Action(WORLD, "settle", answer=answer(table, model, state)))
        else:
            seat = due(table, state)[0]
            turn = (state.round, state.phase, seat)
            tries[turn] = tries.get(turn, 0) + 1
            if seat in players:
                decision = decide(players[seat], seen_by(table, state, seat), options(table, state, seat))
                step = apply(table, state, decision.action)
                assert step.refused is None, (seed, decision.action, step.refused)
            else:
                step = apply(table, state, wild.move(state, seat, tries[turn]))
            assert tries[turn] < 300, (seed, turn)
        state = step.state
    return state


@pytest.mark.parametrize("id", PERSONAS)
def test_everything_a_persona_does_is_lawful_and_its_games_end(id: str) -> None:
    state = play(SHORT, dict.fromkeys(range(4), persona(id)), 11)
    assert state.phase == "debrief"


@pytest.mark.parametrize("scenario", ["autumn-2001", "historical-2001", "historical-2001-seven"])
def test_whole_games_of_every_scenario(scenario: str) -> None:
    count = len(loaded(scenario).scenario.actors)
    state = play(scenario, dict.fromkeys(range(count), persona("network-builder")), 4)
    assert state.deals, "competent actors find something to agree on"
    assert len(state.history) == loaded(scenario).scenario.rounds


def test_the_same_seed_gives_the_same_game() -> None:
    cast = dict.fromkeys(range(4), persona("trade-broker"))
    assert encode(play(SHORT, cast, 3)) == encode(play(SHORT, cast, 3))


def beats(id: str, scenario: str, games: int) -> None:
    """The same seat, the same luck, the same random opponents: with the persona and without. 95 % clear of zero."""
    gains = []
    table = loaded(scenario).scenario
    for seed in range(games):
        seat = seed % len(table.actors)
        with_it = finals(table, play(scenario, {seat: persona(id)}, seed))[seat]
        without = finals(table, play(scenario, {}, seed))[seat]
        gains.append((with_it - without) / 1000)
    mean = sum(gains) / len(gains)
    spread = sqrt(sum((g - mean) ** 2 for g in gains) / (len(gains) - 1) / len(gains))
    assert mean - 1.96 * spread > 0, f"{id}: {mean:.2f} points, standard error {spread:.2f}"


@pytest.mark.parametrize("id", PERSONAS)
def test_each_persona_beats_a_random_player(id: str) -> None:
    beats(id, SHORT, 30)


@pytest.mark.slow
@pytest.mark.parametrize("id", PERSONAS)
def test_each_persona_beats_a_random_player_over_a_decade(id: str) -> None:
    beats(id, "historical-2001", 32)


def test_a_decision_needs_only_the_view() -> None:
    """Another state with the same view gives the same decision: it cannot cheat."""
    found = loaded(SHORT)
    table = found.scenario
    state = start(table, 5)
    while state.phase != "negotiation":
        state = apply(table, state, Action(WORLD, "close")).state
    other_seats = tuple(
        seat
        if at == 1
        else type(seat)(seat.funds + 777, seat.capital + 3, (), *[getattr(seat, f) for f in list(seat.__slots__)[3:]])
        for at, seat in enumerate(state.seats)
    )
    changed = type(state)(**{**{f: getattr(state, f) for f in state.__slots__}, "seats": other_seats})
    for mind in minds(SHORT, {1: persona("trade-broker")}, 5).values():
        one = decide(mind, seen_by(table, state, 1), options(table, state, 1))
    for mind in minds(SHORT, {1: persona("trade-broker")}, 5).values():
        two = decide(mind, seen_by(table, changed, 1), options(table, changed, 1))
    assert one == two


def test_reasons_are_sentences_in_both_languages_and_hold_no_number() -> None:
    for key in (k for k in shelf().words if k.startswith(("says.", "reason."))):
        for language in ("en", "fr"):
            form = str(shelf().words[key][language])
            assert not any(c.isdigit() for c in form), key
            assert ":money}" not in form and ":points}" not in form and ":number}" not in form
            assert words(language).has(key)


def test_every_seat_of_every_scenario_has_three_personas_that_suit_it() -> None:
    for scenario in ("historical-2001", "historical-2001-seven"):
        for actor in loaded(scenario).scenario.actors:
            assert len(fitting(shelf(), actor)) >= 3


def test_each_persona_stands_for_a_position_of_its_own() -> None:
    cards = {id: card for id, card in shelf().cards["personas"].items() if not card.pack}
    assert len(cards) >= 10
    for language in ("en", "fr"):
        sources = [getattr(card.data["source"], language) for card in cards.values()]
        assert len(set(sources)) == len(cards) and all("assumption" in source for source in sources)
        assert all("article" in source for source in sources)


def test_the_model_tells_what_a_card_is_worth() -> None:
    found = loaded("historical-2001")
    worth = expectations(found.scenario, found.model)
    taste = tastes(found.scenario, 2, {})
    assert len(taste) == len(INDICATORS)
    assert worth_to(worth, ("program", "intelligence-us", "2"), 2, taste) > 0
    assert worth_to(worth, ("program", "deep-inspection", "2"), 1, tastes(found.scenario, 1, {})) < 0
    assert worth_to(worth, ("program", "nothing", "9"), 0, taste) == 0.0


def test_a_free_rider_contributes_less() -> None:
    """Summed over games in which the same seat is played by one who lets others pay and by one who does not."""
    given = {"free-rider": 0, "institutionalist": 0}
    table = loaded("autumn-2001").scenario
    for id in given:
        for seed in (8, 9, 10):
            seats = {0: persona(id), **{s: persona("even-handed") for s in (1, 2, 3)}}
            state = play("autumn-2001", seats, seed)
            # What came in and is neither left nor lapsed was spent or paid to others, less what others paid in.
            came_in = table.rounds * (table.actors[0].revenue * table.months // 12)
            given[id] += came_in - state.seats[0].funds - state.lapsed
    assert given["free-rider"] < 0.9 * given["institutionalist"]


def test_honesty_is_a_trait() -> None:
    mind = minds(SHORT, {1: persona("free-rider")}, 5)[1]
    view = seen_by(loaded(SHORT).scenario, start(loaded(SHORT).scenario, 5), 1)
    rolls = [mind.roll(view, "keep", n) for n in range(400)]
    kept = sum(roll < mind.persona.honesty for roll in rolls)
    assert 0.3 < kept / 400 < 0.6
    assert allows(loaded(SHORT).scenario, start(loaded(SHORT).scenario, 5), Action(1, "pass")) is None
