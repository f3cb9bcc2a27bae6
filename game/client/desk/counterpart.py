"""Who wants what as far as I know it: each partner by its public brief, and by what it has said and done in this game.

Everything here is from the View and from what this seat was told. What its answers seem to show is called a guess.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.belief import PRICE, Belief, belief
from game.ai.values import expectations
from game.client.desk.desk import Desk
from game.client.desk.frame import to_answer
from game.client.desk.pictured import MARKS
from game.client.kit.controls import Button, Segments
from game.client.kit.labels import Badge, Icon, Label
from game.client.kit.layout import Column, Flow, Row
from game.client.kit.widget import Widget
from game.rules.types import Offered, Term
from game.telling.seen import Line
from game.telling.tell import giver_word, short
from game.world.names import INDICATORS

MOST = 4
"""Lines of each kind that are shown, the latest."""
SPOKEN = ("did.refuse", "did.accept")
PRESSES = 1.12
"""From so much more than its brief says on, an indicator is told as pressed; before any answer all stand at 1.05."""
DEAR = 0.12
"""Points above or below the usual from which a price is told as high or low."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of a seat: clauses that it asked of others, its answers, promises (kept, broken, open), belief.

    `belief` is None until it has answered anything that it can be read from.
    """

    asked: tuple[tuple[Offered, Term], ...]
    answers: tuple[Line, ...]
    kept: int
    broken: int
    open: int
    belief: Belief | None


def dossier(desk: Desk, seat: int) -> Dossier:
    """Put together from the View and the record of this seat alone, latest first."""
    view = desk.view
    asked = [
        (offered, term)
        for offered in reversed(view.offers)
        if offered.maker == seat
        for term in offered.offer.terms
        if term.by != seat
    ]
    once: dict[tuple[str, int, str], tuple[Offered, Term]] = {}
    for offered, term in asked:
        once.setdefault((term.kind, term.by, term.card), (offered, term))
    answers = [one for one in reversed(desk.record) if one.said.key in SPOKEN and dict(one.said.values)["who"] == seat]
    theirs = [promise.status for promise in view.promises if promise.term.by == seat]
    answered = any(
        len(o.offer.parties) == 2 and seat in o.offer.parties and (o.status != "open" or seat in o.accepted)
        for o in view.offers
    )
    held = None
    if answered:
        held = belief(desk.scenario, expectations(desk.scenario, desk.table.loaded.model), view, seat)
    return Dossier(
        tuple(once.values())[:MOST],
        tuple(answers[:MOST]),
        theirs.count("kept"),
        theirs.count("broken"),
        theirs.count("open"),
        held,
    )


def counterparts(desk: Desk) -> Widget:
    """The strip of partners, and what is known of the one chosen."""
    others = [seat for seat in range(len(desk.scenario.actors)) if seat != desk.me]
    seat = looked_at(desk, others)

    def choose(value: str) -> None:
        desk.partner = int(value)

    choices = [(str(other), desk.text(desk.actor(other).short)) for other in others]
    trust = trusted(desk, seat)
    data = (seat, desk.view.offers, desk.view.promises, len(desk.record), trust, desk.view.round, bool(desk.options))
    known = desk.kept.part("counterpart", data, lambda: known_of(desk, seat))
    strip = Segments(choices, str(seat), choose, id="partner", align="fill", tip=desk.t("partner.choose"))
    return Column([strip, known], gap=8)


def looked_at(desk: Desk, others: list[int]) -> int:
    """The partner that was chosen; else one that is party to the offer in hand; else one whose offer waits."""
    waiting = [offered.maker for number in to_answer(desk) if (offered := desk.offered(number)) is not None]
    writing_to = desk.draft.parties if desk.draft is not None else ()
    return next(seat for seat in (desk.partner, *writing_to, *waiting, *others) if seat in others)


def trusted(desk: Desk, seat: int) -> float:
    """Trust between this seat and another, 0 to 100."""
    one, other = sorted((desk.me, seat))
    return desk.dial(f"trust@{desk.actor(one).id}~{desk.actor(other).id}")


def known_of(desk: Desk, seat: int) -> Widget:
    """All that is known of a seat, part by part."""
    found = dossier(desk, seat)
    ask = Button(
        desk.t("partner.offer", who=seat),
        lambda: desk.start_draft(parties=(seat,)),
        mark="plus",
        barred="" if desk.option("offer") is not None else desk.later("talks.no-offers"),
        id="partner-offer",
    )
    return Column(
        [
            Label(desk.name(seat), "heading"),
            Label(desk.text(desk.actor(seat).gives), "small", ink="soft"),
            *part(desk, "partner.cares", cares(desk, seat)),
            *part(desk, "partner.seems", seems(desk, found)),
            *part(desk, "partner.word", [word(desk, seat, found)]),
            *part(desk, "partner.asked", [wish(desk, offered, term) for offered, term in found.asked]),
            *part(desk, "partner.answered", [Label(desk.say(one.said), "small") for one in found.answers]),
            ask,
        ],
        gap=4,
    )


def part(desk: Desk, title: str, rows: list[Widget]) -> list[Widget]:
    """A part under its title; one with nothing in it says so."""
    return [
        Label(desk.t(title), "label", ink="soft", tip=desk.t(f"{title}.why")),
        *(rows or [Label(desk.t("partner.nothing"), "small", ink="soft")]),
    ]


def cares(desk: Desk, seat: int) -> list[Widget]:
    """The weights of its public brief, the largest first."""
    weights = sorted(desk.actor(seat).weights.items(), key=lambda row: (-row[1], row[0]))
    badges = [
        Badge(desk.t("partner.weight", text=desk.t(f"indicator.{name}"), share=weight))
        for name, weight in weights[:MOST]
        if weight
    ]
    return [Flow(badges, gap=4)]


def seems(desk: Desk, found: Dossier) -> list[Widget]:
    """What its answers seem to show, in plain words: a guess."""
    if found.belief is None:
        return []
    pressed = [
        desk.t(f"indicator.{name}")
        for name, weight in sorted(zip(INDICATORS, found.belief.weights, strict=True), key=lambda row: -row[1])
        if weight >= PRESSES
    ]
    price = found.belief.price - PRICE
    level = "high" if price > DEAR else "low" if price < -DEAR else "usual"
    rows: list[Widget] = [Label(desk.t(f"partner.price.{level}"), "small")]
    if pressed:
        rows.insert(0, Label(desk.t("partner.presses", text=", ".join(pressed[:2])), "small"))
    return rows


def word(desk: Desk, seat: int, found: Dossier) -> Widget:
    """How far it is trusted, and its promises that this seat knows of."""
    trust = trusted(desk, seat)
    return Flow(
        [
            Badge(desk.t("partner.trust", text=desk.words.number(trust)), fill="tint"),
            tally(desk, "check", "partner.kept", found.kept, "good_tint"),
            tally(desk, "close", "partner.broken", found.broken, "bad_tint"),
            tally(desk, "clock", "partner.open", found.open, "sunk"),
        ],
        gap=4,
    )


def tally(desk: Desk, mark: str, key: str, count: int, fill: str) -> Widget:
    """So many promises of a kind: sign, number and word."""
    return Row([Icon(mark, 16), Badge(desk.t(key, n=count), fill=fill if count else "sunk")], gap=4)


def wish(desk: Desk, offered: Offered, term: Term) -> Widget:
    """A clause that it asked for, and how that offer stands."""
    text = desk.t(
        "partner.wish",
        text=giver_word(desk, term) + short(desk, term),
        what=f"offer.status.{offered.status}",
        round=offered.made,
    )
    return Row([Icon(MARKS[term.kind], 16), Label(text, "small", grow=1)], gap=4, across="top")
