"""The window's side of the widgets: who has the focus, what is open, what must be drawn again.

Positions and modifier keys come from events, time from the clock it is given. Anything a
person does that calls back into a screen marks the stage `stale`: the screen is then built
again. Anything that only looks different marks it `dirty`: it is then drawn again. Of what moves by
itself only the place is drawn again.
"""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.client.kit import carrying, keys, paint
from game.client.kit.naming import name
from game.client.kit.spare import go_on
from game.client.kit.style import Style
from game.client.kit.toast import TOAST_LASTS, Toast
from game.client.kit.widget import Widget, seen_area, stands, walk

TIP_AFTER = 0.45
RIM = 6
"""Units that a widget may draw beyond its rect."""


class Stage:
    """Holds a screen's tree, a dialog above it, an open list above that, and toasts."""

    def __init__(self, style: Style, clock: Callable[[], float]) -> None:
        self.style = style
        self.clock = clock
        self.root: Widget = Widget(id="empty")
        self.dialog: Widget | None = None
        self.cancel: Callable[[], None] | None = None
        self.toasts: list[Toast] = []
        self.stale = True
        self.dirty = True
        self._moved_in: list[pygame.Rect] = []
        """Where something moved by itself since the window was drawn."""
        self._drawn_on: pygame.Surface | None = None
        self._ticked: Widget | None = None
        self.keyboard = False
        self.focus_id = ""
        self._lit: Widget | None = None
        """The holder of the focus."""
        self._focus_below = ""
        self._popup_owner = ""
        self._popup: Widget | None = None
        self.capture_id = ""
        self.pressed_at = (0, 0)
        self.carried: carrying.Carried | None = None
        """What the hand carries from one widget to another."""
        self._hover: Widget | None = None
        self._pointer = (-1, -1)
        self._rested = 0.0
        self._tip: Widget | None = None
        self._all: dict[str, Widget] = {}

    # --- the tree ---

    def show(self, root: Widget, dialog: Widget | None = None, cancel: Callable[[], None] | None = None) -> None:
        """Put a new tree in place of the old one; focus, cursors and scroll positions stay where ids stay."""
        before = self._all
        if (dialog is None) != (self.dialog is None):
            if dialog is not None:
                self._focus_below, self.focus_id = self.focus_id, ""
            else:
                self.focus_id = self._focus_below
            self._popup_owner = ""
        self.root, self.dialog, self.cancel = root, dialog, cancel
        self._adopt(before)
        self.carried = carrying.still(self)
        self.layout()
        self._keep_focus()
        self._point_again()
        self.stale = False
        self.dirty = True

    def _adopt(self, before: dict[str, Widget]) -> None:
        self._all = {}
        name(self.root, "", self._all)
        if self.dialog is not None:
            name(self.dialog, "dialog", self._all)
        owner = self._all.get(self._popup_owner)
        self._popup = owner.popup() if owner is not None else None
        if self._popup is not None:
            name(self._popup, "popup", self._all)
        else:
            self._popup_owner = ""
        for id, widget in self._all.items():
            old = before.get(id)
            if old is not None and old is not widget and type(old) is type(widget):
                widget.adopt(old, self.style)
        for old in before.values():
            if self._all.get(old.id) is not old:
                # A part that is kept would keep the whole tree that it was in.
                old.parent = None

    def layers(self) -> list[Widget]:
        """What is on the stage, lowest first."""
        return [layer for layer in (self.root, self.dialog, self._popup) if layer is not None]

    def restyle(self, style: Style) -> None:
        """Another window size, text size or palette."""
        if style != self.style:
            self.style = style
            self.layout()

    def layout(self) -> None:
        """Give every widget its place."""
        window = pygame.Rect(0, 0, self.style.width, self.style.height)
        self.root.place(self.style, window)
        if self.dialog is not None:
            self.dialog.place(self.style, paint.dialog_place(self.style, self.dialog))
        owner = self._all.get(self._popup_owner)
        if self._popup is not None and owner is not None:
            self._popup.place(self.style, paint.popup_place(self.style, self._popup, seen_area(owner)))
        self.dirty = True

    def find(self, id: str) -> Widget:
        """The widget of that id. Raises KeyError when it is not on the stage."""
        return self._all[id]

    def run(self, callback: Callable[[], None]) -> None:
        """Call back into the screen; what it shows must then be built again."""
        self.stale = True
        callback()

    # --- popups and toasts ---

    def open_popup(self, owner: Widget) -> None:
        """Show the owner's popup beside it."""
        self._popup_owner = owner.id
        self._adopt(self._all)
        self.layout()
        self._hide_tip()

    def close_popup(self) -> None:
        """Close what is open. In a window that has another size since, its owner may be gone."""
        self._popup_owner = ""
        self._adopt(self._all)
        self.layout()
        self._keep_focus()

    @property
    def list_open(self) -> bool:
        """Whether any popup is open."""
        return self._popup is not None

    def has_popup(self, owner: Widget) -> bool:
        """Whether this widget's popup is open."""
        return self._popup is not None and self._popup_owner == owner.id

    def toast(self, text: str, kind: str = "note") -> None:
        """Say something in passing; the same words are not said twice at once."""
        self.toasts = [t for t in self.toasts if t.text != text][-2:]
        self.toasts.append(Toast(text, kind, self.clock() + TOAST_LASTS))
        self.dirty = True

    # --- focus ---

    def scope(self) -> Widget:
        """Where Tab goes round: the dialog when there is one."""
        return self.dialog if self.dialog is not None else self.root

    def _in_scope(self, widget: Widget) -> bool:
        up: Widget | None = widget
        while up is not None and up is not self.scope():
            up = up.parent
        return up is not None

    def stops(self) -> list[Widget]:
        """What Tab stops at, in order."""
        return [widget for widget in walk(self.scope()) if widget.takes_focus() and widget.rect.w > 0]

    def focused(self) -> Widget | None:
        """What has the keyboard's attention; nothing while its holder gave way to something else."""
        return self._there(self.focus_id)

    def _there(self, id: str) -> Widget | None:
        return widget if (widget := self._all.get(id)) is not None and stands(widget) else None

    def focus(self, widget: Widget | None, reveal: bool = True) -> None:
        """Give the focus and bring its holder into view; not when the pointer is on it, which would lose hold of it."""
        self.focus_id = widget.id if widget is not None else ""
        self._mark_focus()
        if widget is not None and reveal:
            self.reveal(widget, widget.rect)
        self._rested = self.clock()
        self._hide_tip()
        self.dirty = True

    def _keep_focus(self) -> None:
        """Where what held the focus is gone: to the first stop of a dialog, else nowhere."""
        if self.focus_id not in self._all or not self._in_scope(self._all[self.focus_id]):
            self.focus_id = ""
            if self.dialog is not None and (stops := self.stops()):
                self.focus_id = stops[0].id
        self._mark_focus()

    def _mark_focus(self) -> None:
        if self._lit is not None:
            self._lit.focused = False
        self._lit = self._all.get(self.focus_id)
        if self._lit is not None:
            self._lit.focused = True

    def reveal(self, widget: Widget, target: pygame.Rect) -> None:
        """Scroll whatever holds the widget until the rectangle shows."""
        up = widget.parent
        moved = target.copy()
        while up is not None:
            if up.scrolls:
                before = up.parts[0].rect.topleft
                up.reveal(self, moved)  # type: ignore[attr-defined]
                after = up.parts[0].rect.topleft
                moved.move_ip(after[0] - before[0], after[1] - before[1])
            up = up.parent
        self.dirty = True

    def step_focus(self, step: int) -> None:
        """To the next (1) or previous (-1) stop, round and round."""
        stops = self.stops()
        if stops:
            here = next((i for i, stop in enumerate(stops) if stop.id == self.focus_id), -1 if step > 0 else 0)
            self.focus(stops[(here + step) % len(stops)])

    # --- the pointer ---

    def under(self, at: tuple[int, int]) -> list[Widget]:
        """The widgets under a point in the topmost layer that has the say, deepest first."""
        layer = self.layers()[-1]
        found: list[Widget] = []
        self._collect(layer, at, found)
        return found[::-1]

    def _collect(self, widget: Widget, at: tuple[int, int], found: list[Widget]) -> None:
        if widget.rect.collidepoint(at):
            found.append(widget)
            if widget.shown_area().collidepoint(at):
                for part in widget.parts:
                    self._collect(part, at, found)

    def _point_again(self) -> None:
        hit = next((w for w in self.under(self._pointer) if w.hears_at(self._pointer)), None)
        if hit is not self._hover:
            if self._hover is not None:
                self._hover.hovered = False
            if hit is None or self._hover is None or hit.id != self._hover.id:
                self._rested = self.clock()
                self._hide_tip()
            self._hover = hit
            self.dirty = True
        if hit is not None:
            hit.hovered = True

    # --- events and time ---

    def handle(self, event: pygame.event.Event) -> bool:
        """One event. Whether it was used."""
        if event.type == pygame.KEYDOWN:
            self.keyboard = self.keyboard or event.key not in (pygame.K_LSHIFT, pygame.K_RSHIFT)
            return keys.pressed(self, event)
        if event.type == pygame.TEXTINPUT:
            holder = self.touch(self.focused())
            return holder is not None and holder.typed(self, event.text)
        if event.type == pygame.TEXTEDITING:
            return (holder := self.touch(self.focused())) is not None and holder.composes(self, event.text)
        if event.type == pygame.MOUSEMOTION:
            self._pointer = event.pos
            return self._moved(event)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._pressed(event.pos)
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._released(event.pos)
        if event.type == pygame.MOUSEWHEEL:
            steps = getattr(event, "precise_y", event.y)
            used = any(w.wheel(self, steps) for w in self.under(self._pointer))
            if used:
                self._point_again()
            return used
        return False

    def touch(self, widget: Widget | None) -> Widget | None:
        """A hand is on this widget: neither it nor what it is part of is kept for another picture."""
        up = widget
        while up is not None:
            up.touched = True
            up = up.parent
        return widget

    def _moved(self, event: pygame.event.Event) -> bool:
        held = self.touch(self._there(self.capture_id))
        if (damaged := carrying.moved(self, held, event.pos)) is not None:
            self._moved_in.append(damaged)
            return True
        if held is not None:
            held.drag(self, event.pos)
            self.dirty = True
            return True
        self._point_again()
        if self._hover is not None:
            self._hover.point(self, event.pos)
        return self._hover is not None

    def _pressed(self, at: tuple[int, int]) -> bool:
        self._pointer = self.pressed_at = at
        self.keyboard = False
        self._hide_tip()
        if self._popup is not None and not self._popup.rect.collidepoint(at):
            self.close_popup()
            return True
        self._point_again()
        hit = self.touch(self._hover)
        if hit is None:
            self.focus(None)
            return False
        if hit.takes_focus():
            self.focus(hit, reveal=False)
        self.capture_id = hit.id
        hit.press(self, at)
        self.dirty = True
        return True

    def _released(self, at: tuple[int, int]) -> bool:
        held = self.touch(self._there(self.capture_id))
        self.capture_id = ""
        if not carrying.dropped(self):
            if held is None:
                return False
            held.release(self, at)
        self._point_again()
        self.dirty = True
        return True

    def let_go(self) -> None:
        """The window lost the hand: what it held is held no longer."""
        carrying.put_back(self)
        self.capture_id = ""
        self.dirty = True

    def _hide_tip(self) -> None:
        if self._tip is not None:
            self._tip = None
            self.dirty = True

    def tip(self) -> Widget | None:
        """The widget whose tip is shown now."""
        return self._tip

    def tick(self) -> None:
        """Let time pass: tips appear, toasts go, lively widgets move, what is unready gets on."""
        now = self.clock()
        if self._ticked is self.root and go_on(self._all.values(), self.clock):
            self.dirty = True
        self._ticked = self.root
        if any(t.until <= now for t in self.toasts):
            self.toasts = [t for t in self.toasts if t.until > now]
            self.dirty = True
        resting = self.focused() if self.keyboard else self._hover
        wanted = resting if resting and not self.carried and resting.tip and now - self._rested >= TIP_AFTER else None
        if wanted is not self._tip:
            self._tip = wanted
            self.dirty = True
        # What moves below a dialog or a list stands still until that is closed.
        for widget in walk(self.layers()[-1]) if len(self.layers()) > 1 else self._all.values():
            if widget.lively and widget.tick(now):
                rim = self.style.px(RIM)
                self._moved_in.append(seen_area(widget).inflate(2 * rim, 2 * rim))

    def draw(self, surface: pygame.Surface) -> bool:
        """Draw everything if anything changed, or the places where something moved. Whether it drew."""
        if self.dirty or (self._moved_in and surface is not self._drawn_on):
            self._moved_in = [surface.get_rect()]
        places, self._moved_in = self._moved_in, []
        self.dirty, self._drawn_on = False, surface
        for place in places:
            paint.part(surface, self, place)
        return bool(places)
