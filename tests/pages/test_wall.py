"""The projector's page and the map, in real Chromium: turned by keys, public things only, and back by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from game.rules import encode
from game.rules.types import Offer, Term
from game.server import secret
from tests.pages.lesson import Lesson
from tests.pages.people import GONE, People, Reader, no_sideways
from tests.server.process import TOKEN
from tests.shipped import loaded, words

WALL = f"/wall#{secret.for_screen(TOKEN)}"
BORDER = {"en": "Border", "fr": "Frontière"}
OVERLAP = """() => {
  const drawn = [...document.querySelectorAll(".map-svg .words, .map-svg .at")];
  const boxes = drawn.map((one) => one.getBoundingClientRect());
  const disc = (one) => one.width < 40 && Math.abs(one.width - one.height) < 2;
  const middles = (a, b) => Math.hypot(a.left + a.right - b.left - b.right, a.top + a.bottom - b.top - b.bottom) / 2;
  const cross = (a, b) => disc(a) && disc(b) ? middles(a, b) < a.width - 1
    : a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  const name = (at) => drawn[at].textContent;
  return boxes.flatMap((a, i) => boxes.flatMap((b, j) => (j > i && cross(a, b) ? [`${name(i)} on ${name(j)}`] : [])));
}"""


@contextmanager
def turned(people: People, language: str = "en", size: tuple[int, int] = (1280, 720)) -> Iterator[Page]:
    """The wall, connected; the picture of the code may not be there in this lesson."""
    reader = people.opens(WALL, language, size=size)
    reader.connected()
    yield reader.page
    reader.forgive("Failed to load resource", *GONE)


def test_keys_turn_it(people: People) -> None:
    with turned(people) as page:
        expect(page.locator("h1")).to_have_text("Table 1")  # the only table of a lesson that plays
        page.keyboard.press("j")
        expect(page.locator(".join-code")).to_contain_text("BORDE")
        page.keyboard.press("a")
        expect(page.locator("h1")).to_have_text("All tables")
        page.keyboard.press("ArrowRight")
        expect(page.locator("h1")).to_have_text("Table 1")
        page.keyboard.press("d")
        expect(page.locator(".debrief-steps .now")).to_contain_text("Leave your role")
        page.keyboard.press("ArrowDown")
        expect(page.locator(".debrief-steps .now")).to_contain_text("The facts")
        page.keyboard.press("1")
        page.keyboard.press("l")
        expect(page.locator(".table-head")).to_contain_text("Négociation")
        expect(page.locator("html")).to_have_attribute("lang", "fr-CA")
        page.keyboard.press("Home")
        expect(page.locator("#leaf")).to_have_value("lesson")


def test_the_controls_that_are_seen_turn_it_too(people: People) -> None:
    with turned(people) as page:
        page.get_by_label("Shown now").select_option("join")
        expect(page.locator(".join-code")).to_be_visible()
        page.get_by_role("button", name="Next", exact=True).click()
        expect(page.locator("h1")).to_have_text("All tables")
        page.get_by_role("button", name="Table 1").click()
        expect(page.locator(".map-svg")).to_be_visible()
        page.get_by_role("button", name="Next part of the map").click()
        expect(page.locator(".map-svg .at").first).to_be_visible()


def test_a_public_deal_is_shown_and_a_secret_one_is_not(people: People, lesson: Lesson) -> None:
    seats = (people.sits("Ana", seat=0), people.sits("Bo", seat=1))
    with turned(people) as page:
        expect(page.locator(".map-svg")).to_be_visible()
        for amount, hidden in ((7, False), (9, True)):
            act(seats[0], {"verb": "offer", "offer": offer(amount, hidden)})
        act(seats[1], {"verb": "answer", "amount": 1, "target": seats[1].shown["offers"][0]["number"]})
        record = page.locator(".record-part")
        deal = "The offer of Ottawa is agreed by all"
        expect(record).to_contain_text(deal)
        assert words("en").money(9) not in page.content()


def offer(amount: int, secret: bool) -> object:
    """Seat 0 asks seat 1 for money."""
    return encode(Offer((0, 1), (Term("pay", 1, amount=amount, target=0),), secret=secret))


def act(reader: Reader, move: dict[str, object]) -> None:
    """A seat's move over the page's own line, not through its forms (those have their own tests)."""
    script = """([move, secret]) => new Promise((done) => {
      const line = new WebSocket(`ws://${location.host}/line`);
      let version = null;
      line.onopen = () => line.send(JSON.stringify({ id: "hello", ask: "hello", secret }));
      line.onmessage = (event) => {
        const message = JSON.parse(event.data);
        if (message.show && message.show.clock && version === null) {
          version = message.show.clock.version;
          line.send(JSON.stringify({ id: `act-${Math.random()}`, ask: "act", act: move, version }));
        }
        if (message.re) { line.close(); done(message); }
      };
    })"""
    kept = "() => JSON.parse(localStorage.getItem(Object.keys(localStorage).find((name) => name.endsWith(':secret'))))"
    reply = reader.page.evaluate(script, [move, reader.page.evaluate(kept)])
    assert reply["ok"], reply


def test_the_teachers_words_stand_above_all_until_they_are_put_away(people: People, lesson: Lesson) -> None:
    with turned(people) as page:
        lesson.order("note", text="Two minutes <b>left</b>.", table=-1, who=-1)
        expect(page.locator(".banner")).to_contain_text("Two minutes <b>left</b>.")
        page.keyboard.press("Escape")
        expect(page.locator(".banner")).to_have_count(0)
        lesson.order("note", text="Stop.", table=-1, who=-1)
        expect(page.locator(".banner")).to_contain_text("Stop.")


def test_it_comes_back_by_itself_to_what_it_showed(people: People, lesson: Lesson) -> None:
    with turned(people) as page:
        page.keyboard.press("1")
        expect(page.locator(".record-part .lines li").first).to_be_visible()
        lesson.kill()
        expect(page.locator(".health.broken")).to_be_visible(timeout=20_000)
        lesson.start()
        expect(page.locator(".health.open")).to_be_visible(timeout=20_000)
        lesson.order("pause", table=0)
        expect(page.locator(".table-head .clock")).to_have_text("Paused")
        page.reload()
        expect(page.locator("h1")).to_have_text("Table 1")


STAGES = {
    "gathering": (".join-code", "BORDE"),
    "huddle": (".todo", "Que vous faut-il"),
    "middle": (".todo", "surpris"),
    "rest": (".todo", "Votre table"),
    "playing": ("h1", "Table 1"),
    "debrief": (".debrief-steps .now", "Quittez votre rôle"),
    "ticket": (".debrief-steps .now", "Billet de sortie"),
}


@pytest.mark.parametrize("stage", STAGES)
def test_it_follows_the_lesson(browser: Browser, lesson: Lesson, stage: str) -> None:
    page = browser.new_page(locale="fr-CA", viewport={"width": 1280, "height": 720})

    def staged(line: WebSocketRoute) -> None:
        server = line.connect_to_server()

        def told(message: str | bytes) -> None:
            found = json.loads(message)
            if "lesson" in found.get("show", {}):
                found["show"]["lesson"] |= {"stage": stage, "left": 125}
            line.send(json.dumps(found))

        server.on_message(told)

    page.route_web_socket("**/line", staged)
    page.goto(lesson.url + WALL)
    place, text = STAGES[stage]
    expect(page.locator(place)).to_contain_text(text)
    if stage not in ("gathering", "playing"):
        expect(page.locator("[role=timer]")).to_contain_text(re.compile("2:0[0-5]"))
    page.close()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (320, 640)])
def test_nothing_stands_out_of_the_wall(people: People, size: tuple[int, int]) -> None:
    with turned(people, "fr", size) as page:
        for key in ("j", "a", "1", "d"):
            page.keyboard.press(key)
            page.wait_for_timeout(0)
            expect(page.locator("main")).to_be_visible()
            no_sideways(page)
        if size[0] > 1000:
            assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
            assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.ask')).fontSize)") > size[1] / 25


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_map_names_every_crossing_and_is_worked_by_keys(people: People, language: str) -> None:
    reader = people.sits("Ana", seat=1, language=language, size=(320, 640))
    page = reader.page
    page.get_by_role("button", name=BORDER[language], exact=True).click()
    expect(page.locator(".map-svg .at").first).to_be_visible()
    no_sideways(page)
    text = page.locator(".crossings").inner_text()
    for corridor in loaded("autumn-2001").scenario.corridors:
        assert words(language).text(corridor.name) in text
    regions = page.locator(".map-regions button")
    for at in range(regions.count()):
        regions.nth(at).focus()
        page.keyboard.press("Enter")
        expect(regions.nth(at)).to_have_attribute("aria-pressed", "true")
        no_sideways(page)
        assert page.evaluate(OVERLAP) == []
    first = page.locator(".crossing").first
    first.focus()
    page.keyboard.press("Space")
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".map-svg .at.lit")).to_have_count(1)
    expect(first).to_be_focused()


@pytest.mark.parametrize("size", [(390, 844), (1280, 800)])
def test_words_on_the_map_cover_neither_each_other_nor_a_mark(people: People, size: tuple[int, int]) -> None:
    page = people.sits("Ana", seat=1, size=size).page
    page.get_by_role("button", name=BORDER["en"], exact=True).click()
    regions = page.locator(".map-regions button")
    expect(page.locator(".map-svg .at").first).to_be_visible()
    for at in range(regions.count()):
        regions.nth(at).click()
        expect(regions.nth(at)).to_have_attribute("aria-pressed", "true")
        assert page.evaluate(OVERLAP) == []
