"""The verdict in words that whoever wrote the card understands, in both languages, and as data."""

from __future__ import annotations

import json
from functools import lru_cache

import pytest

from game.lab.balance import game
from game.lab.findings import findings
from game.lab.summary import sentences as summed
from game.lab.summary import summary
from game.lab.trial import Trial, pair, trial
from game.lab.verdict import between, points, sentences, verdict
from game.lab.verdictdata import verdict_data
from game.lab.weighed import Weighed, weighed
from tests.lab.planted import AGREEMENT, EVENT, FREE, LEVER, NEED, PROGRAM, boon, planted
from tests.shipped import loaded, shelf, words

COST = shelf().cards["programs"][PROGRAM].data["cost"]
DEAR = {**COST, "yearly": COST["yearly"] + 10}
SHORT = loaded("autumn-2001")


@lru_cache(maxsize=16)
def case(name: str) -> tuple[Trial, Weighed]:
    on = {
        "strong": lambda: planted(cost=FREE, effects=boon(20)),
        "dominated": lambda: planted(cost=DEAR),
        "nobody": lambda: planted(by=("community",)),
        "never": lambda: planted(needs=({**NEED, "event": EVENT},)),
        "agreement": lambda: planted("agreements", AGREEMENT, cost=FREE),
        "event": lambda: planted("events", EVENT, hazard={"base": 1.0, "per": ()}, needs=()),
        "lever": lambda: planted("levers", LEVER),
        "actor": lambda: trial(SHORT, "actors", SHORT.scenario.actors[1].id, 4),
        "persona": lambda: trial(SHORT, "personas", "trade-broker", 4),
    }[name]()
    count = {"nobody": 0, "actor": 4, "persona": 4}.get(name, 12)
    return on, weighed(on, [pair(on, seed) for seed in range(count)])


NAMES = ("strong", "dominated", "nobody", "never", "agreement", "event", "lever", "actor", "persona")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_verdict_is_whole_in_both_languages(name: str, language: str) -> None:
    text = "\n".join(verdict(*case(name), 4, words(language)))
    assert "{" not in text and "}" not in text and "nan" not in text and "inf" not in text
    assert ("«\u00a0" in text) == (language == "fr")


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("strong", "en", "It is taken in 100 of 100 games in which it can be. It brings "),
        ("strong", "en", " to Ottawa"),
        ("strong", "en", "That is strong: more than 2 points for somebody"),
        ("strong", "en", "hardly a choice"),
        ("strong", "fr", "La carte est prise dans 100 parties sur 100 où elle peut l’être. Cela rapporte "),
        ("strong", "fr", " à Ottawa"),
        ("dominated", "en", "It is dominated: “Public Safety and Operations Centre” does all that it does"),
        (
            "dominated",
            "fr",
            "La carte est dominée\u00a0: «\u00a0Sécurité publique et centre d’opérations\u00a0» fait tout",
        ),
        ("dominated", "en", "It does the same as “Public Safety and Operations Centre” (100 of 100 alike)"),
        ("nobody", "en", "Nobody at this table may ever take it"),
        ("never", "en", "It was open to nobody in any game"),
        ("never", "fr", "La carte n’a été ouverte à personne"),
        ("agreement", "en", "It is in an offer in "),
        ("event", "en", "It happens in "),
        ("event", "fr", "L’événement survient dans "),
        ("lever", "fr", "Moins de 30 paires\u00a0: les intervalles sont plus étroits"),
        ("actor", "en", "once with this seat and once without it"),
        ("persona", "fr", "Pointage final du siège, avec ce personnage moins avec un autre"),
    ],
)
def test_what_a_verdict_says(name: str, language: str, said: str) -> None:
    assert said in "\n".join(verdict(*case(name), 4, words(language)))


def test_a_verdict_on_what_is_for_nobody_tells_no_numbers() -> None:
    assert len(list(verdict(*case("nobody"), 4, words("en")))) == 3
    assert list(sentences(*case("never"), words("en"))) == [words("en").key("balance.flag.never")]


def test_gains_and_losses_are_told_by_sign_and_seat() -> None:
    on, found = case("strong")
    told = " ".join(sentences(on, found, words("en")))
    up = [at for at, part in enumerate(found.scores) if part.low > 0.0]
    for at, actor in enumerate(SHORT.scenario.actors):
        name = words("en").actor(actor, "to-actor")
        assert (f") {name}" in told) == (at in up)
    assert ("It takes " in told) == any(part.high < 0.0 for part in found.scores)


@pytest.mark.parametrize(
    ("language", "text", "signed"),
    [("en", "1.8 points (1.2 to 2.4)", "+1.8 (+1.2 to +2.4)"), ("fr", "1,8 point (1,2 à 2,4)", "+1,8 (+1,2 à +2,4)")],
)
def test_numbers_and_their_singular(language: str, text: str, signed: str) -> None:
    assert points(words(language), 1.8, 1.2, 2.4) == text
    assert between(words(language), 1.8, 1.2, 2.4, sign=True) == signed
    assert between(words(language), -0.04, -0.1, 0.02).startswith("−0")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_as_data(name: str) -> None:
    on, found = case(name)
    data = json.loads(json.dumps(verdict_data(on, found, 4), allow_nan=False))
    assert data["games"] == 2 * data["pairs"] and data["flags"] == list(found.flags)
    assert set(data["scores"]) == {actor.id for actor in on.table.scenario.actors}
    for rate in (data["taken"], *data["taken_by_seat"].values(), *data["taken_by_persona"].values()):
        assert 0 <= rate["taken"] <= rate["open"] and (rate["rate"] is None) == (rate["open"] == 0)


@pytest.mark.parametrize(("language", "end"), [("en", "games)."), ("fr", "parties).")])
def test_a_scenario_in_a_paragraph(language: str, end: str) -> None:
    first = loaded("first-game")
    found = findings(first, [game(first, 3, seed) for seed in range(6)])
    (text,) = summary(first, found, words(language))
    assert text == " ".join(summed(first, found, words(language))) and text.endswith(end) and "{" not in text
    flagged = [row for row in (*found.programs, *found.agreements) if row.flag == "never"]
    key = "balance.cards.never"
    assert (words(language).key(key, text="").split(":")[0] in text) == bool(flagged)
