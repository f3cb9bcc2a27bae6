"""What if on the page: in both languages, with every number's games, and honest where nothing is clear."""

from __future__ import annotations

import re
from functools import cache

import pytest

from game.debrief.played import Played, of_table
from game.debrief.telling import Telling
from game.debrief.whatif.again import replays
from game.debrief.whatif.decision import NOTHING
from game.debrief.whatif.found import decisions
from game.debrief.whatif.futures import Future
from game.debrief.whatif.onward import PlayedOn, played_on, who_plays
from game.debrief.whatif.suggested import Suggested, suggested
from game.debrief.whatif.told import first_place, in_place_of_people, in_short, most_moved, section
from game.table.table import open_table
from tests.debrief.games import SHORT, played
from tests.debrief.people import played_by_people
from tests.debrief.telling import check, telling
from tests.shipped import words


@cache
def known() -> Suggested:
    return suggested(played(SHORT), games=16)


def onward(game: Played, were: list[float], would: list[float]) -> PlayedOn:
    """Games in which only the first seat's points differ."""
    rest = game.finals[1:]
    arms = [tuple(Future((points, *rest), 60.0) for points in arm) for arm in (were, would)]
    return PlayedOn(decisions(game)[0], NOTHING, who_plays(game), *arms)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_section_that_may_stand_in_a_report(language: str) -> None:
    game = played(SHORT)
    found = section(game, telling(game, language), known())
    outline = check(found, language, sheets=False)
    assert outline.charts == 3 and outline.levels == [3, 3, 3]
    assert len(found.slides) == 3 and found.name == "whatif"
    assert found.body.count("16") >= 3, "the number of games is told"
    assert len(found.body) < 40_000


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_told_is_what_was_found(language: str) -> None:
    game = played(SHORT)
    say = telling(game, language)
    found = section(game, say, known())
    for one in known().found:
        for seat in game.seats:
            assert say.points(one.replayed.finals[seat]) in found.body
            assert say.points(game.finals[seat]) in found.body


def test_who_shares_first_place_as_it_is_written_shares_it_in_words() -> None:
    say = telling(played(SHORT), "en")
    one, other, *_ = (say.name(seat) for seat in played(SHORT).seats)
    rest = (50.0,) * (len(played(SHORT).seats) - 2)
    assert first_place((70.1, 70.2, *rest), (70.2, 70.1, *rest), say).startswith("First place goes to")
    assert first_place((70.2, 70.1, *rest), (70.3, 70.1, *rest), say).startswith("First place stays with")
    shared = first_place((70.24, 70.21, *rest), (70.1, 70.2, *rest), say)
    assert shared == f"First place: {one}, {other} (in the game itself: {other})."


def test_sheets_hold_every_decision_and_every_future() -> None:
    game = played(SHORT)
    sheets = section(game, telling(game, "en"), known()).sheets
    rows = sheets["decisions"].rows
    assert {row["decision"] for row in rows} == {one.number for one in decisions(game)}
    screened = {one.decision.number for one in known().screened}
    assert {row["decision"] for row in rows if row["moved"] is not None} == screened
    assert len(sheets["futures"].rows) == 3 * 16 * len(game.seats)
    for sheet in sheets.values():
        assert all(set(row) == set(sheet.columns) for row in sheet.rows)
    for column in ("decision", "change", "whose", "moved", "arm", "game"):
        assert words("en").has(f"debrief.column.{column}")


def test_where_the_interval_holds_zero_it_says_so() -> None:
    game = played(SHORT)
    say = telling(game, "en")
    unclear = onward(game, [50.0, 51.0, 52.0, 53.0], [51.0, 50.0, 53.0, 52.0])
    assert "may have made no difference" in in_short(unclear, say) and "8 times" in in_short(unclear, say)
    clear = onward(game, [50.0, 51.0, 52.0, 53.0], [55.0, 56.1, 57.0, 57.9])
    text = in_short(clear, say)
    assert f"{say.name(0)} +5.0 (+4.9 to +5.1)" in text and "For the others" in text
    assert most_moved(clear) == 0
    few = onward(game, [50.0, 51.0], [60.0, 61.0])
    assert "may have made no difference" in in_short(few, say), "two pairs have no interval"


def test_a_clear_small_difference_goes_before_a_large_unclear_one() -> None:
    game = played(SHORT)
    one = onward(game, [50.0, 50.0, 50.0, 50.0], [50.5, 50.5, 50.5, 50.5])
    swings = (9.0, -2.0, 9.0, -8.0)
    would = tuple(
        Future((f.finals[0], f.finals[1] + swing, *f.finals[2:]), 60.0)
        for f, swing in zip(one.would, swings, strict=True)
    )
    assert most_moved(PlayedOn(one.decision, one.change, one.drivers, one.were, would)) == 0


def test_where_people_sat_it_says_that_an_ai_player_goes_on_for_them() -> None:
    game = played_by_people((0, 2))
    told = in_place_of_people(game, Telling(game.table, words("en")))
    assert told == "The seats that people held (Ottawa, Washington) are played on by AI players as well."
    made = section(game, Telling(game.table, words("en")), suggested(game, count=1, games=2))
    assert made.body.count(told) == 1
    assert in_place_of_people(played(SHORT), telling(played(SHORT), "en")) == ""


def test_nothing_to_tell_is_told() -> None:
    game = played(SHORT)
    body = section(game, telling(game, "en"), Suggested((), (), ())).body
    assert re.search("0 decisions of this game", body) and "<svg" not in body


def test_the_change_that_changes_nothing_is_unclear() -> None:
    game = played(SHORT)
    say: Telling = telling(game, "en")
    assert "no seat" in in_short(played_on(game, decisions(game)[0], NOTHING, 8), say)


def test_a_game_that_is_not_over_yet_is_told_as_far_as_it_went() -> None:
    whole = played(SHORT)
    table = open_table(whole.loaded, whole.table.seed, whole.table.drivers)
    for action, state in zip(whole.actions, whole.states, strict=False):
        if (state.round, state.phase) == (3, "programs"):
            break
        assert table.submit(action).accepted
    game = of_table(table)
    every = decisions(game)
    assert not game.over and {one.round for one in every} == {1, 2}
    for one in replays(game, [(decision, NOTHING) for decision in every]):
        assert (one.finals, list(one.healths), one.left_out) == (game.finals, table.healths, ())
    found = section(game, telling(game, "en"), suggested(game, games=4))
    assert "triangle: " not in found.body and "So far" in found.body and len(found.slides) == 3
