"""What a seat may do, in words: every kind of move is on its page, and a team's proposals can be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.rules import encode
from game.rules.types import WORLD, Action, Offer, Term
from game.server.hall import Hall
from game.server.wire import VERBS
from game.server.worded import page_shows
from tests.server.classroom import Page, hall, joined, said, served
from tests.server.test_worded import to

ELSEWHERE = {"offer", "answer", "withdraw", "message"}
"""Moves of the talks."""


def seated(made: Hall, *seats: int, language: str = "en") -> None:
    for number, seat in enumerate(seats):
        assert not isinstance(made.join(f"N{number}", language), type(None))
        assert made.enter("sit", number, who=number, table=0, seat=seat) is None


def deal(made: Hall, maker: int, other: int, *terms: Term) -> None:
    table = made.rooms[0].table
    offer = Offer((maker, other), terms)
    assert table.submit(Action(maker, "offer", offer=offer)).accepted
    assert table.submit(Action(other, "answer", amount=1, target=len(table.state.offers) - 1)).accepted


def offered_moves(shown: Any) -> set[str]:
    """The kinds of move that the sections of a page lead to."""
    found = {"choose"} if shown["events"] else set()
    found |= {"pass"} if shown["ready"]["may"] else set()
    found |= {"pull"} if shown["levers"] else set()
    found |= {"ally"} if shown["allies"] else set()
    found |= {"carry"} if any(one["most"] for one in shown["signed"]) else set()
    found |= {"leave"} if any(one["leave"] for one in shown["agreements"]) else set()
    found |= {"cofund"} if shown["partners"] else set()
    found |= {"fund"} if any(one["open"] for one in shown["programs"]) else set()
    return found | ({"withhold"} if any(one["may_withhold"] for one in shown["promises"]) else set())


def test_the_page_offers_what_the_rules_offer_in_every_phase(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    seated(made, 0, 1, 2, 3)
    table = made.rooms[0].table
    seen: set[str] = set()
    while table.state.phase != "debrief":
        if table.state.phase == "negotiation" and table.state.round == 1:
            deal(made, 0, 2, Term("pay", 0, "", 10, 2, 2), Term("support", 2, "", 0, 0, 1))
        for seat in range(4):
            options = {option.verb for option in table.options(seat)}
            shown = page_shows(made, seat)
            assert offered_moves(shown) == options - ELSEWHERE
            seen |= offered_moves(shown)
        assert table.submit(Action(WORLD, "close")).accepted
        while table.state.phase == "resolution":
            assert list(table.advance())
    assert seen >= VERBS - ELSEWHERE - {"carry", "leave"}


def test_an_event_is_told_with_the_price_of_each_choice(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    seated(made, 0, 1, 2, 3)
    table = made.rooms[0].table
    to(table, "events")
    shown = next(page["events"] for seat in range(4) if (page := page_shows(made, seat))["events"])
    event = shown[0]
    assert event["title"] and event["text"] and len(event["choices"]) > 1
    assert all(choice["title"] and choice["moves"] for choice in event["choices"])
    assert any(choice["price"] for choice in event["choices"])


def test_what_is_left_undone_is_said_before_one_is_done(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    seated(made, 0)
    table = made.rooms[0].table
    to(table, "negotiation")
    before = page_shows(made, 0)["ready"]
    assert before["may"] and "still make" in before["undone"][0]
    assert table.submit(Action(2, "offer", offer=Offer((0, 2), (Term("pay", 0, "", 10, 2, 1),)))).accepted
    assert "waits for your answer" in page_shows(made, 0)["ready"]["undone"][0]
    assert table.submit(Action(0, "pass")).accepted
    after = page_shows(made, 0)["ready"]
    assert after["done"] and not after["may"] and not after["undone"]
    to(table, "programs")
    assert "$" in page_shows(made, 0)["ready"]["undone"][0]


ACTS = (
    Action(0, "fund", "fast-canada", 1),
    Action(0, "fund", "fast-canada", 0),
    Action(0, "cofund", "fast-us", 20, 2),
    Action(0, "carry", "", 2, 0),
    Action(0, "leave", "smart-border"),
    Action(0, "pull", "appeal", 0, 2),
    Action(0, "ally", "", 1, 1),
    Action(0, "ally", "", 0, 1),
    Action(0, "withhold", "", 1, 0),
    Action(0, "withhold", "", 0, 0),
    Action(0, "answer", "", 1, 0),
    Action(0, "answer", "", 0, 99),
    Action(0, "withdraw", "", 0, 0),
    Action(0, "message", text="Bonjour", offer=Offer((0, 1), ())),
    Action(0, "offer", offer=Offer((0, 1), (Term("pay", 0, "", 10, 1, 1),), parent=3)),
    Action(0, "pass"),
)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_proposal_reads_as_a_sentence(tmp_path: Path, language: str) -> None:
    made = hall(tmp_path / "l")
    seated(made, 0, language=language)
    to(made.rooms[0].table, "negotiation")
    deal(made, 2, 0, Term("pay", 0, "", 10, 2, 2))
    event = next(card for card in made.loaded.scenario.happenings.values() if card.choices)
    acts = (*ACTS, Action(0, "choose", event.id, 1))
    assert {act.verb for act in acts} == VERBS
    for act in acts:
        assert made.enter("propose", 0, who=0, act=json.dumps(encode(act)), round=1) is None
    rows = page_shows(made, 0)["sheets"]
    assert [row["name"] for row in rows] == ["N0"] * len(acts)
    texts = [row["said"] for row in rows]
    assert len(set(texts)) == len(acts) and not any("{" in text or "—" in text for text in texts)
    refused = {act.verb: row["why"] for act, row in zip(acts, rows, strict=True)}
    assert refused["leave"] and not refused["pass"]


def test_a_proposal_is_read_by_the_team_and_taken(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client:
        first, second = joined(client, "Ana"), joined(client, "Bo", language="fr")
        with client.websocket_connect("/line") as one, client.websocket_connect("/line") as two:
            ana, bo = Page(one, first, "words"), Page(two, second, "words")
            assert ana.ask("sit", table=0, seat=1)["ok"] and made.enter("sit", -1, who=1, table=0, seat=1) is None
            assert bo.ask("propose", act={"verb": "pass"})["ok"]
            assert bo.shown["sheets"][0]["said"] == "Terminer cette phase (Breffage)"
            ana.ask("beat")
            row = ana.shown["sheets"][0]
            assert (row["name"], row["said"]) == ("Bo", "Be done with this phase (Briefing)")
            assert said(bo.ask("take", sheet=row["number"], version=bo.shown["clock"]["version"])) == "room.not-lead"
            assert ana.ask("take", sheet=row["number"], version=ana.shown["clock"]["version"])["ok"]
            assert not ana.shown["sheets"] and ana.shown["ready"]["done"]
