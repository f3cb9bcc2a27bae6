"""Rounds that are over, told to a window that asks: what its seat saw, and causes that add up."""

from __future__ import annotations

from pathlib import Path

from game.rules import decode, encode
from game.rules.types import PUBLIC, WORLD, Action, Offer, View
from game.server.room import Room
from tests.server.classroom import Page, hall, joined, said, served


def played(room: Room, page: Page, rounds: int) -> None:
    """Close phases until so many rounds are over; the world answers by itself."""
    while len(room.table.resolved) < rounds:
        if room.table.state.phase != "resolution":
            room.table.submit(Action(WORLD, "close"))
            room.wake()
        page.ask("beat")


def test_a_round_is_told_as_the_seat_saw_it_with_causes_that_add_up(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    room = made.rooms[0]
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        page.ask("sit", table=0, seat=1)
        assert said(page.ask("past", round=1)) == "join.no-round"
        played(room, page, 2)
        for round in (1, 2):
            past = page.ask("past", round=round)["past"]
            assert decode(View, past["view"]) == room.table.looking_back(1, round)
            before = room.table.resolved[round - 1].dials
            after = room.table.state.history[round - 1]
            for dial, causes in past["why"].items():
                at = room.table.scenario.dials[dial]
                told = sum(points for _, points in causes)
                assert abs(told - (after[at] - before[at])) <= len(causes), f"{dial} moved by what is told of it"
                assert all(0 <= place < len(past["said"]) for place, _ in causes)
        for wrong in (0, 3, -1, 10**6):
            assert said(page.ask("past", round=wrong)) == "join.no-round"


def test_who_watches_is_told_what_the_public_saw_and_who_has_no_table_nothing(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    room = made.rooms[0]
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        assert said(page.ask("past", round=1)) == "room.watching"
        page.ask("sit", table=0, seat=-1)
        played(room, page, 1)
        assert page.ask("past", round=1)["past"]["view"] == encode(room.table.looking_back(PUBLIC, 1))


def test_readers_of_a_message_are_told_to_its_readers_and_places_to_who_has_none(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    room = made.rooms[0]
    while room.table.state.phase != "negotiation":
        room.table.submit(Action(WORLD, "close"))
    with (
        served(made) as client,
        client.websocket_connect("/line") as one,
        client.websocket_connect("/line") as two,
    ):
        ana, bo = Page(one, joined(client, "Ana")), Page(two, joined(client, "Bo"))
        bo.ask("beat")
        assert bo.shown["places"] == [[0, 0, 0, 0]]
        ana.ask("sit", table=0, seat=1)
        bo.ask("beat")
        assert bo.shown["places"] == [[0, 1, 0, 0]]
        bo.ask("sit", table=0, seat=2)
        assert bo.shown["places"] is None, "who has a seat needs them no longer"
        assert ana.act("message", text="to two", offer=encode(Offer((1, 2), ())))["ok"]
        bo.ask("beat")
        for page in (ana, bo):
            assert [line[3] for line in page.told if len(line) > 3] == [[2]]
