"""The page about the model is what the model is now, and leaves nothing out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from game.catalog.texts import LANGUAGES
from game.lab.causes import Link, links
from game.lab.modeldoc import BOUNDS, EQUATIONS, FILES, OTHERS, page, write
from game.lab.reads import reads
from game.world.names import VARIABLES
from tests.shipped import ROOT, shelf

COMMAND = "border lab model"


@lru_cache(maxsize=2)
def made(language: str) -> str:
    return page(shelf(), language)


@lru_cache(maxsize=1)
def found() -> dict[tuple[str, str], Link]:
    return {(link.source, link.target): link for link in links(shelf())}


def without_sensitivity(text: str) -> str:
    """What takes hours to work out is not part of what must be up to date."""
    before, rest = text.split(BOUNDS[0])
    return before + rest.split(BOUNDS[1])[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_page_is_what_is_made_now(language: str) -> None:
    kept = (ROOT / "docs" / FILES[language]).read_text(encoding="utf-8")
    same = without_sensitivity(kept) == without_sensitivity(made(language))
    assert same, f"docs/{FILES[language]} is out of date: run `{COMMAND}`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parameter_and_every_variable_is_on_the_page(language: str) -> None:
    rows = made(language).splitlines()
    for name in (*shelf().parameters, *(v.name for v in VARIABLES)):
        assert any(row.startswith(f"| `{name}`") for row in rows), name


def test_every_parameter_is_read_by_a_function() -> None:
    """Also the path of the exchange rate and of US growth, which the catalog turns into what each round reads."""
    names = shelf().parameters
    read = {name for module in (*EQUATIONS, *OTHERS) for by in reads(module, names).values() for name in by}
    assert set(names) - read == set()


def test_what_a_function_reads() -> None:
    equations, politics, _ = (reads(module, shelf().parameters) for module in EQUATIONS)
    assert equations["wait"] == ("queue_power", "queue_scale")
    assert {"travel_us_trend", "travel_ca_trend", "travel_minute"} <= set(equations["travel_aim"])
    assert "travel_rate" not in equations["travel_aim"]
    assert "outrage_decay" in politics["outrage"]
    assert "layer_half" not in reads(OTHERS[1], shelf().parameters)["prepare"]


@pytest.mark.parametrize(
    "source, target, sign",
    [
        ("alarm", "pressure", 1),
        ("reassurance", "pressure", -1),
        ("documents", "travel_us", -1),
        ("visible", "expectation", 1),
        ("expectation", "outrage", 1),
        ("border_cost", "trade", -1),
        ("trusted_trader", "border_cost", -1),
        ("disruption", "local_economy", -1),
        ("trust", "reassurance", 1),
        ("interop", "reassurance", 1),
        ("border_cost", "diversification", 1),
    ],
)
def test_the_links_of_the_article(source: str, target: str, sign: int) -> None:
    assert found()[source, target].sign == sign


def test_the_most_decisive_assumptions_have_their_place(tmp_path: Path) -> None:
    text = page(shelf(), "en", [("alarm_decay", 0.5)] * 12)
    inside = text.split(BOUNDS[0])[1].split(BOUNDS[1])[0]
    assert inside.count("`alarm_decay`") == 10
    assert without_sensitivity(text) == without_sensitivity(made("en"))
    for path, language in zip(write(tmp_path, shelf()), LANGUAGES, strict=True):
        assert path.read_text(encoding="utf-8") == made(language)
