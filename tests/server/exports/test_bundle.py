"""The research bundle: complete, without names, the same bytes each time, and silent about secrets before the end."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from game.rules.types import WORLD, Action, Offer, Term
from game.server.entries import KINDS
from game.server.exports.bundle import bundle
from game.server.exports.nameless import KEPT
from game.table.turn import think
from tests.server.exports.played import MONEY, OPEN, PEOPLE, PRIVATE, Class, finished, talk


def opened(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name).decode("utf-8-sig") for name in file.namelist()}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def made(tmp_path: Path) -> Class:
    found = Class(tmp_path / "l")
    talk(found)
    return found


def test_before_the_end_nothing_private_is_in_any_file(made: Class) -> None:
    found = opened(bundle(made.archive()))
    everything = "\n".join(found.values())
    assert "wolverine" not in everything, "a private message or a prediction"
    assert f'"amount":{MONEY}' not in everything and f"{MONEY / 10}M" not in everything, "a secret offer"
    assert "seed" not in json.loads(found["versions.json"]) and not any(name.startswith("table-") for name in found)
    held = [order for seat in made.hall.rooms[0].table.state.seats for order in seat.mandates]
    assert len(held) == 4 and not any(order in everything for order in held)
    assert all("act" not in entry for entry in lines(found["book.jsonl"])), "what a team proposed"
    assert "P02" in found["chat.csv"] and "bonjour from P02" in found["chat.csv"]
    assert {row["public"] for row in rows(found["events.csv"])} == {"1"}


def test_in_no_phase_of_a_whole_game_is_a_secret_of_any_seat_in_it(tmp_path: Path) -> None:
    made = Class(tmp_path / "l")
    table = made.hall.rooms[0].table
    words = ("xylophone", "quagmire", "walrus", "flamingo")
    while table.state.phase != "debrief":
        if table.state.phase == "negotiation" and table.state.round < 3:
            for seat, word in enumerate(words):
                whom = (seat + 1) % len(words)
                private = Offer(tuple(sorted((seat, whom))), ())
                table.submit(Action(seat, "message", text=f"between us: {word}", offer=private))
                pay = Term("pay", whom, amount=231 + seat, target=seat)
                assert table.submit(Action(seat, "offer", offer=Offer(private.parties, (pay,)))).accepted
        everything = "\n".join(opened(bundle(made.archive())).values())
        assert not any(word in everything for word in words), table.state.phase
        assert not any(f'"amount":{231 + seat}' in everything for seat in range(4))
        assert not any(f"${23.1 + seat / 10:.1f}M" in everything for seat in range(4))
        assert not any(order in everything for seat in table.state.seats for order in seat.mandates)
        assert '"seed"' not in everything
        phase = table.state.phase
        while table.state.phase == phase:
            turn = table.turn()
            if turn is None:
                table.submit(Action(WORLD, "close"))
            else:
                table.take_up(think(table.loaded, table.seed, turn))
    everything = "\n".join(opened(bundle(made.archive())).values())
    assert all(word in everything for word in words)
    assert all(f'"amount":{231 + seat}' in everything for seat in range(4))
    assert '"seed"' in everything


def test_a_table_that_is_over_tells_all_and_the_others_still_nothing(made: Class) -> None:
    made.to(1, "negotiation")
    made.act(3, "message", text="a xylophone", offer={"parties": [0, 1], "terms": []})
    finished(made)
    found = opened(bundle(made.archive()))
    everything = "\n".join(found.values())
    assert PRIVATE in found["chat.csv"] and f'"amount":{MONEY}' in found["table-1.jsonl"]
    assert "xylophone" not in everything and "table-2.jsonl" not in found
    assert [t["record"] for t in json.loads(found["versions.json"])["tables"]] == ["full", "public"]
    people = {row["alias"]: row for row in rows(found["people.csv"])}
    assert people["P01"]["prediction"] == "P01 thinks that a wolverine wins."
    assert made.hall.enter("reveal", -1, table=1) is None
    assert "xylophone" in opened(bundle(made.archive()))["chat.csv"], "the teacher revealed it"


def test_no_name_key_or_secret_is_in_it(made: Class) -> None:
    made.hall.enter("roster", -1, names=["Zoe Expected", *PEOPLE])
    finished(made)
    everything = "\n".join(opened(bundle(made.archive())).values())
    for name in ("Ana", "Quixote", "Zanzibar", "Zoe", "=Cy", "Dee"):
        assert name not in everything, name
    assert made.hall.book.secret not in everything and made.hall.lesson.code not in everything
    assert not any(person.key in everything for person in made.hall.lesson.people)
    assert OPEN not in everything


def test_marks_keep_the_number_of_the_person_only(made: Class) -> None:
    finished(made)
    journal = lines(opened(bundle(made.archive()))["table-1.jsonl"])
    by = [line["by"] for line in journal if line.get("do", {}).get("verb") in ("message", "offer", "answer")]
    assert by == [1, 1, 0, 2, 1, 0] and {type(line.get("by", 0)) for line in journal} == {int}
    assert journal[0]["seed"] == made.hall.rooms[0].table.seed
    assert not any("snapshot" in line for line in journal)


def test_times_are_those_of_the_lesson(made: Class) -> None:
    finished(made)
    found = opened(bundle(made.archive()))
    told = [float(row["at"]) for row in rows(found["chat.csv"])]
    assert told == sorted(told) and 100 < told[0] < told[1] < made.hall.at
    events = rows(found["events.csv"])
    first = next(row for row in events if row["by"] == "P01")
    assert float(first["at"]) > 100 and first["en"] != first["fr"]
    assert {row["table"] for row in rows(found["dials.csv"])} == {"1"}


def test_what_was_taken_back_is_marked(made: Class) -> None:
    made.hall.rooms[0].table.journal.add({"back": 1})  # type: ignore[union-attr]
    made.hall.enter("reveal", -1, table=0)
    journal = lines(opened(bundle(made.archive()))["table-1.jsonl"])
    acts = [line for line in journal if "do" in line]
    assert acts and not any(line["counts"] for line in acts) and journal[-1]["back"] == 1


def test_the_same_lesson_gives_the_same_bytes(made: Class) -> None:
    finished(made)
    assert bundle(made.archive()) == bundle(made.archive())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_codebook_explains_every_file_and_column(made: Class, language: str) -> None:
    finished(made)
    found = opened(bundle(made.archive()))
    book = found[f"codebook.{language}.md"]
    for name, text in found.items():
        if name.startswith("codebook"):
            continue
        title = "table-N.jsonl" if name.startswith("table-") else name
        section = book.split(f"## {title}\n")[1].split("\n## ")[0]
        heads = next(csv.reader([text.splitlines()[0]])) if name.endswith(".csv") else []
        assert all(f"| `{head}` |" in section for head in heads), name
        if name.endswith(".jsonl"):
            known = {key for line in lines(text)[1:] for key in line}
            explained = known if name == "book.jsonl" else {key for key in known if f"| `{key}` |" in section}
            assert known == explained, name
    assert all(f"- `{kind}`:" in book for kind in KINDS) and "{" not in book


def test_every_kind_of_entry_has_its_list_of_what_may_leave() -> None:
    assert set(KEPT) == set(KINDS)
