"""What a window makes of a lesson's words: its clock, its marks, its news, its past rounds."""

from __future__ import annotations

from queue import SimpleQueue
from typing import Any

from game.catalog.why import Cause
from game.client.remote.distant import Distant, Told
from game.client.remote.handset import Handset
from game.client.remote.strip import clock_words
from game.rules import encode
from game.rules.types import Action, Said
from game.server.past import told_whys
from game.table.table import Reply
from tests.client.hands import Clock
from tests.shipped import words
from tests.table.room import played, table


class Silent:
    """A line on which a test says everything."""

    def __init__(self) -> None:
        self.state, self.tries = "up", 0
        self.heard: SimpleQueue[Any] = SimpleQueue()
        self.asked: list[dict[str, Any]] = []

    def ask(self, id: str, **message: Any) -> None:
        self.asked.append({"id": id, **message})

    def stop(self) -> None:
        """Nothing goes on beside."""

    def say(self, **message: Any) -> None:
        self.heard.put(message)


def clock(left: int | None, paused: bool = False) -> dict[str, Any]:
    return {"clock": {"version": 0, "left": left, "paused": paused, "frozen": None}}


def test_between_two_words_of_the_server_the_clock_goes_on() -> None:
    line, time = Silent(), Clock()
    handset = Handset(line, "w", time)
    assert handset.left() is None and clock_words(handset, words("en")) == ""
    line.say(show=clock(125))
    handset.go_on()
    for passed, en, fr in (
        (0, "2 minutes left", "Encore 2 minutes"),
        (50, "1 minute left", "Encore 1 minute"),
        (80, "50 seconds left", "Encore 50 secondes"),
        (124, "10 seconds left", "Encore 10 secondes"),
        (500, "Time is up", "Temps écoulé"),
    ):
        time.now = float(passed)
        assert (clock_words(handset, words("en")), clock_words(handset, words("fr"))) == (en, fr)
    line.say(show=clock(30, paused=True))
    handset.go_on()
    time.now += 1000
    assert handset.left() == 30 and clock_words(handset, words("en")) == "Paused"


def test_each_question_has_a_mark_of_its_own_and_its_answer_finds_who_asked() -> None:
    line = Silent()
    handset, found = Handset(line, "w1", Clock()), []
    for what in ("sit", "lead"):
        assert handset.ask(lambda reply, what=what: found.append((what, reply["ok"])), what, {}) is None
    first, second = (asked["id"] for asked in line.asked)
    assert first != second and first.startswith("w1-")
    line.say(re=second, ok=False)
    line.say(re="of somebody else", ok=True)
    line.say(re=first, ok=True)
    line.say(re=first, ok=True)
    assert handset.go_on() and found == [("lead", False), ("sit", True)] and not handset.asking


def test_without_a_line_nothing_is_asked() -> None:
    line = Silent()
    handset = Handset(line, "w", Clock())
    line.state = "lost"
    said = handset.ask(lambda reply: None, "lead", {})
    assert said is not None and said.key == "join.no-line" and not line.asked and not handset.asking


def test_a_section_that_is_gone_is_forgotten() -> None:
    line = Silent()
    handset = Handset(line, "w", Clock())
    line.say(show={"places": [[0]], "me": {"seat": -1}})
    line.say(show={"places": None})
    handset.go_on()
    assert handset.sections == {"me": {"seat": -1}}


def distant(asked: list[Any]) -> Distant:
    """A table of the short game at the other end of a line on which nothing is lost."""
    here = table()
    made = Distant(here.loaded, 1, lambda then, what, fields: asked.append((then, what, fields)))
    made.show(here.view(1), here.options(1), here.version, None)
    return made


def test_a_round_that_is_over_is_asked_for_once_and_anew_when_the_story_turned() -> None:
    asked: list[Any] = []
    far, here = distant(asked), played(table(), 1, "report")
    for _ in range(2):
        far.show(here.view(1), here.options(1), here.version, None)
    assert [(what, fields) for _, what, fields in asked] == [("past", {"round": 1})]
    dial = next(iter(far.scenario.dials))
    assert far.looking_back(1, 1) is None and far.why(dial) == ()
    asked[0][0]({"ok": True, "past": {"view": encode(here.looking_back(1, 1)), **told_whys(here.whys(1))}})
    assert far.looking_back(1, 1) == here.looking_back(1, 1)
    for name in far.scenario.dials:
        near = [Cause(cause.said, round(cause.points * 1000) / 1000) for cause in here.why(name)]
        assert list(far.why(name)) == near == list(far.why(name, 1))
    news = [Told(n, round, said) for n, round, said in here.told(1)]
    assert not far.hear(news, again=True), "the first news is no turn"
    assert not far.hear([*news, Told(999, 2, Said("x"))], again=True), "a line that was mended tells it all again"
    assert far.hear(news[:2], again=True), "a table that was taken back tells another story"
    far.show(here.view(1), here.options(1), here.version, None)
    assert len(asked) == 2 and far.looking_back(1, 1) is None


def test_what_a_seat_asks_is_answered_as_at_its_own_table() -> None:
    far, here = distant([]), table()
    assert far.purse_items(1) == here.purse_items(1) and far.purse(1) == here.purse(1)
    for card in far.scenario.programs:
        assert far.price(1, card, 1) == here.price(1, card, 1)
        assert far.worth(1, card) == here.worth(1, card)
        assert far.refusal_of_start(1, card) == here.refusal_of_start(1, card)
        act = Action(1, "fund", card, 1)
        assert far.refusal(act) == here.refusal(act)
    assert far.history() is None and not far.waiting()


def test_a_move_goes_out_without_saying_whose_it_is_and_its_answer_comes_back() -> None:
    asked: list[Any] = []
    far, replies = distant(asked), list[Reply]()
    far.hand_in(Action(1, "pass", words="says.x", about=3), 0, replies.append)
    then, what, fields = asked[0]
    assert what == "act" and fields == {"act": {"verb": "pass"}, "version": 0} and not replies
    then({"re": "w-1", "ok": False, "said": encode(Said("table.stale"))})
    assert [(reply.accepted, reply.said) for reply in replies] == [(False, Said("table.stale"))]
    far.leads = False
    far.hand_in(Action(1, "pass"), 0, replies.append)
    then, what, _ = asked[1]
    then({"re": "w-2", "ok": True})
    assert what == "propose" and replies[1].accepted and far.proposed == 1
