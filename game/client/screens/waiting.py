"""In a lesson without a seat yet: what is waited for, and the seats to choose from."""

from __future__ import annotations

from collections.abc import Callable

from game.catalog.texts import Words
from game.client.kit.controls import Button
from game.client.kit.labels import Bar, Label
from game.client.kit.layout import Column, Flow, Grid, Row
from game.client.kit.panels import Limit, Panel, Space
from game.client.kit.scroll import Scroll
from game.client.kit.widget import Widget
from game.client.remote.address import Address
from game.client.remote.handset import NOBODY, Handset
from game.client.remote.letting_in import nobody
from game.client.remote.preparing import prepare_button
from game.client.remote.strip import health, note_words

MOST_TEAM = 3
"""People at one seat; the server says so too."""


def waiting(
    handset: Handset,
    words: Words,
    where: Address,
    sit: Callable[[int, int], None],
    leave: Callable[[], None],
    other: Callable[[], None],
    language: Callable[[], None],
    prepare: Callable[[], None],
) -> Widget:
    """The page; `sit` asks for a seat at a table, `other` joins under another name, `prepare` opens the questions."""
    t = words.key
    name = str(handset.me.get("name", ""))
    rows: list[Widget | None] = [*_stage(handset, words), prepare_button(handset, words, prepare)]
    rows += [Label(t(key), ink="soft") for key in _waits_for(handset)]
    if not handset.me and handset.line.tries:
        rows = [Panel(Label(words.say(nobody(where)), id="lesson-nobody"), look="warn", pad=12)]
    table = int(handset.me.get("table", NOBODY))
    if table != NOBODY:
        rows.append(Label(t("join.wait.away", n=table + 1), ink="soft"))
    said = [note_words(note, words) for note in handset.notes[-3:]]
    rows += [Panel(Label(t("join.note", text=text)), look="warn", pad=12) for text in said]
    rows += _tables(handset, words, sit)
    foot = Flow(
        [
            Button(t("join.leave"), leave, kind="quiet", mark="left", id="lesson-leave"),
            Button(t("join.other-name"), other, kind="quiet", mark="person", id="lesson-other"),
            Button(t("desk.language"), language, kind="quiet", mark="language", id="lesson-language"),
        ],
        gap=12,
    )
    head = Row(
        [
            Label(t("join.wait.title", text=name) if name else t("join.title"), "display", grow=1),
            health(handset, words),
        ],
        gap=12,
    )
    code = str(handset.lesson.get("code", ""))
    known = Label(t("join.lesson", code=code), "small", ink="soft") if code else None
    page = [head, known, Scroll(Column(rows, gap=12, pad=(4, 4)), id="lesson-wait", grow=1), foot]
    return Limit(Column(page, gap=12, pad=(28, 24), grow=1), 900, grow=1)


def _stage(handset: Handset, words: Words) -> list[Widget | None]:
    """In which stage the lesson is, and why nobody plays in it."""
    if not handset.stage:
        return []
    held = Label(words.say(handset.held), id="lesson-held") if handset.held is not None else None
    return [Label(words.key(f"stage.{handset.stage}"), "heading", id="lesson-stage"), held]


def _waits_for(handset: Handset) -> list[str]:
    if not handset.me:
        return ["join.wait.lesson"]
    if handset.loaded is None:
        return ["join.wait.reading"]
    return ["join.wait.seat" if handset.lesson.get("tables") else "join.wait.tables"]


def _tables(handset: Handset, words: Words, sit: Callable[[int, int], None]) -> list[Widget | None]:
    """Each table with its seats, how many sit at each, and a press to sit down."""
    if handset.loaded is None or not handset.me:
        return [Bar(None, thick=6), Space(0)]
    actors = handset.loaded.scenario.actors
    found: list[Widget | None] = []
    for table, counts in enumerate(handset.sections.get("places") or []):
        buttons: list[Widget | None] = [
            Button(
                f"{words.actor(actors[seat])} · {_taken(words, count)}",
                lambda table=table, seat=seat: sit(table, seat),  # type: ignore[misc]
                barred=_barred(words, count),
                align="fill",
                id=f"sit-{table}-{seat}",
            )
            for seat, count in enumerate(counts)
        ]
        inner = Column([Label(words.key("join.table", n=table + 1), "heading"), Grid(buttons, cell=260, gap=8)], gap=8)
        found.append(Panel(inner, pad=12))
    return found


def _barred(words: Words, count: int) -> str:
    if count < 0:
        return words.key("join.seat.persona.why")
    return words.key("join.seat.full") if count >= MOST_TEAM else ""


def _taken(words: Words, count: int) -> str:
    if count < 0:
        return words.key("join.seat.persona")
    return words.key("join.seat.taken", n=count) if count else words.key("join.seat.free")
