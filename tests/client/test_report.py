"""The report: any round once more, causes that add up, trust as a net, burden, curves."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.client.desk.browsing import STEP, LookingBack
from game.client.desk.curves import lines
from game.client.desk.explained import SignedBar, causes
from game.client.desk.headlines import headlines
from game.client.desk.moment import last_round, moment, scores_at, shown
from game.client.desk.scores import scores
from game.client.desk.trust import Bond, TrustNet, bonds, distance
from game.client.kit.labels import Bar, Icon, Label
from game.client.kit.layout import Column
from game.client.kit.theme import STANDARD
from game.client.kit.widget import walk
from game.client.screens.game import GameScreen
from game.table.story import kind
from tests.client import hands
from tests.client.hands import put
from tests.client.person import Person
from tests.client.test_whole_game import reach

LAST = 2


@pytest.fixture(scope="module")
def seated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Person, GameScreen]:
    person = Person(tmp_path_factory.mktemp("report"), "mouse", "en")
    game = reach(person, person.sit("first-game", 1), "report")
    game.desk.act("pass")
    return person, reach(person, game, "report")


@pytest.fixture
def sheet(seated: tuple[Person, GameScreen]) -> Iterator[tuple[Person, GameScreen]]:
    person, game = seated
    game.desk.tab, game.desk.indicator, game.desk.back = "report", "", LookingBack()
    person.app.clock = lambda: 0.0
    person.app.refresh()
    person.look()
    yield person, game


def test_a_round_of_the_past_is_shown_as_it_was(sheet: tuple[Person, GameScreen]) -> None:
    desk = sheet[1].desk
    assert last_round(desk) == LAST == shown(desk)
    opening, then, now = (moment(desk, round) for round in range(LAST + 1))
    assert opening.dials == desk.scenario.opening and not opening.scores and opening.seen is None
    assert then.dials == desk.view.history[0] and now.dials == desk.view.history[1]
    assert {line.round for line in then.told} == {1} and {line.round for line in now.told} == {2}
    assert now.scores == desk.view.scores and now.health == desk.view.health
    assert then.health == desk.table.healths[0]


def test_the_slider_goes_through_the_rounds_by_keys(sheet: tuple[Person, GameScreen]) -> None:
    person, game = sheet
    back = game.desk.back
    for key, round in ((pygame.K_HOME, 0), (pygame.K_RIGHT, 1), (pygame.K_END, LAST), (pygame.K_LEFT, LAST - 1)):
        person.app.stage.focus(person.app.stage.find("back-at"))
        person.app.handle(hands.key(key))
        person.look()
        assert shown(game.desk) == round
    assert back.round == LAST - 1
    game.desk.back.go(LAST, LAST)
    assert back.round == -1, "the last round is the present, and goes on with it"


@pytest.mark.parametrize("hand", ["mouse", "keys"])
def test_playing_shows_every_round_and_stops_at_the_last(sheet: tuple[Person, GameScreen], hand: str) -> None:
    person, game = sheet
    person.hand = hand
    person.press("back-play")
    assert game.desk.back.playing and shown(game.desk) == 0
    seen = []
    for step in range(1, LAST + 3):
        person.app.clock = lambda step=step: 100.0 + step * STEP * 1.01  # type: ignore[misc]
        person.look()
        seen.append(shown(game.desk))
    assert seen == [1, 2, 2, 2] and not game.desk.back.playing
    person.press("back-play")
    person.press("back-play")
    assert not game.desk.back.playing, "a second press is a pause"


@given(st.lists(st.floats(0, 50), max_size=30), st.integers(1, 10))
def test_time_shows_one_round_after_another(times: list[float], last: int) -> None:
    back = LookingBack()
    back.play(last)
    before = back.at(last)
    for now in sorted(times):
        back.step(now, last)
        assert back.at(last) - before in (0, 1)
        before = back.at(last)
    assert back.playing == (before < last)


def test_bars_of_health_and_of_scores_have_one_measure(sheet: tuple[Person, GameScreen]) -> None:
    _, game = sheet
    now = moment(game.desk, LAST)
    bars = [part.share for part in walk(scores(game.desk, now)) if isinstance(part, Bar)]
    assert bars == [points / 100_000 for points in (now.health, *now.scores)]


@pytest.mark.parametrize("round", range(1, LAST + 1))
def test_the_causes_shown_add_up_to_the_change(sheet: tuple[Person, GameScreen], round: int) -> None:
    desk = sheet[1].desk
    for dial in ("alarm", "safety@quebec", "commerce@quebec", "trust@ottawa~quebec"):
        past = desk.past(dial)
        found = causes(desk, dial, round)
        assert sum(points for _, points in found) == pytest.approx(past[round] - past[round - 1], abs=0.002)


def test_what_explains_a_dial_follows_the_round_shown(sheet: tuple[Person, GameScreen]) -> None:
    person, game = sheet
    person.press("why-commerce@quebec")
    game.desk.back.go(1, LAST)
    person.app.refresh()
    person.look()
    words = [widget.text for widget in walk(person.app.stage.find("why-list")) if isinstance(widget, Label)]
    past = game.desk.past("commerce@quebec")
    assert any(game.desk.words.number(past[1], 1) in text for text in words)
    assert game.desk.t("report.why.sum") in words
    person.press("why-close")
    assert not game.desk.indicator


def test_headlines_begin_with_events_and_leave_talk_out(sheet: tuple[Person, GameScreen]) -> None:
    desk = sheet[1].desk
    desk.back.all_news = True
    for round in range(1, LAST + 1):
        now = moment(desk, round)
        tree = headlines(desk, now)
        marks = [widget.name for widget in walk(tree) if isinstance(widget, Icon)]
        happened = sum(one.round == round for one in desk.view.happened)
        assert marks[:happened] == ["bolt"] * happened and "bolt" not in marks[happened:]
        words = [widget.text for widget in walk(tree) if isinstance(widget, Label)]
        for line in now.told:
            assert (desk.say(line.said) in words) <= (kind(line.said) not in ("offer", "says", "answer"))


def test_more_headlines_are_one_press_away(sheet: tuple[Person, GameScreen]) -> None:
    person, game = sheet
    for round in range(LAST + 1):
        game.desk.back.go(round, LAST)
        person.app.refresh()
        person.look()
        if "report-news" in person.app.stage._all:
            before = len(list(walk(person.app.stage.root)))
            person.press("report-news")
            assert len(list(walk(person.app.stage.root))) > before
            return
    pytest.skip("a quiet game")


def test_trust_is_chosen_by_arrows_and_by_pointing(sheet: tuple[Person, GameScreen]) -> None:
    person, game = sheet
    game.desk.back.panel = "trust"
    person.app.refresh()
    person.look()
    stage = person.app.stage
    net = stage.find("trust-net")
    assert isinstance(net, TrustNet)
    stage.focus(net)
    person.app.handle(hands.key(pygame.K_RIGHT))
    person.look()
    assert game.desk.back.pair == 1
    net = stage.find("trust-net")
    assert isinstance(net, TrustNet)
    spots = net.spots(stage.style)
    last = len(net.bonds) - 1
    ends = spots[net.bonds[last].one], spots[net.bonds[last].other]
    at = tuple(round(a + (b - a) * 0.3) for a, b in zip(*ends, strict=True))
    stage.reveal(net, net.rect)
    person.app.handle(hands.move((at[0], at[1])))
    person.look()
    assert game.desk.back.pair == last


@given(st.integers(2, 7), st.integers(240, 900))
def test_no_seat_of_the_net_leaves_its_place_or_lies_on_another(count: int, width: int) -> None:
    names = [f"S{i}" for i in range(count)]
    net = TrustNet([Bond(0, 1, "", 50.0, 0.0)], names, lambda seat: (0, 0, 0), 0, lambda at: None, lambda n, d: "")
    stage = put(Column([net]), (width, 600))
    boxes = [pygame.Rect(0, 0, stage.style.px(28), stage.style.px(22)) for _ in names]
    for place, spot in zip(boxes, net.spots(stage.style), strict=True):
        place.center = round(spot[0]), round(spot[1])
        assert net.rect.contains(place)
    assert all(box.collidelist(boxes[i + 1 :]) < 0 for i, box in enumerate(boxes))


def test_the_distance_from_a_line_is_that_from_its_nearest_point() -> None:
    assert distance((5, 3), (0, 0), (10, 0)) == 3
    assert distance((14, 3), (0, 0), (10, 0)) == 5
    assert distance((3, 4), (0, 0), (0, 0)) == 5


def test_every_pair_of_seats_is_in_the_table_of_trust(sheet: tuple[Person, GameScreen]) -> None:
    desk = sheet[1].desk
    seats = len(desk.scenario.actors)
    found = bonds(desk, moment(desk, LAST))
    assert len(found) == seats * (seats - 1) // 2
    assert all(bond.points == desk.past(bond.dial)[LAST] for bond in found)


def test_curves_have_a_line_for_every_seat_from_the_opening_on(sheet: tuple[Person, GameScreen]) -> None:
    desk = sheet[1].desk
    seats = len(desk.scenario.actors)
    for name, count in (("score", seats), ("safety", seats), ("alarm", 1)):
        found = lines(desk, name, STANDARD)
        assert len(found) == count and all(len(values) == LAST + 1 for _, values, _ in found)
    assert [values[-1] for _, values, _ in lines(desk, "score", STANDARD)] == [s / 1000 for s in scores_at(desk, LAST)]


@pytest.mark.parametrize("share", [0.5, -0.5])
def test_more_is_filled_to_the_right_and_less_is_hollow_to_the_left(share: float) -> None:
    bar = SignedBar(share)
    stage = put(Column([bar]), (400, 300))
    surface = pygame.Surface((400, 300))
    stage.draw(surface)
    quarter = bar.rect.w // 8
    left, right = (surface.get_at((bar.rect.centerx + way * quarter, bar.rect.centery))[:3] for way in (-1, 1))
    assert left != stage.style.theme.accent
    assert (right == stage.style.theme.accent) == (share > 0)
    edge = surface.get_at((bar.rect.centerx - round((bar.rect.w // 2 - 1) / 2), bar.rect.centery))[:3]
    assert (edge == stage.style.theme.accent) == (share < 0)
