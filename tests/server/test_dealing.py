"""Dealing seats: even teams, nobody moved, latecomers, and a place for everybody as long as there is one."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from game.ai.persona import personas
from game.server.book import NAME
from game.server.dealing import dealt
from game.server.gate import MOST_TEAM
from game.table.journal import read
from tests.server.classroom import TOKEN, Page, again, hall, joined, said, served

TAKEN = st.lists(st.integers(1, 6), min_size=0, max_size=6).flatmap(
    lambda sizes: st.tuples(*(st.lists(st.integers(0, MOST_TEAM), min_size=n, max_size=n) for n in sizes))
)


@given(TAKEN, st.integers(0, 60))
def test_seats_are_dealt_evenly(taken: tuple[list[int], ...], waiting: int) -> None:
    places = dealt(range(100, 100 + waiting), taken, MOST_TEAM)
    after = [list(seats) for seats in taken]
    for _, table, seat in places:
        after[table][seat] += 1
    counts = [count for seats in after for count in seats]
    given_to = [after[table][seat] for _, table, seat in places]
    assert [who for who, _, _ in places] == list(range(100, 100 + len(places))), "each once, in their order"
    assert max(counts, default=0) <= MOST_TEAM
    assert all(count <= min(counts) + 1 for count in given_to), "at most one more than the smallest team"
    assert 0 not in counts or max(given_to, default=0) <= 1, "nobody shares while a seat is empty"
    free = sum(MOST_TEAM - count for seats in taken for count in seats)
    assert len(places) == min(waiting, free), "nobody stands while there is a place"


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 60))
def test_empty_tables_are_filled_alike(tables: int, seats: int, waiting: int) -> None:
    after = [[0] * seats for _ in range(tables)]
    for _, table, seat in dealt(range(waiting), after, MOST_TEAM):
        after[table][seat] += 1
    sizes = [sum(one) for one in after]
    assert max(sizes) - min(sizes) <= 1


def test_one_press_seats_the_class_and_the_latecomers(tmp_path: Path) -> None:
    made = hall(tmp_path / "l", 2)
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        assert desk.ask("deal")["ok"], "nobody has to be seated"
        assert desk.ask("roster", names="name,table,seat\nN3,2,4\nN4,2,")["ok"]
        seats = len(made.loaded.scenario.actors)
        for n in range(2 * seats):
            joined(client, f"N{n}")
        assert desk.ask("sit", who=0, table=1, seat=1)["ok"] and desk.ask("away", who=5, away=True)["ok"]
        assert desk.ask("deal")["ok"]
        people = made.lesson.people
        assert (people[0].table, people[0].seat) == (1, 1), "who sits stays"
        assert (people[3].table, people[3].seat) == (1, 3), "the list's own place"
        assert people[4].table == 1, "the list's own table"
        assert people[5].table == -1, "who is away is given no place"
        places = [(p.table, p.seat) for p in people if p.number != 5]
        assert len(set(places)) == 2 * seats - 1, "no two share"
        persona = next(iter(personas(made.loaded.shelf)))
        empty = next((t, s) for t in range(2) for s in range(seats) if (t, s) not in places)
        assert desk.ask("drive", table=empty[0], seat=empty[1], persona=persona)["ok"]
        joined(client, "Late")
        assert desk.ask("deal")["ok"]
        late = made.lesson.people[-1]
        assert (late.table, late.seat) == empty
        assert made.rooms[empty[0]].table.drivers[empty[1]] is None, "the persona hands the seat back"
        kinds = [line["what"] for line in read(tmp_path / "l" / NAME).lines]
        assert kinds.count("sit") == 2 * seats
    assert again(tmp_path / "l").lesson == made.lesson


def test_who_finds_no_place_is_counted(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        room = MOST_TEAM * len(made.loaded.scenario.actors)
        for n in range(room + 2):
            joined(client, f"N{n}")
        reply = desk.ask("deal")
        assert said(reply) == "dealing.full" and reply["text"].startswith("2 people")
        assert sum(1 for person in made.lesson.people if person.seat >= 0) == room


def test_who_comes_in_is_seated_by_the_list_alone_and_beside_nobody_once_play_began(tmp_path: Path) -> None:
    made = hall(tmp_path / "l", stage="briefing")
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        assert desk.ask("roster", names="name,table,seat\nAna,1,1\nBo,1,2\nCy,1,2")["ok"]
        joined(client, "Ana")
        joined(client, "Bo")
        assert desk.ask("sit", who=0, table=-1, seat=-1)["ok"] and desk.ask("stage", stage="playing", fill=False)["ok"]
        joined(client, "Cy")
        places = [(person.table, person.seat) for person in made.lesson.people]
        assert places == [(-1, -1), (0, 1), (-1, -1)], "whom the teacher moved out stays out; nobody beside a rival"
