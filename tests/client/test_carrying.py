"""Cards are carried by the hand: taken up, dropped where they may be, put back. What it does, keys do as well."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from game.client.desk.browsing import Browsing
from game.client.desk.pieces import Card, Place, Tag
from game.client.desk.program_card import level_of
from game.client.desk.programs import listed
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row
from game.client.kit.numbers import Stepper
from game.client.kit.panels import Space
from game.client.kit.scroll import Scroll
from game.client.kit.stage import Stage
from game.client.screens.game import GameScreen
from tests.client.hands import down, key, move, put, up, wheel
from tests.client.person import Person
from tests.client.test_whole_game import reach

SIZE = (800, 600)


class Bench:
    """Two cards, one of them with a stepper, and a place that takes only the first."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.turned: list[int] = []
        self.stage: Stage = put(self.tree(), SIZE)
        self.surface = pygame.Surface(SIZE)
        self.stage.draw(self.surface)

    def tree(self) -> Column:
        say = self.heard.append
        one = Card(Column([Tag("tag"), Label("One")]), lambda: say("press"), card="one", id="one", align="start")
        stepper = Stepper(1, 0, 9, self.turned.append, id="level")
        two = Card(
            Column([Label("Two"), stepper]),
            lambda: say("press"),
            card="two",
            drop=lambda what: say(f"{what} on two"),
            id="two",
            align="start",
        )
        tray = Place(Label("tray"), lambda what: say(f"{what} on tray"), lambda what: what == "one", id="tray")
        return Column([Row([one, two], gap=40), Space(grow=1), tray], pad=20)

    def middle(self, id: str) -> tuple[int, int]:
        return self.stage.find(id).rect.center

    def carry(self, id: str, *ways: tuple[int, int]) -> None:
        self.stage.handle(move(self.middle(id)))
        self.stage.handle(down(self.middle(id)))
        for at in ways:
            self.stage.handle(move(at))


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_what_is_carried_is_dropped_where_it_is_taken(bench: Bench) -> None:
    bench.carry("one", (300, 300), bench.middle("tray"))
    carried = bench.stage.carried
    assert carried is not None and (carried.what, carried.over) == ("one", "tray")
    bench.stage.stale = False
    bench.stage.handle(up(bench.middle("tray")))
    assert bench.heard == ["one on tray"], "and it was no press on the card"
    assert bench.stage.carried is None and bench.stage.stale


def test_a_list_that_is_scrolled_meanwhile_brings_another_place_below_the_pointer() -> None:
    heard: list[str] = []

    def made(name: str) -> Card:
        return Card(Label(name), lambda: None, card=name, drop=lambda what: heard.append(f"{what} on {name}"), id=name)

    stage = put(Column([Scroll(Column([made(f"c{i}") for i in range(30)]), id="list")]), (400, 240))
    start = stage.find("c0").rect.center
    at = stage.find("c2").rect.center
    for event in (move(start), down(start), move(at), wheel(-1), wheel(-1)):
        stage.handle(event)
    below = next(f"c{i}" for i in range(30) if stage.find(f"c{i}").rect.collidepoint(at))
    assert below != "c2"
    stage.handle(up(at))
    assert heard == [f"c0 on {below}"]


def test_it_is_dropped_on_another_card_and_never_on_itself(bench: Bench) -> None:
    bench.carry("one", (300, 300), bench.middle("two"))
    bench.stage.handle(up(bench.middle("two")))
    bench.carry("two", (300, 300), bench.middle("two"))
    bench.stage.handle(up(bench.middle("two")))
    assert bench.heard == ["one on two"]


def test_dropped_elsewhere_or_where_it_is_not_taken_nothing_happens(bench: Bench) -> None:
    for id, at in (("one", (400, 300)), ("two", bench.middle("tray"))):
        bench.carry(id, at)
        bench.stage.handle(up(at))
    assert bench.heard == []


def test_a_press_with_an_unsteady_hand_is_still_a_press(bench: Bench) -> None:
    x, y = bench.middle("one")
    bench.carry("one", (x + 3, y - 2))
    assert bench.stage.carried is None
    bench.stage.handle(up((x + 3, y - 2)))
    assert bench.heard == ["press"]


def test_escape_puts_it_back_and_the_button_that_comes_up_presses_nothing(bench: Bench) -> None:
    bench.carry("one", bench.middle("tray"))
    assert bench.stage.handle(key(pygame.K_ESCAPE))
    assert bench.stage.carried is None
    bench.stage.handle(up(bench.middle("tray")))
    bench.carry("one", (300, 300), bench.middle("one"))
    bench.stage.handle(key(pygame.K_ESCAPE))
    bench.stage.handle(up(bench.middle("one")))
    assert bench.heard == []
    assert not bench.stage.handle(key(pygame.K_ESCAPE)), "the next Escape is the screen’s"


