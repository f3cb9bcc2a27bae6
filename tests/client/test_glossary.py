"""The glossary on every term: found wherever it stands, told to mouse and keys, and opened there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.catalog.shelf import read_card
from game.client import lexicon
from game.client.app import App
from game.client.desk.pieces import Card
from game.client.kit.check import problems
from game.client.kit.controls import Button
from game.client.kit.labels import Label
from game.client.kit.layout import Column
from game.client.kit.stage import TIP_AFTER
from game.client.kit.widget import Widget, walk
from game.client.lexicon import entries, mark, marks, step_terms
from game.client.screens.game import GameScreen
from game.client.screens.glossary import Glossary
from game.client.words import shelf
from game.rules.cards import Text
from tests.client import hands
from tests.client.person import Person
from tests.client.test_whole_game import reach
from tests.client.views import shown

ME = 1
LANGUAGES = ("en", "fr")


def texts(value: object) -> Iterator[Text]:
    """Every text in a card."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from texts(inner)


def everything(language: str) -> Iterator[str]:
    """Every card, brief, event, report sentence and label of the content."""
    for kind, cards in shelf().cards.items():
        for card in cards.values() if kind != "glossary" else ():
            for text in texts(dict(card.data)):
                yield getattr(text, language)
    for sentence in shelf().words.values():
        form = sentence[language]
        yield from form.values() if isinstance(form, dict) else (form,)


def standing(text: str, language: str) -> set[str]:
    """The terms in a text, found letter by letter: a form between letters is none, nor is one within a longer form."""
    spans: list[tuple[int, int, str]] = []
    for id, card in entries().items():
        for form in card.data["forms"][language]:
            where, what = (text, form) if form.isupper() else (text.lower(), form.lower())
            at = where.find(what)
            while at >= 0:
                before, after = text[at - 1 : at], text[at + len(form) : at + len(form) + 1]
                if not (before.isalnum() or before == "_" or after.isalnum() or after == "_"):
                    spans.append((at, at + len(form), id))
                at = where.find(what, at + 1)
    return {
        id
        for start, end, id in spans
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b, _ in spans)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_found_in_every_text(language: str) -> None:
    met: set[str] = set()
    for text in everything(language):
        found = {m.id for m in marks(language, text)}
        assert found == standing(text, language), text
        met |= found
    others = {other for card in entries().values() for other in card.data["see"]}
    for card in entries().values():
        others |= {m.id for m in marks(language, getattr(card.data["text"], language))} - {card.id}
    assert met | others == set(entries()), "every entry is linked from somewhere"
    assert len(met) > 28


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "A counter-offer, then an offer.", [("counter-offer", "counter-offer"), ("offer", "offer")]),
        ("en", "FAST lanes are fast.", [("fast", "FAST")]),
        ("en", "They move fast.", []),
        ("en", "Promises, promises: a Promise.", [("promise", "Promises")]),
        ("en", "Scoffers and treatyism", []),
        ("en", "Political capital carries it; the capitals do not.", [("capital", "Political capital")]),
        ("fr", "L’offre, puis une contre-offre.", [("offer", "offre"), ("counter-offer", "contre-offre")]),
        ("fr", "Le grand livre dit la confiance.", [("ledger", "grand livre"), ("trust", "confiance")]),
        ("fr", "Ententes ratifiées", [("ratification", "ratifiées")]),
        ("en", "", []),
    ],
)
def test_forms_and_the_longest_and_the_first(language: str, text: str, found: list[tuple[str, str]]) -> None:
    assert [(m.id, text[m.start : m.end]) for m in marks(language, text)] == found


def test_forms_stand_for_one_term_each_and_the_title_is_among_them() -> None:
    for language in LANGUAGES:
        forms = [form.lower() for card in entries().values() for form in card.data["forms"][language]]
        assert len(forms) == len(set(forms))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_is_marked_and_nothing_else(language: str) -> None:
    seen: set[str] = set()
    for _, app in shown(language):
        app.tick()
        if not isinstance(app.screen, GameScreen) or app.screen.seating.drawn:
            continue
        for layer in app.stage.layers():
            for widget in walk(layer):
                if isinstance(widget, Label) and widget.role not in lexicon.BARE and widget.terms:
                    assert widget.marks == marks(language, widget.text)
                    seen |= {m.id for m in widget.marks}
    assert len(seen) >= 12


