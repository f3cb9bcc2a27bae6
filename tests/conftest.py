"""What every test runs under: no screen, no sound, and on the build machine no skipped test."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")


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
