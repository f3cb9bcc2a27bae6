"""The reveal on a page: whole in both languages, nothing of any seat left out."""

from __future__ import annotations

import pytest

from game.ai.persona import personas
from game.debrief.played import Played
from game.debrief.reveal.held import Order, held, withheld
from game.debrief.reveal.told import foremost, section, traits
from game.debrief.section import Section
from game.debrief.telling import Telling
from game.rules.cards import Mandate, Text
from game.rules.types import WORLD, Action
from tests.debrief.games import LONG, SHORT, played
from tests.debrief.people import played_by_people
from tests.debrief.pieces import Page, sound
from tests.debrief.reveal.test_held import SECRET
from tests.shipped import SCENARIOS, shelf, words


def told(game: Played, language: str = "en") -> Section:
    return section(game, Telling(game.table, words(language)))


def test_at_a_large_table_one_thought_of_each_is_told() -> None:
    """What is told stands in a row of its own after its title; all thoughts are there to open."""
    for scenario, most in ((LONG, 2), ("historical-2001-seven", 1)):
        game = played(scenario, 3)
        seats = str(told(game).body).split("<h3")[1:]
        assert len(seats) == len(game.scenario.actors)
        assert sum("Thoughts that tell most" in seat for seat in seats) > len(seats) / 2
        counts = [seat.partition("Thoughts that tell most")[2].partition("<details")[0].count("<li") for seat in seats]
        # A single one stands beside its title, without a list.
        assert max(counts) == (most if most > 1 else 0)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_it_is_whole_in_every_scenario(scenario: str, language: str) -> None:
    game = played(scenario, 3)
    found = told(game, language)
    text = sound(found, language).text
    known = words(language)
    for one in held(game.table):
        assert known.text(game.scenario.actors[one.seat].private) in text
        persona = game.table.drivers[one.seat]
        assert persona is not None and known.text(persona.text) in text
        slide = Page(found.slides[0].body).text
        for order in one.orders:
            assert known.text(order.mandate.text) in text
        best = foremost(one.orders)
        assert best is None or known.text(best.mandate.text) in slide


@pytest.mark.parametrize("language", ["en", "fr"])
def test_people_keep_their_thoughts_and_their_secrets_come_out(language: str) -> None:
    orders = {
        (1, "negotiation"): Action(0, "offer", offer=SECRET),
        (2, "programs"): Action(WORLD, "end", amount=2),
    }
    game = played_by_people((0, 1, 2, 3), orders)
    found = told(game, language)
    text = sound(found, language).text
    known = words(language)
    assert text.count(known.key("reveal.people")) == 4
    assert known.key("reveal.offers") in text and known.key("reveal.offers.none") not in text
    assert known.key("reveal.method") not in text
    assert found.sheets["reasons"].rows == () and len(found.sheets["secrets"].rows) == 1


def test_a_seat_handed_over_says_so() -> None:
    game = played_by_people((0,))
    known = words("en")
    assert known.key("reveal.handed", n=game.end.round) not in sound(told(game), "en").text
    game.table.drive(3, None)
    text = sound(told(game), "en").text
    assert text.count(known.key("reveal.people.after")) == 1
    assert text.count(known.key("reveal.handed", n=game.end.round)) == 1


def test_every_broken_plan_is_told_with_its_rounds() -> None:
    game = played(LONG)
    text = sound(told(game), "en").text
    assert withheld(game)
    for plan in withheld(game):
        assert str(plan.round) in text[text.index(words("en").key("reveal.plans")) :]
    assert len(told(game).sheets["withheld"].rows) == len(withheld(game))


def test_the_orders_of_the_sheet_are_the_points_beyond_the_indicators() -> None:
    game = played(SHORT)
    rows = told(game).sheets["orders"].rows
    for seat, actor in enumerate(game.scenario.actors):
        mine = [row for row in rows if row["seat"] == actor.id]
        earned = sum(float(row["points"] or 0) for row in mine if row["done"])
        assert game.finals[seat] == pytest.approx(game.end.scores[seat] / 1000 + earned)


def test_the_order_that_weighs_most_is_foremost() -> None:
    def order(id: str, points: int, done: bool | None) -> Order:
        return Order(Mandate(id, Text(id, id), (), points), done)

    small, kept, missed = order("a", 3000, True), order("b", 6000, True), order("c", 6000, False)
    assert foremost((small, kept, missed)) == missed and foremost((small, kept)) == kept
    assert foremost(()) is None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_how_every_persona_bargains_can_be_said(language: str) -> None:
    seen = Telling(played().table, words(language))
    found = {persona.id: tuple(traits(persona, seen)) for persona in personas(shelf()).values()}
    assert all(2 <= len(lines) <= 6 for lines in found.values())
    assert len(set(found.values())) > len(found) / 2
