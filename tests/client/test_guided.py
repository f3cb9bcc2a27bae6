"""The guided game: its steps end when they have been done, in any sound order; a newcomer needs under ten minutes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.catalog.guides import DEEDS, MOMENTS, POINTS
from game.catalog.shelf import read
from game.client.desk.points import POINTS as PLACES
from game.client.desk.points import where
from game.client.guided import deeds
from game.client.guided.guide import Guide
from game.client.guided.lit import Lit
from game.client.guided.steps import courses
from game.client.kit.check import problems
from game.client.kit.widget import walk
from game.client.screens.game import GameScreen
from game.client.words import shelf
from game.rules.types import Action, Offer, Term
from game.table.saves import resume, saves
from tests.client.newcomer import Newcomer
from tests.client.person import Person
from tests.shipped import CONTENT, words

TEN = 10.0


def begin(folder: Path, hand: str = "mouse", language: str = "en", **how: int) -> tuple[Person, GameScreen]:
    """From the title into the guided game."""
    person = Person(folder, hand, language, **how)  # type: ignore[arg-type]
    person.press("way-title-first")
    person.press("first-start")
    while person.app.works:
        assert person.app.works[0].wait(20)
        person.look()
    game = person.app.screen
    assert isinstance(game, GameScreen)
    person.wait(game)
    return person, game


def guide_of(game: GameScreen) -> Guide:
    assert game.guide is not None
    return game.guide


def now(game: GameScreen) -> str:
    """The id of the step that has its turn."""
    step = guide_of(game).step(game.desk)
    return step.id if step is not None else ""


def test_content_names_only_what_the_code_knows() -> None:
    assert set(DEEDS) == {*deeds.DONE, "went-on"} and set(MOMENTS) == set(deeds.MOMENTS) and set(POINTS) == set(PLACES)
    assert set(deeds.RECORDED) <= set(DEEDS)
    (course,) = courses(shelf()).values()
    assert {step.until for step in course.steps} == set(DEEDS), "every deed is asked for somewhere"
    assert {step.point for step in course.steps} == set(POINTS)


@pytest.mark.parametrize(("hand", "language"), [("keys", "en"), ("mouse", "fr"), ("keys", "fr"), ("mouse", "en")])
def test_a_newcomer_learns_by_doing_in_under_ten_minutes(
    tmp_path: Path, hand: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    person, game = begin(tmp_path, hand, language)
    newcomer = Newcomer(person, game)
    for _ in range(80):
        if game.desk.over and now(game) == "":
            break
        newcomer.go_on()
    guide = guide_of(game)
    assert game.desk.over and guide.over
    assert newcomer.seen == [step.id for step in guide.steps], "every step has its turn, in the order of the guide"
    with capsys.disabled():
        told = f"{newcomer.words} words, {newcomer.acts} acts, {newcomer.waits} waits"
        print(f"\n{hand} {language}: {newcomer.minutes():.1f} minutes ({told})")
    assert newcomer.minutes() < TEN


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_a_step_points_to_is_there_and_has_a_ring_and_a_name(tmp_path: Path, language: str) -> None:
    person, game = begin(tmp_path, "mouse", language)
    newcomer = Newcomer(person, game)
    found = set()
    for _ in range(80):
        if game.desk.over and now(game) == "":
            break
        person.wait(game)
        step = guide_of(game).step(game.desk)
        if step is not None and game.dialog() is None:
            lit = person.app.stage.root
            assert isinstance(lit, Lit) and lit.target(person.app.stage.style) is not None, step.id
            place = where(game.desk, newcomer.point())
            assert place and any(getattr(w, "text", "").endswith(place) for w in walk(lit)), step.id
            person.press("guide-show")
            found.add(step.id)
            if guide_of(game).step(game.desk) is not step:
                continue
            person.look()
            focused = person.app.stage.focused()
            assert focused is not None, step.id
            assert any(w is focused for w in walk(person.app.stage.find(newcomer.point().id))), step.id
        newcomer.go_on()
    assert len(found) == len(guide_of(game).steps)


def test_an_offer_reaches_the_newcomer_whatever_was_done_before(tmp_path: Path) -> None:
    """The first offer comes by the guide's luck and actors, with no rule of its own; also to one who speaks first."""
    for first in (False, True):
        person, game = begin(tmp_path / str(first))
        game.desk.act("pass")
        if first:
            game.desk.table.submit(Action(game.desk.me, "ally", target=0, amount=1))
            term = Term("fund", by=0, card="border-infrastructure", amount=1)
            game.desk.act("offer", offer=Offer((0, 1), (term, Term("pay", 1, amount=20, target=0))))
        person.wait(game)
        waiting = [t for o in game.desk.options if o.verb == "answer" for t in o.targets]
        assert game.desk.view.phase == "negotiation" and waiting
        kinds = {term.kind for o in game.desk.view.offers if o.number in waiting for term in o.offer.terms}
        assert "sign" not in kinds and len(kinds) > 1, "each side gives, and it binds at once"
        assert now(game) == "answer"


