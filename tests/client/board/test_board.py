"""What the room sees holds nothing private: secrets are planted everywhere, and looked for in all that is shown."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from game.client.board.board import Board, board, board_of
from game.client.board.pages import alliances, names, page
from game.client.desk.charted import ribbon
from game.client.desk.desk import Desk
from game.client.words import words
from game.rules.types import PUBLIC, TEACHER, WORLD, Action, Offer, Term
from game.table.moments import moments
from game.table.table import Table
from tests.client.test_hotseat import texts
from tests.table.room import four

MARK = "zebra"


def planted() -> Table:
    """A table of four with secrets of every kind, with a plan of seat 0 among them."""
    here = four()
    both = Offer((0, 1), (Term("pay", 0, "", 7, 1), Term("support", 1, "", 0, 0)), secret=True)
    assert here.submit(Action(0, "message", text=f"{MARK} in a letter", offer=Offer((0, 1), ()))).accepted
    assert here.submit(Action(0, "offer", offer=both)).accepted
    assert here.submit(Action(1, "answer", amount=1, target=here.state.offers[-1].number)).accepted
    secret = replace(both, terms=(Term("pay", 2, "", 9, 3), Term("support", 3, "", 0, 2)), parties=(2, 3))
    assert here.submit(Action(2, "offer", offer=secret)).accepted
    public = replace(both, terms=(Term("pay", 3, "", 5, 2), Term("support", 2, "", 0, 3)), parties=(2, 3), secret=False)
    assert here.submit(Action(3, "offer", offer=public)).accepted
    while here.state.phase != "programs":
        assert here.submit(Action(WORLD, "close")).accepted
    option = next(o for o in here.options(0) if o.verb == "fund" and o.high > o.now)
    assert here.submit(Action(0, "fund", option.card, option.now + 1)).accepted
    return here


def shown(made: Board) -> str:
    """Every word on every page."""
    found: list[str] = []
    for name in names(made):
        todo = [page(made, name)]
        while todo:
            widget = todo.pop()
            found += [text for key, value in vars(widget).items() if key != "parent" for text in texts(value)]
            todo += widget.parts
    return "\n".join(found)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_secret_is_in_it(language: str) -> None:
    here = planted()
    made = board_of(here, words(language), PUBLIC)
    view = made.view
    assert view.mine is None and all(mine is None for mine in view.others) and not view.swings
    assert [o.offer.secret for o in view.offers] == [False] and not view.deals and not view.promises
    assert names(made) == ["border", "standing"] and not made.all_known
    said = "\n".join(made.say(line.said) for line in made.record)
    everything = shown(made) + said
    assert MARK not in everything
    card = next(card for card, _ in here.state.seats[0].plan if card not in {r.card for r in here.state.running})
    assert made.t("board.card", card=card) not in everything
    for seat, mine in enumerate(here.state.seats):
        cards = [m for m in here.scenario.actors[seat].mandates if m.id in mine.mandates]
        assert cards and not [m for m in cards if made.text(m.text) in everything]
        assert made.words.money(mine.funds) not in everything
    desk = Desk(here, 1, words(language), lambda *_: None)
    public = {line.said for line in made.record}
    private = [line for line in desk.record if line.said not in public]
    assert private and not [line for line in private if desk.say(line.said) in everything]


def test_it_can_hold_no_more_than_a_view_and_what_was_told() -> None:
    assert {field.name for field in fields(Board)} == {"scenario", "model", "words", "view", "record", "left"}, (
        "the scenario and the model are read from the cards, the rest is what a viewer sees"
    )


def test_ports_show_the_same_share_of_their_capacity_as_on_a_desk() -> None:
    here = planted()
    made, desk = board_of(here, words("en"), PUBLIC), Desk(here, 1, words("en"), lambda *_: None)
    shares = [ribbon(made, corridor).use for corridor in made.scenario.corridors]
    assert shares == [ribbon(desk, corridor).use for corridor in made.scenario.corridors]
    assert max(shares) > 0.2


def test_public_things_are_in_it() -> None:
    here = planted()
    made = board_of(here, words("en"), PUBLIC)
    everything = shown(made)
    for seat in range(4):
        assert made.name(seat) in everything
    assert made.t("report.health") in everything and made.t("variable.alarm") in everything
    assert any(line.said.key == "did.offer" for line in made.record)


def test_all_of_it_once_nothing_is_hidden() -> None:
    here = planted()
    made = board(here.loaded, words("en"), here.state, here.heard, TEACHER)
    assert made.all_known and names(made)[-1] == "hands"
    said = "\n".join(made.say(line.said) for line in made.record)
    assert MARK in said
    mandate = next(m for m in here.scenario.actors[0].mandates if m.id in here.state.seats[0].mandates)
    assert made.text(mandate.text) in shown(made)


def test_a_moment_shows_what_had_been_heard_by_then() -> None:
    here = planted()
    found = moments(here)
    early = next(m for m in found if m.state.phase == "negotiation")
    made = board(here.loaded, words("en"), early.state, here.heard[: early.heard], PUBLIC)
    assert made.view.phase == "negotiation" and not made.view.offers
    assert not [line for line in made.record if line.said.key == "did.offer"]


def test_an_alliance_takes_two() -> None:
    here = four()
    assert here.submit(Action(0, "ally", target=1, amount=1)).accepted
    assert alliances(board_of(here, words("en"), PUBLIC)) == []
    assert here.submit(Action(1, "ally", target=0, amount=1)).accepted
    assert alliances(board_of(here, words("en"), PUBLIC)) == [(0, 1)]
