"""Lawful but wild numbers: a card is refused with a sentence, or a whole game can be played with it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.catalog.aims import Aim
from game.catalog.fields import MOST_ENTRIES
from game.catalog.kinds import MOST_EFFECTS
from game.catalog.lint import judge
from game.catalog.load import Loaded, assemble, scenario_card
from game.catalog.problem import CannotLoadError, Problem
from game.catalog.shelf import Card, read
from game.table.story import story, watch
from game.world.names import BY_NAME
from tests.shipped import CONTENT, shelf, words

SHORT = "first-game"
GAME = f"scenarios/{SHORT}.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped content to spoil."""
    shutil.copytree(CONTENT, tmp_path / "content")
    return tmp_path / "content"


def found(content: Path, name: str, old: str, new: str) -> list[Problem]:
    """The problems of a file after a change of its text."""
    path = content / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [problem for problem in read(content).problems if problem.file == name]


def table(cards: Iterable[Card] = (), **changed: object) -> Loaded:
    """The short game's table with other cards, or another scenario's fields."""
    own = shelf()
    decks = {kind: dict(deck) for kind, deck in own.cards.items()}
    for card in cards:
        decks[card.kind][card.id] = card
    base = scenario_card(own, SHORT)
    return assemble(replace(own, cards=decks), replace(base, data={**base.data, **changed}))


def play(loaded: Loaded) -> None:
    """A whole game, told in both languages; every number is one."""
    played = watch(loaded, 3, 1)
    assert played.state.phase == "debrief"
    assert all(np.isfinite(dial) for dial in played.state.dials)
    assert not any(
        re.search(r"\b(nan|inf)\b", line) for language in ("en", "fr") for line in story(played, words(language))
    )


def every(kind: str, **changed: object) -> list[Card]:
    return [replace(card, data={**card.data, **changed}) for card in shelf().cards[kind].values()]


@pytest.mark.parametrize("value", [-1000, 100_000])
def test_a_stock_begins_within_its_bounds(content: Path, value: int) -> None:
    (problem,) = found(content, GAME, "id: first-game", f"id: first-game\nopening: {{trade: {value}}}")
    assert (problem.code, problem.field, problem.line) == ("want.between", "opening.trade", 4)
    trade = BY_NAME["trade"]
    assert dict(problem.values) == {"found": f"{value:g}", "low": f"{trade.low:g}", "high": f"{trade.high:g}"}


@pytest.mark.parametrize(
    "values",
    [
        {"trade_rate": -1e6},
        {"us_growth_2001": -200.0},
        {"exchange_2000": -1.0},
        {"effort_need": 0.0},
        {"travel_us_2000": 0.0},
        {"truck_trade": -1e6},
        {"outrage_decay": -1e6},
        {"layer_ports": 1e6},
    ],
    ids=lambda values: next(iter(values)),
)
def test_values_of_the_model_that_come_to_no_border_are_refused(values: dict[str, float]) -> None:
    with pytest.raises(CannotLoadError) as error:
        table(model={"trade_2000": 605.0, **values})
    (problem,) = error.value.problems
    assert (problem.code, problem.file, problem.values) == ("model.unsound", GAME, (("text", next(iter(values))),))
    assert words("en").say(problem.said).startswith("With these values of the model no border can be reckoned: ")


def test_lint_says_so_too_and_where(content: Path) -> None:
    path = content / GAME
    text = path.read_text(encoding="utf-8").replace("id: first-game", "id: first-game\nmodel: {effort_need: 0}", 1)
    path.write_text(text, encoding="utf-8")
    _, problems = judge(Aim(content))
    (problem,) = [p for p in problems if p.file == GAME]
    assert (problem.code, problem.severity, problem.line, problem.column) == ("model.unsound", "error", 4, 9)


def test_lint_bears_an_order_about_an_unknown_dial(content: Path) -> None:
    path = content / "actors" / "akwesasne.yaml"
    text = path.read_text(encoding="utf-8")
    assert "wait_car@cornwall-massena" in text
    path.write_text(text.replace("wait_car@cornwall-massena", "nothing@nowhere", 1), encoding="utf-8")
    _, problems = judge(Aim(content))
    assert "unknown.dial" in {p.code for p in problems if p.file == "actors/akwesasne.yaml"}


