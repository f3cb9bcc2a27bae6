"""Several people at one machine: whole games, who sits when, and that nobody sees what is another's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pygame
import pytest

from game.client.app import App
from game.client.kit import clipboard
from game.client.kit.check import problems
from game.client.kit.widget import walk
from game.client.screens.game import GameScreen
from game.client.screens.newgame import NewGame
from game.client.screens.opened import OpenGame
from game.client.seating import next_person
from game.client.words import shelf
from game.rules.types import Offer
from game.table.saves import resume, saves
from tests.client import hands
from tests.client.person import Person

MARK = "zebra"


def texts(value: object) -> Iterator[str]:
    """Every string in a value of a widget."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for pair in value.items() for part in pair for text in texts(part))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from (text for part in value for text in texts(part))


def everything(app: App) -> str:
    """All that the window shows or could show when something is pointed at."""
    stage = app.stage
    found = [toast.text for toast in stage.toasts]
    for layer in stage.layers():
        for widget in walk(layer):
            found += [text for name, value in vars(widget).items() if name != "parent" for text in texts(value)]
    for widget in (stage.tip(), stage._hover):
        found += list(texts(vars(widget))) if widget is not None else []
    return "\n".join(found)


def start(
    tmp_path: Path, hand: str = "mouse", language: str = "en", others: tuple[int, ...] = (2,)
) -> tuple[Person, GameScreen]:
    person = Person(tmp_path, hand, language)
    person.app.set(level=1)
    return person, person.sit("first-game", 1, *others)


def act(person: Person, game: GameScreen) -> None:
    """One person's part of a phase without anything special."""
    person.press("desk-done")
    person.wait(game)


@pytest.mark.parametrize(("hand", "language"), [("keys", "en"), ("mouse", "fr"), ("keys", "fr"), ("mouse", "en")])
def test_a_whole_game_of_two(tmp_path: Path, hand: str, language: str) -> None:
    person, game = start(tmp_path, hand, language)
    done = person.play(game)
    assert game.desk.over and not game.seating.drawn
    rounds = game.desk.scenario.rounds
    assert done["sit-1"] >= rounds and done["sit-2"] >= rounds
    assert done["offer"] == 1 and done["fund"] >= 2
    (save, *_) = [s for s in saves(tmp_path) if not s.path.name.startswith("autosave")]
    again, notes = resume(save.path, shelf())
    assert again.state == game.desk.table.state and not notes
    assert [driver is None for driver in again.drivers].count(True) == 2


def test_a_whole_table_of_people(tmp_path: Path) -> None:
    person, game = start(tmp_path, "keys", others=(0, 2, 3))
    assert game.seating.people == (0, 1, 2, 3)
    done = person.play(game)
    assert game.desk.over and all(done[f"sit-{seat}"] >= 3 for seat in range(4))


@pytest.mark.parametrize(
    ("due", "after", "to"),
    [((0, 2, 5), 0, 2), ((0, 2), 2, 0), ((2,), 2, None), ((1, 3), 0, None), ((5,), 0, 5), ((), 0, None)],
)
def test_the_machine_goes_round(due: tuple[int, ...], after: int, to: int | None) -> None:
    assert next_person((0, 2, 5), due, after) == to


def test_it_waits_for_whom_the_table_waits(tmp_path: Path) -> None:
    person, game = start(tmp_path)
    assert game.seating.drawn and game.seating.here == 1
    person.sit_down(game)
    person.wait(game)
    act(person, game)
    assert game.seating.drawn and game.seating.here == 2
    person.sit_down(game)
    before = game.desk.view.phase
    act(person, game)
    assert game.desk.view.phase != before
    assert not game.seating.drawn and game.seating.here == 2, "who sits begins the next phase"


def test_in_negotiation_it_comes_back_to_who_is_asked_again(tmp_path: Path) -> None:
    person, game = start(tmp_path)
    both_reach(person, game, "negotiation")
    first = game.seating.here
    other = 3 - first
    person.press("desk-done")
    person.wait(game)
    assert game.seating.drawn and game.seating.here == other
    person.sit_down(game)
    person.press("talks-new")
    person.press(f"party-{first}")
    for kind in ("pay", "fund"):
        person._segment("draft-kind", kind)
        person.press("draft-add")
    draft = game.desk.draft
    assert draft is not None
    person.press("draft-send")
    assert game.desk.draft is None, person.app.stage.toasts
    person.press("desk-done")
    person.wait(game)
    assert game.seating.drawn and game.seating.here == first
    person.sit_down(game)
    assert game.desk.view.phase == "negotiation" and game.desk.my_turn


def both_reach(person: Person, game: GameScreen, phase: str) -> None:
    """Everybody passes until a phase in which somebody sits."""
    for _ in range(60):
        person.wait(game)
        if game.seating.drawn:
            person.sit_down(game)
        elif game.open_dialog:
            game.cancel()
        elif game.desk.view.phase == phase:
            person.app.refresh()
            person.look()
            return
        else:
            reach_one(person, game)
    raise AssertionError(phase)


