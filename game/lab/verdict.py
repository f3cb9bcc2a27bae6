"""What came of a trial, told so that whoever wrote the card understands it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.catalog.texts import Words
from game.lab.claims import Effect
from game.lab.enough import NARROW
from game.lab.ladder import wilson
from game.lab.locked import DECKS
from game.lab.tables import columns
from game.lab.trial import Trial, takers
from game.lab.weighed import STRONG, Rate, Weighed, sat
from game.rules.cards import Text
from game.rules.types import Said

LITTLE, NEARLY, ALIKE = 0.3, 0.9, 0.98
"""Cosines from which a card is like another at all, does nearly the same, and the same."""
TINY = 0.05
"""Points of an indicator below which a change is not worth a word."""
MANY = 30
"""Pairs from which intervals by the normal law can be trusted."""
SHOWN = 3
"""Personas named on each side, those that take it most and least."""


def verdict(on: Trial, found: Weighed, level: int, words: Words, early: bool = False) -> Iterator[str]:
    """A heading, the verdict, then what it rests on: who takes it, scores, indicators, the card most like it."""
    where = words.text(on.table.scenario.title)
    yield words.key("balance.head", text=title(on, words), where=where)
    if found.pairs:
        yield words.key(f"balance.how.{group(on)}", n=found.pairs, level=level)
    if 0 < found.pairs < MANY:
        yield words.key("balance.rough", n=MANY)
    if early:
        yield words.key("balance.early", n=words.number(NARROW, 2))
    yield ""
    yield " ".join(sentences(on, found, words))
    if "nobody" in found.flags:
        return
    yield from _taking(on, found, words)
    yield ""
    yield words.key("balance.scores.persona" if on.kind == "personas" else "balance.scores")
    yield from columns([_scored(on, found, seat, words) for seat in sat(on)])
    yield ""
    yield from _indicators(on, found, words)
    yield from _nearest(on, found, words)


def group(on: Trial) -> str:
    """How a kind of thing is weighed: cards, actors or personas."""
    return "cards" if on.kind in DECKS else on.kind


def title(on: Trial, words: Words) -> str:
    """What the thing on trial is called."""
    if on.kind in DECKS:
        return words.title(on.table.scenario, "card", on.id)
    if on.kind == "actors":
        return words.actor(on.table.scenario.actors[on.seat])
    name: Text = on.table.shelf.cards["personas"][on.id].data["name"]
    return words.text(name)


def sentences(on: Trial, found: Weighed, words: Words) -> Iterator[str]:
    """The verdict, sentence by sentence."""
    for flag in found.flags:
        if flag in ("nobody", "never"):
            yield words.key(f"balance.flag.{flag}")
            return
    if on.kind in DECKS:
        yield _taken(on, found, words)
    yield from _moved(on, found, words)
    for flag in found.flags:
        yield words.key(f"balance.flag.{flag}", n=STRONG, text=_titles(on, found.dominated_by, words))
    if found.dominates:
        yield words.key("balance.dominates", text=_titles(on, found.dominates, words))
    if on.kind in DECKS and on.kind != "events" and not found.flags and not found.dominates:
        yield words.key("balance.sound")


def _taken(on: Trial, found: Weighed, words: Words) -> str:
    """How often it comes into play, and through whom."""
    if on.kind in ("events", "agreements"):
        counts = (("n", hundred(found.rate)), ("offered", round(100 * found.offered / found.pairs)))
        return words.say(Said(f"balance.taken.{on.kind}", counts))
    most = max(found.seats, key=lambda seat: (found.seats[seat].taken, -seat))
    values = (("n", hundred(found.rate)), ("who", most), ("most", hundred(found.seats[most])))
    key = "balance.taken.one" if len(found.seats) == 1 or not found.rate.taken else "balance.taken"
    return words.say(Said(key, values), on.table.scenario)


def _moved(on: Trial, found: Weighed, words: Words) -> Iterator[str]:
    """Who gains, who loses, for whom it cannot be told; then what that adds up to."""
    scores = found.where if on.kind == "events" else found.scores
    told = [seat for seat in sat(on) if scores[seat].mean == scores[seat].mean]
    if on.kind == "events" and found.rate.taken and not told:
        yield words.key("balance.event.few")
    if not told or all(scores[seat].low == scores[seat].high == 0.0 for seat in told):
        return
    up = [seat for seat in told if scores[seat].low > 0.0]
    down = [seat for seat in told if scores[seat].high < 0.0]
    start = {"events": "balance.event.", "personas": "balance.persona."}.get(on.kind, "balance.")
    for name, seats in (("gives", up), ("costs", down)):
        if seats:
            parts = ", ".join(_part(on, scores[seat], seat, name == "costs", words) for seat in seats)
            yield words.key(f"{start}{name}", text=parts)
    rest = [seat for seat in told if seat not in (*up, *down)]
    if rest:
        names = ", ".join(words.actor(on.table.scenario.actors[seat], "the-actor") for seat in rest)
        yield words.key("balance.unclear", text=names)
    if on.kind != "personas" and (up or down):
        yield words.key("balance.sum.both" if up and down else "balance.sum.up" if up else "balance.sum.down")


def _part(on: Trial, score: Effect, seat: int, turned: bool, words: Words) -> str:
    """1.8 points (1.2 to 2.4) to the border states; turned round for what is lost."""
    ends = (-score.mean, -score.high, -score.low) if turned else (score.mean, score.low, score.high)
    low, high = sorted(ends[1:])
    values = (("who", seat), ("points", points(words, ends[0], low, high)))
    return words.say(Said("balance.taken-from" if turned else "balance.brought-to", values), on.table.scenario)


def points(words: Words, mean: float, low: float, high: float) -> str:
    """1.8 points (1.2 to 2.4)."""
    decimals = decimals_of(low, high)
    text, start, end = (words.number(x, decimals) for x in (mean, low, high))
    return words.key("balance.points", n=round(mean, decimals), text=text, low=start, high=end)


def decimals_of(low: float, high: float) -> int:
    """More decimals for what is small."""
    return 1 if max(abs(low), abs(high)) >= 1.0 else 2


def between(words: Words, mean: float, low: float, high: float, sign: bool = False) -> str:
    """1.8 (1.2 to 2.4)."""
    decimals = decimals_of(low, high)
    text, start, end = (("+" if sign and x > 0 else "") + words.number(x, decimals) for x in (mean, low, high))
    return words.key("lab.between", text=text, low=start, high=end)


def hundred(rate: Rate) -> int:
    """Of a hundred games."""
    return round(100 * rate.part) if rate.open else 0


def _titles(on: Trial, cards: Sequence[str], words: Words) -> str:
    return ", ".join(words.key("balance.quoted", text=words.title(on.table.scenario, "card", id)) for id in cards)


def _rated(rate: Rate, words: Words) -> str:
    low, high = wilson(rate.taken, rate.open)
    ends = (words.number(100 * x) for x in (rate.part, low, high))
    return words.key("lab.between", **dict(zip(("text", "low", "high"), ends, strict=True)))


def _taking(on: Trial, found: Weighed, words: Words) -> Iterator[str]:
    """By seat and by persona how often it is taken, and when first; of an event, how often and what is chosen."""
    if on.kind not in DECKS:
        return
    yield ""
    yield words.key(f"balance.taking.{on.kind}")
    rows = [(words.actor(on.table.scenario.actors[seat]), rate) for seat, rate in found.seats.items()]
    rows = rows or [(title(on, words), found.rate)]
    yield from columns([[f"  {name}", *_rate_cells(on, rate, words)] for name, rate in rows])
    choices = on.table.scenario.happenings[on.id].choices if on.kind == "events" else ()
    made = sum(found.choices)
    for choice, count in zip(choices, found.choices, strict=True):
        if made:
            yield "  " + words.key("balance.choice", text=words.text(choice.title), n=round(100 * count / made))
    known = list(found.people)
    for name, ids in (("most", known[:SHOWN]), ("least", known[SHOWN:][-SHOWN:])):
        if ids and found.rate.taken:
            parts = (f"{person(on, id, words)} {words.number(100 * found.people[id].part)}" for id in ids)
            yield "  " + words.key(f"balance.people.{name}", text=", ".join(parts))


def _rate_cells(on: Trial, rate: Rate, words: Words) -> list[str]:
    if not rate.open:
        return [words.key("balance.closed"), ""]
    if not rate.first:
        return [_rated(rate, words), ""]
    values = (("n", rate.first), ("round", rate.first))
    return [_rated(rate, words), words.say(Said("balance.first", values), on.table.scenario)]


def person(on: Trial, id: str, words: Words) -> str:
    """A persona's name."""
    return words.text(on.table.shelf.cards["personas"][id].data["name"])


