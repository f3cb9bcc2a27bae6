"""Offers and messages in words: who gives, how it stands, what it changes, what may be done with it; drafts weighed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from game.rules import encode
from game.rules.types import WORLD, Action, Offer, Term
from game.server.hall import Hall
from tests.server.classroom import Page, Ticking, hall, joined, said, served
from tests.shipped import words

PAY = Term("pay", 1, amount=40, target=0, rounds=2)
LESS = Term("pay", 1, amount=25, target=0, rounds=2)


class Talk:
    """A table in the negotiation, three seats at their pages in words."""

    def __init__(self, made: Hall, pages: list[Page], clock: Ticking) -> None:
        self.made, self.pages, self.clock = made, pages, clock

    def seen(self, seat: int) -> dict[str, Any]:
        """What a seat's page shows now."""
        self.clock.now += 1
        assert self.pages[seat].ask("beat")["ok"]
        return self.pages[seat].shown

    def offers(self, seat: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.seen(seat)["offers"]
        return found

    def act(self, seat: int, verb: str, **data: Any) -> dict[str, Any]:
        self.seen(seat)
        return self.pages[seat].act(verb, **data)


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock)
    while made.rooms[0].table.state.phase != "negotiation":
        assert made.rooms[0].table.submit(Action(WORLD, "close")).accepted
    with served(made) as client, ExitStack() as open_lines:
        pages = []
        for seat in range(3):
            page = Page(
                open_lines.enter_context(client.websocket_connect("/line")), joined(client, f"S{seat}"), "words"
            )
            assert page.ask("sit", table=0, seat=seat)["ok"]
            pages.append(page)
        yield Talk(made, pages, clock)


def offered(talk: Talk, seat: int, *terms: Term, **how: Any) -> None:
    reply = talk.act(seat, "offer", offer=encode(Offer((0, 1), terms, **how)))
    assert reply["ok"], reply


def test_an_offer_says_who_gives_and_what_may_be_done_with_it(talk: Talk) -> None:
    offered(talk, 0, PAY, lasts=2)
    (theirs,), (mine,) = talk.offers(0), talk.offers(1)
    assert [side["seat"] for side in mine["sides"]] == [1] and mine["sides"][0]["said"] == "You give"
    assert theirs["sides"][0]["said"] == "From Quebec"
    assert "$4M" in mine["sides"][0]["clauses"][0] and "round 2" in mine["until"]
    assert (mine["answer"], mine["counter"], mine["withdraw"]) == (True, True, False)
    assert (theirs["answer"], theirs["counter"], theirs["withdraw"]) == (False, False, True)
    assert talk.act(0, "withdraw", target=0)["ok"]
    assert [(o["status"], o["answer"], o["until"]) for o in talk.offers(1)] == [("withdrawn", False, "")]
    assert said(talk.act(1, "answer", target=0, amount=1)) == "no.offer.open"


def test_a_counter_stands_below_what_it_answers_and_says_what_it_changes(talk: Talk) -> None:
    offered(talk, 0, PAY)
    offered(talk, 0, Term("pay", 1, amount=70, target=0))
    offered(talk, 1, LESS, Term("pay", 0, amount=10, target=1), parent=0)
    found = talk.offers(0)
    assert [(o["number"], o["root"], o["depth"]) for o in found] == [(0, 0, 0), (2, 0, 1), (1, 1, 0)]
    assert [text.split(":")[0] for text in found[1]["changes"]] == ["Less", "Added"]
    assert "$4M → $2.5M" in found[1]["changes"][0] and "Ottawa" in found[1]["against"]
    assert found[0]["changes"] == [] and found[0]["status"] == "countered"


def test_a_refusal_comes_with_one_of_the_listed_reasons(talk: Talk) -> None:
    offered(talk, 0, PAY)
    reasons = talk.seen(1)["talks"]["reasons"]
    assert len(reasons) == 6 and all(text.endswith(".") for _, text in reasons)
    assert said(talk.act(1, "answer", target=0, amount=0, text="because")) == "no.answer"
    assert talk.act(1, "answer", target=0, amount=0, text=reasons[1][0])["ok"]
    (refused,) = talk.offers(0)
    assert len(refused["refused"]) == 1 and reasons[1][1] in refused["refused"][0]


def test_a_seat_is_told_why_it_can_make_no_offer(talk: Talk) -> None:
    assert talk.seen(1)["talks"]["no_offers"] == "" and talk.seen(1)["talks"]["no_messages"] == ""
    for _ in range(talk.seen(1)["talks"]["left"]):
        offered(talk, 1, Term("pay", 0, amount=10, target=1))
    assert "offers a round" in talk.seen(1)["talks"]["no_offers"]
    talk.act(2, "pass")
    assert talk.seen(2)["talks"]["no_offers"] and talk.seen(2)["talks"]["no_messages"]


def test_what_the_bench_offers_can_be_offered(talk: Talk) -> None:
    """Each seat's first program at each level, for each length: nothing that can be chosen is unreadable."""
    bench = talk.seen(1)["bench"]
    assert bench["me"] == 1 and next(kind["id"] for kind in bench["kinds"]) == "sign"
    giver = bench["seats"][0]
    for program in giver["programs"]:
        term = Term("fund", 0, program["id"], len(program["levels"]), rounds=len(bench["rounds"]))
        assert program["title"] and bench["cards"][program["id"]]
        why = talk.made.rooms[0].table.refusal(Action(1, "offer", offer=Offer((0, 1), (term,))))
        assert why is None or not why.key.startswith(("no.card", "no.level", "no.term", "no.jurisdiction")), why
    over = Term("pay", 0, amount=giver["most"] + 1, target=1)
    most = Term("pay", 0, amount=giver["most"], target=1)
    table = talk.made.rooms[0].table
    assert table.refusal(Action(1, "offer", offer=Offer((0, 1), (most,)))) is None
    assert table.refusal(Action(1, "offer", offer=Offer((0, 1), (over,)))) is not None


