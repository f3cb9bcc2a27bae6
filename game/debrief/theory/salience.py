"""Differentiated salience: whether those who care most about a matter brought it to the table, whatever their size."""

from __future__ import annotations

from collections.abc import Iterator

from game.ai.values import expectations
from game.debrief.played import Played
from game.debrief.theory.evidence import FOR, NEITHER, Claim, Row, row, sided
from game.rules.types import Offered, Term
from game.world.names import INDICATORS

TOPICS = {"security": ("safety",), "openness": ("commerce", "mobility")}
"""What can be on the agenda, by the indicators that tell how much somebody cares."""
CLEAR = 0.02
"""Points of an indicator, mean of all seats, from which a card is about a topic."""
VOICE = 0.05
"""Part of all offers by which a seat must be heard more on a topic than at all."""
FEWEST = 3
"""Offers about a topic from which anything is said."""


def salience(played: Played) -> Claim:
    """Whoever cares more about a matter sets what is negotiated about it, however small."""
    return Claim("salience", tuple(_rows(played)))


def _rows(played: Played) -> Iterator[Row]:
    actors = played.scenario.actors
    offers = played.end.offers
    means = [actor.revenue for actor in actors]
    largest = means.index(max(means))
    for topic, names in TOPICS.items():
        cares = [sum(actor.weights.get(name, 0) for name in names) for actor in actors]
        keen = cares.index(max(cares))
        about = [offered for offered in offers if topic in topics(played, offered)]
        if len(about) < FEWEST:
            yield row(NEITHER, "salience.few", text=f"debrief.theory.topic.{topic}", n=len(about))
            continue
        of_topic = sum(offered.maker == keen for offered in about)
        voice = sum(offered.maker == keen for offered in offers) / len(offers)
        side = sided(of_topic / len(about) - voice, VOICE)
        key = "salience.keen"
        if keen == largest and side == FOR:
            side, key = NEITHER, "salience.large"
        yield row(
            side,
            key,
            keen,
            text=f"debrief.theory.topic.{topic}",
            who=keen,
            weight=cares[keen],
            share=round(100 * means[keen] / sum(means)),
            made=of_topic,
            of=len(about),
            other=round(100 * voice),
        )


def topics(played: Played, offered: Offered) -> frozenset[str]:
    """What an offer is about, by what the model expects of the cards in it."""
    return frozenset(topic for term in offered.offer.terms for topic in _of_term(played, term))


def _of_term(played: Played, term: Term) -> Iterator[str]:
    worth = expectations(played.scenario, played.model)
    slot = ("agreement", term.card) if term.kind == "sign" else ("program", term.card, str(term.by))
    at = worth.slots.get(slot) if term.kind in ("sign", "fund") else None
    if at is None:
        return
    gains = {
        topic: sum(float(worth.points[INDICATORS.index(name), :, at].mean()) for name in names)
        for topic, names in TOPICS.items()
    }
    best = max(gains, key=lambda topic: gains[topic])
    if gains[best] > CLEAR:
        yield best
