"""What a scenario is made of: cards, actors and constituencies, frozen after loading.

These are the rules' own declarations; `game.catalog` fills them from content/*.yaml.
Money is a whole number of C$100,000; dials are thousandths of a point; shares are
percentages that add up to 100. A *selector* is a string of tags joined by "+"; an
actor fits when it carries every tag (its id is one of its tags).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages of the game."""

    en: str
    fr: str


@dataclass(frozen=True, slots=True)
class Need:
    """A prerequisite. Exactly one kind: what must hold before a card is open to a seat.

    kind: "program" (in force anywhere), "agreement" (in force), "event" (has happened),
    "dial" (at least / at most `bound`, in thousandths), "round" (from that round on).
    """

    kind: str
    what: str = ""
    bound: int = 0
    below: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """One change to one variable of the world model while a card is in force.

    The magnitude is that of the card at full level; the rules never read it, the catalog
    compiles it to the model's table. `how` is add, scale or set; `at` a selector of
    corridors, actors ("owner", "parties", or tags) or dyads ("owner~federal+united-states");
    years count from the round after the card starts; `lasts` 0 means while funded;
    `saturates` 0 means linear in level.
    """

    on: str
    at: str
    how: str
    number: float
    ramp: float = 0.0
    lasts: float = 0.0
    saturates: float = 0.0


@dataclass(frozen=True, slots=True)
class Program:
    """A card that a seat may fund each round."""

    id: str
    title: Text
    text: Text
    by: tuple[str, ...]
    cofund: tuple[str, ...]
    start_cost: int
    yearly_cost: int
    levels: int
    delay_months: int
    needs: tuple[Need, ...]
    excludes: tuple[str, ...]
    effects: tuple[Effect, ...]
    pleases: Mapping[str, int]
    reassures: tuple[str, ...]
    tags: tuple[str, ...]
    source: Text


