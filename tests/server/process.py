"""A server in a process of its own, to be killed or loaded; arguments: folder, tables, port, scenario."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from game.catalog.load import Loaded, load  # noqa: E402
from game.rules.types import WORLD, Action  # noqa: E402
from game.server.book import NAME  # noqa: E402
from game.server.hall import new_hall, old_hall  # noqa: E402
from game.server.serve import listening, serve  # noqa: E402

CODE, TOKEN = "BORDE", "the-teacher"


def main(folder: Path, tables: int, port: int, loaded: Loaded, say: Callable[[int], None]) -> None:
    """Begin a lesson there, or go on with the one that is there; say at which port it listens; serve it."""
    if (folder / NAME).exists():
        hall, _ = old_hall(folder, loaded, time.monotonic)
    else:
        hall = new_hall(folder, loaded, time.monotonic, CODE, TOKEN)
        for at in range(tables):
            assert hall.open_room(7 + at, (None,) * len(loaded.scenario.actors)) is None
            while hall.rooms[at].table.state.phase != "negotiation":
                assert hall.rooms[at].table.submit(Action(WORLD, "close")).accepted
            # However slow the machine, no phase ends by itself while a test goes on.
            hall.rooms[at].table.clock.extend(60)
        assert hall.go_to("playing") is None
    where = listening("127.0.0.1", port)
    say(where.getsockname()[1])
    serve(hall, [where], time.monotonic)


if __name__ == "__main__":
    read = load(ROOT / "content", sys.argv[4])
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), read, lambda port: print("listening", port, flush=True))
