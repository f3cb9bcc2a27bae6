"""A card whose pack has no scenario yet is looked at all the same, at a table to which it is lent."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from game import cli
from game.catalog.questions import ASKED, KIND_OF
from game.catalog.shelf import Shelf, read, shipped
from game.client.app import App
from game.client.desk.cards import who_words
from game.client.desk.desk import Desk
from game.client.preview.faces import faces
from game.client.settings import Settings
from game.table.sample import Sample, sample
from game.telling.preview import KINDS, told
from tests.shipped import CONTENT, READ, shelf, words

BEGUN = [name for name in ASKED if KIND_OF[name] in KINDS and name != "scenario"]

OWN = (
    ("program", "Own ferry", ("--by", "mill-actor")),
    ("agreement", "Own pact", ("--parties", "mill-actor, new-brunswick")),
)
"""Cards that only the pack's own actor can use, with somebody who is not at every table."""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The shelf with a pack of one card of each kind, and no scenario."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("game.catalog.places.saves_folder", lambda: home)
        shipped.cache_clear()
        assert cli.run(("new", "pack", "--title", "Valley", "-y")) == 0
        for name in BEGUN:
            shipped.cache_clear()
            assert cli.run(("new", name, "valley", "--title", f"Mill {name}", "-y")) == 0
        for name, title, option in OWN:
            shipped.cache_clear()
            assert cli.run(("new", name, "valley", "--title", title, *option, "-y")) == 0
        shipped.cache_clear()
    return read(CONTENT, [home / "packs" / "valley"], readings=READ)


def found(pack: Shelf, name: str) -> Sample:
    seen = sample(pack, KIND_OF[name], f"mill-{name}")
    assert seen is not None
    return seen


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_card_that_no_scenario_has_is_lent_to_one(pack: Shelf, language: str) -> None:
    lent = {"en": "No scenario plays with this card yet", "fr": "Aucun scénario ne joue encore avec cette carte"}
    for name in BEGUN:
        seen, kind = found(pack, name), KIND_OF[name]
        assert seen.lent and seen.table.scenario.id in shelf().cards["scenarios"]
        text = "\n".join(told(words(language).at(pack), pack.cards[kind][f"mill-{name}"], seen))
        assert lent[language] in text and not re.search(r"[{}]", text), text
        app = App((1280, 800), Settings(language=language), lambda: 0.0)
        app.read(pack)
        assert faces(app, kind, f"mill-{name}", seen)


def test_an_actor_without_a_scenario_takes_one_more_seat(pack: Shelf) -> None:
    seen = found(pack, "actor")
    actors = seen.table.scenario.actors
    assert actors[seen.seat].id == "mill-actor"
    assert len(actors) == len(shelf().cards["scenarios"][seen.table.scenario.id].data["seats"]) + 1


def test_a_pack_that_is_lent_does_not_join_for_good(pack: Shelf) -> None:
    found(pack, "program")
    assert pack.cards["packs"]["valley"].data["joins"] == ()


def test_a_card_that_a_scenario_has_is_not_lent() -> None:
    seen = sample(shelf(), "programs", "fast-us")
    assert seen is not None and not seen.lent


def test_an_event_without_a_choice_asks_nobody(pack: Shelf) -> None:
    text = "\n".join(told(words("en").at(pack), pack.cards["events"]["mill-event"], found(pack, "event")))
    assert "Nobody at that table has to choose." in text and "can use it" not in text


@pytest.mark.parametrize(
    ("kind", "id", "guests"),
    [("programs", "own-ferry", {"mill-actor"}), ("agreements", "own-pact", {"mill-actor", "new-brunswick"})],
)
def test_who_alone_can_use_a_card_sits_down_where_it_is_lent(pack: Shelf, kind: str, id: str, guests: set[str]) -> None:
    seen = sample(pack, kind, id)
    assert seen is not None and seen.lent and seen.usable
    actors = seen.table.scenario.actors
    assert {actors[seat].id for seat in seen.guests} == guests and actors[seen.seat].id in guests
    text = "\n".join(told(words("en").at(pack), pack.cards[kind][id], seen))
    assert "added there for it: " in text and "obody at that table" not in text
    text = "\n".join(told(words("fr").at(pack), pack.cards[kind][id], seen))
    assert "ajouté" in text


def test_nobody_is_invited_where_somebody_can_use_the_card_already(pack: Shelf) -> None:
    assert found(pack, "program").guests == found(pack, "event").guests == found(pack, "actor").guests == ()


def test_seen_by_is_said_with_the_article() -> None:
    seen = sample(shelf(), "programs", "quebec-delegations")
    assert seen is not None
    text = "\n".join(told(words("fr"), shelf().cards["programs"]["quebec-delegations"], seen))
    assert "Vu par le Québec dans" in text


def test_a_card_that_nobody_can_use_says_so_beside_its_icon(pack: Shelf) -> None:
    seen = found(pack, "program")
    app = App((1280, 800), Settings(language="en"), lambda: 0.0)
    app.read(pack)
    desk = Desk(seen.fresh(), seen.seat, app.words, app.stage.toast)
    program = replace(desk.scenario.programs["mill-program"], by=("nobody-here",))
    assert who_words(desk, program) == "nobody at this table"
