"""Every way of being wrong has its exact sentence, at its place, in both languages; nothing is lost, nothing raises."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.catalog.aims import aim
from game.catalog.lint import judge
from game.catalog.load import load
from game.catalog.nodes import MOST_BYTES, read_text
from game.catalog.problem import CannotLoadError, Problem
from game.catalog.reports import report
from game.catalog.shelf import Shelf, read, read_card
from game.catalog.warnings.switches import CODES, OF_SWITCHES, rule
from tests.catalog.corpus import BAD, CASES, codes, expected, judged, told
from tests.shipped import CONTENT, SCENARIOS, shelf, words

ELSEWHERE = {
    "file.large",
    "file.unreadable",
    "file.unwritable",
    "file.yaml",
    "format.by-hand",
    "id.twice",
    "pack.manifest",
    "parameter.order",
    "pack.twice",
    "scenario.nowhere",
    "scenario.unknown",
    "scenario.unknown.near",
    "text.fr",
}
"""Codes of what is no broken file of a card: tried here below, and in test_bounds, _packs, _upgrade and _mishaps."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped content to spoil."""
    shutil.copytree(CONTENT, tmp_path / "content")
    return tmp_path / "content"


def of_file(shelf: Shelf, name: str) -> list[Problem]:
    return [problem for problem in shelf.problems if problem.file == name]


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 120


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_exact_lines_in_both_languages(case: Path) -> None:
    assert told(case) == expected(case)


def test_every_code_has_a_broken_file() -> None:
    there = {key.removeprefix("problem.") for key in shelf().words if key.startswith("problem.")}
    tried = {code for case in CASES for code in codes(case)}
    assert there - {"severity.error", "severity.warning"} == tried | ELSEWHERE
    assert {rule(code) for code in tried} >= {*CODES, *OF_SWITCHES}


@pytest.mark.parametrize("name", ["programs/many-at-once", "actors/quebec", "programs/no-french"])
def test_a_file_by_itself_is_judged_as_in_its_folder(name: str) -> None:
    case = BAD / f"{name}.yaml"
    _, alone = judge(aim(case, BAD / "none"))
    whole, together = judged(case.parent)
    assert list(alone) == [p for p in together if whole.path(p.file).absolute() == case] != []


def test_all_problems_of_a_file_come_at_once(content: Path) -> None:
    body = "id: many\ntitle: {en: A}\ntext: x\nby: [nobody]\nlevels: 9\ncolour: red\n"
    (content / "programs" / "many.yaml").write_text(body, encoding="utf-8")
    found = of_file(read(content), "programs/many.yaml")
    assert {problem.field for problem in found} >= {"text", "by[0]", "levels", "colour"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "file.binary"),
        (b"id: x\0y\n", "file.binary"),
        (b"\xff\xfe\x00", "file.binary"),
        (b"a: b: c: d\n", "yaml.colon"),
        (b"id: {en: A\n", "yaml.open"),
        (b"\tid: x\n", "yaml.tab"),
    ],
)
def test_what_is_no_card_at_all(content: Path, data: bytes, code: str) -> None:
    (content / "programs" / "odd.yaml").write_bytes(data)
    (problem,) = of_file(read(content), "programs/odd.yaml")
    assert problem.code == code
    assert words("fr").say(problem.said) and words("en").say(problem.said)


def test_ten_megabytes_are_not_even_read(content: Path) -> None:
    (content / "events" / "huge.yaml").write_bytes(b"a: b\n" * 2_000_000)
    (problem,) = of_file(read(content), "events/huge.yaml")
    assert problem.code == "file.large"
    assert words("en").say(problem.said) == (
        f"The file has 9,765 KiB; a card may have {MOST_BYTES // 1024} KiB at most. Split it."
    )


def test_a_missing_permission_is_said(content: Path) -> None:
    (content / "events" / "folder.yaml").mkdir()
    (problem,) = of_file(read(content), "events/folder.yaml")
    assert problem.code == "file.unreadable"


