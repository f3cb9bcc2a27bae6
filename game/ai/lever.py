"""The means beside offers: levers pulled where a house decides, and common cause."""

from __future__ import annotations

from game.ai.home import at_home, likely, moved
from game.ai.mind import Decision, Mind
from game.ai.offer import prospects
from game.ai.voice import tone
from game.rules.types import Action, Offer, Option, Said, View

KEEP_CAPITAL = 3
"""Capital a persona does not spend on levers, so that it can carry a deal."""
SAFE = 106
"""Support in another house, as far as one sees it, from which nothing more is done there."""
HOPELESS = 60
FULL = 0.75
"""Part of the most capital there can be at which it would go to waste; then what a lever moves by itself counts too."""


def lever(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """The lever that wins most votes where a deal, or an offer it would make, hangs on another's house."""
    mine = view.mine
    pulls = [o for o in options if o.verb == "pull"]
    if mine is None or not pulls or any(by == mind.seat and round == view.round for _, by, _, round in view.pulled):
        return None
    keep = max([KEEP_CAPITAL, *[g.bound for g in mind.goals(view) if g.kind == "capital" and not g.below]])
    pulls = [o for o in pulls if mine.capital - mind.scenario.levers[o.card].capital >= keep]
    if not pulls or mind.roll(view, "lever") >= 40 + mind.persona.initiative // 2:
        return None
    best: tuple[str, int, Said] | None = None
    most = 0.0
    for offer, worth in hanging(mind, view, options):
        befores = {aim: at_home(mind, view, offer, aim) for aim in offer.parties if aim != mind.seat}
        within = {aim: before for aim, before in befores.items() if HOPELESS <= before < SAFE}
        for option in pulls if within else ():
            card = mind.scenario.levers[option.card]
            if card.kind == "pressure" and mind.persona.toughness < 50:
                continue
            for aim in sorted(set(option.targets) & set(within)):
                before = within[aim]
                after = at_home(mind, view, offer, aim, tuple(moved(mind, option.card, aim, view.round)))
                value = (min(after, SAFE) - before) * worth / (1 + card.capital)
                if value > most:
                    votes = (("card", card.id), ("whom", aim), ("before", before), ("after", after))
                    best, most = (card.id, aim, Said("thought.lever", (*votes, ("n", card.capital)))), value
    if best is None:
        best = by_itself(mind, view, pulls, mine.capital)
    return None if best is None else pull(mind, *best)


def hanging(mind: Mind, view: View, options: tuple[Option, ...]) -> list[tuple[Offer, float]]:
    """Deals of its own that wait for ratification, and bundles that only another's house stands against; and worth."""
    found = [
        (Offer(deal.parties, deal.terms), 1.0)
        for deal in view.deals
        if deal.status == "signed" and mind.seat in deal.parties
    ]
    option = next((o for o in options if o.verb == "offer"), None)
    if not found and option is not None:
        blocked = [p for p in prospects(mind, view, option) if HOPELESS <= p.home < likely(mind)]
        found = [(p.offer, p.value) for p in sorted(blocked, key=lambda p: -p.value)[:2]]
    return found


def by_itself(mind: Mind, view: View, pulls: list[Option], capital: int) -> tuple[str, int, Said] | None:
    """What a lever moves in the world may be worth the capital when there is plenty."""
    if capital < FULL * mind.scenario.actors[mind.seat].capital_most:
        return None
    found = [
        (mind.card_worth(view, ("lever", o.card, str(mind.seat), str(aim))), o.card, aim)
        for o in pulls
        for aim in o.targets
    ]
    worth, card, aim = max(found, key=lambda row: (row[0], row[1], -row[2]))
    price = mind.scenario.levers[card].capital
    thought = Said("thought.lever.itself", (("card", card), ("points", round(worth * 1000)), ("n", price)))
    return (card, aim, thought) if worth > 0.02 * price else None


def pull(mind: Mind, card: str, aim: int, thought: Said) -> Decision:
    """Pull a lever, with its thought."""
    words = f"says.{mind.scenario.levers[card].kind}.{card}.{tone(mind)}"
    return Decision(Action(mind.seat, "pull", card, 0, aim, words=words), thought)


def ally(mind: Mind, view: View, options: tuple[Option, ...]) -> Decision | None:
    """Common cause with a seat of the same country whose aims are close."""
    if not any(option.verb == "ally" for option in options) or mind.persona.initiative < 40:
        return None
    me = mind.scenario.actors[mind.seat]
    for seat, actor in enumerate(mind.scenario.actors):
        if seat == mind.seat or seat in view.seats[mind.seat].allies or actor.country != me.country:
            continue
        shared = sum(min(me.weights.get(name, 0), weight) for name, weight in actor.weights.items())
        if shared >= 45:
            action = Action(mind.seat, "ally", "", 1, seat, words=f"says.ally.{tone(mind)}")
            return Decision(action, Said("thought.ally", (("share", shared),)))
    return None
