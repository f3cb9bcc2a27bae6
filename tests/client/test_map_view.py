"""The map under hand and key: what can be chosen, how it moves, what is drawn and when nothing is."""

from __future__ import annotations

import math
from dataclasses import replace

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.client.kit.check import problems
from game.client.kit.controls import Button
from game.client.kit.layout import Column
from game.client.kit.stage import Stage
from game.client.kit.style import Style
from game.client.map import placing
from game.client.map.frame import Camera, camera_of, held, look
from game.client.map.scene import LASTS, Scene, Sight, between
from game.client.map.view import RESTS, SETTLES, MapView
from game.client.words import words
from game.telling.geography import Limits, geography
from tests.client.charts import EAST, FULL, PACIFIC
from tests.client.hands import Clock, click, down, key, move, put, up, wheel

NAMES = {language: words(language).named("place-", "region-") for language in ("en", "fr")}


def shown(
    scene: Scene = FULL, sight: Sight | None = None, calm: bool = False, before: bool = False
) -> tuple[Stage, MapView, list[str], Clock]:
    """A stage with a map between two buttons, what was chosen on it, and its clock."""
    heard: list[str] = []
    clock = Clock()
    clock.now = 10.0
    old = [replace(c, wait=c.wait + 10, flow=c.flow / 2) for c in scene.corridors] if before else []
    view = MapView(scene, NAMES["en"], sight=sight, on=heard.append, before=old, caption="1 → 2")
    tree = Column([Button("before", None, id="before"), view, Button("after", None, id="after")])
    stage = put(tree, (1280, 800), clock)
    stage.restyle(replace(stage.style, calm=calm))
    return stage, view, heard, clock


def spot(view: MapView, thing: str) -> tuple[int, int]:
    assert view.placing is not None
    at = placing.spot(view.placing, thing)
    assert at is not None
    return round(view.rect.x + at[0]), round(view.rect.y + at[1])


def draw(stage: Stage) -> tuple[pygame.Surface, bool]:
    surface = pygame.Surface((stage.style.width, stage.style.height))
    drawn = stage.draw(surface)
    return surface, drawn


# --- words ---


def overlaps(view: MapView) -> list[str]:
    """Words on words, outside the window, or on a port or a capital."""
    assert view.placing is not None
    rects = view.placing.written
    found = [f"{id} outside" for id, rect in rects.items() if not pygame.Rect(0, 0, *view.rect.size).contains(rect)]
    items = list(rects.items())
    for i, (id, rect) in enumerate(items):
        found += [f"{id} on {other}" for other, there in items[i + 1 :] if rect.colliderect(there)]
        marks = [*view.placing.ports.values(), *view.placing.capitals.values()]
        found += [f"{id} on a mark" for mark in marks if rect.collidepoint(mark)]
    return found


@pytest.mark.parametrize("size", [(700, 420), (1280, 720), (1920, 1080), (2560, 1440)])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("text", [0.8, 1.0, 2.0])
def test_words_on_the_real_map_keep_clear_of_one_another(size: tuple[int, int], language: str, text: float) -> None:
    for whole in (False, True):
        view = MapView(FULL, NAMES[language], sight=Sight(whole=whole))
        view.place(Style(*size, text), pygame.Rect(0, 0, *size))
        assert overlaps(view) == []
        if text < 2 and size[0] > 700:
            assert view.placing is not None
            named = [id for id in view.placing.written if id.startswith("port:")]
            assert len(named) >= (5 if not whole else 2)


@given(st.builds(Camera, st.floats(-126, -62), st.floats(41, 50.5), st.floats(Limits().nearest, Limits().farthest)))
@settings(max_examples=30, deadline=None)
def test_words_keep_clear_wherever_one_looks(camera: Camera) -> None:
    view = MapView(FULL, NAMES["fr"], sight=Sight(camera=camera))
    view.place(Style(1000, 700), pygame.Rect(0, 0, 1000, 700))
    assert overlaps(view) == []


