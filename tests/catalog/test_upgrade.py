"""Old files of cards: rewritten only where a format changed them, and read in memory as the rewritten file is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.catalog import build
from game.catalog.formats import CHANGES, CURRENT, same, stated, up_to_date
from game.catalog.nodes import Node, read_text
from game.catalog.shelf import FORMS, Card, read, read_card
from game.catalog.upgrade import upgrade
from tests.shipped import CONTENT, words

OLD = Path(__file__).parent / "old"
CASES = sorted(path.name.removesuffix(".before.yaml") for path in OLD.glob("*.before.yaml"))


def before(case: str) -> bytes:
    return (OLD / f"{case}.before.yaml").read_bytes()


def after(case: str) -> bytes:
    return (OLD / f"{case}.after.yaml").read_bytes()


def kind(case: str) -> str:
    return case.split(".")[1]


def rewritten(data: bytes, kind: str) -> bytes:
    found, wrong = upgrade(data, "x.yaml", kind)
    assert found is not None, wrong
    return found.data


def tree(data: bytes) -> Node:
    node, wrong = read_text(data, "x.yaml")
    assert node is not None, wrong
    return node


def card(data: bytes, kind: str, folder: Path, name: str) -> Card:
    path = folder / f"{name}.yaml"
    path.write_bytes(data)
    found, wrong = read_card(path, f"{kind}/{name}.yaml", kind)
    assert found is not None, wrong
    return found


def test_every_change_has_a_file_that_it_alters() -> None:
    altered = {change for case in CASES for _, change in upgrade(before(case), case, kind(case))[0].made}  # type: ignore[union-attr]
    assert altered == set(CHANGES)
    assert {change.format for change in CHANGES} == set(range(2, CURRENT + 1))


@pytest.mark.parametrize("case", CASES)
def test_only_what_changed_is_touched(case: str) -> None:
    assert rewritten(before(case), kind(case)).decode() == after(case).decode()


@pytest.mark.parametrize("case", CASES)
def test_what_was_rewritten_is_left_alone_from_then_on(case: str) -> None:
    found, _ = upgrade(after(case), "x.yaml", kind(case))
    assert found is not None and found.data == after(case) and found.made == ()


@pytest.mark.parametrize("case", CASES)
def test_an_old_card_plays_as_its_rewritten_file(case: str, tmp_path: Path) -> None:
    name = case.split(".")[0]
    old = card(before(case), kind(case), tmp_path, name)
    new = card(after(case), kind(case), tmp_path, name)
    assert old.data == new.data and old.format < new.format == CURRENT
    assert [(r.kind, r.name, r.field) for r in old.references] == [(r.kind, r.name, r.field) for r in new.references]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("case", CASES)
def test_the_ends_of_lines_stay_as_they_are(case: str, ending: str) -> None:
    old, new = (data.decode().replace("\n", ending).encode() for data in (before(case), after(case)))
    assert rewritten(old, kind(case)) == new


@pytest.mark.parametrize("case", CASES)
def test_a_mark_before_the_first_letter_stays(case: str) -> None:
    mark = "\ufeff".encode()
    assert rewritten(mark + before(case), kind(case)) == mark + after(case)


def test_never_is_what_at_most_true_was(tmp_path: Path) -> None:
    actor = build.actor(card(before("never.actors"), "actors", tmp_path, "never"))
    goals = [goal for mandate in actor.mandates for goal in mandate.goals]
    assert [(goal.kind, goal.below) for goal in goals] == [
        ("agreement", True),
        ("agreement", True),
        ("spent", True),
        ("dial", True),
        ("program", False),
    ]
    assert goals[3].bound == 15_000


NONE = "“{}” is no format. Formats are whole numbers, 1 to 3; new cards say “format: 3”."
NEW = "The file is of format 9; this game knows formats up to 3. It needs a newer version of the game."


@pytest.mark.parametrize(
    ("found", "code", "said"),
    [
        ("9", "format.new", NEW),
        ("new", "format.none", NONE.format("new")),
        ("0", "format.none", NONE.format("0")),
        ("{}", "format.none", NONE.format("{…}")),
        ("1.0", "format.none", NONE.format("1.0")),
    ],
)
def test_a_format_that_is_not_known_is_said_and_nothing_else(found: str, code: str, said: str, tmp_path: Path) -> None:
    path, text = tmp_path / "x.yaml", f"format: {found}\nid: x\n"
    path.write_text(text, encoding="utf-8")
    card, wrong = read_card(path, "programs/x.yaml", "programs")
    assert card is None
    assert [(p.code, p.line, p.column, p.field) for p in wrong] == [(code, 1, 9, "format")]
    assert words("en").say(wrong[0].said) == said and words("fr").say(wrong[0].said)
    refused, why = upgrade(text.encode(), "programs/x.yaml", "programs")
    assert refused is None and why == wrong


def test_a_field_of_an_old_format_is_unknown_in_a_file_of_the_current_one(tmp_path: Path) -> None:
    text = before("lines.programs").decode().replace("id: lines", f"format: {CURRENT}\nid: lines")
    path = tmp_path / "lines.yaml"
    path.write_text(text, encoding="utf-8")
    _, wrong = read_card(path, "programs/lines.yaml", "programs")
    assert {(p.code, p.values[0]) for p in wrong} == {("field.unknown", ("text", "per"))}


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"id: {en: A\n", b"- a list\n", b"a: &x 1\nb: *x\n"])
def test_what_cannot_be_read_is_not_rewritten(data: bytes) -> None:
    found, wrong = upgrade(data, "x.yaml", "programs")
    assert found is None and len(wrong) == 1 and words("fr").say(wrong[0].said)


def test_a_layout_that_cannot_be_kept_is_refused() -> None:
    data = b"id: x\neffects:\n  - ? per\n    : trade\n    on: alarm\n    add: 1\n"
    found, wrong = upgrade(data, "x.yaml", "programs")
    assert found is None and [p.code for p in wrong] == ["format.by-hand"]
    assert words("en").say(wrong[0].said).endswith("and try again.")


def test_shipped_cards_are_in_the_current_format() -> None:
    shelf = read(CONTENT)
    assert {card.format for kind in FORMS for card in shelf.cards[kind].values()} == {CURRENT}


scalars = st.sampled_from(["trade", "true", "false", "15", "-2.5", '"two words"', "'x'", "null", "~", "é", ""])
fields = st.sampled_from(["on", "per", "add", "at_most", "never", "dial", "format", "at"])


def braced(pairs: list[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in dict(pairs).items()) + "}"


def lined(pairs: list[tuple[str, str]], dent: str, comment: str) -> str:
    rows = [f"{key}: {value}{comment}" for key, value in dict(pairs).items()] or ["{}"]
    return f"\n{dent}".join(rows)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.lists(st.tuples(fields, scalars), min_size=1, max_size=4), max_size=4),
    st.sampled_from(["", "format: 1\n", "format: 2\n", "# a\n\n"]),
    st.sampled_from(["", "  # c", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_whatever_is_rewritten_says_what_memory_says_and_is_not_rewritten_again(
    effects: list[list[tuple[str, str]]], top: str, comment: str, ending: str, flow: bool
) -> None:
    rows = "".join(f"  - {braced(e) if flow else lined(e, '    ', comment)}\n" for e in effects)
    for folder, name in (("programs", "effects"), ("actors", "goals")):
        inner = f"{name}:\n{rows}" if rows else f"{name}: []\n"
        text = inner if folder == "programs" else "mandates:\n - " + inner.replace("\n", "\n   ")
        data = f"{top}id: x\n{text}".replace("\n", ending).encode()
        node, _ = read_text(data, "x.yaml")
        if node is None:
            continue
        once, wrong = upgrade(data, "x.yaml", folder)
        assert once is not None, (data, wrong)
        assert same(tree(once.data), up_to_date(node, folder))
        assert stated(tree(once.data)) == CURRENT
        assert rewritten(once.data, folder) == once.data
