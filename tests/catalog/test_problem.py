"""Problems, counted."""

from __future__ import annotations

from game.catalog.problem import Problem, spoilt


def test_a_card_with_two_errors_is_one_spoilt_card_and_a_warning_spoils_none() -> None:
    twice = [Problem("field.missing", "programs/a.yaml", line, 1, "") for line in (1, 2)]
    warning = Problem("text.box", "programs/b.yaml", 1, 1, "", (), "warning")
    assert spoilt([*twice, warning]) == 1
    assert spoilt([*twice, Problem("file.empty", "events/c.yaml", 1, 1, "")]) == 2
