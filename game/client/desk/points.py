"""What on the desk can be pointed to: on which sheet it is, its widget, and what it is called there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.client.desk.desk import Desk
from game.client.desk.frame import to_answer
from game.client.desk.programs import listed
from game.client.desk.report import indicator_names


@dataclass(frozen=True, slots=True)
class Point:
    """A place: the sheet it is on ("": on all of them), its widget's id, its name in the reader's language.

    `thing` is what on the map is meant, where the widget is the map; `beside` what must stand beside the offers.
    """

    tab: str
    id: str
    name: str
    thing: str = ""
    beside: str = ""


def go_to(desk: Desk, point: Point) -> None:
    """Open the sheet that a point is on, and give it the focus."""
    desk.tab, desk.beside = point.tab or desk.tab, point.beside or desk.beside
    if point.thing:
        desk.sight.lit, desk.sight.chosen = point.thing, ""
    desk.to_show = point.id


def crossing(desk: Desk) -> Point:
    """The first crossing near the seats of this table."""
    near = [c for c in desk.scenario.corridors if "near" in c.tags] or list(desk.scenario.corridors)
    return Point("map", "map", desk.text(near[0].name), f"port:{near[0].id}")


def done(desk: Desk) -> Point:
    """The button that says one is done with the phase."""
    return Point("", "desk-done", desk.t(f"done.{desk.view.phase}") if desk.my_turn else "")


def answer(desk: Desk) -> Point:
    """The latest of the offers that wait for an answer: it stands first on the sheet."""
    waiting = to_answer(desk)
    return Point("talks", f"accept-{max(waiting)}" if waiting else "talks-list", desk.t("talks.accept"))


def draft_open(desk: Desk) -> Point:
    """Where an offer begins, then where its parties are chosen."""
    if desk.draft is None:
        return Point("talks", "talks-new", desk.t("talks.new"))
    other = next(seat for seat in range(len(desk.scenario.actors)) if seat != desk.me)
    return Point("talks", f"party-{other}", desk.t("draft.parties"))


def draft_clause(desk: Desk) -> Point:
    """Where the kind of a clause is chosen, then the button that adds it."""
    if desk.draft is None or len(desk.draft.parties) < 2:
        return draft_open(desk)
    if desk.draft.adding:
        return Point("talks", "draft-add", desk.t("draft.add-term"))
    return Point("talks", "draft-kind", desk.t("draft.add"))


def draft_send(desk: Desk) -> Point:
    """The button that puts the offer on the table."""
    if desk.draft is None or not desk.draft.terms:
        return draft_clause(desk)
    return Point("talks", "draft-send", desk.t("draft.send"))


def ledger(desk: Desk) -> Point:
    """The promises."""
    return Point("ledger", "ledger-promises", desk.t("ledger.promises"))


def fund(desk: Desk) -> Point:
    """The first card on the sheet that can be raised."""
    for program in listed(desk):
        option = desk.option("fund", program.id)
        if option is not None and option.high > option.now:
            return Point("programs", f"fund-{program.id}", desk.text(program.title))
    return Point("programs", "programs-list", desk.t("tab.programs"))


def why(desk: Desk) -> Point:
    """The button that explains the indicator that weighs most."""
    name = indicator_names(desk)[0]
    return Point("report", f"why-{name}@{desk.actor(desk.me).id}", desk.t(f"indicator.{name}"))


def seats(desk: Desk) -> Point:
    """Whose final score is taken apart."""
    return Point("report", "final-seat", desk.t("final.parts"))


POINTS: dict[str, Callable[[Desk], Point]] = {
    "crossing": crossing,
    "done": done,
    "answer": answer,
    "draft-open": draft_open,
    "draft-give": draft_clause,
    "draft-ask": draft_clause,
    "draft-send": draft_send,
    "ledger": ledger,
    "fund": fund,
    "why": why,
    "seats": seats,
}
"""The places that content names."""


def where(desk: Desk, point: Point) -> str:
    """A place in words: its sheet, then its name."""
    sheet = desk.t(f"tab.{point.tab}") if point.tab else ""
    return " › ".join(word for word in (sheet, point.name) if word)
