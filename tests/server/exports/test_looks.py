"""The debrief at the teacher's door: one table or all of them, under pseudonyms, and not before it may be told."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from game.server.debriefs import jobs
from game.server.debriefs.made import Beside, Debriefs
from game.server.lesson import TEACHER
from tests.server.classroom import TOKEN, served
from tests.server.debriefs.lesson import debriefed, soon
from tests.server.exports.played import PEOPLE, Class, finished, talk

BEARER = {"Authorization": f"Bearer {TOKEN}"}
quickly = pytest.mark.usefixtures(soon.__name__)
FILES = ("debrief.html", "debrief-slides.html", "debrief-students.html", "debrief-data.zip")


def fetched(client: TestClient, what: str) -> bytes:
    answer = client.get(f"/exports/{what}", headers=BEARER)
    assert answer.status_code == 200, answer.text
    return answer.content


@quickly
def test_one_table_and_all_of_them(tmp_path: Path) -> None:
    with served(debriefed(tmp_path / "l", 2)) as client:
        one = fetched(client, "debrief.html?table=1").decode()
        assert "<h1>" in one and "Table 1: " not in one and one.count("<h2>") > 5
        whole = fetched(client, "debrief.html?lang=fr").decode()
        assert "Les tables comparées" in whole and "Table 1\u00a0: " in whole and "Table 2\u00a0: " in whole
        ids = Counter(re.findall(r' id="([^"]+)"', whole))
        assert max(ids.values()) == 1, ids.most_common(3)
        named = re.findall(r'aria-labelledby="([^"]+)"', whole)
        assert named and all(id in ids for both in named for id in both.split())
        reading = Counter(re.findall(r'<p class="note reading">.*?</p>', whole, re.DOTALL))
        assert len(reading) > 8 and max(reading.values()) == 1, "how to read a part is told once"
        slides = fetched(client, "debrief-slides.html?table=0").decode()
        assert slides.count('class="slide"') > 8 and "<script>" in slides


@pytest.mark.slow
@quickly
def test_the_numbers_of_each_table_are_in_a_folder_of_their_own(tmp_path: Path) -> None:
    with served(debriefed(tmp_path / "l", 2)) as client:
        with zipfile.ZipFile(io.BytesIO(fetched(client, "debrief-data.zip"))) as file:
            names = set(file.namelist())
        assert {"codebook.fr.md", "table-1/standings.csv", "table-2/standings.csv", "table-2/codebook.en.md"} <= names
        with zipfile.ZipFile(io.BytesIO(fetched(client, "debrief-data.zip?table=1"))) as file:
            assert "standings.csv" in file.namelist() and not any("/" in name for name in file.namelist())


@quickly
def test_names_stand_on_the_sheets_alone_and_only_when_they_are_asked_for(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    talk(made)
    for at in (0, 1):
        finished(made, at)
    made.hall.debriefs = debriefed(tmp_path / "other", 0).debriefs
    with served(made.hall) as client:
        assert PEOPLE[1] in fetched(client, "debrief-students.html?names=1").decode()
        for name in FILES[:3]:
            text = fetched(client, name).decode()
            assert not [person for person in PEOPLE[:2] if person in text or person.split()[1] in text]
        answer = client.get("/exports/debrief.html?names=1", headers=BEARER)
        assert answer.status_code == 409 and "can hold names" in answer.text


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_told_before_it_may_be(tmp_path: Path, name: str) -> None:
    made = debriefed(tmp_path / "l", 1, shown=False)
    assert made.open_room(3, (None,) * len(made.loaded.scenario.actors)) is None
    with served(made) as client:
        answer = client.get(f"/exports/{name}?lang=fr&table=0", headers=BEARER)
        assert answer.status_code == 409 and answer.text == "La table 1 n’a pas encore été dévoilée."
        assert made.enter("reveal", TEACHER, table=0) is None
        assert client.get(f"/exports/{name}", headers=BEARER).text == "The game at table 2 is not over."
        assert client.get(f"/exports/{name}?table=7", headers=BEARER).text == "There is no such table."


@pytest.mark.parametrize(
    ("tables", "name", "words"),
    [(0, "debrief.html", "No table of this lesson"), (1, "debrief-students.html", "Nobody but the computer")],
)
def test_without_tables_or_people_there_is_a_sentence(tmp_path: Path, tables: int, name: str, words: str) -> None:
    with served(debriefed(tmp_path / "l", tables)) as client:
        answer = client.get(f"/exports/{name}", headers=BEARER)
        assert answer.status_code == 409 and answer.text.startswith(words)


@quickly
def test_what_was_made_once_is_not_made_again(tmp_path: Path) -> None:
    made = debriefed(tmp_path / "l", 1)
    pool = Counting(made.beside.pool())
    made.debriefs = Debriefs(Beside(lambda: pool))
    with served(made) as client:
        page = fetched(client, "debrief.html")
        assert fetched(client, "debrief.html") == page and pool.count == 1
        fetched(client, "debrief-slides.html"), fetched(client, "debrief-data.zip")
        assert pool.count == 1
        assert "Bilan" in fetched(client, "debrief.html?lang=fr").decode()
        assert pool.count == 1, "in both languages at once"
        assert made.enter("join", 0, name="Zed", alias="P01", language="en", key="k") is None
        assert made.enter("sit", 0, who=0, table=0, seat=1) is None
        fetched(client, "debrief.html")
        assert pool.count == 2, "and again when somebody sat down there"


@pytest.mark.slow
@quickly
def test_processes_that_ended_by_themselves_are_told_and_replaced(tmp_path: Path) -> None:
    made = debriefed(tmp_path / "l", 1)
    pools = iter((Broken(), made.beside.pool()))
    made.debriefs = Debriefs(Beside(lambda: next(pools)))
    with served(made) as client:
        answer = client.get("/exports/debrief.html", headers=BEARER)
        assert answer.status_code == 409 and "ask again" in answer.text
        fetched(client, "debrief.html")


@pytest.mark.slow
def test_in_processes_of_its_own_the_page_is_the_same(tmp_path: Path) -> None:
    made = debriefed(tmp_path / "l", 1)
    with served(made) as client:
        here = fetched(client, "debrief.html")
    made.beside = Beside()
    made.debriefs = Debriefs(made.beside)
    with served(made) as client:
        assert fetched(client, "debrief.html") == here


class Counting(Executor):
    """Passes work on to another and counts debriefs."""

    def __init__(self, pool: Executor) -> None:
        self.pool, self.count = pool, 0

    def submit(self, fn: Any, /, *args: Any, **more: Any) -> Future[Any]:
        self.count += fn is jobs.of_table
        return self.pool.submit(fn, *args, **more)


class Broken(Executor):
    """Processes of which one was killed."""

    def submit(self, fn: Any, /, *args: Any, **more: Any) -> Future[Any]:
        raise BrokenProcessPool
