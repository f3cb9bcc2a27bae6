"""Real Chromium against a real server. A test fails on any error on a page and on any request to elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.pages.lesson import Lesson
from tests.pages.people import People
from tests.pages.states import STATES

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SPARE = 4
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium (or that of $CHROMIUM); nothing is downloaded."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"No Chromium at {CHROMIUM}: apt install chromium, or say in $CHROMIUM where it is.")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield found
        found.close()


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lesson]:
    """One lesson for all tests that leave its server alone: a table for each state of a page, and some to spare."""
    with Lesson(tmp_path_factory.mktemp("house") / "lesson", tables=len(STATES) + SPARE) as lesson:
        yield lesson


@pytest.fixture(scope="package")
def places() -> Iterator[int]:
    """The tables of `house` that are to spare."""
    return iter(range(len(STATES), len(STATES) + SPARE))


@pytest.fixture
def spare(places: Iterator[int]) -> int:
    """A table of `house` at which nobody sat before."""
    return next(places)


@pytest.fixture
def visitors(browser: Browser, house: Lesson) -> Iterator[People]:
    """The pages of people in `house`."""
    found = People(browser, house)
    yield found
    found.check()


@pytest.fixture
def lessons(tmp_path: Path) -> Iterator[Callable[..., Lesson]]:
    """Begins a lesson: tables=1, scenario="autumn-2001". It ends with the test."""
    with ExitStack() as stack:

        def begin(tables: int = 1, scenario: str = "autumn-2001") -> Lesson:
            return stack.enter_context(Lesson(tmp_path / "lesson", tables, scenario))

        yield begin


@pytest.fixture
def lesson(lessons: Callable[..., Lesson]) -> Lesson:
    """A lesson with one table, in the negotiation of its first round, all seats waiting for people."""
    return lessons()


@pytest.fixture
def people(browser: Browser, lesson: Lesson) -> Iterator[People]:
    """The pages of the people in `lesson`."""
    found = People(browser, lesson)
    yield found
    found.check()
