"""The debrief and what if on the projector's page, in real Chromium: a lesson whose two games are over and revealed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, expect

from game.server import secret
from tests.pages.lesson import Lesson
from tests.pages.npm import axe
from tests.pages.people import People, Reader, no_sideways
from tests.pages.test_everywhere import FOUND, LANGUAGES, SCHEMES, WIDTHS, readable
from tests.server.debriefs.lesson import debriefed
from tests.server.process import TOKEN

WALL = f"/wall#{secret.for_screen(TOKEN)}"
LONG = 120_000
"""Milliseconds in which a debrief is made, and 200 futures are played, on a busy machine."""


@pytest.fixture(scope="module")
def over(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lesson]:
    """Games that personas played to the end, served by a process of their own."""
    folder = tmp_path_factory.mktemp("over") / "lesson"
    debriefed(folder, 2)
    with Lesson(folder, tables=2) as lesson:
        yield lesson


@pytest.fixture
def room(browser: Browser, over: Lesson) -> Iterator[People]:
    found = People(browser, over)
    yield found
    found.check()


def looking_back(room: People, key: str = "d", **how: object) -> Page:
    """The wall, turned to the debrief, once that is worked out."""
    reader: Reader = room.opens(WALL, **{"size": (1280, 720), **how})  # type: ignore[arg-type]
    reader.connected()
    reader.page.keyboard.press("d")
    expect(reader.page.locator(".minutes")).to_be_visible(timeout=LONG)
    reader.page.keyboard.press(key)
    return reader.page


def test_steps_and_pictures_are_turned_by_keys(room: People) -> None:
    page = looking_back(room)
    ask, paper = page.locator(".ask"), page.locator(".paper")
    expect(paper).to_have_count(0)
    questions = []
    for _ in range(6):
        questions.append(ask.inner_text())
        page.keyboard.press("ArrowDown")
    assert len(set(questions)) == 6, "each step has a question of its own"
    for _ in range(4):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("n")
    expect(paper).to_be_visible()
    first = paper.inner_text()
    page.keyboard.press("n")
    place = page.locator(".paper-turn")
    expect(place).to_contain_text("2 of ")
    assert paper.inner_text() != first
    last = int(place.locator("[role=status]").inner_text().split()[-1])
    for _ in range(last):
        page.keyboard.press("n")
    expect(place).to_contain_text(f"{last} of {last}")
    page.keyboard.press("l")
    expect(place).to_contain_text(f"{last} sur {last}")
    expect(ask).not_to_have_text(questions[1])
    for _ in range(last):
        page.keyboard.press("p")
    expect(paper).to_have_count(0)
    before = ask.inner_text()
    page.keyboard.press("t")
    expect(page.locator("#told-table")).to_have_value("1")
    expect(page.locator(".minutes")).to_be_visible(timeout=LONG)
    expect(ask).not_to_have_text(before)


def test_every_picture_fits_the_wall(room: People) -> None:
    page = looking_back(room, language="fr")
    for size in ((1280, 720), (1024, 768), (1920, 1080)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.keyboard.press("d")
        for _ in range(6):
            page.keyboard.press("ArrowUp")
        pictures = 0
        for step in range(6):
            pictures += fits(page, f"{size}, step {step + 1}")
            page.keyboard.press("ArrowDown")
        assert pictures > 8


def fits(page: Page, where: str) -> int:
    """The question and every picture of a step fit; how many pictures there are."""
    button = page.locator(".debrief .show button")
    count = int("".join(c for c in button.inner_text() if c.isdigit())) if button.count() else 0
    for at in range(count + 1):
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), f"{where}, picture {at}"
        cut = page.evaluate(
            "(() => { const body = document.querySelector('.paper-body');"
            " return body ? body.scrollHeight - body.clientHeight : 0; })()"
        )
        assert cut <= 1, f"{where}, picture {at}: {cut} px are below its edge"
        page.keyboard.press("n")
    return count


def test_two_tables_are_compared_picture_by_picture(room: People) -> None:
    page = looking_back(room, "c", language="fr")
    page.evaluate(axe())
    expect(page.locator(".show button")).to_be_visible(timeout=LONG)
    for size in ((1280, 720), (1024, 768), (1920, 1080)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert fits(page, f"{size}") == 4
        assert page.locator(".paper .of-table").evaluate_all("all => all.every((a) => a.scrollWidth <= a.clientWidth)")
        assert page.evaluate(FOUND) == []
        for _ in range(4):
            page.keyboard.press("p")
    page.keyboard.press("d")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Tables comparées").click()
    expect(page.locator(".compare")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 800})
    no_sideways(page)


@pytest.mark.slow
def test_two_hundred_futures_of_any_decision(room: People) -> None:
    page = looking_back(room, "w")
    most = page.locator(".most button")
    expect(most).to_have_count(3)
    most.first.click()
    result = page.locator(".what-if .paper")
    expect(page.locator(".going ~ .paper")).to_be_visible(timeout=LONG)  # what came of the first games
    expect(result.locator("h2")).to_have_text(most.first.locator("strong").inner_text())
    expect(result).to_contain_text("Games won of 100", timeout=LONG)
    expect(page.locator(".going")).to_have_count(0)
    assert result.locator("svg[role=img]").count() == 1 and result.locator("table").count() == 1
    page.get_by_label("Round", exact=True).select_option("2")
    page.get_by_label("Seat", exact=True).select_option("1")
    decided = page.locator("#decision option")
    assert decided.count() and all(text.startswith("Round 2 ·") for text in decided.all_inner_texts())
    page.get_by_role("button", name="Play 200 futures").click()
    expect(page.locator(".going progress")).to_be_visible()
    page.keyboard.press("l")
    expect(page.locator(".going")).to_contain_text("parties sur 200")
    most.nth(1).click()
    expect(page.get_by_role("alert")).to_have_text("Un autre « et si » est en train d’être joué. "
                                                   "Demandez de nouveau quand il sera terminé.")  # fmt: skip
    expect(result).to_contain_text("Parties gagnées sur 100", timeout=LONG)
    page.reload()
    expect(page.locator(".most button")).to_have_count(3)


def test_a_debrief_that_is_asked_for_again_after_a_crash_is_there_again(room: People, over: Lesson) -> None:
    page = looking_back(room)
    text = page.locator(".ask").inner_text()
    over.kill()
    expect(page.locator(".health.broken")).to_be_visible(timeout=20_000)
    over.start()
    expect(page.locator(".health.open")).to_be_visible(timeout=20_000)
    expect(page.locator(".minutes")).to_be_visible(timeout=LONG)
    expect(page.locator(".ask")).to_have_text(text)
    room.readers[-1].forgive("WebSocket", "ERR_CONNECTION_REFUSED", "Failed to load resource")


@pytest.mark.slow
def test_anybody_can_read_every_picture_in_every_look(room: People) -> None:
    page = looking_back(room)
    looks = list(product(LANGUAGES, SCHEMES, WIDTHS))
    readable(page, looks)
    for step in range(4):
        page.set_viewport_size({"width": 1280, "height": 720})
        page.keyboard.press("n")
        for at in range(6):
            readable(page, (looks[(step + at) % len(looks)],))
            page.keyboard.press("n")
        page.keyboard.press("ArrowDown")
    page.keyboard.press("w")
    page.locator(".most button").first.click()
    expect(page.locator(".what-if .paper")).to_be_visible(timeout=LONG)
    readable(page, looks)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.set_viewport_size({"width": 390, "height": 800})
    no_sideways(page)


def test_what_if_and_a_picture_can_be_read(room: People) -> None:
    page = looking_back(room)
    page.evaluate(axe())
    page.keyboard.press("ArrowDown")
    for _ in range(6):
        page.keyboard.press("n")
        expect(page.locator(".paper")).to_be_visible()
        if page.locator(".paper svg").count():
            break
    page.keyboard.press("w")
    expect(page.locator(".most button")).to_have_count(3)
    assert page.evaluate(FOUND) == []
    page.keyboard.press("d")
    expect(page.locator(".paper svg")).to_be_visible()
    assert page.evaluate(FOUND) == []
