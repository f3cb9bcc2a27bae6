"""The reference of fields is current, and leads to every field and every name."""

from __future__ import annotations

import re

import pytest

from game.catalog.about import SHAPES, SINGULAR, fields
from game.catalog.reference import pages
from game.catalog.vocabulary import FIXED
from tests.shipped import ROOT, shelf

PAGES = dict(pages(shelf()))


@pytest.mark.parametrize("name", PAGES)
def test_the_reference_is_current(name: str) -> None:
    there = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert there == PAGES[name], "out of date: border schema --reference docs makes it anew"


@pytest.mark.parametrize("name", PAGES)
def test_links_within_a_page_lead_somewhere(name: str) -> None:
    heads = {head.lower().replace(" ", "-") for head in re.findall(r"(?m)^#+ (.*)$", PAGES[name])}
    links = set(re.findall(r"\]\(#([^)]*)\)", PAGES[name]))
    assert links and links <= heads
    for other in re.findall(r"\]\(([^#)]+)\)", PAGES[name]):
        assert (ROOT / "docs" / other).is_file()


@pytest.mark.parametrize("name", PAGES)
def test_every_field_stands_in_a_table(name: str) -> None:
    for kind, shape in SHAPES.items():
        section = section_of(PAGES[name], SINGULAR[kind])
        for path, _ in fields(shape):
            parts = path.split(".")
            shared = [at for at, part in enumerate(parts) if f"[{part}](#{part})" in section]
            if shared and shared[0] < len(parts) - 1:  # told once for several kinds
                at = shared[-1] if len(parts) - 1 not in shared else shared[-2]
                rest = ".".join(parts[at + 1 :])
                assert f"| `{rest}` |" in section_of(PAGES[name], parts[at], "###"), (kind, path)
            else:
                assert f"| `{path}` |" in section, (kind, path)


def section_of(page: str, head: str, level: str = "##") -> str:
    """What stands under a head."""
    found = re.search(rf"(?ms)^{level} {re.escape(head)}$(.*?)(?=^##|\Z)", page)
    assert found is not None, head
    return found[1]


@pytest.mark.parametrize("name", PAGES)
def test_every_name_that_code_has_fixed_is_listed(name: str) -> None:
    for kind in ("variable", "dial", "indicator", "phase"):
        for word in FIXED[kind]:
            assert re.search(rf"(?m)^(\| |- )`{word}`", PAGES[name]), word


def test_numbers_and_defaults_are_told() -> None:
    program = section_of(PAGES["fields.md"], "program")
    assert "| `levels` | `1` | a whole number, 1 to 5 |" in program
    assert "| `by` | must be there | a list of: a [selector](#selectors) (1 at least) |" in program
    event = section_of(PAGES["fields.md"], "event")
    assert "| `pinned` | – | a month such as 2001-09 |" in event and "| `once` | `true` | true or false |" in event
    assert "| `points` | obligatoire |" not in PAGES["fields.fr.md"]
    assert "| `mandates.points` | obligatoire | un nombre, de 0 à 30 |" in PAGES["fields.fr.md"]
