"""Whole games over the wire: nothing of another seat's secrets is in any frame that a page receives."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from game.catalog.texts import Words
from game.rules import encode
from game.rules.types import PUBLIC, WORLD, Action, Offer, Term
from game.server import secret
from game.server.wire import packed
from tests.server.classroom import TOKEN, Page, Ticking, hall, joined, said, served
from tests.shipped import loaded

MARKS = ("zanzibar", "xylophone", "quagmire", "wolverine")
"""What each seat writes in secret; no card has such words."""
SUMS = (431, 437, 443, 449)
"""What each seat offers in secret, C$100,000."""


def secretly(page: Page, seat: int, whom: int) -> None:
    """A private message and a secret offer, both marked."""
    reply = page.act("message", text=f"between us: {MARKS[seat]}", offer=encode(Offer((seat, whom), ())))
    assert reply["ok"], reply
    terms = (Term("pay", seat, amount=SUMS[seat], target=whom), Term("support", whom, target=seat))
    reply = page.act("offer", offer=encode(Offer(tuple(sorted((seat, whom))), terms, secret=True)))
    assert reply["ok"], reply


@pytest.mark.parametrize("form", ["words", "records"])
def test_no_frame_holds_what_its_reader_may_not_know(tmp_path: Path, form: str) -> None:
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock)
    room = made.rooms[0]
    count = len(room.table.scenario.actors)
    with served(made) as client, ExitStack() as open_lines:
        pages: list[Page] = []
        for seat in (*range(count), PUBLIC):
            socket = open_lines.enter_context(client.websocket_connect("/line"))
            page = Page(socket, joined(client, f"Seat {seat}"), form)
            assert page.ask("sit", table=0, seat=max(-1, seat))["ok"]
            pages.append(page)
        wall = open_lines.enter_context(client.websocket_connect("/line"))
        pages.append(Page(wall, secret.for_screen(TOKEN), form))
        assert pages[-1].ask("look", table=0)["ok"]
        while room.table.state.phase != "debrief":
            phase = room.table.state.phase
            if phase == "negotiation":
                for seat in range(count):
                    pages[seat].ask("beat")
                    secretly(pages[seat], seat, (seat + 1) % count)
            room.table.submit(Action(WORLD, "close"))
            room.wake()
            # The world answers by itself; a page that hears that its beat counted has been shown what came of it.
            for _ in range(200):
                clock.now += 0.1  # so that the pages may ask again
                for page in pages:
                    page.ask("beat")
                if room.table.state.phase not in (phase, "resolution"):
                    break
            over = len(room.table.resolved)
            for page in pages[:-1] if phase == "programs" else ():
                assert page.ask("past", round=over)["past"]["round"] == over
            early = pages[-1].ask("debrief", table=0)
            assert said(early) in ("debrief.goes-on.table", "debrief.not-told"), "nobody looks back before the reveal"
            searched(pages, room.table.state.seats, count)
        for seat in range(count):
            text = "\n".join(pages[(seat + 1) % count].frames)
            money = Words(loaded("autumn-2001").shelf, "en").money(SUMS[seat])
            assert MARKS[seat] in text and (money if form == "words" else f'"amount":{SUMS[seat]}') in text


def searched(pages: list[Page], seats: tuple[object, ...], count: int) -> None:
    """Look through all that each page received so far."""
    for reader, page in enumerate(pages):
        text = "\n".join(page.frames)
        for seat in range(count):
            if reader == seat or (seat + 1) % count == reader:
                continue
            assert MARKS[seat] not in text, f"{reader} reads what {seat} wrote"
            assert f'"amount":{SUMS[seat]}' not in text, f"{reader} sees a secret offer of {seat}"
            assert Words(loaded("autumn-2001").shelf, "en").money(SUMS[seat]) not in text, f"{reader} reads it"
        for seat in range(count):
            if reader != seat:
                own = packed({"": encode(seats[seat])})
                mandates = own.split('"mandates":')[1].split("]")[0]
                assert mandates not in text, f"{reader} sees the orders of {seat}"


@pytest.mark.parametrize("verb", ["settle", "close", "inject", "pause", "resume"])
def test_no_page_speaks_for_the_driver(tmp_path: Path, verb: str) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        page.ask("sit", table=0, seat=1)
        before = made.rooms[0].table.state
        assert not page.act(verb)["ok"] and made.rooms[0].table.state is before
        assert not page.ask("act", act={"verb": "pass", "seat": -1}, version=99)["ok"]
        assert page.ask("act", act={"verb": "pass", "seat": 0}, version=0)["ok"]
        assert made.rooms[0].table.actions == [Action(1, "pass")], "whoever sends it acts, whatever it says"


@pytest.mark.parametrize(("form", "language"), [("words", "en"), ("words", "fr"), ("records", "en")])
def test_a_third_seat_is_shown_nothing_of_what_two_others_talk_about(tmp_path: Path, form: str, language: str) -> None:
    """A secret offer, its counter, the reason of its refusal and messages, beside a public offer that all may read."""
    clock = Ticking()
    made = hall(tmp_path / "l", clock=clock)
    while made.rooms[0].table.state.phase != "negotiation":
        assert made.rooms[0].table.submit(Action(WORLD, "close")).accepted
    with served(made) as client, ExitStack() as open_lines:
        pages = []
        for seat in (0, 1, 2, PUBLIC):
            socket = open_lines.enter_context(client.websocket_connect("/line"))
            page = Page(socket, joined(client, f"Seat {seat}", language=language), form)
            assert page.ask("sit", table=0, seat=max(-1, seat))["ok"]
            pages.append(page)
        one, two, *others = pages
        acts = [
            (one, "offer", {"offer": Offer((0, 1), (Term("pay", 1, amount=137, target=0),))}),
            (two, "offer", {"offer": Offer((0, 1), (Term("pay", 0, amount=149, target=1),), parent=0)}),
            (two, "message", {"text": MARKS[0], "offer": Offer((0, 1), ())}),
            (one, "answer", {"target": 1, "amount": 0, "text": "reason.sovereignty"}),
            (one, "offer", {"offer": Offer((0, 1), (Term("pay", 1, amount=151, target=0),), secret=False)}),
            (two, "message", {"text": MARKS[1], "offer": Offer((0, 1, 2), ())}),
        ]
        for page, verb, more in acts:
            clock.now += 1
            page.ask("beat")
            data = {key: encode(value) if isinstance(value, Offer) else value for key, value in more.items()}
            reply = page.act(verb, **data)
            assert reply["ok"], reply
        for page in pages:
            page.ask("beat")
        hidden = (MARKS[0], '"amount":137', '"amount":149', "13.7M", "14.9M", "13,7", "14,9", "reason.sovereignty")
        for page in others:
            text = "\n".join(page.frames)
            # The reasons that may be given are listed for every seat: what is given to whom is not.
            shown = text.replace('["reason.sovereignty",', "")
            assert not [mark for mark in hidden if mark in shown]
            assert '"amount":151' in text, "what is public is shown"
        assert MARKS[1] in "\n".join(others[0].frames) and MARKS[1] not in "\n".join(others[1].frames)
        if form == "words":
            assert [offer["number"] for offer in others[0].shown["offers"]] == [2]
            assert others[0].shown["offers"][0]["refused"] == []
