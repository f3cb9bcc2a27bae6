"""A map that changes: the picture before stands in the window until the next one is ready, made between frames."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.client.kit.controls import Button
from game.client.kit.layout import Column
from game.client.kit.palettes import THEMES
from game.client.kit.stage import Stage
from game.client.map import ground
from game.client.map.frame import around
from game.client.map.scene import Scene, Sight, between
from game.client.map.steps import Steps, whole
from game.client.map.view import MapView
from game.client.words import words
from game.telling.geography import WHOLE, geography
from tests.client.charts import EAST, FULL
from tests.client.hands import Clock, put

NAMES = {language: words(language).named("place-", "region-") for language in ("en", "fr")}
SLOWER = replace(FULL, corridors=tuple(replace(c, wait=c.wait + 30) for c in FULL.corridors))
SIZE = (1280, 800)


class Passing(Clock):
    """Each look at it takes a moment, so that a frame has time for few steps."""

    def __call__(self) -> float:
        self.now += 0.003
        return self.now


def view_of(scene: Scene, sight: Sight, language: str = "en", high: float = 320) -> Column:
    view = MapView(scene, NAMES[language], sight=sight, on=lambda thing: None, before=EAST, id="map", high=high)
    return Column([view, Button("below", None, id="below")])


def on_stage(scene: Scene, clock: Clock) -> tuple[Stage, Sight]:
    sight = Sight()
    return put(view_of(scene, sight), SIZE, clock), sight


def the_map(stage: Stage) -> MapView:
    found = stage.find("map")
    assert isinstance(found, MapView)
    return found


def picture(stage: Stage) -> bytes:
    surface = pygame.Surface(SIZE)
    stage.dirty = True
    stage.draw(surface)
    return pygame.image.tobytes(surface.subsurface(the_map(stage).rect), "RGB")


def frames_until_ready(stage: Stage) -> int:
    for count in range(400):
        if not the_map(stage).unready:
            return count
        stage.tick()
    raise AssertionError("never ready")


def test_the_first_map_is_there_at_once() -> None:
    stage, _ = on_stage(FULL, Clock())
    assert not the_map(stage).unready
    assert the_map(stage).scene == FULL


def test_what_was_shown_stands_until_the_next_is_ready_and_then_gives_way_whole() -> None:
    clock = Passing()
    stage, sight = on_stage(FULL, clock)
    stage.restyle(replace(stage.style, calm=True))
    before = picture(stage)
    stage.show(view_of(SLOWER, sight))
    assert the_map(stage).unready
    assert picture(stage) == before, "words, ribbons and marks of one and the same scene"
    assert frames_until_ready(stage) > 10, "a few steps a frame"
    assert the_map(stage).scene == SLOWER
    assert stage.dirty, "it is drawn when it is ready"
    after = picture(stage)
    fresh, _ = on_stage(SLOWER, Clock())
    fresh.restyle(stage.style)
    assert after == picture(fresh) != before, "step by step or at once: the same picture"


def test_a_frame_with_a_new_tree_prepares_nothing() -> None:
    stage, sight = on_stage(FULL, Clock())
    stage.show(view_of(SLOWER, sight))
    stage.tick()
    assert the_map(stage).unready
    stage.tick()
    assert not the_map(stage).unready, "with a clock that stands still all fits into one frame"


def test_a_tree_built_again_goes_on_where_the_one_before_was() -> None:
    stage, sight = on_stage(FULL, Passing())
    one, two = (replace(FULL, corridors=tuple(replace(c, flow=c.flow + n) for c in FULL.corridors)) for n in (77, 78))
    stage.show(view_of(one, sight))
    alone = frames_until_ready(stage)
    stage.show(view_of(two, sight))
    for _ in range(10):
        stage.tick()
    stage.show(view_of(two, sight))
    assert abs(frames_until_ready(stage) + 10 - alone) <= 2
    assert the_map(stage).scene == two


def test_a_scene_that_changes_while_it_is_made_is_not_shown() -> None:
    stage, sight = on_stage(FULL, Passing())
    stage.show(view_of(SLOWER, sight))
    stage.tick()
    other = replace(SLOWER, links=())
    stage.show(view_of(other, sight))
    frames_until_ready(stage)
    assert the_map(stage).scene == other


def test_it_gets_on_below_a_dialog() -> None:
    stage, sight = on_stage(FULL, Passing())
    stage.show(view_of(SLOWER, sight), Button("sure?", None, id="sure"), lambda: None)
    assert the_map(stage).unready
    frames_until_ready(stage)
    assert the_map(stage).scene == SLOWER


def test_the_sheet_opened_again_shows_what_it_showed_until_the_new_is_ready() -> None:
    stage, sight = on_stage(FULL, Passing())
    stage.show(Button("another sheet", None))
    stage.show(view_of(SLOWER, sight))
    assert the_map(stage).scene == FULL
    assert the_map(stage).unready


def test_another_height_keeps_the_picture_and_another_look_does_not() -> None:
    stage, sight = on_stage(FULL, Passing())
    stage.show(Column([view_of(FULL, sight), Button("a foot that was not there", None)]))
    assert the_map(stage).unready
    assert the_map(stage).placing is not None
    stage.restyle(replace(stage.style, theme=THEMES["strong"]))
    assert not the_map(stage).unready, "colours that were given up are not shown any more"


def test_the_last_round_begins_when_both_rounds_are_ready() -> None:
    stage, sight = on_stage(FULL, Passing())
    sight.began = -1.0
    stage.show(view_of(SLOWER, sight))
    stage.tick()
    assert sight.began == -1.0
    frames_until_ready(stage)
    stage.tick()
    assert sight.began is not None
    assert sight.began > 0
    scene = the_map(stage).scene
    order = sight.shown.order if sight.shown is not None else None
    assert order is not None
    for corridors in (scene.corridors, between(order.before, scene.corridors, 0.0)):
        assert steps_of(ground.steps(order.frame, ground.still(scene, corridors), order.style)) == 0, "known"


def steps_of(steps: Steps[pygame.Surface]) -> int:
    return sum(1 for _ in steps)


def test_a_ground_that_is_known_takes_no_step_and_the_oldest_is_forgotten() -> None:
    stage, _ = on_stage(FULL, Clock())
    style = stage.style
    scenes = [
        ground.still(FULL, tuple(replace(c, flow=c.flow + more) for c in FULL.corridors))
        for more in range(ground.MOST + 1)
    ]
    frame = around(geography().cone, WHOLE, 300, 200)
    for scene in scenes:
        assert steps_of(ground.steps(frame, scene, style)) > 5
    assert whole(ground.steps(frame, scenes[-1], style)) is ground.ground(frame, scenes[-1], style)
    assert steps_of(ground.steps(frame, scenes[1], style)) == 0
    assert steps_of(ground.steps(frame, scenes[0], style)) > 5
