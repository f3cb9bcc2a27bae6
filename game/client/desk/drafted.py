"""The parties of an offer, and how it stands."""

from __future__ import annotations

from dataclasses import replace

from game.client.desk.clause import even
from game.client.desk.desk import Desk, Draft
from game.client.kit.controls import Toggle
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Flow
from game.client.kit.numbers import Stepper
from game.client.kit.widget import Widget
from game.rules.terms import LONGEST
from game.rules.types import Term


def parties(desk: Desk, draft: Draft) -> Widget:
    """Who is part of it; a counter-offer keeps its parent's parties."""

    def flip(seat: int, on: bool) -> None:
        chosen = {desk.me, *draft.parties, seat} if on else {desk.me, *draft.parties} - {seat}
        draft.parties = tuple(sorted(chosen))
        draft.terms = tuple(resigned(term, draft.parties) for term in draft.terms if named(term) <= chosen)
        draft.picked, draft.adding = -1, ""

    toggles: list[Widget | None] = [
        Toggle(desk.name(seat), seat in draft.parties, lambda on, seat=seat: flip(seat, on), id=f"party-{seat}")  # type: ignore[misc]
        for seat in range(len(desk.scenario.actors))
        if seat != desk.me
    ]
    return Column([Label(desk.t("draft.parties"), "label", ink="soft"), Flow(toggles, gap=16)], gap=4)


def resigned(term: Term, parties: tuple[int, ...]) -> Term:
    """A clause among other parties: a signature shares its costs evenly among them."""
    return replace(term, shares=even(parties)) if term.kind == "sign" else term


def named(term: Term) -> set[int]:
    """The seats a clause names."""
    return {seat for seat in (term.by, term.target) if seat >= 0}


def manner(desk: Desk, draft: Draft) -> Widget:
    """Secret or public, and how long it stands."""

    def secret(value: bool) -> None:
        draft.secret = value

    def lasts(value: int) -> None:
        draft.lasts = value

    return Flow(
        [
            Toggle(desk.t("draft.secret"), draft.secret, secret, id="draft-secret"),
            Stepper(draft.lasts, 1, LONGEST, lasts, show=lambda n: desk.t("draft.lasts", n=n), id="draft-lasts"),
        ],
        gap=16,
    )
