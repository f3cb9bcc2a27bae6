"""Tables compared, in words: a part of the page for the class, slides, and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from game.catalog.texts import NBSP
from game.debrief.drawn.charts import Run, lines
from game.debrief.drawn.charts import Words as Caption
from game.debrief.drawn.ink import PLAIN
from game.debrief.section import Section, Slide
from game.debrief.tables import chart
from game.debrief.tables.compared import Came, Compared, Decision, Split
from game.debrief.telling import Telling
from game.rules.cards import Scenario
from game.telling.markup import Markup, bullets, table, tag
from game.telling.sheet import Cell, Sheet

SLIDE = (560.0, 260.0)
"""Units of a chart over rounds on a slide: few, so that its letters are large."""
ON_A_SLIDE = 4
"""Divisions that fit on one."""


def section(found: Compared, telling: Telling) -> Section:
    """The tables of a class beside each other; the telling is of any of them."""
    t = telling.t
    where, *measured = parting(found, telling)
    divided = splits(found, telling)
    body = [
        tag("p", spread(found, telling)),
        scores(found, telling),
        results(found, telling),
        tag("p", t("debrief.tables.why-differ"), kind="note"),
        tag("h3", t("debrief.tables.health")),
        tag("p", healths(found, telling)),
        health_chart(found, telling),
        tag("h3", t("debrief.tables.parting")),
        tag("p", where),
        *([bullets(divided)] if divided else []),
        *(tag("p", text, kind="note") for text in measured),
        tag("h4", t("debrief.tables.apart")),
        apart_chart(found, telling),
    ]
    slides = (
        Slide(t("debrief.tables.points"), Markup(tag("p", spread(found, telling)) + scores(found, telling))),
        Slide(
            t("debrief.tables.results"),
            Markup(results(found, telling) + tag("p", t("debrief.tables.why-differ"), kind="note")),
        ),
        Slide(
            t("debrief.tables.health"), Markup(tag("p", healths(found, telling)) + health_chart(found, telling, SLIDE))
        ),
        Slide(
            t("debrief.tables.parting"),
            Markup(tag("p", where) + bullets(divided[:ON_A_SLIDE])),
        ),
    )
    return Section("tables", t("debrief.tables.title"), Markup("".join(body)), slides, sheets(found, telling.scenario))


def name(number: int, telling: Telling) -> str:
    """What a table is called."""
    return telling.t("debrief.tables.table", n=number)


def some(numbers: Sequence[int], telling: Telling) -> str:
    """Tables by their numbers."""
    *others, last = map(str, numbers)
    # The last number alone on a line would be lost to a reader.
    text = f"{', '.join(others)},{NBSP}{last}" if others else last
    return telling.t("debrief.tables.some", n=len(numbers), text=text)


def spread(found: Compared, telling: Telling) -> str:
    """Which seat ended furthest apart."""
    seats = range(len(found.tables[0].scores))
    gaps = [max(t.scores[s] for t in found.tables) - min(t.scores[s] for t in found.tables) for s in seats]
    seat = max(seats, key=lambda seat: (gaps[seat], -seat))
    low, high = (pick(found.tables, key=lambda one: one.scores[seat]) for pick in (min, max))
    values = {"text": telling.points(low.scores[seat]), "high": telling.points(high.scores[seat])}
    return telling.t("debrief.tables.spread", who=seat, low=low.number, n=high.number, **values)


def scores(found: Compared, telling: Telling) -> Markup:
    """A chart: the points of each seat at each table."""
    seats = [telling.name(seat) for seat in range(len(found.tables[0].scores))]
    words = Caption(
        telling.t("debrief.tables.points"), spread(found, telling), across=telling.t("debrief.result.score")
    )
    return chart.points(words, seats, found.tables, lambda value: telling.words.number(value))


def results(found: Compared, telling: Telling) -> Markup:
    """A row for each table: points of each seat, then deals, promises, money, health."""
    words = telling.words
    seats = range(len(found.tables[0].scores))
    names = ("deals", "kept", "broken", "spent", "health-end")
    heads = [
        telling.t("debrief.tables.which"),
        *(telling.name(seat) for seat in seats),
        *(telling.t(f"debrief.tables.{name}") for name in names),
    ]
    rows = [
        [
            words.number(one.number),
            *(telling.points(score) for score in one.scores),
            words.number(one.deals),
            words.number(sum(one.kept)),
            words.number(sum(one.broken)),
            words.money(sum(one.spent)),
            telling.points(one.healths[-1]),
        ]
        for one in found.tables
    ]
    return table(heads, rows, "figures")


def healths(found: Compared, telling: Telling) -> str:
    """At which table the border ended healthiest, and at which least so."""
    ranked = sorted(found.tables, key=lambda one: (-one.healths[-1], one.number))
    best, last = ranked[0], ranked[-1]
    values = {"text": telling.points(best.healths[-1]), "low": telling.points(last.healths[-1])}
    text = telling.t("debrief.tables.healths", n=best.number, last=last.number, **values)
    if len(found.tables) <= chart.SHOWN:
        return text
    return f"{text} {telling.t('debrief.tables.shown', n=chart.SHOWN, all=len(found.tables))}"


def health_chart(found: Compared, telling: Telling, size: tuple[float, float] = (640, 260)) -> Markup:
    """Lines of health over rounds."""
    names = [name(one.number, telling) for one in found.tables]
    words = Caption(telling.t("debrief.tables.health"), healths(found, telling), telling.t("debrief.tables.round"), "")
    return chart.over_rounds(words, names, found.tables, lambda value: telling.words.number(value), size)


def parting(found: Compared, telling: Telling) -> Iterator[str]:
    """Where the tables parted ways, and how that is measured."""
    if not found.parting:
        yield telling.t("debrief.tables.same")
        return
    share = round(100 * found.apart[found.parting - 1])
    when = telling.words.date(telling.scenario, found.parting)
    yield telling.t("debrief.tables.parted", n=found.parting, text=when, share=share)
    yield telling.t("debrief.tables.measure")


def splits(found: Compared, telling: Telling) -> list[str]:
    """The decisions of that round that divided the tables."""
    return [split(one, telling) for one in found.splits]


def split(one: Split, telling: Telling) -> str:
    """A decision, with the tables that took it and those that did not."""
    did, others = some(one.did, telling), some(one.did_not, telling)
    return telling.t("debrief.tables.split", what=what(one.decision, telling), text=did, others=others)


def what(decision: Decision, telling: Telling) -> str:
    """A decision in words."""
    kind, by, card, number = decision
    if kind == "deal":
        cards = ", ".join(telling.t("debrief.tables.card", card=id) for id in card.split())
        return telling.t("debrief.tables.deal", text=cards) if cards else telling.t("debrief.tables.deal.bare")
    if kind == "choice":
        choice = telling.scenario.happenings[card].choices[number].id
        return telling.t("debrief.tables.choice", who=by, card=card, choice=choice)
    if kind == "lever":
        aimed = f"debrief.tables.lever{'' if number >= 0 else '.alone'}"
        return telling.t(aimed, who=by, card=card, **({"whom": number} if number >= 0 else {}))
    return telling.t("debrief.tables.program", who=by, card=card)


def apart_chart(found: Compared, telling: Telling) -> Markup:
    """How far the tables lie apart, round by round."""
    runs = [Run("", tuple(100 * share for share in found.apart), PLAIN)]
    told = next(parting(found, telling))
    words = Caption(telling.t("debrief.tables.apart"), told, telling.t("debrief.tables.round"))
    rounds = [str(round) for round in range(1, len(found.apart) + 1)]
    return lines(words, runs, rounds, lambda value: telling.words.percent(value), (640, 200))


def sheets(found: Compared, scenario: Scenario) -> Mapping[str, Sheet]:
    """The same for programs: seats of tables, rounds of tables, rounds of the class."""
    seats: list[Mapping[str, Cell]] = []
    rounds: list[Mapping[str, Cell]] = []
    for one in found.tables:
        seats += [_row(one, seat, actor.id) for seat, actor in enumerate(scenario.actors)]
        rounds += [{"table": one.number, "round": at, "health": health} for at, health in enumerate(one.healths, 1)]
    apart: list[Mapping[str, Cell]] = [{"round": at, "apart": share} for at, share in enumerate(found.apart, 1)]
    columns = ("table", "seat", "score", "kept", "broken", "spent", "deals")
    return {
        "tables": Sheet(columns, tuple(seats)),
        "tables-rounds": Sheet(("table", "round", "health"), tuple(rounds)),
        "tables-apart": Sheet(("round", "apart"), tuple(apart)),
    }


def _row(one: Came, seat: int, id: str) -> Mapping[str, Cell]:
    return {
        "table": one.number,
        "seat": id,
        "score": one.scores[seat],
        "kept": one.kept[seat],
        "broken": one.broken[seat],
        "spent": one.spent[seat] / 10,
        "deals": one.deals,
    }
