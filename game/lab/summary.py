"""A scenario's balance in a few sentences, before the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.catalog.load import Loaded
from game.catalog.texts import Words
from game.lab.claims import Effect
from game.lab.findings import EVEN, Findings
from game.lab.tables import interval
from game.lab.verdict import between
from game.rules.types import Said

NAMED = 6
"""Cards that a sentence names."""


def summary(loaded: Loaded, found: Findings, words: Words) -> Iterator[str]:
    """Seats, personas, agreements, cards that nobody or everybody takes, the first offer: a paragraph."""
    yield " ".join(sentences(loaded, found, words))


def sentences(loaded: Loaded, found: Findings, words: Words) -> Iterator[str]:
    """The same, sentence by sentence."""
    off = [seat for seat, row in enumerate(found.seats) if row.flagged]
    if off:
        parts = (_off(loaded, seat, found.seats[seat].off, words) for seat in off)
        yield words.key("balance.seats.off", n=EVEN, text=", ".join(parts))
    else:
        yield words.key("balance.seats.even", n=EVEN)
    best = [words.text(words.shelf.cards["personas"][id].data["name"]) for id in found.everywhere_best]
    yield words.key("balance.best.some" if best else "balance.best.none", text=", ".join(best))
    signed = sum(row.ran for row in found.agreements) / found.games
    yield words.key("balance.agreed", n=words.number(signed, 1))
    cards = (*found.programs, *found.agreements)
    fine = True
    for flag in ("never", "dead", "everywhere"):
        flagged = [row.card for row in cards if row.flag == flag]
        if flagged:
            fine = False
            yield words.key(f"balance.cards.{flag}", text=_some(loaded, flagged, words))
    if fine:
        yield words.key("balance.cards.fine")
    if found.dominated:
        names = [row.card for row in found.dominated]
        yield words.key("balance.cards.dominated", text=_some(loaded, list(dict.fromkeys(names)), words))
    name = "up" if found.first.low > 0.0 else "down" if found.first.high < 0.0 else "none"
    yield words.key(f"lab.balance.first.{name}", text=interval(words, found.first), n=found.first.pairs)


def _off(loaded: Loaded, seat: int, off: Effect, words: Words) -> str:
    """Quebec +6.1 (+5.5 to +6.7)."""
    text = between(words, off.mean, off.low, off.high, sign=True)
    return words.say(Said("balance.seats.one", (("who", seat), ("text", text))), loaded.scenario)


def _some(loaded: Loaded, cards: Sequence[str], words: Words) -> str:
    """The titles of the first few, and how many more there are."""
    titles = [words.key("balance.quoted", text=words.title(loaded.scenario, "card", id)) for id in cards[:NAMED]]
    text, more = ", ".join(titles), len(cards) - NAMED
    return words.key("balance.cards.more", text=text, n=more) if more > 0 else text
