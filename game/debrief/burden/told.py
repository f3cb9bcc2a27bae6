"""The burden in words, a chart and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief.burden.grouped import WIDE, Group, grouped
from game.debrief.burden.local import Course, Local
from game.debrief.burden.shares import Burden, burden
from game.debrief.drawn.charts import Words
from game.debrief.drawn.ink import of_seat
from game.debrief.played import Played
from game.debrief.section import Section, Slide
from game.debrief.signs import signed
from game.debrief.telling import Telling
from game.telling.markup import Markup, bullets, table, tag
from game.telling.sheet import Sheet

KINDS = ("paid", "needed", "effort", "benefit")
"""What the shares of a seat are parts of, in the order of `Borne.shares`."""
SLIDE = 520.0
"""Units of the chart on a slide: few, so that its letters are large."""
POSTS = ("programs", "help", "agreements", "events", "given", "received")
MOST_CLOSED = 3
"""Events that are named for a place; the others are counted."""
COMMUNITY = "community"


def section(played: Played, telling: Telling, found: Burden | None = None) -> Section:
    """The part of the debrief about the burden."""
    known = found if found is not None else burden(played)
    t = telling.t
    body = [
        tag("p", lead(known, telling)),
        chart(known, played, telling),
        proportions(known, telling),
        tag("p", t("debrief.burden.index.note"), kind="note reading"),
        tag("h3", t("debrief.burden.for")),
        spending(known, telling),
        tag("p", f"{t('debrief.burden.for.note')} {_dearest(known, telling)}", kind="note"),
        *locally(known, telling),
    ]
    sheets = {"burden": sheet(known, played), "local-costs": local_sheet(known, played)}
    whole, _ = leads(known, telling)
    drawn = chart(known, played, telling, KINDS[2:], SLIDE)
    slides = (
        Slide(t("debrief.burden.slide"), Markup(tag("p", whole) + drawn)),
        Slide(t("debrief.burden.slide.ask"), Markup("".join(_asking(known, telling)))),
    )
    return Section("burden", t("debrief.burden.title"), Markup("".join(body)), slides, sheets)


def lead(known: Burden, telling: Telling) -> str:
    """What was paid together, and whose parts lie furthest apart, without judging anybody."""
    return " ".join(leads(known, telling))


def leads(known: Burden, telling: Telling) -> tuple[str, str]:
    """What was paid together and what effort is; whose parts lie furthest apart."""
    whole = sum(seat.paid.net for seat in known.seats)
    sentences = []
    ranked = known.ranked
    named = [seat for seat in (*ranked[:1], *ranked[-1:]) if seat.lot != "even"]
    if not ranked:
        sentences.append(telling.t("debrief.burden.no-index"))
    elif not named:
        sentences.append(telling.t("debrief.burden.all-even"))
    for seat in named:
        shares = {"share": _percent(seat.shares[3]), "other": _percent(seat.shares[2])}
        sentences.append(telling.t(f"debrief.burden.{seat.lot}", who=seat.seat, **shares))
    return telling.t("debrief.burden.whole", money=whole), " ".join(sentences)


def _percent(part: float | None) -> int:
    return round(100 * (part or 0.0))


def chart(known: Burden, played: Played, telling: Telling, kinds: Sequence[str] = KINDS, wide: float = WIDE) -> Markup:
    """Shares of each seat as bars, `kinds` of them; `wide` in units of the chart."""
    places = [KINDS.index(kind) for kind in kinds]
    groups = [
        Group(telling.name(s.seat), tuple(s.shares[at] for at in places), of_seat(played.scenario, s.seat))
        for s in known.seats
    ]
    said = telling.series(
        telling.t(
            "debrief.burden.chart.seat",
            who=s.seat,
            **{kind: _percent(part) for kind, part in zip(KINDS, s.shares, strict=True)},
        )
        for s in known.seats
    )
    names = [telling.t(f"debrief.burden.bar.{kind}") for kind in kinds]
    words = Words(telling.t("debrief.burden.chart"), said)
    return grouped(words, groups, names, lambda part: telling.words.percent(100 * part), wide)


def proportions(known: Burden, telling: Telling) -> Markup:
    """Paid, needed, gained and the index, a row for each seat."""
    heads = ("seat", "paid", "needed", "effort", "benefit", "index", "fair", "stretch")
    return table([telling.t(f"debrief.burden.head.{head}") for head in heads], _proportions(known, telling), "figures")


def _proportions(known: Burden, telling: Telling) -> Iterator[list[str]]:
    words = telling.words
    for seat in known.seats:
        yield [
            telling.name(seat.seat),
            words.money(seat.paid.net),
            words.money(round(seat.needed)),
            words.percent(100 * seat.effort),
            signed(words, seat.benefit),
            "–" if seat.index is None else signed(words, 100 * seat.index, 0),
            words.number(seat.fair),
            "–" if seat.stretch is None else words.percent(100 * seat.stretch),
        ]


def spending(known: Burden, telling: Telling) -> Markup:
    """What the money went to, a row for each seat; what nobody paid for is left out."""
    posts = [post for post in POSTS if any(getattr(seat.paid, post) for seat in known.seats)]
    rows = (
        [telling.name(seat.seat), *(telling.words.money(getattr(seat.paid, post)) for post in posts)]
        for seat in known.seats
    )
    return table([telling.t(f"debrief.burden.head.{head}") for head in ("seat", *posts)], rows, "figures")


def _dearest(known: Burden, telling: Telling) -> str:
    """The program that cost each seat most."""
    named = telling.series(
        telling.t("debrief.burden.dearest", who=seat.seat, card=seat.dearest[0], money=seat.dearest[1])
        for seat in known.seats
        if seat.dearest is not None
    )
    return telling.t("debrief.burden.dearest.all", text=named) if named else ""


def locally(known: Burden, telling: Telling) -> Iterator[Markup]:
    """Who bore local costs, where anybody at the table has crossings."""
    t = telling.t
    yield tag("h3", t("debrief.burden.local"))
    if not known.local:
        yield tag("p", t("debrief.burden.local.none"))
        return
    hardest = min(known.local, key=lambda one: (one.towns.end - one.towns.start, one.seat))
    yield tag("p", _hardest(hardest, known, telling))
    heads = ("seat", "towns", "alone", "cars", "trucks")
    rows = (_local_row(one, telling) for one in known.local)
    yield table([t(f"debrief.burden.head.{head}") for head in heads], rows, "figures")
    yield bullets((_endured(one, telling) for one in known.local), "small")
    yield tag("p", t("debrief.burden.local.note"), kind="note reading")
    if any(telling.actor(one.seat).level == COMMUNITY for one in known.local):
        yield tag("p", t("debrief.burden.community"), kind="note")


def _hardest(one: Local, known: Burden, telling: Telling) -> str:
    """The seat whose border towns fared worst, beside who gained most safety by what was bought."""
    words = telling.words
    safest = max(known.seats, key=lambda seat: (seat.gained["safety"], -seat.seat))
    change = one.towns.end - one.towns.start
    key = "debrief.burden.local.fell" if change < 0 else "debrief.burden.local.rose"
    return telling.t(
        key,
        who=one.seat,
        start=words.number(one.towns.start, 1),
        end=words.number(one.towns.end, 1),
        text=words.number(one.alone, 1),
        whom=safest.seat,
        points=round(safest.gained["safety"] * 1000),
    )


def _local_row(one: Local, telling: Telling) -> list[str]:
    words = telling.words

    def course(found: Course, decimals: int) -> str:
        figures = (words.number(value, decimals) for value in (found.start, found.worst, found.end))
        return " → ".join(figures)

    return [
        telling.name(one.seat),
        course(one.towns, 1),
        words.number(one.alone, 1),
        course(one.cars, 1),
        course(one.trucks, 1),
    ]


def _endured(one: Local, telling: Telling) -> str:
    """The longest wait of a seat's crossings, and what closed them."""
    place, round, minutes = one.slowest
    name = telling.text(telling.scenario.corridors[place].name)
    said = telling.t(
        "debrief.burden.slowest", who=one.seat, text=name, minutes=telling.words.number(minutes), round=round
    )
    if not one.closed:
        return said
    shown = one.closed[:MOST_CLOSED]
    named = telling.series(telling.t("debrief.burden.closure", card=card, round=round) for card, round in shown)
    more = len(one.closed) - len(shown)
    return f"{said} {telling.t('debrief.burden.closed.more' if more else 'debrief.burden.closed', text=named, n=more)}"


