"""The timeline as a piece of the page, a slide, and tables: standings, causes, turning points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from game.debrief.drawn.charts import Run, Words, lines
from game.debrief.drawn.ink import PLAIN, of_seat
from game.debrief.section import Section, Slide
from game.debrief.telling import Telling
from game.debrief.timeline.phrases import cause_words, changes_words, figures, indicator_words, summaries
from game.debrief.timeline.turning import Timeline, Turning, chosen
from game.telling.markup import Markup, bullets, tag
from game.telling.sheet import Cell, Sheet
from game.telling.tell import term_words

SLIDE = (560.0, 260.0)
"""Units of the chart on a slide: few, so that its letters are large."""
CLAUSES = 2
"""Clauses of a deal that a page tells; the rest are counted."""


def section(found: Timeline, seen: Telling) -> Section:
    """The part of the debrief about turning points."""
    told = chosen(found.turnings)
    body = Markup(
        "".join(
            (
                tag("p", seen.t("timeline.about"), kind="note reading"),
                chart(found, seen, (640, 250)),
                bullets(summaries(found, seen), kind="small"),
                tag("h3", seen.t("timeline.moments")),
                moments(told, seen),
                tag("p", seen.t("timeline.method"), kind="note reading"),
            )
        )
    )
    slides = (
        Slide(seen.t("timeline.slide"), chart(found, seen, SLIDE)),
        Slide(seen.t("timeline.moments"), bullets(slide_line(turning, seen) for turning in foremost(told))),
    )
    return Section("timeline", seen.t("debrief.timeline.title"), body, slides, sheets(found, told, seen))


def chart(found: Timeline, seen: Telling, size: tuple[float, float]) -> Markup:
    """The standings of all seats over the rounds, and the border's health."""
    seats = range(len(found.opening))
    runs = [Run(seen.name(seat), found.of_seat(seat), of_seat(seen.scenario, seat)) for seat in seats]
    runs.append(Run(seen.t("timeline.health"), (None, *found.health), PLAIN))
    under = [seen.t("timeline.start"), *(str(round) for round in range(1, len(found.standings) + 1))]
    words = Words(
        seen.t("timeline.chart"), " ".join(summaries(found, seen)), seen.t("timeline.axis"), seen.t("timeline.standing")
    )
    return lines(words, runs, under, lambda value: seen.words.number(value), size)


def moments(told: Sequence[Turning], seen: Telling) -> Markup:
    """Turning points in time order, those of one round together; what reads alike (two equal deals) once."""
    rounds = list(dict.fromkeys(turning.round for turning in told))
    items = []
    for round in rounds:
        here = dict.fromkeys(moment(turning, seen) for turning in told if turning.round == round)
        items.append(tag("li", tag("h4", seen.t("timeline.round", n=round, round=round)), bullets(here)))
    return tag("ol", *items, kind="plain")


def moment(turning: Turning, seen: Telling) -> Markup:
    """One turning point: its kind, what happened, then what belongs to it."""
    kind = tag("span", seen.t(f"timeline.kind.{turning.kind}"), kind="small")
    rest = " ".join(details(turning, seen))
    return Markup(f"{kind} {tag('strong', seen.say(turning.headline))} {tag('span', rest)}")


def details(turning: Turning, seen: Telling) -> Iterator[str]:
    """The sentences below a headline."""
    if turning.kind == "shift":
        yield seen.t("timeline.shift.all", text=figures(seen, turning.changes))
        if turning.indicators:
            yield seen.t("timeline.shift.in", who=turning.causes[0][0], text=indicator_words(turning.indicators, seen))
        for seat, causes in turning.causes:
            text = seen.series(cause_words(seen, part) for part in causes)
            yield seen.t("timeline.shift.why" if text else "timeline.shift.none", who=seat, text=text)
    if turning.deal >= 0 and turning.kind in ("deal", "rejection"):
        yield from _of_deal(turning, seen)
    yield from (seen.say(said) for said in turning.more)
    if turning.kind != "shift" and turning.changes:
        yield changes_words(turning, seen)
    if turning.trust is not None:
        text, of = (seen.signed(points) for points in turning.trust)
        yield seen.t("timeline.trust", who=turning.seats[0], whom=turning.seats[1], text=text, of=of)


def _of_deal(turning: Turning, seen: Telling) -> Iterator[str]:
    deal = next(deal for deal in seen.view.deals if deal.number == turning.deal)
    if not any(term.shares for term in deal.terms):
        # Who shares the costs of what is signed says it otherwise.
        yield seen.t("timeline.parties", text=", ".join(seen.name(seat) for seat in deal.parties))
    text = seen.series(term_words(seen, term) for term in deal.terms[:CLAUSES])
    more = len(deal.terms) - CLAUSES
    yield seen.t("timeline.clauses.more" if more > 0 else "timeline.clauses", text=text, n=more)


def foremost(told: Sequence[Turning]) -> tuple[Turning, ...]:
    """The three largest: the weightiest shift, breach or deal, and event, where there are such; in time order."""
    found = []
    for kinds in (("shift",), ("breach", "deal"), ("incident", "election", "teacher")):
        of_kind = [[turning for turning in told if turning.kind == kind] for kind in kinds]
        first = next((some for some in of_kind if some), [])
        found += [max(first, key=lambda turning: turning.weight)] if first else []
    return tuple(turning for turning in told if turning in found)


def slide_line(turning: Turning, seen: Telling) -> Markup:
    """A turning point in one line for the room."""
    date = seen.t("timeline.round", n=turning.round, round=turning.round)
    return Markup(f"{tag('strong', date)} {tag('span', seen.say(turning.headline))}")


def sheets(found: Timeline, told: Sequence[Turning], seen: Telling) -> dict[str, Sheet]:
    """All turning points; all standings; all causes, which add up to the change of standing."""
    ids = [actor.id for actor in seen.scenario.actors]
    turnings: list[Mapping[str, Cell]] = [
        {
            "round": turning.round,
            "date": seen.words.date(seen.scenario, turning.round),
            "kind": turning.kind,
            "headline": seen.say(turning.headline),
            "seats": " ".join(ids[seat] for seat in turning.seats),
            "weight": round(turning.weight, 3),
            "told": int(any(turning is one for one in told)),
        }
        for turning in found.turnings
    ]
    stood: list[Mapping[str, Cell]] = [
        {"round": round, "seat": ids[seat], "points": points}
        for seat in range(len(ids))
        for round, points in enumerate(found.of_seat(seat))
    ]
    causes: list[Mapping[str, Cell]] = [
        {"round": s.round, "seat": ids[s.seat], "cause": seen.say(part.said), "points": part.points}
        for row in found.standings
        for s in row
        for part in s.causes
    ]
    return {
        "turnings": Sheet(("round", "date", "kind", "headline", "seats", "weight", "told"), tuple(turnings)),
        "standings": Sheet(("round", "seat", "points"), tuple(stood)),
        "causes": Sheet(("round", "seat", "cause", "points"), tuple(causes)),
    }
