"""A person's deeds as sentences that are said to them, and which of them to name first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.debrief.played import Played
from game.debrief.student.record import Deed, Record
from game.debrief.telling import Telling
from game.rules.types import Term
from game.table.story import clause

CLAUSES = 2
"""Clauses of an offer that are named; the others are counted."""
NAMED = 7
"""Decisions on a sheet."""
FIRST = (
    (("offer", "counter"), "agreed", 3),
    (("withhold",), "", 2),
    (("choice", "leave"), "", 2),
    (("offer", "counter"), "", 2),
    (("no",), "", 1),
    (("yes",), "agreed", 2),
    (("program",), "", 3),
    (("lever",), "", 1),
)
"""What says most of somebody comes first: kinds, how it ended ("": in any way), how many of them at most."""


def chosen(record: Record) -> tuple[Deed, ...]:
    """The deeds to name, in the order in which they were done; those that are asked about are among them."""
    found = [deed for deed in (tied(record), refused(record)) if deed is not None]
    for kinds, status, most in FIRST:
        fitting = [d for d in record.of(*kinds) if d not in found and (not status or d.status == status)]
        # Those that hold most come first; of equal ones the earlier.
        fitting.sort(key=lambda deed: (-_weight(deed), deed.at))
        room = min(most, NAMED - len(found))
        for deed in fitting:
            if room and not any(_alike(deed, other) for other in found):
                found.append(deed)
                room -= 1
    return tuple(sorted(found, key=lambda deed: deed.at))


def _alike(deed: Deed, other: Deed) -> bool:
    """Whether two deeds of a round would read the same: who reads both would look for what differs."""
    if not deed.terms or (deed.kind, deed.round, deed.to) != (other.kind, other.round, other.to):
        return False
    shown = [(one.status, one.terms[:CLAUSES], len(one.terms)) for one in (deed, other)]
    return shown[0] == shown[1]


def tied(record: Record) -> Deed | None:
    """The decision that bound most: a deal, or else a program."""
    deals = [deed for deed in record.of("offer", "counter", "yes") if deed.status == "agreed"]
    return _most(deals) or _most(record.of("program"))


def refused(record: Record) -> Deed | None:
    """The offer that failed and held most, or else one that was refused."""
    failed = [deed for deed in record.of("offer", "counter") if deed.status not in ("agreed", "open")]
    return _most(failed) or _most(record.of("no"))


def _most(deeds: Sequence[Deed]) -> Deed | None:
    """The one that holds most; of equal ones the first."""
    return max(deeds, key=lambda deed: (_weight(deed), -deed.at), default=None)


def _weight(deed: Deed) -> int:
    return len(deed.terms) if deed.terms else abs(deed.amount - deed.before)


def named(played: Played, telling: Telling, deed: Deed) -> str:
    """A deed as a sentence with its round."""
    text = _sentence(played, telling, deed)
    return telling.t("debrief.student.in-round", n=deed.round, when=deed.round, text=text)


def _sentence(played: Played, telling: Telling, deed: Deed) -> str:
    key = f"debrief.student.did.{deed.kind}"
    if deed.kind in ("offer", "counter"):
        status = f"offer.status.{deed.status}"
        return telling.t(key, to=to_all(telling, deed.to), text=clauses(played, telling, deed.terms), status=status)
    if deed.kind in ("yes", "no"):
        return telling.t(key, who=deed.to[0], text=clauses(played, telling, deed.terms))
    if deed.kind == "withhold":
        return telling.t(key, text=clauses(played, telling, deed.terms))
    if deed.kind == "program":
        how = "started" if not deed.before else "stopped" if not deed.amount else "changed"
        return telling.t(f"{key}.{how}", card=deed.card, n=deed.amount, before=deed.before)
    if deed.kind == "choice":
        choice = played.scenario.happenings[deed.card].choices[deed.number].id
        return telling.t(key, card=deed.card, choice=choice)
    if deed.kind == "lever":
        aimed = deed.to[0] if deed.to and deed.to[0] >= 0 else -1
        return telling.t(key, card=deed.card, whom=aimed) if aimed >= 0 else telling.t(f"{key}.alone", card=deed.card)
    return telling.t(key, card=deed.card)


def to_all(telling: Telling, seats: Iterable[int]) -> str:
    """Seats that something is said to."""
    return ", ".join(telling.words.actor(telling.actor(seat), "to-actor") for seat in seats)


def clauses(played: Played, telling: Telling, terms: Sequence[Term]) -> str:
    """The clauses of a bundle in words, the first few of them."""
    words = telling.words
    found = [clause(words, played.table, term) for term in terms[:CLAUSES]]
    if len(terms) > CLAUSES:
        found.append(telling.t("debrief.student.more", n=len(terms) - CLAUSES))
    return telling.series(found)
