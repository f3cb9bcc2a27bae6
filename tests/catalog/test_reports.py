"""Problems as lines, as JSON and as SARIF."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.catalog.problem import Problem
from game.catalog.reports import as_data, as_sarif, left_out, line, openable
from tests.shipped import words

FOUND = (
    Problem("list.short", "programs/a b.yaml", 3, 9, "by", (("n", 1),)),
    Problem("source.missing", "programs/a b.yaml", 1, 1, "", (), "warning"),
    Problem("effect.never", "events/x.yaml", 7, 2, "effects[0].at", (("text", "a"), ("allowed", "b")), "warning"),
)


def place(file: str) -> str:
    return f"content/{file}"


def test_a_line_has_place_severity_field_sentence_and_the_code_of_a_warning() -> None:
    en, fr = ([line(problem, words(language)) for problem in FOUND] for language in ("en", "fr"))
    assert en[0] == "content/programs/a b.yaml:3:9: error: by: The list needs at least 1."
    assert en[1].startswith("content/programs/a b.yaml:1:1: warning: No source.") and en[1].endswith("[source.missing]")
    assert en[2].endswith("or take the effect out. [effect.never]")
    assert fr[0].startswith("content/programs/a b.yaml:3:9: erreur\u00a0: by: ")


def test_as_data() -> None:
    data = as_data(FOUND, words("en"), place)
    assert (data["errors"], data["warnings"]) == (1, 2)
    assert data["problems"][0] == {
        "file": "content/programs/a b.yaml",
        "line": 3,
        "column": 9,
        "field": "by",
        "severity": "error",
        "code": "list.short",
        "message": "The list needs at least 1.",
    }


def test_a_sarif_log_has_what_the_standard_asks_for() -> None:
    log = as_sarif(FOUND, words("fr"), place, "0.1.0")
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "border lint" and driver["semanticVersion"] == "0.1.0"
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == ["effect.never", "list.short", "source.missing"]
    assert [rule["defaultConfiguration"]["level"] for rule in driver["rules"]] == ["warning", "error", "warning"]
    for result, problem in zip(run["results"], FOUND, strict=True):
        assert ids[result["ruleIndex"]] == result["ruleId"] and result["level"] == problem.severity
        assert result["message"]["text"]
        (at,) = result["locations"]
        assert at["physicalLocation"]["region"] == {"startLine": problem.line, "startColumn": problem.column}
        assert at["physicalLocation"]["artifactLocation"]["uri"].startswith("content/")
    assert "a%20b.yaml" in run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert "semanticVersion" not in as_sarif(FOUND, words("en"), place, "")["runs"][0]["tool"]["driver"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [("/games/border/content/x.yaml", "content/x.yaml"), ("/elsewhere/x.yaml", "/elsewhere/x.yaml")],
)
def test_a_path_is_written_as_it_can_be_opened(path: str, shown: str) -> None:
    assert openable(Path(path), Path("/games/border")) == shown


def test_files_that_are_left_out_are_named_with_their_owner() -> None:
    def wrong(file: str) -> Problem:
        return Problem("file.empty", file, 1, 1, "")

    many = [wrong(f"packs/lake/programs/{name}.yaml") for name in "abcdef"]
    found = left_out([wrong("ui/cli.yaml"), wrong("ui/cli.yaml"), *many, *FOUND[1:]], words("en"))
    game, pack = found
    assert game.startswith("A file of the game’s own has a problem") and ": content/ui/cli.yaml. " in game
    assert pack.startswith("6 files of the pack lake have problems") and "border lint lake" in pack
    assert "programs/a.yaml, " in pack and "e.yaml, …." in pack and "f.yaml" not in pack
    assert left_out(FOUND[1:], words("fr")) == []