def test_a_picture_made_anew_seeks_nothing_anew(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    reach(person, person.sit("first-game", ME), "negotiation")
    before = marks.cache_info().misses
    person.app.refresh()
    person.look()
    assert marks.cache_info().misses == before


# --- with the pointer and with keys ---


class Told:
    """A stage with a label on it, and what was looked up."""

    def __init__(self, *parts: Widget) -> None:
        self.opened: list[str] = []
        self.clock = hands.Clock()
        tree = Column([*parts])
        mark(tree, "en", self.opened.append)
        self.stage = hands.put(tree, clock=self.clock)

    def over(self, label: Label, at: int = 0) -> tuple[int, int]:
        """The middle of a term in the window."""
        return label._areas(self.stage.style, at)[0].center

    def rest(self) -> str:
        """The tip after a while."""
        self.clock.now += TIP_AFTER + 0.1
        self.stage.tick()
        tip = self.stage.tip()
        return tip.tip if tip is not None else ""


def long() -> Label:
    return Label("Every promise that is kept, whatever it may cost at home, builds trust. " * 3, id="long")


def test_the_pointer_on_a_term_is_told_what_it_means_and_a_press_opens_it() -> None:
    label = long()
    told = Told(label)
    assert [m.id for m in label.marks] == ["promise", "trust"]
    for at, word in ((0, "Promise\n"), (1, "Trust\n")):
        told.stage.handle(hands.move(told.over(label, at)))
        assert told.rest().startswith(word)
    told.stage.handle(hands.move((told.over(label)[0] + 120, told.over(label)[1])))
    assert told.rest() == "", "beside the term nothing is told"
    hands.click(told.stage, told.over(label, 1))
    assert told.opened == ["trust"]


def test_a_label_with_words_of_its_own_to_tell_keeps_them() -> None:
    label = Label("A promise and more of it to read", tip="Own words")
    told = Told(label)
    told.stage.handle(hands.move((label.rect.x + 300, label.rect.y + 5)))
    label.rect.w = 600
    told.stage.handle(hands.move((label.rect.x + 200, label.rect.y + 5)))
    assert told.rest() == "Own words"
    told.stage.handle(hands.move(told.over(label)))
    assert told.rest().startswith("Promise")


def test_on_a_card_a_press_is_for_the_card() -> None:
    pressed: list[int] = []
    label = long()
    told = Told(Card(label, lambda: pressed.append(1), id="card"))
    told.stage.handle(hands.move(told.over(label)))
    assert told.rest().startswith("Promise")
    hands.click(told.stage, told.over(label))
    assert pressed == [1] and told.opened == [] and told.stage.focus_id == "card"


def test_keys_go_from_term_to_term_and_back_into_the_order_of_tab() -> None:
    first, label, last = Button("Before", None, id="a"), long(), Button("After", None, id="b")
    told = Told(first, label, Label("A treaty"), last)
    stage = told.stage
    stage.focus(first)
    for word in ("Promise", "Trust", "Treaty", "Promise"):
        step_terms(stage, 1)
        assert told.rest().startswith(word)
    step_terms(stage, -1)
    assert told.rest().startswith("Treaty")
    step_terms(stage, 1)
    stage.handle(hands.key(pygame.K_RETURN))
    assert told.opened == ["promise"]
    stage.handle(hands.key(pygame.K_TAB))
    assert stage.focus_id == "b", "Tab goes on from where the term stands"
    stage.handle(hands.key(pygame.K_TAB))
    assert stage.focus_id == "a", "no term is a stop of its own"


def test_without_terms_the_key_does_nothing() -> None:
    told = Told(Label("Nothing here"), Button("A promise", None, id="a"))
    step_terms(told.stage, 1)
    assert told.stage.focus_id == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_from_a_text_of_the_game_into_the_glossary_and_back(tmp_path: Path, hand: str, language: str) -> None:
    person = Person(tmp_path, hand, language)
    game = reach(person, person.sit("first-game", ME), "negotiation")
    term = look_up_first(person)
    screen = person.app.screen
    assert isinstance(screen, Glossary) and screen.term == term
    person.look()
    person.look()
    entry, list = person.app.stage.find(f"term-{term}"), person.app.stage.find("glossary-scroll")
    assert list.rect.contains(entry.rect), "it is in view"
    title = getattr(entries()[term].data["title"], language)
    assert any(isinstance(w, Label) and w.text == title for w in walk(entry))
    assert problems(person.app.stage.root, person.app.stage.style) == []
    person.press("glossary-close")
    back: Any = person.app.screen
    assert isinstance(back, GameScreen) and back is game


def look_up_first(person: Person) -> str:
    """Open the first marked term that is not on a card."""
    app: App = person.app
    person.look()
    if person.hand == "keys":
        app.handle(hands.key(pygame.K_F7))
        label = app.stage.focused()
        assert isinstance(label, Label)
        term = label.marks[label.at_mark].id
        app.handle(hands.key(pygame.K_RETURN))
        return term
    foot = [w for w in walk(app.stage.root) if isinstance(w, Label) and w.marks][-1]
    at = foot._areas(app.stage.style, 0)[0].center
    for event in (hands.move(at), hands.down(at), hands.up(at)):
        app.handle(event)
    return foot.marks[0].id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_has_every_term_and_leads_from_one_to_another(tmp_path: Path, language: str) -> None:
    person = Person(tmp_path, "mouse", language)
    person.app.look_up("")
    person.look()
    assert {f"term-{id}" for id in entries()} <= {w.id for w in walk(person.app.stage.root)}
    person.press("see-treaty-memorandum")
    screen = person.app.screen
    assert isinstance(screen, Glossary) and screen.term == "memorandum"
    person.press("glossary-close")
    assert not isinstance(person.app.screen, Glossary)


@pytest.mark.parametrize(
    ("forms", "field", "code"),
    [
        ("", "forms", "field.missing"),
        ("forms: {en: [a]}", "forms.fr", "field.missing"),
        ("forms: {en: [], fr: [a]}", "forms.en", "list.short"),
        ("forms: {en: a, fr: [a]}", "forms.en", "want.list"),
    ],
)
def test_a_term_without_forms_is_told(tmp_path: Path, forms: str, field: str, code: str) -> None:
    path = tmp_path / "haste.yaml"
    path.write_text(f"id: haste\ntitle: {{en: A, fr: B}}\ntext: {{en: A, fr: B}}\n{forms}\n", encoding="utf-8")
    card, (problem,) = read_card(path, "glossary/haste.yaml", "glossary")
    assert card is None and (problem.field, problem.code) == (field, code)
