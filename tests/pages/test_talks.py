"""Offers and messages on telephones: written by keyboard, countered, accepted; drafts that survive; threads."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from game.rules import encode
from game.rules.types import Offer, Term
from tests.pages.asking import Asking
from tests.pages.lesson import Lesson
from tests.pages.people import People, Reader, no_sideways
from tests.pages.test_everywhere import LOOKS, look, readable

TALKS, ROOM = re.compile("Talks|Pourparlers"), re.compile("Room|Salle")
MOST_TABS = 80


def part(page: Page, name: re.Pattern[str]) -> None:
    """Open a part of the page."""
    page.locator("nav.tabs button").filter(has_text=name).click()


def opened(reader: Reader) -> Page:
    """The talks of somebody's page."""
    part(reader.page, TALKS)
    expect(reader.page.locator(".talks")).to_be_visible()
    return reader.page


def tabbed(page: Page, id: str) -> None:
    """Go on with the tabulator until an element has the focus."""
    for _ in range(MOST_TABS):
        if page.evaluate("document.activeElement.id") == id:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the tabulator does not reach {id}")


def press(page: Page, id: str, key: str = "Enter") -> None:
    """Reach an element by the tabulator and press a key on it."""
    tabbed(page, id)
    page.keyboard.press(key)


def focused(page: Page, id: str) -> None:
    page.wait_for_function("(id) => document.activeElement.id === id", arg=id)


def offers(lesson: Lesson) -> list[tuple[int, str, int]]:
    """(maker, status, parent) of the offers on the table of the lesson, from its journal."""
    return [(one.maker, one.status, one.offer.parent) for one in lesson.table().state.offers]


def pays(page: Page, seat: int, money: str) -> None:
    """Write a clause by which a seat pays the other, by keyboard."""
    press(page, f"add-{seat}")
    focused(page, "clause-h")
    tabbed(page, "clause-kind")
    page.locator("#clause-kind").select_option("pay")  # what opens for a native list is not the page's
    tabbed(page, "clause-money")
    page.keyboard.press("Control+a")
    page.keyboard.type(money)
    page.keyboard.press("Enter")
    focused(page, "clauses-h")


def test_an_offer_is_written_by_keyboard_countered_and_accepted(people: People, lesson: Lesson) -> None:
    ana, bo = people.sits("Ana", 0), people.sits("Bo", 1, language="fr")
    page = opened(ana)
    press(page, "open-draft-new")
    focused(page, "talks-opened")
    press(page, "partner-1", "Space")
    pays(page, 0, "3.5")
    expect(page.locator("#draft-why")).to_contain_text("only gives")
    assert page.locator("#draft-send").is_disabled()
    pays(page, 1, "6")
    expect(page.locator("#draft-why")).to_contain_text("can be put on the table")
    expect(page.locator(".sides")).to_contain_text("Ottawa will pay $3.5M")
    tabbed(page, "draft-words")
    page.keyboard.type("Shall we?")
    press(page, "draft-send")
    focused(page, "open-draft-new")
    expect(page.locator("#open-offer-0")).to_be_visible()

    other = opened(bo)
    press(other, "open-offer-0")
    focused(other, "talks-opened")
    expect(other.locator(".sides")).to_contain_text("Vous donnez")
    press(other, "counter-0")
    focused(other, "talks-opened")
    press(other, "change-1")
    focused(other, "clause-h")
    tabbed(other, "clause-money")
    other.keyboard.press("Control+a")
    other.keyboard.type("4,5")
    other.keyboard.press("Enter")
    expect(other.locator(".changes")).to_contain_text("6 M$ → 4,5 M$")
    press(other, "draft-send")
    expect(other.locator("#open-offer-1")).to_be_visible()

    press(page, "open-offer-1")
    expect(page.locator(".in-full .changes")).to_contain_text("$6M → $4.5M")
    press(page, "accept-1")
    expect(page.locator(".in-full [role=status]").first).to_have_text("agreed")
    expect(page.get_by_role("button", name="See the promises")).to_be_visible()
    assert offers(lesson) == [(0, "countered", -1), (1, "agreed", 0)]
    assert [action.text for action in lesson.table().actions if action.verb == "message"] == ["Shall we?"]


