"""The decisions that mattered most: those that move something, unlike one another, within what a page may cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.debrief.played import of_table
from game.debrief.whatif.again import replays
from game.debrief.whatif.decision import Decision
from game.debrief.whatif.found import decisions
from game.debrief.whatif.suggested import (
    FEWEST,
    LEAST,
    MOST,
    SHUNNED,
    affordable,
    moved,
    promising,
    ranked,
    suggested,
    various,
)
from game.rules.types import WORLD, Action
from game.table.table import open_table
from tests.debrief.games import LONG, SHORT, played
from tests.shipped import loaded


def test_three_that_moved_something_and_are_about_different_things() -> None:
    game = played(SHORT)
    known = suggested(game, games=4)
    assert len(known.found) == 3 and len(known.decisions) == len(decisions(game))
    for one in known.found:
        assert moved(game, one.replayed) > 0.0
        assert one.onward.games == 4 and one.onward.change is one.change
        for other in known.found:
            assert one is other or not set(one.decision.cards) & set(other.decision.cards)
    best = max(moved(game, one) for one in known.screened)
    assert moved(game, known.found[0].replayed) == best


def test_all_kinds_get_a_look_and_no_more_are_played_than_may_be() -> None:
    game = played(LONG)
    every = decisions(game)
    looked = promising(game, every)
    assert LEAST <= len(looked) < len(every)
    assert {one.kind for one in looked} == {one.kind for one in every} - SHUNNED
    assert [one.number for one in looked] == sorted({one.number for one in looked})


@pytest.mark.slow
def test_the_look_finds_most_of_what_a_look_at_all_would() -> None:
    """Of the ten that move most when every decision is played again, at least half are among those looked at."""
    game = played(LONG)
    every = [one for one in decisions(game) if one.kind not in SHUNNED]
    best = ranked(game, replays(game, [(one, one.changes[0]) for one in every]))[:10]
    looked = {one.number for one in promising(game, every)}
    assert sum(one.decision.number in looked for one in best) >= 5
    assert best[0].decision.number in looked


def test_another_winner_counts_as_points_do() -> None:
    game = played(SHORT)
    (one,) = replays(game, [(decisions(game)[0], decisions(game)[0].changes[0])])
    other = tuple(
        points + 50.0 * (seat == (game.first + 1) % len(game.seats)) for seat, points in enumerate(game.finals)
    )
    assert moved(game, replace(one, finals=game.finals)) == 0.0
    assert moved(game, replace(one, finals=other)) == pytest.approx(50.0 / len(game.seats) + 1.0)


def test_where_all_are_alike_the_best_are_taken_all_the_same() -> None:
    game = played(SHORT)
    one = replays(game, [(decisions(game)[0], decisions(game)[0].changes[0])])[0]

    def about(*cards: str) -> Decision:
        return replace(one.decision, cards=cards)

    same = [replace(one, decision=about(name)) for name in ("a", "a", "b", "c")]
    assert various(same, 3) == [same[0], same[2], same[3]]


def test_a_decision_early_in_a_long_game_has_fewer_games() -> None:
    game = played(LONG)
    early, *_, late = decisions(game)
    assert FEWEST <= affordable(game, early, 3) < affordable(game, late, 3) <= MOST


def test_a_game_without_decisions_has_nothing_to_suggest() -> None:
    cards = loaded(SHORT)
    table = open_table(cards, 7, (None,) * len(cards.scenario.actors))
    while not table.resolved:
        for _ in table.advance():
            pass
        if not table.resolved:
            assert table.submit(Action(WORLD, "close")).accepted
    known = suggested(of_table(table))
    assert (known.decisions, known.found) == ((), ())
