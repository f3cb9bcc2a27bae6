"""Predictions and claims in words, each with its evidence and with what such evidence can bear."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.played import Played
from game.debrief.section import Section, Slide
from game.debrief.telling import Telling
from game.debrief.theory.board import Board, Predictions, board
from game.debrief.theory.evidence import AGAINST, FOR, NEITHER, Claim, Row
from game.telling.markup import Markup, bullets, marked, table, tag
from game.telling.sheet import Cell, Sheet

SHOWN = 16
"""Predictions that the page shows; the others are counted."""
LETTERS = 240
"""Letters of a prediction that are shown."""


def section(played: Played, telling: Telling, predictions: Predictions = (), found: Board | None = None) -> Section:
    """The part of the debrief about theory. `predictions` are not used where the board is `found` already."""
    known = found if found is not None else board(played, predictions)
    t = telling.t
    body = [
        tag("h3", t("debrief.theory.predictions")),
        *_predictions(known, telling),
        tag("h3", t("debrief.theory.claims")),
        tag("p", t("debrief.theory.intro")),
        *(part for claim in known.claims for part in _claim(claim, telling)),
        tag("p", laboratory(known, played, telling), kind="note reading"),
    ]
    slides = (
        Slide(t("debrief.theory.slide.predictions"), Markup("".join(_predictions(known, telling, 6)))),
        Slide(t("debrief.theory.slide.claims"), Markup("".join(_summary(known, telling)))),
    )
    sheets = {"evidence": sheet(known, played, telling)}
    return Section("theory", t("debrief.theory.title"), Markup("".join(body)), slides, sheets)


def _predictions(known: Board, telling: Telling, most: int = SHOWN) -> Iterator[Markup]:
    """What was written before play, and what it can be held against."""
    t = telling.t
    if not known.predictions:
        yield tag("p", t("debrief.theory.unwritten"))
    else:
        shown = (
            Markup(f"{tag('strong', who)} {marked(t('debrief.theory.quoted', text=_short(text)))}")
            for who, text in known.predictions[:most]
        )
        yield bullets(shown, "small")
        more = len(known.predictions) - most
        if more > 0:
            yield tag("p", t("debrief.theory.more", n=more), kind="note")
    yield tag("p", t("debrief.theory.held"))
    yield bullets(telling.say(fact) for fact in known.facts)


def _short(text: str) -> str:
    """A prediction in one line, cut where it is very long."""
    line = " ".join(text.split())
    return line if len(line) <= LETTERS else line[: LETTERS - 1].rstrip() + "…"


def _claim(claim: Claim, telling: Telling) -> Iterator[Markup]:
    """One claim: what it says, its evidence on both sides, what that can bear."""
    t = telling.t
    yield tag("h4", t(f"debrief.theory.{claim.name}.title"))
    yield tag("p", t(f"debrief.theory.{claim.name}.says"))
    yield bullets((item for side in (FOR, AGAINST, NEITHER) for item in _side(claim, side, telling)), "small")
    yield tag("p", t("debrief.theory.weight", text=t(f"debrief.theory.{claim.name}.weight")), kind="note reading")


def _side(claim: Claim, side: str, telling: Telling) -> Iterator[Markup]:
    """The evidence of one side, each piece with its side before it; that there is none for or against is said too."""
    label = tag("strong", telling.t(f"debrief.theory.{side}"))
    rows = [_words(row, telling) for row in claim.on(side)]
    if not rows and side != NEITHER:
        rows = [telling.t("debrief.theory.none")]
    for said in rows:
        yield Markup(f"{label} {marked(said)}")


def _words(row: Row, telling: Telling) -> str:
    return telling.say(row.said)


def laboratory(known: Board, played: Played, telling: Telling) -> str:
    """The laboratory's studies of these claims, as far as this game's content has them; "" where it has none."""
    cards = played.loaded.shelf.cards["experiments"]
    named = telling.series(
        telling.t(
            "debrief.theory.lab.one",
            text=telling.text(cards[claim.experiment].data["title"]),
            id=claim.experiment,
            n=cards[claim.experiment].data["games"],
        )
        for claim in known.claims
        if claim.experiment in cards
    )
    return telling.t("debrief.theory.lab", text=named) if named else ""


def _summary(known: Board, telling: Telling) -> Iterator[Markup]:
    """How much evidence each claim has on either side, and a question."""
    t = telling.t
    heads = [t(f"debrief.theory.head.{head}") for head in ("claim", "for", "against")]
    rows = (
        [t(f"debrief.theory.{claim.name}.title"), str(len(claim.on(FOR))), str(len(claim.on(AGAINST)))]
        for claim in known.claims
    )
    yield table(heads, rows, "figures")
    yield tag("p", t("debrief.theory.ask"))


def sheet(known: Board, played: Played, telling: Telling) -> Sheet:
    """All evidence, a row each, with its sentence in the reader's language."""
    columns = ("claim", "side", "round", "seats", "evidence")
    rows: tuple[dict[str, Cell], ...] = tuple(
        {
            "claim": claim.name,
            "side": row.side,
            "round": row.round or None,
            "seats": " ".join(played.scenario.actors[seat].id for seat in row.seats),
            "evidence": _words(row, telling),
        }
        for claim in known.claims
        for row in claim.rows
    )
    return Sheet(columns, rows)
