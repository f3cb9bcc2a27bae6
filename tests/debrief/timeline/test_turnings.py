"""Turning points: nothing that happened is missing or told twice, and the weightiest are told first."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from game.debrief.played import Played, of_save, of_table
from game.debrief.reveal.held import held
from game.debrief.timeline import timeline
from game.debrief.timeline.turning import KINDS, MOST, Turning, chosen
from game.rules.types import WORLD, Action, Said
from game.table.story import cast
from game.table.table import open_table
from tests.debrief.games import LONG, SHORT, played
from tests.debrief.people import played_by_people
from tests.shipped import SCENARIOS, loaded


def of_kind(game: Played, kind: str) -> list[Turning]:
    return [turning for turning in timeline(game).turnings if turning.kind == kind]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_deal_breach_event_and_election_is_there_once(scenario: str) -> None:
    game = played(scenario, 3)
    heard = Counter(one.event.said.key for one in game.table.heard)
    deals = [turning.deal for turning in of_kind(game, "deal")]
    assert sorted(deals) == [deal.number for deal in game.end.deals if deal.status == "ratified"]
    elections = of_kind(game, "election")
    assert len(elections) == heard["did.majority"] + heard["did.minority"] + heard["did.defiant"]
    called = {(one.round, dict(one.headline.values)["card"]) for one in elections}
    assert len(of_kind(game, "incident")) + len(called) == heard["did.event"]
    broken = sum(count for key, count in heard.items() if key.startswith("did.broken"))
    told = sum(int(dict(said.values)["n"]) for one in of_kind(game, "breach") for said in (one.headline, *one.more))
    assert told == broken
    assert len(of_kind(game, "rejection")) == sum(n for key, n in heard.items() if key.startswith("did.reject"))


def test_broken_promises_name_who_and_to_whom_and_the_trust_that_went() -> None:
    game = played(LONG)
    found = of_kind(game, "breach")
    assert found
    for turning in found:
        at = turning.round
        said = {one.event.said.key.split(".")[1] for one in game.table.heard if one.round == at}
        who, whom = turning.seats[:2]
        assert "broken" in said and dict(turning.headline.values)["who"] == who
        first, second = sorted((who, whom))
        actors = game.scenario.actors
        dial = game.scenario.dials[f"trust@{actors[first].id}~{actors[second].id}"]
        before = game.scenario.opening if at == 1 else game.end.history[at - 2]
        assert turning.trust is not None
        assert turning.trust[0] == pytest.approx((game.end.history[at - 1][dial] - before[dial]) / 1000, abs=1e-3)
    weights = {one.round: (one.weight, one.trust) for one in found}
    heaviest = max(weights.values())
    assert heaviest[1] is not None and heaviest[0] == pytest.approx(-heaviest[1][1], abs=0.01)


def test_a_shift_is_the_whole_change_of_a_round_with_its_largest_causes() -> None:
    game = played(LONG)
    line = timeline(game)
    for turning in of_kind(game, "shift"):
        row = line.standings[turning.round - 1]
        assert turning.changes == tuple((one.seat, one.change) for one in row)
        assert turning.weight == pytest.approx(sum(abs(one.change) for one in row))
        most = max(row, key=lambda one: abs(one.change))
        assert dict(turning.headline.values) == {"who": most.seat, "points": round(abs(most.change) * 1000)}
        assert turning.causes[0][0] == most.seat and turning.causes[0][1] == most.causes[:3]
        assert turning.indicators == most.indicators[: len(turning.indicators)] and turning.indicators


def test_who_stands_highest_is_told_when_it_changes() -> None:
    game = played(LONG)
    line = timeline(game)
    ahead = [max(row, key=lambda one: one.points).seat for row in line.standings]
    changes = {at for at in range(2, len(ahead) + 1) if ahead[at - 1] != ahead[at - 2]}
    assert changes
    told = {one.round for one in line.turnings if any(said.key == "timeline.lead" for said in one.more)}
    assert told == changes


def test_the_page_has_the_weightiest_of_each_kind_in_time_order() -> None:
    for scenario in SCENARIOS:
        turnings = timeline(played(scenario, 3)).turnings
        told = chosen(turnings)
        assert 0 < len(told) <= MOST
        assert [one.round for one in told] == sorted(one.round for one in told)
        for kind, most in KINDS.items():
            weights = sorted((one.weight for one in turnings if one.kind == kind), reverse=True)
            kept = sorted((one.weight for one in told if one.kind == kind), reverse=True)
            assert len(kept) <= most and kept == weights[: len(kept)]


def test_what_must_be_told_is_told_however_little_room_there_is() -> None:
    plain = Turning(1, "deal", Said("timeline.secret"), (), 1.0)
    turnings = (*(replace(plain, weight=float(n)) for n in range(9)), replace(plain, round=2, kind="teacher"))
    assert [one.kind for one in chosen(turnings, 2)] == ["deal", "teacher"]
    assert chosen(turnings, 2)[0].weight == 8.0


def test_what_the_teacher_ordered_is_the_teachers() -> None:
    orders = {
        (1, "negotiation"): Action(WORLD, "inject", "orange-alert"),
        (2, "programs"): Action(WORLD, "end", amount=3),
    }
    game = played_by_people((0,), orders)
    assert game.rounds == 3
    found = of_kind(game, "teacher")
    assert [(one.round, one.headline) for one in found] == [
        (1, Said("timeline.injected", (("card", "orange-alert"),))),
        (2, Said("timeline.ended.after", (("n", 3),))),
    ]
    assert any(abs(points) > 0.01 for _, points in found[0].changes)
    assert not [one for one in of_kind(game, "incident") if ("card", "orange-alert") in one.headline.values]


def test_an_election_that_the_teacher_brought_in_is_the_teachers() -> None:
    """With what it did to the government."""
    orders = {
        (1, "negotiation"): Action(WORLD, "inject", "quebec-minority"),
        (1, "programs"): Action(WORLD, "end", amount=1),
    }
    game = played_by_people((0, 1, 2, 3), orders, scenario=LONG)
    (brought,) = (one for one in of_kind(game, "teacher") if one.headline.key == "timeline.injected")
    assert (brought.round, brought.headline) == (1, Said("timeline.injected", (("card", "quebec-minority"),)))
    quebec = next(at for at, actor in enumerate(game.scenario.actors) if actor.id == "quebec")
    assert brought.more == (Said("did.minority", (("who", quebec),)),)
    assert brought.seats == (quebec,)
    assert not [one for one in of_kind(game, "election") if ("card", "quebec-minority") in one.headline.values]


def test_a_game_ended_at_once_tells_its_rounds_only() -> None:
    game = played_by_people((0,), {(3, "negotiation"): Action(WORLD, "end")})
    line = timeline(game)
    assert game.rounds == len(line.standings) == 2
    assert all(1 <= one.round <= 2 for one in line.turnings)
    assert [one.headline.key for one in line.turnings if one.kind == "teacher"] == ["timeline.ended"]


def test_the_first_unasked_step_of_a_seat_is_told_once() -> None:
    game = played(SHORT, 3)
    found = of_kind(game, "initiative")
    who = [dict(one.headline.values)["who"] for one in found]
    assert who and len(set(who)) == len(who)
    for one in found:
        values = dict(one.headline.values)
        earlier = [deed for state in game.table.resolved[: one.round - 1] for deed in state.deeds]
        assert not [deed for deed in earlier if deed.kind == "initiative" and deed.by == values["who"]]
        assert game.scenario.programs[str(values["card"])].reassures


def test_a_save_tells_the_same(tmp_path: Path) -> None:
    cards, path = loaded(SHORT), tmp_path / "evening.jsonl"
    table = open_table(cards, 7, cast(cards, 7), path)
    for _ in table.advance():
        pass
    game, _ = of_save(path, cards.shelf)
    assert timeline(game) == timeline(played())
    assert held(game.table) == held(played().table)


def test_a_seat_handed_over_in_the_middle_is_told_from_a_save_too(tmp_path: Path) -> None:
    cards, path = loaded(SHORT), tmp_path / "evening.jsonl"
    personas = cast(cards, 7)
    table = open_table(cards, 7, (None, *personas[1:]), path)
    assert table.seat_driver(0, personas[0]).accepted and table.seat_driver(0, None).accepted
    while table.state.phase != "debrief":
        if next(table.advance(), None) is None:
            if table.state.round == 3:
                assert table.seat_driver(0, personas[0]).accepted
            else:
                assert table.submit(Action(WORLD, "close")).accepted
    live, (again, _) = of_table(table), of_save(path, cards.shelf)
    assert live.table.handed == again.table.handed == [(1, 0, personas[0]), (1, 0, None), (3, 0, personas[0])]
    for game in (live, again):
        told = [(one.round, one.headline) for one in of_kind(game, "teacher")]
        assert told == [(3, Said("timeline.handed.persona", (("who", 0),)))]
