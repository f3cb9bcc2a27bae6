"""The border in words: dials with past and causes, crossings, what is in force, the end; where one may sit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.rules.types import WORLD, Action
from game.server.hall import Hall
from game.server.worded import page_shows
from tests.server.classroom import Page, hall, joined, said, served


def resolved(made: Hall, rounds: int) -> None:
    """Let so many rounds pass without a move."""
    table = made.rooms[0].table
    while len(table.resolved) < rounds:
        assert table.submit(Action(WORLD, "close")).accepted
        list(table.advance())


def seated(made: Hall, language: str = "en") -> None:
    made.join("Ana", language)
    assert made.enter("sit", 0, who=0, table=0, seat=0) is None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_dials_tell_their_past_and_what_moved_them(tmp_path: Path, language: str) -> None:
    made = hall(tmp_path / "l")
    seated(made, language)
    assert all(one["past"][1:] == [] and not one["why"] for one in page_shows(made, 0)["dials"])
    resolved(made, 2)
    dials = page_shows(made, 0)["dials"]
    own = [one for one in dials if one["mine"]]
    weights = [one["weight"] for one in own]
    assert (
        0 < len(own) < len(dials) and all(weights) and [one["mine"] for one in dials][: len(own)] == [True] * len(own)
    )
    assert all(len(one["past"]) == 3 and one["history"] for one in dials)
    moved = next(one for one in dials if one["why"] and one["change"] != "=")
    assert all(cause and change for cause, change in moved["why"])
    number = made.loaded.scenario.dials[moved["id"]]
    assert moved["past"][-1] == round(made.rooms[0].table.state.dials[number] / 1000, 2)


def test_crossings_tell_whose_they_are(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    seated(made)
    rows = page_shows(made, 0)["crossings"]
    assert len(rows) == len(made.loaded.scenario.corridors)
    assert all(row["of"] and len(row["dials"]) == 4 and "%" in row["share_said"] for row in rows)
    names = [actor.names.plain.en for actor in made.loaded.scenario.actors]
    champlain = next(row for row in rows if row["id"] == "champlain")
    assert champlain["mine"] and names[0] in champlain["of"] and names[2] in champlain["of"]


def test_running_programs_and_the_final_score_are_told(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    seated(made)
    table = made.rooms[0].table
    while table.state.phase != "programs":
        assert table.submit(Action(WORLD, "close")).accepted
    option = next(o for o in table.options(0) if o.verb == "fund" and not o.now)
    assert table.submit(Action(0, "fund", option.card, 1)).accepted
    plan = next(one for one in page_shows(made, 0)["programs"] if one["id"] == option.card)
    assert (plan["level"], plan["runs"]) == (1, 0) and "$" in plan["said"]
    resolved(made, 1)
    assert len(page_shows(made, 0)["running"][0]["programs"]) == 1
    assert "final" not in page_shows(made, 0)
    resolved(made, made.loaded.scenario.rounds)
    assert table.submit(Action(WORLD, "close")).accepted
    final = page_shows(made, 0)["final"]
    scores = [float(seat["score"]) for seat in final["seats"]]
    assert scores == sorted(scores, reverse=True) and sum(seat["mine"] for seat in final["seats"]) == 1
    assert [bool(seat["orders"]) for seat in final["seats"]] == [seat["mine"] for seat in final["seats"]], "sealed"
    assert made.enter("reveal", -1, table=0) is None
    table.sealed = False
    assert all(seat["orders"] for seat in page_shows(made, 0)["final"]["seats"])


def test_cards_are_printed_in_full_for_whoever_may_use_them(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    made.join("Ana", "en")
    made.join("Bo", "fr")
    for number, seat in ((0, 0), (1, 2)):
        assert made.enter("sit", number, who=number, table=0, seat=seat) is None
    ana, bo = page_shows(made, 0), page_shows(made, 1)
    printed = {card["id"] for card in ana["cards"]}
    assert {one["id"] for one in ana["programs"]} < printed
    both = printed & {card["id"] for card in bo["cards"]}
    one = next(iter(sorted(both)))
    assert (
        next(c for c in ana["cards"] if c["id"] == one)["title"]
        != next(c for c in bo["cards"] if c["id"] == one)["title"]
    )
    assert all(card["title"] and card["cost"] and card["when"] and card["kind_said"] for card in ana["cards"])
    barred = [one for one in ana["programs"] if not one["open"] and one["why"]]
    assert barred, "some card waits for another"


def test_who_has_no_seat_reads_where_one_is_free_and_nothing_else(tmp_path: Path) -> None:
    made = hall(tmp_path / "l", tables=2)
    with served(made) as client, client.websocket_connect("/line") as socket:
        made.join("Bo", "en")
        assert made.enter("sit", 0, who=0, table=1, seat=2) is None
        page = Page(socket, joined(client, "Ana", language="fr"), "words")
        page.ask("beat")
        places = page.shown["places"]
        assert [table["sitting"] for table in places["tables"]] == [[0, 0, 0, 0], [0, 0, 1, 0]]
        assert places["tables"][0]["round"].startswith("Tour 1") and places["most"] == 1
        actor = made.loaded.scenario.actors[0]
        assert places["seats"][0]["name"] == actor.names.plain.fr and places["seats"][0]["brief"] == actor.brief.fr
        assert actor.private.fr not in json.dumps(page.shown, ensure_ascii=False)
        assert said(page.ask("sit", table=1, seat=2)) == "room.taken", "a second page could read along with a rival"
        assert made.go_to("briefing") is None
        assert page.ask("sit", table=1, seat=2)["ok"]
        assert page.shown["places"] is None and actor.private.fr not in page.shown["brief"]["private"]
