"""What a step of a guide waits for, each known by what is on the table and on the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.client.desk.desk import Desk
from game.client.desk.frame import to_answer
from game.client.guided.steps import Step
from game.rules.flow import PHASES
from game.rules.types import Action
from game.table.table import Table


def done(desk: Desk, step: Step) -> bool:
    """Whether what the step waits for has been done."""
    if step.until == "went-on":
        now = (desk.view.round, PHASES.index(desk.view.phase))
        return now > (step.since, PHASES.index(step.phase))
    return DONE[step.until](desk)


def mine(desk: Desk) -> Iterator[Action]:
    """All that this seat did since the start of the game; a guide goes with games at this machine only."""
    table = desk.table
    return (action for action in table.actions if action.seat == desk.me) if isinstance(table, Table) else iter(())


def looked(desk: Desk) -> bool:
    """A crossing is open beside the map."""
    return desk.tab == "map" and desk.sight.chosen.startswith("port:")


def answered(desk: Desk) -> bool:
    """An offer was accepted, refused or countered."""
    return any(a.verb == "answer" or (a.offer is not None and a.offer.parent >= 0) for a in mine(desk))


def offered(desk: Desk) -> bool:
    """An offer was put on the table."""
    return any(a.verb == "offer" for a in mine(desk))


def drafted(desk: Desk) -> bool:
    """An offer is being written that has somebody to go to."""
    return offered(desk) or (desk.draft is not None and len(desk.draft.parties) > 1)


def gave(desk: Desk) -> bool:
    """The offer being written gives something; what all sign gives and takes."""
    return offered(desk) or _has(desk, lambda seat: seat in (desk.me, -1))


def asked(desk: Desk) -> bool:
    """The offer being written asks something of somebody."""
    return offered(desk) or _has(desk, lambda seat: seat != desk.me)


def _has(desk: Desk, gives: Callable[[int], bool]) -> bool:
    """Whether a clause of the draft has such a giver; -1 gives where all sign."""
    return desk.draft is not None and any(gives(term.by) for term in desk.draft.terms)


DONE: dict[str, Callable[[Desk], bool]] = {
    "looked": looked,
    "looked-why": lambda desk: looked(desk) and bool(desk.view.history),
    "asked-why": lambda desk: bool(desk.indicator),
    "answered": answered,
    "drafted": drafted,
    "gave": gave,
    "asked": asked,
    "offered": offered,
    "read-ledger": lambda desk: desk.tab == "ledger",
    "funded": lambda desk: any(a.verb == "fund" and a.amount > 0 for a in mine(desk)),
    "studied": lambda desk: desk.studied != desk.me,
}
RECORDED = ("answered", "offered", "funded", "went-on")
"""Deeds that a saved game remembers; the others are known only while they are being done."""
MOMENTS: dict[str, Callable[[Desk], bool]] = {
    "always": lambda desk: True,
    "asked-of-me": lambda desk: bool(to_answer(desk)),
    "promised": lambda desk: bool(desk.view.promises),
}
"""When there is occasion for a step."""
