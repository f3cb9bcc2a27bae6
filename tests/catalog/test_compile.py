"""Cards to rows of the model's table: slots, places, who an effect is about, times, drivers by year."""

from __future__ import annotations

from dataclasses import replace
from math import log

import pytest

from game.catalog.compile import build, paths, reach, slots_of
from game.rules.cards import Effect, Scenario
from game.world.model import Model
from game.world.names import BY_NAME, TARGETS
from tests.rules.small import NORTH, PROVINCE, SOUTH, STATES, agreement, choice, happening, make, program
from tests.shipped import SCENARIOS, loaded, shelf

ROAD = {"trucks": 100.0, "cars": 200.0, "truck_load": 0.8, "car_load": 0.7}
PARAMETERS = {name: float(entry["value"]) for name, entry in shelf().parameters.items()}


def effect(on: str, at: str = "", how: str = "add", number: float = 1.0, **times: float) -> Effect:
    return Effect(on, at, how, number, **times)  # type: ignore[arg-type]


def model(scenario: Scenario) -> Model:
    return build(scenario, PARAMETERS, {"road": ROAD})


def one_program(*effects: Effect, **more: object) -> tuple[Scenario, Model]:
    card = program("card", ["federal+canada"], 0, 10, 2, effects=effects, **more)
    scenario = make(programs={"card": card}, agreements={}, happenings={}, levers={})
    return scenario, model(scenario)


def places(word: str, on: str, slot: tuple[str, ...] = ("program", "card", "0")) -> list[int]:
    scenario, _ = one_program()
    return [reached.place for reached in reach(scenario, slot, effect(on, word))]


def test_a_slot_for_every_way_a_card_can_be_in_force() -> None:
    slots = slots_of(make())
    assert ("program", "lanes", "0") in slots and ("program", "lanes", "2") in slots
    assert ("program", "lanes", "1") not in slots, "a province may not enact a federal program"
    assert ("agreement", "accord") in slots
    assert ("event", "closure") in slots and ("choice", "closure", str(NORTH), "2") in slots
    assert ("choice", "dispute", str(PROVINCE), "1") in slots, "everybody who fits may have to choose"
    assert ("lever", "lobby", str(PROVINCE), str(STATES)) in slots
    assert ("lever", "lobby", str(PROVINCE), str(NORTH)) not in slots
    assert sorted(slots.values()) == list(range(len(slots)))


@pytest.mark.parametrize(
    ("word", "seats"),
    [
        ("", [NORTH]),
        ("owner", [NORTH]),
        ("others", [PROVINCE, SOUTH, STATES]),
        ("all", [NORTH, PROVINCE, SOUTH, STATES]),
        ("canada", [NORTH, PROVINCE]),
        ("federal+united-states", [SOUTH]),
        ("states", [STATES]),
        ("nobody-here", []),
    ],
)
def test_selectors_of_actors(word: str, seats: list[int]) -> None:
    assert places(word, "opinion") == seats


def test_selectors_of_dyads_work_either_way_round() -> None:
    # Pairs of four seats in order: 01 02 03 12 13 23.
    assert places("owner~federal+united-states", "trust") == [1]
    assert places("federal+united-states~owner", "trust") == [1]
    assert places("canada~united-states", "trust") == [1, 2, 3, 4]
    assert places("owner~all", "trust") == [0, 1, 2]


def test_a_lever_knows_its_target() -> None:
    slot = ("lever", "lobby", str(PROVINCE), str(STATES))
    assert places("target", "opinion", slot) == [STATES]
    assert places("owner~target", "trust", slot) == [4]


def test_what_an_agreement_does_for_its_parties_names_them() -> None:
    card = agreement("card", "memorandum", ["province", "state"], 0, 1, open_to=("federal",))
    scenario = make(agreements={"card": card})
    slot = ("agreement", "card")
    own = reach(scenario, slot, effect("autonomy", "parties"))
    assert [reached.one for reached in own] == [NORTH, PROVINCE, SOUTH, STATES]
    pair = reach(scenario, slot, effect("trust", "parties~parties"))[4]
    assert (pair.one, pair.two, pair.either) == (PROVINCE, STATES, False)
    toward = reach(scenario, slot, effect("trust", "parties~federal+united-states"))
    assert [(reached.place, reached.one) for reached in toward] == [(1, NORTH), (3, PROVINCE), (5, STATES)]
    fixed = reach(scenario, slot, effect("trust", "federal~province"))
    assert {reached.one for reached in fixed} == {-1}, "no party is named, so nobody need have signed"


