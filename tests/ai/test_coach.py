"""The coach: by the seat's own valuation, from what the seat could see, about the seat's own decisions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.coach import WORTH_SAYING, advise, even_handed
from game.ai.costly import breaches
from game.ai.finding import Advice, Moment
from game.ai.mind import Mind
from game.rules import start
from game.rules.record import changed
from game.rules.types import WORLD, Action, Offer, State, Term
from game.table.review import moments
from game.table.story import watch
from game.table.table import Table
from tests.shipped import loaded
from tests.table.room import SHORT, four

ME, OTHER = 1, 0


def mind() -> Mind:
    found = loaded(SHORT)
    return Mind(ME, even_handed().at(5), found.scenario, found.model, 5)


def seen(table: Table, state: State | None = None) -> list[Moment]:
    begun = state if state is not None else start(table.scenario, table.seed)
    return list(moments(table.loaded, begun, table.actions, ME))


def advice(table: Table, state: State | None = None) -> Advice:
    return advise(table.scenario, table.loaded.model, table.seed, ME, seen(table, state))


def close(table: Table, times: int = 1) -> None:
    """The driver ends phases; the world settles."""
    for _ in range(times):
        if table.state.phase == "resolution":
            assert list(table.advance())
        else:
            assert table.submit(Action(WORLD, "close")).accepted


def do(table: Table, seat: int, verb: str, **filled: object) -> None:
    reply = table.submit(replace(Action(seat, verb), **filled))  # type: ignore[arg-type]
    assert reply.accepted, reply.said


def gift(rounds: int = 1) -> Offer:
    """The other side pays me for nothing but my standing by it."""
    return Offer((OTHER, ME), (Term("pay", OTHER, "", 40, ME, rounds), Term("support", ME, "", 0, OTHER, rounds)))


def give(money: int) -> Offer:
    return Offer((OTHER, ME), (Term("pay", ME, "", money, OTHER), Term("support", OTHER, "", 0, ME)))


@pytest.fixture(scope="module")
def played() -> Table:
    return watch(loaded(SHORT), 4)


def test_nothing_done_nothing_to_say() -> None:
    assert advice(four(until="briefing")).empty


def test_no_private_order_of_others_moves_the_advice(played: Table) -> None:
    begun = start(played.scenario, played.seed)
    seats = list(begun.seats)
    for seat, actor in enumerate(played.scenario.actors):
        others = tuple(m.id for m in actor.mandates if m.id not in seats[seat].mandates)
        if seat != ME:
            assert others
            seats[seat] = changed(seats[seat], mandates=others[: len(seats[seat].mandates)])
    said = advice(played)
    assert not said.empty and said == advice(played, changed(begun, seats=tuple(seats)))
    mine = list(begun.seats)
    mine[ME] = changed(mine[ME], mandates=())
    assert said != advice(played, changed(begun, seats=tuple(mine)))


def test_a_first_offer_that_gives_much_away_is_set_beside_what_was_within_reach() -> None:
    here = four()
    close(here)
    want = advice(here).missed[0]
    table = four()
    parties = tuple(sorted((ME, *want.whom)))
    extra = Term("pay", ME, "", 60, want.whom[0], 3)
    do(table, ME, "offer", offer=Offer(parties, (*(t for t in want.terms if t.kind != "pay"), extra)))
    (first,) = advice(table).first
    assert first.whom == want.whom and first.points > WORTH_SAYING
    assert [said.key for said in first.said] == ["coach.first.offer", "coach.first.reach"]
    worth = mind().offer_worth(table.view(ME), Offer(parties, first.terms))
    assert dict(first.said[1].values)["points"] == round(worth * 1000)
    assert first.card == want.card and extra not in first.terms
    paid = {(term.by, term.target) for term in first.terms if term.kind == "pay"}
    assert not paid & {(target, by) for by, target in paid}


def test_a_first_offer_that_asks_too_much_is_said_to() -> None:
    here = four()
    do(here, ME, "offer", offer=gift())
    (first,) = advice(here).first
    assert first.said[0].key == "coach.first.offer" and first.said[1].key in ("coach.first.dear", "coach.first.none")


def test_an_offer_that_was_taken_did_not_ask_too_much() -> None:
    here = four()
    do(here, ME, "offer", offer=gift())
    do(here, OTHER, "answer", amount=1, target=here.state.offers[-1].number)
    (first,) = advice(here).first
    assert not {said.key for said in first.said} & {"coach.first.dear", "coach.first.none"}


def test_only_the_first_bundle_of_a_matter_counts() -> None:
    here = four()
    for money in (10, 20):
        do(here, ME, "offer", offer=give(money))
    assert len(advice(here).first) == 1


def test_a_bundle_accepted_first_is_told_as_such() -> None:
    here = four()
    do(here, OTHER, "offer", offer=gift())
    do(here, ME, "answer", amount=1, target=here.state.offers[-1].number)
    (first,) = advice(here).first
    assert first.said[0].key == "coach.first.accepted" and first.whom == (OTHER,)


@pytest.mark.parametrize(("amounts", "way"), [((10, 40), "down"), ((40, 10), "up"), ((20, 20), "level")])
def test_concessions_are_what_each_offer_was_worth_to_its_maker(amounts: tuple[int, int], way: str) -> None:
    here, worth = four(), []
    for money in amounts:
        worth.append(mind().offer_worth(here.view(ME), give(money)))
        do(here, ME, "offer", offer=give(money))
    (curve,) = advice(here).curves
    assert curve.whom == OTHER and curve.steps == ((1, worth[0]), (1, worth[1]))
    assert curve.said.key == f"coach.curve.{way}"


def test_offers_about_different_things_make_no_curve() -> None:
    """Nothing is conceded where the second offer is about another card."""
    here = four()
    close(here)
    first, second = advice(here).missed[:2]
    table = four()
    for want in (first, second):
        do(table, ME, "offer", offer=Offer(tuple(sorted((ME, *want.whom))), want.terms))
    assert first.card != second.card and advice(table).curves == ()


def test_one_offer_makes_no_curve() -> None:
    here = four()
    do(here, ME, "offer", offer=give(10))
    assert advice(here).curves == ()


def test_missed_gains_are_gains_of_all_parties_largest_first_each_matter_once() -> None:
    here = four()
    view = here.view(ME)
    close(here)
    found = advice(here).missed
    assert found and [f.points for f in found] == sorted((f.points for f in found), reverse=True)
    for finding in found:
        offer = Offer(tuple(sorted((ME, *finding.whom))), finding.terms)
        assert mind().offer_worth(view, offer) == finding.points >= WORTH_SAYING
        assert all(mind().offer_worth(view, offer, seat) > 0 for seat in finding.whom)
    assert len({f.card for f in found}) == len(found)


def test_what_was_signed_in_the_end_was_not_missed() -> None:
    here = four()
    close(here)
    want = advice(here).missed[0]
    table = four()
    do(table, ME, "offer", offer=Offer(tuple(sorted((ME, *want.whom))), want.terms))
    for seat in want.whom:
        do(table, seat, "answer", amount=1, target=table.state.offers[-1].number)
    close(table)
    assert want.card not in [finding.card for finding in advice(table).missed]


@pytest.mark.parametrize("how", ["refused", "left"])
def test_an_offer_turned_down_may_be_the_costliest(how: str) -> None:
    here = four()
    do(here, OTHER, "offer", offer=gift())
    worth = mind().offer_worth(here.view(ME), gift())
    if how == "refused":
        do(here, ME, "answer", amount=0, target=here.state.offers[-1].number, text="reason.not-enough")
    while here.state.round == 1:
        close(here)
    worst = advice(here).costliest
    assert worst is not None and worst.said[0].key == f"coach.costly.{how}"
    assert worst.points == worth and worst.terms == gift().terms and worst.whom == (OTHER,)


def test_an_offer_worth_nothing_costs_nothing_to_refuse() -> None:
    here = four()
    do(
        here,
        OTHER,
        "offer",
        offer=Offer((OTHER, ME), (Term("pay", ME, "", 70, OTHER), Term("support", ME, "", 0, OTHER))),
    )
    do(here, ME, "answer", amount=0, target=here.state.offers[-1].number, text="reason.not-enough")
    assert advice(here).costliest is None


def test_money_left_unused_is_told_with_what_it_would_have_bought() -> None:
    here = four(until="programs")
    do(here, ME, "pass")
    worst = advice(here).costliest
    assert worst is not None and worst.said[0].key == "coach.costly.unspent"
    values = dict(worst.said[0].values)
    could = next(moment.options for moment in seen(here) if moment.action is not None)
    option = next(o for o in could if o.card == values["card"])
    mine = here.view(ME).mine
    assert option.now < int(values["level"]) <= option.high
    assert mine is not None and 0 < int(values["money"]) <= mine.funds


def test_a_program_cut_without_need_is_told() -> None:
    here = four(until="programs")
    worst = advice_of_pass(here)
    card, level = str(worst["card"]), int(worst["level"])
    table = four(until="programs")
    do(table, ME, "fund", card=card, amount=level)
    while (table.state.round, table.state.phase) != (2, "programs"):
        close(table)
    do(table, ME, "fund", card=card, amount=0)
    do(table, ME, "pass")
    said = advice(table).costliest
    assert said is not None and said.said[0].key == "coach.costly.dropped"
    assert dict(said.said[0].values)["card"] == card and said.round == 2


def advice_of_pass(table: Table) -> dict[str, int | str]:
    do(table, ME, "pass")
    worst = advice(table).costliest
    assert worst is not None
    return dict(worst.said[0].values)


def test_a_broken_promise_costs_trust() -> None:
    here = four()
    swap = Offer((OTHER, ME), (Term("pay", ME, "", 10, OTHER, 1), Term("support", OTHER, "", 0, ME, 1)))
    do(here, ME, "offer", offer=swap)
    do(here, OTHER, "answer", amount=1, target=here.state.offers[-1].number)
    while here.state.phase != "programs":
        close(here)
    mine = next(p for p in here.state.promises if p.term.by == ME)
    do(here, ME, "withhold", amount=1, target=mine.number)
    while here.state.phase != "report":
        close(here)
    assert next(p for p in here.state.promises if p.number == mine.number).status == "broken"
    (found,) = breaches(mind(), seen(here))
    assert found.points > 0 and found.round == 1 and found.terms == (mine.term,) and found.whom == (OTHER,)
