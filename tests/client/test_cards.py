"""The programs sheet: strength and direction, search, filters, comparison, reasons, this round's money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.client.desk.browsing import Browsing
from game.client.desk.card_detail import facts
from game.client.desk.cards import PICTURES
from game.client.desk.money import items, left
from game.client.desk.pieces import Card, Pair, Pips, Tag
from game.client.desk.program_card import barred, reason
from game.client.desk.programs import found_by, listed
from game.client.kit.icons import icon
from game.client.kit.labels import Label
from game.client.kit.layout import Column
from game.client.kit.letters import plain
from game.client.kit.widget import Widget, walk
from game.client.screens.game import GameScreen
from game.rules.cards import Effect
from game.rules.types import Said
from game.telling.cards import kind_of, when_words
from game.telling.effects import arrows, direction, largest, size, strength, strongest
from tests.client import hands
from tests.client.hands import put
from tests.client.person import Person
from tests.client.test_whole_game import reach
from tests.shipped import loaded

SCENARIO = loaded("historical-2001").scenario


@pytest.fixture(scope="module")
def seated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Person, GameScreen]:
    person = Person(tmp_path_factory.mktemp("cards"), "mouse", "fr")
    return person, reach(person, person.sit("first-game", 1), "programs")


@pytest.fixture
def sheet(seated: tuple[Person, GameScreen]) -> Iterator[tuple[Person, GameScreen]]:
    person, game = seated
    game.desk.tab, game.desk.card, game.desk.browse = "programs", "", Browsing()
    person.app.refresh()
    person.look()
    yield person, game


def words_of(tree: Widget) -> str:
    return "\n".join(widget.text for widget in walk(tree) if isinstance(widget, Label))


@given(st.floats(0.01, 3), st.sampled_from(["add", "scale"]))
def test_a_stronger_effect_never_has_fewer_arrows(number: float, how: str) -> None:
    weak = Effect("perimeter", "", how, 1 + number / 2 if how == "scale" else number / 2)
    strong = replace(weak, number=1 + number if how == "scale" else number)
    assert 1 <= strength(SCENARIO, weak) <= strength(SCENARIO, strong) <= 3
    assert direction(weak) == "up"
    assert direction(replace(weak, number=1 / weak.number if how == "scale" else -weak.number)) == "down"


def test_the_strongest_card_of_each_variable_has_three_arrows_and_a_fixed_value_none() -> None:
    for program in SCENARIO.programs.values():
        for effect in program.effects:
            if size(effect) == largest(SCENARIO)[effect.on, effect.how] and effect.how != "set":
                assert len(arrows(SCENARIO, effect)) == 3
    assert arrows(SCENARIO, Effect("documents", "", "set", 2)) == "="


def test_every_program_has_a_kind_with_a_picture_and_what_it_moves_in_order() -> None:
    for program in SCENARIO.programs.values():
        assert icon(PICTURES[kind_of(program)], 24, (0, 0, 0)).get_width() == 24
        found = [strength(SCENARIO, effect) for effect in strongest(SCENARIO, program.effects)]
        assert found == sorted(found, reverse=True)


def test_search_heeds_neither_accents_nor_capitals(sheet: tuple[Person, GameScreen]) -> None:
    desk = sheet[1].desk
    program = next(p for p in desk.scenario.programs.values() if "é" in desk.text(p.title))
    assert found_by(desk, program, plain(desk.text(program.title)).upper())
    assert not found_by(desk, program, "zzz")
    desk.browse.which, desk.browse.words = "all", "Sécurité"
    upper = listed(desk)
    desk.browse.words = "securite"
    assert upper and listed(desk) == upper


def test_words_are_typed_and_the_list_follows_and_can_be_cleared(sheet: tuple[Person, GameScreen]) -> None:
    person, game = sheet
    person.press("programs-search")
    for letter in "zzzz":
        person.app.handle(hands.text(letter))
        person.look()
    assert game.desk.browse.words == "zzzz" and not listed(game.desk)
    person.press("programs-clear")
    assert listed(game.desk)


def test_filters_and_orders(sheet: tuple[Person, GameScreen]) -> None:
    desk = sheet[1].desk
    mine = listed(desk)
    desk.browse.which = "all"
    assert len(listed(desk)) == len(desk.scenario.programs) > len(mine)
    desk.browse.order = "cost"
    prices = [desk.table.price(desk.me, program.id, 1) for program in listed(desk)]
    assert prices == sorted(prices)
    desk.browse.which, desk.browse.order, desk.browse.kind = "open", "title", "trade"
    assert all("trade" in program.tags for program in listed(desk))
    assert all(desk.option("fund", program.id) is not None for program in listed(desk))


def test_a_card_that_cannot_be_played_says_why(sheet: tuple[Person, GameScreen]) -> None:
    person, game = sheet
    desk = game.desk
    desk.browse.which = "all"
    shut = [p for p in listed(desk) if desk.option("fund", p.id) is None]
    assert shut and all(reason(desk, program) is not None for program in shut)
    person.app.refresh()
    person.look()
    shown = words_of(person.app.stage.find(f"card-{shut[0].id}"))
    refusal = reason(desk, shut[0])
    assert refusal is not None and desk.say(refusal) in shown


def test_a_card_does_not_repeat_its_name_where_money_is_short(sheet: tuple[Person, GameScreen]) -> None:
    _, game = sheet
    desk = game.desk
    short = Said("no.funds", (("card", listed(desk)[0].id), ("cost", 220), ("money", 200)))
    said = words_of(barred(desk, short))
    assert (
        "22\N{NO-BREAK SPACE}M$" in said
        and "20\N{NO-BREAK SPACE}M$" in said
        and desk.text(listed(desk)[0].title) not in said
    )


@pytest.mark.parametrize("hand", ["mouse", "keys"])
def test_two_cards_are_compared(sheet: tuple[Person, GameScreen], hand: str) -> None:
    person, game = sheet
    person.hand = hand
    desk = game.desk
    first, second = listed(desk)[:2]
    desk.card = first.id
    person.app.refresh()
    person.press("card-compare")
    desk.card = second.id
    person.app.refresh()
    person.look()
    shown = words_of(person.app.stage.find("compare-list"))
    assert desk.text(first.title) in shown and desk.text(second.title) in shown
    person.press("compare-close")
    assert not desk.browse.beside and desk.card == second.id
    person.press("card-close")
    assert not desk.card


def test_the_source_is_shown_on_demand(sheet: tuple[Person, GameScreen]) -> None:
    person, game = sheet
    program = listed(game.desk)[0]
    game.desk.card = program.id
    person.app.refresh()
    person.look()
    words = game.desk.text(program.source)
    assert words not in words_of(person.app.stage.find("card-detail"))
    person.press("card-source")
    assert words in words_of(person.app.stage.find("card-detail"))


def test_the_lines_of_the_money_add_up_to_what_is_left(sheet: tuple[Person, GameScreen]) -> None:
    person, game = sheet
    desk = game.desk
    assert left(items(desk)) == desk.table.purse(desk.me)[1]
    person.press("money-why")
    shown = words_of(person.app.stage.find("money-lines"))
    for item in items(desk):
        assert desk.say(item.said) in shown
    assert desk.t("plain.money", money=left(items(desk))) in shown


def test_what_a_round_costs_stands_beside_what_a_year_costs(sheet: tuple[Person, GameScreen]) -> None:
    desk = sheet[1].desk
    program = listed(desk)[0]
    shown = words_of(facts(desk, program))
    assert when_words(desk, program) in shown
    assert desk.t("plain.money", money=desk.table.price(desk.me, program.id, 1)) in shown


def test_a_press_on_a_tag_is_a_press_on_its_card() -> None:
    pressed: list[int] = []
    tag = Tag("▲ Patrols", tip="more")
    card = Card(Column([tag, Label("title")]), lambda: pressed.append(1), id="card")
    stage = put(Column([card]))
    hands.click(stage, tag.rect.center)
    assert pressed == [1]
    stage.focus(card)
    stage.handle(hands.key(pygame.K_RETURN))
    assert pressed == [1, 1]


def test_pips_are_told_apart_by_their_filling() -> None:
    pips = Pips(1, 2)
    stage = put(Column([pips]))
    surface = pygame.Surface((800, 600))
    stage.draw(surface)
    step = stage.style.text_px(14)
    full, hollow = (surface.get_at((pips.rect.x + at * step + step // 2, pips.rect.centery))[:3] for at in (0, 1))
    assert full == stage.style.theme.accent and hollow == stage.style.theme.panel


@pytest.mark.parametrize(("width", "instead", "shown"), [(2560, True, 2), (400, True, 1), (400, False, 2)])
def test_a_pair_stands_side_by_side_where_there_is_room(width: int, instead: bool, shown: int) -> None:
    main, beside = Label("main " * 30), Label("beside")
    pair = Pair(main, beside, 900, id="pair", instead=instead)
    put(Column([pair]), (width, 600))
    assert len(pair.inner.parts) == shown
    assert not main.rect.colliderect(beside.rect) or shown == 1
