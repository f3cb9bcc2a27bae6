"""The handset in Chromium: a whole turn by keyboard alone, a team's proposals, every part at 320 px, drafts, notes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.pages.handset_states import PARTS, UNFOLDED, opens
from tests.pages.lesson import Lesson
from tests.pages.people import People, no_sideways
from tests.server.process import CODE

WASHINGTON = 2
"""The seat that the first event of the scenario asks."""


def tab_to(page: Page, selector: str, most: int = 250) -> None:
    """Press Tab until something that fits has the focus; it must then be in sight."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            expect(page.locator(":focus")).to_be_in_viewport()
            return
    raise AssertionError(f"no way to {selector} by Tab")


def to_events(lesson: Lesson) -> None:
    """Back to the beginning, then to the events of the first round."""
    lesson.order("rewind", table=0, round=1)
    lesson.order("close", table=0)


def test_a_turn_by_keyboard_alone(lesson: Lesson, people: People) -> None:
    reader = people.opens(f"/?code={CODE}")
    page = reader.page
    expect(page.locator("#join-name")).to_be_visible()
    tab_to(page, "#join-name")
    page.keyboard.type("Ana")
    tab_to(page, "form button")
    page.keyboard.press("Enter")
    reader.connected()
    tab_to(page, f".place:nth-of-type({WASHINGTON + 1}) button")
    page.keyboard.press("Enter")
    expect(page.locator(".bar h1")).to_have_text("Washington")
    to_events(lesson)
    expect(page.locator("fieldset .choice").first).to_be_visible()
    tab_to(page, ".choice input")
    page.keyboard.press("Space")
    tab_to(page, "section[id^=event] button, section.card:has(.choice) > button")
    page.keyboard.press("Enter")
    expect(page.locator(".choice")).to_have_count(0)
    lesson.order("close", table=0)
    expect(page.locator("#guide-h")).to_have_text("Programs")
    tab_to(page, "nav button:nth-of-type(3)")
    page.keyboard.press("Enter")
    tab_to(page, "details.program > summary")
    page.keyboard.press("Enter")
    tab_to(page, "details.program[open] .levels input")
    page.keyboard.press("ArrowDown")
    tab_to(page, "details.program[open] .levels button")
    page.keyboard.press("Enter")
    expect(page.locator("details.program.active[open]")).to_have_count(1)
    assert page.evaluate("document.activeElement.closest('details.program.active') !== null"), "the focus was lost"
    assert [one["level"] for one in reader.shown["programs"] if one["level"]] == [1]
    tab_to(page, "nav button:nth-of-type(1)")
    page.keyboard.press("Enter")
    tab_to(page, "button.wide")
    page.keyboard.press("Enter")
    expect(page.locator("p.done").first).to_have_text("You are done with this phase.")
    assert lesson.table().state.seats[WASHINGTON].ready


def test_who_does_not_lead_proposes_and_the_lead_takes_it(lesson: Lesson, people: People) -> None:
    ana, bo = people.sits("Ana", 0), people.sits("Bo", 0, language="fr")
    expect(bo.page.locator(".bar")).to_contain_text("Vous proposez")
    expect(ana.page.locator(".bar")).to_contain_text("You lead")
    bo.page.get_by_role("button", name="Proposer : Fin de mes négociations").click()
    expect(bo.page.get_by_text("Proposé à votre équipe.")).to_be_visible()
    expect(ana.page.locator("nav .count")).to_have_text("1")
    opens(ana, "room")
    expect(ana.page.locator("#part-room")).to_contain_text("Be done with this phase (Negotiation)")
    expect(ana.page.locator("#part-room")).to_contain_text("Proposed by Bo")
    ana.page.get_by_role("button", name="Take it").click()
    expect(ana.page.locator("#part-room")).to_contain_text("Nothing is proposed.")
    expect(bo.page.locator(".done").first).to_have_text("Vous avez terminé cette phase.")
    opens(bo, "room")
    bo.page.get_by_role("button", name="Prendre la direction").click()
    expect(bo.page.get_by_text("Vous dirigez maintenant.")).to_be_visible()
    expect(ana.page.locator(".bar")).to_contain_text("You propose")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_part_fits_the_smallest_screen(lesson: Lesson, people: People, language: str) -> None:
    reader = people.sits("Ana", 0, language=language, size=(320, 640))
    people.sits("Bo", 0)
    for phase in ("N.gociation|Negotiation", "Program", "Report|Bilan"):
        expect(reader.page.locator(".bar-where")).to_have_text(re.compile(phase), timeout=20_000)
        for part in PARTS:
            opens(reader, part)
            reader.page.evaluate(UNFOLDED)
            no_sideways(reader.page)
        lesson.order("close", table=0)
    watcher = people.sits("Cy", -1, language=language, size=(320, 640))
    expect(watcher.page.locator("nav.tabs button")).to_have_count(3)
    no_sideways(watcher.page)


