"""The advisor's hints: what somebody at one's side would say now, from what the desk shows anyway; one at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from game.client.desk import points, reading
from game.client.desk.desk import Desk
from game.client.desk.frame import to_answer
from game.client.desk.money import items, left
from game.client.desk.points import Point
from game.client.desk.program_card import level_of
from game.rules.promises import active
from game.rules.types import Promise, Said
from game.telling.tell import term_words

PASSES = 100
"""Percent of the support needed from which a house agrees."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint: `id` names the very situation, so that one that was put away stays away; what to say, why, and where."""

    id: str
    said: Said
    why: Said
    point: Point


def hint(desk: Desk) -> Hint | None:
    """The weightiest hint of the moment that was not put away; none while it is not this seat's turn."""
    if not desk.my_turn or desk.over:
        return None
    for rule in RULES:
        found = rule(desk)
        if found is not None and found.id not in desk.hushed:
            return found
    return None


def promise_due(desk: Desk) -> Hint | None:
    """A promise of mine that the plan as it stands would break."""
    if desk.view.phase != "programs":
        return None
    seen: Any = desk.view  # a View shows the round and every promise of mine
    for promise in desk.view.promises:
        if promise.term.by == desk.me and active(seen, promise) and broken_by_plan(desk, promise):
            card = promise.term.card
            return Hint(
                f"due-{promise.number}-{desk.view.round}",
                Said("hint.due", (("text", term_words(desk, promise.term)),)),
                Said("hint.due.why"),
                Point("programs", f"fund-{card}", desk.text(desk.scenario.programs[card].title)),
            )
    return None


def broken_by_plan(desk: Desk, promise: Promise) -> bool:
    """Whether the plan falls short of a promise to fund or to suspend that can still be kept."""
    term = promise.term
    if term.kind not in ("fund", "suspend") or desk.option("fund", term.card) is None:
        return False
    level = level_of(desk, term.card)
    return level < term.amount if term.kind == "fund" else level > 0


def house_and_draft(desk: Desk) -> Hint | None:
    """The offer being written would not pass in my own house."""
    draft = desk.draft
    share = reading.at_home(desk, draft.offer()) if draft is not None and draft.terms else None
    if share is None or share >= PASSES:
        return None
    return Hint(f"home-draft-{share}", Said("hint.home", (("share", share),)), Said("hint.home.why"), draft_point(desk))


def draft_point(desk: Desk) -> Point:
    """Where the draft's clauses are added and taken out."""
    return points.POINTS["draft-give"](desk)


def house_and_offer(desk: Desk) -> Hint | None:
    """An offer that waits for me would not pass in my own house."""
    for number in sorted(to_answer(desk), reverse=True):
        offered = desk.offered(number)
        share = reading.at_home(desk, offered.offer) if offered is not None else None
        if offered is not None and share is not None and share < PASSES:
            said = Said("hint.home.offer", (("who", offered.maker), ("share", share)))
            place = Point("talks", f"counter-{number}", desk.t("talks.counter"))
            return Hint(f"home-{number}-{share}", said, Said("hint.home.why"), place)
    return None


def signed_and_weak(desk: Desk) -> Hint | None:
    """A deal that was signed would fall at home, and political capital can carry it."""
    support = dict(desk.view.mine.support) if desk.view.mine is not None else {}
    for number, share in support.items():
        option = desk.option("carry", target=number)
        if share < PASSES and option is not None and option.high > 0:
            place = Point("talks", f"carry-{number}", desk.t("talks.carry"))
            return Hint(f"carry-{number}", Said("hint.carry", (("share", share),)), Said("hint.carry.why"), place)
    return None


def late_card(desk: Desk) -> Hint | None:
    """A program newly in the plan begins to work only when the game is over."""
    if desk.view.phase != "programs" or desk.view.mine is None:
        return None
    months = (desk.view.last - desk.view.round + 1) * desk.scenario.months
    known = {r.card for r in desk.view.running if r.owner == desk.me}
    for card, level in desk.view.mine.plan:
        program = desk.scenario.programs[card]
        if level and card not in known and program.effects and program.delay_months >= months:
            said = Said("hint.late", (("card", card), ("months", program.delay_months), ("n", months)))
            place = Point("programs", f"fund-{card}", desk.text(program.title))
            return Hint(f"late-{card}-{desk.view.round}", said, Said("hint.late.why"), place)
    return None


def money_nobody_keeps(desk: Desk) -> Hint | None:
    """Money that the plan leaves over and that lapses: above a year's revenue, or all of it in the last round."""
    if desk.view.phase != "programs":
        return None
    rest = left(items(desk))
    last = desk.view.round == desk.view.last
    lost = rest if last else rest - desk.view.seats[desk.me].revenue
    if lost <= 0 or not any(affordable(desk, rest)):
        return None
    key = "hint.money.last" if last else "hint.money"
    said = Said(key, (("money", lost),))
    return Hint(f"money-{desk.view.round}", said, Said(f"{key}.why"), points.fund(desk))


def affordable(desk: Desk, rest: int) -> list[bool]:
    """For each card that the options let me raise: whether one level more is within what is left."""
    return [
        desk.table.price(desk.me, o.card, o.now + 1) - desk.table.price(desk.me, o.card, o.now) <= rest
        for o in desk.options
        if o.verb == "fund" and o.high > o.now
    ]


def unanswered(desk: Desk) -> Hint | None:
    """An offer waits for an answer."""
    waiting = to_answer(desk)
    offered = desk.offered(max(waiting)) if waiting else None
    if offered is None:
        return None
    said = Said("hint.answer", (("who", offered.maker), ("n", len(waiting))))
    return Hint(f"answer-{offered.number}", said, Said("hint.answer.why"), points.answer(desk))


def common_cause(desk: Desk) -> Hint | None:
    """Somebody has declared common cause with me, and I have not."""
    option = desk.option("ally")
    mine = desk.view.seats[desk.me].allies
    for seat in option.targets if option is not None else ():
        if desk.me in desk.view.seats[seat].allies and seat not in mine:
            place = Point("talks", f"ally-{seat}", desk.t("means.ally.they", who=seat), beside="means")
            return Hint(f"ally-{seat}", Said("hint.ally", (("who", seat),)), Said("hint.ally.why"), place)
    return None


RULES: tuple[Callable[[Desk], Hint | None], ...] = (
    promise_due,
    house_and_draft,
    house_and_offer,
    signed_and_weak,
    late_card,
    money_nobody_keeps,
    unanswered,
    common_cause,
)
"""All hints, the weightiest first."""
