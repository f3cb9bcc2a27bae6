"""The desk's frame: where we are in the game, what I have, the tabs, and what is asked of me now."""

from __future__ import annotations

from collections.abc import Callable

from game.client.desk.desk import BESIDE, RECORD, Desk
from game.client.desk.foot import foot
from game.client.desk.record import side
from game.client.kit.controls import Button, Segments
from game.client.kit.labels import Badge, Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget

PHASES = ("briefing", "events", "negotiation", "programs", "resolution", "report")


def frame(
    desk: Desk,
    body: Widget,
    *,
    menu: Callable[[], None],
    language: Callable[[], None],
    coach: Callable[[], None],
    leave: Callable[[], None],
    word: Widget | None = None,
) -> Widget:
    """The whole window: top bar, tabs, the open tab with the record beside it, and the foot.

    `word` is what guide or advisor have to say: above the record, or above the sheet where the record is one.
    """
    above = word if RECORD in desk.tabs else None
    return Column(
        [
            top(desk, menu, language),
            Column(
                [
                    tabs(desk),
                    Scroll(above, id="desk-word", grow=0, least=64) if above is not None else None,
                    Row([body, side(desk, word)], gap=16, across="fill", id="desk-body", grow=1),
                    foot(desk, coach, leave),
                ],
                gap=12,
                pad=(20, 12),
                grow=1,
            ),
        ],
        gap=0,
    )


def top(desk: Desk, menu: Callable[[], None], language: Callable[[], None]) -> Widget:
    """Scenario and date, the steps of the round, my money and capital."""
    view = desk.view
    where = desk.t("desk.round", n=view.round, of=desk.view.last, round=view.round)
    mine = view.mine
    # Where words are large for the window, only the present step is named, then the menu is known by its sign.
    steps = [phase for phase in PHASES if desk.room >= BESIDE or phase == view.phase]
    called = desk.t("desk.menu")
    purse: list[Widget | None] = []
    if mine is not None:
        purse = [
            Badge(desk.t("desk.funds", money=mine.funds), ink="ink", fill="panel", tip=desk.t("desk.funds.why")),
            Badge(desk.t("desk.capital", n=mine.capital), ink="ink", fill="panel", tip=desk.t("desk.capital.why")),
        ]
    return Panel(
        Row(
            [
                Column(
                    [
                        Label(desk.name(desk.me), "heading", ink="night_ink"),
                        Label(where, "small", ink="night_ink"),
                    ],
                    gap=2,
                ),
                Space(8, grow=1),
                Flow([step(desk, phase) for phase in steps], gap=4) if steps else None,
                Space(8, grow=1),
                Flow(purse, gap=12) if purse else None,
                Flow(
                    [
                        Button(desk.t("desk.language"), language, kind="night", id="desk-language"),
                        Button(
                            "" if desk.narrow else called, menu, kind="night", mark="menu", said=called, id="desk-menu"
                        ),
                    ],
                    gap=12,
                ),
            ],
            gap=12,
        ),
        look="night",
        square=True,
        pad=(20, 8),
    )


def step(desk: Desk, phase: str) -> Widget:
    """One step of the round; the present one stands out by its ground and by its weight."""
    now = desk.view.phase == phase
    return Badge(
        desk.t(f"phase.{phase}"),
        ink="night" if now else "night_ink",
        fill="night_ink" if now else "night",
        tip=desk.t(f"phase.{phase}.why"),
    )


def tabs(desk: Desk) -> Widget:
    """The sheets of the desk, with a count where something waits."""
    waiting = {"talks": len(to_answer(desk)), "ledger": sum(1 for p in desk.view.promises if p.status == "open")}

    def title(tab: str) -> str:
        name = desk.t(f"tab.{tab}")
        return f"{name} ({waiting[tab]})" if waiting.get(tab) else name

    def choose(tab: str) -> None:
        desk.tab = tab

    return Segments([(tab, title(tab)) for tab in desk.tabs], desk.tab, choose, tabs=True, id="desk-tabs", align="fill")


def to_answer(desk: Desk) -> list[int]:
    """Numbers of the offers that wait for my answer."""
    return [target for option in desk.options if option.verb == "answer" for target in option.targets]
