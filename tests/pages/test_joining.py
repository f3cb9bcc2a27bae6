"""Coming into the lesson through the first page, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.pages.lesson import Lesson
from tests.pages.people import People, no_sideways
from tests.server.process import CODE

JOIN = {"en": "Join", "fr": "Se joindre"}
REFUSED = "Failed to load resource"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_joining_by_keyboard_alone(people: People, lesson: Lesson, language: str) -> None:
    reader = people.opens(f"/?code={CODE.lower()}", language, size=(320, 640))
    page = reader.page
    name = page.locator("#join-name")
    expect(name).to_be_visible()
    no_sideways(page)
    page.keyboard.press("Tab")
    expect(page.locator("button.quiet")).to_be_focused()
    page.keyboard.press("Tab")
    expect(name).to_be_focused()
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")
    reader.connected()
    assert reader.shown["me"]["name"] == "Ana" and reader.shown["me"]["language"] == language
    assert len(lesson.entries()) == 2
