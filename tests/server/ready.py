"""A server that has imported and read all it needs before it is asked for: what is forked from here begins at once."""

from __future__ import annotations

import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from tests.server.process import main
from tests.shipped import loaded

loaded("autumn-2001")


def hosted(folder: Path, tables: int, port: int, scenario: str, said: Connection) -> None:
    """Serve a lesson; its port is sent, or what went wrong before it had one."""
    try:
        main(folder, tables, port, loaded(scenario), said.send)
    except Exception:
        said.send(traceback.format_exc())
        raise
