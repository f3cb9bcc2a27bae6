"""What one person did: all of it, only theirs, and nothing twice."""

from __future__ import annotations

from dataclasses import replace

from game.debrief.student.record import of_seats, record
from tests.debrief.games import LONG, played

GAME = played(LONG)
LABELS = [f"Student {seat + 1}" for seat in GAME.seats]


def test_all_offers_and_answers_of_a_game_are_somebodys() -> None:
    found = [record(GAME, student) for student in of_seats(GAME, GAME.seats, LABELS)]
    offers = sorted(deed.number for one in found for deed in one.of("offer", "counter"))
    assert offers == [offered.number for offered in GAME.end.offers]
    answers = [act for act in GAME.actions if act.verb == "answer"]
    assert sum(len(one.of("yes", "no")) for one in found) == len(answers)
    for one in found:
        for deed in one.of("offer", "counter"):
            offered = GAME.end.offers[deed.number]
            assert (offered.maker, offered.made) == (one.student.seat, deed.round)
            assert (offered.offer.terms, offered.status) == (deed.terms, deed.status)


def test_a_word_counts_for_whoever_had_a_hand_in_the_deal() -> None:
    (whole,) = of_seats(GAME, [1], ["A"])
    one = record(GAME, whole)
    assert one.words("kept") == sum(1 for p in GAME.end.promises if p.term.by == 1 and p.status == "kept")
    silent = replace(whole, acts=tuple(at for at in whole.acts if GAME.actions[at].verb not in ("offer", "answer")))
    assert record(GAME, silent).promises == ()


def test_two_hands_of_one_seat_are_told_apart() -> None:
    (whole,) = of_seats(GAME, [2], ["A"])
    halves = [replace(whole, acts=whole.acts[half::2]) for half in (0, 1)]
    deeds = [deed for half in halves for deed in record(GAME, half).of("offer", "counter", "yes", "no", "lever")]
    assert sorted(deeds, key=lambda deed: deed.at) == list(
        record(GAME, whole).of("offer", "counter", "yes", "no", "lever")
    )


def test_a_program_that_was_set_twice_counts_as_it_was_left() -> None:
    for seat in GAME.seats:
        (student,) = of_seats(GAME, [seat], ["A"])
        deeds = record(GAME, student).of("program")
        assert len({(deed.round, deed.card) for deed in deeds}) == len(deeds)
        assert all(deed.amount != deed.before for deed in deeds)


def test_nobody_did_nothing() -> None:
    (student,) = of_seats(GAME, [0], ["A"])
    found = record(GAME, replace(student, acts=()))
    assert (found.deeds, found.promises, found.rounds) == ((), (), 0)
