"""Who leaves a page leaves nothing on it, takes nothing of another page along, and is not brought back unasked."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.pages.asking import Asking
from tests.pages.handset_states import opens
from tests.pages.people import People
from tests.server.process import CODE, TOKEN

WOKEN = """() => {
  const { line } = window;
  line.close();
  document.dispatchEvent(new Event("visibilitychange"));
  dispatchEvent(new Event("online"));
  line.again();
  line.open();
  return [line.state, line.socket];
}"""


def leaves(page: Page) -> None:
    """Forget this place, as asked twice."""
    page.get_by_role("button", name="Leave on this device…").click()
    page.get_by_role("button", name="Forget my place here").click()
    expect(page.locator("#join-name")).to_be_visible()


def test_a_line_that_was_closed_is_not_woken(visitors: People) -> None:
    reader = visitors.sits("Woken")
    Asking(reader, reader.secret)
    assert reader.page.evaluate(WOKEN) == ["closed", None]


def test_the_next_person_at_a_device_is_somebody_else(visitors: People) -> None:
    reader = visitors.opens(f"/?code={CODE}")
    page = reader.page
    numbers = []
    for name in ("First of two", "Second of two"):
        expect(page.locator("#join-name")).to_have_value("")
        page.locator("#join-name").fill(name)
        page.locator("button.first").click()
        reader.connected()
        assert reader.shown["me"]["name"] == name
        numbers.append(reader.shown["me"]["number"])
        # A person without a seat has one part alone; the way out is in the room, which stands last.
        visitors.lesson.order("sit", who=numbers[-1], table=0, seat=-1)
        page.locator("nav.tabs button").last.click()
        leaves(page)
    assert numbers[0] != numbers[1]


def test_each_page_of_a_browser_forgets_its_own(visitors: People) -> None:
    reader = visitors.sits("At the teacher's own laptop", 0)
    desk = visitors.opens(f"/desk#{TOKEN}", beside=reader)
    desk.connected()
    desk.page.locator("button[lang]").click()
    expect(desk.page.locator("html")).to_have_attribute("lang", "fr-CA")
    opens(reader, "room")
    expect(reader.page.locator("html")).to_have_attribute("lang", "en-CA")
    leaves(reader.page)
    reader.page.reload()
    expect(reader.page.locator("html")).to_have_attribute("lang", "en-CA")
    desk.page.reload()
    desk.connected()
    expect(desk.page.locator("html")).to_have_attribute("lang", "fr-CA")
