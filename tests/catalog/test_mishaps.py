"""Slips of the pen in YAML: the corpus has one of each; here what both parsers say, and what neither knows."""

from __future__ import annotations

import pytest
import yaml

from game.catalog.mishaps import mishap
from tests.catalog.corpus import FILES, codes

SLIPS = [path for path in FILES if any(code.startswith("yaml.") for code in codes(path))]


@pytest.mark.parametrize("path", SLIPS, ids=lambda path: path.stem)
def test_the_parser_in_python_leads_to_the_same_slip(path: object) -> None:
    """Where libyaml is missing, its twin is used, in other words and now and then at another letter."""
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    with pytest.raises(yaml.YAMLError) as error:
        list(yaml.parse(text, Loader=yaml.SafeLoader))
    assert mishap(error.value, text).code in codes(path)  # type: ignore[arg-type]


def test_what_no_look_knows_is_told_at_its_place() -> None:
    mark = yaml.Mark("x", 0, 1, 4, None, 0)
    found = mishap(yaml.MarkedYAMLError(problem="something new", problem_mark=mark), "a: b\nc: d e\n")
    assert (found.code, found.line, found.column) == ("file.yaml", 2, 5)


def test_an_error_without_a_place_is_told_at_the_beginning() -> None:
    found = mishap(yaml.YAMLError("lost"), "a: b\n")
    assert (found.code, found.line, found.column) == ("file.yaml", 1, 1)
