"""The page: whole by itself, in order, escaped, small and quickly made."""

from __future__ import annotations

import re
import time

import pytest

from game.debrief.report.page import page
from game.telling.markup import POLICY
from tests.debrief.games import LONG, played
from tests.debrief.report.parts import UGLY, made

LANGUAGES = ("en", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_asks_nothing_of_anybody_and_runs_nothing(language: str) -> None:
    parts, telling = made(language)
    text = page("A title", parts, telling).decode()
    assert f'content="{POLICY}"' in text and f'<html lang="{language}">' in text
    assert "http:" not in text and "https:" not in text and "<script" not in text and "src=" not in text
    assert "url(" not in text and "@import" not in text and 'style="' not in text


def test_the_parts_stand_in_their_order_and_are_linked() -> None:
    parts, telling = made("en")
    text = page("A title", parts, telling).decode()
    assert re.findall(r'<a href="#([a-z]+)">', text) == ["everything", "plain"]
    assert re.findall(r'<section id="([a-z]+)"><h2>', text) == ["everything", "plain"]
    assert text.index("<h1>A title") < text.index("<nav") < text.index("<h2>")
    assert "<h2>Everything &amp; more</h2>" in text


def test_a_single_part_needs_no_list_of_contents() -> None:
    parts, telling = made("en")
    assert b"<nav" not in page("A title", parts[:2], telling)


def test_words_are_never_markup() -> None:
    parts, telling = made("en")
    text = page(UGLY, parts, telling, UGLY).decode()
    assert "<script" not in text and text.count("&lt;script&gt;") >= 5


def test_wide_things_can_be_moved_by_keyboard_and_all_boxes_are_closed() -> None:
    parts, telling = made("en")
    text = page("A title", parts, telling).decode()
    boxes = text.count('<div class="across" role="group" tabindex="0"')
    assert boxes == text.count("<table") + text.count("<svg") > 4
    assert text.count("<div") == text.count("</div>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_tells_who_came_first_and_who_sat_where(language: str) -> None:
    game = played(LONG)
    parts, telling = made(language)
    text = page("A title", parts, telling).decode()
    assert telling.name(game.first) in text and telling.points(game.finals[game.first]) in text
    assert all(telling.name(seat) in text for seat in game.seats)
    assert "KeyError" not in text and "{" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)


def test_the_shell_is_made_in_less_than_a_second() -> None:
    game = played(LONG)
    began = time.process_time()
    parts, telling = made("fr", game)
    page("A title", parts, telling)
    assert time.process_time() - began < 1.0
