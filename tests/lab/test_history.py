"""The past as orders: what is in force when, who did it, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from game.catalog.shelf import Shelf
from game.lab.fit import errors, fit, with_values
from game.lab.hindcast import LAST_YEAR, hindcast, ranges
from game.lab.history import Past, actual, past, run, series
from game.lab.study import StudyError
from tests.shipped import shelf, words

ID = "governments-2001"
ASKED = {"trade": 5.0, "travel_us": 7.5, "travel_ca": 3.9, "quebec_trucks": 6.0, "quebec_cars": 3.0}
"""Mean absolute error in percent that the design allows, free-running 2001-2009."""


@pytest.fixture(scope="module")
def history() -> Past:
    return past(shelf(), ID, LAST_YEAR)


def with_rows(kind: str, *rows: dict[str, Any]) -> Shelf:
    """The shipped shelf with a history that has only these rows of a kind."""
    known = shelf()
    card = known.cards["history"][ID]
    empty = dict.fromkeys(("programs", "agreements", "events"), ())
    changed = replace(card, data={**card.data, **empty, kind: rows})
    return replace(known, cards={**known.cards, "history": {ID: changed}})


def program(**more: Any) -> dict[str, Any]:
    return {"card": "fast-canada", "by": "ottawa", "from": (2002, 5), "to": None, "level": 1} | more


def doses(of: Past, slot: tuple[str, ...]) -> list[float]:
    return [float(given.dose[of.loaded.model.slots[slot], 0]) for given in of.orders]


def test_a_year_has_four_rounds_from_january_on(history: Past) -> None:
    assert history.years == tuple(range(2001, 2010)) and len(history.orders) == 36
    assert history.loaded.model.years == 0.25 and history.loaded.model.elapsed[3] == 1.0


def test_a_program_runs_from_its_quarter_to_the_one_it_ends_in() -> None:
    found = past(with_rows("programs", program(to=(2003, 2))), ID, 2003)
    running = [at for at, dose in enumerate(doses(found, ("program", "fast-canada", "0"))) if dose]
    assert running == [5, 6, 7, 8], "from the second quarter of 2002 to the first of 2003"
    slot = found.loaded.model.slots["program", "fast-canada", "0"]
    assert [float(found.orders[at].age[slot, 0]) for at in running] == [0.25, 0.5, 0.75, 1.0]


def test_levels_follow_one_another_and_the_age_goes_on() -> None:
    rows = program(to=(2002, 12)), program(**{"from": (2003, 1), "level": 3})
    found = past(with_rows("programs", *rows), ID, 2003)
    assert doses(found, ("program", "fast-canada", "0"))[5:10] == pytest.approx([1 / 3] * 3 + [1.0] * 2)
    slot = found.loaded.model.slots["program", "fast-canada", "0"]
    assert float(found.orders[8].age[slot, 0]) == 1.0


def test_joint_work_counts_by_the_year_however_short_a_round() -> None:
    rows = [{"card": "smart-border", "parties": ("ottawa", "washington"), "from": (2001, 1), "to": None}]
    found = past(with_rows("agreements", *rows), ID, 2001)
    assert sum(float(given.deeds.sum()) for given in found.orders) == 1.0


def test_an_event_happens_once_with_what_was_chosen() -> None:
    rows = [{"card": "sars", "at": (2003, 4), "choices": {"ottawa": "screen"}}]
    found = past(with_rows("events", *rows), ID, 2003)
    slot = found.loaded.model.slots["choice", "sars", "0", "0"]
    assert [at for at, given in enumerate(found.orders) if given.first[slot, 0]] == [9]


@pytest.mark.parametrize(
    ("kind", "row", "key"),
    [
        ("programs", program(by="vermont"), "lab.history.program"),
        ("programs", program(level=9), "lab.history.program"),
        ("programs", program(card="nothing"), "lab.history.program"),
        ("agreements", {"card": "nothing", "parties": (), "from": (2001, 1), "to": None}, "lab.history.row"),
        ("events", {"card": "nothing", "at": (2001, 1), "choices": {}}, "lab.history.row"),
    ],
)
def test_a_row_that_cannot_be_is_refused_in_both_languages(kind: str, row: dict[str, Any], key: str) -> None:
    with pytest.raises(StudyError) as caught:
        past(with_rows(kind, row), ID, 2002)
    assert caught.value.said.key == key
    for language in ("en", "fr"):
        sentence = words(language).say(caught.value.said)
        assert row["card"] in sentence and "{" not in sentence


@pytest.mark.parametrize(("id", "until"), [(ID, 2000), (ID, 2013), ("nowhere", 2009)])
def test_what_is_not_to_be_had_is_said(id: str, until: int) -> None:
    with pytest.raises(StudyError) as caught:
        past(shelf(), id, until)
    assert words("fr").say(caught.value.said)


def test_the_run_is_free_and_the_same_each_time(history: Past) -> None:
    once, again = run(history, history.loaded.model), run(history, history.loaded.model)
    assert all((once[name] == again[name]).all() for name in once)
    assert all(np.isfinite(values).all() for values in once.values())


def test_it_runs_on_past_the_known_years() -> None:
    longer = past(shelf(), ID, 2012)
    assert longer.years[-1] == 2012
    first = series(past(shelf(), ID, 2009), longer.loaded.model)["trade"]
    assert (series(longer, longer.loaded.model)["trade"][:9] == first).all()


def test_quebecs_crossings_begin_where_they_were(history: Past) -> None:
    """The five corridors of Quebec add up to the eight ports' figures of 2000."""
    model = history.loaded.model
    seat = [party.id for party in model.parties].index("quebec")
    mine = [place for place in model.places if seat in place.touches]
    assert sum(place.trucks for place in mine) == pytest.approx(actual(history, "quebec_trucks")[2000], rel=1e-3)
    assert sum(place.cars for place in mine) == pytest.approx(actual(history, "quebec_cars")[2000], rel=1e-3)


