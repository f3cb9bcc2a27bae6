"""One decision otherwise: which change, the futures while they are played, and what came of them."""

from __future__ import annotations

import pygame

from game.client.debrief.whatif import WhatIf
from game.client.desk import reading
from game.client.desk.desk import Desk
from game.client.heaped import Heap, heap_chart
from game.client.kit.controls import Button, Segments
from game.client.kit.labels import Bar, Label, Picture
from game.client.kit.layout import Column, Flow, Row, Table
from game.client.kit.panels import Line, Panel
from game.client.kit.scroll import Scroll
from game.client.kit.style import Style
from game.client.kit.widget import Widget
from game.debrief.telling import Telling
from game.debrief.whatif.again import LeftOut, Replayed
from game.debrief.whatif.decision import Decision
from game.debrief.whatif.suggested import Suggestion
from game.debrief.whatif.told import as_it_was, happened, in_place_of_people, in_short, most_moved, with_interval
from game.telling.seen import Seen

NAMED = 6
"""Acts that could not be done any more and are named."""
HEADS = ("who", "real", "again", "moved", "wins")


def imagined(desk: Desk, known: WhatIf) -> Widget:
    """The panel of the decision that is looked at."""
    decision, played = known.decision, known.played
    assert decision is not None and played is not None

    def close() -> None:
        desk.to_show = f"whatif-{decision.number}"
        known.look_at(-1)

    head = Row(
        [
            Label(desk.t("whatif.when", round=decision.round, who=decision.seat), "heading", grow=1, terms=False),
            Button("", close, kind="quiet", mark="close", said=desk.t("plain.close"), id="whatif-close"),
        ]
    )
    inner = Column(
        [
            Label(happened(decision, played, known.telling(desk.words)), "body"),
            *changes(desk, known, decision),
            *play(desk, known),
            *came(desk, known),
        ],
        gap=8,
    )
    return Panel(Column([head, Scroll(inner, id="whatif-one")], gap=8, grow=1), pad=12, raised=True)


def look_at(desk: Desk, known: WhatIf, decision: int, change: int = 0) -> None:
    """Open the panel of a decision, and go to it."""
    known.look_at(decision, change)
    desk.to_show = f"whatif-change-{change}"


def changes(desk: Desk, known: WhatIf, decision: Decision) -> list[Widget | None]:
    """What else could have been done, one of them chosen."""

    def button(place: int, text: str) -> Widget:
        chosen = place == known.choice.change
        return Button(
            text,
            lambda: known.look_at(decision.number, place),
            kind="plain" if chosen else "quiet",
            mark="check" if chosen else "",
            lines="start",
            align="fill",
            id=f"whatif-change-{place}",
        )

    return [button(place, desk.say(change.said)) for place, change in enumerate(decision.changes)]


def play(desk: Desk, known: WhatIf) -> list[Widget | None]:
    """The button that has futures played; while they are, how far they are, and the button that stops it."""

    def begin() -> None:
        known.play()
        desk.to_show = "whatif-stop"

    def stop() -> None:
        known.stop()
        desk.to_show = "whatif-play"

    here = known.choice.decision, known.choice.change
    if known.asked == here and known.work is not None:
        share = known.work.share
        done = round((share or 0.0) * known.games)
        return [
            Bar(share, thick=8),
            Row(
                [
                    Label(desk.t("whatif.playing", n=done, of=known.games), "body", grow=1),
                    Button(desk.t("whatif.stop"), stop, mark="close", id="whatif-stop"),
                ],
                gap=12,
            ),
        ]
    result = known.result
    if result is not None and result.onward.games >= known.games:
        return []
    key = "whatif.again" if result is not None else "whatif.play"
    kind = "plain" if result is not None else "primary"
    return [Button(desk.t(key, n=known.games), begin, kind=kind, mark="play", id="whatif-play")]


# --- what came of it ---


def came(desk: Desk, known: WhatIf) -> list[Widget | None]:
    """All else as it was, then the games played on: in words, drawn, as a table; and what to think of it."""
    one, played = known.result, known.played
    if one is None or played is None:
        return []
    telling = known.telling(desk.words)
    seat = known.choice.shown if known.choice.shown >= 0 else most_moved(one.onward)

    def show(value: str) -> None:
        known.choice.shown = int(value)

    seats = [(str(n), desk.text(actor.short)) for n, actor in enumerate(desk.scenario.actors)]
    return [
        Line(),
        Label(desk.t("whatif.again.title"), "heading"),
        Label(as_it_was(one.replayed, played, telling), "body"),
        *left_out(one.replayed, known, telling),
        Label(desk.t("whatif.onward"), "heading"),
        Label(f"{in_short(one.onward, telling)} {in_place_of_people(played, telling)}".strip(), "body"),
        Segments(seats, str(seat), show, id="whatif-shown"),
        picture(desk, one, seat, played.finals[seat] if played.over else None),
        Label(desk.t("whatif.legend"), "small", ink="soft"),
        differences(desk, known, one, telling),
        Label(desk.t("whatif.heads", n=len(one.onward.were)), "small", ink="soft"),
        Label(desk.t("whatif.games", n=one.onward.games), "small"),
        Label(desk.t("whatif.caution"), "small", ink="soft"),
    ]


