"""Printed matter: for each seat its own four pages, nothing of another's; no script, no outside request."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.rules import encode
from game.rules.record import changed
from game.server.exports.archive import open_archive
from game.server.exports.folders import PAGES, folders
from game.server.exports.rules import CLAUSES
from game.server.exports.slips import REFLECTIONS, slips
from game.server.hall import new_hall
from game.server.lesson import TEACHER
from game.server.planner import planned
from game.telling.markup import POLICY, Markup, blanks, document, tag
from tests.server.classroom import CODE, TOKEN, Ticking
from tests.server.exports.played import MONEY, OPEN, PRIVATE, Class, talk
from tests.shipped import loaded, words

SEVEN = "historical-2001-seven"


def sheets(page: bytes) -> list[str]:
    """The text of each sheet of paper."""
    parts = page.decode().split('<section class="sheet">')[1:]
    return [unescape(re.sub(r"<[^>]+>", "", part)) for part in parts]


class Tags(HTMLParser):
    """Every element with its attributes, and whether all that is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "fr"])
def test_one_page_that_asks_for_nothing(language: str, tmp_path: Path) -> None:
    archive = Class(tmp_path / "l").archive()
    table = folders(archive.loaded.scenario, words(language), list(enumerate(archive.games)))
    for page in (table, folders(loaded(SEVEN).scenario, words(language), []), slips(words(language))):
        text = page.decode()
        found = Tags(text)
        assert not found.open and ("html", {"lang": language}) in found.seen
        assert {name for name, _ in found.seen}.isdisjoint(
            {"script", "link", "img", "iframe", "object", "form", "base"}
        )
        assert {key for _, attributes in found.seen for key in attributes} <= {
            "lang", "charset", "http-equiv", "name", "content", "class", "style", "scope",
        }  # fmt: skip
        assert ("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}) in found.seen
        assert not re.search(r"https?:|url\(|@import|javascript:", text)
        assert "{" not in "".join(sheets(page)) and "—" not in "".join(sheets(page))


def test_each_seat_reads_its_own_and_no_other_private_words(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    archive = made.archive()
    scenario = archive.loaded.scenario
    found = sheets(folders(scenario, words("en"), list(enumerate(archive.games))))
    count = len(scenario.actors)
    assert len(found) == 2 * count * PAGES
    for place, game in enumerate(archive.games):
        for seat, actor in enumerate(scenario.actors):
            first = (place * count + seat) * PAGES
            mine = found[first : first + PAGES]
            assert actor.brief.en in mine[0] and actor.gives.en in mine[0] and actor.private.en in mine[1]
            assert f"Table {place + 1}" in mine[1]
            held = game.table.state.seats[seat].mandates
            for order in actor.mandates:
                assert (order.text.en in mine[1]) == (order.id in held)
            for other in scenario.actors:
                assert other is actor or other.private.en not in "".join(mine)
            outside = mine[0] + mine[2] + mine[3]
            assert actor.private.en not in outside and not any(order.text.en in outside for order in actor.mandates)


def test_nothing_of_what_was_done_is_in_a_folder(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    before = folders(made.hall.loaded.scenario, words("en"), list(enumerate(made.archive().games)))
    talk(made)
    made.to(0, "report")
    after = folders(made.hall.loaded.scenario, words("en"), list(enumerate(made.archive().games)))
    assert after == before and PRIVATE.encode() not in after and OPEN.encode() not in after
    assert f"${MONEY / 10}M".encode() not in after


def test_without_a_table_orders_are_left_to_be_written_down() -> None:
    scenario = loaded(SEVEN).scenario
    text = "".join(sheets(folders(scenario, words("en"), [])))
    assert text.count("Write them down here:") == len(scenario.actors) and "Table" not in text
    assert not any(order.text.en in text for actor in scenario.actors for order in actor.mandates)


def test_what_a_seat_can_do_is_what_the_rules_let_it() -> None:
    scenario = loaded("autumn-2001").scenario
    quebec = sheets(folders(scenario, words("en"), []))[PAGES + 2]
    assert "Memoranda" in quebec and "Treaties" not in quebec
    assert scenario.programs["quebec-delegations"].title.en in quebec
    assert scenario.programs["whti"].title.en not in quebec
    assert scenario.levers["leverage-energy"].title.en in quebec
    states = next(actor.names.plain.en for actor in scenario.actors if "state" in actor.tags)
    assert f"{scenario.agreements['corridor-accord'].title.en} (with {states})" in quebec


def test_the_rules_tell_this_scenario() -> None:
    rules = sheets(folders(loaded("autumn-2001").scenario, words("en"), []))[3]
    assert "September 2001" in rules and "at most 5 rounds of 6 months each" in rules
    assert "3 offers and counter-offers" in rules


@pytest.mark.parametrize("language", ["en", "fr"])
def test_forms_have_every_kind_of_clause_and_the_debrief_in_its_order(language: str) -> None:
    say = words(language).key
    offers, agenda, prediction, reflection = sheets(slips(words(language)))
    for kind in CLAUSES:
        word = say(f"printed.slip.{kind}").split(":")[0] + ":"
        assert offers.count(word) == 2, word
    assert say("printed.agenda.least") in agenda and say("printed.prediction.sure") in prediction
    places = [reflection.index(say(f"printed.reflection.{part}")) for part in REFLECTIONS]
    assert places == sorted(places)


def test_every_text_is_escaped() -> None:
    assert tag("p", "<b>&") == "<p>&lt;b&gt;&amp;</p>"
    assert tag("p", Markup("<b></b>"), kind='"x') == '<p class="&quot;x"><b></b></p>'
    assert blanks("<i> ___").startswith("&lt;i&gt; <span")
    assert b"<title>&lt;/title&gt;</title>" in document("</title>", "en", [], "")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium here")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_folder_is_four_pages_on_paper(language: str, tmp_path: Path) -> None:
    scenario = loaded(SEVEN).scenario
    for name, page, count in (
        ("folders", folders(scenario, words(language), []), PAGES * len(scenario.actors)),
        ("slips", slips(words(language)), 4),
    ):
        path = tmp_path / f"{name}.html"
        path.write_bytes(page)
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        where = [f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={path.with_suffix('.pdf')}"]
        command = ["chromium", *options, *where, "--no-pdf-header-footer", path.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        counts = re.findall(rb"/Count (\d+)", path.with_suffix(".pdf").read_bytes())
        assert max(map(int, counts)) == count


def test_a_planned_table_is_exported_at_its_own_length(tmp_path: Path) -> None:
    """In fewer rounds there are other private orders."""
    made = new_hall(tmp_path / "l", loaded("historical-2001"), Ticking(), CODE, TOKEN)
    plan = changed(planned(50, 4, 4, 10), rounds=2)
    assert made.enter("plan", TEACHER, plan=encode(plan)) is None and made.open_rooms(1) is None
    (game,) = open_archive(tmp_path / "l", made.loaded.shelf).games
    live = made.rooms[0].table
    assert [seat.mandates for seat in game.table.state.seats] == [seat.mandates for seat in live.state.seats]
    page = folders(made.loaded.scenario, words("en"), [(0, game)]).decode()
    for actor, mine in zip(live.scenario.actors, live.state.seats, strict=True):
        assert all(unescape(escape(m.text.en)) in unescape(page) for m in actor.mandates if m.id in mine.mandates)
