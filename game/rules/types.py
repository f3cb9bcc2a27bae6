"""The few types of the rules. All are frozen data; functions elsewhere act on them.

Whole numbers only: money in C$100,000, dials and scores in thousandths of a point, shares
in percent. A seat is a place at the table: its number is its position in Scenario.actors.
"""

from __future__ import annotations

from game.rules.record import record

RULES = 1
"""Changes when the same actions would lead to another state; a save of other rules opens at its last snapshot."""
WORLD = -1
"""The seat number under which the driver speaks: settle, close, inject."""


@record
class Said:
    """A sentence not yet put into a language: a key of the catalogues and its values.

    Values are plain: a seat number, a card id, an amount. The catalogue's placeholder says
    how to write each of them ("{who:the-actor} cannot pay {cost:money}").
    """

    key: str
    values: tuple[tuple[str, int | str], ...] = ()


@record
class Term:
    """One clause of an offer.

    kind    by         card       amount                target   rounds
    sign    -          agreement  -                     -        -          shares: percent per party
    fund    promiser   program    level, at least       -        how many
    suspend promiser   program    -                     -        how many
    pay     payer      -          money a round         payee    how many
    support promiser   agreement  -                     -        how many   ("" and target: stand by a seat)
    exempt  promiser   program    -                     exempt   how many
    """

    kind: str
    by: int = -1
    card: str = ""
    amount: int = 0
    target: int = -1
    rounds: int = 1
    shares: tuple[tuple[int, int], ...] = ()


@record
class Offer:
    """A bundle of terms put to `parties` (the maker is one of them)."""

    parties: tuple[int, ...]
    terms: tuple[Term, ...]
    lasts: int = 1
    secret: bool = True
    parent: int = -1


@record
class Action:
    """What a seat does: an Option, chosen and filled in.

    verb      card          amount             target           other
    fund      program       level (0 stops)    -
    cofund    program       money              owner
    withhold  -             1 or 0             promise number
    offer     -             -                  -                offer (parent >= 0: a counter)
    answer    -             1 yes, 0 no        offer number     text: reason key
    withdraw  -             -                  offer number
    carry     -             capital            deal number
    leave     agreement     -                  -
    pull      lever         -                  aimed at seat
    ally      -             1 or 0             seat
    message   -             -                  -                text, parties in offer.parties
    choose    event         choice position    -
    pass      -             -                  -                done with this phase
    close     -             -                  -                driver: end the phase for all
    inject    event         -                  -                driver: make an event happen
    end       -             last round; 0: now -                driver: the game ends earlier than its scenario
    settle    -             -                  -                driver: the world's answer

    `words` is the key of a sentence said aloud with it, `about` the number of the broken promise that the sentence is
    about (-1: none); the rules do not go by them.
    """

    seat: int
    verb: str
    card: str = ""
    amount: int = 0
    target: int = -1
    text: str = ""
    offer: Offer | None = None
    answer: Answer | None = None
    words: str = ""
    about: int = -1


@record
class Answer:
    """What the world model says at the end of a round; the rules store it and never compute it."""

    dials: tuple[int, ...]
    stocks: tuple[float, ...]
    scores: tuple[int, ...]
    health: int


@record
class Option:
    """Something a seat may do now. `kind` is one of card, amount, offer, answer, pass.

    A client that knows the five kinds can play any scenario: `low`..`high` bound the amount,
    `now` is its present value, `targets` are the seats (or offer, deal, promise numbers, or the
    positions of an event's choices) to choose from, `cards` the agreements that terms of an
    offer may name.
    """

    kind: str
    verb: str
    card: str = ""
    low: int = 0
    high: int = 0
    now: int = 0
    targets: tuple[int, ...] = ()
    cards: tuple[str, ...] = ()


@record
class Event:
    """Something that happened, written in two voices where it happened.

    `to` are the seats that may know `said` (None: everybody); the others are told `hush`,
    or nothing when it is None. `data` carries the numbers a screen needs beside the words,
    for those in `to` only.
    """

    said: Said
    to: tuple[int, ...] | None = None
    hush: Said | None = None
    data: tuple[tuple[str, int], ...] = ()


@record
class Running:
    """A program in force: its owner, level, the rounds it has run, who else pays, who is exempt."""

    card: str
    owner: int
    level: int
    since: int
    peak: int
    shares: tuple[tuple[int, int], ...] = ()
    exempt: tuple[int, ...] = ()
    asked: bool = False
    """Whether a promise asked for it; an unasked program that reassures is an initiative."""


@record
class InForce:
    """A ratified agreement: parties, their cost shares in percent, the round it came into force."""

    card: str
    parties: tuple[int, ...]
    shares: tuple[tuple[int, int], ...]
    since: int


@record
class Offered:
    """An offer on the table. status: open, agreed, refused, countered, withdrawn, expired."""

    number: int
    maker: int
    offer: Offer
    made: int
    accepted: tuple[int, ...]
    status: str = "open"