def reach_one(person: Person, game: GameScreen) -> None:
    option = next((o for o in game.desk.options if o.verb == "choose"), None)
    if option is not None:
        game.desk.act("choose", card=option.card, amount=option.targets[0])
    else:
        game.desk.act("pass")


def plant(person: Person, game: GameScreen) -> list[str]:
    """Let who sits here leave marks everywhere, and give back what must not be seen by another."""
    desk = game.desk
    assert desk.act("message", text=f"{MARK} said", offer=offer_to(desk.me))
    desk.message = f"{MARK} half written"
    desk.start_draft()
    assert desk.draft is not None
    desk.card, desk.brief_open = f"{MARK}", True
    desk.toast(f"{MARK} toast", "note")
    game.open_dialog = ""
    person.app.refresh()
    person.look()
    desk.beside = "messages"
    person.app.refresh()
    person.look()
    person.app.stage.focus(person.app.stage.find("message-text"))
    assert MARK in everything(person.app), "the marks can be seen by whom they belong to"
    mine = desk.view.mine
    assert mine is not None
    return [desk.text(m.text) for m in desk.actor(desk.me).mandates if m.id in mine.mandates]


def offer_to(seat: int) -> Offer:
    return Offer(tuple(sorted({seat, 0})), ())


@pytest.mark.parametrize("hand", ["keys", "mouse"])
@pytest.mark.parametrize("way", ["done", "menu"])
def test_nothing_of_one_is_there_for_the_other(tmp_path: Path, hand: str, way: str) -> None:
    person, game = start(tmp_path, hand)
    both_reach(person, game, "negotiation")
    first = game.seating.here
    secrets = [MARK, *plant(person, game)]
    assert len(secrets) > 1
    if way == "done":
        person.press("desk-done")
    else:
        game.menu()
        person.app.refresh()
        person.press("menu-hand")
    person.wait(game)
    assert game.seating.drawn and game.seating.here == 3 - first
    shown = everything(person.app)
    assert not [secret for secret in secrets if secret in shown]
    assert person.app.stage.focus_id != "message-text"
    person.sit_down(game)
    for tab in ("map", "talks", "programs", "ledger", "report"):
        person.tab(tab)
        shown = everything(person.app)
        assert not [secret for secret in secrets if secret in shown], tab
    game.hand_over() if way == "menu" else person.press("desk-done")
    person.wait(game)
    if way == "menu":
        person.sit_down(game)
        assert game.seating.here == first
        assert game.desk.draft is not None and game.desk.message == f"{MARK} half written", "drafts are kept"


def test_behind_the_curtain_no_key_reaches_a_desk(tmp_path: Path) -> None:
    person, game = start(tmp_path, "keys")
    tab, game.open_dialog = game.desk.tab, ""
    for code in (pygame.K_F2, pygame.K_ESCAPE, pygame.K_F5):
        person.app.handle(hands.key(code))
        person.look()
    assert game.seating.drawn and not game.open_dialog and game.desk.tab == tab
    stops = {stop.id for stop in person.app.stage.stops()}
    assert stops and all(id.startswith("curtain-") for id in stops)


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_a_pin_keeps_others_out(tmp_path: Path, hand: str) -> None:
    person, game = start(tmp_path, hand)
    person.sit_down(game, "4071")
    assert not game.seating.drawn
    game.cancel()
    for here in (2, 1):
        person.wait(game)
        game.hand_over()
        person.wait(game)
        assert game.seating.drawn and game.seating.here == here
        if here == 2:
            person.sit_down(game)
    person.sit_down(game)
    assert game.seating.drawn, "no PIN, no desk"
    person.sit_down(game, "1234")
    assert game.seating.drawn and game.seating.wrong and not game.seating.digits
    person.sit_down(game, "4071")
    assert not game.seating.drawn and game.seating.here == 1
    assert "4071" not in "".join(p.read_text() for p in tmp_path.iterdir())


def test_a_pin_outlives_the_window_and_a_forgotten_one_loses_nothing(tmp_path: Path) -> None:
    person, game = start(tmp_path)
    person.sit_down(game, "4071")
    game.cancel()
    person.wait(game)
    before = game.desk.table.state
    game.leave()
    person.press("way-title-open")
    assert isinstance(person.app.screen, OpenGame)
    person.press("open-0")
    again = person.app.screen
    assert isinstance(again, GameScreen) and again.desk.table.state == before
    assert again.seating.drawn and again.seating.here == 1 and again.seating.pins.asks(1)
    person.press("curtain-forgotten")
    person.sit_down(again)
    assert not again.seating.drawn and again.desk.table.state == before
    person.wait(again)
    act(person, again)
    assert again.seating.here == 2
    lifted = again.desk.t("curtain.lifted", who=1)
    assert lifted in everything(person.app), "the others at the machine hear of it"
    person.sit_down(again)
    assert again.seating.pins.untold(2) == ()


