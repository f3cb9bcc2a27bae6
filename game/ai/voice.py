"""What a persona says in public: in character, and without a number, an order from home or anything private in it.

A decision names the occasion ("says.money.firm"), which is itself a sentence. Which of the sentences for it is said,
the persona's own among them, is settled by what its seat has heard: so none comes twice running.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import count, takewhile
from typing import Any

from game.ai.mind import Mind
from game.catalog.lines import KINDS_OF_LEVER
from game.rules.chance import draw
from game.rules.types import Action, Offer, Offered, Said, View
from game.world.names import INDICATORS

Catalogue = Mapping[str, Mapping[str, Any]]
FIRM = 55
"""Toughness from which a persona speaks firmly."""
HONEST = 70
"""Honesty from which a persona regrets a promise that it broke; below it defends itself."""
OWN = {name: name for name in ("counter", "ally", "reproach", "excuse")} | dict.fromkeys(("yes", "takes"), "accept")
"""Under which heading a persona has its own words for an occasion; where none is named here: offer."""


def says(mind: Mind, view: View, offer: Offer) -> str:
    """The occasion that an offer is: the key of a sentence that goes with it."""
    # What is said in public may not hang on what was said or signed in secret.
    known = [o for o in view.offers if offer.secret or not o.offer.secret]
    again = any(o.maker == mind.seat and o.offer.parties == offer.parties and o.status != "open" for o in known)
    payers = {term.by for term in offer.terms if term.kind == "pay"}
    if payers:
        return f"says.{'pays' if payers == {mind.seat} else 'money'}.{tone(mind)}"
    if not any(term.kind == "sign" for term in offer.terms):
        deals = [d for d in view.deals if offer.secret or not d.secret]
        settled = any(d.parties == offer.parties and d.status in ("signed", "ratified") for d in deals)
        return f"says.{'better' if settled else 'swap'}.{tone(mind)}"
    if any(term.by == mind.seat for term in offer.terms):
        return f"says.gift.{tone(mind)}"
    if again and mind.roll(view, "again") < 40:
        return f"says.again.{tone(mind)}"
    return f"says.for.{theme(mind, offer)}"


def tone(mind: Mind) -> str:
    """How it speaks: firm or open."""
    return "firm" if mind.persona.toughness >= FIRM else "open"


def takes(mind: Mind, offered: Offered) -> str:
    """The occasion that an acceptance is: it says what the offer brings, or just yes."""
    found = brings(mind, offered.offer)
    says_why = draw(mind.seed, offered.made, f"mind-{mind.seat}-takes", offered.number) >> 31
    return f"says.takes.{found}" if found and says_why else f"says.yes.{tone(mind)}"


def of_breach(mind: Mind, action: Action) -> str:
    """The occasion that it is to speak of a broken promise: excusing one's own, or holding another's against it."""
    if action.verb == "pass":
        return f"says.excuse.{'regret' if mind.persona.honesty >= HONEST else 'defence'}"
    act = ("yes" if action.amount else "no") if action.verb == "answer" else action.verb
    return f"says.reproach.{act}.{tone(mind)}"


def theme(mind: Mind, offer: Offer) -> str:
    """What it praises in an offer: what it brings, else what its temper weighs most above its brief."""
    own = mind.scenario.actors[mind.seat].weights
    most = max(INDICATORS, key=lambda name: (mind.persona.weights.get(name, 1.0), own.get(name, 0)))
    return brings(mind, offer) or most


def brings(mind: Mind, offer: Offer) -> str:
    """The indicator by which the agreements in an offer bring it most, by its public brief and its temper; or ""."""
    slots = [mind.worth.slots.get(("agreement", term.card)) for term in offer.terms if term.kind == "sign"]
    gains = {
        name: sum(float(mind.worth.points[at, mind.seat, slot]) for slot in slots if slot is not None) * mind.taste[at]
        for at, name in enumerate(INDICATORS)
    }
    most = max(INDICATORS, key=lambda name: gains[name])
    return most if gains[most] > 0.0 else ""


def line(
    mind: Mind, round: int, known: Catalogue, occasion: str, to: int, heard: Sequence[Said], bare: set[str]
) -> str:
    """The sentence for an occasion, by its key: the one that its seat has not heard for longest, else by its luck.

    `heard` is what was said so far, in order; `bare` are the values that the sentence cannot name this time: the card
    of an offer without one, the seat it goes to where there are several.
    """
    last = {said.key: at for at, said in enumerate(heard)}
    between = {("who", mind.seat), ("whom", to)}
    just_now = next((said.key for said in reversed(heard) if between <= set(said.values)), "")
    fit = [key for key in sentences(known, mind.persona.id, occasion) if not names(known[key], bare)]
    fit = [key for key in fit if key != just_now] or fit
    luck = [draw(mind.seed, round, f"mind-{mind.seat}-{occasion}", at) for at in range(len(fit))]
    return min(zip(fit, luck, strict=True), key=lambda row: (last.get(row[0], -1), row[1]), default=(occasion, 0))[0]


def sentences(known: Container[str], persona: str, occasion: str) -> Iterator[str]:
    """Keys of all that a persona may say on an occasion: what anybody says, then its own."""
    if occasion in known:
        yield occasion
    yield from numbered(known, occasion, 2)
    for heading in headings(occasion):
        yield from numbered(known, f"says.by.{persona}.{heading}", 1)


def headings(occasion: str) -> tuple[str, ...]:
    """Where a persona has its own words for an occasion: of refusals by reason, with a lever by itself and its kind."""
    what, _, rest = occasion.removeprefix("says.").partition(".")
    part = rest.partition(".")[0]
    if what == "no":
        return (f"refuse.{part}",)
    if what in KINDS_OF_LEVER:
        return f"lever.{part}", f"lever.{what}"
    return (OWN.get(what, "offer"),)


def numbered(known: Container[str], key: str, first: int) -> Iterator[str]:
    """The keys KEY.FIRST, KEY.FIRST+1 ... that there are."""
    return takewhile(known.__contains__, (f"{key}.{number}" for number in count(first)))


def names(sentence: Mapping[str, Any], values: set[str]) -> bool:
    """Whether a sentence of the catalogue names one of these values, in either language."""
    return any(f"{{{value}:" in str(form) for form in sentence.values() for value in values)
