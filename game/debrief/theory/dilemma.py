"""The homeland security dilemma: what visible security did to expectations, and they to outrage."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.again import course, dials, through
from game.debrief.burden.nobody import bare
from game.debrief.played import Played
from game.debrief.theory.evidence import NEITHER, Claim, Row, row, sided, thousandths
from game.world.model import Floats

INCIDENTS_SHOWN = 2


def dilemma(played: Played) -> Claim:
    """The more security is bought in plain sight, the greater the outrage at the next failure."""
    shown, without = dials(played), through(played, bare)
    return Claim("dilemma", (*_incidents(played, shown), *_unpaid(played, shown, without)), "security-dilemma")


def _incidents(played: Played, shown: Floats) -> Iterator[Row]:
    """The incidents that so much was expected before, and how much of the outrage came from that."""
    expected = [_opening(played, "expectation"), *course(played, shown, "expectation")]
    outrage = [_opening(played, "outrage"), *course(played, shown, "outrage")]
    happened = course(played, shown, "incidents")
    rounds = [round for round, count in enumerate(happened, 1) if count > 0]
    if not rounds:
        yield row(NEITHER, "dilemma.none")
        return
    share = played.model.p("outrage_expected") * played.model.p("mechanism_expectation") / 100
    for round in sorted(rounds, key=lambda at: (-expected[at - 1], at))[:INCIDENTS_SHOWN]:
        part = happened[round - 1] * share * expected[round - 1]
        yield row(
            sided(part),
            "dilemma.incident",
            round=round,
            when=round,
            n=int(happened[round - 1]),
            expected=thousandths(expected[round - 1]),
            before=thousandths(outrage[round - 1]),
            after=thousandths(outrage[round]),
            part=thousandths(part),
        )


def _unpaid(played: Played, shown: Floats, without: Floats) -> Iterator[Row]:
    """What the same luck would have brought, had nobody bought any security."""
    means = {
        name: [sum(course(played, one, name)) / played.rounds for one in (shown, without)]
        for name in ("expectation", "outrage")
    }
    rose = means["expectation"][0] - means["expectation"][1]
    values = {"here": thousandths(means["expectation"][0]), "there": thousandths(means["expectation"][1])}
    yield row(sided(rose, 0.5), "dilemma.expected", **values)
    counts = [round(sum(course(played, one, "incidents"))) for one in (shown, without)]
    more = means["outrage"][0] - means["outrage"][1]
    yield row(
        sided(more, 0.5),
        "dilemma.outrage",
        here=thousandths(means["outrage"][0]),
        there=thousandths(means["outrage"][1]),
        n=counts[0],
        of=counts[1],
    )


def _opening(played: Played, dial: str) -> float:
    return played.scenario.opening[played.scenario.dials[dial]] / 1000