def test_a_new_game_of_the_same_name_has_no_pins(tmp_path: Path) -> None:
    person, game = start(tmp_path)
    person.sit_down(game, "4071")
    path = game.journal
    assert path is not None
    game.leave()
    path.unlink()
    _, fresh = start(tmp_path)
    assert fresh.journal == path and not fresh.seating.pins.sat(1)


def test_taking_back_keeps_everybodys_drafts_and_no_one_else_is_rewound(tmp_path: Path) -> None:
    person, game = start(tmp_path)
    both_reach(person, game, "programs")
    first = game.seating.here
    game.desk.start_draft()
    game.hand_over()
    person.wait(game)
    person.sit_down(game)
    option = next(o for o in game.desk.options if o.verb == "fund" and o.high > o.now)
    before = game.desk.view.mine
    game.desk.act("fund", card=option.card, amount=option.now + 1)
    game.menu()
    person.app.refresh()
    person.look()
    assert person._barred("menu-rewind")
    person.press("menu-undo")
    assert game.desk.view.mine == before and game.seating.here == 3 - first
    game.hand_over()
    person.wait(game)
    person.sit_down(game)
    assert game.seating.here == first and game.desk.draft is not None


def test_a_seat_of_a_person_shows_no_level(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    person.press("way-title-new")
    screen = person.app.screen
    assert isinstance(screen, NewGame)
    person.choose_first("new-persona-1")
    assert screen.drivers[1] == ""
    assert "new-level-1" not in person.app.stage._all and "new-level-2" in person.app.stage._all


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (2560, 1440)], ids=str)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("text", [80, 100, 200])
def test_the_curtain_is_not_cut_off(tmp_path: Path, size: tuple[int, int], language: str, text: int) -> None:
    person = Person(tmp_path, "mouse", language, size, text)
    person.app.set(level=1)
    game = person.sit("first-game", 1, 2)
    pins = game.seating.pins
    for arrange in (
        lambda: None,
        lambda: game.seating.type("12"),
        lambda: pins.choose(1, "1234"),
        lambda: pins.lift(2, [1]),
    ):
        arrange()
        person.app.refresh()
        person.look()
        assert [p for layer in person.app.stage.layers() for p in problems(layer, person.app.stage.style)] == []


def test_reopened_after_a_fault_the_curtain_is_drawn(tmp_path: Path) -> None:
    person, game = start(tmp_path)
    person.sit_down(game, "4071")
    again = game.reopen()()
    assert isinstance(again, GameScreen) and again.seating.drawn and again.seating.pins.asks(1)


def test_what_one_copied_is_not_there_to_paste_for_the_other(tmp_path: Path) -> None:
    """Copied from a message half written; what was copied in another program since is nobody's secret here."""
    person, game = start(tmp_path, "keys")
    both_reach(person, game, "negotiation")
    first = game.seating.here
    plant(person, game)
    for code in (pygame.K_a, pygame.K_c):
        person.app.handle(hands.key(code, pygame.KMOD_CTRL))
    assert MARK in clipboard.copied()
    game.hand_over()
    person.look()
    assert game.seating.drawn and game.seating.here == 3 - first
    assert clipboard.copied() == ""
    person.sit_down(game)
    game.desk.tab, game.desk.beside = "talks", "messages"
    person.app.refresh()
    person.look()
    person.app.stage.focus(person.app.stage.find("message-text"))
    person.app.handle(hands.key(pygame.K_v, pygame.KMOD_CTRL))
    assert MARK not in game.desk.message
    clipboard.put("mine")
    pygame.scrap.put_text("from elsewhere")
    game.hand_over()
    assert clipboard.copied() == "from elsewhere"
    pygame.scrap.put_text("")


def test_each_keeps_its_own_half_written_offers_when_the_game_is_left(tmp_path: Path) -> None:
    person, game = start(tmp_path, "mouse")
    both_reach(person, game, "negotiation")
    first = game.seating.here
    for words in ("one", "other"):
        game.desk.start_draft(parties=(0,))
        game.desk.message = words
        person.app.refresh()
        person.look()
        game.hand_over()
        person.wait(game)
        if words == "one":
            person.sit_down(game)
    game.leave()
    person.press("way-title-open")
    person.press("open-0")
    again = person.app.screen
    assert isinstance(again, GameScreen) and again.seating.drawn
    found = {}
    for _ in range(2):
        person.sit_down(again)
        draft = again.desk.draft
        assert draft is not None and 0 in draft.parties
        found[again.seating.here] = again.desk.message
        again.hand_over()
        person.wait(again)
    assert found == {first: "one", 3 - first: "other"}
