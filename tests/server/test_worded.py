"""Pages in words: complete, in the reader's own language, and another's at once when it is changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.rules.types import WORLD, Action
from game.server.worded import page_shows
from game.table.table import Table
from tests.server.classroom import Page, hall, joined, said, served

SECTIONS = {"me", "lesson", "quiz", "clock", "notes", "where", "dials", "offers", "promises", "in_force"}
SECTIONS |= {"crossings", "running", "agreements"}
OF_A_SEAT = {
    "team",
    "sheets",
    "brief",
    "purse",
    "cards",
    "programs",
    "partners",
    "events",
    "levers",
    "allies",
    "signed",
}
OF_A_SEAT |= {"ready", "asks", "talks", "threads", "bench"}


def to(table: Table, phase: str) -> None:
    while table.state.phase != phase:
        assert table.submit(Action(WORLD, "close")).accepted


@pytest.mark.parametrize(("language", "word"), [("en", "Round"), ("fr", "Tour")])
def test_a_seat_reads_all_of_its_table(tmp_path: Path, language: str, word: str) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana", language=language), "words")
        assert page.ask("sit", table=0, seat=1)["ok"]
        assert {name for name, value in page.shown.items() if value is not None} == SECTIONS | OF_A_SEAT
        assert page.shown["where"]["round"].startswith(word)
        assert page.shown["brief"]["private"] and page.shown["brief"]["orders"]
        assert len(page.shown["dials"]) > 6 and all(d["title"] and d["value"] for d in page.shown["dials"])
        assert [o["said"] for o in page.shown["asks"] if o["verb"] == "pass"] != [""]
        assert page.told and all(isinstance(line[2], str) and "{" not in line[2] for line in page.told)
        assert page.act("pass")["ok"]


def test_the_other_language_at_once_and_the_record_anew(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"), "words")
        page.ask("sit", table=0, seat=1)
        english, title = list(page.told), page.shown["where"]["title"]
        assert page.ask("speak", language="fr")["ok"]
        assert page.shown["where"]["title"] != title
        assert [line[:2] for line in page.told] == [line[:2] for line in english] and page.told != english
        assert said(page.ask("speak", language="de")) == "wire.garbled"


def test_programs_have_their_price_and_are_set(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    to(made.rooms[0].table, "programs")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"), "words")
        page.ask("sit", table=0, seat=1)
        card = next(p for p in page.shown["programs"] if p["open"] and p["high"] > p["level"])
        assert len(card["costs"]) >= card["high"] and "$" in card["costs"][0]
        assert page.act("fund", card=card["id"], amount=card["level"] + 1)["ok"]
        assert next(p for p in page.shown["programs"] if p["id"] == card["id"])["level"] == card["level"] + 1


def test_who_watches_reads_what_all_may_and_who_has_no_table_nothing_of_one(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"), "words")
        page.ask("beat")
        assert set(page.shown) == {"me", "lesson", "quiz", "places"} and not page.told
        page.ask("sit", table=0, seat=-1)
        assert set(page.shown) == SECTIONS | {"places"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_sections_are_plain_data_in_every_phase(tmp_path: Path, language: str) -> None:
    made = hall(tmp_path / "l")
    table = made.rooms[0].table
    assert not isinstance(made.join("Ana", language), type(None))
    assert made.enter("sit", 0, who=0, table=0, seat=1) is None
    for phase in ("briefing", "events", "negotiation", "programs"):
        to(table, phase)
        text = json.dumps(page_shows(made, 0), ensure_ascii=False)
        assert "{" not in "".join(str(d["title"]) for d in page_shows(made, 0)["dials"]) and len(text) < 200_000
