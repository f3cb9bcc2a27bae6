"""What came of each seat: the same as the rules say."""

from __future__ import annotations

from game.debrief.report.result import outcomes, section
from game.debrief.telling import Telling
from game.rules.judge import judge
from tests.debrief.games import LONG, played
from tests.shipped import words


def test_points_orders_promises_and_money_are_those_of_the_game() -> None:
    game = played(LONG)
    for one in outcomes(game):
        earned = [points for seat, _, points in judge(game.scenario, game.end) if seat == one.seat]
        assert (one.score, one.orders) == (game.finals[one.seat], sum(earned) / 1000)
        assert (one.met, one.dealt) == (sum(1 for points in earned if points), len(earned))
        assert round(1000 * (one.score - one.orders)) == game.end.scores[one.seat]
        assert one.spent == game.end.seats[one.seat].spent
    promised = len([p for p in game.end.promises if p.status in ("kept", "broken")])
    assert sum(one.kept + one.broken for one in outcomes(game)) == promised


def test_people_are_called_as_asked_and_personas_by_their_names() -> None:
    game = played(LONG)
    telling = Telling(game.table, words("en"))
    body = section(game, telling, ((1, "Student 3"), (1, "Student 4"))).body
    persona = game.table.drivers[0]
    assert persona is not None
    assert "Student 3; Student 4" in body and f"{telling.text(persona.name)}, level {persona.level}" in body
