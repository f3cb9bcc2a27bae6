"""Games seen from above: who sat where, what could run and what did, who struck the first deal."""

from __future__ import annotations

import json
from collections import Counter
from math import lcm

from game.ai.persona import fitting
from game.lab.balance import game, jobs, plain, played, rotated, work
from game.lab.lockstep import Table, play
from game.rules.cards import fits_any
from game.rules.index import index
from game.rules.judge import finals
from tests.shipped import CONTENT, loaded

SHORT, LONG = loaded("autumn-2001"), loaded("historical-2001")


def test_every_persona_sits_in_each_of_its_seats_as_often() -> None:
    seats = range(len(LONG.scenario.actors))
    every = lcm(*(len(fitting(LONG.shelf, actor)) for actor in LONG.scenario.actors))
    tables = [rotated(LONG, 3, seed) for seed in range(every)]
    for seat in seats:
        count = Counter(people[seat].id for people in tables)
        assert len(count) > 5 and max(count.values()) - min(count.values()) == 0
        assert all(fits_any(LONG.scenario.actors[seat], people[seat].suits) for people in tables)
    assert all(who.level == 3 for people in tables for who in people)
    meetings = Counter((people[0].id, people[2].id) for people in tables)
    assert len(meetings) > 20, "no two always meet"


def test_a_game_is_what_was_played() -> None:
    found = game(SHORT, 4, 3)
    people = rotated(SHORT, 4, 3)
    (same,) = play(Table(SHORT, people), [3])
    assert found.people == tuple(who.id for who in people)
    assert found.finals == tuple(points / 1000 for points in finals(SHORT.scenario, same.state))
    assert {(r.card, r.owner) for r in same.state.running if r.level} <= found.ran <= found.open
    assert {a.card for a in same.state.in_force} <= found.signed
    assert found.first == same.state.deals[0].maker
    assert all(card in index(SHORT.scenario).owns[seat] for card, seat in found.open)


def test_a_game_survives_its_file() -> None:
    found = game(SHORT, 4, 1)
    assert played(json.loads(json.dumps(plain(found)))) == found


def test_jobs_cover_each_game_once_and_their_size_does_not_matter() -> None:
    found = jobs("autumn-2001", 4, 12)
    assert [at for _, _, first, count in found for at in range(int(first), int(first) + int(count))] == list(range(12))
    root = str(CONTENT)
    whole = work(root, "autumn-2001", "4", "0", "3")
    assert whole == work(root, "autumn-2001", "4", "0", "1") + work(root, "autumn-2001", "4", "1", "2")