def test_far_off_small_ports_go_without_names_and_near_by_they_have_them() -> None:
    def tall(across: float) -> int:
        view = MapView(FULL, NAMES["en"], sight=Sight(camera=Camera(-73.0, 45.2, across)))
        view.place(Style(1280, 800), pygame.Rect(0, 0, 1280, 800))
        assert view.placing is not None
        heights = [view.placing.written[f"port:{c.id}"].h for c in EAST if f"port:{c.id}" in view.placing.written]
        return sum(high > 24 for high in heights)

    assert tall(4500) == 0
    assert tall(700) >= 4


# --- hand ---


@pytest.mark.parametrize(
    "thing", ["port:d", "capital:quebec", "programs:ottawa", "link:ottawa~washington", "pulse:port-a"]
)
def test_whatever_is_clicked_is_chosen_and_says_its_name(thing: str) -> None:
    stage, view, heard, _ = shown()
    assert thing in view.things()
    at = spot(view, thing)
    stage.handle(move(at))
    assert view.tip
    click(stage, at)
    assert heard == [thing]
    click(stage, (view.rect.right - 4, view.rect.y + 4))
    assert heard == [thing], "open land is nothing to choose"


def test_a_ribbon_and_a_name_are_clicked_as_their_port() -> None:
    stage, view, heard, _ = shown()
    assert view.placing is not None
    words_at = view.placing.written["port:d"]
    click(stage, (view.rect.x + words_at.centerx, view.rect.y + words_at.centery))
    way = view.placing.roads["d"]
    x, y = way.at(way.port * 0.6)[0]
    click(stage, (round(view.rect.x + x), round(view.rect.y + y)))
    assert heard == ["port:d", "port:d"]


def test_drag_pans_and_does_not_choose_and_a_slip_of_the_hand_does_not_pan() -> None:
    stage, view, heard, clock = shown()
    before = view.frame
    at = spot(view, "port:d")
    for event in (move(at), down(at), move((at[0] + 2, at[1] - 1)), up((at[0] + 2, at[1] - 1))):
        stage.handle(event)
    assert view.frame == before
    assert heard == ["port:d"]
    for event in (down(at), move((at[0] + 90, at[1] + 30)), up((at[0] + 90, at[1] + 30))):
        stage.handle(event)
    assert heard == ["port:d"]
    assert view.frame is not None
    assert view.frame != before
    clock.now += SETTLES + 0.01
    for _ in range(2):
        stage.tick()
    moved = spot(view, "port:d")
    assert math.dist(moved, (at[0] + 90, at[1] + 30)) < 6, "what was under the hand went with it"


def test_the_wheel_goes_nearer_under_the_pointer_and_stops_at_the_limits() -> None:
    stage, view, _, clock = shown()
    at = spot(view, "port:c")
    stage.handle(move(at))
    stage.handle(wheel(1))
    clock.now += 1
    stage.tick()
    assert math.dist(spot(view, "port:c"), at) < 6
    for steps, limit in ((1, Limits().nearest), (-1, Limits().farthest)):
        for _ in range(40):
            stage.handle(wheel(steps))
        assert view.frame is not None
        assert camera_of(view.frame).across == pytest.approx(limit)
    assert view.sight.camera is not None


def test_keys_pan_zoom_and_come_home() -> None:
    stage, view, _, _ = shown()
    stage.focus(view)
    home = view.frame
    assert home is not None
    for code in (pygame.K_LEFT, pygame.K_UP, pygame.K_PLUS):
        before = view.frame
        assert stage.handle(key(code))
        assert view.frame != before
    assert camera_of(view.frame).across < camera_of(home).across
    stage.handle(key(pygame.K_MINUS))
    assert view.frame.scale == pytest.approx(home.scale)
    stage.handle(key(pygame.K_HOME))
    assert view.frame == home
    for _ in range(60):
        stage.handle(key(pygame.K_LEFT))
    assert held(camera_of(view.frame), Limits()).lon == pytest.approx(camera_of(view.frame).lon)


