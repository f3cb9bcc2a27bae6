"""A real server is killed in the middle of a game and started again: the window mends its line, and nothing is lost."""

from __future__ import annotations

import signal
from pathlib import Path

from game.client.kit.widget import walk
from game.client.remote.address import Address
from game.rules.types import Offer, Term
from tests.client.remote.real import Window, toasts
from tests.server.test_killed import server

SWAP = Offer((0, 1), (Term("pay", 1, "", 10, 0), Term("support", 0, "", 0, 1)))


def test_what_was_sent_as_the_server_died_counts_once_and_drafts_stay(tmp_path: Path) -> None:
    with server(tmp_path / "l") as (process, port):
        window = Window(tmp_path / "w", Address(f"http://127.0.0.1:{port}"), "Ana")
        screen = window.seated(1)
        desk = screen.desk
        assert desk is not None and desk.view.phase == "negotiation"
        desk.act("offer", offer=SWAP)
        window.answered()
        assert [o.offer for o in desk.view.offers] == [SWAP]
        # Half written, and one message on its way as the server dies.
        desk.start_draft()
        assert desk.draft is not None
        desk.draft.parties, desk.draft.terms = (0, 1), SWAP.terms
        desk.message, desk.message_to = "Once, please", (0,)
        desk.beside = "messages"
        window.app.refresh()
        desk.act("message", text="Once, please", offer=Offer((0, 1), ()))
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert desk.sending == 1
    window.look()
    with server(tmp_path / "l", port):
        window.answered()  # nobody does anything: the line comes back by itself, and the message with it
        assert screen.handset.up and desk.sending == 0
        assert [letter.text for letter in desk.letters] == ["Once, please"]
        assert [o.offer for o in desk.view.offers] == [SWAP]
        assert desk.draft is not None and desk.draft.terms == SWAP.terms
        heard = [line.said.key for line in desk.record]
        assert heard.count("did.message") == 1 and heard.count("did.offer") == 1
        desk.act("withdraw", target=0)
        window.answered()
        assert desk.view.offers[0].status == "withdrawn"
        window.screen.leave()


def test_without_a_line_nothing_is_begun_and_that_is_said(tmp_path: Path) -> None:
    with server(tmp_path / "l") as (process, port):
        window = Window(tmp_path / "w", Address(f"http://127.0.0.1:{port}"), "Ana", language="fr")
        screen = window.seated(1)
        desk = screen.desk
        assert desk is not None
        process.send_signal(signal.SIGKILL)
        process.wait()
    window.looking(lambda: not screen.handset.up)
    window.look()
    desk.start_draft(parties=(0,))
    assert desk.draft is not None
    desk.draft.terms = SWAP.terms
    desk.send_draft()
    assert desk.draft is not None and desk.sending == 0
    assert toasts(window) == [
        "Il n’y a pas de connexion en ce moment. Rien n’a été envoyé, et rien n’est perdu\u00a0: envoyez de nouveau "
        "dès que la connexion est rétablie."
    ]
    shown = [getattr(w, "text", "") for layer in window.app.stage.layers() for w in walk(layer)]
    assert "Connexion perdue\u00a0; nouvel essai…" in shown
    with server(tmp_path / "l", port):
        window.until(lambda: screen.handset.up)
        desk.send_draft()
        window.answered()
        assert desk.draft is None and len(desk.view.offers) == 1
        window.screen.leave()
