"""One card told in lines of text: what is on it, and what it does, figure by figure, at the table of a sample."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from game.catalog.blanks import Blank
from game.catalog.compile import Slot
from game.catalog.shelf import Card
from game.catalog.texts import Words
from game.rules.cards import Actor, Agreement, Effect, Happening, Lever, Need, Program, Text, fits, fits_any
from game.rules.types import Said
from game.table.sample import Sample
from game.telling import figures
from game.telling.cards import cost_words, helpers, names, need_words, owner_of, pleased, runners, when_words
from game.telling.effects import arrows, circumstances, direction
from game.telling.seen import Seen
from game.world.names import BY_NAME

KINDS = (
    "programs",
    "agreements",
    "events",
    "levers",
    "actors",
    "personas",
    "scenarios",
    "glossary",
    "constituencies",
    "corridors",
)
"""Every kind of card that players see something of."""
SEATED = ("programs", "agreements", "events", "levers", "actors")
"""Kinds of which each seat sees something else."""
STEP = "  "
TRAITS = ("patience", "candour", "honesty", "risk", "generosity", "memory", "initiative", "toughness")
"""What a persona is like, in the order in which it is told."""


class Looked(Seen):
    """A sample's table as its seat sees it."""

    def __init__(self, sample: Sample, words: Words) -> None:
        self.table, self.me = sample.table, sample.seat
        self.scenario, self.model = sample.table.scenario, sample.table.loaded.model
        self.words = words
        self.view = sample.table.view(sample.seat)


def told(words: Words, card: Card, sample: Sample | None) -> list[str]:
    """A card in lines. Without a sample (no scenario has it) only what is on the card itself."""
    d = card.data
    lines = [f"{words.key(f'preview.kind.{card.kind}')}, {PurePosixPath(card.file)}", words.text(title_of(card))]
    if "text" in d:
        lines.append(words.text(d["text"]))
    if sample is None:
        return [*lines, "", words.key("preview.no-table")]
    parts, table = PARTS.get(card.kind), table_words(words, card.kind, sample)
    found = [*([table] if table else []), *(parts(Looked(sample, words), card) if parts is not None else [])]
    return [*lines, "", *found] if found else lines


def table_words(words: Words, kind: str, sample: Sample) -> str:
    """At which table a card is seen, and by whom; "" for what is the same at all of them."""
    scenario = sample.table.scenario
    values: tuple[tuple[str, int | str], ...] = (("text", words.text(scenario.title)), ("who", sample.seat))
    found = []
    if kind in SEATED:
        nobody = "preview.table.nobody-chooses" if kind == "events" else "preview.table.nobody"
        found.append(words.say(Said("preview.table" if sample.usable else nobody, values), scenario))
    if sample.lent:
        found.append(words.say(Said("preview.table.lent", values), scenario))
    if sample.guests:
        invited = ", ".join(words.actor(scenario.actors[seat]) for seat in sample.guests)
        found.append(words.key("preview.table.guests", n=len(sample.guests), text=invited))
    return " ".join(found)


def to_write(words: Words, left: Sequence[Blank]) -> str:
    """What is still to be written on a card, in one line; "" when all of it is."""
    fields = [words.key("blanks.field", what=one.field, n=one.line) for one in left]
    return words.key("blanks.preview", text=", ".join(fields)) if fields else ""


def title_of(card: Card) -> Any:
    """What a card is called, a Text."""
    d = card.data
    return d["title"] if "title" in d else d["name"] if "name" in d else d["names"]["plain"]


# --- what stands on every deck's cards ---


def fact(seen: Seen, key: str, text: str) -> str:
    """One fact under its name."""
    return STEP + seen.t("preview.fact", what=seen.t(key), text=text)


def part(seen: Seen, key: str, lines: Sequence[str]) -> list[str]:
    """Lines under a heading; nothing where there are none."""
    return ["", seen.t(key), *(STEP + line for line in lines)] if lines else []


