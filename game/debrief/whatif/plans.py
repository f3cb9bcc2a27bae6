"""What seats decided when programs were chosen: levels begun, raised, cut and stopped; money for others' programs."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.played import Played
from game.debrief.whatif.decision import Change, Decision, Part
from game.lab.script import Act
from game.rules import allows
from game.rules.flow import last_round
from game.rules.index import index
from game.rules.programs import level_of, planned
from game.rules.record import changed
from game.rules.types import Action, Said


def programs(played: Played, part: Part) -> Iterator[Decision]:
    """Programs whose level was another after this round's plans were laid than before."""
    before, laid, after = (played.states[at] for at in (part.first, part.last - 1, part.last))
    for seat in played.seats:
        for card in index(played.scenario).owns[seat]:
            was, now = level_of(before, seat, card), level_of(after, seat, card)
            # What the rules alone took from a plan was nobody's decision.
            if was == now or planned(laid, seat, card) == was:
                continue
            places = _acts(played, part, seat, "fund", card, -1)
            said = headline(played, seat, card, was, now)
            changes = tuple(_other_levels(played, part, seat, card, was, now))
            yield Decision(0, part.round, part.phase, seat, "program", places, said, (card,), changes)


def headline(played: Played, seat: int, card: str, was: int, now: int) -> Said:
    """What was done with a program."""
    if not now:
        return Said("did.stopped", (("who", seat), ("card", card)))
    key = "did.started" if not was else "did.raised" if now > was else "did.lowered"
    return Said(key, (("who", seat), ("card", card), ("n", now), ("of", played.scenario.programs[card].levels)))


def _acts(played: Played, part: Part, seat: int, verb: str, card: str, owner: int) -> tuple[int, ...]:
    """The positions of what a seat did about a program in a phase."""
    return tuple(
        at
        for at in range(part.first, part.last)
        if (action := played.actions[at]).seat == seat
        and (action.verb, action.card) == (verb, card)
        and (owner < 0 or action.target == owner)
    )


def _other_levels(played: Played, part: Part, seat: int, card: str, was: int, now: int) -> Iterator[Change]:
    """Left as it was to the end; the same a round later; each other level that could be paid."""
    round, end = part.round, last_round(played.scenario, played.states[part.first])

    def hold(level: int, first: int, last: int) -> Act:
        return Act("fund", seat, card, level, -1, first, last)

    key = f"debrief.whatif.change.never.{'level' if was else 'start'}"
    yield Change(Said(key, (("n", was),)), acts=(hold(was, round, end),))
    if round < min(end, played.rounds):
        yield Change(
            Said("debrief.whatif.change.later"), acts=(hold(was, round, round), hold(now, round + 1, round + 1))
        )
    last = max((at for at in range(part.first, part.last) if played.actions[at].seat == seat), default=part.last - 1)
    state = played.states[last]
    for level in range(1, played.scenario.programs[card].levels + 1):
        at_once = Action(seat, "fund", card, level)
        if level not in (was, now) and allows(played.scenario, state, at_once) is None:
            yield Change(Said("debrief.whatif.change.level", (("n", level),)), acts=(hold(level, round, round),))


def pledges(played: Played, part: Part) -> Iterator[Decision]:
    """Money pledged to programs of others."""
    laid = played.states[part.last - 1]
    for seat in played.seats:
        for card, owner, money in laid.seats[seat].pledges:
            places = _acts(played, part, seat, "cofund", card, owner)
            values = (("who", seat), ("money", money), ("card", card), ("whom", owner))
            changes = [Change(Said("debrief.whatif.change.not-helped"), frozenset(places))]
            if money > 1:
                half = changed(played.actions[places[-1]], amount=money // 2)
                said = Said("debrief.whatif.change.half", (("money", money // 2),))
                changes.append(Change(said, frozenset(places[:-1]), {places[-1]: half}))
            said = Said("did.helped", values)
            yield Decision(0, part.round, part.phase, seat, "cofund", places, said, (card,), tuple(changes))
