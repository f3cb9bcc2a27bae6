"""Writing: accents, selection, words, clipboard, bounds."""

from __future__ import annotations

import pygame
import pytest

from game.client.kit import clipboard
from game.client.kit.entry import Entry
from game.client.kit.layout import Column
from game.client.kit.stage import Stage
from game.client.kit.text import text_width
from tests.client.hands import Clock, click, down, key, move, put, text, up

CTRL, SHIFT = pygame.KMOD_LCTRL, pygame.KMOD_LSHIFT


def writing(start: str = "", most: int = 400) -> tuple[Stage, Entry, list[str], list[str]]:
    changes: list[str] = []
    sent: list[str] = []
    entry = Entry(start, changes.append, done=sent.append, most=most, id="entry")
    stage = put(Column([entry]))
    stage.focus(entry)
    return stage, entry, changes, sent


def test_letters_come_from_text_input_with_their_accents() -> None:
    stage, entry, changes, sent = writing()
    for letters in ("Déjà", " vu", "…", "œ"):
        stage.handle(text(letters))
    assert entry.text == "Déjà vu…œ"
    assert changes[-1] == entry.text
    stage.handle(key(pygame.K_RETURN))
    assert sent == ["Déjà vu…œ"]


def test_letters_set_off_nothing_else_and_space_is_not_a_button() -> None:
    stage, entry, _, _ = writing("a")
    assert stage.handle(key(pygame.K_SPACE))
    assert entry.text == "a"


def test_the_cursor_moves_and_deletes() -> None:
    stage, entry, _, _ = writing("Québec")
    stage.handle(key(pygame.K_BACKSPACE))
    stage.handle(key(pygame.K_HOME))
    stage.handle(key(pygame.K_DELETE))
    stage.handle(key(pygame.K_RIGHT))
    stage.handle(text("X"))
    assert entry.text == "uXébe"


def test_a_selection_is_replaced() -> None:
    stage, entry, _, _ = writing("one two")
    stage.handle(key(pygame.K_LEFT, SHIFT))
    stage.handle(key(pygame.K_LEFT, SHIFT))
    assert entry.chosen == (5, 7)
    stage.handle(text("en"))
    assert entry.text == "one ten"
    stage.handle(key(pygame.K_a, CTRL))
    stage.handle(key(pygame.K_BACKSPACE))
    assert entry.text == ""


def test_control_goes_by_words() -> None:
    stage, entry, _, _ = writing("the long border")
    stage.handle(key(pygame.K_LEFT, CTRL))
    assert entry.end == 9
    stage.handle(key(pygame.K_BACKSPACE, CTRL))
    assert entry.text == "the border"
    stage.handle(key(pygame.K_DELETE, CTRL))
    assert entry.text == "the "


def test_copy_cut_and_paste() -> None:
    stage, entry, _, _ = writing("trêve")
    stage.handle(key(pygame.K_a, CTRL))
    stage.handle(key(pygame.K_c, CTRL))
    assert clipboard.copied() == "trêve"
    stage.handle(key(pygame.K_x, CTRL))
    assert entry.text == ""
    stage.handle(key(pygame.K_v, CTRL))
    stage.handle(key(pygame.K_v, CTRL))
    assert entry.text == "trêvetrêve"


def test_without_a_system_clipboard_our_own_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> str:
        raise pygame.error("no clipboard")

    monkeypatch.setattr(pygame.scrap, "put_text", none)
    monkeypatch.setattr(pygame.scrap, "get_text", none)
    clipboard.put("à nous")
    assert clipboard.copied() == "à nous"


def test_pasted_lines_become_one_and_the_length_is_bound() -> None:
    stage, entry, _, _ = writing(most=8)
    stage.handle(text("one\ntwo\x00three"))
    assert entry.text == "one twot"
    stage.handle(text("more"))
    assert len(entry.text) == 8


