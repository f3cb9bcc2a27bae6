"""A class plays a whole game through its pages, by pressing what they offer; and nobody is sent another's secrets."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect

from tests.pages.handset_states import opens
from tests.pages.lesson import Lesson
from tests.pages.people import People, Reader
from tests.server.process import CODE

MARKS = ("zanzibar", "xylophone", "quagmire", "wolverine")
"""What each seat says in confidence to the next one; no card has such words."""
NAMES = ("Ana", "Bo", "Chloé", "Dev", "Eli")
"""The last of them shares the first one's seat."""
MOST_STEPS = 200
OFFERS = """() => document.querySelector("section[aria-labelledby='ready-h'] button.wide, .choice input:enabled")"""
DEBRIEF = """() => /debrief|bilan|retour/i.test(document.querySelector(".guide h2").textContent)"""


def comes(people: People, name: str, seat: int) -> Reader:
    """Somebody joins and sits down."""
    reader = people.opens(f"/?code={CODE}", "fr" if seat == 2 else "en")
    page = reader.page
    page.locator("#join-name").fill(name)
    page.locator("button.first").click()
    reader.connected()
    page.locator(f"button[aria-describedby='place-{seat}']").click()
    expect(page.locator("nav.tabs")).to_be_visible()
    return reader


def ready(page: Page) -> Locator:
    """Where a seat says that it is done with the phase."""
    return page.locator("section[aria-labelledby='ready-h']")


def confides(reader: Reader, seat: int, to: int, text: str) -> None:
    """A message of one seat to another."""
    opens(reader, "talks")
    page = reader.page
    page.locator("#list-messages").click()
    page.locator(f"#open-thread-{min(seat, to)}-{max(seat, to)}").click()
    page.locator("#letter-text").fill(text)
    page.locator("#letter-send").click()
    expect(page.locator("li.letter.mine").last).to_contain_text(text)
    page.locator(".back").click()


def decides(page: Page) -> bool:
    """Answer an event that waits, if any: its first choice that may be made."""
    waiting = page.locator("section:has(.choice input:enabled)")
    if not waiting.count():
        return False
    event = page.locator(f"section[aria-labelledby='{waiting.first.get_attribute('aria-labelledby')}']")
    event.locator(".choice input:enabled").first.check()
    event.locator("button.first").click()
    expect(event).to_have_count(0)
    return True


def funds(reader: Reader) -> None:
    """Begin the first program that is open, at its first level."""
    opens(reader, "programs")
    page = reader.page
    card = page.locator("details.program:not(.active)").filter(has=page.locator("fieldset.levels input:enabled")).first
    card.locator("summary").first.click()
    card.locator("fieldset.levels input").nth(1).check()
    card.locator("fieldset.levels button.first").click()
    expect(page.locator("details.program.active").first).to_be_visible()


def passes(reader: Reader) -> bool:
    """Say that the seat is done, if it may, and wait until the page shows that it is or that the game went on."""
    button = ready(reader.page).locator("button.wide")
    if not button.count():
        return False
    before = stands(reader)
    button.click()
    reader.page.wait_for_function(
        """(before) => document.querySelector(".bar-where").textContent !== before
          || document.querySelector("section[aria-labelledby='ready-h'] .done")""",
        arg=before,
    )
    return True


def stands(reader: Reader) -> str:
    """Round and phase, as the page shows them."""
    return reader.page.locator(".bar-where").inner_text()


def final(page: Page) -> Locator:
    """How the game ended."""
    return page.locator("section[aria-labelledby='final-h']")


def over(reader: Reader) -> bool:
    """Whether the game is over, as far as this page was told."""
    return bool(reader.shown["where"]["part"] == "debrief")


def proposed_and_taken(mate: Reader, lead: Reader) -> None:
    """Who does not lead proposes to be done; who leads takes it."""
    ready(mate.page).locator("button.wide").click()
    expect(ready(mate.page).locator(".said.good")).to_be_visible()
    opens(lead, "room")
    lead.page.locator("section[aria-labelledby='sheets-h'] button.first").click()
    expect(lead.page.locator("section[aria-labelledby='sheets-h'] button.first")).to_have_count(0)
    opens(lead, "now")


def lead_of(team: list[Reader]) -> Reader:
    """Who of a team submits for it now; half-way the next one takes over."""
    number = next(mate["number"] for mate in team[0].shown["team"] if mate["lead"])
    return next(reader for reader in team if reader.shown["me"]["number"] == number)


def waited(leads: list[Reader]) -> None:
    """Until one of these pages, which may be behind the others, has something to press."""
    for reader in leads:
        with suppress(TimeoutError):
            reader.page.wait_for_function(OFFERS, timeout=500)
            return


def played(teams: list[list[Reader]]) -> None:
    """Everybody presses what their page offers until the game is over; all confide and fund something in each round."""
    done: set[tuple[int, str, str]] = set()
    for _ in range(MOST_STEPS):
        leads, acted = [lead_of(team) for team in teams], False
        for seat, reader in enumerate(leads):
            if over(reader):
                continue
            opens(reader, "now")
            while decides(reader.page):
                acted = True
            where = reader.shown["where"]
            at = (seat, where["part"], stands(reader))
            if where["part"] in ("negotiation", "programs") and where["turn"] and at not in done:
                done.add(at)
                if where["part"] == "programs":
                    funds(reader)
                else:
                    confides(reader, seat, (seat + 1) % len(teams), f"between us: {MARKS[seat]}")
                opens(reader, "now")
            acted |= passes(reader)
        if all(over(reader) for team in teams for reader in team):
            return
        if not acted:
            waited(leads)
    raise AssertionError("the game does not end")


def test_a_class_plays_a_whole_game(lessons: Callable[..., Lesson], browser: Browser) -> None:
    lesson = lessons(scenario="first-game")
    people = People(browser, lesson)
    teacher = people.teaches(size=(1280, 800))
    teacher.connected()
    lesson.order("stage", stage="briefing")  # when play has begun nobody sits down beside others by themselves
    leads = [comes(people, name, seat) for seat, name in enumerate(NAMES[:-1])]
    mate = comes(people, NAMES[-1], 0)
    lesson.order("stage", stage="playing")
    readers = [*leads, mate]
    for reader in readers:
        expect(ready(reader.page)).to_be_visible()
    confides(leads[0], 0, 1, f"between us: {MARKS[0]}")
    opens(leads[0], "now")
    proposed_and_taken(mate, leads[0])
    teams = [[leads[0], mate], *([reader] for reader in leads[1:])]
    played(teams)
    assert lead_of(teams[0]) is mate, "half-way the next of the team leads"
    for reader in readers:
        expect(final(reader.page).locator("li.mine")).to_have_count(1)
    said = [final(reader.page).locator("li strong:last-child").all_inner_texts() for reader in readers]
    scores = {tuple(score.replace(",", ".") for score in found) for found in said}
    assert len(scores) == 1 and len(scores.pop()) == len(leads)
    for seat, mark in enumerate(MARKS):
        knows = [mark in "".join(reader.frames) for reader in readers]
        assert knows == [at in (seat, (seat + 1) % 4) for at in (0, 1, 2, 3, 0)], mark
    assert not any(mark in "".join(teacher.frames) for mark in MARKS)
    teacher.page.locator("#next-stage").click()
    for reader in readers:
        reader.page.wait_for_function(DEBRIEF)
        expect(final(reader.page)).to_be_visible()
    people.check()
