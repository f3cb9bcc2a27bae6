"""History in words, small charts and a table, beside what this table did."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.drawn.charts import Run, Words, lines
from game.debrief.drawn.ink import FAINT, Ink
from game.debrief.mirror.courses import Course
from game.debrief.mirror.dates import month_of
from game.debrief.mirror.deeds import STATUSES, Done
from game.debrief.mirror.mirror import Mirror, mirror
from game.debrief.played import Played
from game.debrief.section import Section, Slide
from game.debrief.telling import Telling
from game.telling.markup import Markup, table, tag
from game.telling.sheet import Cell, Sheet

SHOWN = ("earlier", "later", "never", "only")
"""What the page shows cards of; the sheet has all."""
MOST = 2
"""Cards that are shown of each."""
SIZE = (270.0, 142.0)
"""Of one small chart."""
HERE = Ink("#1d4f9c", "", "circle")
EXACT = 24
"""Months up to which a difference is told in months; history is not known more closely than by the year."""
YEARS_NAMED = 4
"""Years between two that are named below a chart with many."""


def section(played: Played, telling: Telling, found: Mirror | None = None) -> Section:
    """The part of the debrief that holds history beside the game."""
    known = found if found is not None else mirror(played)
    title = telling.t("debrief.mirror.title")
    if known is None:
        return Section("mirror", title, tag("p", telling.t("debrief.mirror.none")))
    body = [
        tag("p", lead(known, telling)),
        *_courses(known, telling),
        tag("h3", telling.t("debrief.mirror.done")),
        tag("p", counted(known, telling)),
        shown(known, telling),
        tag("p", _note(known, telling), kind="note reading"),
    ]
    said, ask = (tag("p", text) for text in (counted(known, telling), telling.t("debrief.mirror.ask")))
    slide = Slide(telling.t("debrief.mirror.slide"), Markup(said + shown(known, telling, 1) + ask))
    sheets = {"history": sheet(known, played), "history-figures": figures(known)}
    return Section("mirror", title, Markup("".join(body)), (slide,), sheets)


def lead(known: Mirror, telling: Telling) -> str:
    """Where this game lies furthest from what was, and what of it the table's decisions may answer for."""
    course = known.furthest
    if course is None:
        return telling.t("debrief.mirror.no-figures")
    return telling.t("debrief.mirror.lead", text=telling.text(course.title), **_widest(course, telling))


def _widest(one: Course, telling: Telling) -> dict[str, str]:
    """The figures of the year in which a series lies furthest from what was."""
    at, decimals = one.widest, _decimals(one)
    return {
        "year": str(one.years[at]),
        "here": telling.words.number(one.here[at], decimals),
        "real": telling.words.number(one.actual[at], decimals),
        "modelled": telling.words.number(one.modelled[at], decimals),
        "apart": _percent(telling, one.apart(at)),
        "missed": _percent(telling, one.missed(at)),
    }


def _decimals(one: Course) -> int:
    return 0 if min(one.actual) > 100 else 1


def _percent(telling: Telling, value: float) -> str:
    sign = "+" if round(value) > 0 else "\u2212" if round(value) < 0 else ""
    return sign + telling.words.percent(abs(round(value)))


def _courses(known: Mirror, telling: Telling) -> Iterator[Markup]:
    if not known.courses:
        return
    yield tag("h3", telling.t("debrief.mirror.figures"))
    yield tag("div", *(tag("div", *_course(one, telling)) for one in known.courses), kind="cards")
    yield tag("p", telling.t("debrief.mirror.figures.note"), kind="note reading")


