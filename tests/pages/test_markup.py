"""What the projector's page takes over of the server's markup: all that a debrief is made of, and nothing that acts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from game.debrief.found import find
from game.debrief.report.makers import Given, sections
from game.debrief.telling import Telling
from game.debrief.whatif.suggested import Suggestion
from game.server.debriefs.played_on import told
from tests.debrief.games import LONG, played
from tests.shipped import ROOT, words

SOURCE = (ROOT / "assets" / "web" / "wall" / "markup.js").read_text(encoding="utf-8")
ACTS = {"script", "style", "a", "img", "iframe", "object", "form", "input", "button", "use", "image", "foreignObject"}


def listed(name: str) -> set[str]:
    """A set of the module, by its name."""
    found = re.search(rf"const {name} = new Set\(\[(.*?)\]\)", SOURCE, re.DOTALL)
    assert found is not None
    return set(re.findall(r'"([^"]+)"', found[1]))


class Used(HTMLParser):
    """Collects what a text of markup is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.slow
def test_all_that_a_debrief_is_made_of_is_taken_over() -> None:
    game = played(LONG)
    telling, found = Telling(game.table, words("en")), find(game)
    used = Used()
    for part in sections(found, telling, Given(predictions=(("P01", "x"),))):
        for slide in part.slides:
            used.feed(slide.body)
    one = found.suggested.found[0]
    used.feed(told(Suggestion(one.replayed, one.onward), game, telling)["html"])
    assert used.tags <= listed("TAGS"), used.tags - listed("TAGS")
    assert used.attributes <= {name.lower() for name in listed("ATTRIBUTES")}, used.attributes


def test_nothing_that_acts_or_leads_elsewhere_is_taken_over() -> None:
    assert not listed("TAGS") & ACTS
    assert not [name for name in listed("ATTRIBUTES") if name.startswith("on") or name in ("style", "href", "src")]
