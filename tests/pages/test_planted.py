"""What people type is text everywhere: markup, quotes, marks that turn the writing, six hundred letters at once."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from game.rules.levers import LONGEST_MESSAGE
from tests.pages.handset_states import PARTS, opens
from tests.pages.lesson import Lesson
from tests.pages.people import People, Reader, no_sideways
from tests.pages.states import DESK, at_desk

TURNED = "\u202e"
"""A mark that turns what follows it around; no page may show it."""
NAME = f"<img src=x onerror=bad=1>{TURNED}'&lt;"
WORD = '<img src=x onerror="bad=1"><script>bad=1</script> "quoted" \'too\' &amp; '
MESSAGE = WORD + "a" * (LONGEST_MESSAGE - len(WORD))
NOTE = f'<svg onload=bad=1> {TURNED}Note & "more" ' + "b" * 500
PLANTED = "() => document.querySelectorAll('img[src=x], script:not([src]), iframe, [onerror], [onload]').length"


def plain(text: str) -> str:
    """As it is to be read."""
    return " ".join(text.replace(TURNED, "").split())


def harmless(reader: Reader) -> str:
    """Nothing of it became part of the page or stands out of it; the page's text."""
    page = reader.page
    assert page.evaluate("() => 'bad' in window") is False
    assert page.evaluate(PLANTED) == 0
    no_sideways(page)
    text: str = page.evaluate("() => document.body.textContent")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b-\u200f]", text)
    return " ".join(text.split())


def test_what_people_type_is_text_on_every_page(people: People, lesson: Lesson) -> None:
    ana = people.sits(NAME, 0, size=(320, 640))
    others = [people.sits(NAME[1:], 0, size=(320, 640)), people.sits("Bo", 1, size=(320, 640), language="fr")]
    readers = [ana, *others]
    opens(ana, "talks")
    ana.page.locator("#list-messages").click()
    ana.page.locator("[id^='open-thread-']").first.click()
    ana.page.locator("#letter-text").fill(MESSAGE + "b" * 600)
    expect(ana.page.locator("#letter-send")).to_be_disabled()
    no_sideways(ana.page)
    ana.page.locator("#letter-text").fill(MESSAGE)
    ana.page.locator("#letter-send").click()
    expect(ana.page.locator("li.letter.mine")).to_be_visible()
    lesson.order("note", text=NOTE, table=0)
    teacher = people.teaches(size=(320, 640))
    for part in DESK:
        at_desk(teacher, part)
        if part == "people":
            assert plain(NAME) in harmless(teacher)
        else:
            harmless(teacher)
    found = dict.fromkeys(readers, "")
    for reader in readers:
        for part in PARTS:
            opens(reader, part)
            found[reader] += harmless(reader)
    assert plain(MESSAGE) in found[ana]
    for text in found.values():
        assert plain(NOTE) in text
    assert plain(NAME) in found[others[0]], "the team is told by its names"