@record
class Deal:
    """An offer that every party accepted. status: signed (waits for ratification), ratified, rejected."""

    number: int
    offered: int
    maker: int
    parties: tuple[int, ...]
    terms: tuple[Term, ...]
    secret: bool
    made: int
    carried: tuple[tuple[int, int], ...] = ()
    """Political capital spent at home: (seat, points)."""
    status: str = "signed"


@record
class Promise:
    """A line of the ledger. status: open, kept, broken, released."""

    number: int
    deal: int
    term: Term
    parties: tuple[int, ...]
    secret: bool
    first: int
    last: int
    withheld: bool = False
    status: str = "open"


@record
class Swing:
    """A passing shift of a constituency in one seat's house, from a lever or a support term."""

    seat: int
    constituency: str
    points: int
    last: int


@record
class Happened:
    """An event that took place: round and, per seat that had to choose, the choice made (-1: not yet)."""

    card: str
    round: int
    choices: tuple[tuple[int, int], ...] = ()


@record
class Deed:
    """What the model must hear of this round besides cards: kept, broken, initiative, comply, blame, joint.

    `by` and `to` are seats; `size` is 1 for a plain deed, larger for weightier ones.
    """

    kind: str
    by: int
    to: int
    size: int = 1


@record
class Seat:
    """One seat's own business. Funds, capital, plan and mandates are its secrets."""

    funds: int
    capital: int
    mandates: tuple[str, ...]
    majority: str = "majority"
    majority_until: int = 0
    majority_after: str = "majority"
    """How strong the government sits again when a strength set for some rounds has passed."""
    ready: bool = False
    plan: tuple[tuple[str, int], ...] = ()
    """Program levels chosen this round, revealed at resolution."""
    pledges: tuple[tuple[str, int, int], ...] = ()
    """Co-funding chosen this round: (program, owner, money)."""
    allies: tuple[int, ...] = ()
    offers_made: int = 0
    levers_pulled: int = 0
    spent: int = 0
    """All money ever spent on programs, agreements and events."""


@record
class State:
    """A game between two actions. Nothing else is remembered; JSON both ways."""

    seed: int
    round: int
    phase: str
    seats: tuple[Seat, ...]
    dials: tuple[int, ...]
    stocks: tuple[float, ...]
    running: tuple[Running, ...] = ()
    in_force: tuple[InForce, ...] = ()
    offers: tuple[Offered, ...] = ()
    deals: tuple[Deal, ...] = ()
    promises: tuple[Promise, ...] = ()
    swings: tuple[Swing, ...] = ()
    happened: tuple[Happened, ...] = ()
    pulled: tuple[tuple[str, int, int, int], ...] = ()
    """Levers used: (lever, by, on, round)."""
    deeds: tuple[Deed, ...] = ()
    """Deeds of the round being resolved, for the model."""
    history: tuple[tuple[int, ...], ...] = ()
    """The dials at the end of each round."""
    scores: tuple[int, ...] = ()
    """Running score from indicators, per seat."""
    health: int = 0
    """Border health, in thousandths."""
    granted: int = 0
    """Money that came in from outside the table so far; conserved: funds + spent + lapsed = granted."""
    lapsed: int = 0
    capital_granted: int = 0
    capital_used: int = 0
    paused: str = ""
    """The phase to return to while paused."""
    last: int = 0
    """The last round, where the driver said that the game ends earlier than its scenario; 0: the scenario's own."""
    ending: bool = False
    """Whether the game is over as soon as this round is resolved."""


@record
class Step:
    """The result of apply: the new state and what happened, or the old state and why not."""

    state: State
    events: tuple[Event, ...] = ()
    refused: Said | None = None


@record
class SeatSeen:
    """What everybody may know of a seat."""

    ready: bool
    majority: str
    allies: tuple[int, ...]
    revenue: int
    score: int


@record
class Mine:
    """What only the seat itself (and after the game everybody) may know of it."""

    funds: int
    capital: int
    mandates: tuple[str, ...]
    plan: tuple[tuple[str, int], ...]
    pledges: tuple[tuple[str, int, int], ...]
    offers_left: int
    spent: int
    support: tuple[tuple[int, int], ...]
    """Per deal of mine waiting for ratification: (deal, support in percent of the win-set)."""


@record
class View:
    """All that one viewer may know. viewer: a seat number, -2 the public (projector), -3 the teacher."""

    viewer: int
    round: int
    phase: str
    paused: bool
    due: tuple[int, ...]
    seats: tuple[SeatSeen, ...]
    mine: Mine | None
    others: tuple[Mine | None, ...]
    """Every seat's own business, for the teacher and after the game; else None each."""
    dials: tuple[int, ...]
    history: tuple[tuple[int, ...], ...]
    running: tuple[Running, ...]
    in_force: tuple[InForce, ...]
    offers: tuple[Offered, ...]
    deals: tuple[Deal, ...]
    promises: tuple[Promise, ...]
    swings: tuple[Swing, ...]
    happened: tuple[Happened, ...]
    pulled: tuple[tuple[str, int, int, int], ...]
    scores: tuple[int, ...]
    health: int
    last: int
    """The last round of this game."""


PUBLIC = -2
TEACHER = -3
