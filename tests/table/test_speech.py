"""Which sentence goes with an act, whom it is said to and about what, and who hears it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.rules.types import PUBLIC, TEACHER, Action, Offer, Term
from game.table.speech import Address, address, spoken
from game.table.table import Table, open_table
from tests.shipped import cast, loaded, shelf
from tests.table.room import SHORT, SWAP, four

YES = "says.yes.open"
ACTS = tuple(f"did.{act}" for act in ("offer", "counter", "accept", "refuse", "ally", "appeal", "lobby", "pressure"))
JOINT = Offer((0, 1), (Term("sign", card="federal-provincial-border-table", shares=((0, 50), (1, 50))),), secret=False)


def heard(here: Table, viewer: int, key: str = "says.") -> list[str]:
    return [said.key for _, _, said in here.told(viewer) if said.key.startswith(key)]


def test_words_follow_the_act_they_go_with() -> None:
    here = four()
    assert here.submit(Action(0, "offer", offer=JOINT, words="says.gift.open")).accepted
    assert here.submit(Action(1, "answer", "", 1, 0, words=YES)).accepted
    keys = [said.key for _, _, said in here.told(PUBLIC)][-5:]
    assert keys == ["did.offer", "says.gift.open", "did.accept", YES, "did.deal.signed"]
    said = [dict(said.values) for _, _, said in here.told(PUBLIC) if said.key == YES]
    assert said == [{"who": 1, "whom": 0, "card": "federal-provincial-border-table"}]


def test_what_is_said_of_a_secret_offer_stays_between_its_parties() -> None:
    here = four()
    assert here.submit(Action(0, "offer", offer=SWAP, words="says.swap.open")).accepted
    assert here.submit(Action(1, "answer", "", 0, 0, "reason.trust", words="says.no.trust.firm")).accepted
    both = ["says.swap.open", "says.no.trust.firm"]
    assert heard(here, 0) == heard(here, 1) == heard(here, TEACHER) == both
    assert heard(here, 2) == heard(here, 3) == heard(here, PUBLIC) == []


def test_a_lever_and_common_cause_are_spoken_of_in_public() -> None:
    here = four()
    pull = next(o for o in here.options(1) if o.verb == "pull")
    assert here.submit(Action(1, "pull", pull.card, 0, pull.targets[0], words="says.appeal.open")).accepted
    assert here.submit(Action(1, "ally", "", 1, 0, words="says.ally.firm")).accepted
    assert heard(here, PUBLIC) == ["says.appeal.open", "says.ally.firm"]
    values = [dict(said.values) for _, _, said in here.told(PUBLIC) if said.key == "says.appeal.open"]
    assert values == [{"who": 1, "whom": pull.targets[0], "card": pull.card}]


@pytest.mark.parametrize("words", ["", "hello", "did.pay", "reason.trust", "thought.done", "says.nothing"])
def test_nothing_but_a_spoken_sentence_is_ever_said(words: str) -> None:
    here = four()
    assert here.submit(Action(0, "offer", offer=SWAP, words=words)).accepted
    assert [said.key for _, _, said in here.told(1)][-1] == "did.offer"


def test_older_journals_have_the_words_of_an_offer_in_its_text() -> None:
    state = four().state
    old = Action(0, "offer", offer=SWAP, text="says.swap.open")
    new = Action(0, "offer", offer=SWAP, words="says.swap.open")
    assert spoken(shelf().words, state, old) == spoken(shelf().words, state, new) != ()


def test_acts_without_words_have_no_address() -> None:
    state = four().state
    assert address(state, Action(0, "pass")) is None
    assert address(state, Action(0, "offer")) is None
    assert spoken(shelf().words, state, Action(0, "pass", words=YES)) == ()


def test_an_offer_to_several_speaks_to_none_of_them_alone() -> None:
    state = four().state
    three = Offer((0, 1, 2), (*SWAP.terms, Term("fund", 0, "ibet-canada", 1)), secret=False)
    assert address(state, Action(0, "offer", offer=three)) == Address(1, "", None, False)
    assert address(state, Action(0, "offer", offer=SWAP)) == Address(1, "", (0, 1), True)
    asks = Offer((0, 1), (Term("fund", 1, "quebec-delegations", 1),))
    assert address(state, Action(0, "offer", offer=asks)) == Address(1, "quebec-delegations", (0, 1), True)


def test_a_persona_puts_every_act_into_words() -> None:
    here = open_table(loaded(SHORT), 5, cast(SHORT))
    for _ in here.advance():
        pass
    keys = [said.key for _, _, said in here.told(TEACHER)]
    acts = [key for key in keys if key.startswith(ACTS) and key != "did.ally.end"]
    assert sum(key.startswith("says.") for key in keys) == len(acts) > 20
    for act, words in pairwise(keys):
        assert act not in acts or words.startswith("says.")
    assert any(key.startswith("says.by.even-handed.") for key in keys)
