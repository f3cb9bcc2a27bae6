"""The timeline on a page: whole in both languages, with the figures that the numbers have."""

from __future__ import annotations

import pytest

from game.catalog.why import TIME
from game.debrief.played import Played
from game.debrief.section import Section
from game.debrief.telling import Telling
from game.debrief.timeline import timeline
from game.debrief.timeline.phrases import cause_words
from game.debrief.timeline.told import foremost, moments, section
from game.debrief.timeline.turning import chosen
from game.rules.types import WORLD, Action
from tests.debrief.games import LONG, SHORT, played
from tests.debrief.people import played_by_people
from tests.debrief.pieces import sound
from tests.shipped import SCENARIOS, words


def told(game: Played, language: str = "en") -> Section:
    return section(timeline(game), Telling(game.table, words(language)))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_it_is_whole_in_every_scenario(scenario: str, language: str) -> None:
    game = played(scenario, 3)
    page = sound(told(game, language), language)
    for actor in game.scenario.actors:
        assert (actor.names.plain.fr if language == "fr" else actor.names.plain.en) in page.text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_whole_where_people_sat_and_the_teacher_ended_the_game(language: str) -> None:
    orders = {
        (1, "negotiation"): Action(WORLD, "inject", "orange-alert"),
        (1, "programs"): Action(WORLD, "end", amount=1),
    }
    game = played_by_people((0, 1, 2, 3), orders)
    page = sound(told(game, language), language)
    assert words(language).key("timeline.ended.after", n=1) in page.text


def test_the_turning_points_of_a_round_stand_under_its_date() -> None:
    game = played(LONG)
    text = sound(told(game), "en").text
    for turning in chosen(timeline(game).turnings):
        seen = Telling(game.table, words("en"))
        date = seen.t("timeline.round", n=turning.round, round=turning.round)
        assert seen.say(turning.headline) in text[text.index(date) :]


def test_what_no_card_explains_says_where_it_shows() -> None:
    game = played(LONG)
    seen = Telling(game.table, words("en"))
    part = next(part for row in timeline(game).standings for part in row[0].causes if part.said == TIME)
    told = cause_words(seen, part)
    assert told.startswith("what was under way already\u00a0")
    assert told.endswith(f"(above all: {seen.t(f'indicator.{part.through}')})")
    by_card = next(part for part in timeline(game).standings[0][0].causes if part.said.key == "cause.card")
    assert "above all" not in cause_words(seen, by_card)


def test_two_deals_that_read_alike_are_told_once() -> None:
    game = played(LONG)
    seen = Telling(game.table, words("en"))
    one = next(turning for turning in timeline(game).turnings if turning.kind == "deal")
    assert moments((one, one), seen) == moments((one,), seen)


def test_the_causes_of_the_sheet_add_up_to_the_standings_of_the_other() -> None:
    game = played(SHORT)
    sheets = told(game).sheets
    points = {(row["round"], row["seat"]): row["points"] for row in sheets["standings"].rows}
    assert len(points) == (game.rounds + 1) * len(game.scenario.actors)
    sums: dict[tuple[object, object], float] = {}
    for row in sheets["causes"].rows:
        at = row["round"], row["seat"]
        assert isinstance(row["points"], float)
        sums[at] = sums.get(at, 0.0) + row["points"]
    for (round, seat), change in sums.items():
        assert isinstance(round, int)
        now, before = points[round, seat], points[round - 1, seat]
        assert isinstance(now, float) and isinstance(before, float)
        assert change == pytest.approx(now - before, abs=1e-9)


def test_all_turning_points_are_in_the_sheet_and_those_on_the_page_marked() -> None:
    line = timeline(played(LONG))
    rows = told(played(LONG)).sheets["turnings"].rows
    assert len(rows) == len(line.turnings)
    assert sum(int(row["told"] or 0) for row in rows) == len(chosen(line.turnings))


def test_a_slide_has_the_chart_and_the_next_the_three_largest() -> None:
    line = chosen(timeline(played(LONG)).turnings)
    three = foremost(line)
    assert [one.kind for one in three].count("shift") == 1 and len(three) == 3
    shifts = [one.weight for one in line if one.kind == "shift"]
    assert max(shifts) == next(one.weight for one in three if one.kind == "shift")
    chart, turned = told(played(LONG)).slides
    assert chart.body.startswith("<svg") and turned.body.count("<li>") == 3
