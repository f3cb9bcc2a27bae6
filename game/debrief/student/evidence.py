"""Evidence for a rubric: facts and counts for each criterion, without a word that somebody wrote and without a mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.debrief.played import Played
from game.debrief.section import Section
from game.debrief.student.record import Record
from game.debrief.telling import Telling
from game.telling.markup import Markup, marked, table, tag
from game.telling.sheet import Cell, Sheet

CRITERIA = ("preparing", "proposing", "listening", "word", "reflecting")
COUNTED = (
    *("student", "table", "seat", "passed", "tries", "predicted", "put", "taken", "offers", "counters", "clauses"),
    *("agreed", "asked", "said_yes", "said_no", "messages", "word_kept", "word_broken", "withheld", "programs"),
    "rounds_active",
)
DEEDS = ("student", "table", "seat", "round", "at", "deed", "number", "card", "before", "level", "clauses", "to", "end")


@dataclass(frozen=True, slots=True)
class At:
    """Somebody's record at a table: its number in the class from 1 (0: the only one), its game."""

    table: int
    played: Played
    record: Record


def section(people: Sequence[At], telling: Telling) -> Section:
    """What a teacher needs to fill in a rubric; the telling is of any of the tables."""
    heads = [telling.t("debrief.student.who"), *(telling.t(f"debrief.student.rubric.{name}") for name in CRITERIA)]
    rows = [[whose(at, telling), *facts(at.record, telling)] for at in people]
    how = f"{telling.t('debrief.student.rubric.how')} {telling.t('debrief.student.rubric.read')}"
    body = Markup(tag("p", how) + table(heads, rows, "small"))
    sheets = {"students": counted(people), "deeds": deeds(people)}
    return Section("student", telling.t("debrief.student.title"), body, (), sheets)


def whose(at: At, telling: Telling) -> Markup:
    """Who it is, and where they sat unless they are called by it."""
    label, seat = at.record.student.label, telling.words.actor(at.played.scenario.actors[at.record.student.seat])
    strong = tag("strong", label)
    return strong if label == seat else Markup(strong + marked(f" · {place(at, telling)}"))


def place(at: At, telling: Telling) -> str:
    """Table and seat; the seat alone where there is one table only."""
    seat = telling.words.actor(at.played.scenario.actors[at.record.student.seat])
    return telling.t("debrief.student.place", n=at.table, text=seat) if at.table else seat


def facts(record: Record, telling: Telling) -> list[str]:
    """A cell for each criterion; the last is the teacher's to fill in."""
    return [
        prepared(record, telling),
        proposed(record, telling),
        listened(record, telling),
        kept(record, telling),
        "",
    ]


def prepared(record: Record, telling: Telling) -> str:
    """Questions and prediction."""
    known = record.student.prepared
    if known is None:
        return telling.t("debrief.student.unknown")
    how = "passed" if known.passed else "not-passed" if known.tries else "no-tries"
    passed = telling.t(f"debrief.student.{how}", n=known.tries)
    return telling.series([passed, telling.t(f"debrief.student.{'' if known.predicted else 'not-'}predicted")])


def proposed(record: Record, telling: Telling) -> str:
    """Offers, their clauses, what came of them; moves put to the own team."""
    offers = record.of("offer", "counter")
    held, agreed = sum(len(deed.terms) for deed in offers), sum(1 for deed in offers if deed.status == "agreed")
    some = "offers" if offers else "no-offers"
    found = [telling.t(f"debrief.student.{some}", n=len(offers), clauses=held, agreed=agreed)]
    known = record.student.prepared
    if known is not None and known.put:
        found.append(telling.t("debrief.student.put", n=known.put, taken=known.taken))
    return telling.series(found)


def listened(record: Record, telling: Telling) -> str:
    """Answers to others, counter-offers, messages."""
    said = record.of("yes", "no")
    answers = telling.t("debrief.student.answers", n=len(said), asked=record.asked)
    counters = telling.t("debrief.student.counters", n=len(record.of("counter")))
    return telling.series([answers, counters, telling.t("debrief.student.messages", n=len(record.of("message")))])


def kept(record: Record, telling: Telling) -> str:
    """Promises of deals that they had a hand in."""
    if not record.promises:
        return telling.t("debrief.student.no-promises")
    held = telling.t("debrief.student.kept", n=record.words("kept"), all=len(record.promises))
    broken = telling.t("debrief.student.broken", n=record.words("broken"))
    own = telling.t("debrief.student.withheld", n=len(record.of("withhold")))
    return telling.series([held, broken, own])


def counted(people: Sequence[At]) -> Sheet:
    """A row for each person."""
    return Sheet(COUNTED, tuple(_counts(at) for at in people))


def _counts(at: At) -> Mapping[str, Cell]:
    record, known = at.record, at.record.student.prepared
    offers = record.of("offer", "counter")
    lesson: Mapping[str, Cell] = {
        "passed": None if known is None else int(known.passed),
        "tries": None if known is None else known.tries,
        "predicted": None if known is None else int(known.predicted),
        "put": None if known is None else known.put,
        "taken": None if known is None else known.taken,
    }
    return {
        **_whose(at),
        **lesson,
        "offers": len(record.of("offer")),
        "counters": len(record.of("counter")),
        "clauses": sum(len(deed.terms) for deed in offers),
        "agreed": sum(1 for deed in offers if deed.status == "agreed"),
        "asked": record.asked,
        "said_yes": len(record.of("yes")),
        "said_no": len(record.of("no")),
        "messages": len(record.of("message")),
        "word_kept": record.words("kept"),
        "word_broken": record.words("broken"),
        "withheld": len(record.of("withhold")),
        "programs": len(record.of("program")),
        "rounds_active": record.rounds,
    }


def _whose(at: At) -> Mapping[str, Cell]:
    seat = at.played.scenario.actors[at.record.student.seat].id
    return {"student": at.record.student.label, "table": at.table or 1, "seat": seat}


def deeds(people: Sequence[At]) -> Sheet:
    """A row for each deed of each person; what they wrote is not in it."""
    rows: list[Mapping[str, Cell]] = []
    for at in people:
        actors = at.played.scenario.actors
        for deed in at.record.deeds:
            program = deed.kind == "program"
            row: Mapping[str, Cell] = {
                "round": deed.round,
                "at": deed.at,
                "deed": deed.kind,
                "number": deed.number if deed.number >= 0 else None,
                "card": deed.card or None,
                "before": deed.before if program else None,
                "level": deed.amount if program else None,
                "clauses": len(deed.terms) if deed.terms and deed.kind != "withhold" else None,
                "to": " ".join(actors[seat].id for seat in deed.to if seat >= 0) or None,
                "end": deed.status or None,
            }
            rows.append({**_whose(at), **row})
    return Sheet(DEEDS, tuple(rows))