def _scored(on: Trial, found: Weighed, seat: int, words: Words) -> list[str]:
    score = found.scores[seat]
    name = "  " + words.actor(on.table.scenario.actors[seat])
    if score.mean != score.mean:
        return [name, "–", ""]
    sure = "up" if score.low > 0.0 else "down" if score.high < 0.0 else "none"
    sure = "same" if score.low == score.high == 0.0 else sure
    return [name, between(words, score.mean, score.low, score.high, sign=True), words.key(f"balance.sure.{sure}")]


def _indicators(on: Trial, found: Weighed, words: Words) -> Iterator[str]:
    """Those that it moves clearly, seat by seat, and how many would seem to by chance alone."""
    every = [part for row in found.indicators.values() for part in row if part.high > part.low]
    yield words.key(
        "balance.indicators", n=len(every), tiny=words.number(TINY, 2), chance=words.number(len(every) * 0.05)
    )
    lines = 0
    for seat in sat(on):
        rows = ((name, row[seat]) for name, row in found.indicators.items())
        clear = [(name, part) for name, part in rows if part.low * part.high > 0.0 and abs(part.mean) >= TINY]
        clear.sort(key=lambda row: -abs(row[1].mean))
        if clear:
            texts = (
                f"{words.key(f'indicator.{name}')} {between(words, part.mean, part.low, part.high, sign=True)}"
                for name, part in clear
            )
            name = words.actor(on.table.scenario.actors[seat])
            yield "  " + words.key("balance.row", text=name, parts=", ".join(texts))
            lines += 1
    if not lines:
        yield "  " + words.key("balance.none")
    for name, part in (("health", found.health), ("deals", found.deals)):
        if part.mean == part.mean:
            yield words.key(f"balance.{name}", text=between(words, part.mean, part.low, part.high, sign=True))


def _nearest(on: Trial, found: Weighed, words: Words) -> Iterator[str]:
    if found.alike is None:
        return
    id, share = found.alike
    rivals = on.kind == "events" or not set(takers(on)).isdisjoint(takers(replace(on, id=id)))
    name = (
        "same" if share >= ALIKE and rivals else "nearly" if share >= NEARLY else "most" if share >= LITTLE else "none"
    )
    yield words.key(f"balance.alike.{name}", text=words.title(on.table.scenario, "card", id), n=round(100 * share))
