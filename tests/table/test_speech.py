"""Which sentence goes with an act, whom it is said to and about what, and who hears it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from game.rules.promises import find
from game.rules.record import changed
from game.rules.types import PUBLIC, TEACHER, Action, Event, Offer, Offered, Promise, Said, State, Term
from game.table.saves import resume
from game.table.speech import Address, address, spoken, unspoken
from game.table.table import Table, open_table
from tests.shipped import cast, loaded, shelf
from tests.shipped import words as catalogue
from tests.table.room import SHORT, SWAP, four

YES = "says.yes.open"
ACTS = tuple(f"did.{act}" for act in ("offer", "counter", "accept", "refuse", "ally", "appeal", "lobby", "pressure"))
JOINT = Offer((0, 1), (Term("sign", card="federal-provincial-border-table", shares=((0, 50), (1, 50))),), secret=False)


LONGER = "autumn-2001"
GUARDS = Term("fund", 1, "quebec-delegations", 1)
REPROACH, EXCUSE = "says.reproach.no.firm", "says.excuse.regret"


def broken(*promises: Promise, secret: bool = False) -> State:
    """Negotiation with these promises on the ledger, broken unless they say otherwise; seat 1 has put an offer to 0."""
    offered = Offered(0, 1, changed(SWAP, secret=secret), 1, (1,))
    return changed(four().state, promises=promises, offers=(offered,))


def promise(number: int, term: Term, parties: tuple[int, ...] = (0, 1), secret: bool = False) -> Promise:
    return Promise(number, 0, term, parties, secret, 1, 1, status="broken")


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
    words = f"says.{here.scenario.levers[pull.card].kind}.{pull.card}.open"
    assert here.submit(Action(1, "pull", pull.card, 0, pull.targets[0], words=words)).accepted
    assert here.submit(Action(1, "ally", "", 1, 0, words="says.ally.firm")).accepted
    assert heard(here, PUBLIC) == [words, "says.ally.firm"]
    values = [dict(said.values) for _, _, said in here.told(PUBLIC) if said.key == words]
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
    said = [key for key in keys if key.startswith("says.")]
    assert sum(".excuse." not in key for key in said) == len(acts) > 20
    for act, words in pairwise(keys):
        assert act not in acts or words.startswith("says.")
    assert any(key.startswith("says.by.even-handed.") for key in keys)


# --- a broken promise ---

NO = Action(0, "answer", "", 0, 0, "reason.trust", words=REPROACH)
PASS = Action(1, "pass", words=EXCUSE)


def test_a_wronged_seat_names_what_was_promised_to_whoever_broke_it() -> None:
    state = broken(promise(3, GUARDS))
    (event,) = spoken(shelf().words, state, changed(NO, about=3))
    values = (("who", 0), ("whom", 1), ("card", "quebec-delegations"), ("promise", "promise.fund"), ("target", -1))
    assert event == Event(Said(REPROACH, values), None)


@pytest.mark.parametrize(
    ("term", "ours", "theirs"),
    [
        (Term("pay", 1, "", 10, 0), "promise.pay.us", "promise.pay.you"),
        (Term("pay", 1, "", 10, 2), "promise.pay", "promise.pay"),
        (Term("support", 1, "", 0, 0), "promise.stand-by.us", "promise.stand-by.you"),
        (Term("support", 1, "smart-border", 0), "promise.support", "promise.support"),
        (Term("exempt", 1, "whti", 0, 0), "promise.exempt.us", "promise.exempt.you"),
        (Term("suspend", 1, "whti"), "promise.suspend", "promise.suspend"),
    ],
)
def test_what_was_promised_is_told_as_each_would_tell_it(term: Term, ours: str, theirs: str) -> None:
    state = broken(promise(0, term))
    report = changed(state, phase="report")
    for here, action, key in ((state, changed(NO, about=0), ours), (report, changed(PASS, about=0), theirs)):
        about = address(here, action)
        assert about is not None and about.promise == key
        for written in map(catalogue, ("en", "fr")):
            text = written.say(spoken(shelf().words, here, action)[0].said, loaded(SHORT).scenario)
            assert written.has(key) and "promise." not in text and "{" not in text


def test_a_breach_is_held_against_its_maker_once_and_the_oldest_first() -> None:
    state = broken(promise(3, GUARDS), promise(5, GUARDS), changed(promise(6, GUARDS), status="kept"))
    said = unspoken(state, NO, frozenset(), [])
    assert said == 3
    assert unspoken(state, NO, frozenset(), [changed(NO, about=3)]) == 5
    assert unspoken(state, NO, frozenset(), [changed(NO, about=3), changed(NO, about=5)]) == -1
    assert unspoken(state, NO, frozenset(), [changed(PASS, about=3)]) == 3, "another's words do not count"


def test_only_acts_that_the_promiser_hears_speak_of_its_breach() -> None:
    state = broken(promise(3, GUARDS))
    to_another = Action(0, "offer", offer=Offer((0, 2), SWAP.terms))
    assert unspoken(state, to_another, frozenset(), []) == -1
    assert unspoken(state, Action(0, "offer", offer=Offer((0, 1, 2), SWAP.terms)), frozenset(), []) == 3
    assert unspoken(state, Action(0, "pull", "appeal-solidarity", 0, 1), frozenset(), []) == 3
    assert unspoken(state, Action(0, "pull", "appeal-solidarity", 0, 2), frozenset(), []) == -1
    assert unspoken(state, Action(0, "ally", "", 1, 1), frozenset(), []) == -1, "common cause is no place for it"
    assert unspoken(state, Action(2, "answer", "", 0, 0), frozenset(), []) == -1, "nothing was promised to it"
    assert unspoken(state, Action(1, "offer", offer=SWAP), frozenset(), []) == -1, "nor does one reproach oneself"


def test_a_secret_promise_is_spoken_of_among_its_parties_only() -> None:
    hidden = promise(3, GUARDS, secret=True)
    aloud = changed(NO, about=3)
    assert spoken(shelf().words, broken(hidden), aloud) == ()
    assert unspoken(broken(hidden), NO, frozenset(), []) == -1
    (event,) = spoken(shelf().words, broken(hidden, secret=True), aloud)
    assert event.to == (0, 1)
    report = changed(broken(hidden), phase="report")
    assert [e.to for e in spoken(shelf().words, report, changed(PASS, about=3))] == [(0, 1)]


def test_whoever_broke_its_word_says_so_when_it_has_read_the_report() -> None:
    state = changed(broken(promise(3, GUARDS, (0, 1, 2)), promise(4, GUARDS)), phase="report")
    assert unspoken(state, PASS, frozenset({3}), []) == 3
    assert unspoken(state, PASS, frozenset({4}), []) == 4
    assert unspoken(state, PASS, frozenset(), []) == -1, "not for what was broken long ago"
    assert unspoken(broken(promise(3, GUARDS)), PASS, frozenset({3}), []) == -1, "nor in another phase"
    assert address(state, changed(PASS, about=3)) == Address(0, "quebec-delegations", None, False, "promise.fund")
    assert spoken(shelf().words, state, changed(PASS, about=9)) == (), "no such promise"
    assert spoken(shelf().words, state, changed(PASS, seat=0, about=3)) == (), "it is not its promise"


def test_a_persona_speaks_of_a_breach_by_a_person(tmp_path: Path) -> None:
    """A person promises its support and withholds it; among the next acts of a persona towards it is a reproach."""
    here = open_table(loaded(LONGER), 5, cast(LONGER, 1), tmp_path / "game.jsonl")
    while not any(p.term.by == 1 and p.status == "broken" for p in here.state.promises):
        for _ in here.advance():
            pass
        assert here.state.phase != "debrief"
        assert here.submit(moved(here)).accepted
    number = next(p.number for p in here.state.promises if p.term.by == 1 and p.status == "broken")
    while here.state.phase != "debrief" and not any(a.about == number for a in here.actions):
        for _ in here.advance():
            pass
        if here.state.phase != "debrief":
            assert here.submit(moved(here)).accepted
    said = next(a for a in here.actions if a.about == number)
    assert said.seat != 1 and (".reproach." in said.words)
    again, _ = resume(tmp_path / "game.jsonl", shelf())
    assert again.heard == here.heard


def moved(here: Table) -> Action:
    """What a person does that offers its support to whoever pays for it, takes what it is offered, and withholds."""
    for option in here.options(1):
        if option.verb == "withhold":
            number = next((n for n in option.targets if not find(here.state, n).withheld), None)
            if number is not None:
                return Action(1, "withhold", "", 1, number)
        if option.verb == "choose":
            return Action(1, "choose", option.card, option.targets[0] if option.targets else 0)
        if option.verb == "answer":
            yes = Action(1, "answer", "", 1, option.targets[0])
            return yes if here.refusal(yes) is None else Action(1, "answer", "", 0, option.targets[0])
    terms = (Term("support", 1, "", 0, 0), Term("pay", 1, "", 5, 0))
    gift = Action(1, "offer", offer=Offer((0, 1), (*terms, Term("support", 0, "", 0, 1)), secret=False))
    return gift if here.refusal(gift) is None else Action(1, "pass")