def left_out(again: Replayed, known: WhatIf, telling: Telling) -> list[Widget | None]:
    """What could not be done any more and why, as far as it was a decision; the rest is counted."""
    told = [words for one in again.left_out if (words := left_words(one, known, telling))][:NAMED]
    rows: list[Widget | None] = [
        Row([Label("·", "small"), Label(words, "small", grow=1)], gap=8, across="top") for words in told
    ]
    if rows and len(again.left_out) > len(told):
        more = telling.t("whatif.left-out.other", n=len(again.left_out) - len(told))
        rows.append(Row([Label("·", "small"), Label(more, "small", grow=1)], gap=8, across="top"))
    return [Label(telling.t("whatif.left-out"), "small", ink="soft"), *rows] if rows else []


def left_words(left: LeftOut, known: WhatIf, telling: Telling) -> str:
    """One act that was left out, in words; "" where it was no decision by itself."""
    decision = next((one for one in known.decisions if left.position in one.positions), None)
    if decision is None:
        return ""
    said = telling.t("debrief.whatif.happened", round=decision.round, text=telling.say(decision.said))
    return telling.t("whatif.left-out.act", text=said, why=telling.say(left.why))


def picture(seen: Seen, one: Suggestion, seat: int, at: float | None, high: float = 190) -> Widget:
    """How many games ended where for a seat, both ways; what happened is marked."""
    onward = one.onward
    arms = [tuple(future.finals[seat] for future in arm) for arm in (onward.were, onward.would)]
    means = [seen.words.number(sum(arm) / len(arm), 1) for arm in arms]
    names = [
        f"{seen.t(key)} · {seen.t('whatif.mean', text=mean)}"
        for key, mean in zip(("whatif.without", "whatif.with"), means, strict=True)
    ]

    def draw(width: int, height: int, style: Style) -> pygame.Surface:
        colour = reading.colour(seen, seat, style.theme)
        heaps = [Heap(names[0], arms[0], style.theme.soft, False), Heap(names[1], arms[1], colour, True)]
        return heap_chart(
            width, height, style, heaps, show=lambda n: seen.words.number(n, 0 if n == int(n) else 1), at=at
        )

    key = "debrief.whatif.chart.desc" if at is not None else "debrief.whatif.chart.desc.open"
    thousandths = [round(1000 * sum(arm) / len(arm)) for arm in arms]
    said = seen.t(
        key, who=seat, n=len(arms[0]), were=thousandths[0], would=thousandths[1], points=round(1000 * (at or 0.0))
    )
    return Picture(draw, high=high, wide=220, said=said, key=(one, seat, seen.words.language), id="whatif-chart")


def figures(known: WhatIf, one: Suggestion, telling: Telling) -> list[list[str]]:
    """Seat by seat: name, what happened, all else as it was, the difference of the games played on, games won."""
    played, onward = known.played, one.onward
    assert played is not None
    rows = []
    for seat in played.seats:
        were, would = onward.wins(seat)
        rows.append(
            [
                telling.name(seat),
                telling.points(played.finals[seat]),
                telling.points(one.replayed.finals[seat]),
                with_interval(onward.moved(seat), telling, "interval.short"),
                telling.t("debrief.whatif.from-to", n=were, other=would),
            ]
        )
    health = [
        telling.t("debrief.whatif.health"),
        telling.points(played.end.health / 1000),
        telling.points(one.replayed.end.health / 1000),
        with_interval(onward.healthier(), telling, "interval.short"),
        "",
    ]
    return [*rows, health]


def differences(desk: Desk, known: WhatIf, one: Suggestion, telling: Telling) -> Widget:
    """The same as a table; where the window is narrow, a seat below the other."""
    heads = [telling.t(f"whatif.head.{head}") for head in HEADS]
    rows = figures(known, one, telling)
    if desk.narrow:
        return Column([block(desk, heads, row) for row in rows], gap=8)
    cells: list[list[Widget]] = [
        [
            Label(head, "small", ink="soft", grow=1 if at == 0 else 0, align="fill" if at == 0 else "end")
            for at, head in enumerate(heads)
        ]
    ]
    cells += [
        [
            Label(text, "strong" if at == 0 else "label", align="fill" if at == 0 else "end", whole=at > 0)
            for at, text in enumerate(row)
        ]
        for row in rows
    ]
    return Table(cells, gap=4, between=12)


def block(desk: Desk, heads: list[str], row: list[str]) -> Widget:
    """One row of the table by itself: each figure after its head."""
    lines: list[Widget | None] = [Label(row[0], "strong")]
    lines += [
        Flow([Label(head, "small", ink="soft"), Label(text, "label", whole=True)], gap=8)
        for head, text in zip(heads[1:], row[1:], strict=True)
        if text
    ]
    return Panel(Column(lines, gap=4), look="sunk", pad=8)