@dataclass(frozen=True, slots=True)
class Agreement:
    """A card that seats sign together. kind: "treaty" or "memorandum".

    `parties` are slots: each selector must be filled by at least one signatory and every
    signatory must fit a slot or `open_to`.
    """

    id: str
    title: Text
    text: Text
    kind: str
    parties: tuple[str, ...]
    open_to: tuple[str, ...]
    start_cost: int
    yearly_cost: int
    needs: tuple[Need, ...]
    excludes: tuple[str, ...]
    effects: tuple[Effect, ...]
    pleases: Mapping[str, int]
    breach_trust: int
    breach_capital: int
    source: Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to an event."""

    id: str
    title: Text
    cost: int
    capital: int
    effects: tuple[Effect, ...]
    pleases: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Slope:
    """How a hazard moves with a dial: parts per million a year for each thousandth above `start`."""

    dial: str
    start: int
    ppm: int


@dataclass(frozen=True, slots=True)
class Politics:
    """What an event does to a government.

    kind "election": the seats that fit `of` get a majority when their opinion dial reaches
    `bound`, else a minority. kind "majority" | "minority" | "defiant": set for `rounds`
    (0 = until the next such event).
    """

    of: str
    kind: str
    bound: int = 0
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Happening:
    """An event card.

    `opens`/`closes` are months counted from the scenario's first (closes -1: never);
    `pinned` is the round in which a historical scenario makes it happen (0: drawn).
    """

    id: str
    title: Text
    text: Text
    opens: int
    closes: int
    pinned: int
    base_ppm: int
    slopes: tuple[Slope, ...]
    once: bool
    needs: tuple[Need, ...]
    excludes: tuple[str, ...]
    effects: tuple[Effect, ...]
    politics: tuple[Politics, ...]
    chooser: str
    choices: tuple[Choice, ...]
    pleases: Mapping[str, int]
    source: Text


@dataclass(frozen=True, slots=True)
class Lever:
    """What the weaker side can do besides paying: appeal, lobbying through delegations, pressure.

    `by` may use it, `on` are the seats it can be aimed at, `moves` shifts constituencies in
    the target's house for `rounds` rounds (points of support).
    """

    id: str
    title: Text
    text: Text
    kind: str
    by: tuple[str, ...]
    on: tuple[str, ...]
    capital: int
    needs: tuple[Need, ...]
    moves: Mapping[str, int]
    rounds: int
    effects: tuple[Effect, ...]
    source: Text


@dataclass(frozen=True, slots=True)
class Constituency:
    """Somebody a government answers to: Cabinet, Congress, truckers, a public, a community."""

    id: str
    name: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Bench:
    """A constituency's weight in one actor's house, and its settled leaning (-100 to 100)."""

    constituency: str
    votes: int
    leaning: int


@dataclass(frozen=True, slots=True)
class Goal:
    """The test behind a mandate; all parts of a mandate must hold at the end.

    kind: "dial" (what, bound, below), "agreement" (in force, this seat a party if `mine`),
    "program" (in force at level >= bound; funded by this seat if `mine`), "promises"
    (share kept in percent >= bound), "spent" (at most bound), "capital" (left >= bound),
    "deals" (ratified deals this seat is party to >= bound), "proposed" (ratified deals this
    seat proposed >= bound). `below` turns the comparison round.
    """

    kind: str
    what: str = ""
    bound: int = 0
    below: bool = False
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Mandate:
    """A private order from home, worth `points` (thousandths of a score point) at the end.

    It is dealt in games that cover at least and at most so many `years`: what is hard in two is given in ten.
    """

    id: str
    text: Text
    goals: tuple[Goal, ...]
    points: int
    years: tuple[float, float] = (0.0, 100.0)


@dataclass(frozen=True, slots=True)
class Names:
    """An actor's name in the forms that sentences need ("Québec", "le Québec", "du Québec", "au Québec")."""

    plain: Text
    the: Text
    of: Text
    to: Text


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with a name, in degrees; `about` is what must be known of it."""

    name: Text
    lon: float
    lat: float
    about: Text | None = None


@dataclass(frozen=True, slots=True)
class Town:
    """A town of a land of its own: whose it is (a side's country), millions of people."""

    id: str
    spot: Spot
    country: str
    people: float


@dataclass(frozen=True, slots=True)
class Land:
    """The ground of a scenario that does not play on the one the game ships, in degrees.

    `sides` are the countries with their names, the first on the left of the `line` as one goes along it.
    """

    sides: tuple[tuple[str, Text], ...]
    line: tuple[tuple[float, float], ...]
    rivers: tuple[tuple[tuple[float, float], ...], ...]
    waters: tuple[tuple[tuple[float, float], ...], ...]
    towns: tuple[Town, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who may sit at the table."""

    id: str
    names: Names
    short: Text
    country: str
    level: str
    tags: frozenset[str]
    revenue: int
    capital_start: int
    capital_yearly: int
    capital_most: int
    weights: Mapping[str, int]
    house: tuple[Bench, ...]
    sways: Mapping[str, int]
    signs: tuple[str, ...]
    brief: Text
    private: Text
    gives: Text
    mandates: tuple[Mandate, ...]
    sits: Spot | None = None
    """Where its government sits."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """A crossing or a group of crossings; `touches` are the tags of actors on its two sides, `about` what must be
    known of the place."""

    id: str
    name: Text
    tags: frozenset[str]
    touches: tuple[str, ...]
    lon: float
    lat: float
    about: Text | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """Everything that does not change during a game. Index order is the order of the tuples.

    A scenario equals itself alone, so that what is worked out for it can be kept; `digest` tells whether two were
    read from the same content.
    """

    id: str
    title: Text
    text: Text
    actors: tuple[Actor, ...]
    rounds: int
    months: int
    first_month: int
    first_year: int
    programs: Mapping[str, Program]
    agreements: Mapping[str, Agreement]
    happenings: Mapping[str, Happening]
    levers: Mapping[str, Lever]
    constituencies: Mapping[str, Constituency]
    corridors: tuple[Corridor, ...]
    dials: Mapping[str, int]
    """Name ("alarm", "opinion@ottawa", "trust@ottawa~quebec") to position in State.dials."""
    opening: tuple[int, ...]
    """The dials before the first round."""
    stocks: tuple[float, ...]
    """The model's stocks before the first round; opaque to the rules."""
    mandates_each: int
    offers_each: int
    """Offers and counter-offers a seat may make in one round."""
    minutes: Mapping[str, int]
    """Suggested clock of each phase, in minutes."""
    model: Mapping[str, float]
    """Overrides of model parameters, by name."""
    digest: str
    """Fingerprint of the content that the scenario was read from."""
    land: Land | None = None
    """Its own ground; without one it plays on the ground that the game ships."""


def fits(actor: Actor, selector: str) -> bool:
    """Whether the actor carries every tag of the selector ("state+united-states")."""
    return all(tag in actor.tags for tag in selector.split("+"))


def fits_any(actor: Actor, selectors: tuple[str, ...]) -> bool:
    """Whether the actor fits at least one of the selectors."""
    return any(fits(actor, selector) for selector in selectors)
