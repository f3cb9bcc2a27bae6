"""The ladder as lines for a terminal and as data for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Any

from game.catalog.load import Loaded
from game.catalog.texts import Words
from game.lab.claims import Effect
from game.lab.ladder import GREEDY, LEVELLED, PLANS, YARDSTICK, Duel, Share
from game.lab.ratings import MIDDLE, Rating
from game.lab.tables import columns, interval

VERDICTS = {1: "lab.clear.better", 0: "lab.clear.not", -1: "lab.clear.worse"}


def called(words: Words, name: str) -> str:
    """A contestant's name."""
    if name in LEVELLED:
        return words.key("lab.level", n=LEVELLED[name])
    return words.key("lab.greedy") if name == GREEDY else words.text(words.shelf.cards[PLANS][name].data["title"])


def ladder(loaded: Loaded, found: Sequence[Duel], rated: Sequence[Rating], words: Words) -> Iterator[str]:
    """Duels with their verdicts, the same seat by seat, then everybody's rating."""
    pairs = max((one.all.pairs for one in found), default=0)
    yield words.key("lab.ladder", n=pairs, text=words.text(loaded.scenario.title))
    heads = ["", *(words.key(f"lab.ladder.{name}") for name in ("against", "won", "lead")), ""]
    rows = [
        [
            called(words, one.first),
            called(words, one.second),
            between(words, one.all),
            interval(words, one.points),
            words.key(VERDICTS[one.all.clear]),
        ]
        for one in found
    ]
    yield from columns([heads, *rows], 2)
    yield ""
    yield words.key("lab.ladder.seats")
    heads = ["", words.key("lab.ladder.against"), *(words.text(actor.short) for actor in loaded.scenario.actors)]
    rows = [
        [called(words, one.first), called(words, one.second), *(between(words, part) for part in one.seats)]
        for one in found
    ]
    yield from columns([heads, *rows], 2)
    yield ""
    yield words.key("lab.ratings", text=called(words, YARDSTICK), n=int(MIDDLE))
    rows = [[called(words, row.name), *map(words.number, (row.elo, row.low, row.high))] for row in rated]
    yield from columns([["", words.key("lab.rating"), words.key("lab.from"), words.key("lab.to")], *rows])


def between(words: Words, part: Share) -> str:
    """74 % (68 to 80), in percent of pairs won."""
    if not part.pairs:
        return "–"
    low, high = (words.number(100 * end) for end in (part.low, part.high))
    return words.key("lab.between", text=words.percent(100 * part.part), low=low, high=high)


def ladder_data(loaded: Loaded, found: Sequence[Duel], rated: Sequence[Rating]) -> dict[str, Any]:
    """The same as plain data; shares as parts of one."""
    seats = [actor.id for actor in loaded.scenario.actors]
    return {
        "scenario": loaded.scenario.id,
        "duels": [
            {
                "first": one.first,
                "second": one.second,
                **share_data(one.all),
                "verdict": {1: "better", 0: "not clear", -1: "worse"}[one.all.clear],
                "points": effect_data(one.points),
                "seats": [{"seat": seat, **share_data(part)} for seat, part in zip(seats, one.seats, strict=True)],
            }
            for one in found
        ],
        "ratings": [
            {"name": row.name, "elo": round(row.elo, 1), "low": round(row.low, 1), "high": round(row.high, 1)}
            for row in rated
        ],
    }


def share_data(part: Share) -> dict[str, Any]:
    """A share of pairs as plain data."""
    ends = {"share": part.part, "low": part.low, "high": part.high}
    return {"pairs": part.pairs, "won": part.won, **{name: round(value, 4) for name, value in ends.items()}}


def effect_data(found: Effect) -> dict[str, Any]:
    """A difference as plain data; null where it cannot be told."""
    ends = {"mean": found.mean, "low": found.low, "high": found.high}
    return {name: round(value, 4) if isfinite(value) else None for name, value in ends.items()}
