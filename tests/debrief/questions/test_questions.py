"""Six questions from the game's own decisions: other games are asked other things, and other parts' findings lead."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.debrief.played import Played, of_table
from game.debrief.questions import STEPS, Lead, questions
from game.debrief.questions.asked import _way
from game.debrief.questions.moments import began, longest, refusals, turn, words
from game.debrief.questions.told import section
from game.rules.types import WORLD, Action, Said
from game.table.table import open_table
from tests.debrief.burden.test_burden import idle
from tests.debrief.games import LONG, SHORT, played
from tests.debrief.telling import check, telling
from tests.shipped import cast, loaded

GAMES = [(LONG, 7), (LONG, 8), (SHORT, 7), ("first-game", 3), ("cascade-gateway", 3), ("marl-crossings", 3)]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("scenario", "seed"), [*GAMES, ("historical-2001-seven", 7)])
def test_six_questions_stand_on_half_a_page(scenario: str, seed: int, language: str) -> None:
    game = played(scenario, seed)
    tell = telling(game, language)
    found = section(game, tell)
    check(found, language)
    rows = found.sheets["questions"].rows
    assert [row["step"] for row in rows] == list(STEPS)
    assert sum(len(str(row["question"])) + len(str(row["hint"])) for row in rows) < 2700
    assert len(found.slides) == 2


def test_other_games_are_asked_other_things() -> None:
    asked = [tuple(one.said for one in questions(played(scenario, seed))) for scenario, seed in GAMES]
    for at, these in enumerate(asked):
        for others in asked[at + 1 :]:
            assert sum(mine != other for mine, other in zip(these, others, strict=True)) >= 5


@pytest.mark.parametrize(("scenario", "seed"), GAMES)
def test_what_is_named_is_of_this_game(scenario: str, seed: int) -> None:
    game = played(scenario, seed)
    had = {card for state in game.table.resolved for card in [r.card for r in state.running if r.level]}
    had |= {term.card for offered in game.end.offers for term in offered.offer.terms}
    had |= {event.card for event in game.end.happened}
    cards = 0
    for one in questions(game):
        for name, value in (*one.said.values, *one.hint.values):
            if name in ("card", "other", "third") and isinstance(value, str) and value:
                assert value in had or one.said.key.endswith("never"), value
                cards += 1
        assert 0 <= one.round <= game.rounds and all(seat in game.seats for seat in one.seats)
    assert cards >= 5


@pytest.mark.parametrize("whole", [6, 17, 30, 45])
def test_minutes_add_up_to_what_there_is(whole: int) -> None:
    times = [one.minutes for one in questions(played(SHORT), minutes=whole)]
    assert sum(times) == whole and min(times) >= 1
    assert whole < 12 or max(times) == times[STEPS.index("theory")]


def test_findings_of_other_parts_come_first() -> None:
    game = played(SHORT)
    headline = Said("did.ratify", (("card", "smart-border"), ("n", 0)))
    leads = [Lead(kind, headline, 2, (0, 2), 1.5) for kind in ("turning", "left", "what-if")]
    found = {one.step: one for one in questions(game, leads)}
    tell = telling(game, "en")
    sentence = tell.say(headline)
    assert sentence in tell.say(found["facts"].said) and found["facts"].round == 2
    assert sentence in tell.say(found["rule"].said) and "1.5" in tell.say(found["rule"].hint)
    assert sentence in tell.say(found["exit"].hint)
    check(section(game, telling(game, "fr"), leads), "fr")


def test_where_people_played_they_are_asked_about_their_own() -> None:
    cards = loaded(LONG)
    table = open_table(cards, 7, cast(LONG, 1))
    while table.state.phase != "debrief":
        for _ in table.advance():
            pass
        if table.state.phase != "debrief":
            for offered in table.state.offers:
                if offered.status == "open" and 1 in offered.offer.parties and 1 not in offered.accepted:
                    table.submit(Action(1, "answer", target=offered.number, text="reason.trust"))
            assert table.submit(Action(WORLD, "close")).accepted
    game = of_table(table)
    assert game.people == (1,)
    assert 1 in questions(game)[0].seats


def test_a_table_that_did_nothing_is_asked_too() -> None:
    game = idle()
    for language in ("en", "fr"):
        check(section(game, telling(game, language)), language)
    keys = [one.said.key for one in questions(game)]
    assert keys[2].endswith("unspent") and keys[4].endswith("silence") and keys[5].endswith("none")


def test_moments_are_those_of_the_game() -> None:
    game = played(LONG)
    assert all(one.offered.status == "open" for one in refusals(game)), "as it stood when it was refused"
    assert len(refusals(game)) == sum(offered.status == "refused" for offered in game.end.offers)
    for status in ("kept", "broken"):
        lines = [line for line in game.end.promises if line.status == status]
        assert len(words(game, status)) <= len(lines) and words(game, status)
    at, before, after = turn(game)
    healths = [health / 1000 for health in game.table.healths]
    assert (before, after) == (healths[at - 2], healths[at - 1])
    assert abs(after - before) == max(abs(b - a) for a, b in pairwise(healths))
    assert set(began(game, at)) <= {*game.scenario.happenings, *game.scenario.agreements, *game.scenario.programs}


def test_the_broken_promise_that_is_asked_about_is_the_one_that_cost_most_trust() -> None:
    for scenario, seed in ((LONG, 7), (SHORT, 7), (SHORT, 9)):
        broken, kept = (
            [one.trust[1] - one.trust[0] for one in words(played(scenario, seed), status)]
            for status in ("broken", "kept")
        )
        assert broken == sorted(broken) and kept == sorted(kept, reverse=True)
    assert [_way("broken", trust) for trust in ((50.0, 40.0), (50.0, 50.04), (40.0, 50.0))] == ["", ".steady", ".rose"]
    assert _way("kept", (40.0, 50.0)) == ""


def test_the_longest_negotiation_runs_from_the_first_offer_to_the_deal() -> None:
    game: Played = played(LONG)
    found = longest(game)
    assert found is not None
    card, first, last, _ = found
    offers = [o for o in game.end.offers if any(term.card == card for term in o.offer.terms)]
    assert min(o.made for o in offers) <= first <= last
