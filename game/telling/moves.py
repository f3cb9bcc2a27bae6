"""A move that somebody proposes to their own team, in words."""

from __future__ import annotations

from game.rules.types import Action
from game.telling.seen import Seen
from game.telling.tell import parties_words, term_words


def move_words(seen: Seen, me: int, action: Action) -> str:
    """What a move would do, as a sentence to the team of seat `me`, whose move it is."""
    if action.verb == "offer" and action.offer is not None:
        clauses = seen.series(term_words(seen, term) for term in action.offer.terms)
        key = "sheet.counter" if action.offer.parent >= 0 else "sheet.offer"
        return seen.t(key, name=parties_words(seen, action.offer, me), text=clauses)
    if action.verb == "message" and action.offer is not None:
        return seen.t("sheet.message", name=parties_words(seen, action.offer, me), text=action.text)
    if action.verb in ("answer", "withdraw"):
        return of_offer(seen, action)
    if action.verb == "withhold":
        return of_promise(seen, action)
    if action.verb == "choose":
        chosen = seen.scenario.happenings[action.card].choices[action.amount]
        return seen.t("sheet.choose", card=action.card, choice=chosen.id)
    if action.verb == "pass":
        return seen.t("sheet.pass", text=seen.t(f"phase.{seen.view.phase}"))
    key = f"sheet.{action.verb}" + (".end" if action.verb in ("ally", "fund") and not action.amount else "")
    return seen.t(key, card=action.card, n=action.amount, money=action.amount, whom=action.target)


def of_offer(seen: Seen, action: Action) -> str:
    """A proposal about an offer that is on the table."""
    offered = seen.offered(action.target)
    key = "sheet.withdraw" if action.verb == "withdraw" else "sheet.accept" if action.amount else "sheet.refuse"
    if offered is None:
        return seen.t(f"{key}.bare")
    clauses = seen.series(term_words(seen, term) for term in offered.offer.terms)
    return seen.t(key, whom=offered.maker, text=clauses)


def of_promise(seen: Seen, action: Action) -> str:
    """A proposal to withhold what was promised, or to keep to it after all."""
    line = next((one for one in seen.view.promises if one.number == action.target), None)
    text = term_words(seen, line.term) if line is not None else ""
    return seen.t("sheet.withhold" if action.amount else "sheet.keep", text=text)
