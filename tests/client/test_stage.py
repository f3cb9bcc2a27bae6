"""Focus, dialogs, scrolling, tips, toasts; and nothing is drawn when nothing changed."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.client.desk.pieces import Pair
from game.client.kit.controls import Button
from game.client.kit.dropdown import Dropdown
from game.client.kit.labels import Bar, Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.style import Style
from game.client.kit.widget import Widget, walk
from tests.client.hands import Clock, click, down, key, move, put, up, wheel

TAB, ESCAPE = pygame.K_TAB, pygame.K_ESCAPE
SHIFT = pygame.KMOD_LSHIFT


def button(name: str, heard: list[str] | None = None) -> Button:
    return Button(name, (lambda: heard.append(name)) if heard is not None else None, id=name)


def long_list(count: int = 40) -> Scroll:
    return Scroll(Column([button(f"b{i}") for i in range(count)]), id="list")


def test_tab_goes_round_in_reading_order_and_back() -> None:
    stage = put(Column([Row([button("a"), button("b")]), Label("words"), button("c")]))
    seen = []
    for _ in range(4):
        stage.handle(key(TAB))
        seen.append(stage.focus_id)
    assert seen == ["a", "b", "c", "a"]
    stage.handle(key(TAB, SHIFT))
    assert stage.focus_id == "c"


def test_arrows_go_to_the_neighbour() -> None:
    stage = put(Column([Row([button("a"), button("b")], across="top"), Row([button("c"), button("d")])]))
    stage.focus(stage.find("a"))
    for code, wanted in ((pygame.K_RIGHT, "b"), (pygame.K_DOWN, "d"), (pygame.K_LEFT, "c"), (pygame.K_UP, "a")):
        stage.handle(key(code))
        assert stage.focus_id == wanted


def test_focus_stays_with_the_id_when_the_tree_is_new() -> None:
    stage = put(Column([button("a"), button("b")]))
    stage.focus(stage.find("b"))
    stage.show(Column([Label("something new above"), button("x"), button("b")]))
    assert stage.focus_id == "b"
    stage.show(Column([button("x")]))
    assert stage.focused() is None


def test_what_gets_the_focus_comes_into_view() -> None:
    stage = put(Column([long_list()]), (400, 200))
    box = stage.find("list")
    for _ in range(30):
        stage.handle(key(TAB))
        holder = stage.focused()
        assert holder is not None
        assert box.rect.top <= holder.rect.top
        assert holder.rect.bottom <= box.rect.bottom


def test_wheel_keys_and_bar_scroll_within_bounds() -> None:
    scroll = long_list()
    stage = put(Column([scroll]), (400, 200))
    stage.handle(move((50, 50)))
    assert stage.handle(wheel(-1))
    first = scroll.offset
    assert first > 0
    stage.handle(wheel(100))
    assert scroll.offset == 0
    stage.handle(key(pygame.K_END))
    last = scroll.offset
    assert last > first
    stage.handle(wheel(-5))
    assert scroll.offset == last
    stage.handle(key(pygame.K_HOME))
    stage.handle(down((scroll.rect.right - 3, 4)))
    stage.handle(move((scroll.rect.right - 3, 104)))
    stage.handle(up((scroll.rect.right - 3, 104)))
    assert 0 < scroll.offset < last


def test_a_list_scrolled_away_cannot_be_clicked() -> None:
    heard: list[str] = []
    stage = put(
        Column([Scroll(Column([button(f"b{i}", heard) for i in range(30)]), id="list"), button("below")]), (400, 200)
    )
    area = stage.find("list").rect
    cut = next(b for b in (stage.find(f"b{i}") for i in range(30)) if b.rect.top >= area.bottom)
    assert cut not in stage.under(cut.rect.center)
    click(stage, cut.rect.center)
    assert heard == []


def test_the_scroll_position_outlives_a_new_tree_and_a_log_sticks_to_its_end() -> None:
    stage = put(Column([long_list()]), (400, 200))
    stage.handle(move((50, 50)))
    stage.handle(wheel(-2))
    before = stage.find("b5").rect.y
    stage.show(Column([long_list()]))
    assert stage.find("b5").rect.y == before
    log = put(Column([Scroll(Column([Label(f"{i}") for i in range(50)]), id="log", stick=True)]), (300, 150))
    end = log.find("log")
    assert isinstance(end, Scroll)
    old = end.offset
    log.show(Column([Scroll(Column([Label(f"{i}") for i in range(80)]), id="log", stick=True)]))
    fresh = log.find("log")
    assert isinstance(fresh, Scroll)
    assert fresh.offset > old > 0


def test_a_dialog_takes_the_focus_and_gives_it_back() -> None:
    heard: list[str] = []
    stage = put(Column([button("a", heard), button("b", heard)]))
    stage.focus(stage.find("b"))
    dialog = Panel(Column([Label("Sure?"), button("yes"), button("no")]))
    below = Column([button("a", heard), button("b", heard)])
    stage.show(below, dialog, lambda: heard.append("cancelled"))
    assert stage.focus_id == "yes"
    for _ in range(2):
        stage.handle(key(TAB))
    assert stage.focus_id == "yes"
    click(stage, below.parts[0].rect.center)
    assert heard == []
    stage.handle(key(ESCAPE))
    assert heard == ["cancelled"]
    stage.show(Column([button("a"), button("b")]))
    assert stage.focus_id == "b"


def test_a_tip_waits_and_a_barred_button_explains_itself_to_the_keyboard() -> None:
    clock = Clock()
    barred = Button("Sign", None, barred="Congress must agree first", id="sign")
    stage = put(Column([barred]), clock=clock)
    stage.handle(move(barred.rect.center))
    clock.now = 0.3
    stage.tick()
    assert stage.tip() is None
    clock.now = 0.6
    stage.tick()
    assert stage.tip() is barred
    stage.handle(move((700, 500)))
    stage.tick()
    assert stage.tip() is None
    stage.handle(key(TAB))
    clock.now = 2.0
    stage.tick()
    assert stage.tip() is barred


def test_a_toast_goes_by_itself_and_is_not_said_twice() -> None:
    clock = Clock()
    stage = put(Column([Label("x")]), clock=clock)
    stage.toast("Saved")
    stage.toast("Saved")
    assert len(stage.toasts) == 1
    clock.now = 60
    stage.tick()
    assert stage.toasts == []


def test_nothing_is_drawn_when_nothing_changed() -> None:
    clock = Clock()
    stage = put(Column([button("a"), long_list()]), clock=clock)
    surface = pygame.Surface((800, 600))
    assert stage.draw(surface)
    surface.fill((1, 2, 3))
    for _ in range(50):
        clock.now += 0.1
        stage.tick()
        assert not stage.draw(surface)
    assert surface.get_at((5, 5))[:3] == (1, 2, 3)
    stage.handle(move((700, 590)))
    stage.handle(move((701, 590)))
    stage.draw(surface)
    stage.handle(move((702, 590)))
    assert not stage.draw(surface)
    stage.handle(key(TAB))
    assert stage.draw(surface)


def test_work_of_unknown_length_moves() -> None:
    clock = Clock()
    stage = put(Column([Bar(None)]), clock=clock)
    surface = pygame.Surface((800, 600))
    stage.draw(surface)
    clock.now = 0.5
    stage.tick()
    assert stage.draw(surface)


def test_the_focus_ring_shows_for_the_keyboard_only() -> None:
    stage = put(Column([button("a")]))
    surface = pygame.Surface((800, 600))
    right, middle = stage.find("a").rect.right, stage.find("a").rect.centery

    def ring() -> bool:
        return any(surface.get_at((right + x, middle))[:3] == stage.style.theme.focus for x in range(5))

    click(stage, stage.find("a").rect.center)
    stage.draw(surface)
    assert not ring()
    stage.handle(key(TAB))
    stage.draw(surface)
    assert ring()


def test_of_what_moves_only_its_place_is_drawn_and_the_window_looks_as_if_all_of_it_were() -> None:
    clock = Clock()
    moving = Bar(None)
    list_above = Scroll(Column([Panel(Label(f"words {i}")) for i in range(30)]), id="list")
    stage = put(Column([Panel(list_above, raised=True, grow=1), Panel(Row([Label("busy"), moving]))]), clock=clock)
    stage.toast("a word in passing")
    window, other = pygame.Surface((800, 600)), pygame.Surface((800, 600))
    stage.draw(window)
    mark = (1, 2, 3)
    window.set_at((1, 1), mark)
    clock.now = 0.6
    stage.tick()
    assert stage.draw(window)
    assert window.get_at((1, 1))[:3] == mark, "what did not move was left as it was"
    stage.dirty = True
    stage.draw(other)
    window.set_at((1, 1), other.get_at((1, 1)))
    assert pygame.image.tobytes(window, "RGB") == pygame.image.tobytes(other, "RGB")
    clock.now = 1.2
    stage.tick()
    third = pygame.Surface((800, 600))
    assert stage.draw(third)
    assert third.get_at((1, 1)) == other.get_at((1, 1)), "another surface is drawn whole"


def test_what_gave_way_to_something_else_hears_no_keys_until_it_is_back() -> None:
    """A card opened by Enter may stand in place of the list that it is in; that list must then not be worked unseen."""
    heard: list[str] = []
    pair = Pair(Column([button("row", heard)]), Column([button("card", heard)]), 300, id="pair")
    stage = put(pair, (400, 600))
    stage.focus(stage.find("row"))
    stage.handle(key(pygame.K_RETURN))
    assert heard == [] and stage.focused() is None
    stage.handle(key(TAB))
    assert stage.focus_id == "card"
    stage.focus(stage.find("row"))
    stage.restyle(Style(1400, 600))
    stage.handle(key(pygame.K_RETURN))
    assert heard == ["row"], "in a wider window it is there again, and has the focus that it had"


def test_a_press_on_what_is_half_in_sight_does_not_move_it_away_from_under_the_hand() -> None:
    heard: list[int] = []
    rows = [Button(f"row {i}", lambda i=i: heard.append(i), id=f"row-{i}") for i in range(20)]  # type: ignore[misc]
    stage = put(Scroll(Column(rows, gap=4), id="list"), (300, 210))
    half = next(row for row in rows if row.rect.bottom > stage.find("list").rect.bottom)
    at = (half.rect.centerx, stage.find("list").rect.bottom - 2)
    assert half.rect.collidepoint(at)
    click(stage, at)
    assert heard == [rows.index(half)]
    assert stage.focus_id == half.id


class Hiding(Column):
    """Leaves its parts out where the window is narrow."""

    @property
    def parts(self) -> Sequence[Widget]:
        return [] if 0 < self.rect.w < 400 else super().parts


def test_a_list_whose_owner_is_gone_in_a_smaller_window_takes_the_focus_along() -> None:
    stage = put(Hiding([Dropdown([("a", "One"), ("b", "Two")], "a", print, id="list"), Button("do", None)]), (800, 600))
    owner = stage.find("list")
    stage.focus(owner)
    stage.open_popup(owner)
    stage.restyle(Style(320, 240))
    stage.close_popup()
    assert stage.focus_id == "" and stage.focused() is None and "list" not in {w.id for w in walk(stage.root)}
