"""Which of the sentences for an occasion is said: a fitting one, the persona's own among them, none twice running."""

from __future__ import annotations

import pytest

from game.ai.mind import Mind
from game.ai.persona import personas
from game.ai.voice import brings, headings, line, names, of_breach, sentences, takes, theme, tone
from game.catalog.lines import REFUSALS
from game.rules.types import Action, Offer, Offered, Said, Term
from game.world.names import INDICATORS
from tests.shipped import loaded, persona, shelf

WORDS = shelf().words
PERSONAS = sorted(personas(shelf()))
LEVERS = shelf().cards["levers"]
REPROACHES = tuple(f"reproach.{act}" for act in ("offer", "yes", "no", "pull"))
TONED = (
    *("better", "gift", "money", "pays", "swap", "again", "counter", "yes", "ally"),
    *(f"no.{reason}" for reason in REFUSALS),
    *(f"{card.data['kind']}.{id}" for id, card in LEVERS.items()),
    *REPROACHES,
)
EXCUSES = ("says.excuse.regret", "says.excuse.defence")


def mind(id: str, seat: int = 0, seed: int = 1) -> Mind:
    found = loaded("first-game")
    return Mind(seat, persona(id), found.scenario, found.model, seed)


def said(who: int, whom: int, key: str) -> Said:
    return Said(key, (("who", who), ("whom", whom), ("card", "")))


@pytest.mark.parametrize("tone", ["firm", "open"])
def test_every_occasion_has_more_than_one_common_sentence(tone: str) -> None:
    for what in TONED:
        assert len(list(sentences(WORDS, "nobody", f"says.{what}.{tone}"))) >= 2, what
    assert all(len(list(sentences(WORDS, "nobody", occasion))) >= 2 for occasion in EXCUSES)


def test_a_persona_says_its_own_beside_the_common_ones() -> None:
    common = list(sentences(WORDS, "nobody", "says.yes.firm"))
    assert common[0] == "says.yes.firm" and common[1] == "says.yes.firm.2"
    both = list(sentences(WORDS, "accountant", "says.yes.firm"))
    assert both[: len(common)] == common
    assert set(both[len(common) :]) == {key for key in WORDS if key.startswith("says.by.accountant.accept.")}


@pytest.mark.parametrize("id", PERSONAS)
def test_a_refusal_is_put_into_words_for_its_reason(id: str) -> None:
    own = {reason: set(sentences(WORDS, id, f"says.no.{reason}.firm")) for reason in REFUSALS}
    for reason, keys in own.items():
        assert sum(key.startswith(f"says.by.{id}.refuse.{reason}.") for key in keys) >= 2
        assert all(f".{reason}." in key for key in keys)
    assert sum(map(len, own.values())) == len(set().union(*own.values())), "no sentence for two reasons"


@pytest.mark.parametrize("lever", sorted(LEVERS))
def test_words_with_a_lever_are_for_that_lever_or_for_its_kind(lever: str) -> None:
    kind = LEVERS[lever].data["kind"]
    assert headings(f"says.{kind}.{lever}.open") == (f"lever.{lever}", f"lever.{kind}")
    for id in PERSONAS:
        keys = list(sentences(WORDS, id, f"says.{kind}.{lever}.open"))
        own = [key for key in keys if key.startswith("says.by.")]
        assert len(own) >= 2 and len(keys) - len(own) >= 2
        assert {key.split(".")[4] for key in own} <= {lever, kind}


def test_what_a_broken_promise_calls_for_goes_by_the_act_and_the_temper() -> None:
    tough, mild = mind("security-first"), mind("free-rider")
    assert of_breach(tough, Action(0, "answer", amount=0)) == "says.reproach.no.firm"
    assert of_breach(mind("reliable-neighbour"), Action(0, "answer", amount=1)) == "says.reproach.yes.open"
    assert of_breach(tough, Action(0, "offer")) == "says.reproach.offer.firm"
    assert of_breach(tough, Action(0, "pull")) == "says.reproach.pull.firm"
    assert of_breach(tough, Action(0, "pass")) == "says.excuse.regret"
    assert of_breach(mild, Action(0, "pass")) == "says.excuse.defence", "who is not honest defends itself"


def test_no_sentence_of_the_catalogue_is_dead() -> None:
    """Each is said on an occasion that the code knows, by somebody."""
    occasions = [*EXCUSES, *(f"says.{what}.{tone}" for what in TONED for tone in ("firm", "open"))]
    occasions += [f"says.{what}.{name}" for what in ("for", "takes") for name in INDICATORS]
    reached = {key for id in PERSONAS for occasion in occasions for key in sentences(WORDS, id, occasion)}
    assert {key for key in WORDS if key.startswith("says.")} == reached