def moved(seen: Seen, slot: Slot, effects: Sequence[Effect], delay: int = 0, *, once: bool = False) -> list[str]:
    """Each effect with its figure: of a stock, points a year while its card is in force, or a jump (`once`)."""
    found = []
    for effect in effects:
        text = f"{arrows(seen.scenario, effect)} {seen.t(f'variable.{effect.on}')}"
        line = seen.t("preview.fact", what=text, text=amount(seen, effect, once=once))
        found.append(f"{line}. {circumstances(seen, slot, effect, delay)}".rstrip())
    return found


def amount(seen: Seen, effect: Effect, *, once: bool) -> str:
    """The figure of an effect at full level, and the scale that it is on."""
    variable = BY_NAME[effect.on]
    number = signed(seen, effect)
    if variable.kind == "stock" and direction(effect) != "set" and effect.how == "add":
        number = seen.t("preview.jump" if once and not effect.lasts else "preview.yearly", text=number)
    bounds = {"low": plain(seen, variable.low), "high": plain(seen, variable.high)}
    return seen.t("preview.scale", text=number, **bounds)


def signed(seen: Seen, effect: Effect) -> str:
    """The figure with its sign: + and − for what is added, × for a factor, = for a value that is set."""
    sign = {"add": "+" if effect.number > 0 else "−", "scale": "×\u00a0", "set": "=\u00a0"}[effect.how]
    return sign + plain(seen, abs(effect.number) if effect.how == "add" else effect.number)


def plain(seen: Seen, number: float) -> str:
    """A figure with as many decimals as it has, three at most."""
    decimals = next(n for n in range(4) if n == 3 or round(number, n) == round(number, 3))
    return seen.words.number(number, decimals)


def likes(seen: Seen, points: Mapping[str, int]) -> list[str]:
    """Whom a card pleases or angers."""
    return [f"{signs} {seen.t('plain.constituency', what=who)}" for signs, who, _ in pleased(points)]


def wants(seen: Seen, needs: Sequence[Need], excludes: Sequence[str]) -> list[str]:
    """What must hold first, and what bars it."""
    barred = [seen.t("plain.card", card=card) for card in excludes]
    return [
        *part(seen, "card.needs", [need_words(seen, need) for need in needs]),
        *part(seen, "card.excludes", barred),
    ]


def source(seen: Seen, card: Any) -> list[str]:
    """Where its numbers come from."""
    return part(seen, "card.source", [seen.text(card.source)])


# --- kind by kind ---


def of_program(seen: Looked, card: Card) -> list[str]:
    """A program: costs, times, who, effects, whom it pleases, what the model expects of it for each who may run it."""
    program: Program = seen.scenario.programs[card.id]
    owner = owner_of(seen, program, seen.me)
    facts = [
        fact(seen, "card.fact.cost", cost_words(seen, program)),
        fact(seen, "preview.levels", seen.words.number(program.levels)),
        fact(seen, "card.fact.when", when_words(seen, program)),
        fact(seen, "card.fact.who", names(seen, runners(seen, program))),
    ]
    if helping := helpers(seen, program):
        facts.append(fact(seen, "card.fact.help", names(seen, helping)))
    slot = ("program", program.id, str(owner))
    worth = [worth_line(seen, seat, program.id) for seat in runners(seen, program)]
    return [
        *facts,
        *part(seen, "card.moves", moved(seen, slot, program.effects, program.delay_months) or [nothing(seen)]),
        *part(seen, "card.pleases", likes(seen, program.pleases)),
        *part(seen, "card.fact.worth", [line for line in worth if line]),
        *wants(seen, program.needs, program.excludes),
        *source(seen, program),
    ]


def nothing(seen: Seen) -> str:
    """What is said of a card without effects."""
    return seen.t("card.moves.nothing")


def worth_line(seen: Looked, seat: int, program: str) -> str:
    """Points of score that the model expects a program to bring a seat; "" where it does not say."""
    points = seen.table.worth(seat, program)
    if not points:
        return ""
    key = "card.worth.plus" if points > 0 else "card.worth.minus"
    return seen.t("preview.fact", what=seen.name(seat), text=seen.t(key, points=round(abs(points) * 1000)))


