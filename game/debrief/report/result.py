"""The head of a debrief: who sat where, what each came to, and how the border stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.debrief.played import Played
from game.debrief.section import Section, Slide
from game.debrief.telling import Telling
from game.rules.judge import judge
from game.telling.markup import Markup, table, tag
from game.telling.sheet import Cell, Sheet

COLUMNS = ("seat", "score", "orders", "met", "dealt", "kept", "broken", "spent", "person")
SHOWN = ("seat", "score", "orders", "kept", "broken", "spent", "who")
FEW = ("seat", "score", "kept", "broken", "spent")
"""Columns on the page, and those that are read from the last row."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a seat: `score` in points, of which `orders` by private orders; how many of these were `met` of
    those `dealt`; promises kept and broken; money spent in C$100,000."""

    seat: int
    score: float
    orders: float
    met: int
    dealt: int
    kept: int
    broken: int
    spent: int


def outcomes(played: Played) -> tuple[Outcome, ...]:
    """What came of every seat. Before the game is over orders are not judged: none is met."""
    judged = judge(played.scenario, played.end)
    found = []
    for seat in played.seats:
        mine = [earned for who, _, earned in judged if who == seat]
        met = [earned for earned in mine if earned and played.over]
        words = [promise.status for promise in played.end.promises if promise.term.by == seat]
        held = words.count("kept"), words.count("broken")
        spent = played.end.seats[seat].spent
        found.append(Outcome(seat, played.finals[seat], sum(met) / 1000, len(met), len(mine), *held, spent))
    return tuple(found)


def section(played: Played, telling: Telling, people: Sequence[tuple[int, str]] = ()) -> Section:
    """The head in words, as a table and as a slide; `people` are (seat, what they are called)."""
    found = outcomes(played)
    shown = standings(played, telling, found, SHOWN, people)
    own = tag("p", telling.t("debrief.result.own"), kind="note")
    body = Markup(tag("p", *told(played, telling), kind="lead") + shown + own)
    first = Slide(title(telling), Markup("".join(tag("p", line.strip()) for line in told(played, telling))))
    name = telling.t("debrief.result.title")
    return Section(
        "result",
        name,
        body,
        (first, Slide(name, standings(played, telling, found, FEW))),
        {"result": sheet(played, found)},
    )


def title(telling: Telling) -> str:
    """What was played."""
    return telling.text(telling.scenario.title)


def told(played: Played, telling: Telling) -> list[str]:
    """When it was, who came first, how the border stands: a sentence each, a blank between."""
    last = played.rounds
    since, until = (telling.words.date(played.scenario, round) for round in (1, last + 1))
    best = max(played.finals)
    first = [seat for seat in played.seats if round(played.finals[seat], 1) == round(best, 1)]
    ends, alone = "over" if played.over else "far", "first" if len(first) == 1 else "equal"
    who = telling.series(telling.name(seat) for seat in first)
    lines = [
        telling.t("debrief.result.when", since=since, until=until, n=last),
        telling.t(f"debrief.result.{alone}.{ends}", who=who, text=telling.points(best)),
        telling.t(f"debrief.result.health.{ends}", points=played.end.health, first=played.table.healths[0]),
    ]
    return [line if line is lines[-1] else f"{line} " for line in lines]


def standings(
    played: Played,
    telling: Telling,
    found: Sequence[Outcome],
    names: Sequence[str],
    people: Sequence[tuple[int, str]] = (),
) -> Markup:
    """A row for each seat, the most points first, with these columns."""
    heads = [telling.t(f"debrief.result.{name}") for name in names]
    rows = []
    for one in sorted(found, key=lambda one: (-one.score, one.seat)):
        met = telling.t("debrief.result.met", n=one.met, dealt=one.dealt, text=telling.points(one.orders))
        row = {
            "seat": telling.name(one.seat),
            "who": played_by(played, telling, one.seat, people),
            "score": telling.points(one.score),
            "orders": met if played.over else "–",
            "kept": telling.words.number(one.kept),
            "broken": telling.words.number(one.broken),
            "spent": telling.words.money(one.spent),
        }
        rows.append([row[name] for name in names])
    return table(heads, rows, "figures seats" if "who" in names else "figures")


def played_by(played: Played, telling: Telling, seat: int, people: Sequence[tuple[int, str]]) -> str:
    """Who sat at a seat: people by what they are called, or a persona with its level."""
    here = [name for at, name in people if at == seat]
    if here:
        return telling.series(here)
    persona = played.table.drivers[seat]
    if persona is None:
        return telling.t("debrief.result.person")
    return telling.t("debrief.result.persona", text=telling.text(persona.name), n=persona.level)


def sheet(played: Played, found: Sequence[Outcome]) -> Sheet:
    """The same for programs; money in millions."""
    rows: list[Mapping[str, Cell]] = [
        {
            "seat": played.scenario.actors[one.seat].id,
            "score": one.score,
            "orders": one.orders,
            "met": one.met,
            "dealt": one.dealt,
            "kept": one.kept,
            "broken": one.broken,
            "spent": one.spent / 10,
            "person": int(played.table.drivers[one.seat] is None),
        }
        for one in found
    ]
    return Sheet(COLUMNS, tuple(rows))
