"""An offer as a picture: its parties, and each clause as a chip on an arrow from who gives to who gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.ai.preview import Preview
from game.ai.promised import span
from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.desk.exchange import Arrow, Exchange, Mark
from game.client.desk.pieces import Card
from game.client.kit.labels import Badge, Icon, Label
from game.client.kit.layout import Column, Row
from game.client.kit.panels import RADIUS
from game.client.kit.shapes import box
from game.client.kit.style import Style
from game.client.kit.widget import Widget
from game.rules.types import Offer, Term
from game.telling.tell import giver_word, short, term_words

MARKS = {kind: kind for kind in ("sign", "fund", "suspend", "support", "exempt")} | {"pay": "money"}
"""Kinds of clause to icons."""
NOTHING = 0.005
"""Points that are written as none."""


def pictured(
    desk: Desk,
    offer: Offer,
    name: str,
    seen: Preview | None = None,
    pick: Callable[[int], None] | None = None,
    picked: int = -1,
) -> Exchange:
    """The picture of an offer, `name` being what its widgets are called by; the reader's own seat stands first.

    `seen` puts on each chip what it is worth to the reader; a press on a chip calls `pick` with its place.
    """
    seats = order(desk, offer)
    order_of_terms = sorted(range(len(offer.terms)), key=lambda at: offer.terms[at].kind != "sign")
    chips: list[Widget] = []
    arrows: list[Arrow] = []
    for at in order_of_terms:
        term = offer.terms[at]
        worth = seen.clauses[at] if seen is not None and at < len(seen.clauses) else None
        chips.append(chip(desk, offer, at, f"{name}-clause-{at}", worth, pick, at == picked))
        arrows.append(arrow(desk, term, seats))
    marks = [mark(desk, offer, seat, f"{name}-seat-{seat}") for seat in seats]
    return Exchange(marks, chips, arrows, said=said(desk, offer), id=f"{name}-picture")


def order(desk: Desk, offer: Offer) -> list[int]:
    """The parties as they stand in the picture: the reader's own seat first, the others as they sit."""
    return sorted(offer.parties, key=lambda seat: (seat != desk.me, seat))


def mark(desk: Desk, offer: Offer, seat: int, id: str) -> Mark:
    """A party, with what it gives and gets as its tip."""
    actor, mine = desk.actor(seat), seat == desk.me
    name = desk.t("picture.you", who=seat) if mine else desk.name(seat)
    gives = [term_words(desk, term) for term in offer.terms if term.kind != "sign" and term.by == seat]
    gets = [term_words(desk, term) for term in offer.terms if seat in receivers(offer, term)]
    lines = [desk.name(seat)]
    lines += [desk.t("picture.gives", text=desk.series(gives))] if gives else []
    lines += [desk.t("picture.gets", text=desk.series(gets))] if gets else []
    widest = max((desk.text(desk.actor(other).short) for other in offer.parties), key=len)
    return Mark(
        desk.text(actor.short), name, reading.hue(desk, seat), widest=widest, mine=mine, tip="\n".join(lines), id=id
    )


def receivers(offer: Offer, term: Term) -> tuple[int, ...]:
    """The parties that get something by a clause: whom it names, else all but the giver; nobody by a signature."""
    if term.kind == "sign":
        return ()
    if term.target >= 0 and term.kind in ("pay", "exempt", "support"):
        return (term.target,) if term.target in offer.parties else ()
    return tuple(seat for seat in offer.parties if seat != term.by)


def arrow(desk: Desk, term: Term, seats: Sequence[int]) -> Arrow:
    """From the giver to the receivers, by their places in the picture."""
    if term.kind == "sign":
        return Arrow(None, tuple(range(len(seats))), None)
    to = receivers(Offer(tuple(seats), (term,)), term) or tuple(seat for seat in seats if seat != term.by)
    return Arrow(seats.index(term.by), tuple(seats.index(seat) for seat in to), reading.hue(desk, term.by))


def chip(
    desk: Desk,
    offer: Offer,
    at: int,
    id: str,
    worth: float | None = None,
    pick: Callable[[int], None] | None = None,
    picked: bool = False,
) -> Widget:
    """A clause in few words: its icon, what, how much, until when; what it is worth to the reader, where known."""
    term = offer.terms[at]
    words = Column(
        [Label(short(desk, term), "small"), Label(detail(desk, offer, term), "small", ink="soft")], gap=0, grow=1
    )
    inner = Row(
        [Icon(MARKS[term.kind], 20, ink="accent"), words, worth_badge(desk, worth) if worth is not None else None],
        gap=8,
    )
    tip = "\n".join([term_words(desk, term), desk.t(f"draft.kind.{term.kind}.why")])
    stripe = reading.hue(desk, term.by) if term.kind != "sign" else None

    def press() -> None:
        if pick is not None:
            pick(at)

    look = "tint" if picked else "card"
    return Chip(inner, press, picked=picked, look=look, pad=(8, 4), stripe=stripe, id=id, tip=tip)


class Chip(Card):
    """A clause; it takes the focus so that its tip can be read. What is in hand has a thicker outline."""

    def __init__(self, part: Widget, on: Callable[[], None], *, picked: bool, **named: Any) -> None:
        super().__init__(part, on, **named)
        self.picked = picked

    def draw(self, surface: pygame.Surface, style: Style) -> None:
        super().draw(surface, style)
        edge = style.theme.accent if self.picked else style.theme.edge if self.hovered else style.theme.line
        box(surface, self.rect, style.px(RADIUS), None, edge, style.px(2) if self.picked else 1)


def worth_badge(desk: Desk, points: float) -> Widget:
    """Points of score with their sign on a ground that says the same."""
    fill = "sunk" if abs(points) < NOTHING else "good_tint" if points > 0 else "bad_tint"
    return Badge(signed(desk, points), fill=fill)


def signed(desk: Desk, points: float) -> str:
    """Points of score with their sign, two decimals; "0" for next to nothing."""
    if abs(points) < NOTHING:
        return "0"
    return ("+" if points > 0 else "−") + desk.words.number(abs(points), 2)


def detail(desk: Desk, offer: Offer, term: Term) -> str:
    """What else there is to a clause: how costs are shared, or until when it binds if it is agreed now."""
    if term.kind == "sign":
        shares = ", ".join(desk.t("term.share", who=seat, share=share) for seat, share in term.shares if share)
        return desk.t("picture.shares", text=shares)
    binds = span(desk.scenario, desk.view, offer.terms, term)
    if not binds:
        return desk.t("picture.too-late")
    last = desk.view.round + binds.stop - 1
    if term.kind == "pay" and len(binds) > 1:
        return desk.t("picture.paid", n=len(binds), round=last, money=term.amount * len(binds))
    return desk.t("picture.until", n=len(binds), round=last)


def said(desk: Desk, offer: Offer) -> str:
    """What the picture shows, in words."""
    parties = ", ".join(desk.name(seat) for seat in order(desk, offer))
    clauses = desk.series(term_words(desk, term) for term in offer.terms) or desk.t("picture.nothing")
    return desk.t("picture.said", text=parties, what=clauses)


def strip(desk: Desk, offer: Offer, name: str) -> Widget:
    """The offer in one line for where it is not the matter at hand: the icons of its clauses and their short words."""
    rows: list[Widget | None] = [
        Row(
            [Icon(MARKS[term.kind], 16), Label(f"{giver_word(desk, term)}{short(desk, term)}", "small", grow=1)],
            gap=4,
        )
        for term in offer.terms
    ]
    return Column(rows, gap=2, id=f"{name}-strip")
