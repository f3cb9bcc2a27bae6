"""Claims: how a difference becomes a verdict, that each experiment tests what it says, and that a false claim fails."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.catalog.shelf import Card
from game.lab import batch
from game.lab.claims import Effect, Verdict, effect, holding, jobs, ordered, verdicts, work
from game.lab.experiment import outcomes, prepare
from game.lab.lockstep import play
from game.lab.study import StudyError
from tests.shipped import CONTENT, shelf, words

CLAIMS = ordered(shelf())
NAMES = [card.id for card in CLAIMS]


def card(id: str, **more: Any) -> Card:
    found = shelf().cards["experiments"][id]
    return replace(found, data={**found.data, **more})


# --- from numbers to a verdict ---


def test_pairs_are_of_the_same_seed() -> None:
    assert effect({1: 5.0, 2: 7.0, 3: 9.0}, {3: 8.0, 2: 6.0, 1: 4.0}) == Effect(1.0, 1.0, 1.0, 3)


def test_a_pair_that_cannot_be_told_is_left_out() -> None:
    found = effect({1: 5.0, 2: nan, 3: 6.0}, {1: 4.0, 2: 1.0, 3: 3.0})
    assert found.pairs == 2 and found.mean == 2.0
    assert effect({1: nan}, {1: 1.0}).low == -inf


@given(st.lists(st.floats(-50, 50), min_size=2, max_size=30), st.floats(-5, 5))
def test_an_interval_holds_its_mean_and_moves_with_it(values: list[float], by: float) -> None:
    first, second = dict(enumerate(values)), dict.fromkeys(range(len(values)), 0.0)
    found = effect(first, second)
    assert found.low <= found.mean + 1e-9 and found.mean <= found.high + 1e-9
    moved = effect({seed: value + by for seed, value in first.items()}, second)
    assert moved.mean == pytest.approx(found.mean + by, abs=1e-6)


def made(sign: str, on: tuple[float, float], off: tuple[float, float], margin: float = 0.0) -> Verdict:
    """The verdict on one outcome whose pairs differ by these two values, with and without the mechanism."""
    row = {**CLAIMS[0].data["outcomes"][0], "sign": sign, "margin": margin}
    results = {}
    for switch, values in (("1", on), ("0", off)):
        results["x", "0", switch, "0", "2"] = {"values": [[value] for value in values]}
        results["x", "1", switch, "0", "2"] = {"values": [[0.0], [0.0]]}
    (found,) = verdicts(card(NAMES[0], outcomes=(row,)), results)
    return found


@pytest.mark.parametrize(
    ("sign", "on", "off", "holds", "gone"),
    [
        ("up", (1.0, 1.1), (0.0, 0.01), True, True),
        ("up", (1.0, 1.1), (0.9, 1.0), True, False),
        ("up", (-1.0, -1.1), (0.0, 0.0), False, True),
        ("up", (-1.0, 1.1), (0.0, 0.0), False, True),
        ("down", (-1.0, -1.1), (-0.1, -0.11), True, True),
        ("down", (-1.0, -1.1), (0.4, 0.41), True, False),  # reversed is not gone
        ("up", (1.0, 1.1), (0.3, 0.31), True, False),
    ],
)
def test_a_verdict(sign: str, on: tuple[float, float], off: tuple[float, float], holds: bool, gone: bool) -> None:
    found = made(sign, on, off)
    assert (found.holds, found.gone, holding([found])) == (holds, gone, holds and gone)


def test_no_effect_is_claimed_within_a_margin() -> None:
    assert made("none", (0.4, 0.6), (0.0, 0.0), 1.0).holds and not made("none", (0.4, 0.6), (0.0, 0.0), 0.5).holds


# --- the experiments themselves ---


def test_the_ten_claims_of_the_article_are_there() -> None:
    assert [claim.data["number"] for claim in CLAIMS] == list(range(1, 11))


@pytest.mark.parametrize("id", NAMES)
def test_an_experiment_does_what_its_script_says(id: str) -> None:
    """No act is refused, in any arm, with the mechanism and without."""
    experiment = prepare(shelf(), shelf().cards["experiments"][id])
    for table in experiment.tables.values():
        for game in play(table, range(2)):
            assert game.refused == 0
            assert len(outcomes(experiment, game)) == len(experiment.card.data["outcomes"])


def test_the_mechanism_is_off_in_half_of_the_tables() -> None:
    experiment = prepare(shelf(), card("initiative"))
    for (_, on), table in experiment.tables.items():
        assert table.loaded.model.parameters["mechanism_initiative"] == float(on)


def test_decks_means_and_model_of_an_arm() -> None:
    first, second = card("initiative").data["arms"]
    arms = ({**first, "without": ("whti",), "revenue": {"ottawa": 999.0}, "model": {"alarm_rest": 33.0}}, second)
    experiment = prepare(shelf(), card("initiative", arms=arms))
    changed, plain = experiment.tables[0, True].loaded, experiment.tables[1, True].loaded
    assert "whti" not in changed.scenario.programs and "whti" in plain.scenario.programs
    assert changed.scenario.actors[0].revenue == 9990 and plain.scenario.actors[0].revenue == 2100
    assert changed.model.parameters["alarm_rest"] == 33.0 != plain.model.parameters["alarm_rest"]


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"seats": {"vermont": "even-handed"}}, "lab.experiment.seat"),
        (
            {
                "acts": (
                    {
                        "verb": "fund",
                        "seat": "ottawa",
                        "card": "nothing",
                        "amount": 1,
                        "target": "",
                        "round": 1,
                        "until": 0,
                    },
                )
            },
            "lab.experiment.card",
        ),
    ],
)
def test_names_that_the_table_does_not_have_are_said(more: dict[str, Any], key: str) -> None:
    with pytest.raises(StudyError) as caught:
        prepare(shelf(), card("initiative", **more))
    assert caught.value.said.key == key
    assert all(words(language).say(caught.value.said) for language in ("en", "fr"))


def test_jobs_cover_each_game_once() -> None:
    found = jobs(card("initiative"), 120)
    assert len(found) == 2 * 2 * 3
    for arm in "01":
        for on in "01":
            parts = [(int(first), int(games)) for _, a, o, first, games in found if (a, o) == (arm, on)]
            assert [seed for first, games in parts for seed in range(first, first + games)] == list(range(120))


def run(*ids: str, games: int) -> dict[str, list[Verdict]]:
    found = {}
    for id in ids:
        results = dict(batch.run(jobs(card(id), games), partial(work, str(CONTENT)), workers=1))
        assert sum(result["refused"] for result in results.values()) == 0
        found[id] = verdicts(card(id), results)
    return found


def test_chunks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run("initiative", games=12)
    monkeypatch.setattr("game.lab.claims.CHUNK", 5)
    assert run("initiative", games=12) == whole


@pytest.mark.parametrize(
    "id", ["security-dilemma", "initiative", "thickening", "state-ties", "enrolment", "local-costs"]
)
def test_claims_about_the_model_alone_hold_with_few_games(id: str) -> None:
    (found,) = run(id, games=60).values()
    assert holding(found), found


def test_a_false_claim_fails() -> None:
    """The laboratory does not only say what its author believes: the opposite of a claim is reported as failing."""
    results = dict(batch.run(jobs(card("state-ties"), 10), partial(work, str(CONTENT)), workers=1))
    outcome = {**card("state-ties").data["outcomes"][0], "sign": "down"}
    (found,) = verdicts(card("state-ties", outcomes=(outcome,)), results)
    assert not holding([found])


@pytest.mark.slow
def test_at_least_eight_of_ten_claims_hold() -> None:
    found = {}
    for claim in CLAIMS:
        results = dict(batch.run(jobs(claim), partial(work, str(CONTENT)), workers=batch.cores()))
        found[claim.id] = holding(verdicts(claim, results))
    assert sum(found.values()) >= 8, found
