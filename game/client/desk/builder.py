"""Writing an offer, clause by clause. The draft stays in hand whatever arrives meanwhile."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.clause import fields, opening_term
from game.client.desk.desk import Desk, Draft
from game.client.desk.tell import term_words
from game.client.kit.controls import Button, Segments, Toggle
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.numbers import Stepper
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.rules.types import Term

KINDS = ("sign", "fund", "suspend", "pay", "support", "exempt")


def builder(desk: Desk) -> Widget:
    """The offer as it stands: to whom, the clauses so far, the one being added, the button that sends it."""
    draft = desk.draft
    assert draft is not None
    title = desk.t("draft.counter" if draft.parent >= 0 else "draft.title")
    ready = len(draft.parties) > 1 and bool(draft.terms)
    return Column(
        [
            Row(
                [
                    Label(title, "heading", grow=1),
                    Button(desk.t("draft.drop"), lambda: drop(desk), kind="quiet", id="draft-drop"),
                ]
            ),
            Scroll(
                Column(
                    [parties(desk, draft), terms(desk, draft), adding(desk, draft), manner(desk, draft)],
                    gap=14,
                    pad=(4, 4),
                ),
                id="draft-scroll",
            ),
            Row(
                [
                    Label(home_words(desk, draft), "small", ink="soft", grow=1),
                    Button(
                        desk.t("draft.send"),
                        desk.send_draft,
                        kind="primary",
                        barred="" if ready else desk.t("draft.not-ready"),
                        id="draft-send",
                    ),
                ]
            ),
        ],
        gap=10,
        grow=1,
    )


def home_words(desk: Desk, draft: Draft) -> str:
    """What one's own house would say to the offer as it stands."""
    home = reading.at_home(desk, draft.offer()) if draft.terms else None
    return desk.t("talks.home", share=home) if home is not None else ""


def drop(desk: Desk) -> None:
    """Put the draft away."""
    desk.draft = None


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
                    lambda at=at: remove(at),
                    kind="quiet",
                    mark="close",
                    said=desk.t("draft.remove"),
                    id=f"term-{at}",
                ),  # type: ignore[misc]
            ],
            gap=8,
        )
        for at, term in enumerate(draft.terms)
    ]
    if not rows:
        rows = [Label(desk.t("draft.no-terms"), ink="soft")]
    return Panel(Column(rows, gap=6), pad=12)


def adding(desk: Desk, draft: Draft) -> Widget:
    """The kinds of clause, and the fields of the one chosen."""

    def kind(value: str) -> None:
        draft.adding = value
        draft.term = opening_term(desk, draft, value)

    choices = [(value, desk.t(f"draft.kind.{value}")) for value in KINDS]
    rows: list[Widget | None] = [
        Label(desk.t("draft.add"), "label", ink="soft"),
        Segments(choices, draft.adding, kind, id="draft-kind", align="fill"),
    ]
    if draft.adding and len(draft.parties) > 1:
        rows += fields(desk, draft)
    elif draft.adding:
        rows.append(Label(desk.t("draft.first-parties"), "small", ink="warn"))
    return Column(rows, gap=8)


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
