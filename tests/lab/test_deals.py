"""What the referee finds: deals better for all, what deals left behind, and how levels differ in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.balance import programs
from game.lab.balance import jobs
from game.lab.deals import (
    BETTER,
    CHUNK,
    best_missed,
    better_existed,
    better_for_all,
    bundle,
    by_means,
    feasible,
    game,
    left,
    left_behind,
    openings,
    others,
    referees,
    work,
    worths,
)
from game.lab.dealt import data, dealt, lines
from game.rules import seen_by, start
from game.rules.types import Deal, InForce, Offer, Term, View
from tests.shipped import CONTENT, loaded, words

SHORT = loaded("autumn-2001")
LONG = loaded("historical-2001")
TABLE = LONG.scenario
OTTAWA, QUEBEC, WASHINGTON, STATES = range(4)
MINDS = referees(LONG)


def views(**changes: object) -> list[View]:
    """What the seats see in the first negotiation."""
    state = start(TABLE, 5)
    return [replace(seen_by(TABLE, state, seat), phase="negotiation", **changes) for seat in range(4)]  # type: ignore[arg-type]


def struck(*terms: Term, parties: tuple[int, ...] = (OTTAWA, WASHINGTON)) -> Deal:
    return Deal(0, 0, parties[0], parties, terms, False, 1)


def signing(card: str, share: int) -> Term:
    return Term("sign", card=card, shares=((OTTAWA, share), (WASHINGTON, 100 - share)))


def test_a_deal_that_one_party_loses_by_is_not_better_for_all() -> None:
    seen = views()
    pays = Offer((OTTAWA, WASHINGTON), (Term("pay", OTTAWA, "", 300, WASHINGTON, 3),))
    mine, theirs = worths(MINDS, seen, pays)
    assert mine < 0.0 < theirs and not better_for_all(MINDS, seen, pays)
    good = Offer((OTTAWA, WASHINGTON), (signing("ibet-accord", 50),))
    assert min(worths(MINDS, seen, good)) > BETTER and better_for_all(MINDS, seen, good)


def test_at_the_beginning_there_is_something_to_sign_and_when_all_is_signed_there_is_not() -> None:
    assert better_existed(MINDS, views())
    every = tuple(InForce(id, (0, 1, 2, 3), (), 1) for id in TABLE.agreements)
    assert not better_existed(MINDS, views(in_force=every))


def test_a_round_misses_the_best_agreement_that_nobody_made() -> None:
    missed = best_missed(MINDS, views())
    best = max(openings(MINDS), key=lambda o: min(worths(MINDS, views(), o)))
    assert 0.0 < missed <= min(worths(MINDS, views(), best))
    every = tuple(InForce(id, (0, 1, 2, 3), (), 1) for id in TABLE.agreements)
    assert best_missed(MINDS, views(in_force=every)) == 0.0


def test_what_was_signed_this_round_is_not_missed() -> None:
    gains = {o: min(worths(MINDS, views(), o)) for o in openings(MINDS) if feasible(MINDS, views(), o)}
    best = max(gains, key=lambda o: gains[o])
    made = Deal(0, 0, best.parties[0], best.parties, best.terms, False, 1)
    left_over = [gain for offer, gain in gains.items() if offer.terms[0].card != best.terms[0].card]
    assert best_missed(MINDS, views(deals=(made,))) <= max(left_over) < gains[best]


def test_every_agreement_is_thought_of_between_all_whom_it_takes() -> None:
    found = list(openings(MINDS))
    assert {offer.terms[0].card for offer in found} == set(TABLE.agreements)
    assert all(sum(share for _, share in offer.terms[0].shares) == 100 for offer in found)
    assert len({(offer.parties, offer.terms[0].card) for offer in found}) == len(found)


def test_shares_by_means_follow_revenue() -> None:
    shares = dict(by_means(MINDS[0], (QUEBEC, WASHINGTON)))
    assert sum(shares.values()) == 100 and shares[WASHINGTON] > 8 * shares[QUEBEC]


def test_others_give_a_program_more_share_otherwise_and_leave_extras_out() -> None:
    seen = views()
    extra = Term("pay", WASHINGTON, "", 100, OTTAWA, 3)
    offers = list(others(MINDS, seen, bundle(struck(signing("ibet-accord", 50), extra))))
    assert {dict(o.terms[0].shares)[OTTAWA] for o in offers} == set(range(0, 101, 10))
    assert any(extra in o.terms for o in offers) and any(extra not in o.terms for o in offers)
    gift = programs(MINDS[OTTAWA], seen[OTTAWA], WASHINGTON, OTTAWA)[0]
    assert any(gift in o.terms for o in offers)


def test_what_is_left_is_the_best_that_both_could_still_gain() -> None:
    seen = views()
    plain = bundle(struck(signing("ibet-accord", 50)))
    now = worths(MINDS, seen, plain)
    gains = [min(a - b for a, b in zip(worths(MINDS, seen, o), now, strict=True)) for o in others(MINDS, seen, plain)]
    assert 0.0 <= left_behind(MINDS, seen, struck(*plain.terms)) <= max(gains)


def test_what_lies_on_the_frontier_leaves_nothing() -> None:
    """The best of all others, made the deal itself, cannot be bettered for both again by what it was chosen among."""
    seen = views()
    plain = bundle(struck(signing("ibet-accord", 50)))
    now = worths(MINDS, seen, plain)
    best = max(
        others(MINDS, seen, plain),
        key=lambda o: min(a - b for a, b in zip(worths(MINDS, seen, o), now, strict=True)),
    )
    assert left_behind(MINDS, seen, struck(*best.terms)) <= left_behind(MINDS, seen, struck(*plain.terms)) + 1e-9


def test_a_game_is_judged_and_survives_its_file() -> None:
    found = game(SHORT, 4, 1)
    assert 0 <= found.struck <= found.existed <= SHORT.scenario.rounds
    assert all(points >= 0.0 for points in (*found.left, *found.missed))
    assert len(found.missed) == SHORT.scenario.rounds
    (job,) = jobs("autumn-2001", 4, 1, CHUNK)
    assert [left(row) for row in work(str(CONTENT), *job)] == [game(SHORT, 4, 0)]


def test_the_competent_end_more_rounds_with_a_deal_than_the_careless() -> None:
    careless, able = (dealt(level, [game(SHORT, level, seed) for seed in range(6)]) for level in (1, 5))
    assert able.rounds.part > careless.rounds.part
    assert able.missed.mean < careless.missed.mean
    assert able.deals > careless.deals


@pytest.mark.parametrize(("language", "words_of"), [("en", "rounds with a deal"), ("fr", "tours avec entente")])
def test_rows_and_data_say_the_same(language: str, words_of: str) -> None:
    games = [game(SHORT, 4, seed) for seed in range(2)]
    found = [dealt(4, games)]
    told = list(lines(found, words(language)))
    assert any(words_of in line for line in told)
    (row,) = data(found)
    assert row["rounds_with_a_better_deal"]["pairs"] == sum(one.existed for one in games)
    assert row["deals_between_two_a_game"] == sum(len(one.left) for one in games) / 2


@pytest.mark.slow
def test_between_competent_actors_most_rounds_that_could_end_with_a_deal() -> None:
    """Of the decade: 60 % of the rounds at least from level four on, and each level misses less than the one below."""
    found = [dealt(level, [game(LONG, level, seed) for seed in range(20)]) for level in (1, 2, 3, 4, 5)]
    assert all(row.rounds.low > 0.6 for row in found[3:])
    missed = [row.missed.mean for row in found]
    assert missed == sorted(missed, reverse=True), missed