def test_the_view_is_kept_when_the_screen_is_built_again() -> None:
    sight = Sight()
    stage, view, _, _clock = shown(sight=sight)
    stage.focus(view)
    stage.handle(key(pygame.K_PLUS))
    frame = view.frame
    assert frame is not None
    again = MapView(FULL, NAMES["en"], sight=sight, on=lambda thing: None)
    stage.show(Column([Button("before", None, id="before"), again, Button("after", None, id="after")]))
    assert again.frame is not None
    assert camera_of(again.frame).across == pytest.approx(camera_of(frame).across)
    assert problems(stage.root, stage.style) == []


# --- keyboard ---


def test_tab_goes_through_the_things_of_the_map_in_order_and_on() -> None:
    stage, view, heard, _ = shown()
    stage.focus(stage.find("before"))
    stage.handle(key(pygame.K_TAB))
    assert stage.focus_id == "map"
    things = view.things()
    kinds = [thing.partition(":")[0] for thing in things]
    assert kinds.index("pulse") < kinds.index("port") < kinds.index("capital") < kinds.index("link")
    ports = [spot(view, thing)[0] for thing in things if thing.startswith("port:")]
    assert ports == sorted(ports)
    at = things.index("programs:ottawa")
    assert things[at - 1] == "capital:ottawa"
    for thing in things:
        stage.handle(key(pygame.K_TAB))
        assert view.sight.lit == thing
    stage.handle(key(pygame.K_RETURN))
    assert heard == [things[-1]]
    stage.handle(key(pygame.K_TAB))
    assert (stage.focus_id, view.sight.lit) == ("after", "")
    stage.handle(key(pygame.K_TAB, pygame.KMOD_SHIFT))
    stage.handle(key(pygame.K_TAB, pygame.KMOD_SHIFT))
    assert stage.focus_id == "before"


def test_escape_leaves_the_things_so_that_the_next_tab_leaves_the_map() -> None:
    stage, view, _, _ = shown()
    stage.focus(view)
    stage.handle(key(pygame.K_TAB))
    stage.handle(key(pygame.K_TAB))
    assert view.sight.lit == view.things()[1]
    assert stage.handle(key(pygame.K_ESCAPE))
    assert view.sight.lit == ""
    stage.handle(key(pygame.K_TAB))
    assert stage.focus_id == "after"


def test_the_ring_of_what_was_reached_by_key_can_be_seen() -> None:
    stage, view, _, _ = shown(calm=True)
    stage.focus(view)
    stage.keyboard = True
    plain, _ = draw(stage)
    stage.handle(key(pygame.K_TAB))
    lit, _ = draw(stage)
    area = view.tip_area().inflate(12, 12)
    colour = stage.style.theme.focus
    counts = [
        pygame.mask.from_threshold(picture.subsurface(area.clip(picture.get_rect())), colour, (30, 30, 30)).count()
        for picture in (plain, lit)
    ]
    assert counts[1] > counts[0] + 40


# --- time ---


def test_nothing_is_drawn_when_nothing_may_move() -> None:
    stage, _view, _, clock = shown(calm=True)
    assert draw(stage)[1]
    for _ in range(90):
        clock.now += 1 / 60
        stage.tick()
        assert not draw(stage)[1]


def test_the_map_alone_is_drawn_when_only_traffic_moves_and_rests_after_a_while() -> None:
    stage, view, _, clock = shown()
    surface, _ = draw(stage)
    outside = (view.rect.x + 5, view.rect.y - 10)
    surface.set_at(outside, (1, 2, 3))
    clock.now += 0.5
    stage.tick()
    before = surface.copy()
    assert stage.draw(surface)
    assert surface.get_at(outside)[:3] == (1, 2, 3), "beside the map nothing was drawn"
    assert pygame.image.tobytes(before, "RGB") != pygame.image.tobytes(surface, "RGB")
    clock.now += RESTS + 1
    stage.tick()
    stage.draw(surface)
    for _ in range(30):
        clock.now += 0.1
        stage.tick()
        assert not stage.draw(surface)
    stage.handle(move((view.rect.centerx, view.rect.centery)))
    stage.handle(wheel(1))
    clock.now += 0.2
    stage.tick()
    assert stage.draw(surface), "a hand on the map sets its traffic going again"


