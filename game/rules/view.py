"""What each viewer may know: put together from what is listed here, never by leaving things out."""

from __future__ import annotations

from game.rules.cards import Scenario
from game.rules.flow import due_seats, last_round
from game.rules.judge import finals
from game.rules.ratify import support_seen
from game.rules.record import changed
from game.rules.types import PUBLIC, TEACHER, Deal, Event, Mine, Offered, Promise, Running, Said, SeatSeen, State, View


def seen_by(scenario: Scenario, state: State, viewer: int, *, sealed: bool = False) -> View:
    """The view of a seat, of the public (PUBLIC) or of the teacher (TEACHER). After the game everybody sees all, unless

    it is `sealed`: then scores are final, and what was private stays so.
    """
    over = state.phase == "debrief"
    all_seen = (over and not sealed) or viewer == TEACHER
    is_seat = 0 <= viewer < len(state.seats)
    return View(
        viewer=viewer,
        round=state.round,
        phase=state.paused or state.phase,
        paused=bool(state.paused),
        due=due_seats(state),
        seats=tuple(
            [
                SeatSeen(mine.ready, mine.majority, mine.allies, actor.revenue, score)
                for mine, actor, score in zip(state.seats, scenario.actors, state.scores, strict=True)
            ]
        ),
        mine=own(scenario, state, viewer) if is_seat else None,
        others=tuple([own(scenario, state, seat) if all_seen else None for seat in range(len(state.seats))]),
        dials=state.dials,
        history=state.history,
        running=state.running if all_seen else _running(state.running, viewer),
        in_force=state.in_force,
        offers=state.offers if all_seen else _offers(state.offers, viewer),
        deals=state.deals if all_seen else _deals(state.deals, viewer),
        promises=state.promises if all_seen else _promises(state.promises, viewer),
        swings=tuple([s for s in state.swings if all_seen or s.seat == viewer]),
        happened=state.happened,
        pulled=state.pulled,
        scores=finals(scenario, state) if over else state.scores,
        health=state.health,
        last=last_round(scenario, state),
    )


def own(scenario: Scenario, state: State, seat: int) -> Mine:
    """A seat's own business."""
    mine = state.seats[seat]
    return Mine(
        funds=mine.funds,
        capital=mine.capital,
        mandates=mine.mandates,
        plan=mine.plan,
        pledges=mine.pledges,
        offers_left=max(0, scenario.offers_each - mine.offers_made),
        spent=mine.spent,
        support=support_seen(scenario, state, seat),
    )


def signs(deal: Deal) -> bool:
    """Whether a deal brought an agreement into force: that much everybody learns."""
    return any(term.kind == "sign" for term in deal.terms)


def _running(programs: tuple[Running, ...], viewer: int) -> tuple[Running, ...]:
    """The programs in force; that one was asked for would give a secret promise away."""
    if not any(r.asked for r in programs):
        return programs
    return tuple([changed(r, asked=False) if r.asked and r.owner != viewer else r for r in programs])


def _offers(offers: tuple[Offered, ...], viewer: int) -> tuple[Offered, ...]:
    """Offers made in public or put to the viewer."""
    return tuple([o for o in offers if not o.offer.secret or viewer in o.offer.parties])


def _deals(deals: tuple[Deal, ...], viewer: int) -> tuple[Deal, ...]:
    """Deals made in public, by the viewer, or come into force."""
    return tuple(
        [
            _deal(deal, viewer)
            for deal in deals
            if not deal.secret or viewer in deal.parties or (deal.status == "ratified" and signs(deal))
        ]
    )


def _deal(deal: Deal, viewer: int) -> Deal:
    """A deal without others' capital; of a secret deal others see only what was ratified in public."""
    if not deal.carried and (not deal.secret or viewer in deal.parties):
        return deal
    carried = tuple(pair for pair in deal.carried if pair[0] == viewer)
    if deal.secret and viewer not in deal.parties:
        terms = tuple(term for term in deal.terms if term.kind == "sign")
        return changed(deal, terms=terms, carried=())
    return changed(deal, carried=carried) if carried != deal.carried else deal


def _promises(lines: tuple[Promise, ...], viewer: int) -> tuple[Promise, ...]:
    """Lines of the ledger; whether one is being withheld only its promiser knows before the round is resolved."""
    return tuple(
        [
            changed(line, withheld=False) if line.withheld and viewer != line.term.by else line
            for line in lines
            if not line.secret or viewer in line.parties
        ]
    )


def told(event: Event, viewer: int, *, sealed: bool = False) -> Said | None:
    """What one viewer hears of an event; None when nothing. Of a `sealed` game, how others' private orders were judged

    is not told.
    """
    if sealed and event.said.key.startswith("did.mandate") and viewer not in (TEACHER, dict(event.said.values)["who"]):
        return None
    if event.to is None or viewer in event.to or viewer == TEACHER:
        return event.said
    return event.hush


__all__ = ["PUBLIC", "TEACHER", "own", "seen_by", "told"]
