"""Records to JSON and back: exact, compact, and plain about what does not fit."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules import decode, encode, seen_by, start
from game.rules.codec import MisfitError
from game.rules.types import Action, Answer, Offer, Said, State, Term, View
from tests.rules.random_play import play
from tests.rules.small import SMALL

terms = st.builds(
    Term,
    kind=st.text(max_size=5),
    by=st.integers(),
    card=st.text(max_size=5),
    amount=st.integers(),
    target=st.integers(-1, 5),
    rounds=st.integers(1, 9),
    shares=st.lists(st.tuples(st.integers(), st.integers())).map(tuple),
)
offers = st.builds(
    Offer, st.lists(st.integers()).map(tuple), st.lists(terms, max_size=3).map(tuple), secret=st.booleans()
)
answers = st.builds(
    Answer,
    st.lists(st.integers()).map(tuple),
    st.lists(st.floats(allow_nan=False)).map(tuple),
    st.lists(st.integers()).map(tuple),
    st.integers(),
)
actions = st.builds(
    Action,
    seat=st.integers(),
    verb=st.text(max_size=8),
    card=st.text(max_size=8),
    amount=st.integers(),
    target=st.integers(),
    text=st.text(),
    offer=st.none() | offers,
    answer=st.none() | answers,
)


@given(actions)
def test_any_action_comes_back_the_same(action: Action) -> None:
    assert decode(Action, json.loads(json.dumps(encode(action)))) == action


def test_the_states_of_a_game_come_back_the_same() -> None:
    for move in play(SMALL, 11):
        line = json.dumps(encode(move.step.state))
        again = decode(State, json.loads(line))
        assert again == move.step.state
        assert json.dumps(encode(again)) == line


def test_defaults_are_left_out() -> None:
    assert encode(Action(2, "pass")) == {"seat": 2, "verb": "pass"}
    assert encode(Said("x", (("n", 1),))) == {"key": "x", "values": [["n", 1]]}


def test_a_number_written_without_a_point_is_read_as_the_float_it_was() -> None:
    answer = decode(Answer, {"dials": [1], "stocks": [2, 0.5], "scores": [], "health": 3})
    assert answer.stocks == (2.0, 0.5) and type(answer.stocks[0]) is float


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (None, "Action"),
        ([], "Action"),
        ({"verb": "pass"}, "Action.seat"),
        ({"seat": "0", "verb": "pass"}, "Action.seat"),
        ({"seat": True, "verb": "pass"}, "Action.seat"),
        ({"seat": 0, "verb": None}, "Action.verb"),
        ({"seat": 0, "verb": "pass", "mood": 1}, "Action.mood"),
        ({"seat": 0, "verb": "offer", "offer": {"parties": [0], "terms": [{}]}}, "Action.offer.terms[0].kind"),
        ({"seat": 0, "verb": "offer", "offer": {"parties": [0, 1.5], "terms": []}}, "Action.offer.parties[1]"),
        (
            {
                "seat": 0,
                "verb": "offer",
                "offer": {"parties": [], "terms": [{"kind": "sign", "shares": [[0, 1], [2]]}]},
            },
            "Action.offer.terms[0].shares[1]",
        ),
        ({"seat": 0, "verb": "settle", "answer": {"dials": 3}}, "Action.answer.dials"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(data: Any, place: str) -> None:
    with pytest.raises(MisfitError, match=f"^{place.replace('[', '.').replace(']', '.')}$"):
        decode(Action, data)


NAMES = st.sampled_from(["seat", "verb", "offer", "answer", "seed", "parties", "x"])
garbage = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
)


@given(garbage)
def test_garbage_is_refused_and_never_crashes(data: Any) -> None:
    for kind in (Action, State, View):
        try:
            made = decode(kind, data)
        except MisfitError:
            continue
        assert isinstance(made, kind)


def test_a_view_can_be_read_back_by_a_client() -> None:
    view = seen_by(SMALL, start(SMALL, 3), 1)
    assert decode(View, json.loads(json.dumps(encode(view)))) == view
