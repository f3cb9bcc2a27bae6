"""What the laboratory hands over: sensitivity, tables, files with their codebook, pictures."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from game.lab import export, picture, tables
from game.lab.claims import verdicts
from game.lab.fit import Fitted
from game.lab.hindcast import LAST_YEAR, hindcast
from game.lab.sensitivity import Influence, assumptions, decide_once, relative_scores, sensitivity
from game.lab.study import StudyError
from tests.shipped import loaded, shelf, words

CARD = shelf().cards["experiments"]["initiative"]
RESULTS: dict[tuple[str, ...], dict[str, Any]] = {
    ("initiative", arm, on, "0", "3"): {"values": [[1.0 + int(on) * (arm == "0")]] * 2 + [[float("nan")]], "refused": 0}
    for arm in "01"
    for on in "01"
}
MEANINGS = {name: {"en": name, "fr": name} for name in export.COLUMNS}


# --- sensitivity ---


def test_every_assumption_with_a_range_is_weighed_and_nothing_else() -> None:
    names = assumptions(shelf())
    assert "safety_risk" in names and "trade_income" in names
    assert not [name for name in names if name.startswith(("mechanism_", "exchange_", "us_growth_"))]
    assert "trade_2000" not in names, "a figure with a source is no assumption"


def test_the_decisions_are_kept_and_the_world_run_again() -> None:
    decided = decide_once(shelf(), "first-game", 2)
    assert len(decided.orders) == loaded("first-game").scenario.rounds
    same = relative_scores(decided, {})
    assert (same == relative_scores(decided, {})).all() and abs(float(same.sum())) < 1e-9
    assert (same != relative_scores(decided, {"safety_risk": 0.5})).any()


def test_influences_come_largest_first_and_the_same_each_time() -> None:
    told: list[tuple[int, int]] = []
    found = sensitivity(shelf(), "first-game", 1, 2, lambda done, of: told.append((done, of)))
    assert [one.points for one in found] == sorted((one.points for one in found), reverse=True)
    assert {one.name for one in found} == set(assumptions(shelf()))
    assert found[0].points > 0.5 and told[-1] == (2 * (len(found) + 1), 2 * (len(found) + 1))
    assert found == sensitivity(shelf(), "first-game", 1, 2)


# --- files ---


@pytest.mark.parametrize("kind", [".csv", ".parquet"])
def test_a_file_holds_every_game_and_its_codebook_every_column(kind: str, tmp_path: Path) -> None:
    path, book = export.save(tmp_path / f"new/claims{kind}", export.rows({"initiative": CARD}, RESULTS), MEANINGS)
    assert set(json.loads(book.read_text(encoding="utf-8"))) == set(export.COLUMNS)
    if kind == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        assert found[2]["value"] == "", "what cannot be told is empty"
        assert found[0] == {
            "claim": "initiative", "arm": "unasked", "mechanism": "0", "seed": "0", "outcome": "1", "value": "1.0",
        }  # fmt: skip
    else:
        from pyarrow import parquet

        found = parquet.read_table(path).to_pylist()
        assert found[2]["value"] is None
    assert len(found) == 12 and list(found[0]) == list(export.COLUMNS)


def test_a_refit_is_told_with_what_stands_at_an_end() -> None:
    lines = list(tables.fitted(Fitted({"a": 1.5, "b": 2.0}, 0.07, ("b",)), words("fr")))
    assert "0,0700" in lines[0] and lines[1] == "a  1.5" and lines[2].endswith("à un bout de sa plage")


def test_what_cannot_be_told_is_null_in_data() -> None:
    found = json.dumps(tables.claim_data(CARD, verdicts(CARD, {}), 0), allow_nan=False)
    assert '"mean": null' in found


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StudyError) as caught:
        export.save(tmp_path / "claims.xlsx", iter(()), MEANINGS)
    assert ".csv, .parquet" in words("en").say(caught.value.said)


# --- words and pictures ---


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_claim_is_told_with_its_numbers(language: str) -> None:
    lines = list(tables.claim(CARD, verdicts(CARD, RESULTS), words(language)))
    assert lines[0].startswith("5. ") and words(language).text(CARD.data["title"]) in lines[0]
    assert ("+1,000" if language == "fr" else "+1.000") in lines[2]
    assert all("{" not in line for line in lines)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_past_is_told_year_by_year(language: str) -> None:
    found = hindcast(shelf(), "governments-2001", LAST_YEAR, check=False)
    card = shelf().cards["history"]["governments-2001"]
    text = "\n".join(tables.past(card, found, words(language)))
    assert "2009" in text and (("489,7" in text) if language == "fr" else ("489.7" in text))
    assert "{" not in text


def test_influences_are_told_by_their_meaning() -> None:
    rows = [Influence("safety_risk", 2.5, 0.1, "washington"), Influence("alarm_rest", 1.0, 0.1, "quebec")]
    lines = list(tables.influences(rows, shelf().parameters, words("en"), 1))
    assert len(lines) == 3 and "safety_risk" in lines[2] and "2.50" in lines[2]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_pictures_are_drawn(ending: str, tmp_path: Path) -> None:
    found = hindcast(shelf(), "governments-2001", LAST_YEAR, check=False)
    one = picture.past(found, tmp_path / f"past.{ending}", str, ("simulated", "actual"))
    two = picture.effects(
        verdicts(CARD, RESULTS), tmp_path / f"effects.{ending}", lambda v: v.claim, ("with", "without")
    )
    start = b"\x89PNG" if ending == "png" else b"<?xml"
    assert all(path.read_bytes().startswith(start) and path.stat().st_size > 5000 for path in (one, two))
