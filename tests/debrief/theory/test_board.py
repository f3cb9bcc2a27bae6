"""Evidence for and against: exact where it says so, on the side its figures say, missing where a game has none."""

from __future__ import annotations

import pytest

from game.debrief.again import course, dials, through
from game.debrief.played import Played
from game.debrief.theory import Board, Claim, Row, board
from game.debrief.theory.evidence import AGAINST, FOR, NEITHER, sided
from game.debrief.theory.paradox import alike
from game.debrief.theory.salience import topics
from game.rules.record import changed
from game.rules.types import State
from tests.debrief.burden.test_burden import idle
from tests.debrief.games import LONG, SHORT, played
from tests.shipped import words

GAMES = [(LONG, 7), (SHORT, 7), ("first-game", 3), ("historical-2001-seven", 7), ("cascade-gateway", 3)]
NAMES = ("free-riding", "salience", "dilemma", "paradox", "alignment", "initiative", "coin")


def claim(known: Board, name: str) -> Claim:
    return next(one for one in known.claims if one.name == name)


def found(game: Played, name: str, key: str) -> Row | None:
    return next((row for row in claim(board(game), name).rows if row.said.key == f"debrief.theory.{key}"), None)


def figure(row: Row, name: str) -> float:
    return int(dict(row.said.values)[name]) / 1000


@pytest.mark.parametrize(("scenario", "seed"), [*GAMES, ("marl-crossings", 3)])
def test_every_claim_says_something_of_every_game(scenario: str, seed: int) -> None:
    known = board(played(scenario, seed))
    assert tuple(one.name for one in known.claims) == NAMES
    for one in known.claims:
        assert one.rows and all(row.side in (FOR, AGAINST, NEITHER) for row in one.rows)
        assert all(words("en").has(row.said.key) for row in one.rows)


def test_games_hold_evidence_on_both_sides() -> None:
    sides = {row.side for scenario, seed in GAMES for one in board(played(scenario, seed)).claims for row in one.rows}
    assert sides == {FOR, AGAINST, NEITHER}


def test_what_hardly_moves_stands_on_neither_side() -> None:
    assert [sided(value) for value in (0.2, 0.01, -0.01, -0.2)] == [FOR, NEITHER, NEITHER, AGAINST]


def test_outrage_at_an_incident_is_what_the_model_adds_for_expectation() -> None:
    game = played(LONG)
    row = found(game, "dilemma", "dilemma.incident")
    assert row is not None and row.round
    incidents = course(game, dials(game), "incidents")[row.round - 1]
    share = game.model.p("outrage_expected") / 100
    assert figure(row, "part") == pytest.approx(incidents * share * figure(row, "expected"), abs=0.001)


def test_without_common_cause_reassurance_ends_where_the_model_says() -> None:
    game = played(LONG)
    row = found(game, "alignment", "alignment.together")
    assert row is not None

    def apart(state: State) -> State:
        return changed(state, seats=tuple(changed(mine, allies=()) for mine in state.seats))

    ends = [course(game, shown, "reassurance")[-1] for shown in (dials(game), through(game, apart))]
    assert figure(row, "reassurance") == pytest.approx(ends[0] - ends[1], abs=0.001) and ends[0] > ends[1]


def test_pairs_are_alike_by_their_means() -> None:
    game = played(LONG)
    means = [actor.revenue for actor in game.scenario.actors]
    for a in game.seats:
        for b in game.seats:
            assert alike(game, (a, b)) == (min(means[a], means[b]) * 2 >= max(means[a], means[b]))


def test_a_community_on_the_line_is_no_level_of_a_country() -> None:
    game = played("historical-2001-seven", 7)
    for row in claim(board(game), "alignment").rows:
        assert {game.scenario.actors[seat].level for seat in row.seats} == {"federal", "province"}


def test_one_offer_is_no_comparison() -> None:
    row = found(played("historical-2001-seven", 7), "paradox", "paradox.few")
    assert row is not None and row.side == NEITHER and int(dict(row.said.values)["n"]) < 3


def test_offers_between_two_are_all_counted() -> None:
    game = played(LONG)
    row = found(game, "paradox", "paradox.agreed")
    assert row is not None
    values = dict(row.said.values)
    two = [offered for offered in game.end.offers if len(offered.offer.parties) == 2]
    assert int(values["of"]) + int(values["among"]) == len(two)
    agreed = sum(offered.status == "agreed" for offered in two)
    assert int(values["n"]) + int(values["m"]) == agreed


def test_an_offer_is_about_what_its_cards_are_expected_to_move() -> None:
    game = played(LONG)
    about = {topic for offered in game.end.offers for topic in topics(game, offered)}
    assert about == {"security", "openness"}


def test_where_nothing_was_done_the_board_says_so() -> None:
    known = board(idle())
    for name in ("salience", "paradox", "initiative", "coin"):
        assert all(row.side == NEITHER for row in claim(known, name).rows), name
    assert not any(row.side == FOR for row in claim(known, "free-riding").rows)
    assert not any(fact.key.endswith("fact.first") for fact in known.facts)
