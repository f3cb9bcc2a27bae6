"""A lesson whose games can be looked back on: played by personas, over, revealed; its debriefs made by a thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from game.ai.level import USUAL
from game.debrief.whatif import suggested
from game.server.debriefs.made import Beside, Debriefs
from game.server.hall import Hall
from game.server.lesson import TEACHER
from game.table.story import cast
from tests.server.classroom import Ticking, hall


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What mattered most is looked for among few decisions and played on a few times: it is not what is tested."""
    for name, value in (("LEAST", 6), ("SCREENED", 0), ("BUDGET", 0.0), ("FEWEST", 1)):
        monkeypatch.setattr(suggested, name, value)


def debriefed(folder: Path, tables: int = 1, *, shown: bool = True) -> Hall:
    """A lesson whose tables are over. `shown`: the teacher has revealed them."""
    made = hall(folder, 0, Ticking())
    made.beside = Beside(lambda: ThreadPoolExecutor(1))
    made.debriefs = Debriefs(made.beside)
    for at in range(tables):
        played(made, 7 + at)
        if shown:
            assert made.enter("reveal", TEACHER, table=at) is None
            made.rooms[at].table.sealed = False
    return made


def played(made: Hall, seed: int) -> None:
    """One more table, at which personas play to the end."""
    drivers = tuple(who.at(USUAL) for who in cast(made.loaded, seed))
    assert made.open_room(seed, drivers) is None
    table = made.rooms[-1].table
    for _ in table.advance():
        pass
    assert table.state.phase == "debrief"
