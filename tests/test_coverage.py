"""Every point of the article is answered by something that exists (docs/coverage.yaml)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
COVERAGE: dict[str, dict[str, list[str]]] = yaml.safe_load((ROOT / "docs/coverage.yaml").read_text(encoding="utf-8"))
ROWS = [(group, row) for group, rows in COVERAGE.items() for row in rows]


def test_all_groups_of_the_article_are_there() -> None:
    sizes = {group: len(rows) for group, rows in COVERAGE.items()}
    assert sizes == {"actors": 15, "mechanisms": 26, "programs_and_agreements": 30, "figures_to_cite": 7}


@pytest.mark.parametrize(("group", "row"), ROWS)
def test_each_row_points_to_something_that_exists(group: str, row: str) -> None:
    targets = COVERAGE[group][row]
    assert targets
    for target in targets:
        path, _, name = target.partition(":")
        assert (ROOT / path).is_file(), target
        if name:
            tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
            functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
            values = {
                t.id
                for node in tree.body
                if isinstance(node, ast.Assign)
                for t in node.targets
                if isinstance(t, ast.Name)
            }
            assert name in functions | values, target


def test_figures_of_the_article_are_in_the_background() -> None:
    text = (ROOT / "docs/background.md").read_text(encoding="utf-8")
    for figure in ("5,525 miles", "8,891 km", "100 miles", "$1.8 billion a day", "$57 billion", "1989", "1994", "1995"):
        assert figure in text


def test_cards_cite_the_articles_figures() -> None:
    """What the article says in numbers stands on the card that it is about."""
    wanted = {
        "programs/edl-quebec": ["12.8", "$40", "500,000"],
        "programs/arming-officers": ["101 million", "400", "4,800"],
        "programs/northern-agents": ["2,200"],
        "programs/border-infrastructure": ["4 billion"],
        "constituencies/us-public": ["76%"],
        "constituencies/qc-public": ["67.2%", "70%"],
        "events/government-falls": ["156 to 145"],
    }
    for card, figures in wanted.items():
        text = (ROOT / "content" / f"{card}.yaml").read_text(encoding="utf-8")
        for figure in figures:
            assert figure in text, (card, figure)
