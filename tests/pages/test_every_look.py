"""Pages in every state and in all eight looks; in a lesson of their own, where nobody sits yet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser

from tests.pages.lesson import Lesson
from tests.pages.people import People
from tests.pages.states import STATES
from tests.pages.test_everywhere import LANGUAGES, SCHEMES, WIDTHS, readable

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def other_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lesson]:
    """A table for each state of a page."""
    with Lesson(tmp_path_factory.mktemp("looks") / "lesson", tables=len(STATES)) as lesson:
        yield lesson


@pytest.mark.parametrize("name", STATES)
def test_anybody_can_read_it_in_every_look(name: str, browser: Browser, other_house: Lesson) -> None:
    visitors = People(browser, other_house)
    page = STATES[name](visitors, list(STATES).index(name)).page
    readable(page, product(LANGUAGES, SCHEMES, WIDTHS))
    visitors.check()
