"""What each person did with their own hands: counted from the marks that their submissions carry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from game.rules import apply, start
from game.rules.types import WORLD
from game.server.entries import Entry, enter
from game.server.exports.archive import Archive, Game
from game.server.lesson import TEACHER, Lesson, Post
from game.table.table import Table


def whose(table: Table) -> Mapping[int, int]:
    """Whose hand it was: person's number (TEACHER: the teacher's) by position of the action."""
    return {at: person_in(mark) for mark, at in table.hands.items()}


def person_in(mark: str) -> int:
    """The number of the person in a mark ("3:m17"); TEACHER where there is none."""
    number = mark.split(":")[0]
    return int(number) if number.isascii() and number.isdigit() else TEACHER


def done(table: Table) -> Mapping[int, Counter[str]]:
    """How often each person did what, by number: submitted, offers, counters, deals, messages.

    Only what still counts after going back."""
    hand, found = whose(table), defaultdict[int, Counter[str]](Counter)
    touched: dict[int, set[int]] = defaultdict(set)
    state = start(table.scenario, table.seed)
    for at, action in enumerate(table.actions):
        after = apply(table.scenario, state, action).state
        who = hand.get(at, TEACHER)
        if who != TEACHER:
            found[who]["messages" if action.verb == "message" else "submitted"] += 1
            if action.verb == "offer" and action.offer is not None:
                found[who]["counters" if action.offer.parent >= 0 else "offers"] += 1
                touched[len(state.offers)].add(who)
            elif action.verb == "answer" and action.amount:
                touched[action.target].add(who)
        for deal in after.deals[len(state.deals) :]:
            for person in touched[deal.offered]:
                found[person]["deals"] += 1
        state = after
    return found


def everybody(games: Iterable[Game]) -> Mapping[int, Counter[str]]:
    """The same over all tables: who was moved keeps what they did before."""
    total = defaultdict[int, Counter[str]](Counter)
    for game in games:
        for person, counts in done(game.table).items():
            total[person] += counts
    return total


def rounds_led(archive: Archive) -> Counter[int]:
    """In how many rounds each person led their seat at the moment when the round was resolved."""
    leads, found = leads_over_time(archive), Counter[int]()
    for at, game in enumerate(archive.games):
        for time in resolved(game.table):
            posts = next((posts for since, posts in reversed(leads) if since <= time), ())
            if at < len(posts):
                found.update({person for person in posts[at].leads if person >= 0})
    return found


def resolved(table: Table) -> list[float]:
    """When each round was resolved, seconds of the lesson; rounds whose time is not told are left out."""
    pairs = zip(table.actions, table.times, strict=True)
    return [time for action, time in pairs if (action.seat, action.verb) == (WORLD, "settle") and time is not None]


def leads_over_time(archive: Archive) -> Sequence[tuple[float, tuple[Post, ...]]]:
    """(since when, tables with their leads), each time that a lead changed."""
    lesson, found = Lesson(archive.lesson.scenario, archive.lesson.code), [(0.0, tuple[Post, ...]())]
    for entry in archive.entries:
        lesson = enter(lesson, entry)
        if lesson.tables != found[-1][1]:
            found.append((_at(entry), lesson.tables))
    return found


def _at(entry: Entry) -> float:
    return float(entry.get("at", 0.0))
