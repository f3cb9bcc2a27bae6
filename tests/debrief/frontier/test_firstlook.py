"""Where there are too many negotiations to weigh all, those are weighed in which most was at stake."""

from __future__ import annotations

import pytest

from game.debrief.frontier import firstlook
from game.debrief.frontier.firstlook import most, worth_weighing
from game.debrief.frontier.negotiations import negotiations, resumed
from tests.debrief.frontier.weighed import weighed
from tests.debrief.games import LONG, played


def test_more_seats_fewer_negotiations() -> None:
    assert [most(seats) for seats in (2, 4, 7, 8, 12)] == [48, 48, 24, 16, 12]


def test_where_there_is_room_all_are_weighed() -> None:
    talks = negotiations(played(LONG))
    assert worth_weighing(played(LONG), talks) == list(talks)


@pytest.mark.parametrize("room", [20, 24])
def test_what_moved_most_is_kept_and_some_of_what_failed(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Among twenty of 45 are the three deals that brought most together, and the failure that left most."""
    known = weighed(LONG)
    monkeypatch.setattr(firstlook, "VALUED", room)
    talks = negotiations(played(LONG))
    kept = worth_weighing(played(LONG), talks)
    assert len(kept) == room and kept == [one for one in talks if one in kept]
    assert kept == worth_weighing(played(LONG), talks[:])
    failed = [one for one in kept if one.deal is None]
    assert len(failed) >= room // firstlook.FAILED
    numbers = {one.number for one in kept}
    best = sorted((one for one in known if one.outcome is not None), key=lambda one: -sum(one.gains))[:3]
    missed = max((one for one in known if one.deal is None and one.resumed is None), key=lambda one: one.left)
    assert {one.number for one in (*best, missed)} <= numbers
    settled = [one for one in talks if one.deal is None and resumed(one, talks) is not None]
    open_yet = [one for one in talks if one.deal is None and one not in settled]
    assert all(one in kept for one in open_yet) or not any(one in kept for one in settled)
