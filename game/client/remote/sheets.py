"""Moves that wait in a team: what each would do, in words, and what can be made of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from game.client.desk.desk import Desk
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.client.remote.handset import Handset
from game.rules import decode
from game.rules.types import Action
from game.telling.moves import move_words

Settle = Callable[[str, int], None]
"""Takes ("take") or drops ("drop") the sheet of that number."""


def sheets_dialog(desk: Desk, handset: Handset, settle: Settle, close: Callable[[], None]) -> Widget:
    """All that waits, oldest first; whoever leads takes, whoever proposed or leads puts away."""
    names = {int(one["number"]): str(one["name"]) for one in handset.team}
    rows: list[Widget | None] = [sheet(desk, handset, one, names, settle) for one in handset.sheets]
    if not rows:
        rows = [Label(desk.t("sheet.none"), ink="soft")]
    button = Button(desk.t("plain.close"), close, kind="primary", id="sheets-close")
    return Column(
        [
            Label(desk.t("sheet.title"), "title"),
            Label(desk.t("sheet.lead" if handset.leads else "sheet.propose"), "small", ink="soft"),
            Scroll(Column(rows, gap=8, pad=(2, 2)), id="sheets-scroll"),
            Row([Space(0, grow=1), button]),
        ],
        gap=12,
    )


def sheet(desk: Desk, handset: Handset, one: Mapping[str, Any], names: Mapping[int, str], settle: Settle) -> Widget:
    """One proposal."""
    number, by = int(one["number"]), int(one["by"])
    said = move_words(desk, desk.me, decode(Action, json.loads(one["act"])))
    mine = by == handset.me.get("number")
    buttons: list[Widget | None] = [
        Button(
            desk.t("sheet.take"),
            lambda: settle("take", number),
            kind="primary",
            barred=desk.say(handset.held) if handset.held is not None else "",
            id=f"sheet-take-{number}",
        )
        if handset.leads
        else None,
        Button(desk.t("sheet.drop"), lambda: settle("drop", number), kind="quiet", id=f"sheet-drop-{number}")
        if handset.leads or mine
        else None,
    ]
    rows: list[Widget | None] = [Label(said, "strong")]
    who = desk.t("sheet.by", text=names.get(by, "?"))
    return Panel(Column([*rows, Label(who, "small", ink="soft"), Flow(buttons, gap=8)], gap=4), pad=12, look="sunk")
