"""Where a handset can be: its parts in the phases that change them most."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playwright.sync_api import expect

from tests.pages.people import People, Reader

PARTS = ("now", "border", "programs", "talks", "room")
UNFOLDED = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


def opens(reader: Reader, part: str) -> None:
    """Go to a part of the page by its tab, on a telephone."""
    reader.page.locator(f"nav.tabs button:nth-of-type({PARTS.index(part) + 1})").click()
    expect(reader.page.locator(f"#part-{part}")).to_be_visible()


def phase(reader: Reader, name: str) -> None:
    """Wait until the page stands in a phase."""
    reader.page.wait_for_function("(name) => document.querySelector('.bar-where').textContent.includes(name)", arg=name)


def without_a_seat(people: People, table: int) -> Reader:
    """Somebody chooses where to sit."""
    _, secret = people.lesson.join(f"Ana {table}")
    reader = people.opens(f"/#{secret}")
    expect(reader.page.locator("#places-h")).to_be_visible()
    reader.page.evaluate(UNFOLDED)
    return reader


def watching(people: People, table: int) -> Reader:
    """Somebody looks on at a table."""
    return people.sits(f"Ana {table}", -1, table)


def deciding(people: People, table: int) -> Reader:
    """An event waits for a decision, and the teacher said something."""
    reader = people.sits(f"Ana {table}", 2, table)
    people.lesson.order("rewind", table=table, round=1)
    people.lesson.order("note", text="Five minutes left.", table=table, who=-1)
    people.lesson.order("close", table=table)
    expect(reader.page.locator(".choice").first).to_be_visible()
    return reader


def sharing(people: People, table: int) -> Reader:
    """Two share a seat; one has proposed something, the other reads it."""
    first, second = people.sits(f"Ana {table}", 0, table), people.sits(f"Bo {table}", 0, table)
    second.page.locator("button.wide").click()
    opens(first, "room")
    expect(first.page.locator("#sheets-h")).to_be_visible()
    return first


def planning(people: People, table: int) -> Reader:
    """Programs are chosen, every card unfolded."""
    reader = people.sits(f"Ana {table}", 0, table)
    people.lesson.order("close", table=table)
    phase(reader, "Programs")
    opens(reader, "programs")
    reader.page.evaluate(UNFOLDED)
    return reader


def reading(part: str) -> Callable[[People, int], Reader]:
    """A part in the negotiation."""

    def brings(people: People, table: int) -> Reader:
        reader = people.sits(f"Ana {table}", 0, table)
        opens(reader, part)
        reader.page.evaluate(UNFOLDED)
        return reader

    return brings


def reported(people: People, table: int) -> Reader:
    """After the first round: the border with its past and why it moved."""
    reader = people.sits(f"Ana {table}", 0, table)
    for name in ("Programs", "Report"):
        people.lesson.order("close", table=table)
        phase(reader, name)
    opens(reader, "border")
    expect(reader.page.locator(".spark").first).to_be_visible()
    reader.page.evaluate(UNFOLDED)
    return reader


HANDSET: Mapping[str, Callable[[People, int], Reader]] = {
    "without a seat": without_a_seat,
    "watching": watching,
    "deciding": deciding,
    "sharing": sharing,
    "planning": planning,
    "reading what is asked": reading("now"),
    "reading the border": reading("border"),
    "reading the other means": reading("programs"),
    "reported": reported,
}
