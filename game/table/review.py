"""A game looked at again from one seat: its moments rebuilt from the actions, and what the coach makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.ai.coach import advise
from game.ai.finding import Advice, Curve, Finding, Moment, thousandths
from game.catalog.load import Loaded
from game.catalog.texts import Words
from game.rules import apply, options, seen_by, start
from game.rules.cards import Scenario
from game.rules.types import Action, Said, State
from game.table.story import clause
from game.table.table import Table

ENDS = {"negotiation": "talks", "programs": "plans"}


def moments(loaded: Loaded, state: State, actions: Iterable[Action], seat: int) -> Iterator[Moment]:
    """What a seat saw at each of its own actions and at the ends of phases, from `state` on. Only views leave here."""
    scenario = loaded.scenario
    for action in actions:
        step = apply(scenario, state, action)
        if action.seat == seat:
            yield Moment(seen_by(scenario, state, seat), options(scenario, state, seat), action)
        if state.phase in ENDS and step.state.phase != state.phase and not step.state.paused:
            yield Moment(seen_by(scenario, state, seat), ends=ENDS[state.phase])
        state = step.state
    yield Moment(seen_by(scenario, state, seat), ends="now")


def review(loaded: Loaded, seed: int, actions: Iterable[Action], seat: int) -> Advice:
    """What the coach says to a seat about a game of these actions. It may run beside the table."""
    found = tuple(moments(loaded, start(loaded.scenario, seed), actions, seat))
    return advise(loaded.scenario, loaded.model, seed, seat, found)


def told(table: Table, words: Words, advice: Advice) -> Iterator[str]:
    """The advice in lines of text."""
    yield words.key("coach.title")
    yield words.key("coach.intro")
    if advice.empty:
        yield words.key("coach.nothing")
        return
    parts = {
        "costly": list(lines(table, words, advice.costliest)) if advice.costliest is not None else [],
        "missed": [line for finding in advice.missed for line in lines(table, words, finding)],
        "first": [line for finding in advice.first for line in lines(table, words, finding)],
        "curve": [line for curve in advice.curves for line in curve_lines(table, words, curve)],
    }
    for part, found in parts.items():
        yield ""
        yield words.key(f"coach.{part}.title")
        yield from (f"  {line}" for line in found or [words.key(f"coach.{part}.nothing")])


def heading(scenario: Scenario, words: Words, finding: Finding) -> str:
    """When, with whom and about what."""
    parts = [words.say(Said("coach.round", (("n", finding.round),)))]
    if finding.whom:
        parts.append(", ".join(words.actor(scenario.actors[seat]) for seat in finding.whom))
    if finding.card:
        parts.append(words.say(Said("coach.card", (("card", finding.card),)), scenario))
    return " · ".join(parts)


def sentences(scenario: Scenario, words: Words, finding: Finding) -> str:
    """What there is to say, as one paragraph."""
    return " ".join(words.say(said, scenario) for said in finding.said)


def lines(table: Table, words: Words, finding: Finding) -> Iterator[str]:
    """A finding as lines: its heading, what there is to say, the clauses of its bundle."""
    yield heading(table.scenario, words, finding)
    yield f"  {sentences(table.scenario, words, finding)}"
    yield from (f"    · {clause(words, table, term)}" for term in finding.terms)


def steps(words: Words, curve: Curve) -> str:
    """The offers to one partner, one after another."""
    return " → ".join(
        words.say(Said("coach.step", (("n", round), ("points", thousandths(points))))) for round, points in curve.steps
    )


def curve_lines(table: Table, words: Words, curve: Curve) -> Iterator[str]:
    """Offers to one partner as lines."""
    card = words.say(Said("coach.card", (("card", curve.card),)), table.scenario) if curve.card else ""
    yield " · ".join([words.actor(table.scenario.actors[curve.whom]), *([card] if card else [])])
    yield f"  {steps(words, curve)}"
    yield f"  {words.say(curve.said)}"