def test_either_end_may_have_signed_when_both_fit_both_words() -> None:
    card = agreement("card", "treaty", ["federal"], 0, 1)
    scenario = make(agreements={"card": card})
    (both,) = (r for r in reach(scenario, ("agreement", "card"), effect("trust", "parties~federal")) if r.place == 1)
    assert (both.one, both.two, both.either) == (NORTH, SOUTH, True)


def test_numbers_lie_on_the_grid_and_delays_in_years() -> None:
    _, m = one_program(effect("depth", number=0.1), effect("alarm", number=-2.0, ramp=1.5), delay_months=6)
    assert [x * 1024 for x in m.effects.number] == [102.0, -2048.0]
    assert m.effects.delay.tolist() == [0.5, 0.5] and m.effects.ramp.tolist() == [0.0, 1.5]
    assert not m.effects.jump.any()


def test_one_off_cards_jump_stocks_and_move_drivers_for_a_round() -> None:
    acts = (effect("alarm", number=5), effect("alarm", number=5, lasts=2.0), effect("demand", number=-0.25))
    card = happening("card", effects=acts)
    m = model(make(programs={}, agreements={}, levers={}, happenings={"card": card}, months=6))
    assert m.effects.jump.tolist() == [True, False, False]
    assert m.effects.lasts.tolist() == [0.0, 2.0, 0.5]


def test_choices_are_compiled_for_whoever_may_have_to_choose() -> None:
    options = (choice("wait"), replace(choice("talk"), effects=(effect("opinion", "owner", number=2),)))
    card = happening("card", chooser="canada", choices=options)
    m = model(make(programs={}, agreements={}, levers={}, happenings={"card": card}))
    cells = [cell - m.cells["opinion"].start for cell in m.effects.cell.tolist()]
    assert cells == [NORTH, PROVINCE]


def test_what_nobody_here_fits_drops_out() -> None:
    _, m = one_program(effect("opinion", "mexico"), effect("patrol", "elsewhere"), effect("depth"))
    assert m.effects.cell.tolist() == [m.cells["depth"].start]


def test_a_corridor_knows_who_touches_it() -> None:
    _, m = one_program()
    assert m.places[0].touches == (PROVINCE, STATES)
    assert m.parties[NORTH].revenue == 90.0, "C$100,000 to C$ million"


def test_drivers_follow_the_calendar() -> None:
    scenario = make(first_year=2001, first_month=9, months=12, rounds=3)
    elapsed, income, exchange = paths(scenario, PARAMETERS)
    assert elapsed == pytest.approx((5 / 3, 8 / 3, 11 / 3)), "the first year from September 2001 ends with August 2002"
    assert exchange[0] == pytest.approx(log(1.5706 / 1.4855)), "and most of it lies in 2002"
    assert income[0] == pytest.approx(log(1.01) + log(1.017))
    assert income[1] - income[0] == pytest.approx(log(1.028))
    calendar = paths(make(first_year=2001, first_month=1, months=3, rounds=5), PARAMETERS)
    assert calendar[0][3] == 1.0 and len(set(calendar[2][:4])) == 1 and calendar[2][4] != calendar[2][3]
    late = paths(make(first_year=2012, first_month=1, rounds=9), PARAMETERS)
    assert all(len(set(path)) == 1 for path in late), "beyond the known years the last one stays"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_shipped_tables_compile_whole(scenario: str) -> None:
    table = loaded(scenario)
    m = table.model
    e = m.effects
    assert (e.slot >= 0).all() and (e.slot < len(m.slots)).all()
    moved = {name for name, at in m.cells.items() if ((e.cell >= at.start) & (e.cell < at.stop)).any()}
    assert moved <= set(TARGETS) and {"depth", "trust", "opinion", "patrol"} <= moved
    assert (e.number * 1024 == (e.number * 1024).round()).all()
    assert len(table.scenario.opening) == len(m.dials) == len(table.scenario.dials)
    for name, at in m.dial_rows.items():
        for row in range(at.start, at.stop):
            assert BY_NAME[name].low <= table.scenario.opening[row] / 1000 <= BY_NAME[name].high
