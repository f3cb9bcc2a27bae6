"""The teacher's door to the exports: open to the teacher's secret only, a fixed set, never in the way of the loop."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from game.server.exports import doors
from game.server.exports.kinds import KINDS
from tests.server.classroom import TOKEN, joined, served
from tests.server.exports.played import PRIVATE, Class, talk

TEACHER = {"Authorization": f"Bearer {TOKEN}"}
FILES = ("gradebook.csv", "outcome.csv", "bundle.zip", "folders.html", "slips.html")


def test_every_export_comes_as_a_file_that_nothing_runs_in(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    talk(made)
    assert [f"{name}.{kind.ending}" for name, kind in KINDS.items()] == list(FILES)
    with served(made.hall) as client:
        for name in FILES:
            answer = client.get(f"/exports/{name}?lang=fr", headers=TEACHER)
            assert answer.status_code == 200 and answer.content, answer.text
            assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
            assert answer.headers["content-security-policy"] == (
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
            )
            assert answer.headers["cache-control"] == "no-store"
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["content-type"].startswith(KINDS[name.split(".")[0]].media.split(";")[0])
        assert "Dossiers de rôle" in client.get("/exports/folders.html?lang=fr", headers=TEACHER).text


def test_nobody_else_is_let_in(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    with served(made.hall) as client:
        page = joined(client, "Zed")
        for headers in (
            {},
            {"Authorization": ""},
            {"Authorization": "Bearer "},
            {"Authorization": f"Bearer {page}"},
            {"Authorization": TOKEN},
            {"Authorization": f"Basic {TOKEN}"},
            {b"Authorization": "Bearer é".encode()},
        ):
            for name in (*FILES, "lesson.jsonl"):
                answer = client.get(f"/exports/{name}?secret={TOKEN}", headers=headers)
                assert answer.status_code == 403 and answer.text == "Only the teacher’s page may ask for this."
        french = client.get("/exports/bundle.zip?lang=fr")
        assert french.text == "Seule la page de la personne qui enseigne peut demander cela."
        assert client.post("/exports/bundle.zip", headers=TEACHER).status_code == 405


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ("lesson.jsonl", 404, "There is no such export. There are: gradebook.csv, outcome.csv, bundle.zip"),
        ("gradebook", 404, "There is no such export."),
        ("gradebook.csv.exe", 404, "There is no such export."),
        ("..%2Flesson.jsonl", 404, ""),
        ("gradebook.csv?lang=de", 400, "lang is en or fr"),
        ("gradebook.csv?names=yes", 400, "names is 0 or 1"),
        ("folders.html?table=-1", 400, "table is a number from 0"),
        ("folders.html?table=99999", 400, "table is a number from 0"),
        ("folders.html?table=2", 409, "There is no such table."),
        ("slips.html?table=0", 409, "Only the role folders and the debrief can be had for one table."),
        ("bundle.zip?names=1", 409, "Only the grade book, the outcome and the students’ sheets can hold names."),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(tmp_path: Path, asked: str, status: int, words: str) -> None:
    with served(Class(tmp_path / "l").hall) as client:
        answer = client.get(f"/exports/{asked}", headers=TEACHER)
        assert answer.status_code == status and words in answer.text
        assert not words or answer.headers["cache-control"] == "no-store"


def test_names_and_one_table(tmp_path: Path) -> None:
    with served(Class(tmp_path / "l").hall) as client:
        assert "Zanzibar" in client.get("/exports/gradebook.csv?names=1", headers=TEACHER).text
        assert "Zanzibar" not in client.get("/exports/gradebook.csv?names=0", headers=TEACHER).text
        one, all_of_them = (
            client.get(f"/exports/folders.html{which}", headers=TEACHER).text for which in ("?table=1", "")
        )
        assert "Table 2" in one and "Table 1" not in one and "Table 1" in all_of_them


def test_before_the_end_no_export_but_the_folders_tells_private_orders(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    talk(made)
    actors = made.hall.loaded.scenario.actors
    orders = [m.text.en for a, s in zip(actors, made.hall.rooms[0].table.state.seats, strict=True)
              for m in a.mandates if m.id in s.mandates]  # fmt: skip
    with served(made.hall) as client:
        for name in set(FILES) - {"folders.html", "bundle.zip"}:
            text = client.get(f"/exports/{name}?names=1" if "csv" in name else f"/exports/{name}", headers=TEACHER).text
            assert not any(order in text for order in orders) and PRIVATE not in text


def test_it_is_made_beside_the_loop_and_a_damaged_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, where = Class(tmp_path / "l"), []
    work = doors.work

    def watched(*given: Any) -> Any:
        where.append(threading.current_thread())
        return work(*given)

    monkeypatch.setattr(doors, "work", watched)
    with served(made.hall) as client:
        assert client.get("/exports/gradebook.csv", headers=TEACHER).status_code == 200
        assert where and all("asyncio" in thread.name for thread in where)
        with (tmp_path / "l" / "table-1.jsonl").open("ab") as file:
            file.write(b"rubbish\n")
        answer = client.get("/exports/gradebook.csv?lang=fr", headers=TEACHER)
        assert answer.status_code == 409
        assert answer.text.startswith("Le fichier table-1.jsonl de cette leçon est endommagé à la ligne")
