"""A lesson whose games can be looked back on: played by personas, over, revealed; its debriefs made by a thread."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from game.ai.level import USUAL
from game.debrief.whatif import suggested
from game.server.debriefs import jobs
from game.server.debriefs.made import Beside, Debriefs
from game.server.hall import Hall
from game.server.lesson import TEACHER
from game.table.story import cast
from tests.server.classroom import Ticking, hall

QUICK = (("LEAST", 6), ("SCREENED", 0), ("BUDGET", 0.0), ("FEWEST", 1))


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What mattered most is looked for among few decisions and played on a few times: it is not what is tested."""
    for name, value in QUICK:
        monkeypatch.setattr(suggested, name, value)


class Remembering(ThreadPoolExecutor):
    """A thread that does not work out twice what it was asked of lessons that are the same to the byte: as a process
    would, it hands over what shares nothing with what came before."""

    done: dict[Hashable, bytes] = {}  # noqa: RUF012 - what was worked out for one test is there for the next

    def submit(self, fn: Callable[..., Any], /, *args: Any, **more: Any) -> Future[Any]:
        return super().submit(self._once if fn is jobs.of_table else fn, *args, **more)

    def _once(self, order: jobs.Order) -> Any:
        files = tuple((path.name, path.read_bytes()) for path in sorted(Path(order.folder).iterdir()))
        known = (files, order.tables, order.language, order.names, *(getattr(suggested, name) for name, _ in QUICK))
        if known not in self.done:
            self.done[known] = pickle.dumps(jobs.of_table(order))
        return pickle.loads(self.done[known])


def debriefed(folder: Path, tables: int = 1, *, shown: bool = True) -> Hall:
    """A lesson whose tables are over. `shown`: the teacher has revealed them."""
    made = hall(folder, 0, Ticking())
    made.beside = Beside(lambda: Remembering(1))
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
