"""The teacher's desk in a real browser: a class planned, seated, watched and led; keyboard, both languages."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.pages.lesson import Lesson
from tests.pages.people import People, no_sideways
from tests.server.process import TOKEN

LAPTOP, PHONE = (1280, 800), (320, 640)
UNFOLD = "document.querySelectorAll('.somebody button[aria-expanded=false], summary').forEach((one) => one.click())"
SMALL = """() => [...document.querySelectorAll("button")]
  .filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.textContent)"""
PARTS = {"en": ("Before", "People", "Tables", "After"), "fr": ("Avant", "Personnes", "Tables", "Après")}


@pytest.fixture
def school(browser: Browser, lessons: Callable[..., Lesson]) -> Iterator[People]:
    """A lesson with two tables, and whoever opens a page of it."""
    found = People(browser, lessons(tables=2))
    yield found
    found.check()


def part(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("button", name=name, exact=True).click()


def card(page: Page, table: int) -> str:
    return f"li.post:nth-child({table + 1})"


def test_a_plan_is_looked_at_then_used_and_its_tables_open(school: People) -> None:
    page = school.teaches(size=LAPTOP).page
    page.get_by_role("button", name="90", exact=True).click()
    page.get_by_label("Students", exact=True).fill("30")
    page.get_by_label("Begins at").fill("09:00")
    table = page.get_by_role("table")
    expect(table).to_contain_text("Debrief")
    expect(table.locator("tbody tr").first).to_contain_text("9:00")
    expect(table.locator("tbody tr").last).to_contain_text("10:30")
    expect(page.get_by_text("30 of 90 minutes are kept")).to_be_visible()
    assert not any(entry["what"] == "plan" for entry in school.lesson.entries())
    page.get_by_role("button", name="Use this plan").click()
    expect(page.get_by_text("The plan is set and 4 tables are open.")).to_be_visible()
    kinds = [entry["what"] for entry in school.lesson.entries()]
    assert kinds.count("plan") == 1 and kinds.count("table") == 4
    page.get_by_label("Other", exact=True).fill("7")
    expect(page.get_by_role("alert")).to_contain_text("30 to 300 minutes")
    expect(page.get_by_role("button", name="Use this plan")).to_be_disabled()
    school.readers[-1].forgive("400")  # of a class too short to plan


def test_a_spreadsheet_becomes_a_seated_class_in_four_presses(school: People, tmp_path: Path) -> None:
    names = [f"Élève {n}" for n in range(20)]
    rows = ["Nom;Table;Place", f'"{names[0]}";2;3', *(f"{name};;" for name in names[1:])]
    file = tmp_path / "classe.csv"
    file.write_bytes("\r\n".join(rows).encode("cp1252"))
    for name in names:
        school.lesson.join(name)
    page = school.teaches(size=LAPTOP).page
    begun = time.monotonic()
    part(page, "People")
    page.get_by_label("Or take a file").set_input_files(file)
    page.get_by_role("button", name="Use this list").click()
    expect(page.get_by_text("20 of 20 on the list are here.")).to_be_visible()
    page.locator("#deal").click()
    expect(page.get_by_text("Here: 20. Seated: 20. Without a place: 0.")).to_be_visible()
    assert time.monotonic() - begun < 60, "pressing included"
    places = {e["who"]: (e["table"], e["seat"]) for e in school.lesson.entries() if e["what"] == "sit"}
    assert places[0] == (1, 2), "where the list says"
    taken = [sum(place == (table, seat) for place in places.values()) for table in (0, 1) for seat in range(4)]
    assert sorted(taken) == [2, 2, 2, 2, 3, 3, 3, 3]


def test_a_latecomer_is_moved_and_marked_away_by_menus(school: People) -> None:
    school.lesson.join("Late & <b>loud</b>")
    page = school.teaches(size=LAPTOP).page
    part(page, "People")
    page.get_by_role("button", name="Change Late & <b>loud</b>").click()
    page.get_by_label("Table", exact=True).select_option("1")
    page.get_by_label("Seat", exact=True).select_option("2")
    page.get_by_role("button", name="Move").click()
    expect(page.get_by_text("Moved.")).to_be_visible()
    page.get_by_role("button", name="Mark as away").click()
    expect(page.locator(".somebody").get_by_text("away", exact=True)).to_be_visible()
    page.get_by_role("button", name="New key").click()
    expect(page.locator(".unfolded .code")).to_have_text(re.compile("^[A-Z]{5}$"))
    assert [(e["what"], e.get("table"), e.get("seat")) for e in school.lesson.entries()][-3:-1] == [
        ("sit", 1, 2),
        ("away", None, None),
    ]


def test_the_wall_shows_who_is_gone_and_who_is_waited_for(school: People) -> None:
    ana = school.sits("Ana", 0)
    page = school.teaches(size=LAPTOP).page
    part(page, "Tables")
    seat = page.locator(card(page, 0)).locator(".seat").first
    expect(seat).to_contain_text("Ana (leads) connected")
    ana.page.close()
    expect(seat).to_contain_text("Ana (leads) offline")
    page.evaluate("const now = Date.now; Date.now = () => now() + 130000;")
    expect(seat).to_contain_text("nothing for 2:1")
    expect(page.locator(card(page, 0))).to_contain_text("somebody is waited for")
    expect(page.locator(card(page, 1))).not_to_contain_text("somebody is waited for")


def test_orders_for_one_table_and_for_all(school: People) -> None:
    page = school.teaches(size=LAPTOP).page
    part(page, "Tables")
    first, second = page.locator(card(page, 0)), page.locator(card(page, 1))
    first.get_by_role("button", name="Pause").click()
    expect(first).to_contain_text("paused")
    expect(second).not_to_contain_text("paused")
    page.locator("#all-pause").click()
    expect(page.get_by_text("Done at 1 of 1 tables.")).to_be_visible()
    page.locator("#all-resume").click()
    expect(page.get_by_text("Done at 2 of 2 tables.")).to_be_visible()
    page.locator("#all-extend-5").click()
    expect(page.get_by_text("Done at 2 of 2 tables.")).to_be_visible()
    first.get_by_role("button", name="Skip phase").click()
    expect(first).to_contain_text("Programs")
    expect(second).to_contain_text("behind the others")
    page.get_by_label("Slowest first").check()
    expect(page.locator("li.post h3").first).to_have_text("Table 2")
    page.locator("#all-slowest").click()
    expect(page.get_by_role("dialog")).to_contain_text("Furthest behind: Table 2")
    page.locator("#ask-yes").click()
    expect(page.get_by_text("Done at 1 of 1 tables.")).to_be_visible()
    expect(page.locator("li.post").filter(has_text="Negotiation")).to_have_count(0)
    part(page, "After")
    log = page.locator(".log")
    for line in (
        "Table 1: paused",
        "Table 2: paused",
        "Table 2: resumed",
        "Table 1: 5 minutes more",
        "Table 2: phase closed",
    ):
        expect(log).to_contain_text(line)
    expect(log.locator("li").first).to_contain_text("Table 2: phase closed")


def test_a_whisper_reaches_one_page_only(school: People) -> None:
    ana, bo = school.sits("Ana", 0), school.sits("Bo", 0)
    page = school.teaches(size=LAPTOP).page
    part(page, "People")
    page.get_by_role("button", name="Change Ana").click()
    page.get_by_label("Whisper to Ana").fill("Look at “offers” <first>.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sent.")).to_be_visible()
    expect(page.get_by_label("Whisper to Ana")).to_have_value("")
    part(page, "Tables")
    page.get_by_label("A word to everybody").fill("Two minutes.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sent.")).to_be_visible()
    for reader, hears in ((ana, True), (bo, False)):
        reader.page.wait_for_timeout(300)
        told = "".join(reader.frames)
        assert ("<first>" in told) == hears and "Two minutes." in told


def test_what_cannot_be_taken_back_is_asked_and_the_keyboard_is_enough(school: People) -> None:
    page = school.teaches(size=LAPTOP).page
    part(page, "Tables")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    reveal = page.locator(card(page, 0)).locator("button.reveal")
    reveal.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("There is no way back.")
    expect(page.locator("#ask-no")).to_be_focused()
    page.wait_for_timeout(1200)  # the page is drawn every second
    expect(page.locator("#ask-no")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(reveal).to_be_focused()
    assert not any(entry["what"] == "reveal" for entry in school.lesson.entries())
    page.keyboard.press("Enter")
    expect(page.locator("#ask-no")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(card(page, 0))).to_contain_text("revealed")
    expect(page.locator(card(page, 1))).not_to_contain_text("revealed")


def test_events_personas_and_rounds_at_a_table(school: People) -> None:
    page = school.teaches(size=LAPTOP).page
    part(page, "Tables")
    first = page.locator(card(page, 0))
    first.locator("summary").click()
    first.get_by_label("An event happens").select_option("orange-alert")
    first.get_by_role("button", name="Let it happen").click()
    expect(first).to_contain_text("It has happened.")
    first.get_by_role("button", name="Hand it to the AI").click()
    expect(first.locator(".seat").first).to_contain_text("AI: ")
    first.get_by_role("button", name="Back to people").click()
    expect(first.locator(".seat").first).not_to_contain_text("AI: ")
    first.get_by_role("button", name="Go back").click()
    page.locator("#ask-yes").click()
    expect(first).to_contain_text("Round 1 of 5 · Briefing")


def test_the_next_stage_is_one_press(school: People) -> None:
    page = school.teaches(size=LAPTOP).page
    expect(page.locator(".stages .now")).to_contain_text("Play")
    page.locator("#next-stage").click()
    expect(page.locator(".stages .now")).to_contain_text("Debrief")
    page.get_by_label("Go to another stage").select_option("playing")
    expect(page.locator(".stages .now")).to_contain_text("Play")


def test_a_file_is_fetched_with_the_secret_in_a_header(school: People) -> None:
    page = school.teaches(size=LAPTOP).page
    asked: list[Request] = []

    def answer(route: Route) -> None:
        asked.append(route.request)
        if "outcome" in route.request.url:
            route.fulfill(status=409, body="The game at table 2 is damaged.")
        else:
            route.fulfill(status=200, body="a,b\n", content_type="text/csv")

    page.route("**/exports/**", answer)
    part(page, "After")
    page.get_by_role("group", name="People in them").get_by_label("Names", exact=True).check()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the grade book").click()
    assert saved.value.suggested_filename == "gradebook.csv"
    assert asked[0].headers["authorization"] == f"Bearer {TOKEN}" and TOKEN not in asked[0].url
    assert "names=1" in asked[0].url
    page.get_by_role("button", name="Save the outcome").click()
    expect(page.get_by_text("The game at table 2 is damaged.")).to_be_visible()
    school.readers[-1].forgive("409")


def test_the_secret_does_not_stay_in_the_address(school: People) -> None:
    page = school.teaches(size=LAPTOP).page
    expect(page.get_by_role("heading", name="Plan of the class")).to_be_visible()
    assert TOKEN not in page.url
    page.reload()
    expect(page.get_by_role("heading", name="Plan of the class")).to_be_visible()
    stranger = school.opens("/desk", size=PHONE).page
    expect(stranger.get_by_text("This page is the teacher’s.")).to_be_visible()
    stranger.get_by_label("Or paste the link here").fill(f"{school.lesson.url}/desk#{TOKEN}")
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_role("heading", name="Plan of the class")).to_be_visible()


def test_the_links_can_be_copied_without_a_clipboard(school: People) -> None:
    page = school.teaches(size=LAPTOP).page
    page.evaluate(
        "document.execCommand = () => false; Object.defineProperty(window, 'isSecureContext', {value: false})"
    )
    page.get_by_role("button", name="Copy Link for students").click()
    expect(page.get_by_text("Selected. Press Ctrl+C")).to_be_visible()
    assert str(page.evaluate("getSelection().toString()")).endswith("/?code=BORDE")
    wall = page.get_by_label("Projector page").input_value()
    assert "/wall#" in wall and TOKEN not in wall


def test_the_desk_turns_to_the_other_language(school: People) -> None:
    page = school.teaches(size=LAPTOP).page
    part(page, "Tables")
    page.get_by_role("button", name="Français").click()
    expect(page.locator(card(page, 0))).to_contain_text("Tour 1 sur 5 · Négociation")
    page.locator(card(page, 0)).locator("summary").click()
    page.get_by_label("Un événement survient").select_option("orange-alert")
    page.get_by_role("button", name="Le déclencher").click()
    expect(page.get_by_text("Il est survenu.")).to_be_visible()
    page.get_by_label("Un événement survient").select_option("orange-alert")
    page.get_by_role("button", name="Le déclencher").click()
    expect(page.locator(".said").first).to_contain_text("ce tour")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP])
def test_nothing_stands_out_sideways(school: People, language: str, size: tuple[int, int]) -> None:
    school.sits("Jean-Baptiste Lévesque-Archambault", 3, language=language)
    school.lesson.join("W" * 40)
    school.lesson.order("plan", minutes=180, heads=30)
    page = school.teaches(size=size, language=language).page
    for name in PARTS[language]:
        part(page, name)
        expect(page.get_by_role("navigation").get_by_role("button", name=name, exact=True)).to_have_attribute(
            "aria-current", "page"
        )
        page.evaluate(UNFOLD)
        page.wait_for_timeout(100)
        no_sideways(page)
        assert not page.locator("text=/desk-page\\./").count(), "a sentence is missing"
    small = page.evaluate(SMALL)
    assert not small
