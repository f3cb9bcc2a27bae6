"""What a seat knows is enough to say what it may do, what it costs, and why not; and nothing of the others is in it."""

from __future__ import annotations

import pytest

from game.rules import allows, decode, encode, options, seen_by
from game.rules.apply import plan_left
from game.rules.judge import finals, judge
from game.rules.known import known
from game.rules.types import PUBLIC, View
from game.table.purse import purse_items
from tests.rules.random_play import Player, dice, play
from tests.shipped import loaded


@pytest.mark.parametrize(("scenario", "seed"), [("autumn-2001", 3), ("historical-2001", 4)])
def test_the_rules_say_the_same_on_what_a_seat_knows(scenario: str, seed: int) -> None:
    cards = loaded(scenario).scenario
    player, asked, refused = Player(cards, dice(99)), 0, 0
    for at, move in enumerate(play(cards, seed)):
        seat = move.action.seat
        if seat < 0:
            continue
        state = move.before
        mine = known(cards, decode(View, encode(seen_by(cards, state, seat))))
        tried = [
            move.action,
            *(player.fill(state, seat, option) for option in options(cards, state, seat)[:: 1 + at % 9]),
        ]
        for action in tried:
            said = allows(cards, state, action)
            assert allows(cards, mine, action) == said, action
            asked, refused = asked + 1, refused + (said is not None)
        if at % 7 == 0:
            assert options(cards, mine, seat) == options(cards, state, seat)
            assert plan_left(cards, mine, seat) == plan_left(cards, state, seat)
            assert purse_items(cards, mine, seat) == purse_items(cards, state, seat)
    assert asked > 1000 and refused > 20


def test_after_the_last_round_everybody_knows_how_it_was_judged() -> None:
    cards = loaded("autumn-2001").scenario
    state = list(play(cards, 5))[-1].step.state
    assert state.phase == "debrief"
    for viewer in (0, 2, PUBLIC):
        mine = known(cards, seen_by(cards, state, viewer))
        assert judge(cards, mine) == judge(cards, state) and finals(cards, mine) == finals(cards, state)


def test_of_the_others_nothing_is_in_it() -> None:
    cards = loaded("autumn-2001").scenario
    for move in list(play(cards, 6))[40:400:20]:
        state = move.before
        if state.phase == "debrief":
            continue
        mine = known(cards, seen_by(cards, state, 1))
        assert mine.seed == 0 and mine.stocks == ()
        for seat, other in enumerate(mine.seats):
            assert seat == 1 or (other.funds, other.plan, other.mandates, other.spent) == (0, (), (), 0)
