"""Who gave what to whom, and whose clauses were agreed: small cases worked out by hand."""

from __future__ import annotations

from game.debrief.frontier.adopted import adopted
from game.debrief.frontier.negotiations import Negotiation
from game.debrief.frontier.trades import trades
from game.rules.types import Deal, Offer, Offered, Term

FUND, PAY = Term("fund", 0, "fast-canada", 1, -1, 3), Term("pay", 1, "", 50, 0, 3)
SIGN = Term("sign", card="smart-border", shares=((0, 50), (1, 50)))


def test_logrolling_by_hand() -> None:
    """A program costs the first 0.2 and brings the second 0.6; a payment costs the second 0.1 and brings the first 0.3.
    Given 0.3, got 0.9: three points for each."""
    found = trades((FUND, PAY), [(-0.2, 0.6), (0.3, -0.1)])
    assert found.rolled
    assert round(found.given, 9) == 0.3 and found.rate is not None and round(found.rate, 9) == 3.0


def test_a_gift_is_no_logrolling_and_what_all_gain_by_is_no_trade() -> None:
    gift = trades((FUND,), [(-0.2, 0.6)])
    assert not gift.rolled and gift.rate is not None and round(gift.rate, 9) == 3.0
    both = trades((SIGN,), [(0.4, 0.2)])
    assert both.rate is None and not both.rolled


def test_giving_what_is_worth_less_to_others_is_no_logrolling() -> None:
    dear = trades((FUND, PAY), [(-0.2, 0.1), (0.3, -0.1)])
    assert not dear.rolled
    assert dear.rate is not None and round(dear.rate, 6) == round(0.4 / 0.3, 6)


def talk(*offers: tuple[int, tuple[Term, ...]], status: str | None) -> Negotiation:
    """Offers by maker and clauses; the last becomes a deal of that status, or none does."""
    made = tuple(Offered(at, maker, Offer((0, 1), terms), 1, ()) for at, (maker, terms) in enumerate(offers))
    last = made[-1]
    deal = Deal(0, last.number, last.maker, (0, 1), last.offer.terms, False, 1, (), status) if status else None
    return Negotiation(0, made, (0, 1), deal, 0)


def test_a_clause_is_whose_who_first_proposed_it_also_in_other_amounts() -> None:
    """The first asks for a payment and a signature; the second counters with less money and a program of its own."""
    less = Term("pay", 1, "", 20, 0, 3)
    own = Term("fund", 1, "reassure-business", 1, -1, 3)
    one = talk((0, (SIGN, PAY)), (1, (SIGN, less, own)), status="ratified")
    first, second = adopted([one], range(2))
    assert (first.proposed, first.adopted, first.signed) == (2, 2, 3)
    assert (second.proposed, second.adopted, second.signed) == (1, 1, 3)


def test_what_was_dropped_or_rejected_at_home_was_not_adopted() -> None:
    dropped = talk((0, (SIGN, FUND, PAY)), (1, (SIGN,)), status="signed")
    first, second = adopted([dropped], range(2))
    assert (first.proposed, first.adopted) == (3, 1) and first.share == 1 / 3
    assert second.proposed == 0 and second.share is None
    rejected = talk((0, (SIGN,)), status="rejected")
    assert [(one.proposed, one.adopted, one.signed) for one in adopted([rejected], range(2))] == [(1, 0, 0), (0, 0, 0)]
    assert adopted([talk((0, (SIGN,)), status=None)], range(2))[0].adopted == 0
