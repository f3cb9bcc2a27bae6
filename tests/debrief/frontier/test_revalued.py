"""Frontier points, really signed and played on by the laboratory under other luck: both ways say the same."""

from __future__ import annotations

import pytest

from game.debrief.frontier.negotiations import negotiations
from game.debrief.frontier.valued import moving
from game.rules.types import Offer
from tests.debrief.frontier.revalued import Revalued, laid, revalued, signed
from tests.debrief.frontier.weighed import weighed
from tests.debrief.games import LONG, SHORT, played


def again(scenario: str, every: int, points: int, games: int, *, calm: bool = False) -> list[Revalued]:
    """Points of every so manieth negotiation's frontier, taken evenly along it. Bundles that only move money otherwise
    take the world the same way: they are one point."""
    game = played(scenario)
    moments = {one.number: one.moment for one in negotiations(game)}
    found: list[Revalued] = []
    for one in [each for each in weighed(scenario) if each.frontier][::every]:
        ways = {moving(Offer(one.parties, one.bundles[at].terms)): at for at in reversed(one.frontier)}
        front = tuple(at for at in one.frontier if at in ways.values())
        places = front[:: max(1, len(front) // points)][:points]
        found += revalued(game.loaded, game.states[moments[one.number]], one, places, games, calm=calm)
    return found


def agreeing(found: list[Revalued]) -> float:
    return sum(one.agrees for one in found) / len(found)


def test_frontier_points_are_worth_what_the_laboratory_finds() -> None:
    """Of 95 % intervals at least nine in ten hold; every bundle passed at home and was kept, or it would be another."""
    found = again(SHORT, every=6, points=2, games=40)
    assert len(found) >= 10 and all(one.stood == 40 for one in found)
    assert agreeing(found) >= 0.9
    assert sum(abs(one.said.world) for one in found) / len(found) > 0.1, "bundles that do something"


def test_what_the_laboratory_finds_can_differ_from_what_was_said() -> None:
    """A bundle held against what another is worth does not agree: the comparison can fail."""
    found = [one for one in again(SHORT, every=6, points=2, games=40) if abs(one.said.world) > 0.2]
    wrong = [Revalued(a.at, a.seat, b.said, a.found, a.stood) for a, b in zip(found, found[3:], strict=False)]
    assert wrong and agreeing(wrong) < 0.5


def test_a_bundle_is_signed_by_the_rules_or_not_at_all() -> None:
    game = played(SHORT)
    one = weighed(SHORT)[0]
    state = laid(game.states[negotiations(game)[0].moment])
    after = signed(game.scenario, state, Offer(one.parties, one.bundles[0].terms))
    assert after is not None and len(after.deals) == len(state.deals) + 1
    assert {seat for seat in range(len(state.seats)) if seat in after.offers[-1].accepted} == set(one.parties)
    again_signed = signed(game.scenario, after, Offer(one.parties, one.bundles[0].terms))
    assert again_signed is None, "what is signed already cannot be signed twice"


@pytest.mark.slow
def test_over_a_decade_with_all_its_events_nearly_all_points_agree() -> None:
    """Nineteen in twenty 95 % intervals hold, and what is said is not off to one side."""
    found = again(LONG, every=5, points=3, games=60)
    assert len(found) > 40 and agreeing(found) >= 0.95
    assert abs(sum(one.said.world - one.found.mean for one in found)) / len(found) < 0.005


@pytest.mark.slow
def test_without_events_too() -> None:
    """Points of one negotiation stand or fall together, since they have the same luck: it takes many negotiations."""
    found = again(LONG, every=2, points=4, games=60, calm=True)
    assert len(found) > 150 and agreeing(found) >= 0.95
    assert abs(sum(one.said.world - one.found.mean for one in found)) / len(found) < 0.005
