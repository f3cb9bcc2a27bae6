"""A class on one page: a link for each table at its top, and each table's own list where it begins."""

from __future__ import annotations

import re

from game.debrief.report.forms import Forms
from game.debrief.report.joined import joined
from tests.debrief.report.parts import made


def test_the_contents_lead_to_tables_and_each_table_to_its_parts() -> None:
    parts, telling = made("en")
    whole = joined(Forms("A class", parts[:2], telling), {1: parts, 2: parts})
    text = whole.page().decode()
    lists = [re.findall(r'<a href="#([a-z0-9-]+)">', nav) for nav in re.findall(r"<nav.*?</nav>", text, re.DOTALL)]
    assert lists[0] == ["everything", *(f"table-{n}-{parts[0].name}" for n in (1, 2))]
    assert lists[1:] == [[f"table-{n}-everything", f"table-{n}-plain"] for n in (1, 2)]
    assert {one for links in lists for one in links} <= set(re.findall(r'<section id="([a-z0-9-]+)">', text))
    assert 'aria-label="Contents of table 2"' in text
