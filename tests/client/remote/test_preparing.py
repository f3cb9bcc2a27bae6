"""A window in the stages of a lesson: what is said while nobody plays, what is barred, and what is prepared."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.client.kit.check import problems
from game.rules.types import Offer, Term
from game.server.hall import Hall
from tests.client.remote.real import Window, serving, short, toasts
from tests.client.remote.test_lesson import PAY, teacher, to, words

SWAP = Offer((0, 1), (PAY, Term("support", 0, "", 0, 1)))
HELD = {
    "en": "The game has not begun. The teacher will start it for everybody.",
    "fr": "La partie n’a pas commencé. La personne qui enseigne la lancera pour tout le monde.",
}


def stage(hall: Hall, to: str) -> None:
    teacher(hall, "stage", stage=to, fill=False)


def barred(window: Window, id: str) -> str:
    """Why a control is barred; "" when it is not."""
    return str(window.app.stage.find(id).barred)  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_who_waits_reads_in_which_stage_the_lesson_is(tmp_path: Path, language: str) -> None:
    hall = short(tmp_path / "l", 0, 1)
    assert hall.go_to("briefing") is None
    with serving(hall) as where:
        window = Window(tmp_path / "w", where, "Ana", language=language)
        window.until(lambda: "lesson-stage" in window.app.stage._all)
        said = {"en": "Briefing: what the game is about", "fr": "Breffage\u00a0: de quoi il s’agit"}
        assert {said[language], HELD[language]} <= set(words(window))
        stage(hall, "playing")
        window.until(lambda: window.screen.handset.stage == "playing")
        assert HELD[language] not in words(window)
        window.screen.leave()


def test_while_nobody_plays_whoever_leads_can_do_nothing_and_reads_why_and_the_others_propose(tmp_path: Path) -> None:
    hall = short(tmp_path / "l", 0, 1, 2, 3)
    with serving(hall) as where:
        ana, bo = Window(tmp_path / "a", where, "Ana"), Window(tmp_path / "b", where, "Bo")
        desk = ana.seated(1).desk
        stage(hall, "briefing")
        other = bo.seated(1).desk
        assert desk is not None and other is not None
        stage(hall, "playing")
        to(hall, "negotiation")
        ana.until(lambda: desk.option("offer"))
        desk.start_draft(parties=(0,))
        assert desk.draft is not None
        desk.draft.terms = SWAP.terms
        ana.app.refresh()
        ana.look()
        assert not barred(ana, "draft-send") and "desk-done" in ana.app.stage._all
        stage(hall, "rest")
        ana.until(lambda: desk.table.held is not None)
        why = "The game is interrupted. It goes on where it stopped."
        assert barred(ana, "draft-send") == why and "desk-done" not in ana.app.stage._all
        assert {"Break", why} <= set(words(ana)) and not desk.options
        desk.put_aside()
        ana.app.refresh()
        ana.look()
        assert barred(ana, "talks-new") == why
        bo.until(lambda: other.table.held is not None)
        other.act("offer", offer=SWAP)
        bo.answered()
        assert toasts(bo)[-1].startswith("Put before your team")
        ana.until(lambda: ana.screen.handset.sheets)
        ana.press("lesson-sheets")
        assert barred(ana, "sheet-take-0") == why
        ana.press("sheets-close")
        stage(hall, "playing")
        ana.until(lambda: desk.option("offer"))
        ana.press("lesson-sheets")
        ana.press("sheet-take-0")
        ana.answered()
        assert len(desk.view.offers) == 1
        for window in (ana, bo):
            window.screen.leave()


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_the_questions_are_answered_until_all_are_right_and_a_prediction_is_kept(tmp_path: Path, hand: str) -> None:
    hall = short(tmp_path / "l", 1)
    assert hall.go_to("briefing") is None
    with serving(hall) as where:
        window = Window(tmp_path / "w", where, "Ana", hand=hand)
        screen = window.seated(1)
        ana = hall.lesson.people[0]
        window.answered()
        window.press("lesson-prepare")
        assert barred(window, "prepare-send") == "Choose an answer to each question."
        right: dict[int, int] = {}
        for place in range(3):
            for at in range(3):
                if at not in right:
                    window.press(f"prepare-{at}-{place}")
            window.press("prepare-send")
            window.answered()
            rows = screen.handset.quiz["questions"]
            right |= {at: row["given"] for at, row in enumerate(rows) if row["right"]}
            assert rows[0]["why"] in words(window)
        assert len(right) == 3 and hall.lesson.people[0].passed and not ana.passed
        window.look()
        assert "prepare-passed" in window.app.stage._all and "prepare-send" not in window.app.stage._all
        assert barred(window, "prepare-keep") == "Write your prediction first."
        screen.prepared.prediction = "Nobody signs."
        window.app.refresh()
        window.press("prepare-keep")
        window.answered()
        assert hall.lesson.people[0].prediction == "Nobody signs." and "Nobody signs." in words(window)
        window.press("prepare-close")
        assert "lesson-prepare" not in window.app.stage._all, "nothing is left to prepare"
        screen.leave()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("size", "text"), [((1280, 720), 100), ((1280, 720), 200), ((1920, 1080), 80)])
def test_the_stages_and_the_questions_fit(tmp_path: Path, language: str, size: tuple[int, int], text: int) -> None:
    hall = short(tmp_path / "l", 0, 1)
    assert hall.go_to("gathering") is None
    with serving(hall) as where:
        window = Window(tmp_path / "w", where, "Ana", language=language, size=size, text=text)

        def fits(page: str) -> None:
            window.look()
            found = [p for layer in window.app.stage.layers() for p in problems(layer, window.app.stage.style)]
            assert not found, f"{page}: {found}"

        window.until(lambda: "lesson-stage" in window.app.stage._all)
        fits("waiting")
        screen = window.seated(1)
        for name in ("briefing", "middle", "debrief", "over"):
            stage(hall, name)
            window.until(lambda name=name: screen.handset.stage == name)
            fits(name)
        stage(hall, "huddle")
        window.until(lambda: screen.handset.stage == "huddle")
        screen.prepare()
        window.app.refresh()
        fits("questions")
        for at in range(3):
            window.press(f"prepare-{at}-0")
        window.press("prepare-send")
        window.answered()
        fits("answers")
        screen.leave()
