"""What leads a talk: the largest turning point, the deal that left most, the decision that mattered most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief.frontier.bargain import Bargain
from game.debrief.frontier.chosen import TELLING
from game.debrief.questions.asked import Lead
from game.debrief.timeline.turning import Timeline
from game.debrief.whatif.onward import clear
from game.debrief.whatif.suggested import Suggested, Suggestion
from game.lab.claims import Effect
from game.rules.types import Said


def leads(turned: Timeline, weighed: Sequence[Bargain], suggested: Suggested) -> tuple[Lead, ...]:
    """At most one of each kind, in whole sentences."""
    return (*_turning(turned), *_left(weighed), *_what_if(suggested))


def _turning(turned: Timeline) -> Iterator[Lead]:
    shifts = [one for one in turned.turnings if one.kind == "shift"]
    if shifts:
        most = max(shifts, key=lambda one: (one.weight, -one.round))
        seat, points = max(most.changes, key=lambda change: (abs(change[1]), -change[0]))
        values = (("who", seat), ("round", most.round), ("points", round(abs(points) * 1000)))
        yield Lead("turning", Said(f"debrief.lead.{'gain' if points > 0 else 'loss'}", values), most.round, most.seats)


def _left(weighed: Sequence[Bargain]) -> Iterator[Lead]:
    """Of deals between two: a rule that would have brought three to it is no question for a class."""
    struck = [one for one in weighed if one.outcome is not None and len(one.parties) == 2 and one.left >= TELLING]
    if struck:
        most = max(struck, key=lambda one: (one.left, -one.number))
        who, whom = most.parties
        card = next((term.card for term in most.bundles[0].terms if term.card), "")
        about = (("who", who), ("whom", whom), ("card", card), ("round", most.round))
        said = Said("debrief.lead.left", (*about, ("points", round(most.left * 1000))))
        yield Lead("left", said, most.round, most.parties, most.left)


def _what_if(suggested: Suggested) -> Iterator[Lead]:
    """The first that clearly moved somebody, else the first."""
    if suggested.found:
        first = next((one for one in suggested.found if _clear(one)), suggested.found[0])
        yield Lead("what-if", _moved(first), first.decision.round, (first.decision.seat,))


def _clear(one: Suggestion) -> list[tuple[int, Effect]]:
    """Seats whose score the change moves clearly, and by how much."""
    effects = [(seat, one.onward.moved(seat)) for seat in range(len(one.onward.drivers))]
    return [(seat, effect) for seat, effect in effects if clear(effect)]


def _moved(first: Suggestion) -> Said:
    """Whose score the change moves most among those that it moves clearly; or that it moves none clearly."""
    onward, decision, sure = first.onward, first.decision, _clear(first)
    about = (("who", decision.seat), ("round", decision.round), ("n", len(onward.were)))
    if not sure:
        return Said("debrief.lead.what-if.unclear", about)
    seat, one = max(sure, key=lambda pair: (abs(pair[1].mean), -pair[0]))
    # Rounded once, as in the part on what-ifs: thousandths would be rounded again and could say another tenth.
    points, low, high = (100 * round(10 * value) for value in (one.mean, one.low, one.high))
    return Said("debrief.lead.what-if", (*about, ("whom", seat), ("points", points), ("low", low), ("high", high)))
