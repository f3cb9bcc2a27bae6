"""What the desk is told and fetches: names once, a log of every order, how long seats were idle, the code, plans."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import segno

from game.server import secret
from game.server.deck import deck
from game.server.lesson import SCREEN
from game.server.planner import planned
from tests.server.classroom import TOKEN, Page, Ticking, again, hall, joined, said, served


def test_the_desk_is_told_what_things_are_called_once_and_in_its_language(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    made.address = "http://192.0.2.7:8765"
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        assert desk.ask("pause", table=0)["ok"] and desk.ask("resume", table=0)["ok"]
        assert sum('"deck"' in frame for frame in desk.frames) == 1
        found = desk.shown["deck"]
        assert found["join"] == "http://192.0.2.7:8765/?code=BORDE"
        screen = found["wall"].partition("#")[2]
        assert made.who(screen) == SCREEN and TOKEN not in str(found)
        scenario = made.loaded.scenario
        assert len(found["seats"]) == len(scenario.actors) and len(found["events"]) == len(scenario.happenings)
        french = deck(made, "fr")
        assert french["phases"]["negotiation"] == "Négociation" and french["events"] != found["events"]
        assert [id for id, _ in french["events"]] == [id for id, _ in found["events"]]


def test_nobody_else_is_given_the_projectors_link(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"), form="words")
        page.ask("sit", table=0, seat=0)
        page.ask("beat")
        told = "".join(page.frames)
        assert secret.for_screen(TOKEN) not in told and '"log"' not in told and '"deck"' not in told


def test_every_order_is_in_the_log_also_after_a_crash(tmp_path: Path) -> None:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock)
    event = next(iter(made.loaded.scenario.happenings))
    with served(made) as client, client.websocket_connect("/line") as socket:
        joined(client, "Ana")
        desk = Page(socket, TOKEN)
        clock.now += 20
        orders: list[tuple[str, dict[str, Any], tuple[int, int, int, str]]] = [
            ("sit", {"who": 0, "table": 0, "seat": 1}, (0, 0, 1, "")),
            ("pause", {"table": 0}, (0, -1, -1, "")),
            ("resume", {"table": 0}, (0, -1, -1, "")),
            ("inject", {"table": 0, "card": event}, (0, -1, -1, event)),
            ("drive", {"table": 0, "seat": 2, "persona": "trade-broker", "level": 3}, (0, -1, 2, "trade-broker")),
            ("close", {"table": 0}, (0, -1, -1, "")),
            ("note", {"text": "Hush.", "who": 0}, (-1, 0, -1, "Hush.")),
            ("freeze", {"table": 0, "on": True}, (0, -1, -1, "yes")),
            ("door", {"closed": True}, (-1, -1, -1, "yes")),
            ("roster", {"names": "Ana\nBo"}, (-1, -1, -1, "2")),
            ("plan", {"minutes": 75, "heads": 8}, (-1, -1, -1, "75")),
            ("away", {"who": 0, "away": True}, (-1, 0, -1, "yes")),
        ]
        for ask, data, _ in orders:
            assert desk.ask(ask, **data)["ok"], ask
        assert not desk.ask("close", table=7)["ok"]
        log = desk.shown["log"]
        assert [(d["what"], d["table"], d["text"]) for d in log[:2]] == [("table", 0, ""), ("stage", -1, "playing")]
        assert [(d["what"], (d["table"], d["person"], d["seat"], d["text"])) for d in log[2:]] == [
            (ask, told) for ask, _, told in orders
        ]
        assert all(d["at"] == 20.0 for d in log[2:])
    assert again(tmp_path / "l", clock).lesson.log == made.lesson.log


def test_an_order_that_is_sent_twice_counts_once_at_the_table(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        for _ in range(2):
            assert desk.ask("pause", id="same", table=0)["ok"]
        assert sum(done.what == "pause" for done in made.lesson.log) == 1


def test_how_long_a_seat_was_idle(tmp_path: Path) -> None:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock)
    with served(made) as client, client.websocket_connect("/line") as one, client.websocket_connect("/line") as two:
        desk, ana = Page(one, TOKEN), Page(two, joined(client, "Ana"))
        ana.ask("sit", table=0, seat=0)

        def since() -> list[int]:
            desk.ask("away", who=0, away=False)
            return [seat["since"] for seat in desk.shown["wall"][0]["seats"]]

        clock.now += 25
        assert since()[:2] == [25, 25]
        ana.ask("beat")
        assert ana.act("pass")["ok"]
        clock.now += 5
        assert since()[:2] == [5, 30]
        assert desk.ask("close", table=0)["ok"]
        assert since()[:2] == [0, 0], "a new phase"
        clock.now += 7
        assert desk.ask("pause", table=0)["ok"]
        clock.now += 29
        assert desk.ask("resume", table=0)["ok"]
        clock.now += 1
        assert since()[:2] == [1, 1], "nobody was idle in a pause"
        clock.now += 20
        assert desk.ask("rewind", table=0, round=1)["ok"]
        assert since()[:2] == [0, 0], "back at the beginning"


def test_the_code_to_join_holds_the_address_and_no_secret(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client:
        for address in ("http://192.0.2.7:8765", ""):
            made.address = address
            answer = client.get("/qr.svg")
            assert answer.headers["content-type"].startswith("image/svg+xml")
            drawn = ElementTree.fromstring(answer.content)
            code = segno.make(f"{address or 'http://testserver'}/?code=BORDE", error="m", micro=False)
            width = code.symbol_size(border=4)[0]
            assert drawn.get("viewBox") == f"0 0 {width} {width}", "with its quiet zone"
            assert TOKEN not in answer.text and "#fff" in answer.text


def test_a_plan_can_be_looked_at_before_it_is_used(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    scenario = made.loaded.scenario
    with served(made) as client:
        found = client.get("/plan", params={"minutes": "75", "heads": "22"}).json()
        plan = planned(75, 22, len(scenario.actors), scenario.rounds)
        assert (found["play"], found["tables"], found["debrief"]) == (plan.play, plan.tables, plan.debrief)
        assert made.lesson.plan is None
        for query in ({"minutes": "7", "heads": "9"}, {"minutes": "75"}, {"minutes": "75", "heads": "²"}, {}):
            answer = client.get("/plan", params={**query, "lang": "fr"})
            assert answer.status_code == 400 and answer.text.startswith("Un cours dure de 30 à 300 minutes")
        assert client.get("/plan?lang=xx").status_code == 400


def test_orders_that_are_none_are_refused(tmp_path: Path) -> None:
    with served(hall(tmp_path / "l")) as client, client.websocket_connect("/line") as socket:
        assert said(Page(socket, TOKEN).ask("roster", names=3)) == "wire.garbled"
