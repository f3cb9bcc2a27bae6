"""What every test runs under: no screen, no sound, and on the build machine no skipped test."""

from __future__ import annotations

import gc
import os

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")


SEARCHES = (20_000, 2, 2)
"""After how many new objects, and how many searches among the newer ones, the memory is searched for cycles that
nothing needs any more. By itself Python does so after 700, which takes a sixth of the time of these tests; the oldest
are searched as often as then, since windows that were closed hold much."""


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: it need not be looked through again and again."""
    gc.set_threshold(*SEARCHES)
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The pictures of screens that are kept can be made anew."""
    parser.addoption(
        "--renew-goldens", action="store_true", help="keep how the screens look now (tests/client/goldens)"
    )


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """On the build machine a skipped test is a failure: everything it needs was installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter is not None and reporter.stats.get("skipped"):
        reporter.write_line("A skipped test fails the build: install what it needs.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
