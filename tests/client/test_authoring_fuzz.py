"""Whatever is done to the files of a folder, the window goes on: every sheet is built after every edit."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.client.test_authoring import GAME, Author
from tests.rules.random_play import dice
from tests.table.test_authoring_fuzz import EDITS, restore, spoil

PHASES = ("briefing", "negotiation", "programs", "report")


@pytest.mark.slow
@settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(
    st.lists(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3), min_size=4, max_size=8), st.integers(0, 2**32)
)
def test_no_edit_of_any_file_stops_the_window(batches: list[list[str]], seed: int) -> None:
    roll = dice(seed)
    with tempfile.TemporaryDirectory() as name:
        author = Author(Path(name), "fr" if seed % 2 else "en")
        try:
            game = author.sit(GAME, seed % 4)
            for at, batch in enumerate(batches):
                for edit in batch:
                    spoil(author.folder, edit, roll, game.table)
                author.wait()
                author.until(game, PHASES[at % len(PHASES)])
                for tab in game.desk.tabs:
                    game.desk.tab = tab
                    author.app.refresh()
                    author.look()
                assert author.app.screen is game, "the window fell back on the screen that tells of faults"
            restore(author.folder)
            author.wait()
            assert author.app.authoring is not None and not author.app.authoring.problems
        finally:
            author.app.read(None)
