"""Class lists as teachers have them: what is read from them, what is refused, and who is seated by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.server.lesson import Expected
from game.server.roster import expected, seat_of
from game.server.wire import GarbledError
from tests.server.classroom import SCENARIO, TOKEN, Page, again, hall, joined, said, served
from tests.shipped import loaded

CONTENT = loaded(SCENARIO)
FRENCH = CONTENT.scenario.actors[1].names.plain.fr


def read(text: str) -> list[tuple[str, int, int]]:
    return [(one.name, one.table, one.seat) for one in expected(text, CONTENT)]


def test_a_list_of_names() -> None:
    assert read("Ana\n  Bo \n\nana\nTremblay, Zoé\n") == [("Ana", -1, -1), ("Bo", -1, -1), ("Tremblay, Zoé", -1, -1)]
    assert read("") == [] and read("\n \n") == []
    assert read("Tremblay, Zoé") == [("Tremblay, Zoé", -1, -1)]


@pytest.mark.parametrize("cut", [",", ";", "\t"])
@pytest.mark.parametrize(
    "heading", [("name", "table", "seat"), ("Nom", "Table", "Siège"), ("ÉLÈVE", "Groupe", "Place")]
)
def test_a_spreadsheet_in_either_language(cut: str, heading: tuple[str, str, str]) -> None:
    rows = [heading, ('"Roy, Ana"', "2", "1"), ("Bo", "Table 1", FRENCH), ("Cy", "1.0", ""), ("Di", "", "")]
    text = "\ufeff" + "\r\n".join(cut.join(row) for row in rows) + "\r\n"
    assert read(text) == [("Roy, Ana", 1, 0), ("Bo", 0, 1), ("Cy", 0, -1), ("Di", -1, -1)]


def test_what_spreadsheets_do() -> None:
    assert read("sep=;\r\nPrénom;Nom;Table\r\nAna;Roy;1\r\n") == [("Ana Roy", 0, -1)]
    assert read("Ana,2,1\nBo,1,\nCy") == [("Ana", 1, 0), ("Bo", 0, -1), ("Cy", -1, -1)]
    assert read('name,table\n"Ana ""A"" Roy",1') == [('Ana "A" Roy', 0, -1)]
    assert read('name\n"Two\nlines"') == [("Two lines", -1, -1)]


def test_seats_by_number_and_by_name_in_either_language() -> None:
    for seat, actor in enumerate(CONTENT.scenario.actors):
        for text in (str(seat + 1), actor.id, actor.names.plain.en.upper(), actor.names.the.fr):
            assert seat_of(text, CONTENT) == seat
    assert seat_of("0", CONTENT) is None and seat_of("99", CONTENT) is None and seat_of("Atlantis", CONTENT) is None


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("name,table\nAna,1\nBo,61", "roster.no-table", 3),
        ("name,table\n\nAna,first", "roster.no-table", 3),
        ("sep=,\nname,table,seat\nAna,1,Atlantis", "roster.no-seat", 3),
        ("\n".join(f"P{n}" for n in range(401)), "room.full", None),
    ],
)
def test_what_cannot_be_used_is_named_by_its_line(text: str, key: str, line: int | None) -> None:
    with pytest.raises(GarbledError) as error:
        expected(text, CONTENT)
    assert error.value.said.key == key and dict(error.value.said.values).get("line") == line


def test_who_is_on_the_list_is_seated_on_joining_and_after_a_crash(tmp_path: Path) -> None:
    made = hall(tmp_path / "l", 2, stage="briefing")
    with served(made) as client, client.websocket_connect("/line") as socket:
        desk = Page(socket, TOKEN)
        joined(client, "Bo")
        assert desk.ask("roster", names="name;table;seat\nANA;2;3\nBo;1;1\nCy;9;1\nDi;2;3\nEd;2;3\nFlo;2;3")["ok"]
        assert (made.lesson.people[0].table, made.lesson.people[0].seat) == (0, 0), "who was here before the list"
        for name in ("Ana", "Cy", "Di", "Ed", "Flo", "Guy"):
            joined(client, name)
        places = {person.name: (person.table, person.seat) for person in made.lesson.people}
        assert places["Ana"] == places["Di"] == places["Ed"] == (1, 2)
        assert places["Flo"] == (-1, -1), "three sit there already"
        assert places["Cy"] == (-1, -1), "that table is not open"
        assert places["Guy"] == (-1, -1)
        assert said(desk.ask("roster", names="name,table\nAna,x")) == "roster.no-table"
        assert made.lesson.roster[0] == Expected("ANA", 1, 2), "a list that cannot be used changes nothing"
    assert again(tmp_path / "l").lesson == made.lesson
