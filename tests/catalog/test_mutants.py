"""Thousands of spoilt files: each is a card or a list of problems, soon and in little memory, and no game falls over.

What fails names the number of the file; `mutant(number)` makes it again.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import TypeVar

import pytest

from game.catalog.cross import cross
from game.catalog.formats import same, up_to_date
from game.catalog.lint import warnings
from game.catalog.load import assemble, scenario_card
from game.catalog.manifest import FOLDER
from game.catalog.nodes import MOST_BYTES, read_text
from game.catalog.problem import CannotLoadError, Problem
from game.catalog.ranges import beyond
from game.catalog.readings import Readings
from game.catalog.shelf import FORMS, Card, Shelf, card_of
from game.catalog.upgrade import upgrade
from game.table.story import story, watch
from tests.catalog.mutants import Mutant, mutant
from tests.shipped import CONTENT, shelf, words

Found = TypeVar("Found")
MOST_SECONDS = 1.0
MOST_MEMORY = 64 * 1024 * 1024
"""For reading and rewriting one file, of any size that is read at all."""
FILES = {"": {kind: {path.stem for path in (CONTENT / kind).glob("*.yaml")} for kind in FORMS}}
FILES |= {
    pack.name: {kind: {path.stem for path in (pack / kind).glob("*.yaml")} for kind in FORMS}
    for pack in sorted((CONTENT / "packs").iterdir())
}


def soon(make: Callable[[], Found]) -> Found:
    """What is made, within the bound of time."""
    began = process_time()
    found = make()
    spent = process_time() - began
    assert spent <= MOST_SECONDS, f"{spent:.1f} seconds"
    return found


def looked_at(spoilt: Mutant) -> tuple[Card | None, list[Problem]]:
    """What the game makes of a file: read, kept and found again, and rewritten."""
    readings, path = Readings(None), Path(spoilt.name)
    card, problems = soon(lambda: card_of(spoilt.data, path, spoilt.name, spoilt.kind, "", readings))
    assert (card is None) == bool(problems)
    if card is not None:
        assert card_of(spoilt.data, path, spoilt.name, spoilt.kind, "", readings)[0] == card, "kept is what was read"
    found, refused = soon(lambda: upgrade(spoilt.data, spoilt.name, spoilt.kind))
    if found is not None:
        node, again = read_text(spoilt.data, "")[0], read_text(found.data, "")[0]
        assert node is not None and again is not None and same(again, up_to_date(node, spoilt.kind))
        twice, _ = upgrade(found.data, spoilt.name, spoilt.kind)
        assert twice is not None and twice.data == found.data
    return card, problems + refused


def peak(spoilt: Mutant) -> int:
    """The most memory that reading and rewriting a file takes, in bytes."""
    tracemalloc.start()
    try:
        card_of(spoilt.data, Path(spoilt.name), spoilt.name, spoilt.kind, "", Readings(None))
        upgrade(spoilt.data, spoilt.name, spoilt.kind)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def put(card: Card | None, spoilt: Mutant, problems: list[Problem]) -> Shelf:
    """The shelf with a card, or with the problems of one, in the place of its original."""
    own = shelf()
    cards = {kind: dict(deck) for kind, deck in own.cards.items()}
    del cards[spoilt.kind][spoilt.stem]
    if card is not None:
        cards[spoilt.kind][spoilt.stem] = card
    more = soon(lambda: cross(cards, FILES, {"parameter": own.parameters, "sentence": own.words}))
    return replace(own, cards=cards, problems=(*problems, *more, *beyond(cards)))


def tables(spoilt: Mutant) -> Iterator[str]:
    """Scenarios at which a spoilt card has a part."""
    own = shelf().cards["scenarios"]
    if spoilt.kind == "scenarios":
        yield spoilt.stem
    elif spoilt.kind == "actors":
        yield from (id for id, card in own.items() if spoilt.stem in card.data["seats"])
    else:
        yield "first-game"


def survive(number: int, *, plays: bool) -> bool:
    """Whether a spoilt file is still a card; raises for whatever must not happen."""
    spoilt = mutant(number)
    card, problems = looked_at(spoilt)
    if plays:
        assert peak(spoilt) <= MOST_MEMORY
    if spoilt.kind == FOLDER:  # what a pack holds is no shelf's business without its manifest
        return card is not None
    found = put(card, spoilt, problems)
    told = [*found.problems, *(warnings(found, (card,)) if card is not None and plays else ())]
    for problem in told[:50]:
        assert words("en").say(problem.said) and words("fr").say(problem.said)
    for id in tables(spoilt):
        try:
            loaded = assemble(found, scenario_card(found, id))
        except CannotLoadError as error:
            assert error.problems
            continue
        if card is not None and plays:
            assert list(story(watch(loaded, number, 1), words(("en", "fr")[number % 2])))
    return card is not None


def survivors(numbers: range, every: int) -> int:
    """How many files of these numbers are still cards; a whole game is played with each `every`th of them."""
    sound = 0
    for number in numbers:
        try:
            sound += survive(number, plays=sound % every == 0)
        except Exception as error:
            error.add_note(mutant(number).how)
            raise
    return sound


def test_two_hundred_spoilt_files() -> None:
    assert 20 <= survivors(range(200), 8) <= 180, "some are still cards, most are not"


@pytest.mark.slow
@pytest.mark.parametrize("thousand", range(10))
def test_ten_thousand_spoilt_files(thousand: int) -> None:
    assert survivors(range(1000 * thousand, 1000 * (thousand + 1)), 4) > 100


def test_a_spoilt_file_that_once_fell_over() -> None:
    """A scenario without its questions, whose file still held them while the warnings looked."""
    assert survive(4776, plays=True)


def test_the_same_number_makes_the_same_file() -> None:
    assert [mutant(n) for n in range(40)] == [mutant(n) for n in range(40)]
    assert len({mutant(n).data for n in range(40)}) > 35


ENTRY = b"  - {on: alarm, per: trade, add: 1}\n"
WORST = {
    "effects": b"id: x\neffects:\n" + ENTRY * 2800,
    "blocks": b"id: x\neffects:\n" + b"  - per: trade\n    on: a\n" * 3900,
    "names": b"id: x\npleases: {" + b", ".join(b"n%d: 1" % at for at in range(9900)) + b"}\n",
    "fields": b"".join(b"f%d: 1\n" % at for at in range(9900)),
    "scalars": b"id: x\ntags: [" + b"a, " * 19_000 + b"a]\n",
    "text": b'id: x\ntitle: {en: "' + b"x" * (MOST_BYTES - 100) + b'", fr: "y"}\n',
    "open": b"[" * (MOST_BYTES - 10),
    "braces": b"{a: " * (MOST_BYTES // 4 - 10),
    "dashes": b"- " * (MOST_BYTES // 2 - 10),
    "questions": b"? " * (MOST_BYTES // 2 - 10),
    "anchors": b"id: " + b"&a " * (MOST_BYTES // 3 - 10),
    "quotes": b"id: '" + b"''" * (MOST_BYTES // 2 - 10),
    "colons": b": " * (MOST_BYTES // 2 - 10),
    "key": b"x" * (MOST_BYTES - 10) + b": 1\n",
    "comments": b"# c\n" * (MOST_BYTES // 4 - 10) + b"id: x\n",
    "folded": b"id: x\ntext: {en: >\n" + b"  y\n" * (MOST_BYTES // 4 - 20),
    "escapes": b'id: "' + b"\\U0001F600" * (MOST_BYTES // 10 - 10) + b'"\n',
    "breaks": "\u2028".encode() * (MOST_BYTES // 3 - 10) + b"id: x\n",
    "digits": b"id: x\nlevels: " + b"9" * (MOST_BYTES - 100) + b"\n",
    "spaces": b" " * (MOST_BYTES - 10) + b"a: 1",
}


@pytest.mark.parametrize("name", sorted(WORST))
def test_the_largest_and_oddest_files_are_soon_done_with(name: str) -> None:
    assert len(WORST[name]) <= MOST_BYTES
    card, problems = looked_at(Mutant("programs", "x", WORST[name], name))
    assert card is None and problems
    for problem in problems[:50]:
        assert words("en").say(problem.said) and words("fr").say(problem.said)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(WORST))
def test_the_largest_and_oddest_files_take_little_memory(name: str) -> None:
    assert peak(Mutant("programs", "x", WORST[name], name)) <= MOST_MEMORY


def test_a_card_of_names_that_nobody_knows_is_soon_done_with() -> None:
    names = ", ".join(f"ca-public-{at}" for at in range(400))
    text = (CONTENT / "programs" / "fast-canada.yaml").read_text(encoding="utf-8")
    for field in ("by", "cofund", "excludes", "reassures"):
        text = (
            "\n".join(line for line in text.splitlines() if not line.startswith(f"{field}:")) + f"\n{field}: [{names}]"
        )
    spoilt = Mutant("programs", "fast-canada", text.encode(), "names")
    card, problems = looked_at(spoilt)
    assert card is not None and not problems
    assert len(put(card, spoilt, []).problems) == 1600