def of_agreement(seen: Looked, card: Card) -> list[str]:
    """An agreement: who may sign, costs, what leaving it costs, effects between all who may sign."""
    agreement: Agreement = seen.scenario.agreements[card.id]
    actors = seen.scenario.actors
    able = [seat for seat, actor in enumerate(actors) if fits_any(actor, agreement.parties + agreement.open_to)]
    cost = seen.t("card.cost", start=agreement.start_cost, yearly=agreement.yearly_cost)
    breach = seen.t("preview.breach", n=agreement.breach_trust, capital=agreement.breach_capital)
    slot = ("agreement", agreement.id)
    return [
        fact(seen, "preview.form", seen.t(f"agreement.{agreement.kind}")),
        fact(seen, "preview.signers", names(seen, able)),
        fact(seen, "preview.cost", cost),
        fact(seen, "preview.leaving", breach),
        *part(seen, "card.moves", moved(seen, slot, agreement.effects) or [nothing(seen)]),
        *part(seen, "card.pleases", likes(seen, agreement.pleases)),
        *wants(seen, agreement.needs, agreement.excludes),
        *source(seen, agreement),
    ]


def of_event(seen: Looked, card: Card) -> list[str]:
    """An event: when it may happen and how likely, what it does, and each choice with what that does."""
    event: Happening = seen.scenario.happenings[card.id]
    lines = [fact(seen, "preview.when", chance(seen, event))]
    if event.politics:
        lines += [fact(seen, "preview.politics", politics(seen, one.of, one.kind)) for one in event.politics]
    lines += part(seen, "card.moves", moved(seen, ("event", event.id), event.effects, once=True))
    choosers = [seat for seat, actor in enumerate(seen.scenario.actors) if fits(actor, event.chooser)]
    for at, choice in enumerate(event.choices):
        slot = ("choice", event.id, str(choosers[0] if choosers else 0), str(at))
        price = [seen.t("choices.cost", money=choice.cost)] if choice.cost else []
        price += [seen.t("choices.capital", n=choice.capital)] if choice.capital else []
        rows = [*price, *moved(seen, slot, choice.effects, once=True), *likes(seen, choice.pleases)]
        head = seen.t("preview.choice", who=choosers[0] if choosers else 0, text=seen.text(choice.title))
        lines += ["", head, *(STEP + row for row in rows or [nothing(seen)])]
    return [
        *lines,
        *part(seen, "card.pleases", likes(seen, event.pleases)),
        *wants(seen, event.needs, event.excludes),
        *source(seen, event),
    ]


def chance(seen: Seen, event: Happening) -> str:
    """When an event happens: in its round, or by chance."""
    if event.pinned:
        return seen.t("preview.pinned", round=event.pinned)
    base = seen.words.number(event.base_ppm / 10_000, 1 if event.base_ppm % 10_000 else 0)
    more = [seen.t(f"variable.{slope.dial.split('@')[0]}") for slope in event.slopes]
    return seen.t("preview.chance.more" if more else "preview.chance", n=base, text=", ".join(more))


def politics(seen: Seen, of: str, kind: str) -> str:
    """What an event does to whose government."""
    seats = [seat for seat, actor in enumerate(seen.scenario.actors) if fits(actor, of)]
    return seen.t(f"preview.politics.{kind}", text=names(seen, seats))


def of_lever(seen: Looked, card: Card) -> list[str]:
    """A lever: who may use it on whom, its price, whom it moves there, effects."""
    lever: Lever = seen.scenario.levers[card.id]
    actors = seen.scenario.actors
    by, on = ([seat for seat, actor in enumerate(actors) if fits_any(actor, chosen)] for chosen in (lever.by, lever.on))
    aim = next((seat for seat in on if seat != seen.me), seen.me)
    moves = [
        seen.t("preview.fact", what=seen.t("plain.constituency", what=who), text=f"{points:+d}".replace("-", "−"))
        for who, points in lever.moves.items()
    ]
    slot = ("lever", lever.id, str(seen.me), str(aim))
    return [
        fact(seen, "preview.users", names(seen, by)),
        fact(seen, "preview.aims", names(seen, on)),
        fact(seen, "preview.price", seen.t("choices.capital", n=lever.capital)),
        *part(seen, "preview.sways", [*moves, seen.t("preview.rounds", n=lever.rounds)] if moves else []),
        *part(seen, "card.moves", moved(seen, slot, lever.effects, once=True)),
        *wants(seen, lever.needs, ()),
        *source(seen, lever),
    ]


