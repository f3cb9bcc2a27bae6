"""What one person did with their own hands, gathered from a game gone through again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.played import Played
from game.rules.promises import find
from game.rules.types import Action, Promise, State, Term


@dataclass(frozen=True, slots=True)
class Preparation:
    """What a lesson knows of somebody beside the game: whether they passed the questions of the briefing and in how
    many tries, whether they predicted, how many moves they put to their own team and how many of these were taken."""

    passed: bool
    tries: int
    predicted: bool
    put: int
    taken: int


@dataclass(frozen=True, slots=True)
class Student:
    """Somebody, by what they are called, with the seat they had and the positions of their acts in the game's."""

    label: str
    seat: int
    acts: tuple[int, ...]
    prepared: Preparation | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """One act that says something of a person.

    kind       number           card       amount               to
    offer      of the offer     -          -                    the other parties
    counter    of the offer     -          -                    the other parties; it answers another offer
    yes, no    of the offer     -          -                    its maker
    message    -                -          -                    its readers
    program    -                program    level after          -; `before` is the level that ran
    withhold   of the promise   -          1: not to be kept    -
    choice     choice           event      -                    -
    lever      -                lever      -                    whom it was aimed at
    leave      -                agreement  -                    -
    """

    kind: str
    round: int
    at: int
    number: int = -1
    card: str = ""
    amount: int = 0
    before: int = 0
    to: tuple[int, ...] = ()
    terms: tuple[Term, ...] = ()
    status: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """All deeds of a person in order, the promises of their seat in deals that they had a hand in, how many offers were
    put to their seat, and of how many rounds there is a deed."""

    student: Student
    deeds: tuple[Deed, ...]
    promises: tuple[Promise, ...]
    asked: int
    rounds: int

    def of(self, *kinds: str) -> tuple[Deed, ...]:
        """The deeds of these kinds."""
        return tuple(deed for deed in self.deeds if deed.kind in kinds)

    def words(self, status: str) -> int:
        """How many of the promises ended so."""
        return sum(1 for promise in self.promises if promise.status == status)


def of_seats(played: Played, seats: Sequence[int], labels: Sequence[str]) -> tuple[Student, ...]:
    """A person for each of these seats, whose acts are all of the seat's."""
    acts = {seat: tuple(at for at, act in enumerate(played.actions) if act.seat == seat) for seat in seats}
    return tuple(Student(label, seat, acts[seat]) for seat, label in zip(seats, labels, strict=True))


def record(played: Played, student: Student) -> Record:
    """What somebody did in a game."""
    deeds: dict[tuple[object, ...], Deed] = {}
    for at in student.acts:
        deed = _deed(played, at)
        if deed is not None:
            # What is set several times in a round counts as it was left.
            key = (deed.kind, deed.round, deed.card, deed.number) if deed.kind in ("program", "withhold") else (at,)
            deeds[key] = deed
    left = (deed for deed in deeds.values() if deed.kind not in ("program", "withhold") or deed.amount != deed.before)
    found = tuple(sorted(left, key=lambda deed: deed.at))
    touched = {deed.number for deed in found if deed.kind in ("offer", "counter", "yes")}
    deals = {deal.number for deal in played.end.deals if deal.offered in touched}
    mine = tuple(p for p in played.end.promises if p.deal in deals and p.term.by == student.seat)
    asked = [o for o in played.end.offers if student.seat in o.offer.parties and o.maker != student.seat]
    return Record(student, found, mine, len(asked), len({deed.round for deed in found}))


def _deed(played: Played, at: int) -> Deed | None:
    """What an act was; None for one that says nothing of a person."""
    state, act = played.states[at], played.actions[at]
    if act.verb in ("offer", "message") and act.offer is not None:
        others = tuple(seat for seat in act.offer.parties if seat != act.seat)
        if act.verb == "message":
            return Deed("message", state.round, at, to=others)
        number = len(state.offers)
        kind = "counter" if act.offer.parent >= 0 else "offer"
        status = played.end.offers[number].status
        return Deed(kind, state.round, at, number, to=others, terms=act.offer.terms, status=status)
    if act.verb == "answer":
        offered = state.offers[act.target]
        terms, kind = offered.offer.terms, "yes" if act.amount else "no"
        status = played.end.offers[act.target].status
        return Deed(kind, state.round, at, act.target, to=(offered.maker,), terms=terms, status=status)
    return _plain(state, act, at)


def _plain(state: State, act: Action, at: int) -> Deed | None:
    if act.verb == "fund":
        runs = [one.level for one in state.running if (one.card, one.owner) == (act.card, act.seat)]
        return Deed("program", state.round, at, card=act.card, amount=act.amount, before=runs[0] if runs else 0)
    if act.verb == "withhold":
        promised = find(state, act.target).term
        return Deed("withhold", state.round, at, act.target, amount=act.amount, terms=(promised,))
    if act.verb == "choose":
        return Deed("choice", state.round, at, act.amount, act.card)
    if act.verb == "pull":
        return Deed("lever", state.round, at, card=act.card, to=(act.target,))
    if act.verb == "leave":
        return Deed("leave", state.round, at, card=act.card)
    return None
