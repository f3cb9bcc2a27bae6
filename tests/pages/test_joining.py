"""Coming into the lesson through the first page, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.pages.lesson import Lesson
from tests.pages.people import GONE, People, no_sideways
from tests.server.process import CODE

LANGUAGES = ("en", "fr")
REFUSED = "Failed to load resource: the server responded with a status of 4"
TAKEN = {
    "en": "Somebody is already here as Ana. Add a letter or choose another name.",
    "fr": "Quelqu’un est déjà ici sous le nom Ana. Ajoutez une lettre ou choisissez un autre nom.",
}
WRONG = {
    "en": "That is not the code of this lesson. It stands on the wall: five letters.",
    "fr": "Ce n’est pas le code de cette leçon. Il est au mur\u00a0: cinq lettres.",
}
CLOSED = {
    "en": "The door is closed. Ask the teacher to open it.",
    "fr": "La porte est fermée. Demandez à la personne qui enseigne de l’ouvrir.",
}


def tries(page: Page, name: str, code: str = "") -> None:
    """Fill in the form and press."""
    page.locator("#join-name").fill(name)
    if code:
        page.locator("#join-code").fill(code)
    page.locator("button.first").click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_keyboard_alone(visitors: People, house: Lesson, language: str) -> None:
    reader = visitors.opens(f"/?code={CODE.lower()}", language, size=(320, 640))
    page = reader.page
    name = page.locator("#join-name")
    expect(name).to_be_visible()
    no_sideways(page)
    page.keyboard.press("Tab")
    expect(page.locator("button.quiet")).to_be_focused()
    page.keyboard.press("Tab")
    expect(name).to_be_focused()
    page.keyboard.type(f"Ana, {language}")
    page.keyboard.press("Tab")
    expect(page.locator("#join-code")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("button.first")).to_be_focused()
    assert page.locator("button.first").evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    reader.connected()
    assert reader.shown["me"]["name"] == f"Ana, {language}" and reader.shown["me"]["language"] == language
    page.reload()
    reader.connected()
    assert [entry.get("name") for entry in house.entries()].count(f"Ana, {language}") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_not_and_then_yes(people: People, lesson: Lesson, language: str) -> None:
    lesson.join("ana")
    reader = people.opens("/", language)
    page = reader.page
    said = page.get_by_role("alert")
    tries(page, "Ana", CODE[::-1])
    expect(said).to_have_text(WRONG[language])
    expect(page.locator("#join-name")).to_have_value("Ana")
    tries(page, "Ana", CODE)
    expect(said).to_have_text(TAKEN[language])
    lesson.order("door", closed=True)
    tries(page, "Ana B.")
    expect(said).to_have_text(CLOSED[language])
    lesson.order("door", closed=False)
    tries(page, "Ana B.")
    reader.connected()
    assert reader.shown["me"]["name"] == "Ana B."
    reader.forgive(REFUSED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_server_that_does_not_answer(people: People, lesson: Lesson, language: str) -> None:
    reader = people.opens(f"/?code={CODE}", language)
    page = reader.page
    expect(page.locator("#join-name")).to_be_visible()
    lesson.kill()
    tries(page, "Ana")
    expect(page.get_by_role("alert")).to_contain_text({"en": "does not answer", "fr": "ne répond pas"}[language])
    lesson.start()
    tries(page, "Ana")
    reader.connected()
    reader.forgive(*GONE)


def test_an_answer_that_was_lost(visitors: People, house: Lesson) -> None:
    reader = visitors.opens(f"/?code={CODE}")
    page = reader.page
    lost: list[int] = []

    def deaf(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/join", deaf, times=1)
    tries(page, "Nour")
    expect(page.get_by_role("alert")).to_contain_text("does not answer")
    assert lost == [200]
    tries(page, "Nour")
    reader.connected()
    assert reader.shown["me"]["name"] == "Nour"
    assert [entry.get("name") for entry in house.entries()].count("Nour") == 1
    reader.forgive("net::ERR_FAILED")


def test_the_page_turns_to_the_other_language_and_back(visitors: People) -> None:
    reader = visitors.opens("/", "fr")
    page = reader.page
    tries(page, "Zoé")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rejoindre la leçon")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Join the lesson")
    expect(page.locator("html")).to_have_attribute("lang", "en-CA")
    expect(page).to_have_title("The Longest Border")
    expect(page.locator("#join-name")).to_have_value("Zoé")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Join the lesson")
    page.get_by_role("button", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr-CA")
    reader.forgive(REFUSED)
