"""What each seat held is told after the teacher's order, to those at the table and the desk; before it to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.rules.types import WORLD, Action, Offer, Term
from tests.server.classroom import TOKEN, Page, again, hall, joined, served
from tests.server.test_room import cast, until
from tests.server.test_worded import to

SECRET = Offer((2, 3), (Term("pay", 2, amount=1234, target=3), Term("support", 3, target=2)), secret=True)


@pytest.mark.parametrize("form", ["words", "records"])
def test_nothing_before_the_order_and_all_of_it_after(tmp_path: Path, form: str) -> None:
    made = hall(tmp_path / "l", 2)
    table, actors = made.rooms[0].table, made.loaded.scenario.actors
    to(table, "negotiation")
    with (
        served(made) as client,
        client.websocket_connect("/line") as one,
        client.websocket_connect("/line") as two,
        client.websocket_connect("/line") as three,
        client.websocket_connect("/line") as four,
    ):
        desk = Page(one, TOKEN)
        ana, bo = Page(two, joined(client, "Ana"), form), Page(three, joined(client, "Bo", language="fr"), form)
        cy = Page(four, joined(client, "Cy"), form)
        for page, at, seat in ((ana, 0, 1), (bo, 0, -1), (cy, 1, 0)):
            assert page.ask("sit", table=at, seat=seat)["ok"]
        assert table.submit(Action(2, "offer", offer=SECRET)).accepted
        made.rooms[0].wake()
        for page in (desk, ana, bo, cy):
            page.ask("beat")
        dealt = [mine.mandates for mine in table.state.seats]
        mandates = [m.text.en for actor, ids in zip(actors, dealt, strict=True) for m in actor.mandates if m.id in ids]
        for page in (desk, ana, bo, cy):
            text = "\n".join(page.frames)
            assert "123.4" not in text and '"amount":1234' not in text and not page.shown.get("revealed")
            for seat, actor in enumerate(actors):
                own = (page is ana and seat == 1) or (page is cy and seat == 0)
                assert own or (actor.private.en[:60] not in text and actor.private.fr[:60] not in text)
        assert desk.ask("reveal", table=0)["ok"]
        for page in (ana, bo, cy):
            page.ask("beat")
        rows = ana.shown["revealed"]
        assert rows == desk.shown["revealed"]["0"] and list(desk.shown["revealed"]) == ["0"]
        assert [row["private"] for row in rows] == [actor.private.en for actor in actors]
        assert [order["text"] for row in rows for order in row["orders"]] == mandates
        assert [len(row["offers"]) for row in rows] == [0, 0, 1, 0] and "123.4" in rows[2]["offers"][0]["clauses"][0]
        assert [row["private"] for row in bo.shown["revealed"]] == [actor.private.fr for actor in actors]
        assert "revealed" not in cy.shown, "another table keeps its secrets"
        assert actors[2].private.en[:60] not in "\n".join(cy.frames)


def test_reasons_of_personas_come_once_a_round_in_the_readers_language(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    cast(made, 0)
    assert made.rooms[0].table.submit(Action(WORLD, "end", amount=1)).accepted
    until(made, lambda: made.rooms[0].table.state.phase == "debrief")
    with served(made) as client, client.websocket_connect("/line") as one, client.websocket_connect("/line") as two:
        one_desk, ana = Page(one, TOKEN), Page(two, joined(client, "Ana", language="fr"), "words")
        ana.ask("sit", table=0, seat=-1)
        assert one_desk.ask("reveal", table=0)["ok"]
        ana.ask("beat")
        rows = ana.shown["revealed"]
        assert all(row["reasons"] for row in rows)
        assert all(order["done"] in (True, False) for row in rows for order in row["orders"])
        for row in rows:
            told = [(reason["round"], reason["text"]) for reason in row["reasons"]]
            assert len(set(told)) == len(told) and all("{" not in text for _, text in told)
        english = one_desk.shown["revealed"]["0"]
        assert [row["reasons"][0]["text"] for row in rows] != [row["reasons"][0]["text"] for row in english]
    later = again(tmp_path / "l")
    with served(later) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        desk.ask("beat")
        assert desk.shown["revealed"]["0"] == english, "also after a crash"


def test_a_game_that_goes_on_is_told_anew_with_each_phase(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    table = made.rooms[0].table
    to(table, "negotiation")
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        assert desk.ask("reveal", table=0)["ok"]
        assert table.submit(Action(2, "offer", offer=SECRET)).accepted
        made.rooms[0].wake()
        desk.ask("beat")
        assert not desk.shown["revealed"]["0"][2]["offers"]
        assert desk.ask("close", table=0)["ok"]
        assert len(desk.shown["revealed"]["0"][2]["offers"]) == 1
