"""The grade book: what each hand did, apart from what came of it."""

from __future__ import annotations

import asyncio
import csv
import io
from pathlib import Path

import pytest

from game.rules.types import Action
from game.server.exports.bundle import bundle
from game.server.exports.gradebook import for_teachers, gradebook
from game.server.exports.outcome import outcome, rank
from game.server.orders import order
from game.server.wire import Asked
from game.table.journal import JournalError, seal
from game.table.journal import read as read_journal
from game.telling.sheet import plain
from tests.server.classroom import again
from tests.server.exports.played import PEOPLE, Class, finished, talk
from tests.shipped import words


def read(data: bytes, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_what_each_hand_did(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    talk(made)
    ana, bo, cy, dee, _ = gradebook(made.archive(), names=False).rows
    assert (ana["submitted"], ana["offers"], ana["counters"], ana["deals"], ana["messages"]) == (2, 1, 1, 1, 0)
    assert (bo["submitted"], bo["offers"], bo["counters"], bo["deals"], bo["messages"]) == (1, 1, 0, 0, 2)
    assert (cy["proposed"], cy["adopted"], cy["deals"]) == (1, 1, 1), "who proposed it had the hand in it"
    assert {dee[name] for name in ("submitted", "offers", "deals", "messages", "proposed")} == {0}
    assert (ana["predicted"], bo["predicted"], ana["table"], ana["seat"]) == (1, 0, 1, "ottawa")
    assert [row["joined"] for row in (ana, bo, cy)] == [0, 0, 1], "minutes of the lesson, not of the day"


def test_what_was_taken_back_does_not_count(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    talk(made)
    made.hall.rooms[0].table.journal.add({"back": 1})  # type: ignore[union-attr]
    assert {row["submitted"] for row in gradebook(made.archive(), names=False).rows} == {0}


WRONG, RIGHT = [[0, 0], [1, 0], [2, 0]], [[0, 0], [1, 1], [2, 2]]


def test_questions_and_absences(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    for answers, passed in ((WRONG, False), (RIGHT, True), (RIGHT, True)):
        made.hall.enter("prepare", 0, who=0, answers=answers, passed=passed)
    made.hall.enter("prepare", 1, who=1, answers=RIGHT, passed=True)
    for away in (True, False, True):
        made.hall.enter("away", -1, who=3, away=away)
    rows = gradebook(made.archive(), names=False).rows
    assert [(r["passed"], r["first_try"], r["tries"]) for r in rows[:3]] == [(1, 0, 2), (1, 1, 1), (0, None, 0)]
    assert [row["times_away"] for row in rows] == [0, 0, 0, 2, 0]


def test_who_led_which_rounds(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    made.to(0, "report")
    made.clock.now += 5
    made.hall.enter("swap", -1, table=0)
    made.to(0, "negotiation")
    made.to(0, "report")
    assert [row["rounds_led"] for row in gradebook(made.archive(), names=False).rows] == [2, 1, 1, 0, 0]


def test_names_only_when_asked_for_and_nothing_that_a_spreadsheet_would_reckon(tmp_path: Path) -> None:
    archive = Class(tmp_path / "l").archive()
    bare = for_teachers(archive, gradebook(archive, names=False), words("en"))
    assert bare.startswith(b"\xef\xbb\xbf") and not any(name.encode() in bare for name in PEOPLE)
    named = read(for_teachers(archive, gradebook(archive, names=True), words("en")), ",")
    assert [row[1] for row in named[1:]] == ["Ana Quixote", "Bo Zanzibar", "'=Cy", "Dee", "Eve"]
    assert [plain(cell) for cell in ("=1", "+1", "-1", "@a", "\ta", "\uff1d1", "a=1", -1)] == [
        "'=1", "'+1", "'-1", "'@a", "'\ta", "'\uff1d1", "a=1", -1,
    ]  # fmt: skip


def test_heads_in_the_language_asked(tmp_path: Path) -> None:
    archive = Class(tmp_path / "l").archive()
    english = read(for_teachers(archive, gradebook(archive, names=False), words("en")), ",")
    french = read(for_teachers(archive, gradebook(archive, names=False), words("fr")), ";")
    assert english[0][:5] == ["Pseudonym", "Table", "Seat", "Joined (minute)", "Preparation: questions passed"]
    assert french[0][:3] == ["Pseudonyme", "Table", "Siège"] and french[0][-1] == "Participation\u00a0: absences"
    assert len(english[0]) == len(french[0]) == len(english[1]) and english[1][2] == "Ottawa"
    assert not any(head.startswith("Outcome") for head in english[0])


def test_the_outcome_is_apart_and_holds_no_orders_before_the_end(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    talk(made)
    during = outcome(made.archive(), names=False).rows
    assert len(during) == 8 and {row["mandates_met"] for row in during} == {None}
    assert during[1]["people"] == "P02 P03" and {row["kept"] for row in during} == {0}
    made.to(0, "debrief")
    sealed = outcome(made.archive(), names=False).rows
    assert {row["mandates_met"] for row in sealed} == {None}, "over, but not revealed"
    finished(made)
    after = outcome(made.archive(), names=False).rows
    assert [row["over"] for row in after] == [1] * 4 + [0] * 4
    assert sorted(int(str(row["rank"])) for row in after[:4])[0] == 1 and {
        row["rank_in_role"] for row in after[:4]
    } == {1}
    assert {row["mandates"] for row in after[:4]} == {1} and {row["mandates"] for row in after[4:]} == {None}
    final = made.hall.rooms[0].table.view(0).scores
    assert [row["score"] for row in after[:4]] == [score / 1000 for score in final]
    assert rank((5, 7, 7, 1), 7) == 1 and rank((5, 7, 7, 1), 5) == 3
    french = read(for_teachers(made.archive(), outcome(made.archive(), names=False), words("fr")), ";")
    assert french[1][6] == f"{final[0] / 1000:.1f}".replace(".", ",") and french[1][5] == "oui"


def test_times_go_on_after_a_crash(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    talk(made)
    last = made.hall.at
    revived = again(tmp_path / "l")
    assert revived.at >= max(at for at in revived.rooms[0].table.times if at is not None) > 0
    assert revived.at <= last


def test_a_game_of_other_content_is_refused(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    path = tmp_path / "l" / "table-2.jsonl"
    path.write_bytes(seal(dict(read_journal(path).header) | {"content": "other"}))
    with pytest.raises(JournalError) as error:
        made.archive()
    assert error.value.said.key == "exports.other-content"


@pytest.mark.parametrize("what", ["rewind", "fork"])
def test_moves_have_their_time_also_after_going_back_and_in_a_copy(tmp_path: Path, what: str) -> None:
    made = Class(tmp_path / "l")
    talk(made)
    assert asyncio.run(order(made.hall, Asked("o", what, {"table": 0, "round": 1})))["ok"]
    made.to(0, "negotiation")
    made.act(0, "pass")
    kept = made.archive().games[0].table
    assert kept.times[-1] == made.hall.at and None not in kept.times


def test_a_mark_that_names_nobody_is_nobodys(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    made.to(0, "negotiation")
    for seat, mark in enumerate(("x:y", "", "99:m1", "\u0663:m")):
        assert made.hall.rooms[0].table.submit(Action(seat, "pass"), by=mark).accepted
    assert {row["submitted"] for row in gradebook(made.archive(), names=False).rows} == {0}
    made.hall.enter("reveal", -1, table=0)
    assert bundle(made.archive())
