"""The whole board: predictions, what can be held against them, and the claims with their evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.again import dials
from game.debrief.burden import Burden, burden
from game.debrief.played import Played
from game.debrief.theory.coin import coin
from game.debrief.theory.dilemma import dilemma
from game.debrief.theory.evidence import Claim, thousandths
from game.debrief.theory.paradox import paradox
from game.debrief.theory.riding import free_riding
from game.debrief.theory.salience import salience
from game.debrief.theory.voices import alignment, initiative
from game.rules.types import Said

Predictions = tuple[tuple[str, str], ...]
"""(Who wrote it, what was written) each, under the name by which they may be called."""
INDICATORS = {"safe": ("safety",), "open": ("commerce", "mobility"), "fair": ("fairness",)}


@dataclass(frozen=True, slots=True)
class Board:
    """`facts` are what predictions may be held against; `claims` the article's, with this game's evidence."""

    predictions: Predictions
    facts: tuple[Said, ...]
    claims: tuple[Claim, ...]


def board(played: Played, predictions: Predictions = (), carried: Burden | None = None) -> Board:
    """What this game says of theory. `carried` is its burden where that is known already."""
    known = carried if carried is not None else burden(played)
    claims = (
        free_riding(played, known),
        salience(played),
        dilemma(played),
        paradox(played),
        alignment(played),
        initiative(played),
        coin(played),
    )
    return Board(predictions, tuple(_facts(played)), claims)


def _facts(played: Played) -> Iterator[Said]:
    """The first deal, how many were reached and not, how the border came out, who came out first."""
    deals = played.end.deals
    came = [deal for deal in deals if deal.status == "ratified"]
    if came:
        first = came[0]
        card = next((term.card for term in first.terms if term.card), "")
        pair = (("who", first.parties[0]), ("whom", first.parties[1]))
        yield Said("debrief.theory.fact.first", (*pair, ("round", first.made), ("card", card)))
    refused = sum(offered.status == "refused" for offered in played.end.offers)
    failed = sum(deal.status == "rejected" for deal in deals)
    yield Said("debrief.theory.fact.deals", (("n", len(came)), ("refused", refused), ("failed", failed)))
    shown = dials(played)
    values: list[tuple[str, int]] = []
    for name, parts in INDICATORS.items():
        for when, row in (("first", shown[0]), ("last", shown[-1])):
            rows = [row[played.model.dial_rows[part]].mean() for part in parts]
            values.append((f"{name}_{when}", thousandths(float(sum(rows)) / len(rows))))
    yield Said("debrief.theory.fact.border", tuple(values))
    points = thousandths(played.finals[played.first])
    yield Said("debrief.theory.fact.first-seat", (("who", played.first), ("points", points)))
