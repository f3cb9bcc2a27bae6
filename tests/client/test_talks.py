"""The negotiation sheet at work: pictures of offers, counters, drafts, partners and messages, by hand and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.client.desk.clause import fields, owned
from game.client.desk.counterpart import dossier
from game.client.desk.desk import Desk, Draft
from game.client.desk.exchange import Exchange, letters
from game.client.desk.frame import to_answer
from game.client.desk.messages import unread
from game.client.desk.offered import offer_panel
from game.client.desk.pictured import pictured
from game.client.desk.tree import Tree
from game.client.desk.worth import pays
from game.client.halfwritten import beside
from game.client.kit.check import problems
from game.client.kit.controls import Segments
from game.client.kit.entry import Entry
from game.client.kit.labels import Label
from game.client.kit.palettes import THEMES
from game.client.kit.style import Style
from game.client.kit.theme import contrast
from game.client.kit.widget import Widget, walk
from game.client.screens.game import GameScreen
from game.client.screens.opened import OpenGame
from game.client.seating import Seating
from game.rules.types import Action, Offer, Offered, Term
from game.table.table import open_table
from game.telling.counters import differences
from game.telling.families import families
from tests.client import hands
from tests.client.person import Person
from tests.client.test_whole_game import reach
from tests.shipped import SCENARIOS, cast, loaded, words

PAY = Term("pay", 0, amount=10, target=1, rounds=2)
FUND = Term("fund", 1, "border-health", 1, rounds=2)


def nothing(*_: object) -> None:
    """Toasts are not read here."""


def placed(widget: Widget, style: Style, width: int) -> Widget:
    widget.place(style, pygame.Rect(0, 0, width, widget.height(style, width)))
    return widget


def texts(tree: Widget) -> list[str]:
    return [widget.text for widget in walk(tree) if isinstance(widget, Label)]


def asked(person: Person, scenario: str = "historical-2001") -> GameScreen:
    """In a negotiation in which an offer waits for this seat's answer."""
    game = person.sit(scenario, 1)
    for _ in range(6):
        reach(person, game, "negotiation")
        person.wait(game)
        if to_answer(game.desk):
            game.desk.tab = "talks"
            person.app.refresh()
            person.look()
            return game
        game.desk.act("pass")
    raise AssertionError("nobody offers anything")


# --- pictures ---


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_offer_of_a_short_game_is_drawn_whole(scenario: str, language: str) -> None:
    """Nothing cut off, nothing on anything else, from narrow to wide and from small letters to large ones."""
    table = open_table(loaded(scenario), 7, cast(scenario))
    for _ in table.advance():
        if table.state.round > 2:
            break
    assert len(table.state.offers) >= len(table.scenario.actors)
    found: list[str] = []
    kinds: set[str] = set()
    for offered in table.state.offers:
        desk = Desk(table, offered.maker, words(language), nothing)
        kinds |= {term.kind for term in offered.offer.terms}
        for style, width in ((Style(1280, 720), 660), (Style(1280, 720, 2.0), 560), (Style(1920, 1080, 0.8), 1100)):
            panel = offer_panel(desk, offered, False, True, 0, False)
            width = max(width, panel.least(style))
            faults = problems(placed(panel, style, width), style)
            found += [f"{offered.number} at {style.text:.0%}: {fault}" for fault in faults]
            surface = pygame.Surface((width, max(1, panel.rect.h)))
            panel.draw(surface, style)
    assert not found
    assert {"sign"} < kinds


