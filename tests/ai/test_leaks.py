"""Nothing private is ever said: over whole games of every scenario, no seat's words give away orders, brief or numbers.

And what is said is varied: in ten games no persona repeats itself much, and never twice running to the same seat.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from game.ai.persona import personas
from game.rules import encode
from game.rules.types import PUBLIC, Event, Promise, Said, View
from game.table.saves import resume
from game.table.speech import SAYS
from game.table.story import cast, watch
from game.table.table import Heard, Table, open_table
from tests.shipped import SCENARIOS, loaded, shelf, words

LANGUAGES = ("en", "fr")
NUMBERS = {"n", "of", "round", "amount", "money"}
"""Values with which anybody may hear a number: of an offer, a level, a date, a public promise or payment."""
SEATS = {"who", "whom", "target"}
OWN = ("did.plan", "did.pledge", "did.carry", "did.withhold", "did.keep.")
"""Told to the seat itself and to nobody else."""
ABOUT_OFFERS = ("did.offer", "did.counter", "did.accept", "did.refuse", "did.refuse.silent")
ABOUT_OTHERS = ("did.ally", "did.ally.both", "did.appeal", "did.lobby", "did.pressure")


@cache
def played(scenario: str, seed: int) -> tuple[Table, tuple[View, ...]]:
    """A whole game of personas, and what the public saw at the start of each phase before the end."""
    here = open_table(loaded(scenario), seed, cast(loaded(scenario), seed))
    seen = [here.view(PUBLIC)]
    for _ in here.advance():
        if here.state.phase not in (seen[-1].phase, "debrief"):
            seen.append(here.view(PUBLIC))
    assert here.state.phase == "debrief"
    return here, tuple(seen)


def before_the_end(here: Table, viewer: int) -> list[Said]:
    """What a viewer heard while there were secrets: the last word of the game makes all of them public."""
    told = [said for _, _, said in here.told(viewer)]
    return told[: next((at for at, said in enumerate(told) if said.key == "did.over"), len(told))]


def leaks(here: Table, viewer: int) -> list[str]:
    """Sentences told to a viewer that hold what only some other seat may know."""
    scenario, found = here.scenario, []
    for said in before_the_end(here, viewer):
        values = dict(said.values)
        if viewer >= 0 and said.key.startswith(OWN):
            continue  # that nobody else is told so, `check` sees
        numbers = {name for name, value in values.items() if type(value) is int} - SEATS - NUMBERS
        if numbers and said.key != "did.settle":
            found.append(f"{said.key}: {numbers}")
        if said.key.startswith(("thought.", *OWN)):
            found.append(said.key)
        for language in LANGUAGES:
            text = words(language).say(said, scenario)
            if any(secret in text for secret in secrets(here, viewer, language)):
                found.append(text)
            if said.key.startswith(SAYS) and any(c.isdigit() for c in text):
                found.append(text)
    return found


@cache
def secrets(here: Table, viewer: int, language: str) -> frozenset[str]:
    """What only the other seats may know, as it would be written: orders, private briefs, thoughts with numbers."""
    write = words(language)
    others = [(seat, actor) for seat, actor in enumerate(here.scenario.actors) if seat != viewer]
    orders = {text for _, a in others for m in a.mandates for text in (m.id, write.text(m.text))}
    thoughts = {write.say(said, here.scenario) for _, seat, said in here.thoughts if seat != viewer and said.values}
    return frozenset(orders | thoughts | {write.text(actor.private) for _, actor in others})


def misspoken(here: Table) -> list[Said]:
    """Speech that names a seat or a card which the act it goes with does not, or reaches others than the act does."""
    wrong = []
    for act, spoken in zip(here.heard, here.heard[1:], strict=False):
        event, said = act.event, spoken.event.said
        if not said.key.startswith(SAYS):
            continue
        about, values = dict(event.said.values), dict(said.values)
        if "promise" in values:
            if not known_breaches(here, spoken):
                wrong.append(said)
            continue
        if event.said.key in ABOUT_OFFERS:
            offer = here.state.offers[int(about["n"])].offer
            cards = {"", *(term.card for term in offer.terms)}
            sound = values["whom"] in offer.parties and values["card"] in cards
            sound &= spoken.event.to == (tuple(sorted(offer.parties)) if offer.secret else None)
        else:
            sound = event.said.key in ABOUT_OTHERS and spoken.event.to is None
            sound &= (values["whom"], values["card"]) == (about["whom"], about.get("card", ""))
        if not sound or values["who"] != about["who"] or len(values) != 3 or spoken.event.hush is not None:
            wrong.append(said)
    return wrong


def known_breaches(here: Table, spoken: Heard) -> list[Promise]:
    """The broken promises of which a sentence may be, each known to its speaker and to all who hear it."""
    values, to = dict(spoken.event.said.values), spoken.event.to
    who, whom, excuse = int(values["who"]), int(values["whom"]), ".excuse." in spoken.event.said.key
    return [
        p
        for p in here.state.promises
        if (p.status, p.term.by) == ("broken", who if excuse else whom)
        and {who, whom} <= set(p.parties)
        and (p.term.card, p.term.target) == (values["card"], values["target"])
        and str(values["promise"]).split(".")[1] in (p.term.kind, "stand-by")
        and p.first <= spoken.round
        and (not p.secret or (to is not None and set(to) <= set(p.parties)))
    ]


def check(scenario: str, seed: int) -> None:
    here, _ = played(scenario, seed)
    for viewer in (PUBLIC, *range(len(here.scenario.actors))):
        assert leaks(here, viewer) == [], (scenario, seed, viewer)
    assert misspoken(here) == []
    alone = [heard.event.to for heard in here.heard if heard.event.said.key.startswith(OWN)]
    assert alone and all(to is not None and len(to) == 1 for to in alone)
    assert sum(heard.event.said.key.startswith(SAYS) for heard in here.heard) > 10


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nothing_private_is_said_in_a_whole_game(scenario: str) -> None:
    check(scenario, 7)


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nothing_private_is_said_in_forty_games(scenario: str) -> None:
    for seed in range(100, 140):
        check(scenario, seed)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_view_holds_no_words_and_nothing_of_others(scenario: str) -> None:
    here, seen = played(scenario, 7)
    orders = [mandate.id for actor in here.scenario.actors for mandate in actor.mandates]
    for view in seen:
        assert view.mine is None and set(view.others) == {None}
        text = json.dumps(encode(view), ensure_ascii=False)
        assert not any(part in text for part in (SAYS, "thought.", "reason.", *(f'"{order}"' for order in orders)))


@pytest.mark.parametrize(
    "leak",
    [
        lambda here: here.thoughts[next(at for at, row in enumerate(here.thoughts) if row[1] == 1 and row[2].values)][
            2
        ],
        lambda here: Said("did.mandate", (("who", 1), ("mandate", here.state.seats[1].mandates[0]), ("points", 6000))),
        lambda here: Said("did.accept", (("who", 1), ("whom", 0), ("n", 2), ("capital", 7))),
        lambda here: Said("did.message", (("who", 1), ("text", words("en").text(here.scenario.actors[1].private)))),
    ],
    ids=["thought", "order", "number", "brief"],
)
def test_a_leak_would_be_found(leak) -> None:  # type: ignore[no-untyped-def]
    here = watch(loaded("first-game"), 7)
    assert leaks(here, 2) == []
    here.heard.insert(5, Heard(5, 1, Event(leak(here))))
    assert leaks(here, 2) and leaks(here, PUBLIC)


def test_words_about_what_is_not_in_an_offer_would_be_found() -> None:
    here = watch(loaded("first-game"), 7)
    at = next(at for at, heard in enumerate(here.heard) if heard.event.said.key == "did.offer") + 1
    said = here.heard[at].event.said
    values = dict(said.values) | {"card": "whti"}
    here.heard[at] = Heard(at, 1, Event(Said(said.key, tuple(values.items())), here.heard[at].event.to))
    assert misspoken(here) == [Said(said.key, tuple(values.items()))]


def test_a_breach_that_is_spoken_of_before_others_would_be_found() -> None:
    """A secret promise, told to everybody."""
    here = watch(loaded("first-game"), 2)
    at = next(
        at
        for at, heard in enumerate(here.heard)
        if heard.event.to is not None and "promise" in dict(heard.event.said.values)
    )
    assert misspoken(here) == []
    said = here.heard[at].event.said
    here.heard[at] = Heard(at, here.heard[at].round, Event(said))
    assert misspoken(here) == [said]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_breach_is_spoken_of_once_by_each_side(scenario: str) -> None:
    reproaches = 0
    for seed in (7, 8):
        here, _ = played(scenario, seed)
        spoken = [(a.seat, a.about) for a in here.actions if a.about >= 0]
        assert len(spoken) == len(set(spoken))
        by = {p.number: p.term.by for p in here.state.promises if p.status == "broken"}
        assert {number for _, number in spoken} <= set(by)
        excusing = {seat for seat, number in spoken if by[number] == seat}
        assert excusing == set(by.values()), "whoever broke its word has something to say"
        reproaches += sum(by[number] != seat for seat, number in spoken)
    assert reproaches


# --- a game is told again without its personas ---


def test_a_replay_needs_no_persona_to_think(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "game.jsonl"
    table = loaded("first-game")
    here = open_table(table, 7, cast(table, 7), path)
    for _ in here.advance():
        pass

    def thinks(*_: object) -> None:
        raise AssertionError("a persona was asked")

    for name in ("turn.decide", "turn.done", "turn.Mind", "table.line"):
        monkeypatch.setattr(f"game.table.{name}", thinks)
    again, notes = resume(path, shelf())
    assert notes == () and again.state == here.state
    assert again.heard == here.heard and again.thoughts == here.thoughts


# --- variety ---


HOME = {card.pack: card.id for card in shelf().cards["scenarios"].values() if card.pack}
"""A scenario of each pack."""


@cache
def spoken_in_ten_games(scenario: str) -> dict[str, Counter[str]]:
    """By persona at a table: how often it said what, in ten games; no line comes twice running between two seats."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for seed in range(10):
        here = watch(loaded(scenario), seed)
        last: dict[tuple[object, object], str] = {}
        for heard in here.heard:
            said, values = heard.event.said, dict(heard.event.said.values)
            if said.key.startswith(SAYS):
                pair = values["who"], values["whom"]
                assert last.get(pair) != said.key, (seed, said)
                last[pair] = said.key
                speaker = here.drivers[int(values["who"])]
                assert speaker is not None
                found[speaker.id][said.key] += 1
    return found


@pytest.mark.parametrize("id", sorted(personas(shelf())))
def test_ten_games_do_not_sound_like_one(id: str) -> None:
    # The personas of a pack play at its own table.
    counts = spoken_in_ten_games(HOME.get(shelf().cards["personas"][id].pack, "historical-2001"))[id]
    total = sum(counts.values())
    assert len(counts) >= min(24, total // 2)
    assert counts.most_common(1)[0][1] <= max(3, 0.1 * total)
    own = sum(count for key, count in counts.items() if key.startswith(f"says.by.{id}."))
    assert own >= 0.3 * total


def test_what_the_table_hears_over_ten_games_is_no_refrain() -> None:
    counts: Counter[str] = sum(spoken_in_ten_games("historical-2001").values(), Counter())
    assert len(counts) > 200
    assert counts.most_common(1)[0][1] < 0.03 * sum(counts.values())
