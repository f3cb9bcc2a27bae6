"""Games side by side: each as if it were alone, scripts that are followed, nobody who hangs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.lab.lockstep import Game, Table, play
from game.lab.script import Act, read
from game.rules.types import State
from game.table.table import Table as Room
from tests.shipped import SCENARIOS, cast, loaded, persona

SHORT = "autumn-2001"


def table(scenario: str = SHORT, *acts: Act, passive: bool = False, **more: object) -> Table:
    """A table of even-handed personas, or of nobody."""
    seats = len(loaded(scenario).scenario.actors)
    drivers = (None,) * seats if passive else cast(scenario)
    return replace(Table(loaded(scenario), drivers, acts), **more)  # type: ignore[arg-type]


def fund(seat: int, card: str, amount: int, first: int = 1, last: int = 9) -> Act:
    return Act("fund", seat, card, amount, -1, first, last)


def level(game: Game, seat: int, card: str) -> int:
    return next((r.level for r in game.state.running if (r.owner, r.card) == (seat, card)), 0)


def test_a_game_is_the_same_alone_and_beside_others() -> None:
    together = play(table(), range(4))
    for seed, game in enumerate(together):
        assert play(table(), [seed])[0].state == game.state


def test_it_is_the_game_that_a_table_plays() -> None:
    """The laboratory and the table in the window play the same personas to the same end."""
    room = Room(loaded(SHORT), 5, cast(SHORT), None)
    for _ in room.advance():
        pass
    assert play(table(), [5])[0].state == room.state


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nobody_at_the_table_still_ends(scenario: str) -> None:
    (game,) = play(table(scenario, passive=True), [3])
    assert game.state.phase == "debrief" and game.refused == 0
    assert not game.state.running and not game.state.deals


def test_an_act_is_done_in_its_rounds_and_its_program_held() -> None:
    seen: list[State] = []
    act = fund(0, "public-safety", 1, 2, 3)
    (game,) = play(table(SHORT, act), [1], lambda states: seen.extend(states))
    levels = [{(r.owner, r.card): r.level for r in s.running}.get((0, "public-safety"), 0) for s in seen]
    assert levels[1:3] == [1, 1] and game.refused == 0


def test_the_same_act_asked_for_is_compliance_and_unasked_an_initiative() -> None:
    deeds: list[str] = []

    def note(states: list[State]) -> None:
        deeds.extend(deed.kind for deed in states[0].deeds if deed.by == 0 and deed.to == 2)

    act = fund(0, "public-safety", 1)
    play(table(SHORT, act, passive=True), [1], note)  # type: ignore[arg-type]
    assert "initiative" in deeds and "comply" not in deeds
    deeds.clear()
    (game,) = play(table(SHORT, act, Act("ask", 2, "public-safety", 1, 0, 1, 1), passive=True), [1], note)  # type: ignore[arg-type]
    assert game.refused == 0 and "comply" in deeds and "initiative" not in deeds


def test_allies_and_levers_by_script() -> None:
    acts = Act("ally", 0, "", 1, 1, 1, 5), Act("ally", 1, "", 1, 0, 1, 5)
    (game,) = play(table(SHORT, *acts, passive=True), [1])
    assert game.refused == 0
    assert game.state.seats[0].allies == (1,) and game.state.seats[1].allies == (0,)


def test_what_the_rules_refuse_is_counted() -> None:
    (game,) = play(table(SHORT, fund(0, "deep-inspection", 1, 1, 1), passive=True), [1])
    assert game.refused == 1


def test_a_barred_verb_is_used_by_nobody() -> None:
    (game,) = play(table(bars=frozenset({"offer", "ally", "pull"})), [2])
    assert not game.state.offers and not game.state.pulled
    assert all(not seat.allies for seat in game.state.seats)


def test_an_injected_event_happens_in_its_round() -> None:
    (game,) = play(table(SHORT, passive=True, inject=((2, "near-miss"),)), [1])
    assert ("near-miss", 2) in [(happened.card, happened.round) for happened in game.state.happened]


def test_every_persona_can_sit_in_a_lockstep_table() -> None:
    drivers = tuple(persona(id) for id in ("free-rider", "network-builder", "security-first", "local-defender"))
    (game,) = play(replace(table(), drivers=drivers), [4])
    assert game.state.phase == "debrief"


def test_a_card_reads_as_acts() -> None:
    row = {"verb": "fund", "seat": "b", "card": "x", "amount": 2, "target": "", "round": 3, "until": 0}
    assert read([row], {"a": 0, "b": 1}) == (Act("fund", 1, "x", 2, -1, 3, 3),)
