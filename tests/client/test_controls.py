"""Each control does the same for the mouse and for the keyboard."""

from __future__ import annotations

import pygame
import pytest

from game.client.kit.controls import Button, Segments, Toggle
from game.client.kit.dropdown import Dropdown, Rows
from game.client.kit.layout import Column
from game.client.kit.numbers import Slider, Stepper
from game.client.kit.stage import Stage
from game.client.kit.widget import Widget
from tests.client.hands import Clock, click, down, key, move, put, text, up

ENTER, SPACE, TAB = pygame.K_RETURN, pygame.K_SPACE, pygame.K_TAB


def alone(widget: Widget) -> Stage:
    stage = put(Column([widget]))
    stage.step_focus(1)
    return stage


@pytest.mark.parametrize("way", [ENTER, SPACE, pygame.K_KP_ENTER, 0])
def test_a_button_is_set_off_by_keys_and_by_a_click(way: int) -> None:
    heard: list[str] = []
    button = Button("Sign", lambda: heard.append("signed"))
    stage = alone(button)
    stage.stale = False
    if way:
        stage.handle(key(way))
    else:
        click(stage, button.rect.center)
    assert heard == ["signed"]
    assert stage.stale


def test_a_press_that_slides_off_does_nothing() -> None:
    heard: list[int] = []
    button = Button("Sign", lambda: heard.append(1))
    stage = alone(button)
    stage.handle(down(button.rect.center))
    stage.handle(move((700, 500)))
    stage.handle(up((700, 500)))
    assert heard == []


def test_a_barred_button_says_why_and_keeps_its_place_in_the_order() -> None:
    heard: list[int] = []
    button = Button("Sign", lambda: heard.append(1), barred="Not enough money")
    stage = alone(button)
    assert stage.focused() is button
    stage.handle(key(ENTER))
    assert heard == []
    assert [toast.text for toast in stage.toasts] == ["Not enough money"]
    assert button.tip == "Not enough money"


def test_a_toggle_turns_over() -> None:
    heard: list[bool] = []
    stage = alone(Toggle("Secret", True, heard.append))
    stage.handle(key(SPACE))
    assert heard == [False]


def test_segments_choose_by_arrow_and_by_click() -> None:
    heard: list[str] = []
    tabs = Segments([("a", "Map"), ("b", "Talks"), ("c", "Ledger")], "a", heard.append)
    stage = alone(tabs)
    stage.handle(key(pygame.K_RIGHT))
    stage.handle(key(pygame.K_END))
    last = tabs.boxes(stage.style, tabs.rect.w)[2].move(tabs.rect.topleft)
    click(stage, last.center)
    click(stage, tabs.boxes(stage.style, tabs.rect.w)[0].move(tabs.rect.topleft).center)
    assert heard == ["b", "c", "c"]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [(pygame.K_RIGHT, 55), (pygame.K_LEFT, 45), (pygame.K_HOME, 0), (pygame.K_END, 100), (pygame.K_PAGEUP, 60)],
)
def test_amounts_take_keys_and_stay_within_bounds(code: int, wanted: int) -> None:
    for kind in (Stepper, Slider):
        heard: list[int] = []
        amount = kind(50, 0, 100, heard.append, step=5)
        stage = alone(amount)
        stage.handle(key(code))
        assert heard == [wanted]
        stage.handle(key(pygame.K_END))
        stage.handle(key(pygame.K_RIGHT))
        assert amount.value == 100


def test_a_stepper_hears_its_two_ends() -> None:
    heard: list[int] = []
    stepper = Stepper(3, 0, 4, heard.append)
    stage = alone(stepper)
    click(stage, (stepper.rect.right - 5, stepper.rect.centery))
    click(stage, (stepper.rect.right - 5, stepper.rect.centery))
    click(stage, (stepper.rect.x + 5, stepper.rect.centery))
    assert heard == [4, 3]


def test_a_slider_follows_the_pointer_beyond_its_ends() -> None:
    heard: list[int] = []
    slider = Slider(50, 0, 100, heard.append)
    stage = alone(slider)
    stage.handle(down((slider.rect.x + 2, slider.rect.centery)))
    stage.handle(move((slider.rect.x - 300, 5)))
    stage.handle(move((5000, 5)))
    stage.handle(up((5000, 5)))
    assert heard[0] <= 1
    assert heard[-1] == 100