def test_an_id_used_twice_in_the_sentences_is_found(content: Path) -> None:
    (content / "ui" / "zz.yaml").write_text('plain.close: {en: "x", fr: "y"}\n', encoding="utf-8")
    (problem,) = of_file(read(content), "ui/zz.yaml")
    assert problem.code == "id.twice"


def test_a_sentence_of_the_game_needs_its_french(content: Path) -> None:
    (content / "ui" / "zz.yaml").write_text('zz.one: {en: "x"}\n', encoding="utf-8")
    (problem,) = of_file(read(content), "ui/zz.yaml")
    assert problem.code == "text.fr"


def test_two_cards_that_need_each_other_are_both_named(content: Path) -> None:
    for one, other in (("left", "right"), ("right", "left")):
        text = "{en: A, fr: B}"
        body = f"id: {one}\ntitle: {text}\ntext: {text}\nby: [federal]\nneeds: [{{program: {other}}}]\n"
        (content / "programs" / f"{one}.yaml").write_text(body, encoding="utf-8")
    codes = {(p.file, p.code) for p in read(content).problems}
    assert codes == {("programs/left.yaml", "needs.circle"), ("programs/right.yaml", "needs.circle")}


def test_a_broken_card_is_left_out_and_the_game_goes_on(content: Path) -> None:
    (content / "agreements" / "smart-border.yaml").write_text("id: smart-border\n", encoding="utf-8")
    found = load(content, "historical-2001")
    assert "smart-border" not in found.scenario.agreements
    assert "fast-canada" not in found.scenario.programs, "what needs it cannot be played either"
    assert "arming-officers" in found.scenario.programs
    assert any(p.file == "agreements/smart-border.yaml" for p in found.problems), "and it is said"


def test_a_broken_seat_stops_the_scenario_with_its_problems(content: Path) -> None:
    (content / "actors" / "quebec.yaml").write_text("id: quebec\n", encoding="utf-8")
    with pytest.raises(CannotLoadError) as error:
        load(content, "historical-2001")
    assert {p.file for p in error.value.problems} == {"actors/quebec.yaml"}


def test_an_unknown_scenario_names_the_nearest() -> None:
    with pytest.raises(CannotLoadError) as error:
        load(CONTENT, "historical-2002")
    (problem,) = error.value.problems
    assert "historical-2001" in words("fr").say(problem.said)


def test_weights_must_add_up(content: Path) -> None:
    path = content / "actors" / "ottawa.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("commerce: 22", "commerce: 23"), encoding="utf-8")
    (problem,) = of_file(read(content), "actors/ottawa.yaml")
    assert words("en").say(problem.said) == "The weights add up to 101; they must add up to 100."


def test_a_report_is_in_compiler_format(content: Path) -> None:
    (content / "programs" / "x.yaml").write_text("id: y\n", encoding="utf-8")
    lines = report(read(content).problems, words("en")).splitlines()
    assert lines[0].startswith("content/programs/x.yaml:1:")
    assert ": error:" in lines[0]


GOOD = (CONTENT / "programs" / "fast-canada.yaml").read_bytes()


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=6), st.integers(0, 12))
def test_a_spoilt_file_never_raises(at: int, junk: bytes, cut: int) -> None:
    data = GOOD[:at] + junk + GOOD[at + cut :]
    node, problems = read_text(data, "x.yaml")
    assert (node is None) == bool(problems)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.text(max_size=8))
def test_a_spoilt_card_is_a_card_or_a_list_of_problems(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: str
) -> None:
    path = tmp_path_factory.mktemp("spoilt") / "fast-canada.yaml"
    path.write_bytes(GOOD[:at] + junk.encode("utf-8", "surrogatepass") + GOOD[at:])
    card, problems = read_card(path, "programs/fast-canada.yaml", "programs")
    assert (card is None) == bool(problems)
    for problem in problems:
        assert words("en").say(problem.said) and words("fr").say(problem.said)


def test_shipped_content_is_clean() -> None:
    assert read(CONTENT).problems == ()


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_scenario_loads_without_a_problem(scenario: str) -> None:
    assert load(CONTENT, scenario).problems == ()