@pytest.mark.parametrize("id", PERSONAS)
def test_all_are_said_before_one_comes_again(id: str) -> None:
    here = mind(id)
    heard: list[Said] = []
    pool = set(sentences(WORDS, id, "says.yes.open"))
    for _ in range(2 * len(pool)):
        heard.append(said(0, 1, line(here, 1, WORDS, "says.yes.open", 1, heard, set())))
    assert {one.key for one in heard[: len(pool)]} == pool
    assert heard[: len(pool)] == heard[len(pool) :], "then in the same order, the longest unheard first"


def test_what_others_said_is_not_repeated_after_them() -> None:
    here = mind("accountant")
    first = line(here, 1, WORDS, "says.yes.firm", 1, [], set())
    assert line(here, 1, WORDS, "says.yes.firm", 1, [said(2, 3, first)], set()) != first


def test_the_last_words_to_a_seat_are_not_its_next_however_long_ago() -> None:
    here = mind("accountant")
    pool = list(sentences(WORDS, "accountant", "says.ally.firm"))
    heard = [said(0, 1, pool[0]), *(said(0, 2, key) for key in pool[1:])]
    assert line(here, 1, WORDS, "says.ally.firm", 1, heard, set()) == pool[1]
    assert line(here, 1, WORDS, "says.ally.firm", 2, heard, set()) == pool[0]
    only = {"says.a": {"en": "A", "fr": "A"}}
    assert line(here, 1, only, "says.a", 1, [said(0, 1, "says.a")], set()) == "says.a", "better twice than nothing"


def test_luck_makes_games_begin_differently() -> None:
    first = {line(mind("accountant", 0, seed), 1, WORDS, "says.for.fairness", 1, [], set()) for seed in range(40)}
    assert first == set(sentences(WORDS, "accountant", "says.for.fairness"))


def test_a_sentence_does_not_name_what_is_not_there() -> None:
    here = mind("own-house-first")
    heard: list[Said] = []
    for _ in range(20):
        heard.append(said(0, 1, line(here, 1, WORDS, "says.for.sovereignty", 1, heard, {"whom"})))
    assert heard and not any(names(WORDS[one.key], {"whom"}) for one in heard)
    known = {"says.a": {"en": "{who:actor}: On {card:card}.", "fr": "X"}}
    assert line(here, 1, known, "says.a", 1, [], {"card"}) == "says.a", "at worst the occasion itself"
    assert list(sentences(known, "nobody", "says.a")) == ["says.a"]


def test_a_persona_without_lines_of_its_own_says_the_common_ones() -> None:
    bare = {key: form for key, form in WORDS.items() if not key.startswith("says.by.")}
    assert line(mind("accountant"), 1, bare, "says.ally.firm", 1, [], set()).startswith("says.ally.firm")


def test_the_tough_speak_firmly() -> None:
    assert tone(mind("security-first")) == "firm" and tone(mind("reliable-neighbour")) == "open"


def test_an_offer_is_praised_for_what_its_cards_bring() -> None:
    found = loaded("historical-2001").scenario
    here = Mind(0, persona("even-handed"), found, loaded("historical-2001").model, 1)
    themes = {card: theme(here, Offer((0, 2), (Term("sign", card=card),))) for card in found.agreements}
    assert len(set(themes.values())) >= 3, "not one refrain for all of them"
    assert themes["ibet-accord"] in found.actors[0].weights
    assert theme(here, Offer((0, 2), (Term("sign", card="nothing"),))) == max(
        INDICATORS, key=lambda name: found.actors[0].weights.get(name, 0)
    )


def test_an_acceptance_says_what_the_offer_brings_or_just_yes() -> None:
    found = loaded("historical-2001")
    here = Mind(0, persona("even-handed"), found.scenario, found.model, 1)
    signing = Offer((0, 2), (Term("sign", card="ibet-accord"),))
    said = {takes(here, Offered(number, 2, signing, 1, (2,))) for number in range(20)}
    assert said == {"says.yes.open", f"says.takes.{brings(here, signing)}"}
    bare = Offer((0, 2), (Term("pay", 2, "", 10, 0),))
    assert brings(here, bare) == "" and takes(here, Offered(0, 2, bare, 1, (2,))) == "says.yes.open"
