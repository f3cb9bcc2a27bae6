"""Slides: one script that is allowed by its mark, everything readable without it."""

from __future__ import annotations

import base64
import re
from hashlib import sha256

from game.debrief.report.slides import slides
from tests.debrief.report.parts import made


def test_only_its_own_script_may_run() -> None:
    parts, telling = made("en")
    text = slides("A title", parts, telling).decode()
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    mark = base64.b64encode(sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-{mark}'" in text
    assert "http:" not in text and "https:" not in text and " onclick" not in text


def test_every_slide_is_there_and_says_where_it_stands() -> None:
    parts, telling = made("fr")
    text = slides("Un titre", parts, telling).decode()
    count = sum(len(part.slides) for part in parts)
    assert re.findall(r'id="slide-(\d+)"', text) == [str(at) for at in range(1, count + 1)]
    assert f"1 / {count}" in text and f"{count} / {count}" in text
    assert text.count("<h1") == 1 and text.count("<h2") == count - 1
