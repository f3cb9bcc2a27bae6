"""Negotiations weighed: the bundles, their worth, what was left, and a tiny one whose values are worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from game.ai.mind import Mind
from game.ai.preview import preview
from game.debrief.frontier.alternatives import Room, alike, alternatives
from game.debrief.frontier.bargain import ELSEWHERE, OFFERED, STRUCK
from game.debrief.frontier.negotiations import Negotiation, negotiations
from game.debrief.frontier.points import Solutions, better_for_all, on_frontier, solutions
from game.debrief.frontier.valued import valued
from game.debrief.frontier.weighing import room_of
from game.lab.deals import feasible, referees
from game.rules.types import Offer, Term
from tests.debrief.frontier.weighed import weighed
from tests.debrief.games import LONG, SHORT, played


@cache
def minds(scenario: str = SHORT) -> list[Mind]:
    return referees(played(scenario).loaded)


def room(at: int = 0, scenario: str = SHORT) -> tuple[Room, Negotiation]:
    game = played(scenario)
    one = negotiations(game)[at]
    return room_of(game, minds(scenario), one), one


@pytest.mark.parametrize("scenario", [SHORT, LONG])
def test_every_deal_is_weighed_from_what_no_agreement_gives(scenario: str) -> None:
    game = played(scenario)
    assert {one.deal for one in weighed(scenario)} >= {deal.number for deal in game.end.deals}
    for one in weighed(scenario):
        assert one.parties and len(one.bundles[0].gains) == len(one.parties)
        assert (one.outcome == 0) == (one.status in ("ratified", "signed"))
        assert one.bundles[0].kind == (STRUCK if one.deal is not None else OFFERED)
        assert {step.number for step in one.steps} == {
            offered.number for talk in negotiations(game) if talk.number == one.number for offered in talk.offers
        }


@pytest.mark.parametrize("scenario", [SHORT, LONG])
def test_the_frontier_the_solutions_and_what_was_left_fit_together(scenario: str) -> None:
    for one in weighed(scenario):
        counted = [each.gains for each in one.bundles if each.counts]
        for at in one.frontier:
            assert one.bundles[at].counts
            assert not any(better_for_all(other, one.bundles[at].gains) for other in counted)
        for place in (one.solutions.nash, one.solutions.kalai, one.solutions.equal):
            assert place is None or place in one.frontier
        assert all(better_for_all(one.bundles[at].gains, one.gains) for at in one.better)
        assert one.left >= 0.0 and one.sum_left >= 0.0
        assert (one.left == 0.0) or one.better
        if one.outcome is not None and one.bundles[0].counts:
            assert (0 in one.frontier) == (not one.better)


def test_other_agreements_are_told_but_are_no_part_of_the_set() -> None:
    others = [(one, each) for one in weighed(LONG) for each in one.bundles if each.kind == ELSEWHERE]
    assert others
    for one, each in others:
        assert not each.counts and not {t.card for t in each.terms} & {t.card for t in one.bundles[0].terms}


@pytest.mark.parametrize("at", [0, 4])
def test_alternatives_are_lawful_of_the_same_parties_and_each_there_once(at: int) -> None:
    here, one = room(at, LONG)
    around = alternatives(here, one.last.offer)
    every = (*around.offers, *around.elsewhere)
    assert 40 <= len(every) <= 150
    assert len({alike(offer) for offer in every}) == len(every)
    assert all(offer.parties == one.parties and feasible(here.minds, here.views, offer) for offer in every)
    assert alternatives(here, one.last.offer) == around


def test_what_a_bundle_is_worth_hangs_on_nothing_that_is_valued_beside_it() -> None:
    here, one = room()
    offers = alternatives(here, one.last.offer).offers[:12]
    together = valued(here, offers, one.parties).worth
    for at in (0, 5, 11):
        assert valued(here, offers[at : at + 1], one.parties).worth[0] == together[at]


def test_a_party_s_worth_is_what_its_own_preview_says_but_for_the_futures() -> None:
    """Twenty futures there, forty here, the first twenty the same; the own view shows a seat its own orders."""
    here, one = room()
    (worth,) = valued(here, [one.last.offer], one.parties).worth
    for seat, own in zip(one.parties, worth, strict=True):
        told = preview(here.minds[seat], here.views[seat], one.last.offer)
        assert own.money == pytest.approx(told.money)
        assert own.mean == pytest.approx(told.points, abs=0.1)
        assert own.world + own.orders + own.money == pytest.approx(own.mean)


def test_a_tiny_negotiation_by_hand() -> None:
    """Money alone between two: what one party pays it misses at its purse's price, and the other has at its own.

    Four bundles: 1000 for two rounds one way, twice as much, as much the other way, and both ways. In C$100,000 a year
    from now to the end they are 1000 x 2 rounds x 12 / months / rounds left. Besides, that a promise is kept does both
    some good, however much it is about, and less than so much money: whoever pays alone loses, so that only the
    fourth, in which the money comes back, can be borne by both, and every rule must choose it.
    """
    here, one = room()
    a, b = one.parties
    there, back = Term("pay", a, "", 1000, b, 2), Term("pay", b, "", 1000, a, 2)
    twice = replace(there, amount=2000)
    offers = [Offer(one.parties, terms) for terms in ((there,), (twice,), (back,), (there, back))]
    worth = valued(here, offers, one.parties).worth
    view = here.whole
    a_year = 1000 * 2 * 12 / here.minds[0].scenario.months / (view.last - view.round + 1)
    of_a, of_b = (here.minds[seat].price(here.views[seat], a_year) for seat in (a, b))
    assert [row[0].money for row in worth] == pytest.approx([-of_a, -2 * of_a, of_a, 0.0])
    assert [row[1].money for row in worth] == pytest.approx([of_b, 2 * of_b, -of_b, 0.0])
    assert [each.world for each in worth[0]] == [each.world for each in worth[1]]
    assert 0.0 < worth[0][0].world < of_a and 0.0 < worth[2][1].world < of_b
    points = [tuple(each.mean for each in row) for row in worth]
    assert [min(point) > 0.0 for point in points] == [False, False, False, True]
    assert on_frontier(points)[3]
    assert solutions(points) == Solutions(3, 3, 3, 3)