def test_a_draft_outlives_a_reload_a_crash_and_another_part(people: People, lesson: Lesson) -> None:
    ana = people.sits("Ana", 0)
    page = opened(ana)
    page.locator("#open-draft-new").click()
    page.locator("#partner-1").check()
    page.locator("#add-1").click()
    page.locator("#clause-kind").select_option("pay")
    page.locator("#clause-money").fill("2.5")
    page.reload()
    ana.connected()
    expect(page.locator("#clause-money")).to_have_value("2.5")
    part(page, ROOM)
    opened(ana)
    page.locator(".clause button.first").click()
    page.locator("#manner-public").check()
    page.locator("#draft-words").fill("A word\nin two lines")
    lesson.kill()
    expect(page.locator(".health.broken")).to_be_visible()
    page.locator("#partner-2").check()
    lesson.start()
    ana.connected()
    ana.forgive("net::ERR", "WebSocket connection to")
    expect(page.locator("#partner-2")).to_be_checked()
    expect(page.locator("#manner-public")).to_be_checked()
    expect(page.locator("#draft-words")).to_have_value("A word in two lines")
    expect(page.locator("#draft-why")).to_contain_text("can be put on the table")
    page.locator("#draft-drop").click()
    page.get_by_role("button", name="Bring it back").click()
    page.locator("#open-draft-new").click()
    expect(page.locator(".side")).to_have_count(1)
    assert offers(lesson) == []


def test_an_offer_whose_answer_was_lost_is_made_once_and_its_draft_is_gone(people: People, lesson: Lesson) -> None:
    deaf: list[bool] = []

    def through(route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        server.on_message(lambda frame: None if deaf else route.send(frame))

    ana = people.sits("Ana", 0, through=through)
    page = opened(ana)
    page.locator("#open-draft-new").click()
    page.locator("#partner-1").check()
    page.locator("#add-1").click()
    page.locator("#clause-kind").select_option("pay")
    page.locator(".clause button.first").click()
    expect(page.locator("#draft-why")).to_contain_text("can be put on the table")
    deaf.append(True)
    page.locator("#draft-send").click()
    expect(page.locator("#draft-send")).to_have_attribute("aria-disabled", "true")
    deaf.clear()
    page.reload()
    ana.connected()
    expect(page.locator("#open-offer-0")).to_be_visible()
    expect(page.locator("#open-draft-new")).to_have_text("Write an offer")
    assert offers(lesson) == [(0, "open", -1)]


def test_accepting_what_was_withdrawn_meanwhile_gives_a_sentence(people: People, lesson: Lesson) -> None:
    held: list[Callable[[], None]] = []
    hold: list[bool] = []

    def through(route: WebSocketRoute) -> None:
        server = route.connect_to_server()

        def heard(frame: str | bytes) -> None:
            # What the table shows is late; what answers the page itself is not.
            if hold and "re" not in json.loads(frame):
                held.append(lambda: route.send(frame))
            else:
                route.send(frame)

        server.on_message(heard)

    ana = people.sits("Ana", 0)
    asking = Asking(ana, ana.secret)
    offer = Offer((0, 1), (Term("pay", 1, amount=10, target=0),))
    asking.act("offer", "offer", offer=encode(offer))
    assert asking.replies("offer")[0]["ok"]
    bo = people.sits("Bo", 1, through=through)
    page = opened(bo)
    page.locator("#open-offer-0").click()
    hold.append(True)
    asking.act("withdraw", "withdraw", target=0)
    assert asking.replies("withdraw")[0]["ok"]
    page.locator("#accept-0").click()
    expect(page.locator(".in-full .said")).to_have_text("This offer is no longer open to you.")
    hold.clear()
    for send in held:
        send()
    expect(page.locator("#accept-0")).to_have_count(0)
    expect(page.locator(".in-full .said")).to_be_visible()
    assert offers(lesson) == [(0, "withdrawn", -1)]


def test_messages_stand_in_threads_and_new_ones_are_marked(people: People, lesson: Lesson) -> None:
    ana, bo, chloe = people.sits("Ana", 0), people.sits("Bo", 1), people.sits("Chloé", 2)
    page, other, third = opened(ana), opened(bo), opened(chloe)
    page.locator("#list-messages").click()
    page.locator("#open-thread-0-1").click()
    page.locator("#letter-text").fill("between us")
    page.keyboard.press("Enter")
    expect(page.locator(".letter.mine")).to_contain_text("between us")
    expect(page.locator("#letter-text")).to_have_value("")
    expect(other.locator("#list-messages .badge")).to_have_text("1 new")
    other.locator("#list-messages").click()
    other.locator("#open-thread-0-1").click()
    expect(other.locator(".letter.fresh")).to_contain_text("between us")
    expect(other.locator("#list-messages .badge")).to_have_count(0)
    other.locator("#letter-text").fill("x" * 501)
    expect(other.locator(".compose [role=status]").first).to_contain_text("Too long by 1 character.")
    assert other.locator("#letter-send").is_disabled()
    other.locator("#letter-text").fill("half a th")
    other.reload()
    bo.connected()
    expect(other.locator("#letter-text")).to_have_value("half a th")
    other.locator(".back").click()
    everybody = other.get_by_role("button", name="Everybody at the table")
    everybody.click()
    other.locator("#letter-text").fill("to all of you")
    other.locator("#letter-send").click()
    expect(other.locator(".letter.mine")).to_contain_text("to all of you")
    third.locator("#list-messages").click()
    third.get_by_role("button", name="Everybody at the table").click()
    expect(third.locator(".letter")).to_have_count(1)
    assert "between us" not in "".join(chloe.frames)
    lesson.order("freeze", table=0, on=True)
    expect(third.locator(".compose [role=status]").first).to_contain_text("Messages are stopped for now.")


def test_whoever_does_not_lead_proposes_the_offer(people: People, lesson: Lesson) -> None:
    people.sits("Ana", 0)
    second = people.sits("Second", 0)
    page = opened(second)
    page.locator("#open-draft-new").click()
    page.locator("#partner-1").check()
    page.locator("#add-1").click()
    page.locator("#clause-kind").select_option("pay")
    page.locator(".clause button.first").click()
    page.locator("#draft-send").click()
    expect(page.locator("#open-draft-new")).to_have_text("Write an offer")
    assert offers(lesson) == [] and len(second.shown["sheets"]) == 1


def scene(people: People, lesson: Lesson) -> Reader:
    """A seat with an offer to answer, a counter of its own, and a message."""
    ana, bo = people.sits("Ana", 0), people.sits("Bo", 1)
    one, two = Asking(ana, ana.secret), Asking(bo, bo.secret)
    give = Term("pay", 1, amount=10, target=0)
    for at, (asking, parent) in enumerate(((one, -1), (two, 0), (one, 1))):
        terms = (give, Term("pay", 0, amount=20 + at, target=1))
        asking.act(f"o{at}", "offer", offer=encode(Offer((0, 1), terms, parent=parent)))
        assert asking.replies(f"o{at}")[0]["ok"]
    one.say("word", "What do you need at your crossings before the winter?")
    assert one.replies("word")[0]["ok"]
    return bo


STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("offers", ()),
    ("offer", ("#open-offer-2",)),
    ("reasons", ("#open-offer-2", "#refuse-2")),
    ("counter", ("#open-offer-2", "#counter-2", "#change-0")),
    ("sign", ("#open-draft-new", "#partner-0", "#add-together")),
    ("threads", ("#list-messages", "summary")),
    ("thread", ("#list-messages", "#open-thread-0-1")),
)


