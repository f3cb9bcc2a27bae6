"""What goes over the wire: one JSON object a message, bounded, read with care. `docs/protocol.md` lists them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.rules import decode
from game.rules.codec import MisfitError
from game.rules.types import Action, Said

MOST_BYTES = 16 * 1024
"""Of one message from a page."""
MOST_ID = 64
MOST_LETTERS = 2000
"""Of the text of a move; the rules allow less, and say how much."""
OWN_MARKS = "sheet-"
"""How the server's own marks begin: of proposals that are taken."""
VERBS = frozenset(
    (
        "fund",
        "cofund",
        "withhold",
        "offer",
        "answer",
        "withdraw",
        "carry",
        "leave",
        "pull",
        "ally",
        "message",
        "choose",
        "pass",
    )
)
"""What a page may have its seat do; the driver's own verbs are not among them."""
FIELDS = ("verb", "card", "amount", "target", "text", "offer")


class GarbledError(ValueError):
    """A message that makes no sense; `said` tells the page so."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.key)
        self.said = said


@dataclass(frozen=True, slots=True)
class Asked:
    """A message of a page: its mark, what it asks for, and the rest of it."""

    id: str
    ask: str
    data: Mapping[str, Any]

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number of the message. Raises GarbledError where there is none."""
        found = self.data.get(name, default)
        if type(found) is not int or abs(found) > 2**31:
            raise GarbledError(Said("wire.garbled"))
        return found

    def numbers(self, name: str, most: int) -> tuple[int, ...]:
        """A list of at most so many whole numbers. Raises GarbledError where there is none."""
        found = self.data.get(name)
        if not isinstance(found, list) or len(found) > most or not all(type(each) is int for each in found):
            raise GarbledError(Said("wire.garbled"))
        return tuple(found)

    def text(self, name: str, default: str | None = None) -> str:
        """A text of the message. Raises GarbledError where there is none."""
        found = self.data.get(name, default)
        if not isinstance(found, str):
            raise GarbledError(Said("wire.garbled"))
        return found

    def truth(self, name: str, default: bool | None = None) -> bool:
        """Yes or no. Raises GarbledError where neither is there."""
        found = self.data.get(name, default)
        if not isinstance(found, bool):
            raise GarbledError(Said("wire.garbled"))
        return found


def read(frame: str | bytes) -> Asked:
    """A message as it came. Raises GarbledError when it is too long, no JSON, or no message."""
    if len(frame) > MOST_BYTES:
        raise GarbledError(Said("wire.long"))
    try:
        data = json.loads(frame)
        # Half a letter ("\\ud800") is good JSON, but no text that a journal could hold.
        packed({"": data}).encode()
    except (ValueError, RecursionError) as error:
        raise GarbledError(Said("wire.garbled")) from error
    if not isinstance(data, dict):
        raise GarbledError(Said("wire.garbled"))
    id, ask = data.get("id"), data.get("ask")
    if not isinstance(id, str) or not 0 < len(id) <= MOST_ID or id.startswith(OWN_MARKS):
        raise GarbledError(Said("wire.garbled"))
    if not isinstance(ask, str) or len(ask) > MOST_ID:
        raise GarbledError(Said("wire.garbled"))
    return Asked(id, ask, data)


def act_of(asked: Asked, seat: int) -> Action:
    """The action in a message, as the seat's own. Raises GarbledError when it is none that a seat may send.

    Who acts is never read from the message.
    """
    data = asked.data.get("act")
    if not isinstance(data, dict) or not isinstance(data.get("verb"), str) or data["verb"] not in VERBS:
        raise GarbledError(Said("wire.garbled"))
    if isinstance(data.get("text"), str) and len(data["text"]) > MOST_LETTERS:
        raise GarbledError(Said("wire.long"))
    plain = {name: data[name] for name in FIELDS if name in data}
    try:
        return decode(Action, {**plain, "seat": seat})
    except (MisfitError, RecursionError) as error:
        raise GarbledError(Said("wire.garbled")) from error


def packed(message: Mapping[str, Any]) -> str:
    """A message as it goes out."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