def test_a_draft_is_weighed_and_nothing_changes(talk: Talk) -> None:
    offered(talk, 0, PAY)
    talk.seen(1)
    before = talk.made.rooms[0].table.state

    def weigh(*terms: Term, parties: tuple[int, ...] = (0, 1), parent: int = -1) -> dict[str, Any]:
        talk.clock.now += 1
        reply = talk.pages[1].ask("weigh", offer=encode(Offer(parties, terms, parent=parent)))
        assert reply["ok"]
        return reply

    good = weigh(LESS, Term("pay", 0, amount=10, target=1), parent=0)
    assert good["text"] == "" and "$2.5M" in good["words"][0] and len(good["changes"]) == 2
    only_gives = weigh(LESS)
    assert only_gives["text"].startswith("An offer asks something") and only_gives["words"][0]
    half = weigh(Term("fund", 0, ""), Term("sign", card="nothing", shares=((0, 50), (9, 50))), Term("pay", 0, amount=5))
    assert half["words"] == ["", "", ""] and half["text"] and half["changes"] == []
    assert weigh(parties=(1,))["words"] == [] and weigh(*(PAY,) * 9)["words"] == []
    assert said(talk.pages[1].ask("weigh", offer={"parties": "all"})) == "wire.garbled"
    assert said(talk.pages[1].ask("weigh")) == "wire.garbled"
    assert talk.made.rooms[0].table.state is before


def test_a_draft_is_not_told_of_offers_that_its_seat_does_not_see(talk: Talk) -> None:
    offered(talk, 0, PAY)
    talk.seen(2)
    hidden = encode(Offer((0, 2), (Term("pay", 0, amount=10, target=2),), parent=0))
    missing = encode(Offer((0, 2), (Term("pay", 0, amount=10, target=2),), parent=7))
    one, two = (talk.pages[2].ask("weigh", offer=offer) for offer in (hidden, missing))
    assert {**one, "re": ""} == {**two, "re": ""} and one["changes"] == []


def test_messages_come_in_threads_to_those_they_were_sent_to(talk: Talk) -> None:
    for parties, text in (((0, 1), "to one"), ((0, 1, 2), "to all")):
        assert talk.act(0, "message", text=text, offer=encode(Offer(parties, ())))["ok"]
    heard = [[(o["from"], o["to"], o["text"], o["mine"]) for o in talk.seen(s)["threads"]["letters"]] for s in range(3)]
    assert heard[0] == [(0, [1], "to one", True), (0, [1, 2], "to all", True)]
    assert heard[1] == [(0, [1], "to one", False), (0, [1, 2], "to all", False)]
    assert heard[2] == [(0, [1, 2], "to all", False)]
    assert talk.seen(2)["threads"]["dates"] == ["Round 1, September 2001"]


def test_what_a_persona_says_with_a_secret_offer_is_heard_by_its_parties(talk: Talk) -> None:
    table = talk.made.rooms[0].table
    words = next(key for key in table.loaded.shelf.words if key.startswith("says.for."))
    assert table.submit(Action(0, "offer", offer=Offer((0, 1), (PAY,)), words=words)).accepted
    talk.made.rooms[0].wake()
    (line,) = talk.seen(1)["threads"]["letters"]
    assert line["aloud"] and line["text"].startswith("Ottawa") and (line["from"], line["to"]) == (0, [1])
    assert talk.seen(2)["threads"]["letters"] == []


def test_a_stopped_chat_says_so_and_offers_go_on(talk: Talk) -> None:
    assert talk.made.enter("freeze", -1, table=0, on=True) is None
    assert talk.seen(1)["talks"]["no_messages"].startswith("Messages are stopped")
    assert said(talk.act(1, "message", text="?", offer=encode(Offer((0, 1), ())))) == "room.chat-frozen"
    assert talk.seen(1)["talks"]["no_offers"] == ""


def test_a_lesson_that_lets_no_table_play_says_so_where_offers_are_written(talk: Talk) -> None:
    assert talk.made.enter("stage", -1, stage="middle") is None
    talks = talk.seen(1)["talks"]
    assert talks["no_offers"] == talks["no_messages"] != ""
    reply = talk.act(1, "message", text="?", offer=encode(Offer((0, 1), ())))
    assert not reply["ok"] and reply["text"] == talks["no_offers"]


def test_what_the_readers_part_costs_is_said_with_an_offer(talk: Talk) -> None:
    table = talk.made.rooms[0].table
    card = next(card for card in table.scenario.programs if table.refusal_of_start(1, card) is None)
    offered(talk, 0, Term("fund", 1, card, 1), Term("pay", 1, amount=7, target=0), Term("pay", 0, amount=5, target=1))
    assert words("en").money(table.price(1, card, 1) + 7) in talk.offers(1)[0]["dues"]
    assert words("en").money(5) in talk.offers(0)[0]["dues"]