@pytest.mark.parametrize("id", sorted(ASKED))
def test_the_model_as_it_ships_is_as_near_as_was_asked(id: str) -> None:
    found = {row.id: row for row in hindcast(shelf(), ID, LAST_YEAR, check=False).rows}
    assert found[id].error <= ASKED[id]
    assert found[id].error < found[id].regression, "nearer than a line fitted with hindsight"


def test_fitted_parameters_lie_in_their_ranges(history: Past) -> None:
    bounds = ranges(shelf())
    for name in history.card.data["fit"]:
        low, high = bounds[name]
        assert low <= history.loaded.model.parameters[name] <= high, name


@pytest.mark.slow
def test_a_fit_finds_its_way_back(history: Past) -> None:
    """Two parameters put far off come back near where the figures want them, and the errors shrink."""
    off = {"trade_income": 0.8, "travel_ca_exchange": -0.1}
    spoilt = replace(history, loaded=replace(history.loaded, model=with_values(history.loaded.model, off)))
    years = set(history.years)
    found = fit(spoilt, ranges(shelf()), years, sorted(off))
    better = with_values(spoilt.loaded.model, found.values)
    assert (errors(history, better, years) ** 2).sum() < 0.5 * (errors(spoilt, spoilt.loaded.model, years) ** 2).sum()
    assert found.values["trade_income"] > 2.0


def test_a_fit_of_one_parameter_stays_in_its_range_and_is_the_same_each_time() -> None:
    short = past(shelf(), ID, 2002)
    bounds = ranges(shelf()) | {"trade_income": (0.5, 1.0)}
    found = fit(short, bounds, {2001, 2002}, ["trade_income"])
    assert 0.5 <= found.values["trade_income"] <= 1.0
    assert found == fit(short, bounds, {2001, 2002}, ["trade_income"])


@pytest.mark.slow
def test_check_years_beat_persistence_where_the_notes_say_so() -> None:
    forward, back = hindcast(shelf(), ID, LAST_YEAR).checks
    assert forward.fitted_years[-1] < forward.checked_years[0] and back.fitted_years[0] > back.checked_years[-1]
    beaten = [(c.fitted_years[0], id) for c in (forward, back) for id in c.errors if c.errors[id] < c.persistence[id]]
    assert len(beaten) >= 8, beaten