def test_it_is_taken_up_by_whatever_lies_on_it_but_not_by_its_controls(bench: Bench) -> None:
    tag = bench.stage.find("one").parts[0].parts[0]
    bench.stage.handle(down(tag.rect.center))
    bench.stage.handle(move((400, 400)))
    assert bench.stage.carried is not None
    bench.stage.handle(up((400, 400)))
    bench.carry("level", bench.middle("tray"))
    assert bench.stage.carried is None


def test_it_goes_with_the_card_it_came_from(bench: Bench) -> None:
    bench.carry("one", (400, 300))
    bench.stage.show(bench.tree())
    assert bench.stage.carried is not None, "a new picture of the same sheet changes nothing"
    bench.stage.show(bench.tree(), Label("A dialog"))
    assert bench.stage.carried is None
    bench.stage.show(bench.tree())
    bench.carry("one", (400, 300))
    bench.stage.show(Column([Label("Another sheet")]))
    assert bench.stage.carried is None, "nothing of a hidden desk stays at the pointer"


def test_only_what_changes_is_drawn_and_nothing_stays_behind(bench: Bench) -> None:
    """Drawn in places as the hand moves, the window is what it would be if it were drawn whole."""
    stage, surface = bench.stage, bench.surface
    stage.handle(down(bench.middle("one")))
    ways = [(300, 250), (320, 260), (500, 400), (420, 300), bench.middle("tray"), (100, 420), (-30, 200), (500, 90)]
    for at in ways:
        stage.handle(move(at))
        assert stage.draw(surface)
        whole = pygame.Surface(SIZE)
        stage.dirty = True
        stage.draw(whole)
        assert surface.get_buffer().raw == whole.get_buffer().raw, at
    stage.handle(move((505, 95)))
    assert not stage.dirty, "away from places only the picture’s place is drawn again"
    stage.handle(up((505, 95)))
    stage.draw(surface)
    fresh = Bench()
    fresh.stage.handle(move((505, 95)))
    fresh.stage.focus(fresh.stage.find("one"))
    fresh.stage.draw(fresh.surface)
    assert surface.get_buffer().raw == fresh.surface.get_buffer().raw


def test_places_that_take_it_are_lit_and_the_one_below_the_pointer_more(bench: Bench) -> None:
    edge = bench.stage.find("tray").rect
    spot = (edge.centerx, edge.y - bench.stage.style.px(3))
    inner = (spot[0], spot[1] + 1)
    plain = bench.surface.get_at(inner)
    bench.carry("one", (400, 300))
    bench.stage.draw(bench.surface)
    focus = bench.stage.style.theme.focus
    assert bench.surface.get_at(spot)[:3] == focus and bench.surface.get_at(inner) == plain
    bench.stage.handle(move((edge.x + 30, edge.centery)))
    bench.stage.draw(bench.surface)
    assert bench.surface.get_at(inner)[:3] == focus


# --- on the sheet of programs ---


@pytest.fixture(scope="module")
def seated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Person, GameScreen]:
    person = Person(tmp_path_factory.mktemp("carrying"), "mouse")
    return person, reach(person, person.sit("first-game", 1), "programs")


@pytest.fixture
def sheet(seated: tuple[Person, GameScreen]) -> Iterator[tuple[Person, GameScreen]]:
    person, game = seated
    game.desk.tab, game.desk.card, game.desk.browse = "programs", "", Browsing()
    person.app.refresh()
    person.look()
    yield person, game


def drag(person: Person, source: str, target: str) -> None:
    """From the top of one widget to the middle of another, through the app's own events."""
    stage = person.app.stage
    stage.reveal(stage.find(source), stage.find(source).rect)
    start, end = stage.find(source).rect, stage.find(target).rect.center
    at = (start.centerx, start.y + 16)
    for event in (move(at), down(at), move((at[0] + 20, at[1] + 20)), move(end)):
        person.app.handle(event)
        person.look()
    person.app.handle(up(end))
    person.look()


def test_a_card_on_a_card_compares_them_and_a_third_one_takes_the_second_place(
    sheet: tuple[Person, GameScreen],
) -> None:
    person, game = sheet
    desk = game.desk
    one, two, three = (program.id for program in listed(desk)[:3])
    drag(person, f"card-{one}", f"card-{two}")
    assert {desk.browse.beside, desk.card} == {one, two}
    assert "compare-list" in person.app.stage._all
    drag(person, f"card-{three}", "programs-aside")
    assert (desk.browse.beside, desk.card) == (two, three)


def test_a_card_on_the_money_is_started_and_one_that_cannot_be_says_why(sheet: tuple[Person, GameScreen]) -> None:
    person, game = sheet
    desk = game.desk
    card = next(o.card for o in desk.options if o.verb == "fund" and o.now == 0 and o.high > 0)
    drag(person, f"card-{card}", "programs-plan")
    assert level_of(desk, card) == 1
    person.app.stage.toasts = []
    desk.browse.which = "all"
    person.app.refresh()
    person.look()
    shut = next(p.id for p in listed(desk) if desk.option("fund", p.id) is None)
    before = desk.view
    drag(person, f"card-{shut}", "programs-plan")
    assert desk.view == before
    assert [toast.kind for toast in person.app.stage.toasts] == ["warn"]
