"""Lines that break: the server is killed, the network goes, an answer is lost, a page sleeps. Nothing is done twice."""

from __future__ import annotations

import json
from collections import Counter

from playwright.sync_api import WebSocketRoute, expect

from game.rules import encode
from tests.pages.asking import Asking
from tests.pages.lesson import Lesson
from tests.pages.people import GONE, People, Reader
from tests.table.room import SWAP

MARK = "window.sameDocument = true"


def stayed(reader: Reader) -> None:
    """The page is the one that it was: it was not loaded anew."""
    assert reader.page.evaluate("window.sameDocument") is True


def marks(lesson: Lesson, table: int = 0) -> Counter[str]:
    """How often each message's mark stands in the journal of a table."""
    return Counter(str(entry["by"]).split(":")[1] for entry in lesson.entries(table) if entry.get("by"))


def test_the_server_is_killed_in_the_middle_of_an_offer(people: People, lesson: Lesson) -> None:
    ana = people.sits("Ana", 0)
    others = [people.sits("Bo", 1, language="fr"), people.sits("Chloé", 2), people.sits("Dev")]
    asking = Asking(ana, ana.secret)
    for reader in (ana, *others):
        reader.page.evaluate(MARK)
    for at in range(8):
        asking.say(f"m{at}", f"word {at}")
        assert asking.replies(f"m{at}")[0]["ok"]
    asking.act("offer", "offer", offer=encode(SWAP))
    lesson.kill()
    said = marks(lesson)
    assert all(said[f"m{at}"] == 1 for at in range(8)), said
    for reader in (ana, *others):
        expect(reader.page.locator(".health.broken")).to_be_visible()
    # What is asked while nobody hears it waits on the device.
    asking.say("unsent-1", "said to nobody")
    asking.say("unsent-2", "nor this")
    lesson.start()
    for reply in asking.replies("offer", "unsent-1", "unsent-2"):
        assert reply["ok"] or reply["said"]["key"] == "table.stale", reply
    for reader in (ana, *others):
        reader.connected()
        stayed(reader)
        reader.forgive(*GONE)
        assert reader.shown["where"], "and it shows the table again"
    assert ana.shown["me"]["seat"] == 0
    said = marks(lesson)
    assert max(said.values()) == 1, "once each"
    assert set(said) >= {*(f"m{at}" for at in range(8)), "offer"}


def test_an_answer_that_was_lost_is_asked_for_again(visitors: People, house: Lesson, spare: int) -> None:
    lost: list[str] = []

    def deaf(route: WebSocketRoute) -> None:
        server = route.connect_to_server()

        def heard(frame: str | bytes) -> None:
            if json.loads(frame).get("re") == "word" and not lost:
                lost.append(str(frame))
                route.close(code=1001)
            else:
                route.send(frame)

        server.on_message(heard)

    ana = visitors.sits(f"Ana {spare}", 0, spare, through=deaf)
    asking = Asking(ana, ana.secret)
    asking.say("word", "Can you hear me?")
    assert asking.replies("word")[0]["ok"]
    assert lost and marks(house, spare)["word"] == 1


def test_a_silent_line_is_opened_anew_when_the_page_comes_back(visitors: People, house: Lesson, spare: int) -> None:
    silent: list[WebSocketRoute] = []
    opened: list[WebSocketRoute] = []

    def through(route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        opened.append(route)
        route.on_message(lambda frame: None if route in silent else server.send(frame))
        server.on_message(lambda frame: None if route in silent else route.send(frame))

    ana = visitors.sits(f"Ana {spare}", 0, spare, through=through)
    asking = Asking(ana, ana.secret)
    ana.page.evaluate(MARK)
    silent += opened
    asking.say("into-the-void", "Nobody hears this at once.")
    ana.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert asking.replies("into-the-void")[0]["ok"]
    ana.connected()
    stayed(ana)
    assert len(opened) == 2 * len(silent) and marks(house, spare)["into-the-void"] == 1


def test_a_page_sleeps_while_the_server_is_started_anew(people: People, lesson: Lesson) -> None:
    ana = people.sits("Ana", 0)
    ana.page.evaluate(MARK)
    tools = ana.page.context.new_cdp_session(ana.page)
    # Chromium freezes no page that it believes is looked at; held by its debugger, nothing on it runs either.
    tools.send("Debugger.enable")
    tools.send("Debugger.pause")
    lesson.kill()
    lesson.start()
    lesson.order("note", text="While you slept.", table=0)
    assert GONE[2] not in "".join(ana.complaints), "it slept: it did not try to come back"
    tools.send("Debugger.resume")
    ana.page.wait_for_function("() => document.body.textContent.includes('While you slept.')")
    ana.connected()
    stayed(ana)
    ana.forgive(*GONE)


def test_without_a_network_and_with_it_again(visitors: People, house: Lesson, spare: int) -> None:
    ana = visitors.sits(f"Ana {spare}", 0, spare)
    asking = Asking(ana, ana.secret)
    ana.page.context.set_offline(True)
    asking.say("in-the-lift", "Are you there?")
    ana.page.locator("button[lang]").click()
    expect(ana.page.locator("html")).to_have_attribute("lang", "en-CA")
    ana.page.context.set_offline(False)
    assert asking.replies("in-the-lift")[0]["ok"]
    ana.connected()
    ana.forgive(*GONE)
    assert marks(house, spare)["in-the-lift"] == 1


def test_two_tabs_of_one_device(visitors: People, house: Lesson, spare: int) -> None:
    one = visitors.sits(f"Ana {spare}", 0, spare)
    two = visitors.opens(beside=one)
    two.connected()
    assert two.shown["me"]["seat"] == 0
    first, second = Asking(one, one.secret), Asking(two, one.secret)
    first.say("first", "from the first tab")
    assert first.replies("first")[0]["ok"]
    two.page.wait_for_function("() => window.line.sections.clock.version > 0")
    second.page.wait_for_function("() => window.line.told.some(([, , line]) => line.includes('from the first tab'))")
    second.say("second", "from the second tab")
    assert second.replies("second")[0]["ok"]
    first.page.wait_for_function("() => window.line.told.some(([, , line]) => line.includes('from the second tab'))")
    one.page.close()
    second.say("third", "alone now")
    assert second.replies("third")[0]["ok"]
    assert marks(house, spare) == Counter({"first": 1, "second": 1, "third": 1})


def test_a_page_that_the_lesson_does_not_know(visitors: People) -> None:
    reader = visitors.opens("/#of-another-lesson", "fr")
    page = reader.page
    expect(page.get_by_text("Cette leçon ne reconnaît plus cette page.")).to_be_visible()
    assert "#" not in page.url, "the secret does not stay in the address"
    page.get_by_role("button", name="Réessayer").click()
    expect(page.get_by_text("Cette leçon ne reconnaît plus cette page.")).to_be_visible()
    page.get_by_role("button", name="Rejoindre de nouveau").click()
    expect(page.locator("#join-name")).to_be_visible()
    page.reload()
    expect(page.locator("#join-name")).to_be_visible()
