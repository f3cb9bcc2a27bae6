"""Writing an offer, clause by clause. The draft stays in hand whatever arrives meanwhile."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.clause import fields, opening_term
from game.client.desk.desk import Desk, Draft
from game.client.desk.drafted import manner, parties, terms
from game.client.kit.controls import Button, Segments
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Row
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget

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
