"""Balance as lines for a terminal and as data for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from game.catalog.load import Loaded
from game.catalog.texts import Words
from game.lab.claims import Effect
from game.lab.findings import Findings, Picked, Temper
from game.lab.standings import effect_data
from game.lab.tables import columns, interval


def balance(loaded: Loaded, found: Findings, level: int, words: Words) -> Iterator[str]:
    """Seats, personas, programs, agreements, dominated cards, first offers, free riding: each with its verdict."""
    title = words.text(loaded.scenario.title)
    yield words.key("lab.balance", text=title, n=found.games, level=level)
    yield ""
    yield from _seats(loaded, found, words)
    yield ""
    yield from _people(loaded, found, words)
    yield ""
    yield words.key("lab.balance.programs")
    rows = [
        [*_picked(loaded, row, words), interval(words, row.lead[0]), _flag(row, words)]
        for row in _common(found.programs)
    ]
    yield from columns([["", words.key("lab.balance.rate"), words.key("lab.balance.with"), ""], *rows])
    yield ""
    yield words.key("lab.balance.agreements")
    heads = ["", words.key("lab.balance.rate"), *_shorts(loaded, words), ""]
    rows = [
        [*_picked(loaded, row, words), *(_points(words, part) for part in row.lead), _flag(row, words)]
        for row in _common(found.agreements)
    ]
    yield from columns([heads, *rows])
    yield ""
    yield from _rest(loaded, found, words)


def _common(rows: Sequence[Picked]) -> list[Picked]:
    """Those that run most often first, those that never could last."""
    return sorted(rows, key=lambda row: -row.rate if row.open else 1.0)


def _seats(loaded: Loaded, found: Findings, words: Words) -> Iterator[str]:
    yield words.key("lab.balance.seats")
    rows = [
        [
            words.actor(actor),
            words.number(row.mean, 2),
            interval(words, row.off),
            words.key("lab.balance.off" if row.flagged else "lab.balance.even"),
        ]
        for actor, row in zip(loaded.scenario.actors, found.seats, strict=True)
    ]
    yield from columns([["", words.key("lab.points"), words.key("lab.balance.percent"), ""], *rows])


def _people(loaded: Loaded, found: Findings, words: Words) -> Iterator[str]:
    yield words.key("lab.balance.people")
    heads = ["", *_shorts(loaded, words), words.key("lab.balance.same-seats")]
    rows = [
        [
            _person(words, who.id),
            *(_cell(words, who, seat, found.best[seat]) for seat in range(len(who.seats))),
            interval(words, who.all),
        ]
        for who in found.people
    ]
    yield from columns([heads, *rows])
    for id in found.everywhere_best:
        yield words.key("lab.balance.best-everywhere", who=_person(words, id))
    if not found.everywhere_best:
        yield words.key("lab.balance.best-nowhere")


def _rest(loaded: Loaded, found: Findings, words: Words) -> Iterator[str]:
    """Sentences: dominated cards, first offers, the least generous persona."""
    title = loaded.scenario
    for row in found.dominated:
        card, by = (words.title(title, "card", id) for id in (row.card, row.by))
        yield words.key("lab.balance.dominated", card=card, by=by)
    if not found.dominated:
        yield words.key("lab.balance.none-dominated")
    first = _verdict(found.first)
    yield words.key(f"lab.balance.first.{first}", text=interval(words, found.first), n=found.first.pairs)
    rider = next(who for who in found.people if who.id == found.rider)
    key = f"lab.balance.rider.{_verdict(rider.all)}"
    yield words.key(key, who=_person(words, rider.id), text=interval(words, rider.all))


def _verdict(part: Effect) -> str:
    return "up" if part.low > 0.0 else "down" if part.high < 0.0 else "none"


def _shorts(loaded: Loaded, words: Words) -> list[str]:
    return [words.text(actor.short) for actor in loaded.scenario.actors]


def _person(words: Words, id: str) -> str:
    return words.text(words.shelf.cards["personas"][id].data["name"])


def _cell(words: Words, who: Temper, seat: int, best: str) -> str:
    """Points above the seat's mean; the best of a seat has a star."""
    part = who.seats[seat]
    return "" if part is None else _points(words, part) + ("*" if who.id == best else " ")


def _points(words: Words, part: Effect) -> str:
    """+0.12, with "!" where the interval is clear of zero."""
    if part.mean != part.mean:
        return "–"
    sign = "+" if part.mean > 0 else ""
    return f"{sign}{words.number(part.mean, 2)}" + ("" if _verdict(part) == "none" else "!")


def _picked(loaded: Loaded, row: Picked, words: Words) -> Sequence[str]:
    rate = words.percent(100 * row.rate) if row.open else "–"
    return words.title(loaded.scenario, "card", row.card), rate


def _flag(row: Picked, words: Words) -> str:
    return words.key(f"lab.balance.{row.flag}") if row.flag else ""


def balance_data(loaded: Loaded, found: Findings, level: int) -> dict[str, Any]:
    """The same as plain data."""
    seats = [actor.id for actor in loaded.scenario.actors]
    return {
        "scenario": loaded.scenario.id,
        "level": level,
        "games": found.games,
        "seats": [
            {
                "seat": seat,
                "mean": round(row.mean, 4),
                "off_percent": effect_data(row.off),
                "flagged": row.flagged,
                "best_persona": best,
            }
            for seat, row, best in zip(seats, found.seats, found.best, strict=True)
        ],
        "personas": [
            {
                "id": who.id,
                "seats": {seat: effect_data(p) for seat, p in zip(seats, who.seats, strict=True) if p is not None},
                "against_others": effect_data(who.all),
            }
            for who in found.people
        ],
        "best_in_every_seat": list(found.everywhere_best),
        "programs": [{**_picked_data(row), "observed": effect_data(row.lead[0])} for row in found.programs],
        "agreements": [
            {
                **_picked_data(row),
                "observed": {seat: effect_data(part) for seat, part in zip(seats, row.lead, strict=True)},
            }
            for row in found.agreements
        ],
        "dominated": [{"kind": row.kind, "card": row.card, "by": row.by} for row in found.dominated],
        "first_offer": {**effect_data(found.first), "games": found.first.pairs},
        "least_generous": found.rider,
    }


def _picked_data(row: Picked) -> dict[str, Any]:
    rate = round(row.rate, 4) if row.open else None
    return {"card": row.card, "open": row.open, "ran": row.ran, "rate": rate, "flag": row.flag}
