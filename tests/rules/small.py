"""A small table with every feature of the rules: four seats, a dozen cards, no content files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from game.rules.cards import (
    Actor,
    Agreement,
    Bench,
    Choice,
    Constituency,
    Corridor,
    Goal,
    Happening,
    Lever,
    Mandate,
    Names,
    Need,
    Politics,
    Program,
    Scenario,
    Slope,
    Text,
)

NORTH, PROVINCE, SOUTH, STATES = range(4)


def both(text: str) -> Text:
    return Text(text, text)


def program(id: str, by: Iterable[str], start: int, yearly: int, levels: int = 1, **more: Any) -> Program:
    card = Program(
        id, both(id), both(""), tuple(by), (), start, yearly, levels, 0, (), (), (), {}, (), ("security",), both("")
    )
    return replace(card, **more)


def agreement(id: str, kind: str, parties: Iterable[str], start: int, yearly: int, **more: Any) -> Agreement:
    card = Agreement(id, both(id), both(""), kind, tuple(parties), (), start, yearly, (), (), (), {}, 15, 2, both(""))
    return replace(card, **more)


def happening(id: str, ppm: int = 0, pinned: int = 0, **more: Any) -> Happening:
    card = Happening(id, both(id), both(""), 0, -1, pinned, ppm, (), False, (), (), (), (), "", (), {}, both(""))
    return replace(card, **more)


def choice(id: str, cost: int = 0, capital: int = 0, **pleases: int) -> Choice:
    return Choice(id, both(id), cost, capital, (), pleases)


def lever(id: str, kind: str, by: Iterable[str], on: Iterable[str], capital: int, **more: Any) -> Lever:
    card = Lever(id, both(id), both(""), kind, tuple(by), tuple(on), capital, (), {}, 1, (), both(""))
    return replace(card, **more)


def mandate(id: str, points: int, *goals: Goal) -> Mandate:
    return Mandate(id, both(id), goals, points)


def actor(id: str, country: str, level: str, revenue: int, **more: Any) -> Actor:
    land = {"CA": "canada", "US": "united-states"}[country]
    return replace(
        Actor(
            id=id,
            names=Names(both(id), both(f"the {id}"), both(f"of {id}"), both(f"to {id}")),
            short=both(id[:2].upper()),
            country=country,
            level=level,
            tags=frozenset({id, level, land}),
            revenue=revenue,
            capital_start=8,
            capital_yearly=4,
            capital_most=12,
            weights={"safety": 50, "commerce": 50},
            house=(),
            sways={},
            signs=("treaty", "memorandum"),
            brief=both(""),
            private=both(f"secret of {id}"),
            gives=both(""),
            mandates=(),
        ),
        **more,
    )


def actors() -> tuple[Actor, ...]:
    return (
        actor(
            "north",
            "CA",
            "federal",
            900,
            house=(Bench("cabinet", 60, 10), Bench("truckers", 40, 0)),
            sways={"congress": 2},
            mandates=(
                mandate("north-trade", 4000, Goal("dial", "trade", 45_000), Goal("agreement", "accord", mine=True)),
                mandate("north-thrift", 3000, Goal("spent", bound=2000, below=True)),
                mandate("north-word", 3000, Goal("promises", bound=80)),
            ),
        ),
        actor(
            "province",
            "CA",
            "province",
            200,
            signs=("memorandum",),
            weights={"safety": 30, "commerce": 70},
            house=(Bench("assembly", 70, 15), Bench("truckers", 30, 5)),
            sways={"congress": 1, "statehouse": 3},
            mandates=(
                mandate("province-ties", 5000, Goal("deals", bound=1)),
                mandate("province-police", 4000, Goal("program", "police", 2, mine=True)),
            ),
        ),
        actor(
            "south",
            "US",
            "federal",
            1500,
            weights={"safety": 90, "commerce": 10},
            house=(Bench("hawks", 55, 5), Bench("congress", 45, 0)),
            mandates=(
                mandate("south-free", 4000, Goal("agreement", "compact", below=True)),
                mandate("south-lead", 4000, Goal("proposed", bound=1), Goal("capital", bound=2)),
            ),
        ),
        actor(
            "states",
            "US",
            "state",
            250,
            signs=("memorandum",),
            house=(Bench("statehouse", 100, 0),),
            sways={"congress": 3},
            mandates=(mandate("states-road", 4000, Goal("program", "bridge", 1)),),
        ),
    )


def programs() -> tuple[Program, ...]:
    return (
        program(
            "teams",
            ["federal+canada"],
            40,
            270,
            3,
            cofund=("province", "federal+united-states"),
            reassures=("federal+united-states",),
            pleases={"hawks": 2, "cabinet": -1},
        ),
        program("lanes", ["federal"], 100, 60, 2, cofund=("federal", "province"), pleases={"truckers": 2}),
        program("visas", ["federal+canada"], 0, 30, excludes=("open-door",), reassures=("united-states",)),
        program("open-door", ["federal+canada"], 10, 5),
        program("bridge", ["province", "state"], 60, 6, 2, cofund=("federal",), needs=(Need("dial", "trade", 20_000),)),
        program("police", ["province"], 5, 21, 3, needs=(Need("program", "teams"),), pleases={"assembly": 1}),
        program("scanners", ["federal+united-states"], 200, 100, 3, needs=(Need("event", "attack"),)),
        program("offices", ["province", "state"], 8, 12, needs=(Need("agreement", "liaison"), Need("round", bound=2))),
        program("passports", ["federal+united-states"], 0, 90, 2, excludes=("accord",), pleases={"truckers": -3}),
    )


def agreements() -> tuple[Agreement, ...]:
    return (
        agreement(
            "accord",
            "treaty",
            ["federal+canada", "federal+united-states"],
            21,
            47,
            pleases={"hawks": 1, "cabinet": 1, "congress": 1},
        ),
        agreement(
            "liaison", "memorandum", ["province", "state"], 3, 7, open_to=("federal",), pleases={"statehouse": 1}
        ),
        agreement(
            "pact",
            "treaty",
            ["federal+canada", "federal+united-states"],
            0,
            10,
            needs=(Need("agreement", "accord"),),
            excludes=("compact",),
            breach_trust=30,
        ),
        agreement("compact", "memorandum", ["state", "province"], 4, 0, needs=(Need("round", bound=2),)),
    )


def happenings() -> tuple[Happening, ...]:
    return (
        happening(
            "attack",
            pinned=2,
            once=True,
            pleases={"hawks": -2, "truckers": -1},
            politics=(Politics("federal+united-states", "defiant", rounds=1),),
        ),
        happening("election", 400_000, politics=(Politics("federal+canada", "election", 50_000),)),
        happening(
            "closure",
            100_000,
            slopes=(Slope("alarm", 30_000, 20),),
            once=True,
            chooser="federal+canada",
            choices=(choice("wait"), choice("talk", 30, 1, cabinet=1), choice("push", 5000, 50)),
        ),
        happening("dispute", 500_000, chooser="canada", choices=(choice("pay", 150), choice("argue", 0, 5))),
        happening("calm", 600_000, opens=0, closes=23, excludes=("attack",), pleases={"assembly": 2}),
        happening("storm", 500_000, needs=(Need("event", "attack"), Need("dial", "trade", 90_000, below=True))),
    )


def levers() -> tuple[Lever, ...]:
    return (
        lever("appeal", "appeal", ["province", "federal+canada"], ["federal+united-states"], 2, moves={"congress": 15}),
        lever(
            "lobby",
            "lobby",
            ["province"],
            ["state", "federal+united-states"],
            1,
            rounds=2,
            moves={"statehouse": 12, "hawks": 4},
            needs=(Need("round", bound=2),),
        ),
        lever("pressure", "pressure", ["united-states"], ["canada"], 1, moves={"cabinet": 10, "assembly": 5}),
    )


def make(**changes: Any) -> Scenario:
    """The small table; keyword arguments replace fields of the scenario."""
    seats = actors()
    pairs = [f"{a.id}~{b.id}" for i, a in enumerate(seats) for b in seats[i + 1 :]]
    names = ["alarm", "trade", *(f"opinion@{a.id}" for a in seats), *(f"trust@{pair}" for pair in pairs)]
    houses = sorted({bench.constituency for a in seats for bench in a.house})
    scenario = Scenario(
        id="small",
        title=both("Small"),
        text=both(""),
        actors=seats,
        rounds=5,
        months=12,
        first_month=9,
        first_year=2001,
        programs={card.id: card for card in programs()},
        agreements={card.id: card for card in agreements()},
        happenings={card.id: card for card in happenings()},
        levers={card.id: card for card in levers()},
        constituencies={id: Constituency(id, both(id), both("")) for id in houses},
        corridors=(Corridor("road", both("Road"), frozenset({"road"}), ("province", "state"), -73.4, 45.0),),
        dials={name: at for at, name in enumerate(names)},
        opening=(40_000, 60_000, *(50_000,) * (len(names) - 2)),
        stocks=(1.0, 0.5),
        mandates_each=1,
        offers_each=4,
        minutes={"negotiation": 6},
        model={},
        digest="small",
    )
    return replace(scenario, **changes)


SMALL = make()
