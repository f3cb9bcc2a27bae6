"""What a card moves: which way, how strongly beside the other cards, where, and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log

from game.catalog.compile import Slot, reach
from game.rules.cards import Effect, Program, Scenario
from game.telling.seen import Seen
from game.world.names import BY_NAME

ARROWS = {"up": "▲", "down": "▼", "set": "="}
MOST_ARROWS = 3
FEW = 2
"""Places that are named one by one; more of them are counted."""


def direction(effect: Effect) -> str:
    """Whether an effect raises, lowers or sets its variable."""
    if effect.how == "set":
        return "set"
    neutral = 1.0 if effect.how == "scale" else 0.0
    return "up" if effect.number > neutral else "down"


def size(effect: Effect) -> float:
    """How far an effect goes at full level: units added, or the logarithm of the factor."""
    return abs(log(effect.number)) if effect.how == "scale" and effect.number > 0 else abs(effect.number)


@lru_cache(maxsize=8)
def largest(scenario: Scenario) -> Mapping[tuple[str, str], float]:
    """The farthest that any program of a scenario goes, by variable and by how it moves it."""
    found: dict[tuple[str, str], float] = {}
    for program in scenario.programs.values():
        for effect in program.effects:
            key = (effect.on, effect.how)
            found[key] = max(found.get(key, 0.0), size(effect))
    return found


def strength(scenario: Scenario, effect: Effect) -> int:
    """1 to 3: its third of the way to the strongest program of this scenario on the same variable; 1 where none is."""
    most = largest(scenario).get((effect.on, effect.how), 0.0)
    share = size(effect) / most if most else 0.0
    return min(MOST_ARROWS, 1 + int(share * MOST_ARROWS - 1e-9))


def arrows(scenario: Scenario, effect: Effect) -> str:
    """The sign of an effect: one to three arrows, or an equals sign where it fixes a value."""
    way = direction(effect)
    return ARROWS[way] * (1 if way == "set" else strength(scenario, effect))


def strongest(scenario: Scenario, effects: Sequence[Effect]) -> list[Effect]:
    """One effect for each variable and direction, the strongest first."""
    best: dict[tuple[str, str], Effect] = {}
    for effect in effects:
        key = (effect.on, direction(effect))
        if key not in best or size(effect) > size(best[key]):
            best[key] = effect
    return sorted(best.values(), key=lambda effect: -strength(scenario, effect))


def where(seen: Seen, program: Program, owner: int, effect: Effect) -> str:
    """The places that an effect reaches when `owner` runs the program; "" for the border as a whole."""
    return reached(seen, ("program", program.id, str(owner)), effect)


def reached(seen: Seen, slot: Slot, effect: Effect) -> str:
    """The places that an effect reaches when its card is in force in this way; "" for the border as a whole."""
    axis = BY_NAME[effect.on].axis
    scenario = seen.scenario
    if axis == "world":
        return ""
    places = [one.place for one in reach(scenario, slot, effect)]
    if axis == "corridor":
        names = [seen.text(scenario.corridors[at].name) for at in places]
        whole, key = len(scenario.corridors), "crossings"
    elif axis == "actor":
        names = [seen.name(at) for at in places]
        whole, key = len(scenario.actors), "actors"
    else:
        seats = range(len(scenario.actors))
        pairs = [(a, b) for a in seats for b in seats if a < b]
        names = [seen.t("effect.pair", who=pairs[at][0], whom=pairs[at][1]) for at in places]
        whole, key = len(pairs), "pairs"
    if not names:
        return seen.t(f"effect.{key}.none")
    if len(names) <= FEW:
        return ", ".join(names)
    return seen.t(f"effect.{key}.all") if len(names) == whole else seen.t(f"effect.{key}", n=len(names))


def months(years: float) -> int:
    """Whole months of a time in years."""
    return round(years * 12)


def full_after(program: Program) -> int:
    """Months until every effect of a program is full."""
    return program.delay_months + max((months(effect.ramp) for effect in program.effects), default=0)


def effect_words(seen: Seen, program: Program, owner: int, effect: Effect) -> str:
    """The effect in sentences: what it moves, which way, how strongly, where, how soon and for how long."""
    name = seen.t(f"variable.{effect.on}")
    more = circumstances(seen, ("program", program.id, str(owner)), effect, program.delay_months)
    return f"{seen.t(f'effect.{direction(effect)}', text=name)} {more}".rstrip()


def circumstances(seen: Seen, slot: Slot, effect: Effect, delay: int = 0) -> str:
    """How strong an effect is, where, how soon (months, `delay` counted) and for how long, as sentences."""
    parts = []
    if direction(effect) != "set":
        parts.append(seen.t(f"effect.strength.{strength(seen.scenario, effect)}"))
    if places := reached(seen, slot, effect):
        parts.append(seen.t("effect.where", text=places))
    if effect.ramp:
        parts.append(seen.t("effect.ramp", months=delay + months(effect.ramp)))
    if effect.lasts:
        parts.append(seen.t("effect.lasts", months=months(effect.lasts)))
    return " ".join(parts)