FORGET = """() => Object.keys(localStorage)
  .filter((key) => /:(talks|draft):[^:]*(:[^:]*)?$/.test(key))
  .forEach((key) => localStorage.removeItem(key))"""


def to(page: Page, presses: tuple[str, ...]) -> None:
    """Go from the list of offers to somewhere else."""
    page.evaluate(FORGET)
    page.reload()
    expect(page.locator("#talks-h")).to_be_visible()
    for one in presses:
        page.locator(one).first.click()


def test_talks_fit_a_small_telephone_in_both_languages(people: People, lesson: Lesson) -> None:
    page = opened(scene(people, lesson))
    for _, presses in STEPS:
        to(page, presses)
        for language, width in product(("en", "fr"), (320, 1280)):
            look(page, language, "light", width)
            no_sideways(page)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        for width in (390, 1280):
            look(page, "fr", "light", width)
            no_sideways(page)
        page.set_viewport_size({"width": 390, "height": 844})


@pytest.mark.slow
@pytest.mark.parametrize(("name", "presses"), STEPS, ids=[name for name, _ in STEPS])
def test_anybody_can_read_the_talks(people: People, lesson: Lesson, name: str, presses: tuple[str, ...]) -> None:
    page = opened(scene(people, lesson))
    to(page, presses)
    readable(page, LOOKS)
