"""A seat's money taken apart adds up to what it may still plan with, at every moment of whole games."""

from __future__ import annotations

from game.rules.apply import plan_left
from game.table.purse import purse_items
from game.table.table import Table, open_table
from tests.shipped import cast, loaded

KINDS = {"income", "kept", "agreement", "signed", "promise", "program", "pledge"}


def every_state(scenario: str) -> Table:
    table = open_table(loaded(scenario), 11, cast(scenario))
    seen = set()
    for _ in table.advance():
        for seat in range(len(table.scenario.actors)):
            items = purse_items(table.scenario, table.state, seat)
            assert sum(item.money for item in items) == plan_left(table.scenario, table.state, seat)[1]
            assert all(item.money > 0 for item in items if item.kind == "income")
            assert all(item.money < 0 for item in items if item.kind not in ("income", "kept"))
            seen |= {item.kind for item in items}
    assert seen <= KINDS
    assert {"income", "agreement", "program"} <= seen
    return table


def test_the_lines_of_a_purse_add_up_all_through_a_game() -> None:
    every_state("first-game")


def test_a_price_is_that_of_one_round() -> None:
    table = open_table(loaded("autumn-2001"), 3, cast("autumn-2001", 1))
    assert table.scenario.months == 6
    for card in table.scenario.programs.values():
        assert table.price(1, card.id, 1) == card.start_cost + -(-card.yearly_cost // 2)
        assert table.price(1, card.id, 0) == 0
