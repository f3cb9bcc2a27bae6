"""The debrief in Chromium, from a file: nothing asked for, no complaint, readable, printable, slides that go on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from game.catalog.texts import LANGUAGES
from game.debrief.found import Found, find
from game.debrief.report.forms import Forms, Looked, class_forms, forms, student_sheets
from game.debrief.report.makers import Given
from game.debrief.report.page import page as report
from game.debrief.report.slides import slides
from game.debrief.student.record import of_seats
from tests.debrief.games import EIGHT, LONG, SEVEN, played
from tests.debrief.report.parts import made
from tests.pages.npm import axe
from tests.pages.people import no_sideways
from tests.pages.test_everywhere import FOUND
from tests.shipped import words

Opened = Callable[[bytes], Page]
PAGES = 12
LEAST_POINTS = 7.4
MOST_BYTES = 3 * 1024 * 1024
PAPERS = ("A4", "Letter")


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens a page from a file; at the end nothing may have been asked for or complained of."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    complaints: list[str] = []

    def open_file(data: bytes) -> Page:
        path = tmp_path / "page.html"
        path.write_bytes(data)
        page = context.new_page()
        page.on("console", lambda word: complaints.append(word.text) if word.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(error.message))
        page.on("request", lambda asked: complaints.append(asked.url) if asked.url != path.as_uri() else None)
        page.goto(path.as_uri())
        return page

    yield open_file
    context.close()
    assert not complaints


def looked(number: int, seed: int, scenario: str = LONG) -> Looked:
    game = played(scenario, seed)
    people = of_seats(game, game.seats, [f"Student {seat + 1}" for seat in game.seats])
    return Looked(number, game, Given(), people)


@cache
def all_found(scenario: str, seed: int) -> Found:
    """What there is in a game of ten rounds."""
    return find(played(scenario, seed))


@cache
def whole(language: str, scenario: str = LONG, seed: int = 7) -> Forms:
    """Its debrief with all its real parts."""
    return forms(looked(0, seed, scenario), words(language), all_found(scenario, seed))


def sheets_of_paper(page: Page, paper: str, *, landscape: bool = False) -> int:
    """How many it takes to print the page."""
    printed = page.pdf(format=paper, landscape=landscape, prefer_css_page_size=landscape)
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def readable(page: Page, widths: tuple[int, ...] = (1280, 320)) -> None:
    """Nothing serious or critical at these widths, also in large letters, and nothing to the side."""
    page.evaluate(axe())
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        no_sideways(page)
        assert page.evaluate(FOUND) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.set_viewport_size({"width": 390, "height": 800})
    no_sideways(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_anybody_can_read_whatever_a_part_may_hold(language: str, opened: Opened) -> None:
    parts, telling = made(language)
    page = opened(report("A title", parts, telling, "A note."))
    assert page.locator("nav a").count() == 2
    readable(page)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("scenario", "seed"), [(LONG, 7), (SEVEN, 11), (EIGHT, 11)])
def test_a_whole_games_debrief_is_small_readable_and_prints_on_twelve_sheets(
    scenario: str, seed: int, language: str, opened: Opened
) -> None:
    """At tables of seven and eight as well; the games chosen have much to tell: 63 and 79 negotiations."""
    data = whole(language, scenario, seed).page()
    assert len(data) <= MOST_BYTES
    page = opened(data)
    readable(page)
    page.evaluate("document.documentElement.style.fontSize = ''")
    for paper in PAPERS:
        assert sheets_of_paper(page, paper) <= PAGES
    assert min(printed_sizes(page)) >= LEAST_POINTS


def printed_sizes(page: Page) -> list[float]:
    """Sizes in points of all letters on paper but those of charts, which go by the chart's own width."""
    page.emulate_media(media="print")
    sizes: list[float] = page.evaluate(
        """[...document.querySelectorAll('main *:not(svg, svg *), header *:not(svg, svg *)')]
             .filter((e) => e.checkVisibility() && e.innerText)
             .map((e) => parseFloat(getComputedStyle(e).fontSize) * 0.75)"""
    )
    page.emulate_media(media="screen")
    return sizes


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_class_and_its_sheets(language: str, opened: Opened) -> None:
    both = [looked(1, 7), looked(2, 8)]
    page = opened(class_forms(both, words(language), {1: "a.html", 2: "b.html"}).page())
    readable(page)
    page = opened(student_sheets(both, words(language)))
    for paper in PAPERS:
        # A sheet for each, and the evidence for all of them on one more.
        assert sheets_of_paper(page, paper) == 8 + 1
    readable(page)


def test_slides_go_on_by_keys_and_clicks_and_stay_where_they_are(opened: Opened) -> None:
    parts, telling = made("en")
    page = opened(slides("A title", parts, telling))
    count = sum(len(part.slides) for part in parts)

    def shown() -> str:
        (one,) = page.evaluate(
            "[...document.querySelectorAll('.slide')].filter((s) => s.offsetHeight).map((s) => s.id)"
        )
        assert page.evaluate("document.activeElement.closest('.slide').id") == one
        return str(one)

    seen = [shown()]
    for key in ("ArrowRight", "PageDown", "ArrowLeft", "PageUp", "PageUp", "End", "ArrowDown", "Home", " "):
        page.keyboard.press(key)
        seen.append(shown())
    assert [int(one.removeprefix("slide-")) for one in seen] == [1, 2, 3, 2, 1, 1, count, count, 1, 2]
    page.mouse.click(900, 700)
    assert shown() == "slide-3"
    page.mouse.click(40, 700)
    assert shown() == "slide-2"
    page.reload()
    assert shown() == "slide-2"
    for _ in range(count):
        page.evaluate(axe())
        assert page.evaluate(FOUND) == []
        page.keyboard.press("ArrowRight")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_real_slide_fits_on_the_wall(language: str, opened: Opened) -> None:
    both = [looked(1, 7), looked(2, 8)]
    made = (whole(language), class_forms(both, words(language), {}))
    for page in (opened(one.slides()) for one in made):
        all_fit(page)


def all_fit(page: Page) -> None:
    """No slide is taller than the wall, whatever its shape."""
    for width, height in ((1280, 720), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        page.keyboard.press("Home")
        for _ in range(page.locator(".slide").count()):
            tall = page.evaluate("document.documentElement.scrollHeight - innerHeight")
            assert tall <= 0, f"{page.evaluate('location.hash')} at {width} x {height}: {tall} px too tall"
            page.keyboard.press("ArrowRight")


def test_without_its_script_slides_are_read_down_and_printed_one_a_page(browser: Browser, tmp_path: Path) -> None:
    parts, telling = made("fr")
    path = tmp_path / "slides.html"
    path.write_bytes(slides("Un titre", parts, telling))
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(path.as_uri())
    count = sum(len(part.slides) for part in parts)
    assert [slide.is_visible() for slide in page.locator(".slide").all()] == [True] * count
    assert sheets_of_paper(page, "A4", landscape=True) == count
    context.close()
