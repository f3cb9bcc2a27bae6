"""The clauses of an offer so far, its parties, and how it stands."""

from __future__ import annotations

from game.client.desk.desk import Desk, Draft
from game.client.desk.tell import term_words
from game.client.kit.controls import Button, Toggle
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.numbers import Stepper
from game.client.kit.panels import Panel
from game.client.kit.widget import Widget
from game.rules.types import Term


def parties(desk: Desk, draft: Draft) -> Widget:
    """Who is part of it; a counter-offer keeps its parent's parties."""

    def flip(seat: int, on: bool) -> None:
        chosen = set(draft.parties) | {seat} if on else set(draft.parties) - {seat}
        draft.parties = tuple(sorted(chosen | {desk.me}))
        draft.terms = tuple(term for term in draft.terms if term.kind != "sign" and named(term) <= chosen | {desk.me})

    toggles: list[Widget | None] = [
        Toggle(desk.name(seat), seat in draft.parties, lambda on, seat=seat: flip(seat, on), id=f"party-{seat}")  # type: ignore[misc]
        for seat in range(len(desk.scenario.actors))
        if seat != desk.me
    ]
    return Column([Label(desk.t("draft.parties"), "label", ink="soft"), Flow(toggles, gap=18)], gap=6)


def named(term: Term) -> set[int]:
    """The seats a clause names."""
    return {seat for seat in (term.by, term.target) if seat >= 0}


def terms(desk: Desk, draft: Draft) -> Widget:
    """The clauses so far, each with a way to take it out."""

    def remove(at: int) -> None:
        draft.terms = draft.terms[:at] + draft.terms[at + 1 :]

    rows: list[Widget | None] = [
        Row(
            [
                Label(term_words(desk, term), grow=1),
                Button(
                    "",
                    lambda at=at: remove(at),  # type: ignore[misc]
                    kind="quiet",
                    mark="close",
                    said=desk.t("draft.remove"),
                    id=f"term-{at}",
                ),
            ],
            gap=8,
        )
        for at, term in enumerate(draft.terms)
    ]
    if not rows:
        rows = [Label(desk.t("draft.no-terms"), ink="soft")]
    return Panel(Column(rows, gap=6), pad=12)


def manner(desk: Desk, draft: Draft) -> Widget:
    """Secret or public, and how long it stands."""

    def secret(value: bool) -> None:
        draft.secret = value

    def lasts(value: int) -> None:
        draft.lasts = value

    return Flow(
        [
            Toggle(desk.t("draft.secret"), draft.secret, secret, id="draft-secret"),
            Stepper(draft.lasts, 1, 3, lasts, show=lambda n: desk.t("draft.lasts", n=n), id="draft-lasts"),
        ],
        gap=18,
    )