def test_a_laptop_shows_two_parts_and_a_wide_one_three(lesson: Lesson, people: People) -> None:
    reader = people.sits("Ana", 0, size=(1280, 800))
    expect(reader.page.locator(".column")).to_have_count(2)
    expect(reader.page.locator("#part-now")).to_be_visible()
    reader.page.get_by_role("button", name="Programs").click()
    expect(reader.page.locator("#part-programs")).to_be_visible()
    reader.page.set_viewport_size({"width": 1920, "height": 1000})
    expect(reader.page.locator(".column")).to_have_count(3)
    no_sideways(reader.page)


def test_a_new_phase_is_said_and_the_focus_stays(lesson: Lesson, people: People) -> None:
    reader = people.sits("Ana", 0)
    page = reader.page
    page.locator("#prediction-text").fill("Nobody signs anything.")
    lesson.order("close", table=0)
    expect(page.locator("p.hidden-text[role=status]").first).to_have_text(re.compile("Programs.*Your turn"))
    expect(page.locator("#prediction-text")).to_be_focused()
    expect(page).to_have_title(re.compile("^Your turn"))
    lesson.order("pause", table=0)
    expect(page.locator(".bar")).to_contain_text("The game is paused.")
    before = page.locator("#clock").inner_text()
    lesson.order("resume", table=0)
    page.wait_for_function("(before) => document.getElementById('clock').textContent !== before", arg=before)


def test_what_is_half_written_is_there_after_loading_anew(lesson: Lesson, people: People) -> None:
    reader = people.sits("Ana", WASHINGTON)
    page = reader.page
    page.locator("#prediction-text").fill("Washington signs last.")
    to_events(lesson)
    page.locator(".choice input").nth(1).check()
    page.reload()
    expect(page.locator(".choice input").nth(1)).to_be_checked()
    expect(page.locator("#prediction-text")).to_have_value("Washington signs last.")
    page.get_by_role("button", name="Keep my prediction").click()
    expect(page.locator("#part-now")).to_contain_text("Kept for the debrief.")
    assert reader.shown["me"]["prediction"] == "Washington signs last."


def test_the_teacher_is_heard_until_the_note_is_put_away(lesson: Lesson, people: People) -> None:
    reader = people.sits("Ana", 0)
    lesson.order("note", text="Look at <b>Champlain</b>.", table=-1, who=reader.number)
    note = reader.page.locator(".notes")
    expect(note).to_contain_text("Look at <b>Champlain</b>.")
    expect(note).to_contain_text("to you alone")
    reader.page.reload()
    note.get_by_role("button").click()
    expect(note).to_have_count(0)
    reader.page.reload()
    reader.connected()
    expect(reader.page.locator("#guide-h")).to_be_visible()
    expect(note).to_have_count(0)


def test_this_device_forgets_only_when_asked_twice(lesson: Lesson, people: People) -> None:
    reader = people.sits("Ana", 0)
    page = reader.page
    page.locator("#prediction-text").fill("A secret thought.")
    opens(reader, "room")
    page.get_by_role("button", name="Larger text").click()
    expect(page.locator("html")).to_have_attribute("data-size", "1")
    page.get_by_role("button", name="Leave on this device…").click()
    page.get_by_role("button", name="No, go back").click()
    page.get_by_role("button", name="Leave on this device…").click()
    page.get_by_role("button", name="Forget my place here").click()
    expect(page.locator("#join-name")).to_be_visible()
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "A secret thought." not in kept and reader.secret not in kept
    page.reload()
    expect(page.locator("#join-name")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-size", "1")
