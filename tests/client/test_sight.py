"""No state is told by colour alone: seen without M cones, and without any colour, each is still another one.

Where two colours are too close, a second sign is looked for: both states are drawn with the very same colours and
must then still differ.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

import pygame
import pytest

from game.client import pictures
from game.client.chart import DASHES, Series, line_chart
from game.client.desk.exchange import Exchange
from game.client.desk.pictured import Chip
from game.client.desk.pieces import Card, Pips
from game.client.kit.controls import Button, Segments, Toggle
from game.client.kit.dropdown import Dropdown
from game.client.kit.entry import Entry
from game.client.kit.labels import Label
from game.client.kit.layout import Column
from game.client.kit.numbers import Slider, Stepper
from game.client.kit.palettes import THEMES
from game.client.kit.panels import Panel
from game.client.kit.stage import Stage
from game.client.kit.style import Style
from game.client.kit.theme import Theme, contrast, rgb
from game.client.kit.widget import Widget, walk
from game.client.map.traffic import slowness, swatch
from tests.client.hands import Clock
from tests.client.sight import APART, deutan, difference, differing, grey, lab, told_by_colour
from tests.client.views import shown

SIZE = (320, 90)
NOISE = 12
"""Pixels that may differ without anybody noticing: less than the dot of an i."""
EVERY = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def test_the_measures_agree_with_known_values() -> None:
    assert lab((255, 255, 255)) == pytest.approx((100, 0, 0), abs=0.02)
    assert lab((255, 0, 0)) == pytest.approx((53.24, 80.09, 67.20), abs=0.02)
    assert deutan((200, 200, 200)) == (200, 200, 200), "greys stay what they are"
    assert difference(deutan(rgb("c8102e")), deutan(rgb("6b5200"))) < difference(rgb("c8102e"), rgb("6b5200")) / 2
    assert grey((0, 255, 0)) == (220, 220, 220)
    assert not told_by_colour(rgb("d0021b"), rgb("417505"))


def drawn(tree: Widget, theme: Theme, *, focus: bool = False) -> pygame.Surface:
    """A widget alone in the corner of a page."""
    stage = Stage(Style(theme=theme, calm=True), Clock())
    stage.show(Column([tree], pad=10))
    if focus:
        stage.keyboard = True
        stage.step_focus(1)
    surface = pygame.Surface(SIZE)
    stage.dirty = True
    stage.draw(surface)
    return surface


def chosen(value: str, tabs: bool) -> Widget:
    return Segments([("a", "One"), ("b", "Two")], value, print, tabs=tabs)


def nothing(*_: object) -> None:
    """A control that does nothing."""


STATES: dict[str, tuple[Callable[[], Widget], Callable[[], Widget]]] = {
    "button barred": (lambda: Button("Sign", None), lambda: Button("Sign", None, barred="no")),
    "primary barred": (
        lambda: Button("Sign", None, kind="primary"),
        lambda: Button("Sign", None, kind="primary", barred="no"),
    ),
    "quiet barred": (
        lambda: Button("Sign", None, kind="quiet"),
        lambda: Button("Sign", None, kind="quiet", barred="no"),
    ),
    "primary or plain": (lambda: Button("Sign", None, kind="primary"), lambda: Button("Sign", None)),
    "danger or plain": (lambda: Button("Leave", None, kind="danger"), lambda: Button("Leave", None)),
    "switch": (lambda: Toggle("Secret", True, nothing), lambda: Toggle("Secret", False, nothing)),
    "switch barred": (lambda: Toggle("Secret", True, nothing), lambda: Toggle("Secret", True, nothing, barred="no")),
    "segment": (lambda: chosen("a", False), lambda: chosen("b", False)),
    "tab": (lambda: chosen("a", True), lambda: chosen("b", True)),
    "list barred": (
        lambda: Dropdown([("a", "One")], "a", nothing),
        lambda: Dropdown([("a", "One")], "a", nothing, barred="no"),
    ),
    "stepper at its end": (lambda: Stepper(1, 0, 2, nothing), lambda: Stepper(1, 1, 2, nothing)),
    "stepper barred": (lambda: Stepper(1, 0, 2, nothing), lambda: Stepper(1, 0, 2, nothing, barred="no")),
    "slider barred": (lambda: Slider(5, 0, 9, nothing), lambda: Slider(5, 0, 9, nothing, barred="no")),
    "card chosen": (
        lambda: Card(Label("Card"), lambda: None),
        lambda: Card(Label("Card"), lambda: None, look="tint"),
    ),
    "level": (lambda: Pips(1, 3), lambda: Pips(2, 3)),
}
"""Name to two states that must not look the same."""
FOCUSED: dict[str, Callable[[], Widget]] = {
    "button": lambda: Button("Sign", None),
    "primary": lambda: Button("Sign", None, kind="primary"),
    "switch": lambda: Toggle("Secret", True, nothing),
    "segment": lambda: chosen("a", False),
    "list": lambda: Dropdown([("a", "One")], "a", nothing),
    "stepper": lambda: Stepper(1, 0, 2, nothing),
    "slider": lambda: Slider(5, 0, 9, nothing),
    "entry": lambda: Entry("word", nothing),
}


@EVERY
@pytest.mark.parametrize("state", STATES)
def test_two_states_of_a_control_differ_without_colour(theme: Theme, state: str) -> None:
    one, other = (drawn(make(), theme) for make in STATES[state])
    assert differing(one, other) > NOISE


@EVERY
@pytest.mark.parametrize("kind", FOCUSED)
def test_the_focus_shows_without_colour(theme: Theme, kind: str) -> None:
    assert differing(drawn(FOCUSED[kind](), theme), drawn(FOCUSED[kind](), theme, focus=True)) > 100


@EVERY
def test_waits_differ_by_colour_or_by_their_bars(theme: Theme) -> None:
    """The bars alone: every wait in one colour."""
    bare = replace(theme, waits=(theme.waits[1],) * 4)
    ribbons = [ribbon(bare, wait) for wait in (0, 10, 20, 40)]
    for one, other in itertools.combinations(range(4), 2):
        by_colour = told_by_colour(theme.waits[one], theme.waits[other])
        assert by_colour or differing(ribbons[one], ribbons[other]) > NOISE


def ribbon(theme: Theme, wait: float) -> pygame.Surface:
    """A piece of a ribbon on the land."""
    surface = pygame.Surface((60, 16))
    surface.fill(theme.land_near)
    surface.blit(swatch(60, 16, slowness(wait), theme, 1.0), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    return surface


@EVERY
def test_passing_words_differ_by_colour_or_by_their_icon(theme: Theme) -> None:
    """The icons alone: good, doubtful and bad in one colour."""
    kinds = ("good", "warn", "bad")
    bare = replace(
        theme, good=theme.ink, warn=theme.ink, bad=theme.ink,
        good_tint=theme.panel, warn_tint=theme.panel, bad_tint=theme.panel,
    )  # fmt: skip

    def said(kind: str) -> pygame.Surface:
        stage = Stage(Style(theme=bare), Clock())
        stage.toast("A word", kind)
        surface = pygame.Surface((1280, 800))
        stage.draw(surface)
        return surface.subsurface((500, 720, 280, 80))

    for one, other in itertools.combinations(("note", *kinds), 2):
        assert differing(said(one), said(other)) > NOISE


@EVERY
def test_lines_of_a_chart_differ_by_their_dashes(theme: Theme) -> None:
    """Up to as many lines as there are seats at the largest table, each alone and all in one colour, without names."""
    values = (1.0, 3.0, 2.0, 4.0)

    def chart(at: int) -> pygame.Surface:
        lines = [Series("", values if i == at else (), theme.ink) for i in range(len(DASHES))]
        return line_chart(420, 180, Style(theme=theme), lines, [], show=str)

    charts = [chart(at) for at in range(7)]
    for one, other in itertools.combinations(charts, 2):
        assert differing(one, other) > 2 * NOISE


def meaningful(theme: Theme) -> Iterator[tuple[str, float]]:
    """Everything but words that carries meaning, with its contrast on what it is drawn on."""
    for ground in ("panel", "page", "sunk", "tint"):
        yield f"edge on {ground}", contrast(theme.edge, getattr(theme, ground))
        yield f"focus on {ground}", contrast(theme.focus, getattr(theme, ground))
    yield "focus on night", contrast(theme.focus, theme.night)
    for ink in ("accent", "good", "bad"):
        yield f"gauge {ink}", contrast(getattr(theme, ink), theme.sunk)
    sides = theme.first_side + theme.second_side + theme.other_side
    for name, group in (("side", sides), ("series", theme.series), ("wait", theme.waits)):
        for at, colour in enumerate(group):
            for ground in ("panel", "sunk", "tint") if name == "side" else ("panel",) if name == "series" else ():
                yield f"{name} {at} on {ground}", contrast(colour, getattr(theme, ground))
            for ground in ("land_near", "land_far") if name != "series" else ():
                yield f"{name} {at} on {ground}", contrast(colour, getattr(theme, ground))
    for ground in ("land_near", "land_far", "sea"):
        yield f"border on {ground}", contrast(theme.border, getattr(theme, ground))


@EVERY
def test_what_carries_meaning_reaches_three_to_one(theme: Theme) -> None:
    assert not [(name, round(ratio, 2)) for name, ratio in meaningful(theme) if ratio < 3]


@EVERY
def test_colours_of_seats_in_one_hue_are_apart_without_m_cones(theme: Theme) -> None:
    """Four seats of the usual table are told by colour; every seat has its name beside its colour as well."""
    usual = (*theme.first_side[:2], *theme.second_side[:2])
    for one, other in itertools.combinations(usual, 2):
        assert difference(deutan(one), deutan(other)) >= APART, (one, other)


def words_of(widget: Widget) -> str:
    """All that is written in a widget."""
    return " ".join(str(getattr(part, name, "")) for part in walk(widget) for name in ("text", "name"))


def upwards(widget: Widget) -> Iterator[Widget]:
    up = widget.parent
    while up is not None:
        yield up
        up = up.parent


def test_a_seats_colour_always_has_its_name_beside_it() -> None:
    """Ten seats cannot all be told by colour. Where one is marked by it, the seat's name or the level stands there."""
    actors = pictures.open_game().scenario.actors
    names = [text.en for actor in actors for text in (actor.names.plain, actor.names.the, actor.names.of)]
    found = 0
    for view, app in shown("en"):
        name = view.name
        app.tick()
        for widget in walk(app.stage.root):
            ink = getattr(widget, "stripe", None) or getattr(widget, "ink", None)
            if not isinstance(ink, tuple) or len(ink) != 2:
                continue
            found += 1
            beside = widget if isinstance(widget, Panel) else widget.parent
            if isinstance(widget, Chip):  # a clause on the arrow of its giver, whose name stands where the arrow begins
                beside = next(up for up in upwards(widget) if isinstance(up, Exchange))
            assert beside is not None
            pips = [part for part in walk(beside) if isinstance(part, Pips) and part.level]
            assert pips or any(form in words_of(beside) for form in names), (name, words_of(beside))
    assert found > 30