def of_actor(seen: Looked, card: Card) -> list[str]:
    """An actor: brief, money, weights, its house, what it has to give, its private orders."""
    actor: Actor = seen.scenario.actors[seen.me]
    weights = [
        seen.t("partner.weight", text=seen.t(f"indicator.{name}"), share=weight)
        for name, weight in sorted(actor.weights.items(), key=lambda row: (-row[1], row[0]))
        if weight
    ]
    house = [
        seen.t("preview.bench", what=bench.constituency, n=bench.votes, text=f"{bench.leaning:+d}".replace("-", "−"))
        for bench in actor.house
    ]
    orders = [order(seen, m.text, m.points / 1000) for m in actor.mandates]
    capital = {"n": actor.capital_start, "yearly": actor.capital_yearly, "most": actor.capital_most}
    return [
        seen.text(actor.brief),
        "",
        fact(seen, "preview.revenue", seen.t("card.cost.yearly", money=actor.revenue)),
        fact(seen, "preview.capital", seen.t("preview.capital.words", **capital)),
        fact(seen, "preview.gives", seen.text(actor.gives)),
        *part(seen, "preview.weights", weights),
        *part(seen, "preview.house", house),
        *part(seen, "preview.private", [seen.text(actor.private)]),
        *part(seen, "preview.orders", orders),
    ]


def order(seen: Seen, text: Text, points: float) -> str:
    """A private order and the points that it brings."""
    key = "preview.order.one" if seen.words.is_one(points) else "preview.order"
    return seen.t(key, text=seen.text(text), points=plain(seen, points))


def of_persona(seen: Looked, card: Card) -> list[str]:
    """A persona: whom it suits at this table, and what it minds more or less than its actor does."""
    d = card.data
    suited = [seat for seat, actor in enumerate(seen.scenario.actors) if fits_any(actor, d["suits"])]
    weights = [
        seen.t("preview.fact", what=seen.t(f"indicator.{name}"), text="×\u00a0" + plain(seen, factor))
        for name, factor in d["weights"].items()
    ]
    return [
        fact(seen, "preview.suits", names(seen, suited)),
        *part(seen, "preview.traits", traits(seen, card)),
        *part(seen, "preview.minds", weights),
    ]


def traits(seen: Seen, card: Card) -> list[str]:
    """What a persona is like, each trait from 0 to 100."""
    return [
        seen.t("preview.fact", what=seen.t(f"preview.trait.{name}"), text=seen.words.number(card.data[name]))
        for name in TRAITS
    ]


def of_corridor(seen: Looked, card: Card) -> list[str]:
    """A crossing: what passes there and how long it waits when the game begins."""
    return [
        STEP + seen.t("preview.fact", what=figures.title(seen, dial), text=figures.value(seen, dial, seen.dial(dial)))
        for dial in (f"{name}@{card.id}" for name in ("flow_truck", "flow_car", "wait_truck", "wait_car"))
    ]


def of_scenario(seen: Looked, card: Card) -> list[str]:
    """A scenario: its seats, its calendar, how many cards of each deck it plays with."""
    scenario = seen.scenario
    decks = {
        "programs": scenario.programs,
        "agreements": scenario.agreements,
        "events": scenario.happenings,
        "levers": scenario.levers,
    }
    return [
        fact(seen, "preview.seats", names(seen, range(len(scenario.actors)))),
        fact(seen, "preview.calendar", seen.t("preview.calendar.words", n=scenario.rounds, months=scenario.months)),
        fact(seen, "preview.begins", seen.words.date(scenario, 1)),
        *(fact(seen, f"preview.deck.{deck}", seen.words.number(len(cards))) for deck, cards in decks.items()),
    ]


PARTS: Mapping[str, Callable[[Looked, Card], list[str]]] = {
    "programs": of_program,
    "agreements": of_agreement,
    "events": of_event,
    "levers": of_lever,
    "actors": of_actor,
    "personas": of_persona,
    "scenarios": of_scenario,
    "corridors": of_corridor,
}
"""What is told of each kind beyond title and text."""
