"""Being let into a lesson: a name and the lesson's code for the secret that opens one's line."""

from __future__ import annotations

import json
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from game.client.remote.address import Address
from game.rules import decode
from game.rules.codec import MisfitError
from game.rules.types import Said

PATIENCE = 8.0
"""Seconds after which a server that says nothing counts as none."""
MOST = 64 * 1024
"""Bytes of an answer that are read."""


class RefusedError(Exception):
    """Somebody was not let in; `said` is why."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.key)
        self.said = said


def let_in(where: Address, name: str, code: str, language: str, again: str) -> tuple[int, str]:
    """(number, secret) of who joins under a name. Raises RefusedError. It may take as long as PATIENCE.

    `again` is a random text of 22 to 64 letters: whoever sends it a second time with the same name, because no answer
    came, is let in as who they are.
    """
    asked = {"id": "1", "ask": "join", "name": name, "code": code, "language": language, "again": again}
    body = json.dumps(asked).encode()
    request = Request(where.join, body, {"Content-Type": "application/json"})
    try:
        # The lesson is in this room: no proxy leads there.
        with build_opener(ProxyHandler({})).open(request, timeout=PATIENCE) as answer:
            data = _read(where, answer.read(MOST))
    except HTTPError as error:
        with error:
            raise RefusedError(_why(where, error.read(MOST))) from None
    except (OSError, HTTPException, UnicodeError):
        raise RefusedError(nobody(where)) from None
    number, secret = data.get("number"), data.get("secret")
    if type(number) is not int or not isinstance(secret, str):
        raise RefusedError(other(where))
    return number, secret


def nobody(where: Address) -> Said:
    """No server answers there."""
    return Said("join.nobody", (("text", where.origin),))


def other(where: Address) -> Said:
    """What answers there is no lesson."""
    return Said("join.other", (("text", where.origin),))


def _read(where: Address, body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise RefusedError(other(where)) from None
    if not isinstance(data, dict):
        raise RefusedError(other(where))
    return data


def _why(where: Address, body: bytes) -> Said:
    """Why not, as the server says it."""
    try:
        return decode(Said, _read(where, body).get("said"))
    except MisfitError:
        return other(where)
