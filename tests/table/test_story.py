"""The story of a game: complete, in both languages, and adding up."""

from __future__ import annotations

import re
from functools import cache

import pytest

from game.rules.judge import finals
from game.rules.types import PUBLIC, TEACHER, Said, Term
from game.table.story import cast, clause, kind, story, watch
from game.table.table import Table
from game.table.tally import columns, final_table, score_rows
from game.world.names import INDICATORS
from tests.shipped import SCENARIOS, loaded, words
from tests.table.room import SHORT, four, played, table


@cache
def watched(seed: int = 3) -> Table:
    return watch(loaded(SHORT), seed)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_line_is_in_words(language: str) -> None:
    text = "\n".join(story(watched(), words(language)))
    assert len(text) > 3000
    assert "{" not in text and "}" not in text
    assert not (key := re.search(r"\b(did|says|term|story|reason)\.\w", text)), key


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_everybody_is_cast_in_a_part_that_suits(scenario: str) -> None:
    table = loaded(scenario)
    for seed in range(20):
        for persona, actor in zip(cast(table, seed), table.scenario.actors, strict=True):
            assert any(all(tag in actor.tags for tag in s.split("+")) for s in persona.suits)
    assert cast(table, 1) == cast(table, 1)
    assert len({tuple(persona.id for persona in cast(table, seed)) for seed in range(10)}) > 1


def test_offers_are_told_with_clauses_and_reasons() -> None:
    lines = list(story(watched(), words("en")))
    offers = [at for at, line in enumerate(lines) if line.startswith("  Offer of ")]
    assert offers
    for at in offers:
        assert lines[at + 1].startswith("      · ")
        rest = next(line for line in lines[at + 1 :] if not line.startswith("      · "))
        assert rest.startswith("      "), "what is said with it follows"


def test_programs_are_told_by_seat() -> None:
    lines = list(story(watched(), words("en")))
    at = lines.index("Programs revealed")
    assert lines[at + 1].startswith("  Ottawa: “") and "(new, level " in lines[at + 1]


@pytest.mark.parametrize("seat", range(4))
def test_the_parts_of_a_score_add_up_to_it(seat: int) -> None:
    here = watched()
    points = [float(row[seat + 1]) for row in score_rows(here, words("en")) if row[seat + 1]]
    total = here.state.scores[seat] / 1000
    assert sum(points) == pytest.approx(total, abs=0.05 * len(INDICATORS))


def test_the_final_table_ends_with_final_scores() -> None:
    here = watched()
    lines = list(final_table(here, words("en"), here.view(PUBLIC)))
    row = next(line for line in lines if line.startswith("Score"))
    assert [float(x) for x in row.split()[1:]] == [round(f / 1000, 1) for f in finals(here.scenario, here.state)]
    assert sum(line.startswith("Private order of") for line in lines) == 4


def test_a_game_that_goes_on_is_told_as_far_as_one_may_know() -> None:
    here = played(table(), 1, "programs")
    public, teacher = (list(story(here, words("en"), viewer)) for viewer in (PUBLIC, TEACHER))
    assert "So far" in public and "So far" in teacher
    assert not any("Private order" in line for line in public)
    assert any("Private order" in line for line in teacher)


def test_a_game_that_has_hardly_begun_can_be_told() -> None:
    lines = list(story(four(None, "briefing"), words("fr")))
    assert any(line.startswith("Tour") for line in lines) and "Jusqu’ici" in lines


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "term",
    [
        Term("sign", card="smart-border", shares=((0, 40), (2, 60))),
        Term("fund", 0, "ibet-canada", 2, rounds=1),
        Term("suspend", 2, "deep-inspection", rounds=2),
        Term("pay", 2, "", 25, 0, 3),
        Term("support", 1, "smart-border", 0, -1, 2),
        Term("support", 1, "", 0, 0, 2),
        Term("exempt", 2, "northern-agents", 0, 3, 1),
    ],
)
def test_every_clause_has_words(term: Term, language: str) -> None:
    written = clause(words(language), four(), term)
    assert written and "{" not in written and "term." not in written


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("did.kept.fund", "kept"),
        ("did.event", "event"),
        ("says.swap.firm", "says"),
        ("says.by.accountant.excuse.1", "excuse"),
        ("did.reject.money", "reject"),
    ],
)
def test_kinds_of_news(key: str, expected: str) -> None:
    assert kind(Said(key)) == expected


def test_columns_stand_under_each_other() -> None:
    assert list(columns([["", "Ottawa"], ["Score", "7.0"]])) == ["       Ottawa", "Score     7.0"]
    assert list(columns([])) == []


def test_a_story_begins_with_a_title_that_agrees_with_every_scenario() -> None:
    assert next(iter(story(watched(), words("fr")))).endswith("\u00a0: la partie, racontée avec la graine 3")