@pytest.mark.parametrize("text", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("parties", [(0, 1), (0, 1, 2), (0, 1, 2, 3)])
def test_all_six_kinds_of_clause_between_two_three_and_four(text: float, parties: tuple[int, ...]) -> None:
    desk = Desk(open_table(loaded("historical-2001"), 7, cast("historical-2001", 1)), 1, words("en"), nothing)
    shares = tuple((seat, 100 // len(parties)) for seat in parties)
    terms = (
        PAY,
        FUND,
        Term("sign", card="smart-border", shares=shares),
        Term("suspend", 0, "air-security", rounds=2),
        Term("support", 1, "smart-border", rounds=1),
        Term("exempt", 0, "air-security", 0, 1, 2),
    )
    style = Style(1280, 720, text)
    picture = pictured(desk, Offer(parties, terms), "x")
    placed(picture, style, max(620, picture.least(style)))
    assert not problems(picture, style)
    assert len(picture.marks) == len(parties) and len(picture.chips) == 6
    assert picture.marks[0].mine, "one's own seat stands first"
    centres = [mark.rect.centerx for mark in picture.marks]
    assert centres == sorted(centres) and len(set(centres)) == len(parties)
    first = picture.arrows[0]
    assert first.giver is None and len(first.to) == len(parties), "what all sign comes first and joins them all"
    others = [(arrow.giver, arrow.to) for arrow in picture.arrows[1:]]
    place = {seat: at for at, seat in enumerate(sorted(parties, key=lambda seat: (seat != 1, seat)))}
    assert others[0] == (place[0], (place[1],)), "money goes from whom to whom"
    assert others[1][0] == place[1] and place[1] not in others[1][1]
    for word in ("Ottawa", "Quebec", "$1M"):
        assert word in picture.said


def test_an_arrow_is_seen_beside_its_words_or_below_them() -> None:
    desk = Desk(open_table(loaded("historical-2001"), 7, cast("historical-2001", 1)), 1, words("en"), nothing)
    style = Style(1280, 720)
    for width, beside_it in ((660, True), (300, False)):
        picture = pictured(desk, Offer((0, 1), (PAY,)), "x")
        placed(picture, style, width)
        (rect, line), *_ = picture._rows(style, width)
        assert (rect.top < line < rect.bottom) == beside_it
        ends = [mark.rect.centerx for mark in picture.marks]
        assert not beside_it or (rect.left > min(ends) and rect.right < max(ends))


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_a_clause_explains_itself_to_either_hand(tmp_path: Path, hand: str) -> None:
    person = Person(tmp_path, hand)
    game = asked(person)
    number = to_answer(game.desk)[0]
    now = [0.0]
    person.app.clock = person.app.stage.clock = lambda: now[0]
    person.press(f"offer-{number}-clause-0")
    if hand == "mouse":
        person.app.handle(hands.move(person.app.stage.find(f"offer-{number}-clause-0").rect.center))
    now[0] += 5
    person.app.tick()
    tip = person.app.stage.tip()
    assert tip is not None and tip.id == f"offer-{number}-clause-0" and "\n" in tip.tip


@pytest.mark.parametrize("palette", sorted(THEMES))
def test_a_seats_letters_are_read_on_its_colour_in_every_palette(palette: str) -> None:
    theme = THEMES[palette]
    for colour in (*theme.first_side, *theme.second_side, *theme.other_side):
        assert contrast(letters(colour), colour) >= 4.5


# --- what it should bring ---


def test_each_offer_to_answer_says_what_it_should_bring(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    game = asked(person)
    name = f"offer-{to_answer(game.desk)[0]}"
    stage = person.app.stage
    assert f"{name}-points" in stage._all and f"{name}-reckoning" not in stage._all
    offered = game.desk.offered(to_answer(game.desk)[0])
    assert offered is not None
    found, fresh = game.desk.weighing.ask(name, game.desk.view, offered.offer)
    assert fresh and found is not None
    shown = stage.find(f"{name}-points")
    assert isinstance(shown, Label) and game.desk.words.number(abs(found.points), 2) in shown.text
    assert shown.text[0] in "▲▼="


@pytest.mark.parametrize(
    ("payments", "said"),
    [
        ((19, 10), "You pay $1.9M this round, $2.9M in all"),
        ((-19, -10), "You get $1.9M this round, $2.9M in all"),
        ((19, -32), "You pay $1.9M this round, but get $1.3M in all"),
        ((-19, 32), "You get $1.9M this round, but pay $1.3M in all"),
        ((0, -13), "You get $0M this round, $1.3M in all"),
    ],
)
def test_what_is_paid_now_is_told_even_where_the_whole_goes_the_other_way(
    tmp_path: Path, payments: tuple[int, ...], said: str
) -> None:
    person = Person(tmp_path, "mouse")
    game = asked(person)
    number = to_answer(game.desk)[0]
    offered = game.desk.offered(number)
    assert offered is not None
    found, _ = game.desk.weighing.ask(f"offer-{number}", game.desk.view, offered.offer)
    assert found is not None
    shown = pays(game.desk, replace(found, payments=payments))
    assert shown is not None and texts(shown) == [said]


def test_a_refusal_stands_with_its_reason_on_the_offer(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    game = asked(person)
    number = to_answer(game.desk)[0]
    person.press(f"refuse-{number}")
    person.press("reason-wrong-time")
    offered = game.desk.offered(number)
    assert offered is not None and offered.status == "refused"
    assert "Quebec: “This is not the moment.”" in texts(offer_panel(game.desk, offered, False, False, 0, False))


@pytest.mark.parametrize("text", [100, 200])
def test_the_reasons_of_a_refusal_come_into_view(tmp_path: Path, text: int) -> None:
    person = Person(tmp_path, "mouse", "fr", text=text)
    game = asked(person)
    person.press(f"refuse-{to_answer(game.desk)[0]}")
    for _ in range(3):
        person.look()
    stage = person.app.stage
    first = stage.find("reason-too-costly")
    assert stage.focus_id == first.id and first.shown_area().contains(first.rect)


def test_while_it_is_reckoned_the_last_value_stays_and_says_so(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    game = asked(person)
    game.desk.start_draft(game.desk.offered(to_answer(game.desk)[0]))
    draft = game.desk.draft
    assert draft is not None
    person.app.refresh()
    person.look()
    stage = person.app.stage
    before = stage.find("draft-points")
    assert isinstance(before, Label) and "draft-reckoning" not in stage._all
    draft.terms = (*draft.terms, Term("pay", 2, amount=900, target=1, rounds=2))
    person.app.refresh()
    person.app.draw(person.surface)  # nothing is waited for
    shown = stage.find("draft-points")
    assert isinstance(shown, Label) and shown.text == before.text and "draft-reckoning" in stage._all
    person.look()
    after = stage.find("draft-points")
    assert isinstance(after, Label) and after.text != before.text and "draft-reckoning" not in stage._all


def test_a_fault_of_the_reckoning_is_not_hidden() -> None:
    desk = Desk(open_table(loaded("first-game"), 7, cast("first-game", 1)), 1, words("en"), nothing)
    desk.weighing.ask("x", desk.view, Offer((0, 1), (Term("fund", 0, "no-such-card", 1),)))
    desk.weighing.go_on()
    assert desk.weighing.wait(60)
    with pytest.raises(KeyError):
        desk.weighing.go_on()


# --- counters ---


def test_what_a_counter_changes() -> None:
    sign = Term("sign", card="smart-border", shares=((0, 50), (1, 50)))
    after = (replace(PAY, amount=20), replace(sign, shares=((0, 40), (1, 60))), Term("support", 0, "smart-border"))
    found = [(one.kind, one.before, one.after) for one in differences((PAY, sign, FUND), after)]
    assert [kind for kind, _, _ in found] == ["more", "other", "in", "out"]
    assert found[3] == ("out", FUND, None) and found[2][1] is None
    assert differences((PAY, FUND), (FUND, PAY)) == []
    assert [one.kind for one in differences((PAY,), (replace(PAY, rounds=1),))] == ["less"]
    assert [one.kind for one in differences((PAY, PAY), (PAY,))] == ["out"]


def test_a_family_is_an_offer_and_all_that_answers_it() -> None:
    def offered(number: int, parent: int) -> Offered:
        return Offered(number, number % 2, Offer((0, 1), (PAY,), parent=parent), 1, (), "countered")

    (one, two) = families(
        [offered(0, -1), offered(1, 0), offered(2, 1), offered(3, -1), offered(4, 0), offered(5, 99)][:5]
    )
    assert [(node.offered.number, node.depth, node.above) for node in one] == [
        (0, 0, -1),
        (1, 1, 0),
        (2, 2, 1),
        (4, 1, 0),
    ]
    assert [node.offered.number for node in two] == [3]
    assert [node[0].offered.number for node in families([offered(5, 99)])] == [5], "what it answers is not seen"


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_a_counter_is_written_from_its_parent_and_hangs_below_it(tmp_path: Path, hand: str) -> None:
    """By one hand alone: take up an offer, change a clause in the picture, send, fold and unfold the counter."""
    person = Person(tmp_path, hand)
    game = asked(person)
    number = to_answer(game.desk)[0]
    person.press(f"counter-{number}")
    draft = game.desk.draft
    assert draft is not None and draft.parent == number
    at = next(at for at, term in enumerate(draft.terms) if term.kind == "sign")
    person.press(f"draft-clause-{at}")
    assert draft.picked == at and draft.adding == "sign"
    mine = dict(draft.terms[at].shares)[1]
    person.change("share-1", 1 if mine < 95 else -1)
    person.press("draft-change")
    assert dict(draft.terms[at].shares)[1] != mine and draft.picked == -1
    person.press("draft-send")
    assert game.desk.draft is None, person.app.stage.toasts
    answers = [o for o in game.desk.view.offers if o.offer.parent == number and o.maker == 1]
    assert len(answers) == 1
    tree = next(w for w in walk(person.app.stage.root) if isinstance(w, Tree) and len(w.branches) > 1)
    assert tree.branches[1].above == 0 and tree.branches[1].panel.rect.x > tree.branches[0].panel.rect.x
    assert any("→" in text for text in texts(tree.branches[1].panel)), "what changed is said"
    person.press(f"fold-{number}")
    assert f"show-{answers[0].number}" not in person.app.stage._all
    person.press(f"fold-{number}")
    assert f"show-{answers[0].number}" in person.app.stage._all
    person.press(f"show-{number}")
    assert isinstance(person.app.stage.find(f"offer-{number}-picture"), Exchange), "what is over is shown on demand"


# --- drafts ---


def step(person: Person, game: GameScreen, *seats: int) -> None:
    """These seats, which nobody else plays, do what a phase asks of them, in some way."""
    table = game.desk.table
    for seat in seats:
        option = next((one for one in table.options(seat) if one.verb == "choose"), None)
        if option is not None:
            table.submit(Action(seat, "choose", card=option.card, amount=option.targets[0]))
        elif seat in table.view(seat).due:
            table.submit(Action(seat, "pass"))
    game.desk.refresh()
    person.wait(game)
    game.open_dialog = ""


def with_another(person: Person) -> GameScreen:
    """In talks as seat 1; seat 2 is somebody who acts when the test lets it."""
    game = person.sit("first-game", 1)
    game.open_dialog = ""
    game.desk.table.drive(2, None)
    for _ in range(9):
        person.wait(game)
        if game.desk.view.phase == "negotiation":
            game.desk.tab = "talks"
            person.app.refresh()
            person.look()
            return game
        step(person, game, 1, 2)
    raise AssertionError("no talks")


def half_write(desk: Desk) -> Draft:
    desk.start_draft(parties=(0,))
    draft = desk.draft
    assert draft is not None
    draft.terms = (Term("fund", 0, "ibet-canada", 1, rounds=1),)
    draft.adding, draft.term = "pay", Term("pay", 1, amount=30, target=0)
    desk.message, desk.message_to = "half a line", (0,)
    return draft


def kept(desk: Desk, draft: Draft) -> bool:
    same = desk.draft is draft and len(draft.terms) == 1 and draft.term.amount == 30
    return same and (desk.message, desk.message_to) == ("half a line", (0,))


def test_what_is_half_written_outlives_all_that_arrives(tmp_path: Path) -> None:
    """An offer, a message, events, new phases, a new round: still in hand, and when talks come again it can be sent."""
    person = Person(tmp_path, "mouse")
    game = with_another(person)
    desk, table = game.desk, game.desk.table
    draft = half_write(desk)
    assert table.submit(Action(2, "message", text="hello", offer=Offer((1, 2), ()))).accepted
    ask = Term("fund", 1, "quebec-delegations", 1, rounds=1)
    assert table.submit(Action(2, "offer", offer=Offer((1, 2), (ask,)))).accepted
    desk.refresh()
    person.look()
    assert kept(desk, draft) and to_answer(desk) and desk.letters[-1].text == "hello"
    seen = set()
    for _ in range(20):
        seen.add((desk.view.round, desk.view.phase))
        assert kept(desk, draft), (desk.view.round, desk.view.phase)
        desk.tab = "talks"
        person.app.refresh()
        person.look()
        assert "draft-send" in person.app.stage._all
        if (desk.view.round, desk.view.phase) == (2, "negotiation"):
            break
        step(person, game, 1, 2)
    assert {(1, "programs"), (1, "report"), (2, "negotiation")} <= seen
    person.press("draft-send")
    assert desk.draft is None and desk.view.offers[-1].maker == 1, person.app.stage.toasts


def test_outside_talks_a_draft_says_why_it_must_wait(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    game = reach(person, person.sit("first-game", 1), "negotiation")
    half_write(game.desk)
    reach(person, game, "programs")
    game.desk.tab = "talks"
    person.app.refresh()
    person.look()
    person.press("draft-send")
    assert game.desk.draft is not None and person.app.stage.toasts
    assert game.desk.t("talks.no-offers") in texts(person.app.stage.root)
    game.desk.beside = "messages"
    person.app.refresh()
    person.look()
    entry = person.app.stage.find("message-text")
    assert isinstance(entry, Entry) and entry.text == "half a line"


def test_a_clause_in_hand_is_what_its_fields_show(tmp_path: Path) -> None:
    """A payer with less money, a card with fewer levels, fewer rounds left: the clause goes down with its fields."""
    person = Person(tmp_path, "keys")
    desk = asked(person).desk
    poor = min(range(len(desk.scenario.actors)), key=lambda seat: desk.view.seats[seat].revenue)
    draft = Draft(
        tuple(range(len(desk.scenario.actors))), adding="pay", term=Term("pay", poor, amount=10**6, rounds=99)
    )
    fields(desk, draft)
    assert draft.term.amount == desk.view.seats[poor].revenue
    assert draft.term.rounds == desk.scenario.rounds - desk.view.round + 1
    draft.term = Term("pay", poor, amount=3, target=desk.me)
    fields(desk, draft)
    assert draft.term.amount == 3, "less than a step stays what it is"
    card, owner = next((card, seat) for seat in draft.parties for card, _ in owned(desk, seat))
    draft.term = Term("fund", owner, card, amount=50)
    fields(desk, draft)
    assert draft.term.amount == desk.scenario.programs[card].levels


def test_another_offer_puts_the_one_in_hand_aside_and_back(tmp_path: Path) -> None:
    person = Person(tmp_path, "keys")
    game = asked(person)
    desk = game.desk
    mine = half_write(desk)
    number = to_answer(desk)[0]
    desk.start_draft(desk.offered(number))
    counter = desk.draft
    assert desk.aside == [mine] and counter is not None and counter.parent == number
    counter.secret = not counter.secret
    person.app.refresh()
    person.press("draft-aside")
    assert desk.draft is None and desk.aside == [mine, counter]
    person.press(f"counter-{number}")
    assert desk.draft is counter, "a counter that was begun is gone on with"
    person.press("draft-aside")
    person.press("draft-take-0")
    assert desk.draft is mine and desk.aside == [counter]
    desk.act("answer", target=number, amount=0, text="reason.home")
    desk.take_draft(0)
    person.app.refresh()
    person.look()
    person.press("draft-own")
    assert counter.parent == -1, "what it answers is gone"


def test_what_is_half_written_comes_back_with_a_saved_game(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    game = reach(person, person.sit("first-game", 1), "negotiation")
    half_write(game.desk)
    game.leave()
    person.press("way-title-open")
    assert isinstance(person.app.screen, OpenGame)
    person.press("open-0")
    again = person.app.screen
    assert isinstance(again, GameScreen)
    draft = again.desk.draft
    assert draft is not None and draft.terms[0].card == "ibet-canada" and draft.adding == "pay"
    assert draft.term.amount == 30 and again.desk.message == "half a line" and again.desk.message_to == (0,)
    again.desk.drop_draft()
    again.desk.message = ""
    again.leave()
    journal = again.journal
    assert journal is not None and not beside(journal).exists(), "nothing half written, no file"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"1": 3}', '{"1": {"drafts": [{}], "in_hand": 1, "message": "", "to": [9]}}']
)
def test_a_damaged_file_of_drafts_is_passed_over(tmp_path: Path, text: str) -> None:
    table = open_table(loaded("first-game"), 7, cast("first-game", 1), tmp_path / "game.border")
    assert table.journal is not None
    beside(table.journal.path).write_text(text, encoding="utf-8")
    seating = Seating(table, 1, words("en"), nothing)
    assert seating.desk.draft is None and seating.desk.message == ""


# --- partners ---


def test_a_partner_is_known_by_what_this_seat_saw(tmp_path: Path) -> None:
    """The same table for two viewers: what was said in secret between others is in neither picture of them."""
    table = open_table(loaded("historical-2001"), 7, cast("historical-2001"))
    for _ in table.advance():
        if table.state.phase == "negotiation":
            break
    ask = Term("fund", 2, "intelligence-us", 1, rounds=1)
    assert table.submit(Action(0, "offer", offer=Offer((0, 2), (ask,), secret=True))).accepted
    for _ in table.advance():
        if table.state.round == 3:
            break
    secret = [o for o in table.state.offers if o.offer.secret and 1 not in o.offer.parties]
    assert secret, "something happened behind closed doors"
    desk = Desk(table, 1, words("en"), nothing)
    for seat in (0, 2, 3):
        found = dossier(desk, seat)
        assert not {o.number for o, _ in found.asked} & {o.number for o in secret}
        assert all(dict(line.said.values)["who"] == seat for line in found.answers)
        known = [p for p in desk.view.promises if p.term.by == seat]
        assert found.kept + found.broken + found.open <= len(known)
    assert any(dossier(desk, seat).belief is not None for seat in (0, 2, 3))
    fresh = Desk(open_table(loaded("historical-2001"), 7, cast("historical-2001", 1)), 1, words("en"), nothing)
    assert dossier(fresh, 0).belief is None and dossier(fresh, 0).asked == ()


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_partners_are_looked_at_one_by_one_and_offered_to(tmp_path: Path, hand: str) -> None:
    person = Person(tmp_path, hand)
    game = reach(person, person.sit("first-game", 1), "negotiation")
    person._segment("partner", "3")
    assert game.desk.partner == 3
    person.press("partner-offer")
    assert game.desk.draft is not None and game.desk.draft.parties == (1, 3)


def test_beside_an_offer_in_hand_stands_whom_it_is_put_to(tmp_path: Path) -> None:
    """Until another partner is chosen; the next phase begins without a choice."""
    person = Person(tmp_path, "mouse")
    game = reach(person, person.sit("first-game", 1), "negotiation")
    person.press("talks-new")
    person.press("party-2")
    strip = person.app.stage.find("partner")
    assert isinstance(strip, Segments) and strip.value == "2"
    person._segment("partner", "3")
    strip = person.app.stage.find("partner")
    assert isinstance(strip, Segments) and strip.value == "3"
    game.desk.drop_draft()
    reach(person, game, "programs")
    assert game.desk.partner == -1


# --- messages ---


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_messages_are_marked_until_they_are_read(tmp_path: Path, hand: str) -> None:
    person = Person(tmp_path, hand)
    game = with_another(person)
    desk, table = game.desk, game.desk.table
    for text, to in (("for you alone", (1, 2)), ("for all", (0, 1, 2, 3)), ("not for you", (2, 3))):
        assert table.submit(Action(2, "message", text=text, offer=Offer(to, ()))).accepted
    desk.refresh()
    person.app.refresh()
    person.look()
    assert unread(desk) == 2
    person._segment("talks-side", "messages")
    shown = texts(person.app.stage.root)
    assert "for you alone" in shown and "for all" in shown and "not for you" not in shown
    assert unread(desk) == 0
    person.press("message-to-2")
    shown = texts(person.app.stage.root)
    assert desk.message_to == (2,) and "for you alone" in shown
    person.app.stage.focus(person.app.stage.find("message-text"))
    person.app.handle(hands.text("agreed"))
    person.press("message-send")
    assert desk.message == "" and desk.letters[-1].by == 1 and desk.letters[-1].to == (2,)
    assert unread(desk) == 0, "one's own are not new"


def arranged(name: str) -> Callable[[GameScreen], None]:
    return lambda game: setattr(game.desk, "beside", name)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_sheet_is_sound_at_every_size(tmp_path: Path, language: str) -> None:
    person = Person(tmp_path, "mouse", language)
    game = asked(person)
    desk, stage, found = game.desk, person.app.stage, []
    number = to_answer(desk)[0]
    desk.table.submit(Action(2, "message", text="A line that is somewhat longer than others", offer=Offer((1, 2), ())))
    desk.refresh()
    for side in ("partners", "means", "messages"):
        for drafting in (False, True):
            desk.beside, desk.past_open = side, True
            desk.put_aside()
            if drafting:
                desk.start_draft(desk.offered(number))
            person.app.refresh()
            person.look()
            before = stage.style
            for style in (Style(1280, 720), Style(1920, 1080), Style(1280, 720, 1.25), Style(2560, 1440, 2.0)):
                stage.restyle(style)
                faults = problems(stage.root, style)
                found += [f"{side} {drafting} {style.width} at {style.text:.0%}: {fault}" for fault in faults]
            stage.restyle(before)
    assert not found