def test_values_far_from_this_border_are_played_where_they_make_sense() -> None:
    play(table(model={"trade_2000": 24.0, "trade_income": 0.0, "travel_us_2000": 9.0, "travel_ca_2000": 7.0}))


def test_only_stocks_have_a_value_to_begin_with(content: Path) -> None:
    (problem,) = found(content, GAME, "id: first-game", "id: first-game\nopening: {patrol: 2}")
    assert problem.code.startswith("unknown.stock")


def test_a_parameter_lies_within_its_own_ends(content: Path) -> None:
    path = content / "model" / "zz.yaml"
    text = '{value: 3, low: 0, high: 2, unit: "one", meaning: {en: A, fr: B}, source: {en: assumption, fr: hypothèse}}'
    path.write_text(f"zz: {text}\n", encoding="utf-8")
    (problem,) = read(content).problems
    assert (problem.code, problem.line, problem.field) == ("parameter.order", 1, "zz.value")
    assert "0 ≤ 3 ≤ 2" in words("en").say(problem.said) and "0 ≤ 3 ≤ 2" in words("fr").say(problem.said)


def test_nobody_sits_twice(content: Path) -> None:
    (problem,) = found(content, "scenarios/autumn-2001.yaml", "seats: [", "seats: [quebec, ")
    assert (problem.code, problem.values) == ("seat.twice", (("text", "quebec"),))
    assert words("en").say(problem.said) == "“quebec” has a seat already. Each actor sits once at a table."


@pytest.mark.parametrize(("name", "most"), [("effects", MOST_EFFECTS), ("tags", MOST_ENTRIES)])
def test_a_list_has_an_end(content: Path, name: str, most: int) -> None:
    entry = {"effects": "{on: alarm, scale: 10}", "tags": "trade"}[name]
    listed = ", ".join([entry] * (most + 1))
    body = f"id: x\ntitle: {{en: A, fr: B}}\ntext: {{en: A, fr: B}}\nby: [federal]\n{name}: [{listed}]\n"
    (content / "programs" / "x.yaml").write_text(body, encoding="utf-8")
    (problem,) = read(content).problems
    assert (problem.code, problem.field) == ("list.long", name)
    assert words("en").say(problem.said) == f"The list has {most + 1} entries; {most} are allowed."


def test_a_table_has_a_crossing(content: Path) -> None:
    (problem,) = found(content, GAME, "id: first-game", "id: first-game\ncorridors: []")
    assert problem.code == "list.short"
    with pytest.raises(CannotLoadError) as error:
        table(corridors=())
    assert [p.code for p in error.value.problems] == ["scenario.nowhere"]


def test_an_actor_has_some_revenue(content: Path) -> None:
    (problem,) = found(content, "actors/ottawa.yaml", "revenue: 210", "revenue: 0")
    assert (problem.code, dict(problem.values)["low"]) == ("want.between", "0.1")


def test_a_game_is_played_where_nobody_crosses() -> None:
    play(table(every("corridors", trucks=0.0, cars=0.0)))


def test_a_game_is_played_without_any_card() -> None:
    play(table(programs=(), agreements=(), events=(), levers=()))


def test_a_game_is_played_by_the_poorest() -> None:
    play(table(every("actors", revenue=1)))


@pytest.mark.parametrize(("how", "number"), [("scale", 10.0), ("scale", 0.0), ("add", -1000.0), ("set", 1000.0)])
def test_a_game_is_played_with_cards_of_the_wildest_effects(how: str, number: float) -> None:
    plain = dict.fromkeys(("add", "scale", "set")) | {"at": "", "ramp": 0.0, "lasts": 0.0, "saturates": 0.0}
    drivers = ("patrol", "documents", "congress", "capacity", "compliance", "disruption", "alarm")
    effects = tuple({**plain, how: number, "on": drivers[at % len(drivers)]} for at in range(MOST_EFFECTS))
    always = {"base": 12.0, "per": ()}
    cards = every("programs", effects=effects, needs=(), cost={"start": 0, "yearly": 0})
    cards += every("events", effects=effects, hazard=always, needs=(), pinned=None, window={"from": None, "to": None})
    play(table(cards))
