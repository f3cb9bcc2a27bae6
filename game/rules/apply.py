"""The gate of the rules: what each verb needs, what it does, and the phases that follow from it."""

from __future__ import annotations

from game.rules import choices, deals, levers, offers, programs, promises
from game.rules.cards import Scenario
from game.rules.driver import DRIVER, Row
from game.rules.flow import ALL_DUE, anyone_due, due_seats
from game.rules.money import owed, with_seat
from game.rules.record import changed
from game.rules.resolve import advance
from game.rules.types import WORLD, Action, Event, Said, State, Step

TALKING = frozenset({"negotiation"})
CHOOSING = frozenset({"programs"})
BOTH = TALKING | CHOOSING
LARGEST = 10**12
"""No amount in an action is larger; it keeps a wild number from costing time."""


def due(scenario: Scenario, state: State) -> tuple[int, ...]:
    """Seats that must act before the phase can end."""
    return due_seats(state)


def check_pass(scenario: Scenario, state: State, action: Action) -> Said | None:
    """A plan that costs more than there is cannot be committed."""
    if state.phase == "programs":
        short = -programs.left(scenario, state, action.seat)
        mine = state.seats[action.seat]
        if short > 0 and (mine.plan or mine.pledges):
            return Said("no.plan", (("money", short),))
    return None


def do_pass(scenario: Scenario, state: State, action: Action) -> Step:
    """Done with this phase."""
    mine = state.seats[action.seat]
    said = Said("did.pass", (("who", action.seat),))
    return Step(with_seat(state, action.seat, changed(mine, ready=True)), (Event(said),))


VERBS: dict[str, Row] = {
    "fund": (CHOOSING, programs.check_fund, programs.do_fund),
    "cofund": (CHOOSING, programs.check_cofund, programs.do_cofund),
    "withhold": (CHOOSING, promises.check_withhold, promises.do_withhold),
    "offer": (TALKING, offers.check_offer, offers.do_offer),
    "answer": (TALKING, offers.check_answer, offers.do_answer),
    "withdraw": (TALKING, offers.check_withdraw, offers.do_withdraw),
    "leave": (TALKING, deals.check_leave, deals.do_leave),
    "pull": (TALKING, levers.check_pull, levers.do_pull),
    "ally": (TALKING, levers.check_ally, levers.do_ally),
    "message": (TALKING, levers.check_message, levers.do_message),
    "carry": (BOTH, deals.check_carry, deals.do_carry),
    "choose": (frozenset({"events"}), choices.check_choose, choices.do_choose),
    "pass": (ALL_DUE, check_pass, do_pass),
}
"""What a seat may do: the phases in which it is open, whether it is legal, what it does."""


def allows(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Why an action is not legal now, or None when it is. Survives anything an Action can hold."""
    if not _sound(action):
        return Said("no.action")
    if action.seat == WORLD:
        rows = DRIVER
    elif 0 <= action.seat < len(state.seats):
        rows = VERBS
    else:
        return Said("no.seat")
    row = rows.get(action.verb)
    if row is None:
        return Said("no.verb")
    if state.phase not in row[0]:
        return Said("no.phase", (("phase", f"phase.{state.phase}"),))
    if action.seat >= 0 and state.phase in ALL_DUE and state.seats[action.seat].ready:
        return Said("no.turn")
    return row[1](scenario, state, action)


def _sound(action: Action) -> bool:
    """Whether the fields hold what their types promise."""
    return (
        type(action.seat) is int
        and type(action.verb) is str
        and type(action.card) is str
        and type(action.amount) is int
        and type(action.target) is int
        and type(action.text) is str
        and type(action.words) is str
        and type(action.about) is int
        and -LARGEST < action.amount < LARGEST
    )


def apply(scenario: Scenario, state: State, action: Action) -> Step:
    """Do it if it is legal, and go on while nobody is due. Refused: the state is unchanged, and why."""
    why = allows(scenario, state, action)
    if why is not None:
        return Step(state, (), why)
    do = (DRIVER if action.seat == WORLD else VERBS)[action.verb][2]
    step = do(scenario, state, action)
    if anyone_due(step.state):
        return step
    after = advance(scenario, step.state)
    return Step(after.state, (*step.events, *after.events))


def plan_left(scenario: Scenario, state: State, seat: int) -> tuple[int, int]:
    """(owed before any program, left to plan with) for a seat, C$100,000."""
    return owed(scenario, state, seat), programs.left(scenario, state, seat)
