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

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
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
