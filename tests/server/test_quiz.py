"""The questions of the briefing: three each, answers that tell nothing before they are given, tries, the first kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.catalog.aims import Aim
from game.catalog.lint import judge
from game.server import gate, quiz
from game.server.lesson import NOBODY, Person
from tests.server.classroom import TOKEN, Page, again, hall, joined, said, served
from tests.shipped import CONTENT, SCENARIOS, loaded


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_seat_of_every_scenario_has_three_questions_in_both_languages(scenario: str) -> None:
    here = loaded(scenario)
    for seat in (NOBODY, *range(len(here.scenario.actors))):
        for language in ("en", "fr"):
            shown = quiz.shown(here, Person(0, "Ana", "P01", language, "", seat=seat))["questions"]
            assert len(shown) == quiz.ASKED and len({row["ask"] for row in shown}) == quiz.ASKED
            assert all(len(set(row["answers"])) == 3 for row in shown)


def test_a_seat_is_asked_about_its_own_brief_and_no_other() -> None:
    here = loaded("autumn-2001")
    general = set(quiz.questions(here, NOBODY))
    own = [set(quiz.questions(here, seat)) - general for seat in range(4)]
    assert all(len(each) == 1 for each in own) and len(set.union(*own)) == 4


def test_answers_stand_in_another_order_for_another_person() -> None:
    orders = {tuple(quiz.order(person, at) for at in range(3)) for person in range(30)}
    assert len(orders) > 10 and all(sorted(each) == [0, 1, 2] for row in orders for each in row)


def right_places(page: Page) -> list[int]:
    """The right answers, as somebody finds them who knows the content."""
    known = [
        data["right"].en for data in loaded("autumn-2001").shelf.cards["scenarios"]["autumn-2001"].data["questions"]
    ]
    return [next(at for at, a in enumerate(q["answers"]) if a in known) for q in page.shown["quiz"]["questions"]]


def test_it_is_tried_until_all_are_right_and_the_first_try_is_kept(tmp_path: Path) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as one, client.websocket_connect("/line") as two:
        desk, ana = Page(one, TOKEN), Page(two, joined(client, "Ana"))
        assert ana.ask("sit", table=0, seat=1)["ok"]
        assert all(set(row) == {"ask", "answers"} for row in ana.shown["quiz"]["questions"]), "nothing is given away"
        right = right_places(ana)
        wrong = [(right[0] + 1) % 3, *right[1:]]
        reply = ana.ask("prepare", answers=wrong)
        assert reply["ok"] and reply["right"] == [False, True, True] and all(reply["why"])
        assert [row["given"] for row in ana.shown["quiz"]["questions"]] == wrong
        assert not ana.shown["me"]["passed"] and ana.act("pass")["ok"], "playing does not wait for it"
        assert ana.ask("prepare", answers=right)["right"] == [True] * 3
        assert ana.shown["quiz"]["passed"] and said(ana.ask("prepare", answers=right)) == "lesson.passed"
        desk.ask("beat")
        assert [(p["passed"], p["tries"]) for p in desk.shown["people"]] == [(True, 2)]
    person = again(tmp_path / "l").lesson.people[0]
    assert [answer == 0 for _, answer in person.first] == [False, True, True] and person.tries == 2


@pytest.mark.parametrize(
    "answers", [None, 1, [], [0, 1], [0, 1, 3], [0, 1, -1], [0, 1, True], [0, 1, 2, 0], ["0", 1, 2]]
)
def test_answers_that_fit_no_question_are_refused(tmp_path: Path, answers: object) -> None:
    made = hall(tmp_path / "l")
    with served(made) as client, client.websocket_connect("/line") as socket:
        page = Page(socket, joined(client, "Ana"))
        assert said(page.ask("prepare", answers=answers)) == "wire.garbled"
        assert made.lesson.people[0].tries == 0


def test_tries_come_to_an_end() -> None:
    tried = Person(0, "Ana", "P01", "en", "", tries=gate.MOST_TRIES)
    refused = gate.may_prepare(tried)
    assert refused is not None and refused.key == "lesson.tries"
    assert gate.may_prepare(Person(0, "Ana", "P01", "en", "")) is None


def test_lint_finds_a_question_for_somebody_who_is_not_there(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    path = tmp_path / "content" / "scenarios" / "autumn-2001.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("seat: quebec", "seat: maine"), encoding="utf-8")
    _, problems = judge(Aim(tmp_path / "content"))
    assert [p.code for p in problems if p.severity == "error"] == ["question.seat"]
