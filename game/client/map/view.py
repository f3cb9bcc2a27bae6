"""The map as a widget: what lies still is drawn once for a view; traffic and pulses move above it.

It tells the stage which rectangle must be drawn again: its own, and only when something in it moves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import pygame

from game.client.kit.style import Style
from game.client.kit.widget import Widget
from game.client.map import picture, placing
from game.client.map.frame import Frame, around, camera_of, look, moved, shift, zoomed
from game.client.map.making import Order, Shown, making
from game.client.map.placing import Placing
from game.client.map.scene import LASTS, Scene, Sight, between
from game.client.map.steps import Steps, whole
from game.client.map.traffic import Corridor

if TYPE_CHECKING:
    from game.client.kit.stage import Stage

SETTLES = 0.12
"""Seconds after the last pan or zoom when the view is drawn sharp and its names are placed anew."""
RATE = 30
"""Pictures a second of what moves."""
RESTS = 60.0
"""Seconds without a hand on the map, or news, after which its traffic comes to rest: an idle window costs nothing."""
STEP = 1.3
"""How many times nearer one step of the zoom goes."""
LEAST_HIGH = 120
"""Units of height to which large words beside it may squeeze a map."""
SLIP = 5
"""Units that a hand may slip and still have clicked."""


class MapView(Widget):
    """The border with its traffic, seats, agreements and news.

    `words` gives the names of places and regions by key ("place-...", "region-..."); what has no words is left
    unnamed. `on` hears which thing was chosen ("port:champlain"); without it the map only shows. `sight` is kept by
    whoever shows the map. `before` are last round's crossings and `caption` what is said while the map goes from
    them to this round's.
    """

    lively = True

    def __init__(
        self,
        scene: Scene,
        words: Mapping[str, str],
        *,
        sight: Sight | None = None,
        on: Callable[[str], None] | None = None,
        before: Sequence[Corridor] = (),
        caption: str = "",
        bare: bool = False,
        id: str = "map",
        grow: float = 1,
        high: float = 320,
    ) -> None:
        super().__init__(id=id, grow=grow)
        self.asked = scene
        self.words = words
        self.sight = sight if sight is not None else Sight()
        self.on = on
        self.before = tuple(before)
        self.caption = caption
        self.bare = bare
        self.high = high
        self.now = 0.0
        self.frame: Frame | None = None
        self._making: Steps[Shown] | None = None
        self._order: Order | None = None
        self._style = Style()
        self._turned = -SETTLES
        self._keyboard = False
        self._left = False
        self._held: tuple[int, int] | None = None
        self._dragged = False
        self._pointer: tuple[int, int] | None = None

    def takes_focus(self) -> bool:
        return self.on is not None

    def adopt(self, old: Widget, style: Style) -> None:
        if isinstance(old, MapView):
            self.now, self._turned, self._keyboard = old.now, old._turned, old._keyboard
            self._left, self._pointer, self.frame = old._left, old._pointer, old.frame
            self._making, self._order = old._making, old._order
            self.sight.shown = self.sight.shown or old.sight.shown
            self._held, self._dragged = old._held, old._dragged

    def least(self, style: Style) -> int:
        return style.px(360)

    def wanted(self, style: Style) -> int:
        return style.px(640)

    def height(self, style: Style, width: int) -> int:
        return style.px(self.high)

    def least_height(self, style: Style, width: int) -> int:
        return style.px(LEAST_HIGH)

    def place(self, style: Style, rect: pygame.Rect) -> None:
        self.rect, self._style = rect, style
        self.settle()

    # --- the view ---

    def base(self) -> Frame:
        """The view before anybody pans or zooms: the near crossings, or the whole border."""
        near = tuple((c.lon, c.lat) for c in self.asked.corridors if c.near)
        land = self.asked.land
        spots = land.whole if self.sight.whole else near or land.whole
        margin = 0.06 if spots is land.whole else 0.16
        return around(land.cone, spots, max(1, self.rect.w), max(1, self.rect.h), margin)

    def settle(self) -> None:
        """Turn the view so that north is up in its middle, and begin to give everything its place in it.

        Until that is done what was shown before stands in the window; where nothing was, it is done at once.
        """
        camera = self.sight.camera
        wide, high = max(1, self.rect.w), max(1, self.rect.h)
        self.frame = look(self.asked.land.cone, camera, wide, high) if camera is not None else self.base()
        order = Order(self.asked, self.frame, self.words, self._style, self.bare, self.before if self.showing else ())
        shown = self.sight.shown
        if shown is not None and shown.order == order:
            self._making = None
        elif self._making is None or self._order != order:
            self._making = making(order)
        self._order = order
        if self._making is not None and (shown is None or not shown.order.stands_in(order)):
            self._ready(whole(self._making))

    @property
    def unready(self) -> bool:  # type: ignore[override]
        """Whether the picture that was asked for is still being made."""
        return self._making is not None

    def prepare(self) -> None:
        if self._making is not None:
            try:
                next(self._making)
            except StopIteration as end:
                self._ready(end.value)

    def _ready(self, shown: Shown) -> None:
        self._making, self.sight.shown = None, shown
        if self.sight.lit and self.sight.lit not in self.things():
            self.sight.lit = ""

    @property
    def placing(self) -> Placing | None:
        """Where everything stands that is shown now."""
        return self.sight.shown.placing if self.sight.shown is not None else None

    @property
    def scene(self) -> Scene:
        """What is shown now."""
        return self.sight.shown.order.scene if self.sight.shown is not None else self.asked

    def things(self) -> list[str]:
        """What can be chosen in this view, in the order of Tab."""
        return placing.order(self.scene, self.placing) if self.placing is not None else []

    def _turn(self, stage: Stage, frame: Frame) -> None:
        if frame != self.frame:
            self.frame, self.sight.camera = frame, camera_of(frame)
            self._turned = stage.clock()
            self._stir(stage)

    def _stir(self, stage: Stage) -> None:
        self.sight.stirred = stage.clock()
        stage.dirty = True

    def pan(self, stage: Stage, dx: float, dy: float) -> None:
        """Move what is on the map so many pixels, within the limits."""
        if self.frame is not None:
            self._turn(stage, moved(self.frame, dx, dy))

    def zoom(self, stage: Stage, steps: float, at: tuple[int, int] | None = None) -> None:
        """So many steps nearer (negative: farther), a point of the window staying where it is, within the limits."""
        if self.frame is not None:
            x, y = at if at is not None else self.rect.center
            self._turn(stage, zoomed(self.frame, STEP**steps, (x - self.rect.x, y - self.rect.y)))

    def zoom_by(self, steps: float) -> None:
        """The same from outside, about the middle: the screen is then built again."""
        if self.frame is not None:
            self.sight.camera = camera_of(zoomed(self.frame, STEP**steps, (self.rect.w / 2, self.rect.h / 2)))

    def look_home(self) -> None:
        """Back to the view as it was before anybody moved it."""
        self.sight.camera = None

    def _inside(self, at: tuple[int, int]) -> tuple[float, float]:
        assert self.placing is not None
        assert self.frame is not None
        times, right, down = shift(self.placing.frame, self.frame)
        return (at[0] - self.rect.x - right) / times, (at[1] - self.rect.y - down) / times

    # --- last round to this ---

    @property
    def showing(self) -> bool:
        """Whether the last round is being shown."""
        return self.sight.began is not None and bool(self.before)

    def share(self) -> float:
        """How far the map has come from last round (0) to this one (1)."""
        if not self.showing or self._style.calm:
            return 1.0
        assert self.sight.began is not None
        part = min(1.0, max(0.0, (self.now - self.sight.began) / LASTS)) if self.sight.began >= 0 else 0.0
        return part * part * (3 - 2 * part)

    def skip(self, stage: Stage) -> bool:
        """Go to the end of what is being shown. Whether something was."""
        was = self.showing
        self.sight.began = None
        if was:
            self._stir(stage)
        return was

    def tick(self, now: float) -> bool:
        before, self.now = self.now, now
        changed = False
        moved = self._order is not None and self.frame != self._order.frame
        if moved and self._held is None and now - self._turned >= SETTLES:
            self.settle()
        if self.sight.began is not None:
            if self._style.calm or not self.before or 0 <= self.sight.began <= now - LASTS:
                self.sight.began = None
                changed = True
            elif self.sight.began < 0 and not self.unready:
                self.sight.began = self.sight.stirred = now
            self.sight.stirred = now
        return changed or (self._moves(now) and int(now * RATE) != int(before * RATE))

    def _moves(self, now: float) -> bool:
        """Whether anything on the map moves of itself now."""
        alive = bool(self.scene.corridors or self.scene.pulses)
        return alive and not self._style.calm and now - self.sight.stirred <= RESTS

    # --- hand ---

    def _light(self, stage: Stage, thing: str, keyboard: bool = False) -> None:
        if (thing, keyboard) != (self.sight.lit, self._keyboard):
            self.sight.lit, self._keyboard = thing, keyboard
            self._stir(stage)
        self.tip = said(self.scene, thing)

    def point(self, stage: Stage, at: tuple[int, int]) -> None:
        self._pointer = at
        if self.on is not None and self.placing is not None:
            thing = placing.hit(self.scene, self.placing, self._inside(at), stage.style.px(18))
            if thing or not self._keyboard:
                self._light(stage, thing)

    def press(self, stage: Stage, at: tuple[int, int]) -> None:
        if self.skip(stage):
            return
        self._held, self._dragged = at, False
        self.point(stage, at)

    def drag(self, stage: Stage, at: tuple[int, int]) -> None:
        if self._held is None:
            return
        dx, dy = at[0] - self._held[0], at[1] - self._held[1]
        if self._dragged or max(abs(dx), abs(dy)) > stage.style.px(SLIP):
            self._dragged, self._held = True, at
            self._light(stage, "")
            self.pan(stage, dx, dy)

    def release(self, stage: Stage, at: tuple[int, int]) -> None:
        held, self._held = self._held, None
        if held is not None and not self._dragged:
            self._choose(stage)

    def _choose(self, stage: Stage) -> None:
        if self.sight.lit and self.on is not None:
            on, thing = self.on, self.sight.lit
            stage.run(lambda: on(thing))

    def wheel(self, stage: Stage, steps: float) -> bool:
        if self.on is None:
            return False
        self.zoom(stage, steps, self._pointer)
        return True

    def key(self, stage: Stage, event: pygame.event.Event) -> bool:
        far = 0.12
        pans = {pygame.K_LEFT: (1, 0), pygame.K_RIGHT: (-1, 0), pygame.K_UP: (0, 1), pygame.K_DOWN: (0, -1)}
        if event.key == pygame.K_TAB:
            return not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT) and self._step(stage, event)
        if self.skip(stage):
            return True
        if event.key in pans:
            dx, dy = pans[event.key]
            self.pan(stage, dx * far * self.rect.w, dy * far * self.rect.h)
        elif event.key in (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS):
            self.zoom(stage, 1)
        elif event.key in (pygame.K_MINUS, pygame.K_KP_MINUS):
            self.zoom(stage, -1)
        elif event.key in (pygame.K_HOME, pygame.K_0, pygame.K_KP0):
            self.look_home()
            self.settle()
            self._stir(stage)
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE) and self.sight.lit:
            self._choose(stage)
        elif event.key == pygame.K_ESCAPE and self._keyboard and self.sight.lit:
            self._light(stage, "")
            self._left = True
        else:
            return False
        return True

    def _step(self, stage: Stage, event: pygame.event.Event) -> bool:
        """Tab: the next thing of the map; False when there is none, or Escape was pressed: then the focus goes on."""
        things = [*self.things()]
        step = -1 if event.mod & pygame.KMOD_SHIFT else 1
        here = things.index(self.sight.lit) if self._keyboard and self.sight.lit in things else -1
        to = here + step
        if self._left or to >= len(things) or to < -1:
            self._left = False
            self._light(stage, "", False)
            return False
        self._light(stage, things[to] if to >= 0 else "", True)
        return True

    def tip_area(self) -> pygame.Rect:
        return self.place_of(self.sight.lit) or self.rect

    def place_of(self, thing: str) -> pygame.Rect | None:
        """Where a thing of the map lies in the window; None for what is not in this view."""
        if self.placing is None or self.frame is None or not thing:
            return None
        rect = placing.ring(self.placing, thing, self._style)
        if rect is None:
            return None
        times, right, down = shift(self.placing.frame, self.frame)
        middle = (self.rect.x + rect.centerx * times + right, self.rect.y + rect.centery * times + down)
        rect.center = (round(middle[0]), round(middle[1]))
        return rect

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        shown = self.sight.shown
        if self.frame is None or shown is None or self.rect.w < 2 or self.rect.h < 2:
            return
        share, scene = 1.0 if self.unready else self.share(), shown.order.scene
        picture.draw(
            surface,
            picture.Showing(
                scene,
                between(self.before, scene.corridors, share) if share < 1 else scene.corridors,
                self.before,
                share,
                shown.placing,
                self.frame,
                self.rect,
                style,
                self.now,
                shown.order.words,
                tuple(thing for thing in dict.fromkeys((self.sight.chosen, self.sight.lit)) if thing),
                self.sight.lit if self._keyboard and self.focused else "",
                self.caption if share < 1 else "",
                self.bare,
            ),
        )


def said(scene: Scene, thing: str) -> str:
    """A thing in a line, for the hand that rests on it."""
    kind, _, id = thing.partition(":")
    if kind == "port":
        return next((f"{c.name}\n{c.said}".strip() for c in scene.corridors if c.id == id), "")
    if kind in ("capital", "programs"):
        return next((c.said if kind == "capital" else c.runs for c in scene.capitals if c.id == id), "")
    told = [(link.id, link.said) for link in scene.links] if kind == "link" else [(p.id, p.said) for p in scene.pulses]
    return next((text for other, text in told if other == id), "")
