"""The course of a lesson on the handset: stages, questions, the end, as docs/protocol.md tells of these sections.

What the server does not do yet, or only at the end of a long game, stands in between page and server here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import WebSocketRoute, expect

from tests.pages.lesson import Lesson
from tests.pages.people import People, Reader, no_sideways

Show = Mapping[str, Any]
ASKS = ("How long is a round?", "How are programs chosen?", "What is still to come?")


def with_sections(show: Callable[[], Show], answers: Callable[[Any], Show | None]) -> Callable[[WebSocketRoute], None]:
    """A line whose messages carry these sections too; `answers` replies to what it knows (None: the server does)."""

    def through(line: WebSocketRoute) -> None:
        server = line.connect_to_server()

        def to_page(frame: str | bytes) -> None:
            message = json.loads(frame)
            line.send(json.dumps({**message, "show": {**message.get("show", {}), **show()}}))

        def to_server(frame: str | bytes) -> None:
            asked = json.loads(frame)
            reply = answers(asked)
            if reply is None:
                server.send(frame)
            else:
                line.send(json.dumps({"re": asked["id"], "show": show(), **reply}))

        server.on_message(to_page)
        line.on_message(to_server)

    return through


class Course:
    """Questions as the server would ask and judge them; the right answer is always the second."""

    def __init__(self, stage: str) -> None:
        self.stage = stage
        self.given: list[int] = []

    def show(self) -> Show:
        rows: list[dict[str, Any]] = [{"ask": ask, "answers": ["One", "Two", "Three"]} for ask in ASKS]
        for row, given in zip(rows, self.given, strict=False):
            row |= {"given": given, "right": given == 1, "why": "Because it is written."}
        passed = self.given == [1, 1, 1]
        lesson = {"code": "BORDE", "scenario": "s", "content": "c", "tables": 1, "closed": False}
        return {
            "quiz": {"questions": rows, "passed": passed, "tries": int(bool(self.given))},
            "lesson": {**lesson, "stage": self.stage, "left": 300},
        }

    def answers(self, asked: Any) -> Show | None:
        if asked["ask"] != "prepare":
            return None
        self.given = asked["answers"]
        return {"ok": True, "right": [one == 1 for one in self.given], "why": []}


def sits(lesson: Lesson, people: People, show: Callable[[], Show], answers: Callable[[Any], Show | None]) -> Reader:
    """Somebody at seat 0, their line with these sections."""
    number, secret = lesson.join("Ana")
    lesson.order("sit", who=number, table=0, seat=0)
    reader = people.opens(f"/#{secret}", through=with_sections(show, answers), size=(320, 640))
    reader.connected()
    return reader


def test_questions_are_tried_until_all_are_right(lesson: Lesson, people: People) -> None:
    course = Course("briefing")
    page = sits(lesson, people, course.show, course.answers).page
    expect(page.locator("#guide-h")).to_have_text("Briefing")
    expect(page.locator("#clock")).to_contain_text(":")
    expect(page.locator("#ready-h")).to_have_count(0)
    check = page.get_by_role("button", name="Check my answers")
    expect(check).to_have_attribute("aria-disabled", "true")
    for at, place in enumerate((1, 0, 1)):
        page.locator(f"input[name=q{at}]").nth(place).check()
    check.click()
    expect(page.locator("#quiz-h ~ fieldset .said")).to_have_text(
        ["Right. Because it is written.", "Not quite. Because it is written.", "Right. Because it is written."]
    )
    page.reload()
    expect(page.locator("input[name=q1]").first).to_be_checked()
    no_sideways(page)
    page.locator("input[name=q1]").nth(1).check()
    check.click()
    expect(page.get_by_text("You answered all the questions.")).to_be_visible()


def test_the_end_shows_scores_and_what_each_seat_held(lesson: Lesson, people: People) -> None:
    held = {
        "name": "Quebec",
        "private": "Sign alone.",
        "orders": [{"text": "Win.", "done": False}],
        "offers": [{"round": 2, "to": "Ottawa", "clauses": ["Pay."], "state": "refused"}],
        "reasons": [{"round": 1, "text": "It was cheap."}],
    }
    seats = [
        {"name": "Quebec", "mine": False, "score": "61.2", "orders": [["Win.", "not reached"]]},
        {"name": "Ottawa", "mine": True, "score": "58.0", "orders": [["Keep the peace.", "reached"]]},
    ]
    final = {"health": "Health of the border: 55 of 100", "seats": seats}
    course = Course("debrief")
    shown = lambda: {**course.show(), "final": final, "revealed": [held]}  # noqa: E731
    page = sits(lesson, people, shown, course.answers).page
    expect(page.locator("#final-h")).to_be_visible()
    expect(page.locator(".final > li").first).to_contain_text("Quebec")
    expect(page.locator(".final > li.mine")).to_contain_text("Keep the peace. reached")
    page.locator("#revealed-h ~ details > summary").click()
    expect(page.locator("#revealed-h ~ details")).to_contain_text("It was cheap.")
    no_sideways(page)
