"""Writing an offer, clause by clause. The draft stays in hand whatever arrives meanwhile."""

from __future__ import annotations

from game.ai.preview import Preview
from game.client.desk.clause import fields, opening_term
from game.client.desk.desk import Desk, Draft
from game.client.desk.drafted import manner, parties
from game.client.desk.pictured import pictured
from game.client.desk.worth import in_short, worth_panel
from game.client.kit.controls import Button, Segments
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.rules.types import Action

KINDS = ("sign", "fund", "suspend", "pay", "support", "exempt")


def builder(desk: Desk) -> Widget:
    """The offer as it stands: to whom, its picture and what it should bring, the clause in hand, what sends it."""
    draft = desk.draft
    assert draft is not None
    found, fresh = preview(desk, draft)
    parts = [
        parties(desk, draft),
        lapsed(desk, draft),
        so_far(desk, draft, found if fresh else None),
        adding(desk, draft),
        manner(desk, draft),
        worth_panel(desk, draft.offer(), found, fresh, "draft") if draft.terms else None,
    ]
    why = hindrance(desk, draft)
    send = Button(desk.t("draft.send"), desk.send_draft, kind="primary", barred=why, id="draft-send")
    return Column(
        [
            Row(
                [
                    Label(desk.t("draft.counter" if draft.parent >= 0 else "draft.title"), "heading", grow=1),
                    Flow(
                        [
                            Button(desk.t("draft.put-aside"), desk.put_aside, kind="quiet", id="draft-aside"),
                            Button(desk.t("draft.drop"), desk.drop_draft, kind="quiet", id="draft-drop"),
                        ],
                        gap=4,
                    ),
                ],
                gap=8,
            ),
            Scroll(Column(parts, gap=12, pad=(4, 4)), id="draft-scroll"),
            Label(why, "small", ink="soft", id="draft-why") if why else None,
            Row(
                [in_short(desk, draft.offer(), found, fresh) if draft.terms else None, Space(0, grow=1), send],
                gap=8,
            ),
        ],
        gap=8,
        grow=1,
    )


def hindrance(desk: Desk, draft: Draft) -> str:
    """Why the offer cannot be put on the table as it stands; "" when it can."""
    if len(draft.parties) < 2:
        return desk.t("draft.no-party")
    if not draft.terms:
        return desk.t("draft.no-clause")
    if desk.sending:
        return desk.t("join.on-its-way")
    if desk.option("offer") is None:
        return desk.later("talks.no-offers")
    said = desk.table.refusal(Action(desk.me, "offer", offer=draft.offer()))
    return desk.say(said) if said is not None else ""


def lapsed(desk: Desk, draft: Draft) -> Widget | None:
    """Where the offer that this one answers is gone: that it is, and the way to make it an offer of its own."""
    parent = desk.offered(draft.parent) if draft.parent >= 0 else None
    if draft.parent < 0 or (parent is not None and parent.status == "open"):
        return None

    def on_its_own() -> None:
        draft.parent = -1

    words = Label(desk.t("draft.parent-gone"), "small", grow=1)
    return Panel(
        Row([words, Button(desk.t("draft.on-its-own"), on_its_own, id="draft-own")], gap=8), look="warn", pad=8
    )


def preview(desk: Desk, draft: Draft) -> tuple[Preview | None, bool]:
    """What the offer as it stands should bring; of one without clauses nothing is asked."""
    if draft.terms:
        return desk.weighing.ask("draft", desk.view, draft.offer())
    desk.weighing.forget("draft")
    return None, True


def so_far(desk: Desk, draft: Draft, found: Preview | None) -> Widget:
    """The clauses so far as a picture; a press on a clause takes it in hand."""

    def pick(at: int) -> None:
        if draft.picked == at:
            draft.picked, draft.adding = -1, ""
        else:
            draft.picked, draft.term, draft.adding = at, draft.terms[at], draft.terms[at].kind

    picture = pictured(desk, draft.offer(), "draft", found, pick, draft.picked)
    if draft.terms:
        return picture
    none = Label(desk.t("draft.no-terms"), ink="soft")
    return Column([picture if len(draft.parties) > 1 else None, none], gap=8)


def adding(desk: Desk, draft: Draft) -> Widget:
    """The kinds of clause, and the fields of the one chosen; those of a clause that is being changed."""

    def kind(value: str) -> None:
        draft.adding, draft.picked = value, -1
        draft.term = opening_term(desk, draft, value)

    choices = [(value, desk.t(f"draft.kind.{value}")) for value in KINDS]
    rows: list[Widget | None] = [
        Label(desk.t("draft.add" if draft.picked < 0 else "draft.change"), "label", ink="soft"),
        Segments(choices, draft.adding, kind, id="draft-kind", align="fill"),
    ]
    if draft.adding and len(draft.parties) > 1:
        rows += fields(desk, draft)
    elif draft.adding:
        rows.append(Label(desk.t("draft.first-parties"), "small", ink="warn"))
    return Column(rows, gap=8)
