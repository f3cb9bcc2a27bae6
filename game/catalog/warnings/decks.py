"""Cards that a table has in vain: prerequisites, signatures and effects that no table makes true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.catalog import build
from game.catalog.compile import Slot, card_effects, reach, slots_of
from game.catalog.load import DECKS
from game.catalog.problem import Problem
from game.catalog.shelf import Card
from game.catalog.vocabulary import PLACES
from game.catalog.warnings.proof import Proof, Table
from game.catalog.warnings.reach import can_be, possible, unfilled
from game.rules.cards import Need, fits_any
from game.world.names import BY_NAME

OF_SLOT = {
    "programs": ("program",),
    "agreements": ("agreement",),
    "events": ("event", "choice"),
    "levers": ("lever",),
}
"""Kind of card to the kinds of slot in which one is in force."""


def having(proof: Proof, card: Card) -> list[Table]:
    """The tables that list a card, whether or not anybody there can use it."""
    return [table for table in proof.tables if card.id in table.listed[card.kind]]


def placeless(proof: Proof) -> Iterator[Problem]:
    """Dials of places that no table has: the card is left out everywhere."""
    for card in proof.sound(*DECKS):
        tables = having(proof, card)
        for ref in card.references:
            if ref.kind == "dial" and tables and not any(ref.name in table.scenario.dials for table in tables):
                yield Problem(
                    "dial.nowhere", card.file, ref.line, ref.column, ref.field, (("text", ref.name),), "warning"
                )


def out_of_reach(proof: Proof) -> Iterator[Problem]:
    """Prerequisites that no table can meet."""
    for card in proof.sound(*DECKS):
        tables = having(proof, card)
        for at, data in enumerate(card.data["needs"]):
            need = build.need(data)
            if need.what and need.what in card.data.get("excludes", ()):
                yield proof.warning(card, f"needs[{at}]", "needs.unreachable.excluded", text=need.what)
            elif tables and not any(_meets(table, need) for table in tables):
                yield proof.warning(card, f"needs[{at}]", f"needs.unreachable.{need.kind}", **_named(need, tables))


def _meets(table: Table, need: Need) -> bool:
    if need.kind == "dial" and need.what not in table.scenario.dials:
        return True  # told as a dial of no table
    return can_be(table.scenario, need, possible(table.scenario))


def _named(need: Need, tables: list[Table]) -> dict[str, int | str]:
    if need.kind == "round":
        return {"text": need.bound, "n": max(table.scenario.rounds for table in tables)}
    return {"text": need.what}


def unsignable(proof: Proof) -> Iterator[Problem]:
    """Agreements that no two seats of any table could sign."""
    for card in proof.sound("agreements"):
        tables = having(proof, card)
        d = card.data
        open_slots = [unfilled(table.scenario, d["parties"], d["kind"]) for table in tables]
        if tables and all(open_slots):
            at = d["parties"].index(open_slots[0])
            code = f"agreement.nobody.{d['kind']}"
            yield proof.warning(card, f"parties[{at}]", code, text=open_slots[0])
        elif tables and not any(_pairs(table, (*d["parties"], *d["open_to"])) for table in tables):
            yield proof.warning(card, "parties", "agreement.nobody.alone")


def unused(proof: Proof) -> Iterator[Problem]:
    """Programs that nobody at any table can fund, levers that nobody can use there."""
    for card in proof.sound("programs", "levers"):
        tables = having(proof, card)
        if tables and not any(_serves(table, card) for table in tables):
            yield proof.warning(card, "by", f"{card.kind.removesuffix('s')}.nobody")


def _serves(table: Table, card: Card) -> bool:
    """Whether somebody at a table can play a card, a lever against somebody else."""
    seated = table.scenario.actors
    able = [actor for actor in seated if fits_any(actor, card.data["by"])]
    if card.kind == "programs":
        return bool(able)
    return any(other is not actor and fits_any(other, card.data["on"]) for actor in able for other in seated)


def _pairs(table: Table, slots: tuple[str, ...]) -> bool:
    return sum(fits_any(actor, slots) for actor in table.scenario.actors) > 1


def idle(proof: Proof) -> Iterator[Problem]:
    """Effects that change nothing, or reach nothing at any table."""
    used = {(slot, table.card.id): None for table in proof.tables for slot in slots_of(table.scenario)}
    by_card: dict[tuple[str, str], list[tuple[Slot, Table]]] = {}
    tables = {table.card.id: table for table in proof.tables}
    for slot, id in used:
        by_card.setdefault((slot[0], slot[1]), []).append((slot, tables[id]))
    for card in proof.sound(*DECKS):
        for kind in OF_SLOT[card.kind]:
            yield from _idle(proof, card, by_card.get((kind, card.id), []))


def _idle(proof: Proof, card: Card, places: list[tuple[Slot, Table]]) -> Iterator[Problem]:
    """Effects of a card that are idle at all the places where it can be in force."""
    alive: dict[tuple[str, int], bool] = {}
    for slot, table in places:
        part = f"choice.options[{slot[3]}].effects" if slot[0] == "choice" else "effects"
        for at, effect in enumerate(card_effects(table.scenario, slot)[0]):
            still = (effect.how, effect.number) in (("add", 0), ("scale", 1))
            works = not still and (alive.get((part, at)) or bool(reach(table.scenario, slot, effect)))
            alive[part, at] = works
    for (part, at), works in alive.items():
        if not works:
            yield _of_effect(proof, card, part, at)


def _of_effect(proof: Proof, card: Card, part: str, at: int) -> Problem:
    options = card.data["choice"]["options"] if part.startswith("choice") else ()
    data = options[int(part[15 : part.index("]")])]["effects"][at] if options else card.data["effects"][at]
    effect = build.effect(data)
    if (effect.how, effect.number) in (("add", 0), ("scale", 1)):
        return proof.warning(card, f"{part}[{at}].{effect.how}", "effect.never.still")
    there = there_are(having(proof, card), BY_NAME[effect.on].axis)
    absent = [end for end in effect.at.split("~") if end not in ("", *PLACES) and not _meets_any(end, there)]
    text = absent[0] if absent else effect.at or "owner"
    return proof.warning(card, f"{part}[{at}].at", "effect.never", text=text, allowed=", ".join(there))


def there_are(tables: list[Table], axis: str) -> dict[str, tuple[str, ...]]:
    """What an effect can be aimed at where a card is played: crossings, or else actors, each with its tags."""
    if axis == "corridor":
        return {one.id: (one.id, *one.tags) for table in tables for one in table.scenario.corridors}
    return {one.id: (one.id, *one.tags) for table in tables for one in table.scenario.actors}


def _meets_any(end: str, there: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether something fits all the tags of one end of a place."""
    return any(all(tag in tags for tag in end.split("+")) for tags in there.values())