def test_the_mouse_sets_the_cursor_and_drags_a_selection() -> None:
    stage, entry, _, _ = writing("abcdefgh")
    click(stage, (entry.rect.x + 1, entry.rect.centery))
    assert entry.chosen == (0, 0)
    stage.handle(down((entry.rect.x + 1, entry.rect.centery)))
    stage.handle(move((entry.rect.right, entry.rect.centery)))
    stage.handle(up((entry.rect.right, entry.rect.centery)))
    assert entry.chosen == (0, 8)


def test_the_cursor_blinks_by_the_clock_and_only_with_the_focus() -> None:
    clock = Clock()
    entry = Entry("", lambda _: None, id="entry")
    stage = put(Column([entry]), clock=clock)
    surface = pygame.Surface((800, 600))
    stage.draw(surface)
    clock.now = 3.1
    stage.tick()
    stage.draw(surface)
    clock.now = 3.9
    stage.tick()
    assert not stage.draw(surface)
    stage.focus(entry)
    clock.now = 4.1
    stage.tick()
    stage.draw(surface)
    clock.now = 4.6
    stage.tick()
    assert stage.draw(surface)


def test_what_is_written_outlives_a_new_tree() -> None:
    stage, entry, _, _ = writing("abc")
    stage.handle(key(pygame.K_HOME))
    fresh = Entry(entry.text, lambda _: None, id="entry")
    stage.show(Column([fresh]))
    assert stage.focused() is fresh
    stage.handle(text("x"))
    assert fresh.text == "xabc"


def test_a_long_line_keeps_the_cursor_in_view() -> None:
    stage, entry, _, _ = writing("mot " * 80)
    surface = pygame.Surface((800, 600))
    stage.keyboard = True
    stage.draw(surface)
    cursor = entry.rect.right - 20
    shown = [surface.get_at((x, entry.rect.centery))[:3] for x in range(cursor - 40, cursor)]
    assert any(colour != stage.style.theme.panel for colour in shown)


def type_in(stage: Stage, words: str) -> None:
    """As a keyboard does: letter by letter."""
    for letter in words:
        stage.handle(text(letter))


def test_undo_takes_back_word_by_word_and_redo_brings_it_again() -> None:
    stage, entry, changes, _ = writing()
    type_in(stage, "un pont à deux")
    stage.handle(key(pygame.K_z, CTRL))
    assert entry.text == "un pont à "
    stage.handle(key(pygame.K_z, CTRL))
    stage.handle(key(pygame.K_z, CTRL))
    assert entry.text == "un "
    assert changes[-1] == "un ", "the screen hears of it"
    stage.handle(key(pygame.K_y, CTRL))
    assert entry.text == "un pont "
    stage.handle(key(pygame.K_z, CTRL | SHIFT))
    assert entry.text == "un pont à "
    for _ in range(9):
        stage.handle(key(pygame.K_z, CTRL))
    assert entry.text == ""
    for _ in range(9):
        stage.handle(key(pygame.K_y, CTRL))
    assert entry.text == "un pont à deux"


def test_what_is_written_after_undo_ends_the_way_forth() -> None:
    stage, entry, _, _ = writing()
    type_in(stage, "one two")
    stage.handle(key(pygame.K_z, CTRL))
    type_in(stage, "ten")
    stage.handle(key(pygame.K_y, CTRL))
    assert entry.text == "one ten"
    stage.handle(key(pygame.K_z, CTRL))
    assert entry.text == "one "


def test_deleting_pasting_and_a_moved_cursor_are_steps_of_their_own() -> None:
    stage, entry, _, _ = writing("border")
    for _ in range(3):
        stage.handle(key(pygame.K_BACKSPACE))
    clipboard.put("ough")
    stage.handle(key(pygame.K_v, CTRL))
    assert entry.text == "borough"
    stage.handle(key(pygame.K_z, CTRL))
    assert entry.text == "bor"
    stage.handle(key(pygame.K_z, CTRL))
    assert (entry.text, entry.chosen) == ("border", (6, 6))
    type_in(stage, "a")
    stage.handle(key(pygame.K_HOME))
    type_in(stage, "b")
    stage.handle(key(pygame.K_z, CTRL))
    assert entry.text == "bordera"


