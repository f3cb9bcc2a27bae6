"""Names beside marks: within the plane, not on one another, not on another mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.debrief.drawn.labels import HIGH, LETTER, placed

BOUNDS = (46.0, 20.0, 438.0, 216.0)


def boxes(marks: list[tuple[float, float, str]]) -> list[tuple[float, float, float, float]]:
    found = []
    for (_, _, name), label in zip(marks, placed(marks, BOUNDS), strict=True):
        wide = LETTER * len(name)
        left = label.x if label.anchor == "start" else label.x - wide
        found.append((left, label.y - 10, left + wide, label.y + 3))
    return found


def test_names_of_marks_that_lie_on_one_another_do_not() -> None:
    found = boxes([(200.0, 100.0, "Deal"), (201.0, 101.0, "Nash"), (202.0, 99.0, "Equal gain")])
    for at, one in enumerate(found):
        for other in found[:at]:
            assert not (one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])


def test_a_mark_at_the_edge_has_its_name_inside() -> None:
    (box,) = boxes([(435.0, 100.0, "Largest sum")])
    assert box[2] <= 435.0


@given(st.lists(st.tuples(st.floats(60, 430), st.floats(40, 200)), min_size=1, max_size=4))
def test_few_names_are_always_within_the_plane(places: list[tuple[float, float]]) -> None:
    for box in boxes([(x, y, "Equal gain") for x, y in places]):
        assert box[0] >= BOUNDS[0] - 1e-9 and box[2] <= BOUNDS[2] + 1e-9
        assert box[1] >= BOUNDS[1] - HIGH and box[3] <= BOUNDS[3] + HIGH
