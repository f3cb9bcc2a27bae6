"""Everything that is found in a game, together: the parts hand each other what leads the talk."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from game.debrief.found import Found, find
from game.debrief.leads import leads
from game.debrief.signs import signed
from game.debrief.timeline import timeline
from game.debrief.whatif.again import replayed
from game.debrief.whatif.found import decisions
from game.debrief.whatif.futures import Future
from game.debrief.whatif.onward import PlayedOn, clear, who_plays
from game.debrief.whatif.suggested import Suggested, Suggestion
from game.lab.claims import Effect
from game.rules.types import Said
from tests.debrief.games import SHORT, played
from tests.shipped import words


@cache
def whole() -> Found:
    """Everything in a short game."""
    return find(played(SHORT))


def test_what_mattered_is_not_looked_for_twice() -> None:
    again = find(played(SHORT), known=whole().suggested)
    assert again.suggested is whole().suggested and again.questions == whole().questions


@pytest.mark.slow
def test_processes_find_the_same() -> None:
    here, there = (find(played(SHORT), workers=workers) for workers in (1, 2))
    assert [one.onward.would for one in here.suggested.found] == [one.onward.would for one in there.suggested.found]
    assert here.questions == there.questions and here.suggested.found


def test_the_questions_are_led_by_what_was_found() -> None:
    found = whole()
    led = {one.kind: one for one in leads(found.timeline, found.bargains, found.suggested)}
    assert "turning" in led and "what-if" in led
    shift = max((one for one in found.timeline.turnings if one.kind == "shift"), key=lambda one: one.weight)
    assert led["turning"].round == shift.round
    told = {one.step: one for one in found.questions}
    assert dict(told["facts"].said.values)["lead"] == led["turning"].headline.key
    assert dict(told["exit"].hint.values)["lead"] == led["what-if"].headline.key


def test_a_talk_is_not_led_by_what_the_page_calls_unclear() -> None:
    """A difference that is sure but rounds to none is no clear one; one that does not round to none is."""
    game = played(SHORT)
    decision = decisions(game)[0]
    again = replayed(game, decision, decision.changes[0])
    for points, key in ((0.02, "debrief.lead.what-if.unclear"), (0.2, "debrief.lead.what-if")):
        were, would = ((Future((50.0 + more, *game.finals[1:]), 60.0),) * 5 for more in (0.0, points))
        onward = PlayedOn(decision, again.change, who_plays(game), were, would)
        found = Suggested((decision,), (again,), (Suggestion(again, onward),))
        (lead,) = leads(replace(timeline(game), turnings=()), (), found)
        assert lead.headline.key == key


def test_every_lead_can_be_told_in_both_languages() -> None:
    game = played(SHORT)
    about = (
        ("who", 0),
        ("whom", 1),
        ("card", ""),
        ("round", 2),
        ("points", 1500),
        ("low", -100),
        ("high", 300),
        ("n", 9),
    )
    for key in ("gain", "loss", "left", "what-if", "what-if.unclear"):
        for language in ("en", "fr"):
            text = words(language).say(Said(f"debrief.lead.{key}", about), game.scenario)
            assert text.endswith(".") and "{" not in text and "…" not in text


def test_nothing_leads_where_nothing_was_found() -> None:
    found = whole()
    assert [one.kind for one in leads(found.timeline, (), Suggested((), (), ()))] == ["turning"]


def test_a_what_if_leads_as_clear_exactly_where_the_page_calls_it_clear() -> None:
    found = whole()
    moves = [one.onward.moved(seat) for one in found.suggested.found for seat in range(len(one.onward.drivers))]
    lead = next(one for one in leads(found.timeline, found.bargains, found.suggested) if one.kind == "what-if")
    assert (lead.headline.key == "debrief.lead.what-if") == any(clear(move) for move in moves)


def test_a_what_if_leads_with_the_figures_of_its_own_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """-6.5504 is -6.6 there; as thousandths that are rounded again it would be -6.5 here."""
    found = whole()
    monkeypatch.setattr(PlayedOn, "moved", lambda self, seat: Effect(-6.4, -6.5504, -6.2501, 17))
    lead = next(one for one in leads(found.timeline, (), found.suggested) if one.kind == "what-if")
    values = dict(lead.headline.values)
    said = [words("en").points(int(values[name])) for name in ("points", "low", "high")]
    assert said == [signed(words("en"), value) for value in (-6.4, -6.5504, -6.2501)]
