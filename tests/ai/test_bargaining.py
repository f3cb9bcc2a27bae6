"""How personas judge, balance, make and answer offers, plan, pull levers, and speak."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ai import plan
from game.ai.answer import ancestors, answer, better, price
from game.ai.balance import balance, expects, failures, payment, programs, shifted, subjects
from game.ai.decide import decide
from game.ai.home import at_home, carry, lawful, likely, moved, winnable
from game.ai.lever import KEEP_CAPITAL, ally, lever
from game.ai.mind import Mind
from game.ai.offer import prospects, shares, tables
from game.ai.persona import Persona, personas
from game.ai.voice import says, theme, tone
from game.rules import apply, options, seen_by, start
from game.rules.types import Action, Deal, Offer, Offered, Option, Promise, Running, State, Term, View
from game.world.names import INDICATORS
from tests.shipped import loaded, persona, shelf

LONG = "historical-2001"
PERSONAS = sorted(personas(shelf()))
OTTAWA, QUEBEC, WASHINGTON, STATES = range(4)


def mind(seat: int = QUEBEC, who: str | Persona = "even-handed", seed: int = 5) -> Mind:
    person = persona(who) if isinstance(who, str) else who
    return Mind(seat, person, loaded(LONG).scenario, loaded(LONG).model, seed)


def view(seat: int = QUEBEC, **changes: object) -> View:
    """The first negotiation of the long game as a seat sees it."""
    table = loaded(LONG).scenario
    seen = seen_by(table, start(table, 5), seat)
    return replace(seen, phase="negotiation", **changes)  # type: ignore[arg-type]


def signing(card: str = "smart-border", parties: tuple[int, ...] = (OTTAWA, WASHINGTON)) -> Offer:
    each = 100 // len(parties)
    return Offer(parties, (Term("sign", card=card, shares=tuple((seat, each) for seat in parties)),))


def ordered(seen: View, id: str) -> View:
    """The view of a seat with one private order."""
    assert seen.mine is not None
    return replace(seen, mine=replace(seen.mine, mandates=(id,)))


# --- what things are worth ---


def test_money_is_dearer_to_the_poor() -> None:
    pays = Term("pay", WASHINGTON, "", 20, QUEBEC, 3)
    here = mind()
    assert here.term_worth(view(), pays) > -here.term_worth(view(), pays, WASHINGTON) > 0
    assert here.term_worth(view(), pays, STATES) == 0


@given(st.integers(1, 400), st.integers(1, 10))
def test_more_money_is_worth_more(amount: int, rounds: int) -> None:
    here, seen = mind(), view()
    one = here.term_worth(seen, Term("pay", WASHINGTON, "", amount, QUEBEC, rounds))
    assert one < here.term_worth(seen, Term("pay", WASHINGTON, "", amount + 1, QUEBEC, rounds))


def test_a_promise_of_what_runs_already_is_worth_nothing() -> None:
    term = Term("fund", OTTAWA, "ibet-canada", 1, rounds=3)
    runs = view().running
    assert mind().term_worth(view(), term) > 0
    seen = view(running=(*runs, Running("ibet-canada", OTTAWA, 1, 1, 1)))
    assert mind().term_worth(seen, term) == 0


def test_what_home_forbids_is_out_of_the_question() -> None:
    seen = ordered(view(OTTAWA), "ott-sovereign")
    offer = signing("external-perimeter")
    assert mind(OTTAWA).offer_worth(seen, offer) < -4 < mind(OTTAWA).offer_worth(view(OTTAWA, mine=None), offer)


def test_orders_make_cards_that_move_their_dial_worth_more() -> None:
    here = mind(OTTAWA)
    slot = ("program", "diplomacy-canada", str(OTTAWA))
    plain, keen = ordered(view(OTTAWA), "ott-sovereign"), ordered(view(OTTAWA), "ott-counted-on")
    assert here.card_worth(keen, slot) > here.card_worth(plain, slot)


def test_who_needs_deals_lowers_the_price() -> None:
    here = mind()
    assert here.reservation(ordered(view(), "qc-web")) < here.reservation(ordered(view(), "qc-heard"))


@pytest.mark.parametrize("id", PERSONAS)
def test_the_price_falls_towards_the_end(id: str) -> None:
    here = mind(OTTAWA, id)
    prices = [here.reservation(ordered(view(OTTAWA, round=round), "ott-recover")) for round in range(1, 11)]
    assert prices == sorted(prices, reverse=True) and prices[0] > prices[-1] == pytest.approx(0.0)


def test_styles_concede_early_or_late() -> None:
    middle = ordered(view(round=5), "qc-heard")
    late, even, early = (
        mind(QUEBEC, replace(persona("even-handed"), style=style)).reservation(middle)
        for style in ("boulware", "linear", "conceder")
    )
    assert late > even > early


# --- bundles ---


@pytest.mark.parametrize("seat", range(4))
def test_prospects_are_lawful_and_good_for_all(seat: int) -> None:
    here, seen = mind(seat), view(seat)
    option = next(o for o in options(loaded(LONG).scenario, _negotiating(), seat) if o.verb == "offer")
    found = list(prospects(here, seen, option))
    assert found
    for prospect in found:
        assert lawful(here, seen, prospect.offer, seen.round)
        assert here.offer_worth(seen, prospect.offer) >= here.reservation(seen)
        for other in prospect.offer.parties:
            if other != seat:
                assert here.offer_worth(seen, prospect.offer, other) >= expects(here, seen, other, prospect.offer)


def _negotiating() -> State:
    return replace(start(loaded(LONG).scenario, 5), phase="negotiation")


def test_a_bundle_that_one_side_loses_by_is_balanced_or_dropped() -> None:
    here, seen = mind(OTTAWA), view(OTTAWA)
    rough = Offer((OTTAWA, WASHINGTON), (Term("sign", card="smart-border", shares=((0, 0), (2, 100))),))
    need = expects(here, seen, WASHINGTON, rough)
    assert here.offer_worth(seen, rough, WASHINGTON) < need
    found = balance(here, seen, rough, 0.0, 0)
    assert found is not None and here.offer_worth(seen, found) >= 0.0
    assert here.offer_worth(seen, found, WASHINGTON) >= need
    assert balance(here, seen, rough, 50.0, 0) is None


@given(st.integers(0, 20), st.integers(0, 20))
def test_shifts_keep_shares_whole(one: int, other: int) -> None:
    low, high = sorted((one, other))
    parts = [low, high - low, 20 - high]
    parties = tuple(range(len(parts)))
    shared = tuple((seat, 5 * part) for seat, part in zip(parties, parts, strict=True))
    offer = Offer(parties, (Term("sign", card="x", shares=shared),))
    for changed in shifted(offer, 0, 1):
        after = dict(changed.terms[0].shares)
        assert sum(after.values()) == 100 and min(after.values()) >= 0 and after[0] < dict(shared)[0]


@pytest.mark.parametrize("seat", range(4))
@pytest.mark.parametrize("points", [0.0, 0.3, 5.0])
def test_payments_stay_within_the_purse(seat: int, points: float) -> None:
    other = (seat + 1) % 4
    term = payment(mind(seat), view(seat), seat, other, points, other)
    assert 1 <= term.amount <= loaded(LONG).scenario.actors[seat].revenue * 0.15 + 1


def test_programs_that_are_offered_can_be_run() -> None:
    for term in programs(mind(), view(), OTTAWA, QUEBEC):
        assert lawful(mind(OTTAWA), view(OTTAWA), Offer((0, 1), (term, Term("support", 1, "", 0, 0))), 1)


@pytest.mark.parametrize("parties", [(0, 2), (0, 1, 2, 3), (1, 3)])
@pytest.mark.parametrize("id", PERSONAS)
def test_first_shares_are_whole(id: str, parties: tuple[int, ...]) -> None:
    here = mind(parties[0], id)
    found = shares(here, parties)
    assert sum(share for _, share in found) == 100 and all(share % 5 == 0 and share >= 0 for _, share in found)


def test_only_those_sit_down_who_can_sign() -> None:
    treaty = loaded(LONG).scenario.agreements["smart-border"]
    assert list(tables(mind(OTTAWA), treaty)) == [(OTTAWA, WASHINGTON)]
    assert list(tables(mind(QUEBEC), treaty)) == []


def test_a_no_raises_what_the_next_try_must_bring() -> None:
    here, offer = mind(OTTAWA), signing()
    said_no = (Offered(0, OTTAWA, offer, 1, (OTTAWA,), "refused"),)
    assert failures(here, view(OTTAWA), offer) == 0 and failures(here, view(OTTAWA, offers=said_no), offer) == 1
    assert expects(here, view(OTTAWA, offers=said_no), 2, offer) > expects(here, view(OTTAWA), 2, offer)
    assert failures(here, view(OTTAWA, offers=said_no, round=5), offer) == 0, "after a while one may ask again"


def test_what_a_bundle_is_about() -> None:
    assert subjects(signing()) == {("sign", "smart-border")}
    assert subjects(Offer((0, 1), (Term("fund", 0, "x", 1),))) == {("fund", "x")}


# --- answers ---


def asked(offer: Offer, maker: int, seat: int) -> tuple[View, tuple[Option, ...]]:
    """The view of a seat to which an offer was put, and its options."""
    step = apply(loaded(LONG).scenario, _negotiating(), Action(maker, "offer", offer=offer))
    assert step.refused is None, step.refused
    return seen_by(loaded(LONG).scenario, step.state, seat), options(loaded(LONG).scenario, step.state, seat)


def test_a_present_is_accepted() -> None:
    offer = Offer((1, 2), (Term("pay", WASHINGTON, "", 300, QUEBEC, 3), Term("support", QUEBEC, "", 0, WASHINGTON)))
    seen, open_now = asked(offer, WASHINGTON, QUEBEC)
    decision = answer(mind(), seen, open_now)
    assert decision is not None and (decision.action.verb, decision.action.amount) == ("answer", 1)


@pytest.mark.parametrize("id", PERSONAS)
def test_a_plain_loss_is_refused_with_a_reason(id: str) -> None:
    offer = Offer((1, 2), (Term("pay", QUEBEC, "", 40, WASHINGTON, 5),))
    seen, open_now = asked(offer, WASHINGTON, QUEBEC)
    decision = answer(mind(QUEBEC, id), seen, open_now)
    assert decision is not None and (decision.action.verb, decision.action.amount) == ("answer", 0)
    assert decision.action.text.startswith("reason.") and decision.action.text in shelf().words


def test_a_counter_brings_its_maker_to_its_price() -> None:
    offer = Offer((OTTAWA, WASHINGTON), (Term("sign", card="smart-border", shares=((0, 70), (2, 30))),))
    seen, open_now = asked(offer, WASHINGTON, OTTAWA)
    here = mind(OTTAWA, "trade-broker")
    offered = seen.offers[0]
    least = here.offer_worth(seen, offer) + 0.1
    decision = better(here, seen, offered, open_now, least)
    assert decision is not None and decision.action.offer is not None
    assert decision.action.offer.parent == 0
    assert here.offer_worth(seen, decision.action.offer) >= least
    assert better(here, seen, offered, open_now, least + 50) is None


def test_broken_promises_raise_the_price_of_who_remembers() -> None:
    broken = Promise(0, 0, Term("pay", WASHINGTON, "", 5, QUEBEC), (1, 2), True, 1, 1, status="broken")
    offered = Offered(0, WASHINGTON, signing("ibet-accord", (1, 2)), 1, (WASHINGTON,))
    here = mind()
    assert price(here, view(promises=(broken,)), offered) > price(here, view(), offered)


def test_talks_are_followed_up_to_their_beginning() -> None:
    first = Offered(0, 0, signing(), 1, (0,), "countered")
    second = Offered(1, 2, replace(signing(), parent=0), 1, (2,), "countered")
    third = Offered(2, 0, replace(signing(), parent=1), 1, (0,))
    assert ancestors(view(offers=(first, second, third)), third) == [second, first]


# --- at home, levers, allies ---


def test_levers_are_reckoned_with_in_other_houses() -> None:
    here, offer = mind(OTTAWA), signing()
    table = loaded(LONG).scenario
    lifts = [
        at_home(here, view(OTTAWA), offer, WASHINGTON, tuple(moved(here, id, WASHINGTON, 1)))
        - at_home(here, view(OTTAWA), offer, WASHINGTON)
        for id in table.levers
    ]
    assert max(lifts) > 0
    pulled = view(OTTAWA, pulled=tuple((id, OTTAWA, WASHINGTON, 1) for id in table.levers))
    assert at_home(here, pulled, offer, WASHINGTON) != at_home(here, view(OTTAWA), offer, WASHINGTON)


@pytest.mark.parametrize(
    ("home", "capital", "expected"), [(120, 0, True), (90, 0, False), (90, 9, True), (60, 9, False)]
)
def test_capital_wins_what_is_nearly_won(home: int, capital: int, expected: bool) -> None:
    seen = view()
    assert seen.mine is not None
    assert winnable(replace(seen, mine=replace(seen.mine, capital=capital)), home) is expected


def test_a_deal_in_danger_at_home_is_carried() -> None:
    seen = view()
    assert seen.mine is not None
    seen = replace(seen, mine=replace(seen.mine, support=((3, 88),)))
    decision = carry(mind(), seen, (Option("amount", "carry", "", 1, 5, 0, (3,)),))
    assert decision is not None and (decision.action.amount, decision.action.target) == (2, 3)
    assert carry(mind(), seen, (Option("amount", "carry", "", 1, 1, 0, (3,)),)) is None


def test_no_lever_is_pulled_with_the_last_capital() -> None:
    seen = view(OTTAWA)
    assert seen.mine is not None
    poor = replace(seen, mine=replace(seen.mine, capital=KEEP_CAPITAL - 1))
    paid = tuple(
        o
        for o in options(loaded(LONG).scenario, _negotiating(), OTTAWA)
        if o.verb != "pull" or loaded(LONG).scenario.levers[o.card].capital
    )
    for seed in range(20):
        assert lever(mind(OTTAWA, seed=seed), poor, paid) is None


def test_common_cause_is_sought_at_home_only() -> None:
    open_now = options(loaded(LONG).scenario, _negotiating(), QUEBEC)
    decision = ally(mind(QUEBEC, "network-builder"), view(), open_now)
    assert decision is not None and decision.action.target == OTTAWA
    assert ally(mind(QUEBEC, "free-rider"), view(), open_now) is None


# --- plans and words ---


def test_the_stingy_leave_money_unused() -> None:
    seen = view()
    assert plan.willing(mind(QUEBEC, "free-rider"), seen) < plan.willing(mind(QUEBEC, "network-builder"), seen)


def test_a_promised_suspension_is_kept() -> None:
    line = Promise(0, 0, Term("suspend", QUEBEC, "border-tourism", rounds=3), (1, 3), True, 1, 3)
    honest = replace(persona("even-handed"), honesty=100)
    assert plan.forsworn(mind(QUEBEC, honest), view(promises=(line,))) == {"border-tourism"}
    assert plan.forsworn(mind(QUEBEC, replace(honest, honesty=0)), view(promises=(line,))) == set()


@pytest.mark.parametrize("id", PERSONAS)
def test_every_sentence_a_persona_can_say_is_written(id: str) -> None:
    for seat in range(4):
        here = mind(seat, id)
        assert f"says.for.{theme(here, signing())}" in shelf().words
        for what in ("gift", "money", "pays", "swap", "again", "counter"):
            assert f"says.{what}.{tone(here)}" in shelf().words


def test_all_themes_have_words() -> None:
    assert all(f"says.for.{name}" in shelf().words for name in INDICATORS)


def test_what_is_said_fits_the_bundle() -> None:
    here = mind(OTTAWA, "trade-broker")
    bundle = signing()
    assert says(here, view(OTTAWA), bundle) == f"says.for.{theme(here, bundle)}"
    paid = replace(bundle, terms=(*bundle.terms, Term("pay", 0, "", 5, 2)))
    assert says(here, view(OTTAWA), paid).startswith("says.pays.")
    asked = replace(bundle, terms=(*bundle.terms, Term("pay", 2, "", 5, 0)))
    assert says(here, view(OTTAWA), asked).startswith("says.money.")
    given = replace(bundle, terms=(*bundle.terms, Term("fund", 0, "ibet-canada", 1)))
    assert says(here, view(OTTAWA), given).startswith("says.gift.")
    swap = Offer((0, 2), (Term("fund", 2, "ibet-us", 1),))
    assert says(here, view(OTTAWA), swap).startswith("says.swap.")
    settled = Deal(0, 0, OTTAWA, (0, 2), (), False, 1, (), "ratified")
    assert says(here, view(OTTAWA, deals=(settled,)), swap).startswith("says.better.")


@pytest.mark.parametrize("seat", range(4))
def test_the_same_view_gives_the_same_decision(seat: int) -> None:
    """A persona that was just seated decides as one that has sat there all along: nothing is remembered."""
    open_now = options(loaded(LONG).scenario, _negotiating(), seat)
    here = mind(seat)
    first = decide(here, view(seat), open_now)
    assert decide(here, view(seat), open_now) == first == decide(mind(seat), view(seat), open_now)


@pytest.mark.parametrize("seat", range(4))
def test_what_is_kept_between_decisions_changes_none(seat: int) -> None:
    """Whatever a mind saw before, it judges a view as a fresh one does: rounds, dials, programs, talks, orders."""
    seen = view(seat)
    shift = tuple(dial + 4000 for dial in seen.dials)
    said_no = tuple(Offered(n, seat, signing(), 1, (seat,), "refused") for n in range(2))
    runs = (Running("ibet-canada", OTTAWA, 1, 1, 1), Running("intelligence-us", WASHINGTON, 1, 1, 2))
    views = [seen, view(seat, round=6), view(seat, dials=shift), view(seat, running=runs), view(seat, offers=said_no)]
    views += [ordered(seen, mandate.id) for mandate in loaded(LONG).scenario.actors[seat].mandates]
    option = next(o for o in options(loaded(LONG).scenario, _negotiating(), seat) if o.verb == "offer")
    here = mind(seat, "network-builder")
    for one in (*views, *reversed(views)):
        assert prospects(here, one, option) == prospects(mind(seat, "network-builder"), one, option)


def test_a_decision_takes_a_blink() -> None:
    """The middle one of the dearest kind of decision stays within 20 ms, even on a busy machine."""
    open_now = options(loaded(LONG).scenario, _negotiating(), OTTAWA)
    times = []
    for seed in range(9):
        here = mind(OTTAWA, seed=seed)
        began = perf_counter()
        decide(here, view(OTTAWA), open_now)
        times.append(perf_counter() - began)
    assert sorted(times)[4] < 0.02


def test_the_bold_try_what_another_house_may_yet_refuse() -> None:
    bold, shy = (mind(QUEBEC, replace(persona("even-handed"), risk=risk)) for risk in (90, 10))
    assert likely(bold) < 92 < likely(shy)
    option = Option(
        "offer", "offer", "", 1, 1, 0, (OTTAWA, WASHINGTON, STATES), tuple(loaded(LONG).scenario.agreements)
    )
    offered = [[p for p in prospects(who, view(), option) if p.home >= likely(who)] for who in (bold, shy)]
    assert {p.offer for p in offered[1]} <= {p.offer for p in offered[0]}
