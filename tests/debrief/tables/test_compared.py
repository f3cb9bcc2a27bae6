"""Tables beside each other: equal ones never part, and where they do is where their decisions lie apart."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from game.debrief.tables.chart import SHOWN, between
from game.debrief.tables.compared import One, compared, decisions, divided
from game.debrief.tables.told import section
from game.debrief.telling import Telling
from tests.debrief.games import SHORT, played
from tests.shipped import words

GAMES = [One(at + 1, played(SHORT, seed)) for at, seed in enumerate((7, 8, 9))]


def test_the_same_game_never_parts() -> None:
    found = compared([One(1, played(SHORT)), One(2, played(SHORT))])
    assert (found.parting, found.splits, set(found.apart)) == (0, (), {0.0})
    assert found.tables[0].scores == found.tables[1].scores == played(SHORT).finals


def test_one_table_is_no_class() -> None:
    with pytest.raises(ValueError, match="fewer than two"):
        compared(GAMES[:1])


def test_they_part_where_most_is_not_in_common() -> None:
    found = compared(GAMES)
    for at, share in enumerate(found.apart, 1):
        taken = [decisions(one.played, at) for one in GAMES]
        shares = [len(a ^ b) / len(a | b) for a, b in combinations(taken, 2)]
        assert share == pytest.approx(sum(shares) / 3)
    assert found.apart[found.parting - 1] == max(found.apart)
    assert all(share < max(found.apart) for share in found.apart[: found.parting - 1])


def test_what_divides_them_was_done_at_some_and_not_at_others() -> None:
    found = compared(GAMES, 100)
    for split in found.splits:
        kind, by, card, _ = split.decision
        for one in GAMES:
            own = {(what, who, about) for what, who, about, _ in decisions(one.played, found.parting)}
            assert ((kind, by, card) in own) == (one.number in split.did) or kind in ("choice", "lever")
        assert sorted(split.did + split.did_not) == [1, 2, 3] and split.did and split.did_not
    gaps = [abs(len(split.did) - len(split.did_not)) for split in found.splits]
    assert gaps == sorted(gaps)


def test_an_answer_to_an_event_is_told_once() -> None:
    """That some gave one answer says that the others gave another, or were not asked."""
    here, there = ("choice", 1, "sars", 0), ("choice", 1, "sars", 1)
    deal, other = ("deal", -1, "parity", 0), ("choice", 0, "sars", 1)
    found = divided([1, 2, 3, 4], [frozenset(own) for own in ((here, deal), (here,), (there, other), (there,))])
    assert [(split.decision, split.did) for split in found] == [(here, (1, 2)), (deal, (1,)), (other, (3,))]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_told_with_every_table_in_it(language: str) -> None:
    telling = Telling(GAMES[0].played.table, words(language))
    made = section(compared(GAMES), telling)
    for one in GAMES:
        assert all(telling.points(points) in made.body for points in one.played.finals)
    assert "{" not in re.sub(r'"[^"]*"', "", made.body) and len(made.slides) == 4
    assert len(made.sheets["tables"].rows) == 3 * 4 and len(made.sheets["tables-apart"].rows) == 5


def test_of_many_tables_the_first_and_the_last_are_drawn() -> None:
    many = compared([One(n, GAMES[n % 3].played) for n in range(1, 31)]).tables
    shown = between(many)
    ends = sorted(one.healths[-1] for one in many)
    assert len(shown) == SHOWN
    assert {ends[0], ends[-1]} <= {one.healths[-1] for one in shown}
