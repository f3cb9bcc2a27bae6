"""The table as far as one viewer knows it: a State put together from a View, for the rules to be asked on."""

from __future__ import annotations

from game.rules.cards import Scenario
from game.rules.types import Deal, Mine, Offer, Offered, Seat, SeatSeen, State, View


def known(scenario: Scenario, view: View) -> State:
    """What a viewer knows, as a State. Of others' business nothing is in it, nor the seed, nor the model's stocks.

    The rules say the same on it as on the game's own State wherever a seat asks about its own moves: a refusal tells
    nobody what it may not know. Numbers of offers and deals stay what they are; those that the viewer does not see
    are empty.
    """
    pulled = [by for _, by, _, round in view.pulled if round == view.round]
    seats = tuple(
        _seat(scenario, seen, view.mine if seat == view.viewer else view.others[seat], pulled.count(seat))
        for seat, seen in enumerate(view.seats)
    )
    return State(
        seed=0,
        round=view.round,
        phase="paused" if view.paused else view.phase,
        seats=seats,
        dials=view.dials,
        stocks=(),
        running=view.running,
        in_force=view.in_force,
        offers=_offers(view),
        deals=_deals(view),
        promises=view.promises,
        swings=view.swings,
        happened=view.happened,
        pulled=view.pulled,
        history=view.history,
        scores=tuple(seen.score for seen in view.seats),
        health=view.health,
        last=view.last,
        paused=view.phase if view.paused else "",
    )


def _seat(scenario: Scenario, seen: SeatSeen, own: Mine | None, pulled: int) -> Seat:
    if own is None:
        return Seat(0, 0, (), seen.majority, ready=seen.ready, allies=seen.allies, levers_pulled=pulled)
    return Seat(
        own.funds,
        own.capital,
        own.mandates,
        seen.majority,
        ready=seen.ready,
        plan=own.plan,
        pledges=own.pledges,
        allies=seen.allies,
        offers_made=max(0, scenario.offers_each - own.offers_left),
        levers_pulled=pulled,
        spent=own.spent,
    )


def _offers(view: View) -> tuple[Offered, ...]:
    """By their numbers, as the rules look them up."""
    seen = {offered.number: offered for offered in view.offers}
    last = max(seen, default=-1)
    return tuple(seen.get(n) or Offered(n, -1, Offer((), ()), view.round, (), "expired") for n in range(last + 1))


def _deals(view: View) -> tuple[Deal, ...]:
    seen = {deal.number: deal for deal in view.deals}
    last = max(seen, default=-1)
    return tuple(seen.get(n) or Deal(n, -1, -1, (), (), True, 0, (), "rejected") for n in range(last + 1))
