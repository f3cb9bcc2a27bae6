"""The server as a process: an address in the room's own network, and nothing but the lesson behind it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence

import uvicorn

from game.server.app import application
from game.server.hall import Hall
from game.server.wire import MOST_BYTES

PORT = 8765
NOWHERE = "192.0.2.1"
"""An address that belongs to nobody (RFC 5737): a socket turned to it tells which of our own would be used."""
BEATS = 20.0
"""Seconds after which a page that does not answer counts as gone."""


def own_address() -> str:
    """This machine's address in its network; "127.0.0.1" when it is in none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as turned:
        try:
            turned.connect((NOWHERE, 9))
        except OSError:
            return "127.0.0.1"
        return str(turned.getsockname()[0])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises OSError when the port is taken or the address is not this machine's."""
    found = socket.create_server((host, port), reuse_port=False)
    found.set_inheritable(True)
    return found


def serve(hall: Hall, where: Sequence[socket.socket], now: Callable[[], float]) -> None:
    """Serve a lesson on listening sockets until the process is told to stop."""
    config = uvicorn.Config(
        application(hall, now),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws_max_size=4 * MOST_BYTES,
        ws_ping_interval=BEATS,
        ws_ping_timeout=BEATS,
        timeout_graceful_shutdown=1,
        limit_concurrency=2000,
    )
    uvicorn.Server(config).run(sockets=list(where))