def test_the_picture_follows_from_the_clock() -> None:
    pictures = []
    for _ in range(2):
        stage, _, _, clock = shown()
        draw(stage)
        clock.now = 33.25
        stage.tick()
        stage.dirty = True
        pictures.append(pygame.image.tobytes(draw(stage)[0], "RGB"))
    assert pictures[0] == pictures[1]


def test_the_map_under_a_dialog_stands_still() -> None:
    stage, _view, _, clock = shown()
    stage.show(stage.root, Button("sure?", None, id="sure"), lambda: None)
    assert draw(stage)[1]
    clock.now += 0.5
    stage.tick()
    assert not draw(stage)[1]


def test_a_round_is_shown_from_the_old_figures_to_the_new_and_ends() -> None:
    sight = Sight(began=-1.0)
    stage, view, _, clock = shown(sight=sight, before=True)
    stage.tick()
    assert view.share() == 0
    shares = []
    for _ in range(10):
        clock.now += LASTS / 10
        stage.tick()
        shares.append(view.share())
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.2
    assert view.share() == 1
    clock.now += 0.01
    stage.tick()
    assert sight.began is None
    assert between(view.before, view.scene.corridors, 1.0) == view.scene.corridors


@pytest.mark.parametrize("way", ["click", "key"])
def test_a_click_or_a_key_skips_and_does_nothing_else(way: str) -> None:
    sight = Sight(began=-1.0)
    stage, view, heard, clock = shown(sight=sight, before=True)
    stage.focus(view)
    stage.tick()
    clock.now += 0.5
    stage.tick()
    before = view.frame
    if way == "click":
        click(stage, spot(view, "port:d"))
    else:
        stage.handle(key(pygame.K_RIGHT))
    assert sight.began is None
    assert view.share() == 1
    assert heard == []
    assert view.frame == before


def test_with_reduced_motion_the_end_is_shown_at_once_with_the_differences() -> None:
    sight = Sight(began=-1.0)
    stage, view, _, _clock = shown(sight=sight, calm=True, before=True)
    assert view.share() == 1
    draw(stage)
    stage.tick()
    assert sight.began is None
    without = replace(FULL, corridors=tuple(replace(c, moved="") for c in FULL.corridors))
    bare, _, _, _ = shown(scene=without, calm=True)
    assert pygame.image.tobytes(draw(bare)[0], "RGB") != pygame.image.tobytes(_again(stage), "RGB")


def _again(stage: Stage) -> pygame.Surface:
    stage.dirty = True
    return draw(stage)[0]


def test_seats_beyond_the_edge_are_held_at_it_apart_from_each_other() -> None:
    view = MapView(FULL, NAMES["en"], sight=Sight(camera=Camera(-70.0, 47.0, 400)))
    view.place(Style(1000, 700), pygame.Rect(0, 0, 1000, 700))
    assert view.placing is not None
    assert {"washington", "ottawa"} <= view.placing.outside
    spots = [view.placing.capitals[id] for id in sorted(view.placing.outside)]
    assert all(pygame.Rect(0, 0, 1000, 700).collidepoint(at) for at in spots)
    assert all(math.dist(a, b) > 24 for i, a in enumerate(spots) for b in spots[i + 1 :])


def test_a_frame_of_a_camera_is_the_same_whichever_way_it_is_reached() -> None:
    camera = Camera(-73, 45, 600)
    view = MapView(Scene((*EAST, *PACIFIC)), NAMES["en"], sight=Sight(camera=camera))
    view.place(Style(900, 600), pygame.Rect(0, 0, 900, 600))
    assert view.frame == look(geography().cone, camera, 900, 600)