def test_nothing_is_barred_and_another_order_is_as_good(tmp_path: Path) -> None:
    person, game = begin(tmp_path)
    person.press("desk-done")  # without a look at the map
    person.wait(game)
    person.press("talks-new")  # an offer before the answer
    person.press("party-0")
    person._segment("draft-kind", "fund")
    person.press("draft-add")
    person._segment("draft-kind", "pay")
    person.press("draft-add")
    person.press("draft-send")
    person.wait(game)
    guide = guide_of(game)
    assert {"begin", "open-offer", "give", "ask", "send"} <= guide.done and now(game) == "answer"
    assert "crossing" not in guide.done, "it comes again in the next briefing"
    person.press("desk-done")
    person.wait(game)
    assert game.desk.view.phase == "programs"


def test_a_step_is_not_done_by_going_past_it(tmp_path: Path) -> None:
    person, game = begin(tmp_path)
    assert now(game) == "crossing"
    person.tab("report")
    person.tab("map")
    assert now(game) == "crossing"
    game.desk.sight.chosen = "capital:quebec"
    person.app.refresh()
    person.look()
    assert now(game) == "crossing", "a capital is no crossing"


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_it_is_left_taken_up_shortened_and_skipped(tmp_path: Path, hand: str) -> None:
    person, game = begin(tmp_path, hand)
    long = sum(len(getattr(w, "text", "")) for w in walk(person.app.stage.find("guide")))
    person.press("guide-fold")
    assert sum(len(getattr(w, "text", "")) for w in walk(person.app.stage.find("guide"))) < long / 2
    person.press("guide-skip")
    assert now(game) == "begin"
    person.press("guide-leave")
    assert "guide" not in {w.id for w in walk(person.app.stage.root)}
    assert not isinstance(person.app.stage.root, Lit)
    person.press("desk-menu")
    person.press("menu-guide")
    assert now(game) == "begin" and person.app.stage.find("guide")


def test_a_saved_game_goes_on_at_the_same_step(tmp_path: Path) -> None:
    person, game = begin(tmp_path)
    newcomer = Newcomer(person, game)
    while now(game) != "fund":
        newcomer.go_on()
    (save, *_) = [s for s in saves(tmp_path) if not s.path.name.startswith("autosave")]
    again = GameScreen(person.app, resume(save.path, shelf())[0], game.desk.me)
    guide_of(again).follow(again.desk)
    assert now(again) in ("ledger", "fund"), "what was only looked at since the last deed may be asked for again"
    assert {"crossing", "begin", "answer", "send", "done-talking"} <= guide_of(again).done


def test_several_at_one_machine_have_no_guide(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    assert person.sit("first-game", 1, 2).guide is None


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("size", "text"), [((1280, 720), 100), ((1920, 1080), 100), ((1280, 720), 125)])
def test_the_guide_cuts_nothing_off(tmp_path: Path, language: str, size: tuple[int, int], text: int) -> None:
    person, game = begin(tmp_path, "mouse", language, size=size, text=text)  # type: ignore[arg-type]
    newcomer = Newcomer(person, game)
    found: list[str] = []
    while not game.desk.over:
        person.wait(game)
        for layer in person.app.stage.layers():
            found += [f"{now(game)}: {fault}" for fault in problems(layer, person.app.stage.style)]
        newcomer.go_on()
    assert not found


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("until: looked\n", "until: lookd\n", "want.word.near"),
        ("point: crossing", "point: zzz", "want.word"),
        ("when: promised", "when: sometimes", "want.word"),
        ("in: debrief", "in: bedtime", "want.word"),
        ("scenario: first-game", "scenario: first-gam", "unknown.scenarios.near"),
        ("even-handed", "even-hended", "unknown.personas.near"),
        ("id: answer", "id: crossing", "guide.twice"),
        ("washington: even-handed, ", "", "guide.seats"),
        ("level: 2", "level: 9", "want.between"),
    ],
)
def test_a_wrong_guide_is_told_where(tmp_path: Path, old: str, new: str, code: str) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    path = tmp_path / "content" / "guides" / "first-game.yaml"
    body = path.read_text(encoding="utf-8")
    assert old in body
    path.write_text(body.replace(old, new, 1), encoding="utf-8")
    (problem,) = [p for p in read(tmp_path / "content").problems if p.file == "guides/first-game.yaml"]
    assert problem.code == code and (problem.line > 1 or code == "guide.seats")
    assert all(words(language).say(problem.said) for language in ("en", "fr"))


def test_a_guide_changes_no_game(tmp_path: Path) -> None:
    """Its file is no part of what a saved game is measured by."""
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "content" / "guides" / "first-game.yaml").unlink()
    assert read(tmp_path / "content").digest == read(CONTENT).digest
