"""The reveal as a piece of the page, a slide, and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from game.ai.persona import Persona
from game.debrief.played import Played
from game.debrief.reveal.gist import telling_ones
from game.debrief.reveal.held import Held, Order, Reason, Withheld, held, withheld
from game.debrief.reveal.worded import Secret, order_words, reason_words, worded
from game.debrief.section import Section, Slide
from game.debrief.telling import Telling
from game.rules.types import Said
from game.table.speech import promised
from game.telling.markup import Markup, bullets, tag
from game.telling.sheet import Cell, Sheet

FEW = 4
"""Seats up to which every brief is printed; beyond, they are there to open, so that paper suffices."""
OFFERS = 3
"""Secret offers of a seat that a page tells; the rest are counted."""
THOUGHTS = 2
"""Thoughts of a seat that a page tells, where there are more than FEW seats one; the rest are there to open."""
HIGH, LOW = 65, 35
"""From where on a trait of a persona is worth a word."""


def section(played: Played, seen: Telling) -> Section:
    """The part of the debrief about what was private."""
    seats, plans = held(played.table), withheld(played)
    about = [seen.t("reveal.about")]
    about += [] if any(one.offers for one in seats) else [seen.t("reveal.offers.none")]
    about += [seen.t("reveal.method")] if any(one.reasons for one in seats) else []
    blocks = (_seat(played, one, plans, seen) for one in seats)
    body = Markup("".join([tag("p", " ".join(about), kind="note"), *blocks]))
    orders = (
        seen.t("reveal.slide.order", who=one.seat, text=done_words(order, seen))
        for one in seats
        if (order := foremost(one.orders)) is not None
    )
    slide = Slide(seen.t("reveal.slide.title"), bullets(orders))
    return Section("reveal", seen.t("debrief.reveal.title"), body, (slide,), sheets(seats, plans, seen))


def foremost(orders: Sequence[Order]) -> Order | None:
    """The order that was worth most, of those that are equal the first that was not carried out."""
    return max(orders, key=lambda order: (order.mandate.points, order.done is False), default=None)


def done_words(order: Order, seen: Telling) -> str:
    """A private order with what became of it."""
    key = {True: "done", False: "missed", None: "open"}[order.done]
    return seen.t(f"reveal.order.{key}", points=order.mandate.points, text=order_words(order, seen))


def _seat(played: Played, one: Held, plans: Sequence[Withheld], seen: Telling) -> Markup:
    words = worded(one, seen)
    few = len(played.scenario.actors) <= FEW
    if few:
        brief = tag("p", tag("strong", seen.t("reveal.brief")), " ", words.private, kind="small")
    else:
        brief = tag("details", tag("summary", seen.t("reveal.brief")), tag("p", words.private), kind="small")
    orders = [done_words(order, seen) for order in one.orders] or [seen.t("reveal.order.none")]
    mine = plan_words([plan for plan in plans if plan.seat == one.seat], seen)
    gist = (_told(kind, reason, seen) for kind, reason in telling_ones(one, THOUGHTS if few else 1))
    parts = [
        tag("h3", words.name),
        tag("p", who_played(played, one, seen), kind="small"),
        brief,
        _list("reveal.orders", orders, seen),
        _list("reveal.offers", list(_secrets(words.offers, seen)), seen),
        _list("reveal.plans", list(mine), seen),
        _list("reveal.reasons", list(gist), seen),
    ]
    if words.reasons:
        every = (seen.t("reveal.round", n=round, text=text) for round, text in words.reasons)
        summary = tag("summary", seen.t("reveal.reasons.all", n=len(words.reasons)))
        parts.append(tag("details", summary, bullets(every), kind="small"))
    return Markup("".join(parts))


def _list(title: str, items: Sequence[str], seen: Telling) -> Markup:
    """Items below their title, one beside it, nothing where there is none."""
    if not items:
        return Markup("")
    head = tag("strong", seen.t(title))
    if len(items) == 1:
        return tag("p", head, " ", items[0], kind="small")
    return Markup(tag("p", head, kind="small") + bullets(items, "small"))


def who_played(played: Played, one: Held, seen: Telling) -> str:
    """Who played a seat at the end, how that persona bargains, and when the seat changed hands."""
    said = [_who(played.table.drivers[one.seat], one, seen)]
    handed = dict.fromkeys(round for round, seat, _ in played.table.handed if seat == one.seat and round > 1)
    said += [seen.t("reveal.handed", n=round) for round in handed]
    return " ".join(said)


def _who(persona: Persona | None, one: Held, seen: Telling) -> str:
    if persona is None:
        return seen.t("reveal.people.after" if one.reasons else "reveal.people")
    name, text = seen.text(persona.name), seen.text(persona.text)
    who = seen.t("reveal.persona", name=name, level=f"level.{persona.level}", n=persona.level, text=text)
    return f"{who} {seen.t('reveal.bargains', text=seen.series(traits(persona, seen)))}"


def traits(persona: Persona, seen: Telling) -> Iterator[str]:
    """How a persona bargains, in a few words each: what is out of the ordinary, and how it keeps its word."""
    yield seen.t(f"reveal.style.{persona.style}")
    for name in ("toughness", "generosity", "candour", "memory"):
        value = getattr(persona, name)
        end = "high" if value >= HIGH else "low" if value <= LOW else ""
        if end and seen.words.has(f"reveal.{name}.{end}"):
            yield seen.t(f"reveal.{name}.{end}")
    yield seen.t("reveal.honesty", share=persona.honesty)


def _secrets(offers: Sequence[Secret], seen: Telling) -> Iterator[str]:
    for offer in offers[:OFFERS]:
        text = seen.series(offer.clauses)
        yield seen.t("reveal.offer", n=offer.round, whom=offer.to, state=offer.state, text=text)
    if len(offers) > OFFERS:
        yield seen.t("reveal.offers.more", n=len(offers) - OFFERS)


def plan_words(plans: Sequence[Withheld], seen: Telling) -> Iterator[str]:
    """Promises that a seat meant to break, those of one kind together."""
    alike: dict[tuple[str, str, int], list[Withheld]] = {}
    for plan in plans:
        term = plan.promise.term
        alike.setdefault((promised(plan.promise), term.card, term.target), []).append(plan)
    for (key, card, target), some in alike.items():
        rounds = list(dict.fromkeys(plan.round for plan in some))
        values = (("n", len(rounds)), ("round", ", ".join(map(str, rounds))))
        yield seen.say(Said("reveal.plan", (*values, ("promise", key), ("card", card), ("target", target))))


def _told(kind: str, reason: Reason, seen: Telling) -> str:
    about = {"gist": f"reveal.gist.{kind}", "on": _on(reason, seen)}
    return seen.t("reveal.reason", n=reason.round, text=reason_words(reason, seen), **about)


def _on(reason: Reason, seen: Telling) -> str:
    """Which offer a reason is about, as the end of a sentence; nothing where it is about none."""
    offered = seen.offered(reason.offer)
    if offered is None:
        return ""
    card = next((term.card for term in offered.offer.terms if term.card), "")
    if reason.said.key != "thought.offer":
        return seen.t("reveal.on.other", who=offered.maker, card=card)
    return seen.t("reveal.on.own", card=card)


def sheets(seats: Sequence[Held], plans: Sequence[Withheld], seen: Telling) -> dict[str, Sheet]:
    """All private orders, secret offers, promises that were to be broken, and reasons."""
    ids = [actor.id for actor in seen.scenario.actors]
    told = [(ids[one.seat], one, worded(one, seen)) for one in seats]
    orders: list[Mapping[str, Cell]] = [
        {
            "seat": id,
            "order": order.mandate.id,
            "text": order_words(order, seen),
            "points": order.mandate.points / 1000,
            "done": None if order.done is None else int(order.done),
        }
        for id, one, _ in told
        for order in one.orders
    ]
    secrets: list[Mapping[str, Cell]] = [
        {
            "round": offer.round,
            "seat": id,
            "offer": offered.number,
            "to": " ".join(ids[seat] for seat in offered.offer.parties if seat != one.seat),
            "clauses": seen.series(offer.clauses),
            "state": offer.state,
        }
        for id, one, words in told
        for offered, offer in zip(one.offers, words.offers, strict=True)
    ]
    broken: list[Mapping[str, Cell]] = [
        {"round": plan.round, "seat": ids[plan.seat], "promise": plan.promise.number} for plan in plans
    ]
    reasons: list[Mapping[str, Cell]] = [
        {
            "round": reason.round,
            "seat": id,
            "kind": reason.said.key.removeprefix("thought."),
            "offer": reason.offer if reason.offer >= 0 else None,
            "text": reason_words(reason, seen),
        }
        for id, one, _ in told
        for reason in one.reasons
    ]
    return {
        "orders": Sheet(("seat", "order", "text", "points", "done"), tuple(orders)),
        "secrets": Sheet(("round", "seat", "offer", "to", "clauses", "state"), tuple(secrets)),
        "withheld": Sheet(("round", "seat", "promise"), tuple(broken)),
        "reasons": Sheet(("round", "seat", "kind", "offer", "text"), tuple(reasons)),
    }