def test_undo_gives_back_what_was_chosen_and_written_over() -> None:
    stage, entry, _, _ = writing("one two")
    stage.handle(key(pygame.K_LEFT, CTRL | SHIFT))
    type_in(stage, "x")
    assert entry.text == "one x"
    stage.handle(key(pygame.K_z, CTRL))
    assert (entry.text, entry.chosen) == ("one two", (4, 7))


def test_undo_outlives_a_new_tree_but_not_another_text() -> None:
    stage, _, _, _ = writing()
    type_in(stage, "abc")
    same = Entry("abc", lambda _: None, id="entry")
    stage.show(Column([same]))
    stage.handle(key(pygame.K_z, CTRL))
    assert same.text == ""
    stage.handle(key(pygame.K_y, CTRL))
    sent = Entry("", lambda _: None, id="entry")
    stage.show(Column([sent]))
    stage.handle(key(pygame.K_z, CTRL))
    assert sent.text == "", "what was sent and cleared does not come back"


def letter_x(stage: Stage, entry: Entry, at: int) -> tuple[int, int]:
    """The window's place just right of a gap between letters."""
    face = stage.style.face("body")
    return entry.rect.x + stage.style.px(12) + text_width(face, entry.text[:at]) + 1, entry.rect.centery


def test_a_double_click_takes_a_word_a_third_the_line_and_a_drag_goes_on_by_words() -> None:
    clock = Clock()
    entry = Entry("le long chemin", lambda _: None, id="entry")
    stage = put(Column([entry]), clock=clock)
    at = letter_x(stage, entry, 5)
    click(stage, at)
    clock.now = 0.2
    click(stage, at)
    assert entry.chosen == (3, 7)
    clock.now = 0.4
    click(stage, at)
    assert entry.chosen == (0, 14)
    clock.now = 5.0
    click(stage, at)
    assert entry.chosen == (5, 5), "long after, it is a first press again"
    clock.now = 5.1
    stage.handle(down(at))
    stage.handle(move(letter_x(stage, entry, 10)))
    assert entry.chosen == (3, 14)
    stage.handle(move(letter_x(stage, entry, 1)))
    assert entry.chosen == (0, 7)
    stage.handle(up(letter_x(stage, entry, 1)))


def composing(letters: str) -> pygame.event.Event:
    return pygame.event.Event(pygame.TEXTEDITING, text=letters, start=0, length=len(letters))


def test_what_an_input_method_composes_is_shown_and_not_yet_written() -> None:
    stage, entry, changes, sent = writing("caf")
    surface = pygame.Surface((800, 600))
    stage.tick()
    stage.draw(surface)
    before = surface.copy()
    assert stage.handle(composing("´"))
    stage.draw(surface)
    assert surface.get_buffer().raw != before.get_buffer().raw
    stage.handle(key(pygame.K_RETURN))
    stage.handle(key(pygame.K_BACKSPACE))
    assert (entry.text, changes, sent) == ("caf", [], []), "the keys are the input method’s"
    stage.handle(text("é"))
    assert (entry.text, entry.composed) == ("café", "")
    stage.handle(composing("か"))
    stage.handle(composing(""))
    stage.handle(key(pygame.K_BACKSPACE))
    assert entry.text == "caf", "given up, the keys are its own again"


def test_composing_ends_when_the_focus_goes() -> None:
    stage, entry, _, _ = writing("caf")
    stage.handle(composing("e"))
    stage.focus(None)
    stage.tick()
    stage.focus(entry)
    stage.handle(key(pygame.K_BACKSPACE))
    assert entry.text == "ca"
    stage.focus(None)
    assert not stage.handle(composing("e"))
