"""Who gets which seat: a class spread over tables and seats in one go."""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.types import Said
from game.server import gate
from game.server.hall import Hall
from game.server.lesson import NOBODY, TEACHER, Lesson, Person, team
from game.server.seats import seat
from game.server.wire import Asked

Place = tuple[int, int, int]
"""(person, table, seat)."""


def dealt(waiting: Sequence[int], taken: Sequence[Sequence[int]], most: int) -> tuple[Place, ...]:
    """A place for each of those who wait, in their order, as long as there is any; those who sit stay.

    `taken[table][seat]` says how many sit there. The next goes where the fewest sit; among such seats to the table with
    the fewest people. So nobody shares a seat while another is empty, and no seat gets more than `most`.
    """
    counts = [list(seats) for seats in taken]
    found = []
    for who in waiting:
        free = [(count, sum(seats), table, at) for table, seats in enumerate(counts) for at, count in enumerate(seats)]
        count, _, table, at = min(free, default=(most, 0, NOBODY, NOBODY))
        if count >= most:
            break
        counts[table][at] += 1
        found.append((who, table, at))
    return tuple(found)


def unseated(lesson: Lesson) -> list[Person]:
    """Who is here and has no place; who watches a table has one."""
    return [person for person in lesson.people if person.table == NOBODY and not person.away]


def place_of(lesson: Lesson, person: Person) -> tuple[int, int]:
    """The table and seat that the class list gives somebody; -1 where it gives none."""
    name = person.name.casefold()
    return next(((e.table, e.seat) for e in lesson.roster if e.name.casefold() == name), (NOBODY, NOBODY))


async def seat_joined(hall: Hall, person: Person) -> Said | None:
    """Give somebody who comes in the place that the class list gives them, where they may sit down by themselves."""
    table, at = place_of(hall.lesson, person)
    if at == NOBODY or gate.may_sit(hall.lesson, person, table, at) is not None:
        return None
    return await seat(hall, TEACHER, "", person.number, table, at)


async def seat_expected(hall: Hall) -> Said | None:
    """Give everybody without a place the one that the class list gives them, where there is room: an order of the

    teacher's.
    """
    for person in unseated(hall.lesson):
        table, at = place_of(hall.lesson, person)
        if at == NOBODY or gate.may_move(hall.lesson, person, table, at) is not None:
            continue
        if (said := await seat(hall, TEACHER, "", person.number, table, at)) is not None:
            return said
    return None


async def deal(hall: Hall, asked: Asked) -> Said | None:
    """Seat everybody who is here and has no place: where the class list says, else spread evenly."""
    if (said := await seat_expected(hall)) is not None:
        return said
    for who, table, at in spread(hall.lesson):
        if (said := await seat(hall, TEACHER, "", who, table, at)) is not None:
            return said
    left = unseated(hall.lesson)
    return Said("dealing.full", (("n", len(left)),)) if left else None


def spread(lesson: Lesson) -> tuple[Place, ...]:
    """Places for all who have none: first of those whose list names a table, at that table, then of the others."""
    taken = [
        [len(team(lesson, table, at)) for at in range(len(post.leads))] for table, post in enumerate(lesson.tables)
    ]
    found: list[Place] = []
    bound = [(p, place_of(lesson, p)[0]) for p in unseated(lesson)]
    for only, seats in enumerate(taken):
        mine = [person.number for person, table in bound if table == only]
        for who, _, at in dealt(mine, [seats], gate.MOST_TEAM):
            seats[at] += 1
            found.append((who, only, at))
    placed = {who for who, _, _ in found}
    left = [p.number for p, _ in bound if p.number not in placed]
    # A table more than the plan has is for whoever finds no room at the others.
    within = taken[: lesson.plan.tables] if lesson.plan is not None else taken
    first = dealt(left, within, gate.MOST_TEAM)
    beyond = [[gate.MOST_TEAM] * len(seats) for seats in within] + taken[len(within) :]
    return (*found, *first, *dealt(left[len(first) :], beyond, gate.MOST_TEAM))
