"""What an author is told of a pack's own cards in a game, and the search for a game with most of them."""

from __future__ import annotations

from functools import cache

import pytest

from game.catalog.load import Loaded, load
from game.table import own_cards as own
from game.table.own_cards import OwnCards, authors_own, own_cards, own_cards_told, pack_at, richest
from game.table.story import watch
from game.table.table import Table
from tests.shipped import CONTENT, loaded, shelf, words

NORTHWEST = "cascade-gateway"


@cache
def short() -> Loaded:
    """Two rounds of the scenario of a pack."""
    return load(CONTENT, NORTHWEST, shelf(), rounds=2)


@cache
def game(seed: int) -> Table:
    return watch(short(), seed, 1)


def ids(found: OwnCards, group: str, kind: str) -> set[str]:
    return {card.id for card in getattr(found, group) if card.kind == kind}


def test_every_card_of_the_pack_is_in_one_group_and_where_the_game_put_it() -> None:
    table = game(1)
    found, state = own_cards(table), table.state
    everything = (*found.seen, *found.proposed, *found.idle, *found.absent)
    kinds = ("actors", "programs", "agreements", "events", "levers")
    pack = [c for kind in kinds for c in shelf().cards[kind].values() if c.pack == "pacific-northwest"]
    assert sorted(c.file for c in everything) == sorted(c.file for c in pack)
    running = {running.card for running in state.running} & {c.id for c in pack}
    assert running and running <= ids(found, "seen", "programs")
    assert {one.card for one in state.in_force} & {c.id for c in pack} <= ids(found, "seen", "agreements")
    assert ids(found, "seen", "events") == {one.card for one in state.happened} & {c.id for c in pack}
    offered = {term.card for one in state.offers for term in one.offer.terms}
    assert {c.id for c in found.proposed} <= offered and not {c.id for c in found.idle} & offered
    assert "washington-state" in ids(found, "seen", "actors")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_card_is_told_by_its_title_and_why_it_was_not_seen(language: str) -> None:
    table, said = game(1), words(language)
    found, text = own_cards(table), "\n".join(own_cards_told(table, said))
    for card in (*found.seen, *found.proposed, *found.idle, *found.absent):
        title = said.text(card.data["names"]["plain"] if "names" in card.data else card.data["title"])
        assert title in text, title
    assert found.idle and said.key(f"own.why.{found.idle[0].kind}", text="") in text
    assert f"--scenario {NORTHWEST} --cards" in text and "border balance" not in text


def test_the_search_finds_the_game_with_most_and_says_what_it_came_to(monkeypatch: pytest.MonkeyPatch) -> None:
    seats = len(short().scenario.actors)
    monkeypatch.setattr(own, "LONGEST", 4 * 2 * seats)
    table, tried = richest(short(), 1, 1)
    assert tried == 4
    worths = {seed: own_cards(game(seed)).worth for seed in range(1, 5)}
    assert len(set(worths.values())) > 1 and own_cards(table).worth == max(worths.values())
    assert table.seed == min(seed for seed, worth in worths.items() if worth == max(worths.values()))
    text = "\n".join(own_cards_told(table, words("en"), tried))
    assert "Of 4 games, none showed more of them than this one." in text and "--cards" not in text
    weighed = next(card for card in own_cards(table).idle if card.kind == "programs")
    assert f"border balance {weighed.id}" in text


def test_the_search_ends_where_all_cards_have_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "own_cards", lambda table: OwnCards((), (), (), ()))
    assert richest(short(), 5, 1)[1] == 1


def test_whose_pack_it_is() -> None:
    assert pack_at(short()) == "pacific-northwest" and pack_at(loaded("first-game")) == ""
    assert not authors_own(shelf(), "pacific-northwest") and not authors_own(shelf(), "")
