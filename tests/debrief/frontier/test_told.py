"""Deals on the frontier as people read them: both languages, pictures with words, sheets explained."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from game.debrief.frontier.chosen import SHOWN, TELLING, chosen, on_frontier
from game.debrief.frontier.pictures import PAIRS, names, pairs, picture, thousandths
from game.debrief.frontier.told import ROWS, lead, outcome, section
from game.debrief.frontier.weighing import bargains
from game.debrief.played import of_table
from game.debrief.section import Section
from game.debrief.telling import Telling
from game.rules.types import WORLD, Action
from game.table.table import open_table
from tests.debrief.frontier.weighed import weighed
from tests.debrief.games import LONG, SHORT, played
from tests.rules import random_play
from tests.shipped import cast, loaded, shelf, words

LANGUAGES = ("en", "fr")


def telling(language: str, scenario: str = SHORT) -> Telling:
    return Telling(played(scenario).table, words(language))


def made(language: str, scenario: str = SHORT) -> Section:
    return section(played(scenario), telling(language, scenario), weighed(scenario))


@pytest.mark.parametrize("scenario", [SHORT, LONG])
def test_both_languages_say_the_same_figures_and_leave_nothing_unsaid(scenario: str) -> None:
    one, other = (made(language, scenario) for language in LANGUAGES)
    assert one.sheets == other.sheets
    for found in (one, other):
        assert "debrief." not in found.body and "—" not in found.body
        assert found.body.count("<svg") == found.body.count("</title>") >= 2
        assert all("<desc" in part for part in found.body.split("<svg")[1:])
        heads = [int(level) for level in re.findall(r"<h(\d)", found.body)]
        assert heads and set(heads) == {3}
    assert one.body.count("<tr>") == other.body.count("<tr>")
    assert 1 <= len(one.slides) == len(other.slides) <= 3


def test_every_column_of_the_sheets_is_explained_where_it_is_not_explained_already() -> None:
    """Round and seat are columns of other parts as well, which explain them."""
    columns = {name for sheet in made("en").sheets.values() for name in sheet.columns} - {"round", "seat"}
    assert [name for name in sorted(columns) if f"debrief.column.{name}" not in shelf().words] == []


def test_the_sheets_hold_every_bundle_for_every_party() -> None:
    known, found = weighed(SHORT), made("en").sheets
    assert set(found) == {"bargains", "points", "steps", "adopted", "logrolls"}
    assert len(found["points"].rows) == sum(len(one.bundles) * len(one.parties) for one in known)
    assert len(found["bargains"].rows) == sum(len(one.parties) for one in known)
    for row in found["points"].rows:
        parts = sum(float(row[name] or 0) for name in ("by_indicators", "by_orders", "by_money"))
        assert parts == pytest.approx(float(row["gain"] or 0), abs=2e-4)


def test_the_most_telling_are_shown_once_and_one_of_many_parties_at_most() -> None:
    for scenario in (SHORT, LONG):
        known = weighed(scenario)
        shown = chosen(known)
        assert 3 <= len(shown) <= SHOWN
        assert len({one.bargain.number for one in shown}) == len(shown)
        assert sum(len(one.bargain.parties) > 2 for one in shown) <= 1
        most = max(one.left for one in known if one.outcome is not None)
        if most >= TELLING:
            assert any(one.bargain.left == most for one in shown)
        assert all(on_frontier(one.bargain) for one in shown if one.why == "frontier")
        for one in shown:
            # Nobody is told that something was the most when it was not.
            failed = one.bargain.outcome is None
            like = [each for each in known if (each.outcome is None) == failed and each.resumed is None]
            if one.first and one.why in ("left", "failed"):
                assert one.bargain.left == max(each.left for each in like)


def test_the_same_deal_struck_twice_in_a_round_is_shown_once() -> None:
    known = weighed(LONG)
    first = chosen(known)[0].bargain
    again = replace(first, number=max(one.number for one in known) + 1)
    shown = [one.bargain for one in chosen((*known, again))]
    assert [one.round for one in shown if one.bundles[0].terms == first.bundles[0].terms] == [first.round]


def test_every_short_name_and_rule_is_explained_before_the_first_picture() -> None:
    for language in LANGUAGES:
        before = made(language).body.split("<svg")[0]
        tells = telling(language)
        assert all(tells.text(actor.short) in before for actor in tells.scenario.actors)
        assert "Kalai-Smorodinsky" in before and "Nash" in before


def test_what_is_said_of_an_outcome_are_its_own_figures() -> None:
    tells = telling("en", LONG)
    for one in weighed(LONG):
        said = outcome(one, tells)
        if one.outcome is not None:
            assert all(tells.words.points(thousandths(gain), 2) in said for gain in one.gains)
        assert (tells.words.points(thousandths(one.left), 2) in said) or one.left < TELLING


def test_a_picture_names_the_deal_and_what_the_rules_choose() -> None:
    tells = telling("en", LONG)
    one = next(each for each in weighed(LONG) if each.outcome is not None and len(each.parties) == 2)
    drawn = picture(one, tells)
    assert all(name in drawn for name in names(one, tells).values())
    assert "Points of score gained by Ottawa against no agreement" in drawn


def test_among_many_parties_the_pairs_are_drawn_that_the_frontier_divides_most() -> None:
    """Four parties have six pairs, all of them drawn; of five that share 1 in other ways, two divide it most."""
    four = next(one for one in weighed(SHORT) if len(one.parties) == 4)
    assert len(pairs(four, telling("en"))) == PAIRS == 6
    shares = ((5, 0, 1, 1, 1), (0, 5, 1, 1, 1), (2, 2, 1, 2, 1))
    bundles = tuple(
        replace(four.bundles[0], worth=tuple(replace(four.bundles[0].worth[0], mean=float(n)) for n in row))
        for row in shares
    )
    nobody = replace(four.solutions, nash=None, kalai=None, equal=None, largest=None)
    five = replace(four, parties=(0, 1, 2, 3, 0), bundles=bundles, frontier=(0, 1, 2), solutions=nobody)
    drawn = pairs(five, telling("en"))
    # The first two divide ten between them; each of the two divides five with each of the others.
    assert len(drawn) == PAIRS and drawn[0] == picture(five, telling("en"), (0, 1), small=True)
    assert not any(picture(five, telling("en"), pair, small=True) in drawn for pair in ((2, 3), (2, 4), (3, 4)))


def test_negotiations_that_were_not_weighed_are_counted() -> None:
    known = weighed(SHORT)
    assert "not weighed" not in made("en").body
    fewer = section(played(SHORT), telling("en"), known[:-2])
    assert "2 more, in which a first look saw less at stake, were not weighed." in fewer.body


def test_where_nothing_lies_on_the_frontier_no_number_of_nought_is_told() -> None:
    known = weighed(SHORT)
    worse = [replace(one, left=1.0) for one in known if one.outcome is not None]
    failed = [replace(one, outcome=None) for one in known]
    assert "no deal lies on the frontier" in lead(worse, telling("en"))
    assert "none ended with a deal that stood" in lead(failed, telling("en"))
    for said in (lead(some, telling(language)) for some in (worse, failed) for language in ("en", "fr")):
        assert not re.search(r"(^|[.;:] )0\b", said)


def test_no_more_rows_than_there_is_room_for() -> None:
    body = made("en", LONG).body
    last = body[body.rindex("<tbody>") :]
    assert last.count("<tr>") == ROWS


@pytest.mark.parametrize("seed", [1, 3])
def test_games_of_people_who_do_anything_lawful_are_weighed_and_told(seed: int) -> None:
    """Refusals, withdrawals, exemptions, secret offers and broken promises: in both languages, whatever was done."""
    cards = loaded("autumn-2001")
    table = open_table(cards, seed, (None,) * len(cards.scenario.actors))
    while table.state.phase != "debrief":
        for move in random_play.play(cards.scenario, seed):
            if move.step.refused is None and move.action.verb != "settle":
                table.submit(move.action)
            for _ in table.advance():
                pass
        table.submit(Action(WORLD, "close"))
    game = of_table(table)
    known = bargains(game)
    assert known and {one.deal for one in known} >= {deal.number for deal in game.end.deals}
    for language in LANGUAGES:
        assert "debrief." not in section(game, Telling(table, words(language)), known).body


def test_a_game_that_still_goes_on_is_weighed_as_far_as_it_went() -> None:
    cards = loaded("autumn-2001")
    table = open_table(cards, 7, cast("autumn-2001"))
    for _ in table.advance():
        if table.state.round == 3 and table.state.phase == "programs":
            break
    game = of_table(table)
    known = bargains(game)
    assert not game.over and any(one.status == "signed" for one in known)
    assert all(one.round <= 3 for one in known)
    assert section(game, Telling(table, words("fr")), known).body


def test_without_any_offer_it_says_so() -> None:
    cards = loaded("autumn-2001")
    table = open_table(cards, 7, (None,) * len(cards.scenario.actors))
    while not table.resolved:
        if table.state.phase != "resolution":
            table.submit(Action(WORLD, "close"))
        for _ in table.advance():
            pass
    found = section(of_table(table), Telling(table, words("en")))
    assert "Nobody made an offer" in found.body and found.slides == ()
