"""Answering offers: accept, counter or refuse, with a reason that may be heard."""

from __future__ import annotations

from functools import partial

from game.ai.balance import asks, expects, made
from game.ai.home import at_home, lawful, winnable
from game.ai.mind import Decision, Mind
from game.ai.stance import stance
from game.ai.thoughts import of_answer, of_counter
from game.ai.voice import takes, tone
from game.rules.record import changed
from game.rules.types import Action, Offer, Offered, Option, Said, View

CLOSE = 0.7
"""Points below its price at which a persona still counters instead of refusing."""
FAIR = 80
"""Support in the maker's house, as far as one sees it, below which a counter-offer is no use."""


def answer(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """Accept, counter or refuse the first offer that waits."""
    waiting = next((o.targets for o in options if o.verb == "answer"), ())
    for number in waiting:
        offered = next(o for o in view.offers if o.number == number)
        value = mind.offer_worth(view, offered.offer)
        asked = price(mind, view, offered)
        home = at_home(mind, view, offered.offer, mind.seat)
        thought = partial(of_answer, mind, view, offered, worth=value, least=asked, home=home)
        if not lawful(mind, view, offered.offer, offered.made):
            return reply(mind, offered, 0, "reason.wrong-time", thought("thought.refuse.time"))
        if value >= asked and winnable(view, home):
            return reply(mind, offered, 1, "", thought("thought.accept"))
        if asked - CLOSE <= value < asked and winnable(view, home):
            counter = better(mind, view, offered, options, asked)
            if counter is not None:
                return counter
        key = "thought.refuse" if value < asked else "thought.refuse.home"
        return reply(mind, offered, 0, reason(mind, view, offered, value, home), thought(key))
    return None


def price(mind: Mind, view: View, offered: Offered) -> float:
    """The least it takes for this offer: its demand, more from somebody it does not trust, less for one that yields,
    and never less than its reservation."""
    stood = stance(mind, view, offered.offer, len(ancestors(view, offered)))
    asked = stood.demand + distrust(mind, view, offered)
    if mind.persona.style == "tit-for-tat":
        kind = sum(1 for o in view.offers if o.maker == mind.seat and offered.maker in o.accepted)
        broken = sum(1 for p in view.promises if p.status == "broken" and p.term.by == offered.maker)
        asked += 0.1 * min(2, broken) - 0.05 * min(3, kind)
    return max(asked, stood.reservation)


def distrust(mind: Mind, view: View, offered: Offered) -> float:
    """What it asks for beside, from somebody it does not trust, by its memory."""
    return (50.0 - mind.trust(view, offered.maker)) / 50.0 * 0.3 * mind.persona.memory / 100


def reply(mind: Mind, offered: Offered, yes: int, why: str, thought: Said) -> Decision:
    """An answer with its public reason and its private thought."""
    said = takes(mind, offered) if yes else f"says.no.{why.removeprefix('reason.')}.{tone(mind)}"
    action = Action(mind.seat, "answer", "", yes, offered.number, why, words=said)
    return Decision(action, thought)


def reason(mind: Mind, view: View, offered: Offered, value: float, home: int) -> str:
    """What it says in public when it refuses: the truest of the reasons; the less candid blame the moment."""
    terms = offered.offer.terms
    if mind.roll(view, "candour", offered.number) >= 40 + mind.persona.candour:
        return "reason.wrong-time"
    if not winnable(view, home):
        return "reason.home"
    if distrust(mind, view, offered) > 0.12:
        return "reason.trust"
    if value < 0 and any(t.kind == "sign" and "sovereignty" in lowered(mind, t.card) for t in terms):
        return "reason.sovereignty"
    if value < 0 and any(t.by == mind.seat or dict(t.shares).get(mind.seat, 0) > 20 for t in terms):
        return "reason.too-costly"
    return "reason.not-enough"


def lowered(mind: Mind, card: str) -> set[str]:
    """Variables that an agreement moves downward."""
    return {e.on for e in mind.scenario.agreements[card].effects if e.how == "add" and e.number < 0}


def better(mind: Mind, view: View, offered: Offered, options: tuple[Option, ...], asked: float) -> Decision | None:
    """The same bundle with a little more for this seat, if the maker should still gain by it."""
    # The patient haggle once more; the others say what they want once.
    mine = sum(1 for o in ancestors(view, offered) if o.maker == mind.seat)
    if mine > mind.persona.patience // 75 or not any(o.verb == "offer" for o in options):
        return None
    offer = changed(offered.offer, lasts=1, parent=offered.number)
    best: tuple[float, Offer] | None = None
    now = {seat: mind.offer_worth(view, offer, seat) for seat in (mind.seat, offered.maker)}
    for what, own, its in asks(mind, view, offer, offered.maker, asked - now[mind.seat], now):
        bundle = made(offer, what)
        if own < asked or its < 0.5 * expects(mind, view, offered.maker, bundle):
            continue
        if best is not None and own + its <= best[0]:
            continue
        if lawful(mind, view, bundle, view.round) and at_home(mind, view, bundle, offered.maker) >= FAIR:
            best = own + its, bundle
    if best is None:
        return None
    action = Action(mind.seat, "offer", offer=best[1], words=f"says.counter.{tone(mind)}")
    return Decision(action, of_counter(mind, view, offered, best[1], asked))


def ancestors(view: View, offered: Offered) -> list[Offered]:
    """The offers that this one answers, nearest first."""
    found = []
    parent = offered.offer.parent
    while parent >= 0:
        above = next((o for o in view.offers if o.number == parent), None)
        if above is None:
            break
        found.append(above)
        parent = above.offer.parent
    return found
