"""Where a page can be: a name, and how somebody comes there. Every test of all pages goes through this list.

A state is a function of (people, table): it opens a page in English at 390 x 844, brings it there, and gives it back
when nothing on it moves any more. Each has a table of its own, in the negotiation of the first round.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playwright.sync_api import expect

from game.server.secret import for_screen
from tests.pages.handset_states import HANDSET
from tests.pages.people import People, Reader
from tests.server.process import CODE, TOKEN

Brings = Callable[[People, int], Reader]
DESK = ("before", "people", "tables", "after")


def joining(people: People, table: int) -> Reader:
    """The first page."""
    reader = people.opens("/")
    expect(reader.page.locator("#join-name")).to_be_visible()
    return reader


def refused_to_join(people: People, table: int) -> Reader:
    """The first page with a sentence on it."""
    reader = people.opens(f"/?code={CODE[::-1]}")
    reader.page.locator("#join-name").fill("Ana")
    reader.page.locator("button.first").click()
    expect(reader.page.get_by_role("alert")).to_be_visible()
    reader.forgive("status of 403")
    return reader


def unknown(people: People, table: int) -> Reader:
    """A page whose secret the lesson does not know."""
    reader = people.opens("/#of-another-lesson")
    expect(reader.page.locator(".health.refused")).to_be_visible()
    return reader


def desk(part: str) -> Brings:
    """A part of the teacher's desk."""

    def brings(people: People, table: int) -> Reader:
        reader = people.teaches()
        at_desk(reader, part)
        return reader

    return brings


def at_desk(reader: Reader, part: str) -> None:
    """Open a part of the desk."""
    reader.page.locator("nav.desk-parts button").nth(DESK.index(part)).click()
    expect(reader.page.locator(f".desk-{part}")).to_be_visible()


def wall(key: str, seen: str) -> Brings:
    """The projector's page, turned by a key."""

    def brings(people: People, table: int) -> Reader:
        reader = people.opens(f"/wall#{for_screen(TOKEN)}")
        reader.connected()
        reader.page.keyboard.press(key)
        expect(reader.page.locator(seen)).to_be_visible()
        return reader

    return brings


STATES: Mapping[str, Brings] = {
    "joining": joining,
    "refused to join": refused_to_join,
    "unknown": unknown,
    **HANDSET,
    **{f"desk, {part}": desk(part) for part in DESK},
    "wall, joining": wall("j", ".join-code"),
    "wall, all tables": wall("a", "h1"),
    "wall, one table": wall("1", ".table-head"),
    "wall, debrief": wall("d", ".debrief-steps"),
    "wall, what if": wall("w", ".what-if"),
}
