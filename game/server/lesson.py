"""A lesson as data: who is in it, at which table and seat, what they prepared, what the teacher ordered.

A lesson is the list of its entries; `enter` folds one into the state, and refuses nothing: whether an entry may be made
is asked of `game.server.gate`. The tables' games are not in here: each has its own journal.
"""

from __future__ import annotations

from game.rules.record import record

NOBODY = -1
TEACHER = -1
"""The number under which the teacher makes entries."""
SERVER = -2
"""The number under which the server itself makes entries."""
SCREEN = -3
"""The number of the projector's page, which asks for nothing but what it shows."""
STAGES = ("gathering", "briefing", "huddle", "playing", "middle", "rest", "debrief", "ticket", "over")
"""Of a lesson, in their usual order; the two after playing come half-way in long classes."""


@record
class Person:
    """Somebody in the lesson. `key` is the hash of the secret that their page holds.

    `table` and `seat` are -1 until they have one; somebody with a table and no seat watches it. `alias` stands for them
    wherever names are not wanted. `quiz` are the answers given last to the questions of the briefing, as (question,
    answer), and `first` those of the first of the `tries`.
    """

    number: int
    name: str
    alias: str
    language: str
    key: str
    table: int = NOBODY
    seat: int = NOBODY
    away: bool = False
    quiz: tuple[tuple[int, int], ...] = ()
    first: tuple[tuple[int, int], ...] = ()
    tries: int = 0
    passed: bool = False
    prediction: str = ""
    nonce: str = ""
    """The hash of what their page sends with its name, to be known again when the answer was lost."""
    spare: str = ""
    """The hash of the code with which they may come in anew."""
    spare_at: float = 0.0
    """When that code was given, in seconds since the lesson began."""
    spare_used: bool = False


@record
class Sheet:
    """A move that somebody proposed to their own team. status: open, done, dropped. `act` is an encoded Action."""

    number: int
    by: int
    table: int
    seat: int
    act: str
    round: int
    status: str = "open"


@record
class Post:
    """One table of the lesson: its journal's file name, who leads each seat (-1: nobody), whether chat is frozen."""

    file: str
    leads: tuple[int, ...]
    frozen: bool = False
    swapped: bool = False
    shown: bool = False
    """Whether private things have been revealed."""


@record
class Plan:
    """What the planner made of a class: minutes of each part, tables and rounds, seconds of each phase of a round.

    `middle` and `rest` stand half-way in long classes: a short debrief, and a break.
    """

    minutes: int
    heads: int
    tables: int
    rounds: int
    brief: int
    huddle: int
    play: int
    middle: int
    rest: int
    debrief: int
    ticket: int
    phases: tuple[tuple[str, int], ...] = ()


@record
class Note:
    """An order of the teacher or a word to people: what, to whom (-1: all), the words, and when."""

    what: str
    at: float
    table: int = NOBODY
    person: int = NOBODY
    text: str = ""

    @property
    def goes_to_all(self) -> bool:
        """Whether everybody in the lesson is told."""
        return self.table == NOBODY and self.person == NOBODY


@record
class Lesson:
    """All of it."""

    scenario: str
    code: str
    people: tuple[Person, ...] = ()
    tables: tuple[Post, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    notes: tuple[Note, ...] = ()
    plan: Plan | None = None
    roster: tuple[str, ...] = ()
    """Names that the teacher expects; who joins under one of them is ticked off."""
    closed: bool = False
    """Whether nobody new may join."""
    stage: str = STAGES[0]
    since: float = 0.0
    """When the present stage began, in seconds since the lesson did."""
    spent: tuple[tuple[str, float], ...] = ()
    """Seconds of the stays in stages that are over."""
    played: bool = False
    """Whether the tables have begun to play."""


def person_of(lesson: Lesson, key: str) -> Person | None:
    """Who holds the secret with this hash."""
    return next((person for person in lesson.people if person.key == key), None)


def team(lesson: Lesson, table: int, seat: int) -> tuple[Person, ...]:
    """Who sits at a seat, in the order of joining; those who are away are not among them."""
    return tuple(p for p in lesson.people if (p.table, p.seat) == (table, seat) and not p.away)


def leads(lesson: Lesson, person: Person) -> bool:
    """Whether somebody submits for their seat."""
    return person.table >= 0 and person.seat >= 0 and lesson.tables[person.table].leads[person.seat] == person.number