def _asking(known: Burden, telling: Telling) -> Iterator[Markup]:
    yield tag("p", leads(known, telling)[1])
    yield proportions(known, telling)
    yield tag("p", telling.t("debrief.burden.ask"))


def sheet(known: Burden, played: Played) -> Sheet:
    """The figures behind it, a row for each seat; money in millions."""
    names = ("programs", "help", "agreements", "events")
    columns = (
        "seat",
        *(f"paid_{name}" for name in names),
        *("paid_given", "paid_received", "paid_net", "task_part", "effort", "benefit"),
        *("share_paid", "share_task", "share_effort", "share_benefit", "rider_index", "fair_mean", "stretch"),
    )
    rows = tuple(
        dict(
            zip(
                columns,
                (
                    played.scenario.actors[seat.seat].id,
                    *(getattr(seat.paid, name) / 10 for name in (*names, "given", "received", "net")),
                    *(seat.needed / 10, seat.effort, seat.benefit),
                    *(*seat.shares, seat.index, seat.fair, seat.stretch),
                ),
                strict=True,
            )
        )
        for seat in known.seats
    )
    return Sheet(columns, rows)


def local_sheet(known: Burden, played: Played) -> Sheet:
    """Local costs, a row for each seat that has crossings."""
    whats = ("towns", "cars", "trucks")
    ends = ("start", "worst", "end")
    columns = ("seat", *(f"{what}_{end}" for what in whats for end in ends), "towns_alone", "closures")
    rows = tuple(
        {
            "seat": played.scenario.actors[one.seat].id,
            **{f"{what}_{end}": getattr(getattr(one, what), end) for what in whats for end in ends},
            "towns_alone": one.alone,
            "closures": len(one.closed),
        }
        for one in known.local
    )
    return Sheet(columns, rows)
