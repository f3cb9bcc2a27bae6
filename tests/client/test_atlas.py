"""The map sheet in a real game: what it shows is what the seat may know, and whatever is chosen is explained."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.client.desk import charted, reading
from game.client.desk.choices import moved, pending
from game.client.desk.desk import Desk
from game.client.desk.known import causes, known
from game.client.kit.check import problems
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column
from game.client.kit.widget import Widget, walk
from game.client.map.view import MapView
from game.client.screens.game import GameScreen
from game.table.table import open_table
from game.telling import figures
from tests.client import hands
from tests.client.person import Person
from tests.shipped import SCENARIOS, cast, loaded, words


def to_round(person: Person, game: GameScreen, round: int, phase: str = "negotiation") -> None:
    """On to a round, choosing what comes first and passing."""
    for _ in range(80):
        person.wait(game)
        if pending(game.desk) is not None:
            free = [i for i in range(9) if f"choice-{i}" in person.app.stage._all and not person._barred(f"choice-{i}")]
            person.press(f"choice-{free[0]}")
        elif (game.desk.view.round, game.desk.view.phase) == (round, phase):
            return
        else:
            person.press("desk-done")
    raise AssertionError(phase)


def the_map(person: Person) -> MapView:
    view = person.app.stage.find("map")
    assert isinstance(view, MapView)
    return view


def words_of(widget: Widget) -> list[str]:
    return [part.text for part in walk(widget) if isinstance(part, Label)]


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> tuple[Person, GameScreen]:
    """A game of seven seats in its third round, on the map."""
    person = Person(tmp_path_factory.mktemp("atlas"), "mouse", "fr", (1280, 720))
    game = person.sit("historical-2001-seven", 1)
    to_round(person, game, 3)
    person.tab("map")
    return person, game


def test_the_scene_says_what_the_desk_knows(later: tuple[Person, GameScreen]) -> None:
    _, game = later
    desk = game.desk
    scene = charted.scene(desk)
    assert [c.id for c in scene.corridors] == [c.id for c in desk.scenario.corridors]
    for corridor in scene.corridors:
        assert corridor.wait == max(desk.dial(f"wait_{kind}@{corridor.id}") for kind in ("truck", "car"))
        assert 0 <= corridor.use <= 1
        assert 0 < corridor.trucks < 1
    for seat, capital in enumerate(scene.capitals):
        running = [r for r in desk.view.running if r.owner == seat and r.level]
        assert sum(count for _, count in capital.programs) == len(running)
    groups = [{desk.actor(seat).id for seat in agreement.parties} for agreement in desk.view.in_force]
    assert sum(link.count for link in scene.links) == len(groups)
    assert all(groups.count(set(link.ends)) == link.count for link in scene.links)
    fresh = [h for h in desk.view.happened if h.round == desk.view.round]
    assert sum(pulse.count for pulse in scene.pulses) == len(fresh)


def test_the_use_of_a_port_is_the_formula_of_its_wait_turned_round(later: tuple[Person, GameScreen]) -> None:
    desk = later[1].desk
    model = desk.table.loaded.model
    for corridor in desk.scenario.corridors:
        share = figures.use(desk, corridor.id)
        if share < 1:
            waits = [
                model.p(f"wait_{kind}_free") * (1 + model.p("queue_scale") * share ** model.p("queue_power"))
                for kind in ("truck", "car")
            ]
            told = [desk.dial(f"wait_{kind}@{corridor.id}") for kind in ("truck", "car")]
            assert any(abs(wait - own) < 0.01 for wait, own in zip(waits, told, strict=True))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_on_the_map_has_a_panel_without_faults(later: tuple[Person, GameScreen], language: str) -> None:
    person, game = later
    person.app.set(language=language)
    person.look()
    things = [thing for whole in (False, True) for thing in _things(person, game, whole)]
    assert {thing.partition(":")[0] for thing in things} >= {"port", "capital", "programs", "link", "pulse"}
    for thing in dict.fromkeys(things):
        game.desk.sight.chosen = thing
        person.app.refresh()
        person.look()
        assert "known-close" in person.app.stage._all, thing
        assert problems(person.app.stage.root, person.app.stage.style) == [], thing
    person.press("known-close")
    assert game.desk.sight.chosen == ""


def _things(person: Person, game: GameScreen, whole: bool) -> list[str]:
    game.desk.sight.whole, game.desk.sight.camera = whole, None
    person.app.refresh()
    person.look()
    return the_map(person).things()


def test_a_port_says_why_its_wait_moved_and_the_causes_add_up(later: tuple[Person, GameScreen]) -> None:
    desk = later[1].desk
    panel = known(desk, "port:champlain")
    assert panel is not None
    told = words_of(panel)
    slower = max(("wait_truck@champlain", "wait_car@champlain"), key=desk.dial)
    causes = reading.why(desk, slower)
    assert causes[0][0] in told
    assert sum(points for _, points in causes) == pytest.approx(desk.past(slower)[-1] - desk.past(slower)[-2], abs=0.01)


def test_the_territory_is_named_for_what_it_is(later: tuple[Person, GameScreen]) -> None:
    person, game = later
    for language, name in (("en", "Mohawk (Kanien’kehá:ka) territory"), ("fr", "territoire mohawk (kanien’kehá:ka)")):
        person.app.set(language=language)
        person.look()
        for thing in ("port:cornwall-massena", "capital:akwesasne"):
            panel = known(game.desk, thing)
            assert panel is not None
            assert any(name in text for text in words_of(panel)), thing


def test_what_is_gone_has_no_panel(later: tuple[Person, GameScreen]) -> None:
    desk = later[1].desk
    for thing in ("port:nowhere", "link:x~y", "pulse:port-nowhere", "capital:nobody", ""):
        assert known(desk, thing) is None


def test_a_round_that_went_by_is_shown_once_and_any_key_ends_it(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    game = person.sit("first-game", 1)
    sight = game.desk.sight
    to_round(person, game, 1, "programs")
    clock = hands.Clock()
    person.app.clock = person.app.stage.clock = clock
    assert sight.began is None
    to_round(person, game, 1, "report")
    clock.now += 10
    person.look()
    person.tab("map")
    assert sight.began is not None
    assert the_map(person).share() == 0
    person.app.stage.focus(None)
    person.app.handle(hands.key(pygame.K_x))
    person.look()
    assert sight.began is None
    person.tab("ledger")
    person.tab("map")
    assert sight.began is None, "not again"
    person.press("map-again")
    assert sight.began is not None
    clock.now += 10
    person.look()
    assert sight.began is None


@pytest.mark.parametrize("hand", ["mouse", "keys"])
def test_tools_zoom_and_come_home_and_the_view_outlives_the_sheet(tmp_path: Path, hand: str) -> None:
    person = Person(tmp_path, hand)
    game = person.sit("first-game", 1)
    to_round(person, game, 1)
    person.tab("map")
    home = the_map(person).frame
    person.press("map-nearer")
    near = the_map(person).frame
    assert home is not None
    assert near is not None
    assert near.scale > home.scale
    person.tab("ledger")
    person.tab("map")
    again = the_map(person).frame
    assert again is not None
    assert again.scale == pytest.approx(near.scale)
    tall = the_map(person).rect.h
    person.press("map-legend-fold")
    assert the_map(person).rect.h > tall, "without its legend the map has more room"
    person.press("map-legend-fold")
    person.press("map-farther")
    person.press("map-farther")
    person.press("map-reset")
    assert the_map(person).frame == home


def test_a_new_round_begins_with_what_is_new(tmp_path: Path) -> None:
    """What was chosen on the map a round ago no longer stands in the advisor's place."""
    person = Person(tmp_path, "mouse")
    game = person.sit("first-game", 1)
    game.desk.sight.chosen = "port:champlain"
    person.app.refresh()
    person.look()
    assert "known" in person.app.stage._all
    to_round(person, game, 2, "briefing")
    assert game.desk.sight.chosen == ""
    person.look()
    assert "known" not in person.app.stage._all and "briefing" in person.app.stage._all


def test_what_is_left_over_is_told_only_where_it_is_something(later: tuple[Person, GameScreen]) -> None:
    _, game = later
    told = 0
    for corridor in game.desk.scenario.corridors:
        for name in ("wait_truck", "wait_car"):
            words_told = words_of(Column(causes(game.desk, f"{name}@{corridor.id}")))
            assert "=" not in words_told
            told += len(words_told) > 2
    assert told


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_choice_says_what_it_moves(scenario: str, language: str) -> None:
    desk = Desk(open_table(loaded(scenario), 7, cast(scenario, 1)), 1, words(language), lambda text, kind: None)
    for event in desk.scenario.happenings.values():
        for choice in event.choices:
            shown = moved(desk, choice)
            badges = [part.text for part in walk(shown) if isinstance(part, Badge)] if shown is not None else []
            assert len(badges) >= len({effect.on for effect in choice.effects})
            assert all(text[0] in "▲▼=" and len(text) > 2 for text in badges)
