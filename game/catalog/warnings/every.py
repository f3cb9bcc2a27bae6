"""All warnings of a proof, and what only shows when a table is laid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from game.catalog.problem import Problem
from game.catalog.warnings import boxes, decks, french, mandates, numbers, secrets, sources, terms
from game.catalog.warnings.proof import Proof
from game.catalog.warnings.switches import heard, switches

WARNINGS: tuple[Callable[[Proof], Iterable[Problem]], ...] = (
    sources.sourceless,
    sources.old,
    french.missing,
    french.same,
    french.behind,
    numbers.uncounted,
    decks.placeless,
    decks.out_of_reach,
    decks.unsignable,
    decks.unused,
    decks.idle,
    mandates.hopeless,
    secrets.told,
    boxes.overlong,
    terms.unused,
)


def warnings(proof: Proof) -> Iterator[Problem]:
    """Scenarios that come to no table; every warning that is not switched off, by file; and switches that are not
    needed or name nothing."""
    yield from proof.unplayable
    by_file: dict[str, list[Problem]] = {card.file: [] for card in proof.cards}
    for find in WARNINGS:
        for problem in find(proof):
            by_file[problem.file].append(problem)
    for file, found in by_file.items():
        there = switches(proof.written[file].source) if file in proof.written else []
        yield from heard(file, found, there)
