"""Pages in every state: what axe-core finds, and whether they fit; both languages, light and dark, small and wide."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from playwright.sync_api import Page

from tests.pages.npm import axe
from tests.pages.people import People, no_sideways
from tests.pages.states import STATES

LANGUAGES = ("en", "fr")
SCHEMES = ("light", "dark")
WIDTHS = (320, 1280)
LOOKS = (("en", "light", 1280), ("fr", "dark", 320))
"""Each language, scheme and width once; all eight looks are in the slow run (test_every_look)."""
FOUND = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false });
  const grave = violations.filter((one) => one.impact === "serious" || one.impact === "critical");
  return grave.map((one) => `${one.id} (${one.help}): ${one.nodes.slice(0, 4).map((node) => node.html).join(" | ")}`);
}"""


def turned(page: Page, language: str) -> None:
    """Read on in that language, by the page's own button if it has one."""
    if page.locator("html").get_attribute("lang", timeout=1000) == {"en": "en-CA", "fr": "fr-CA"}[language]:
        return
    page.locator("button[lang]").first.click()
    page.wait_for_function("(wanted) => document.documentElement.lang.startsWith(wanted)", arg=language)


def look(page: Page, language: str, scheme: str, width: int) -> None:
    """Show the page so."""
    turned(page, language)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})


def readable(page: Page, looks: Iterable[tuple[str, str, int]]) -> None:
    """Nothing serious or critical in any of these looks, and nothing to the side."""
    page.evaluate(axe())
    found = []
    for language, scheme, width in looks:
        look(page, language, scheme, width)
        no_sideways(page)
        found += [f"{language}, {scheme}, {width} px: {said}" for said in page.evaluate(FOUND)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", STATES)
def test_anybody_can_read_it(name: str, visitors: People) -> None:
    page = STATES[name](visitors, list(STATES).index(name)).page
    readable(page, LOOKS)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for language, width in (("fr", 390), ("en", 1280)):
        look(page, language, "light", width)
        no_sideways(page)