def _course(one: Course, telling: Telling) -> Iterator[Markup]:
    """One series: its name, a chart of both lines, and where they lie furthest apart."""
    t, words, decimals = telling.t, telling.words, _decimals(one)
    runs = (
        Run(t("debrief.mirror.line.real"), one.actual, FAINT),
        Run(t("debrief.mirror.line.here"), one.here, HERE),
    )
    every = 1 if len(one.years) <= YEARS_NAMED else YEARS_NAMED
    under = [str(year) if place % every == 0 else "" for place, year in enumerate(one.years)]

    def figure(value: float) -> str:
        return words.number(value)

    said = telling.series(
        t(
            "debrief.mirror.chart.year",
            year=str(year),
            real=words.number(one.actual[place], decimals),
            here=words.number(one.here[place], decimals),
        )
        for place, year in enumerate(one.years)
    )
    yield tag("h4", telling.text(one.title))
    yield tag("p", telling.text(one.unit), kind="note")
    yield lines(Words(telling.text(one.title), said), runs, under, figure, SIZE)
    yield tag("p", t("debrief.mirror.widest", **_widest(one, telling)), kind="small")


def counted(known: Mirror, telling: Telling) -> str:
    """How many cards came when, in words."""
    counts = known.counts
    parts = [telling.t(f"debrief.mirror.count.{status}", n=counts[status]) for status in STATUSES]
    return telling.t("debrief.mirror.counts", text=telling.series(parts))


def shown(known: Mirror, telling: Telling, most: int = MOST) -> Markup:
    """The cards that lie furthest apart, a row for each: so many of each kind at most."""
    heads = [telling.t(f"debrief.mirror.head.{head}") for head in ("card", "who", "real", "here", "apart")]
    rows = (_row(one, telling) for status in SHOWN for one in known.of(status)[:most])
    return table(heads, rows, "small")


def _row(one: Done, telling: Telling) -> list[str]:
    t = telling.t
    real = t("debrief.mirror.not")
    if one.real is not None and one.source is not None:
        source, year = telling.text(one.source), str(one.real[0])
        before = month_of(telling.scenario, one.real) < 0
        when = t("debrief.mirror.before") if before else year
        told = not before and year in source
        real = source if told else t("debrief.mirror.sourced", text=when, source=source)
    return [
        t("plain.card", card=one.card),
        ", ".join(telling.name(seat) for seat in one.seats),
        real,
        t("debrief.mirror.not") if one.round is None else telling.words.date(telling.scenario, one.round),
        _apart(one, telling),
    ]


def _apart(one: Done, telling: Telling) -> str:
    before = one.real is not None and month_of(telling.scenario, one.real) < 0
    # What was there before the game began lies further back than any round can say.
    if before or one.status not in ("earlier", "later"):
        return telling.t(f"debrief.mirror.status.{one.status}")
    months = abs(one.months)
    if months < EXACT:
        return telling.t(f"debrief.mirror.months.{one.status}", n=months)
    return telling.t(f"debrief.mirror.years.{one.status}", n=round(months / 12))


def _note(known: Mirror, telling: Telling) -> str:
    note = telling.t("debrief.mirror.note")
    if not known.without:
        return note
    names = ", ".join(telling.name(seat) for seat in known.without)
    return f"{note} {telling.t('debrief.mirror.without', text=names)}"


def sheet(known: Mirror, played: Played) -> Sheet:
    """All cards, those of each status together."""
    columns = ("card", "seats", "status", "really_since", "here_round", "months_later")
    rows: tuple[dict[str, Cell], ...] = tuple(
        {
            "card": one.card,
            "seats": " ".join(played.scenario.actors[seat].id for seat in one.seats),
            "status": one.status,
            "really_since": None if one.real is None else f"{one.real[0]}-{one.real[1]:02}",
            "here_round": one.round,
            "months_later": one.months if one.status in ("same", "earlier", "later") else None,
        }
        for status in STATUSES
        for one in known.of(status)
    )
    return Sheet(columns, rows)


def figures(known: Mirror) -> Sheet:
    """The yearly figures, a row for each series and year."""
    columns = ("series", "year", "really", "here", "model_with_real_decisions")
    rows: tuple[dict[str, Cell], ...] = tuple(
        {
            "series": one.id,
            "year": year,
            "really": one.actual[at],
            "here": one.here[at],
            "model_with_real_decisions": one.modelled[at],
        }
        for one in known.courses
        for at, year in enumerate(one.years)
    )
    return Sheet(columns, rows)
