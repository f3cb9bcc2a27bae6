"""The gate of the rules: what each verb needs, what it does, and the phases that follow from it."""

from __future__ import annotations

from collections.abc import Callable

from game.rules import deals, happenings, levers, offers, programs, promises
from game.rules.cards import Scenario
from game.rules.change import changed, option
from game.rules.flow import ALL_DUE, PAUSABLE, due_seats
from game.rules.money import owed, with_seat
from game.rules.resolve import advance, check_settle, do_settle, next_phase
from game.rules.types import WORLD, Action, Event, Option, Said, State, Step

Check = Callable[[Scenario, State, Action], Said | None]
Do = Callable[[Scenario, State, Action], Step]

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


VERBS: dict[str, tuple[frozenset[str], Check, Do]] = {
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
    "choose": (frozenset({"events"}), happenings.check_choose, happenings.do_choose),
    "pass": (ALL_DUE, check_pass, do_pass),
}
"""What a seat may do: the phases in which it is open, whether it is legal, what it does."""


def check_close(scenario: Scenario, state: State, action: Action) -> Said | None:
    """The driver may end any phase in which somebody is due."""
    return None if due_seats(state) else Said("no.close")


def do_close(scenario: Scenario, state: State, action: Action) -> Step:
    """Time is up: open choices fall to the first that can be paid, everybody counts as done."""
    if state.phase == "events":
        return happenings.default_choices(scenario, state)
    return next_phase(scenario, state)


def check_inject(scenario: Scenario, state: State, action: Action) -> Said | None:
    """The driver may make an event happen before the round is resolved."""
    if action.card not in scenario.happenings:
        return Said("no.card")
    happened = any(h.card == action.card and h.round == state.round for h in state.happened)
    return Said("no.inject.twice", (("card", action.card),)) if happened else None


def do_inject(scenario: Scenario, state: State, action: Action) -> Step:
    """The event happens now; outside the events phase its choices fall to the first that can be paid."""
    state, told = happenings.happen(scenario, state, scenario.happenings[action.card])
    if state.phase == "events":
        return Step(state, tuple(told))
    step = happenings.default_choices(scenario, state)
    return Step(step.state, (*told, *step.events))


def check_pause(scenario: Scenario, state: State, action: Action) -> Said | None:
    """Any running phase can be paused."""
    return None


def do_pause(scenario: Scenario, state: State, action: Action) -> Step:
    """Stop; the phase is remembered."""
    return Step(changed(state, phase="paused", paused=state.phase), (Event(Said("did.pause")),))


def do_resume(scenario: Scenario, state: State, action: Action) -> Step:
    """Go on where it was paused."""
    return Step(changed(state, phase=state.paused, paused=""), (Event(Said("did.resume")),))


BEFORE_REPORT = frozenset({"briefing", "events", "negotiation", "programs"})
DRIVER: dict[str, tuple[frozenset[str], Check, Do]] = {
    "close": (ALL_DUE | {"events"}, check_close, do_close),
    "inject": (BEFORE_REPORT, check_inject, do_inject),
    "settle": (frozenset({"resolution"}), check_settle, do_settle),
    "pause": (frozenset(PAUSABLE), check_pause, do_pause),
    "resume": (frozenset({"paused"}), check_pause, do_resume),
}
"""What the driver may do: the clock, a teacher, the world."""


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
        and -LARGEST < action.amount < LARGEST
    )


def apply(scenario: Scenario, state: State, action: Action) -> Step:
    """Do it if it is legal, and go on while nobody is due. Refused: the state is unchanged, and why."""
    why = allows(scenario, state, action)
    if why is not None:
        return Step(state, (), why)
    do = (DRIVER if action.seat == WORLD else VERBS)[action.verb][2]
    step = do(scenario, state, action)
    if due_seats(step.state):
        return step
    after = advance(scenario, step.state)
    return Step(after.state, (*step.events, *after.events))


def options(scenario: Scenario, state: State, seat: int) -> tuple[Option, ...]:
    """What a seat may do now. Each option, filled within its bounds, is put to `allows` like any other action."""
    if not 0 <= seat < len(state.seats) or (state.phase in ALL_DUE and state.seats[seat].ready):
        return ()
    found: list[Option] = []
    if state.phase == "negotiation":
        found += offers.offer_options(scenario, state, seat)
        found += deals.deal_options(scenario, state, seat)
        found += deals.leave_options(state, seat)
        found += levers.lever_options(scenario, state, seat)
    elif state.phase == "programs":
        found += programs.program_options(scenario, state, seat)
        found += promises.withhold_options(scenario, state, seat)
        found += deals.deal_options(scenario, state, seat)
    elif state.phase == "events":
        return tuple(happenings.choice_options(scenario, state, seat))
    if state.phase in ALL_DUE:
        found.append(option("pass", "pass"))
    return tuple(found)


def plan_left(scenario: Scenario, state: State, seat: int) -> tuple[int, int]:
    """(owed before any program, left to plan with) for a seat, C$100,000."""
    return owed(scenario, state, seat), programs.left(scenario, state, seat)