def test_a_barred_amount_does_not_move() -> None:
    heard: list[int] = []
    stage = alone(Stepper(3, 0, 4, heard.append, barred="Decided"))
    stage.handle(key(pygame.K_RIGHT))
    assert heard == []
    assert stage.toasts[0].text == "Decided"


CHOICES = [("std", "Standard"), ("cb", "Colour-blind safe"), ("hc", "High contrast")]


def test_a_dropdown_by_keyboard() -> None:
    heard: list[str] = []
    box = Dropdown(CHOICES, "std", heard.append, id="box")
    stage = alone(box)
    stage.handle(key(ENTER))
    assert stage.has_popup(box)
    stage.handle(key(pygame.K_DOWN))
    stage.handle(key(pygame.K_DOWN))
    stage.handle(key(pygame.K_UP))
    stage.handle(key(ENTER))
    assert heard == ["cb"]
    assert not stage.has_popup(box)


def test_escape_or_a_press_elsewhere_closes_a_list_without_a_choice() -> None:
    heard: list[str] = []
    box = Dropdown(CHOICES, "std", heard.append, id="box")
    stage = alone(box)
    stage.handle(key(ENTER))
    stage.handle(key(pygame.K_DOWN))
    assert stage.handle(key(pygame.K_ESCAPE))
    assert not stage.has_popup(box)
    click(stage, box.rect.center)
    assert stage.has_popup(box)
    stage.handle(down((790, 590)))
    assert not stage.has_popup(box)
    assert heard == []


def test_a_dropdown_by_mouse() -> None:
    heard: list[str] = []
    box = Dropdown(CHOICES, "std", heard.append, id="box")
    stage = alone(box)
    click(stage, box.rect.center)
    rows = stage.find("dropdown-rows")
    click(stage, (rows.rect.centerx, rows.rect.bottom - 4))
    assert heard == ["hc"]


def test_a_long_list_stays_in_the_window_and_scrolls_to_the_lit_row() -> None:
    box = Dropdown([(str(i), f"Program {i}") for i in range(60)], "0", lambda _: None, id="box")
    stage = alone(box)
    stage.handle(key(ENTER))
    popup = stage.layers()[-1]
    assert pygame.Rect(0, 0, 800, 600).contains(popup.rect)
    stage.handle(key(pygame.K_END))
    rows = stage.find("dropdown-rows")
    assert rows.rect.bottom <= popup.rect.bottom


CITIES = [
    ("e", "Édimbourg"),
    ("m", "Montréal"),
    ("mo", "Moncton"),
    ("q", "Québec"),
    ("sj", "Saint John"),
    ("sn", "St-Jean"),
]


def test_letters_seek_in_an_open_list_accents_and_capitals_aside() -> None:
    clock = Clock()
    heard: list[str] = []
    box = Dropdown(CITIES, "e", heard.append, id="box")
    stage = put(Column([box]), clock=clock)
    stage.focus(box)
    assert not stage.handle(text("q")), "a closed list leaves letters alone"
    stage.handle(key(SPACE))
    assert not stage.handle(text(" ")), "the key that opened it seeks nothing"
    rows = stage.find("dropdown-rows")
    assert isinstance(rows, Rows)
    for letter, at in (("s", 4), ("T", 5)):
        stage.handle(text(letter))
        assert rows.at == at
    clock.now = 2.0
    for at in (1, 2, 1):
        stage.handle(text("m"))
        assert rows.at == at, "one letter again and again goes through them"
    clock.now = 4.0
    for letter in "saint j":
        stage.handle(key(SPACE if letter == " " else ord(letter)))
        stage.handle(text(letter))
    assert stage.has_popup(box), "a gap in a name is no choice"
    clock.now = 6.0
    stage.handle(text("e"))
    stage.handle(key(pygame.K_PAGEDOWN))
    stage.handle(key(pygame.K_PAGEUP))
    stage.handle(key(pygame.K_DOWN))
    stage.handle(key(ENTER))
    assert heard == ["m"]


def test_an_open_list_keeps_its_place_when_the_screen_is_built_again() -> None:
    stage = put(Column([Dropdown(CITIES, "e", print, id="box")]))
    stage.focus(stage.find("box"))
    stage.handle(key(ENTER))
    stage.handle(key(pygame.K_DOWN))
    heard: list[str] = []
    stage.show(Column([Dropdown(CITIES, "e", heard.append, id="box")]))
    stage.handle(key(ENTER))
    assert heard == ["m"]
