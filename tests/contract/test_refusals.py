"""Whatever is not an option is refused: nothing changes, and the reason can be said in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.catalog.texts import Words
from game.rules import allows, apply
from game.rules.cards import Scenario
from game.rules.types import WORLD, Action, Answer, Offer, State, Term
from tests.contract.tables import NAMES, scenario, shelf
from tests.rules.random_play import play

HUGE = 10**40
NOT_WHOLE: tuple[Any, ...] = (True, 1.0, None, "1", [], (), float("nan"))
NOT_TEXT: tuple[Any, ...] = (None, 3, [], {}, b"x")
CARDED = ("fund", "cofund", "leave", "pull", "choose", "inject")
BOUNDED = ("fund", "cofund", "answer", "withhold", "carry", "ally", "choose")
AIMED = ("cofund", "answer", "withdraw", "withhold", "carry", "pull", "ally")


def mutants(table: Scenario, action: Action) -> Iterator[Action]:
    """Actions next to a legal one that no state allows."""
    for seat in (len(table.actors), -2, -HUGE, *NOT_WHOLE):
        yield replace(action, seat=seat)
    for verb in ("", "sing", "FUND", *NOT_TEXT):
        yield replace(action, verb=verb)
    for amount in (HUGE, -HUGE, *NOT_WHOLE):
        yield replace(action, amount=amount)
    for target in NOT_WHOLE:
        yield replace(action, target=target)
    for text in NOT_TEXT:
        yield replace(action, text=text)
        yield replace(action, card=text)
        yield replace(action, words=text)
    if action.verb in CARDED:
        yield replace(action, card="no-such-card")
        yield replace(action, card="")
    if action.verb in BOUNDED:
        for amount in (-1, 10**9):
            yield replace(action, amount=amount)
    if action.verb in AIMED:
        for target in (-1, -5, 10**6, HUGE):
            yield replace(action, target=target)
    if action.verb == "answer":
        yield replace(action, text="reason.garbage")
    if action.verb == "message":
        for text in ("", "  ", "x" * 501, "a\x00b", "\ud800", "two\nlines"):
            yield replace(action, text=text)
    if action.offer is not None:
        for offer in bad_offers(table, action.offer, action.verb):
            yield replace(action, offer=offer)
    if action.verb == "settle" and action.answer is not None:
        for answer in bad_answers(action.answer):
            yield replace(action, answer=answer)


def bad_offers(table: Scenario, offer: Offer, verb: str) -> Iterator[Any]:
    """Offers that no table takes; a message uses only the parties."""
    yield None
    yield "offer"
    for parties in ((), (0,), (0, 0), (0, len(table.actors)), (0, -1), (0, True), [0, 1], (0, "1"), None):
        yield replace(offer, parties=parties)  # type: ignore[arg-type]
    if verb == "message":
        return
    for terms in ((), None, [offer.terms[0]], offer.terms * 9, (None,), ("sign",), offer.terms[:1] * 2):
        yield replace(offer, terms=terms)  # type: ignore[arg-type]
    for lasts in (0, -1, 4, HUGE, *NOT_WHOLE):
        yield replace(offer, lasts=lasts)
    for parent in (10**6, HUGE, *NOT_WHOLE):
        yield replace(offer, parent=parent)
    yield replace(offer, secret=1)  # type: ignore[arg-type]
    for term in bad_terms(offer.terms[0], len(table.actors)):
        yield replace(offer, terms=(term,))


def bad_terms(term: Term, seats: int) -> Iterator[Any]:
    for kind in ("", "steal", [], None):
        yield replace(term, kind=kind)  # type: ignore[arg-type]
    for card in ("no-such-card", None, []):
        if term.card:
            yield replace(term, card=card)  # type: ignore[arg-type]
    for number in NOT_WHOLE:
        yield replace(term, by=number)
        yield replace(term, amount=number)
        yield replace(term, target=number)
        yield replace(term, rounds=number)
    if term.kind == "sign":
        for shares in ((), ((0, 50),), ((0, 100), (0, 0)), ((0, -1), (1, 101)), ((0, HUGE),), None, ((0,),), (0, 1)):
            yield replace(term, shares=shares)  # type: ignore[arg-type]
        return
    for rounds in (0, -1, 1000, HUGE):
        yield replace(term, rounds=rounds)
    for by in (-1, seats, HUGE):
        yield replace(term, by=by)
    if term.kind in ("fund", "pay"):
        for amount in (0, -1, HUGE):
            yield replace(term, amount=amount)
    if term.kind in ("pay", "exempt"):
        for target in (-1, seats, term.by, HUGE):
            yield replace(term, target=target)


def bad_answers(answer: Answer) -> Iterator[Any]:
    yield None
    yield "answer"
    yield replace(answer, dials=answer.dials[1:])
    yield replace(answer, dials=list(answer.dials))  # type: ignore[arg-type]
    yield replace(answer, dials=None)  # type: ignore[arg-type]
    yield replace(answer, stocks=(*answer.stocks, 1.0))
    yield replace(answer, stocks=(float("nan"),) * len(answer.stocks))
    yield replace(answer, stocks=(float("inf"),) * len(answer.stocks))
    yield replace(answer, stocks=(1,) * len(answer.stocks))
    yield replace(answer, scores=())
    yield replace(answer, health=1.5)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_an_option_is_refused_and_changes_nothing(name: str) -> None:
    table = scenario(name)
    words = [Words(shelf(), language) for language in ("en", "fr")]
    tried: dict[str, int] = {}
    for seed in range(6):
        for move in play(table, seed):
            verb = move.action.verb
            if move.step.refused is not None or tried.get(verb, 0) >= 6:
                continue
            tried[verb] = tried.get(verb, 0) + 1
            for mutant in mutants(table, move.action):
                why = allows(table, move.before, mutant)
                assert why is not None, (seed, mutant)
                step = apply(table, move.before, mutant)
                assert step.state is move.before and step.events == () and step.refused == why, (seed, mutant)
                assert all(catalogue.say(why, table) for catalogue in words), why
    assert len(tried) > 12


@pytest.mark.parametrize("name", NAMES)
def test_each_verb_is_closed_outside_its_phases(name: str) -> None:
    table = scenario(name)
    one_each: dict[str, Action] = {}
    phases: dict[str, State] = {}
    homes: dict[str, set[str]] = {}
    for seed in range(8):
        for move in play(table, seed):
            phases.setdefault(move.before.phase, move.before)
            if move.step.refused is None:
                one_each.setdefault(move.action.verb, move.action)
                homes.setdefault(move.action.verb, set()).add(move.before.phase)
    single = {
        "fund": "programs", "cofund": "programs", "withhold": "programs", "offer": "negotiation",
        "answer": "negotiation", "withdraw": "negotiation", "leave": "negotiation", "pull": "negotiation",
        "ally": "negotiation", "message": "negotiation", "choose": "events", "settle": "resolution", "resume": "paused",
    }  # fmt: skip
    for verb, action in one_each.items():
        if verb in single:
            assert homes[verb] == {single[verb]}
            for phase, state in phases.items():
                if phase != single[verb]:
                    why = allows(table, state, action)
                    assert why is not None and why.key == "no.phase", (verb, phase)


@given(
    seat=st.integers(-3, 6),
    verb=st.sampled_from(("fund", "cofund", "offer", "answer", "pull", "carry", "message", "close", "pause", "pass")),
    card=st.text(max_size=8),
    amount=st.integers(),
    target=st.integers(),
    text=st.text(max_size=40),
)
@settings(max_examples=300, deadline=None)
def test_any_action_is_judged_without_a_crash(
    seat: int, verb: str, card: str, amount: int, target: int, text: str
) -> None:
    table = scenario("small")
    action = Action(seat, verb, card, amount, target, text)
    for state in STATES:
        why = allows(table, state, action)
        step = apply(table, state, action)
        assert step.refused == why
        assert (step.state is state) == (why is not None)


def _states() -> list[State]:
    seen: dict[str, State] = {}
    for move in play(scenario("small"), 3):
        if move.before.round > 1:
            seen.setdefault(move.before.phase, move.before)
    return list(seen.values())


STATES = _states()


def test_the_driver_cannot_do_what_seats_do_nor_seats_what_the_driver_does() -> None:
    table = scenario("small")
    for state in STATES:
        for verb in ("fund", "offer", "pass", "choose"):
            why = allows(table, state, Action(WORLD, verb))
            assert why is not None and why.key == "no.verb"
        for verb in ("close", "settle", "inject", "pause", "resume"):
            why = allows(table, state, Action(0, verb, "attack"))
            assert why is not None and why.key == "no.verb"
