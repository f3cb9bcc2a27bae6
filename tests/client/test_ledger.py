"""The ledger: what is due next comes first, by word and sign; from each promise there is a way to its deal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from game.client.desk.desk import Desk
from game.client.desk.ledger import LOOKS, due, foreseen, group, order, state
from game.client.kit.labels import Badge, Icon, Label
from game.client.kit.widget import Widget, walk
from game.rules.types import Deal, Mine, Offer, Offered, Promise, Term
from game.table.table import open_table
from tests.client.person import Person
from tests.client.test_whole_game import reach
from tests.shipped import cast, loaded, words


def line(
    number: int, by: int, first: int, last: int, status: str = "open", parties: tuple[int, ...] = (0, 1)
) -> Promise:
    term = Term("pay", by, amount=10, target=1 if by != 1 else 0, rounds=last - first + 1)
    return Promise(number, 0, term, parties, False, first, last, status=status)


def seated(promises: Iterable[Promise] = (), **view: object) -> Desk:
    """Quebec's desk in round 3, with these lines in the ledger."""
    desk = Desk(open_table(loaded("historical-2001"), 7, cast("historical-2001", 1)), 1, words("en"), lambda *_: None)
    shown = {"round": 3, "phase": "negotiation", **view}
    desk.view = replace(desk.view, promises=tuple(promises), **shown)  # type: ignore[arg-type]
    return desk


def shown(rows: Iterable[Widget | None]) -> list[str]:
    return [w.text for row in rows if row is not None for w in walk(row) if isinstance(w, Label | Badge)]


def test_what_is_due_next_comes_first_and_the_settled_last() -> None:
    desk = seated()
    lines = [line(1, 1, 1, 2, "kept"), line(2, 1, 5, 6), line(3, 1, 2, 4), line(4, 1, 3, 3), line(5, 1, 1, 1, "broken")]
    found = [p.number for p in sorted(lines, key=lambda p: order(desk, p))]
    assert found == [4, 3, 2, 1, 5]
    assert [due(desk, p) for p in lines] == [0, 5, 3, 3, 0]


def test_due_this_round_is_said_in_a_word_and_a_sign() -> None:
    desk = seated([line(1, 1, 2, 4), line(2, 1, 3, 3), line(3, 1, 4, 4)])
    assert [state(desk, p) for p in desk.view.promises] == ["now", "now", "open"]
    rows = group(desk, "mine")
    said = shown(rows)
    assert desk.t("ledger.due-now") in said and desk.t("ledger.due-last") in said and "open" in said
    icons = [w.name for row in rows if row is not None for w in walk(row) if isinstance(w, Icon)]
    assert icons.count(LOOKS["now"][0]) == 2
    assert len({mark for mark, _ in LOOKS.values()}) == len(LOOKS), "every state has a sign of its own"


def test_promises_stand_with_whom_they_concern() -> None:
    desk = seated([line(1, 1, 3, 3), line(2, 0, 3, 3), line(3, 0, 3, 3, parties=(0, 2))])
    titles = {whose: shown(group(desk, whose))[0] for whose in ("mine", "theirs", "others")}
    assert titles == {whose: desk.t(f"ledger.{whose}") for whose in titles}
    assert group(seated(), "mine") == []


@pytest.mark.parametrize(("level", "says"), [(0, "broken"), (1, "broken"), (2, "kept")])
def test_a_plan_says_whether_it_keeps_a_promise(level: int, says: str) -> None:
    term = Term("fund", 1, "border-health", 2, rounds=2)
    promise = Promise(7, 0, term, (0, 1), False, 3, 4)
    mine = Mine(100, 5, (), (("border-health", level),), (), 4, 0, ())
    desk = seated([promise], phase="programs", mine=mine)
    assert foreseen(desk, promise) == says
    assert desk.t(f"ledger.plan.{says}") in shown(group(desk, "mine"))
    assert foreseen(seated([promise], mine=mine), promise) == "", "in talks nothing is planned yet"


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_from_a_promise_to_the_deal_that_it_came_from(tmp_path: Path, hand: str) -> None:
    person = Person(tmp_path, hand)
    game = reach(person, person.sit("first-game", 1), "negotiation")
    desk, term = game.desk, Term("pay", 0, amount=10, target=1, rounds=2)
    offered = Offered(90, 0, Offer((0, 1), (term,)), 1, (0, 1), "agreed")
    deal = Deal(3, 90, 0, (0, 1), (term,), True, 1, status="ratified")
    view = desk.view
    desk.view = replace(
        view,
        offers=(*view.offers, offered),
        deals=(*view.deals, deal),
        promises=(Promise(24, 3, term, (0, 1), True, 1, 2),),
    )
    desk.tab = "ledger"
    person.app.refresh()
    person.press("deal-of-24")
    assert desk.tab == "talks" and desk.sought == 90
    stage = person.app.stage
    assert "offer-90-picture" in stage._all, "with its picture"
    tops = [w.rect.y for id, w in stage._all.items() if id.startswith("family-")]
    assert stage.find("family-90").rect.y == min(tops), "and it stands first"
