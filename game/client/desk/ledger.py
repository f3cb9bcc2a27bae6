"""The ledger: promises by when they are due and how they stand, agreements in force, programs in force everywhere."""

from __future__ import annotations

from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.desk.force import agreement_row, running
from game.client.desk.pictured import MARKS
from game.client.kit.controls import Button, Toggle
from game.client.kit.labels import Badge, Icon, Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.panels import Panel
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.rules.types import Promise
from game.telling.tell import term_words

LOOKS = {
    "now": ("alert", "warn_tint"),
    "open": ("clock", "tint"),
    "kept": ("check", "good_tint"),
    "broken": ("close", "bad_tint"),
    "released": ("minus", "sunk"),
}
"""How a promise stands, as an icon and a ground; "now": it falls due this round."""


def ledger(desk: Desk) -> Widget:
    """The sheet in two columns: what was promised, what is in force."""
    promises = [row for whose in ("mine", "theirs", "others") for row in group(desk, whose)]
    if not promises:
        promises = [Label(desk.t("ledger.empty"), ink="soft")]
    agreements: list[Widget | None] = [agreement_row(desk, a) for a in desk.view.in_force]
    if not agreements:
        agreements = [Label(desk.t("ledger.no-agreements"), ink="soft")]
    in_force = desk.kept.part("ledger-running", desk.view.running, lambda: Column(running(desk), gap=8))
    return Row(
        [
            column(desk, "ledger.promises", promises, "ledger-promises"),
            column(desk, "ledger.agreements", [*agreements, in_force], "ledger-agreements"),
        ],
        gap=12,
        across="fill",
        grow=1,
    )


def column(desk: Desk, title: str, rows: list[Widget | None], id: str) -> Widget:
    """A titled list."""
    return Column([Label(desk.t(title), "heading"), Scroll(Column(rows, gap=8, pad=(4, 4)), id=id)], gap=8, grow=1)


def group(desk: Desk, whose: str) -> list[Widget | None]:
    """The promises of one side under their title: mine, those made to me, those between others."""
    found = sorted((p for p in desk.view.promises if side(desk, p) == whose), key=lambda p: order(desk, p))
    if not found:
        return []
    return [Label(desk.t(f"ledger.{whose}"), "label", ink="soft"), *(promise_row(desk, p) for p in found)]


def side(desk: Desk, promise: Promise) -> str:
    """Whose a promise is, as its reader sees it."""
    return "mine" if promise.term.by == desk.me else "theirs" if desk.me in promise.parties else "others"


def due(desk: Desk, promise: Promise) -> int:
    """The round in which it must be kept next; 0 when it is settled."""
    return max(promise.first, desk.view.round) if promise.status == "open" else 0


def order(desk: Desk, promise: Promise) -> tuple[bool, int, int, int]:
    """Open promises first, next due first; of the settled the latest first."""
    settled = promise.status != "open"
    return settled, due(desk, promise), -promise.last if settled else promise.last, promise.number


def state(desk: Desk, promise: Promise) -> str:
    """How it stands: a key of LOOKS."""
    return "now" if due(desk, promise) == desk.view.round and desk.view.phase != "report" else promise.status


def foreseen(desk: Desk, promise: Promise) -> str:
    """Of one's own promise about a program, while programs are being planned: whether the plan keeps it ("" where that
    cannot be said)."""
    term, mine = promise.term, desk.view.mine
    if desk.view.phase != "programs" or mine is None or term.by != desk.me or state(desk, promise) != "now":
        return ""
    level = dict(mine.plan).get(term.card, 0)
    if term.kind == "fund":
        return "kept" if level >= term.amount else "broken"
    if term.kind == "suspend":
        return "kept" if not level else "broken"
    return ""


def promise_row(desk: Desk, promise: Promise) -> Widget:
    """Who owes what to whom by when, and whether it was kept; my own can be withheld."""
    mine = desk.option("withhold", target=promise.number) is not None
    deal = next((one for one in desk.view.deals if one.number == promise.deal), None)
    data = (promise, mine, state(desk, promise), foreseen(desk, promise), deal)
    return desk.kept.part(f"promise-{promise.number}", data, lambda: promise_panel(desk, promise, mine))


def promise_panel(desk: Desk, promise: Promise, mine: bool) -> Widget:
    """The row itself; `mine` can be withheld."""
    term = promise.term
    toggle: Widget | None = None
    if mine:

        def withhold(on: bool) -> None:
            desk.act("withhold", target=promise.number, amount=int(on))

        toggle = Toggle(desk.t("ledger.withhold"), promise.withheld, withhold, id=f"withhold-{promise.number}")
    head = Row([Icon(MARKS[term.kind], 20), Label(term_words(desk, term), "strong", grow=1)], gap=8, across="top")
    return Panel(
        Column([head, standing(desk, promise), origin(desk, promise), toggle], gap=4),
        pad=12,
        stripe=reading.hue(desk, term.by),
        id=f"promise-{promise.number}",
    )


def standing(desk: Desk, promise: Promise) -> Widget:
    """Sign and word for how it stands, and when it is due."""
    how = state(desk, promise)
    mark, fill = LOOKS[how]
    last = how == "now" and promise.last == desk.view.round
    text = desk.t("ledger.due-last" if last else "ledger.due-now" if how == "now" else f"promise.status.{how}")
    when = desk.t("ledger.from-to", first=desk.words.date(desk.scenario, promise.first), round=promise.last)
    if promise.first == promise.last:
        when = desk.t("ledger.in", round=promise.last)
    plan = foreseen(desk, promise)
    planned = Badge(desk.t(f"ledger.plan.{plan}"), fill=LOOKS[plan][1]) if plan else None
    return Flow(
        [Row([Icon(mark, 18), Badge(text, fill=fill)], gap=4), Label(when, "small", ink="soft"), planned],
        gap=8,
    )


def origin(desk: Desk, promise: Promise) -> Widget | None:
    """When and in which deal it was made, who is told, and the way there."""
    deal = next((one for one in desk.view.deals if one.number == promise.deal), None)
    if deal is None:
        return None
    offered = deal.offered
    text = desk.t("ledger.made", who=deal.maker, round=deal.made)
    secrecy = desk.t("talks.secret" if promise.secret else "talks.public")
    jump: Widget | None = None
    if desk.offered(offered) is not None:
        jump = Button(
            desk.t("ledger.deal"),
            lambda: desk.seek(offered),
            kind="quiet",
            role="small",
            mark="right",
            id=f"deal-of-{promise.number}",
        )
    return Row([Label(f"{text} · {secrecy}", "small", ink="soft", grow=1), jump], gap=8)
