"""Where a lesson is: the address as people type it, and the two doors of its server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

USUAL_PORT = 8765
"""Where a lesson listens unless its host said otherwise; meant by an address without scheme and port."""
EXAMPLE = "http://192.168.1.5:8765/"
HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+")


@dataclass(frozen=True, slots=True)
class Address:
    """`origin` is scheme, host and port: "http://192.168.1.5:8765"."""

    origin: str

    @property
    def join(self) -> str:
        """Where somebody is let in."""
        return f"{self.origin}/join"

    @property
    def line(self) -> str:
        """Where the line is opened."""
        return "ws" + self.origin.removeprefix("http") + "/line"


def address(text: str) -> Address | None:
    """The address in a text as it was typed or read from a wall; None when it is none."""
    typed = text.strip()
    if any(letter.isspace() for letter in typed):
        return None  # the standard library would leave line ends out
    bare = "://" not in typed
    try:
        found = urlsplit(f"http://{typed}" if bare else typed)
        host, port = found.hostname or "", found.port
    except ValueError:
        return None
    if found.scheme not in ("http", "https") or not HOST.fullmatch(host) or found.username is not None:
        return None
    if port is None and bare:
        port = USUAL_PORT
    name = f"[{host}]" if ":" in host else host
    return Address(f"{found.scheme}://{name}" + (f":{port}" if port is not None else ""))
