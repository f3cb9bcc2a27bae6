"""A server in a process of its own, to be killed or loaded; arguments: folder, tables, port, scenario."""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from game.catalog.load import load  # noqa: E402
from game.rules.types import WORLD, Action  # noqa: E402
from game.server.book import NAME  # noqa: E402
from game.server.hall import new_hall, old_hall  # noqa: E402
from game.server.serve import listening, serve  # noqa: E402

CODE, TOKEN = "BORDE", "the-teacher"


def main(folder: Path, tables: int, port: int, scenario: str) -> None:
    """Begin a lesson there, or go on with the one that is there; say that it listens; serve it."""
    loaded = load(ROOT / "content", scenario)
    if (folder / NAME).exists():
        hall, _ = old_hall(folder, loaded, time.monotonic)
    else:
        hall = new_hall(folder, loaded, time.monotonic, CODE, TOKEN)
        for at in range(tables):
            assert hall.open_room(7 + at, (None,) * len(loaded.scenario.actors)) is None
            while hall.rooms[at].table.state.phase != "negotiation":
                assert hall.rooms[at].table.submit(Action(WORLD, "close")).accepted
        assert hall.go_to("playing") is None
    where = listening("127.0.0.1", port)
    print("listening", where.getsockname()[1], flush=True)
    serve(hall, [where], time.monotonic)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
