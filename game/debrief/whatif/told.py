"""What if, in words, with charts and tables: three decisions, what happened, and what else might have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite

from game.debrief.drawn.axes import Figure
from game.debrief.drawn.charts import Heap, Words, heaps
from game.debrief.drawn.ink import FAINT, of_seat
from game.debrief.played import Played
from game.debrief.section import Section, Slide
from game.debrief.signs import signed
from game.debrief.telling import Telling
from game.debrief.whatif.again import Replayed
from game.debrief.whatif.decision import Decision
from game.debrief.whatif.onward import PlayedOn, clear
from game.debrief.whatif.sheets import decisions_sheet, futures_sheet
from game.debrief.whatif.suggested import Suggested, Suggestion, suggested
from game.lab.claims import Effect
from game.rules.types import Offer
from game.telling.cards import names
from game.telling.markup import Markup, table, tag
from game.telling.tell import term_words

SLIDE = 600.0
"""Units of a chart on a slide: few, so that its letters are large."""


def section(played: Played, telling: Telling, found: Suggested | None = None, workers: int = 1) -> Section:
    """The part of the debrief about what else could have been; `found` where it is known already."""
    known = found if found is not None else suggested(played, workers=workers)
    t = telling.t
    body = [tag("p", _lead(known, played, telling))]
    for number, one in enumerate(known.found, 1):
        body += _told(number, one, played, telling)
    if known.found:
        body.append(tag("p", _how(known, telling), kind="note reading"))
    slides = tuple(
        Slide(telling.say(one.change.said), Markup("".join(_slide(one, played, telling)))) for one in known.found
    )
    sheets = {"decisions": decisions_sheet(known, played, telling), "futures": futures_sheet(known, played)}
    return Section("whatif", t("debrief.whatif.title"), Markup("".join(body)), slides, sheets)


def _lead(known: Suggested, played: Played, telling: Telling) -> str:
    if not known.found:
        return telling.t("debrief.whatif.none", n=len(known.decisions))
    lead = telling.t("debrief.whatif.lead", n=len(known.decisions), of=len(known.screened))
    return f"{lead} {in_place_of_people(played, telling)}".strip()


def _how(known: Suggested, telling: Telling) -> str:
    drivers = known.found[0].onward.drivers
    names = telling.series(
        telling.t("debrief.whatif.who", who=seat, text=telling.text(who.name)) for seat, who in enumerate(drivers)
    )
    return telling.t("debrief.whatif.how", text=names)


def _told(number: int, one: Suggestion, played: Played, telling: Telling) -> Iterator[Markup]:
    """One what-if on the page."""
    t = telling.t
    yield tag("h3", t("debrief.whatif.number", n=number, text=telling.say(one.change.said)))
    yield tag("p", happened(one.decision, played, telling))
    yield tag("p", as_it_was(one.replayed, played, telling))
    yield tag("p", in_short(one.onward, telling))
    yield chart(one, played, telling)
    yield differences(one, played, telling)


def happened(decision: Decision, played: Played, telling: Telling) -> str:
    """When what was decided; of an offer what was in it."""
    said = telling.t("debrief.whatif.happened", round=decision.round, text=telling.say(decision.said))
    offer = _bundle(decision, played)
    if offer is None:
        return said
    clauses = telling.series(term_words(telling, term) for term in offer.terms)
    return f"{said} {telling.t('debrief.whatif.clauses', text=clauses)}"


def _bundle(decision: Decision, played: Played) -> Offer | None:
    if decision.kind not in ("offer", "answer"):
        return None
    at = decision.positions[0]
    action = played.actions[at]
    return action.offer if decision.kind == "offer" else played.states[at].offers[action.target].offer


def as_it_was(again: Replayed, played: Played, telling: Telling) -> str:
    """The same luck and everything else as it was, in one line."""
    each = telling.series(
        telling.t("debrief.whatif.seat", who=seat, text=signed(telling.words, now - then))
        for seat, (now, then) in enumerate(zip(again.finals, played.finals, strict=True))
    )
    said = [telling.t("debrief.whatif.as-it-was", text=each)]
    said.append(first_place(again.finals, played.finals, telling))
    if again.left_out:
        said.append(telling.t("debrief.whatif.left-out", n=len(again.left_out)))
    return " ".join(said)


def first_place(now: Sequence[float], then: Sequence[float], telling: Telling) -> str:
    """Who would have come first and who did, by points as they are written: who shares a place shares it."""
    tops = [
        [seat for seat, points in enumerate(finals) if round(points, 1) == round(max(finals), 1)]
        for finals in (now, then)
    ]
    if len(tops[0]) == len(tops[1]) == 1:
        key = "same-first" if tops[0] == tops[1] else "other-first"
        return telling.t(f"debrief.whatif.{key}", who=tops[0][0], whom=tops[1][0])
    now_first, then_first = (names(telling, seats) for seats in tops)
    return telling.t("debrief.whatif.shared-first", text=now_first, before=then_first)


def in_short(onward: PlayedOn, telling: Telling) -> str:
    """What the games played on say, and what they cannot."""
    seats = range(len(onward.drivers))
    games = {"n": onward.games, "of": len(onward.were)}
    sure = [seat for seat in seats if clear(onward.moved(seat))]
    if not sure:
        return telling.t("debrief.whatif.unclear", **games)
    each = telling.series(
        telling.t("debrief.whatif.seat", who=seat, text=with_interval(onward.moved(seat), telling)) for seat in sure
    )
    key = "clear" if len(sure) == len(seats) else "partly-clear"
    return telling.t(f"debrief.whatif.{key}", text=each, **games)


def in_place_of_people(played: Played, telling: Telling) -> str:
    """That the seats of people are played on by AI players as well; "" where no people sat."""
    names = [telling.name(seat) for seat in played.people]
    return telling.t("debrief.whatif.people", n=len(names), text=", ".join(names)) if names else ""


def with_interval(effect: Effect, telling: Telling, form: str = "interval") -> str:
    """A mean difference with the ends of its interval, in one of two forms: "interval" or "interval.short"."""
    mean = signed(telling.words, effect.mean)
    if not isfinite(effect.low):
        return mean
    low, high = (signed(telling.words, end) for end in (effect.low, effect.high))
    return telling.t(f"debrief.whatif.{form}", text=mean, low=low, high=high)


def most_moved(onward: PlayedOn) -> int:
    """The seat whose score the change moves most in the games played on, clearly if there is one."""
    moves = [onward.moved(seat) for seat in range(len(onward.drivers))]
    return max(range(len(moves)), key=lambda seat: (clear(moves[seat]), abs(moves[seat].mean), -seat))


def chart(one: Suggestion, played: Played, telling: Telling, wide: float = 760) -> Markup:
    """How many games ended where for the seat that is moved most, both ways; the mark is what happened."""
    onward, seat = one.onward, most_moved(one.onward)
    arms = [tuple(future.finals[seat] for future in arm) for arm in (onward.were, onward.would)]
    at = played.finals[seat] if played.over else None
    names = [telling.t(f"debrief.whatif.arm.{arm}", who=seat) for arm in ("were", "would")]
    rows = [
        Heap(names[0], arms[0], FAINT, at),
        Heap(names[1], arms[1], of_seat(played.scenario, seat), at),
    ]
    means = [round(1000 * sum(arm) / len(arm)) for arm in arms]
    key = "desc" if at is not None else "desc.open"
    said = telling.t(
        f"debrief.whatif.chart.{key}",
        who=seat,
        n=len(arms[0]),
        were=means[0],
        would=means[1],
        points=round(1000 * (at or 0.0)),
    )
    title = telling.t("debrief.whatif.chart", who=seat)
    return heaps(Words(title, said), rows, _figure(telling), wide)


def _figure(telling: Telling) -> Figure:
    return lambda value: telling.words.number(value, 0 if float(value).is_integer() else 1)


HEADS = ("who", "real", "again", "were", "would", "moved", "wins")


def differences(one: Suggestion, played: Played, telling: Telling) -> Markup:
    """Seat by seat, and the health of the border: what happened, all else as it was, played on."""
    rows = [_row(one, played, telling, seat) for seat in played.seats]
    rows.append(_health_row(one, played, telling))
    so_far = () if played.over else ("real", "again")
    keys = [f"{head}.open" if head in so_far else head for head in HEADS]
    heads = [telling.t(f"debrief.whatif.head.{key}", n=len(one.onward.were)) for key in keys]
    return table(heads, rows, "figures small")


def _row(one: Suggestion, played: Played, telling: Telling, seat: int) -> tuple[str, ...]:
    onward = one.onward
    means = [sum(future.finals[seat] for future in arm) / len(arm) for arm in (onward.were, onward.would)]
    were, would = onward.wins(seat)
    return (
        telling.name(seat),
        telling.points(played.finals[seat]),
        telling.points(one.replayed.finals[seat]),
        *(telling.points(mean) for mean in means),
        with_interval(onward.moved(seat), telling, "interval.short"),
        telling.t("debrief.whatif.from-to", n=were, other=would),
    )


def _health_row(one: Suggestion, played: Played, telling: Telling) -> tuple[str, ...]:
    onward = one.onward
    means = [sum(future.health for future in arm) / len(arm) for arm in (onward.were, onward.would)]
    return (
        telling.t("debrief.whatif.health"),
        telling.points(played.end.health / 1000),
        telling.points(one.replayed.end.health / 1000),
        *(telling.points(mean) for mean in means),
        with_interval(onward.healthier(), telling, "interval.short"),
        "",
    )


def _slide(one: Suggestion, played: Played, telling: Telling) -> Iterator[Markup]:
    decision = one.decision
    yield tag("p", telling.t("debrief.whatif.happened", round=decision.round, text=telling.say(decision.said)))
    yield chart(one, played, telling, SLIDE)
    yield tag("p", for_the_room(one.onward, telling))
    yield tag("p", telling.t("debrief.whatif.slide.ask", who=decision.seat), kind="note")


def for_the_room(onward: PlayedOn, telling: Telling) -> str:
    """The same in few words."""
    sure = [seat for seat in range(len(onward.drivers)) if clear(onward.moved(seat))]
    if not sure:
        return telling.t("debrief.whatif.slide.unclear", n=onward.games)
    each = telling.series(
        telling.t("debrief.whatif.seat", who=seat, text=signed(telling.words, onward.moved(seat).mean)) for seat in sure
    )
    return telling.t("debrief.whatif.slide.clear", n=onward.games, text=each)
