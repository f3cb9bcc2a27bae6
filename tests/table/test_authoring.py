"""Cards that change under a running game: taken up at the next phase, broken ones not, vanished ones ended and said."""

from __future__ import annotations

import os
import shutil
from itertools import count
from pathlib import Path

import pytest

from game.ai.persona import personas
from game.catalog.load import load
from game.rules.record import changed
from game.rules.types import WORLD, Action, Deal, Happened, InForce, Offer, Offered, Promise, Running, Said, Term
from game.table.authoring import Authoring
from game.table.table import Table, open_table
from game.table.turn import think
from tests.catalog.test_mended import PACK
from tests.shipped import CONTENT, words

GAME = "autumn-2001"
PROGRAM = "programs/arming-officers.yaml"
WASHINGTON, OTTAWA = "washington", "ottawa"
_writings = count(1_000_000_000)


def write(path: Path, text: str) -> None:
    """Write a file so that its time is another than before."""
    path.write_text(text, encoding="utf-8")
    at = next(_writings)
    os.utime(path, (at, at))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, (path.name, old)
    write(path, text.replace(old, new, 1))


class Desk:
    """An author with a folder of content of its own, and a game of four people that is played with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "content"
        shutil.copytree(CONTENT, self.folder, ignore=shutil.ignore_patterns("packs"))
        self.authoring = Authoring(self.folder)
        self.table = self.opened()

    def opened(self, scenario: str = GAME) -> Table:
        loaded = load(self.folder, scenario, self.authoring.shelf)
        table = open_table(loaded, 5, (None,) * len(loaded.scenario.actors))
        self.authoring.follow(table, self.authoring.shelf)
        return table

    def close(self, phase: str = "") -> None:
        """End the phase, or go on to one; the world answers where it has to."""
        self.step()
        while phase and self.table.state.phase != phase:
            self.step()

    def step(self) -> None:
        before = self.table.version
        assert self.table.submit(Action(WORLD, "close")).accepted
        for _ in self.table.advance():
            pass
        assert self.table.version > before

    def told(self) -> list[Said]:
        return [said for _, _, said in self.table.told(0)]

    def path(self, file: str) -> Path:
        return self.folder / file


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def dear(desk: Desk, cost: int) -> None:
    """Give the program another price."""
    path = desk.path(PROGRAM)
    line = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("cost:"))
    edit(path, line, f"cost: {{start: 1, yearly: {cost}}}")


def price(desk: Desk) -> int:
    return desk.table.scenario.programs["arming-officers"].yearly_cost


def test_a_saved_card_counts_from_the_next_phase_on_and_everybody_is_told(desk: Desk) -> None:
    before = price(desk)
    dear(desk, 99)
    assert price(desk) == before
    desk.close()
    assert price(desk) == 990
    assert Said("author.taken", (("card", "arming-officers"),)) in desk.told()
    assert desk.authoring.notes == [Said("author.taken", (("card", "arming-officers"),))]


def test_a_new_card_can_be_played_at_once(desk: Desk) -> None:
    text = desk.path(PROGRAM).read_text(encoding="utf-8")
    write(desk.path("programs/mine.yaml"), text.replace("id: arming-officers", "id: mine"))
    desk.close()
    assert "mine" in desk.table.scenario.programs
    assert ("program", "mine", "0") in desk.table.loaded.model.slots


def test_a_broken_card_stays_in_play_as_it_was_until_it_is_mended(desk: Desk) -> None:
    before = price(desk)
    dear(desk, 99)
    edit(desk.path(PROGRAM), "yearly: 99", "yearly: much")
    desk.close()
    assert price(desk) == before
    wrong = desk.authoring.problems
    assert [(p.file, p.field) for p in wrong] == [(PROGRAM, "cost.yearly")] and wrong[0].line > 1
    edit(desk.path(PROGRAM), "yearly: much", "yearly: 77")
    desk.close()
    assert price(desk) == 770 and not desk.authoring.problems


def test_while_one_card_is_broken_others_are_taken_up(desk: Desk) -> None:
    write(desk.path("agreements/smart-border.yaml"), "id: smart-border\ntitle: [")
    dear(desk, 99)
    desk.close()
    assert price(desk) == 990 and "smart-border" in desk.table.scenario.agreements
    assert [p.file for p in desk.authoring.problems] == ["agreements/smart-border.yaml"]


def test_what_was_written_last_is_told_first(desk: Desk) -> None:
    write(desk.path("programs/fast-us.yaml"), "id: fast-us\n")
    write(desk.path("agreements/smart-border.yaml"), "id: smart-border\n")
    assert desk.authoring.look()
    files = list(dict.fromkeys(problem.file for problem in desk.authoring.problems))
    assert files == ["agreements/smart-border.yaml", "programs/fast-us.yaml"]
    write(desk.path("programs/fast-us.yaml"), "id: fast-us\nlevels: 3\n")
    assert desk.authoring.look()
    assert desk.authoring.problems[0].file == "programs/fast-us.yaml"


def test_a_deleted_card_that_another_needs_stays_until_that_one_is_mended(desk: Desk) -> None:
    desk.path("agreements/smart-border.yaml").unlink()
    desk.close()
    assert "smart-border" in desk.table.scenario.agreements
    assert any(p.code.startswith("unknown.agreements") for p in desk.authoring.problems)


def alone(desk: Desk, id: str = "mine") -> None:
    """A program that nothing else names, run by the first seat, promised and planned."""
    text = desk.path(PROGRAM).read_text(encoding="utf-8")
    write(desk.path(f"programs/{id}.yaml"), text.replace("id: arming-officers", f"id: {id}"))
    desk.close("negotiation")
    state = desk.table.state
    term = Term("fund", 0, id, amount=2, rounds=2)
    seat = state.seats[0]
    desk.table.state = changed(
        state,
        running=(*state.running, Running(id, 0, 2, 1, 2)),
        promises=(*state.promises, Promise(len(state.promises), 0, term, (0, 2), False, 1, 3)),
        offers=(*state.offers, Offered(len(state.offers), 0, Offer((0, 2), (term,)), 1, (0,))),
        seats=(changed(seat, plan=((id, 2),)), *state.seats[1:]),
    )


def test_what_rests_on_a_card_that_went_is_ended_and_said(desk: Desk) -> None:
    alone(desk)
    desk.path("programs/mine.yaml").unlink()
    desk.close()
    state = desk.table.state
    assert all(one.card != "mine" for one in state.running)
    assert state.promises[-1].status == "released"
    assert state.offers[-1].status in ("withdrawn", "expired")
    assert all(card != "mine" for seat in state.seats for card, _ in seat.plan)
    assert Said("author.ended.program", (("card", "mine"), ("who", 0))) in desk.told()
    assert Said("author.gone", (("text", "programs/mine.yaml"),)) in desk.told()


def test_a_card_that_went_is_still_called_by_its_title_and_can_be_played_by_nobody(desk: Desk) -> None:
    alone(desk)
    desk.path("programs/mine.yaml").unlink()
    desk.close()
    scenario = desk.table.scenario
    said = Said("author.ended.program", (("card", "mine"), ("who", 0)))
    assert words("en").text(scenario.programs["arming-officers"].title) in words("en").say(said, scenario)
    desk.close("programs")
    assert all(option.card != "mine" for seat in range(4) for option in desk.table.options(seat))


def test_a_game_goes_to_its_end_and_back_over_all_rounds_after_a_card_went(desk: Desk) -> None:
    alone(desk)
    desk.close("report")
    desk.path("programs/mine.yaml").unlink()
    desk.close("debrief")
    for round in range(1, len(desk.table.resolved) + 1):
        assert desk.table.looking_back(0, round) is not None
        for dial in ("alarm", "opinion@ottawa"):
            causes = desk.table.why(dial, round)
            at = desk.table.scenario.dials[dial]
            after = desk.table.state.history[round - 1][at]
            before = desk.table.resolved[round - 1].dials[at]
            assert sum(cause.points for cause in causes) == pytest.approx((after - before) / 1000, abs=0.001)


def test_levels_that_a_card_no_longer_has_are_run_promised_and_planned_by_nobody(desk: Desk) -> None:
    alone(desk)
    text = desk.path("programs/mine.yaml").read_text(encoding="utf-8")
    levels = next(line for line in text.splitlines() if line.startswith("levels:"))
    edit(desk.path("programs/mine.yaml"), levels, "levels: 1")
    desk.close()
    state = desk.table.state
    mine = next(one for one in state.running if one.card == "mine")
    assert (mine.level, mine.peak) == (1, 1)
    assert state.promises[-1].term.amount == 1 and dict(state.seats[0].plan).get("mine", 0) <= 1
    desk.close("report")


def others_alone(desk: Desk, file: str, field: str) -> None:
    """Say in a card that it is for the southern neighbours alone."""
    text = desk.path(file).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith(f"{field}:"))
    edit(desk.path(file), line, f"{field}: [federal+united-states, caucus]")


@pytest.mark.parametrize("kind", ["fund", "suspend", "exempt"])
def test_nobody_breaks_a_promise_about_a_program_that_became_anothers(desk: Desk, kind: str) -> None:
    alone(desk)
    state, parties = desk.table.state, (0, 2)
    term = Term(kind, 0, "mine", amount=2 if kind == "fund" else 0, target=2 if kind == "exempt" else -1, rounds=2)
    paid = Term("pay", 0, amount=10, target=2)
    desk.table.state = changed(
        state,
        promises=(Promise(8, 0, term, parties, False, 1, 3), Promise(9, 0, paid, parties, False, 1, 3)),
        offers=(Offered(0, 0, Offer(parties, (paid, term)), 1, (0,)), Offered(1, 0, Offer(parties, (paid,)), 1, (0,))),
        deals=(Deal(0, 0, 0, parties, (term, paid), False, 1, (), "signed"),),
    )
    others_alone(desk, "programs/mine.yaml", "by")
    desk.authoring.between(desk.table)
    assert not desk.authoring.problems
    state = desk.table.state
    assert [one.status for one in state.promises] == ["released", "open"]
    assert [one.status for one in state.offers] == ["withdrawn", "open"]
    assert [one.status for one in state.deals] == ["rejected"]
    assert not state.seats[0].plan and all(one.card != "mine" for one in state.running)
    desk.close("report")
    assert all(deed.kind != "broken" for deed in desk.table.state.deeds)


def test_what_its_parties_may_no_longer_sign_is_ended(desk: Desk) -> None:
    text = desk.path("agreements/smart-border.yaml").read_text(encoding="utf-8")
    text = text.replace("id: smart-border", "id: pact").replace("kind: treaty", "kind: memorandum")
    write(desk.path("agreements/pact.yaml"), text)
    desk.close("negotiation")
    term, parties = Term("sign", card="pact", shares=((0, 50), (2, 50))), (0, 2)
    desk.table.state = changed(
        desk.table.state,
        offers=(Offered(0, 0, Offer(parties, (term,)), 1, (0,)),),
        deals=(Deal(0, 0, 0, parties, (term,), False, 1, (), "signed"),),
        in_force=(InForce("pact", parties, term.shares, 1),),
    )
    others_alone(desk, "agreements/pact.yaml", "parties")
    desk.authoring.between(desk.table)
    assert not desk.authoring.problems and desk.table.scenario.agreements["pact"].parties
    state = desk.table.state
    assert [one.status for one in (*state.offers, *state.deals)] == ["withdrawn", "rejected"]
    assert not state.in_force
    assert Said("author.ended.agreement", (("card", "pact"),)) in desk.told()
    desk.close("report")


def test_an_agreement_whose_card_went_is_no_longer_in_force(desk: Desk) -> None:
    text = desk.path("agreements/smart-border.yaml").read_text(encoding="utf-8")
    write(desk.path("agreements/pact.yaml"), text.replace("id: smart-border", "id: pact"))
    desk.close("negotiation")
    desk.table.state = changed(desk.table.state, in_force=(InForce("pact", (0, 2), ((0, 50), (2, 50)), 1),))
    desk.path("agreements/pact.yaml").unlink()
    desk.close()
    assert not desk.table.state.in_force
    assert Said("author.ended.agreement", (("card", "pact"),)) in desk.told()
    desk.close("report")


def test_an_event_that_waits_for_a_decision_keeps_its_choices(desk: Desk) -> None:
    desk.close("events")
    card = next(c for c in desk.table.scenario.happenings.values() if c.choices and c.chooser)
    state = desk.table.state
    desk.table.state = changed(state, phase="events", happened=(Happened(card.id, state.round, ((0, -1),)),))
    text = desk.path(f"events/{card.id}.yaml").read_text(encoding="utf-8")
    cut = text[: text.index("\nchoice:")]
    rest = text[text.index("\nchoice:") + 1 :].splitlines()[1:]
    after = next((at for at, line in enumerate(rest) if line and not line[0].isspace()), len(rest))
    write(desk.path(f"events/{card.id}.yaml"), cut + "\n" + "\n".join(rest[after:]) + "\n")
    desk.authoring.between(desk.table)
    assert desk.table.scenario.happenings[card.id].choices == card.choices
    assert desk.table.submit(Action(0, "choose", card.id, 0)).accepted
    desk.close("report")


def test_a_private_order_that_went_is_no_longer_held(desk: Desk) -> None:
    held = desk.table.state.seats[0].mandates
    assert held
    path = desk.path("actors/ottawa.yaml")
    text = path.read_text(encoding="utf-8")
    for id in held:
        text = text.replace(f"id: {id}", f"id: {id}-other")
    write(path, text)
    desk.close()
    assert not set(held) & set(desk.table.state.seats[0].mandates)
    desk.close("debrief")


@pytest.mark.parametrize(("old", "new"), [("rounds: 5", "rounds: 6"), ("months: 6", "months: 12")])
def test_another_calendar_waits_for_a_new_game(desk: Desk, old: str, new: str) -> None:
    path = desk.path(f"scenarios/{GAME}.yaml")
    edit(path, old, new)
    loaded = desk.table.loaded
    desk.close()
    assert desk.table.loaded is loaded and desk.authoring.apart == Said("author.apart")
    fresh = desk.opened()
    assert desk.authoring.apart is None
    assert (fresh.scenario.rounds, fresh.scenario.months) != (loaded.scenario.rounds, loaded.scenario.months)


def test_a_scenario_that_went_leaves_its_game_as_it_was(desk: Desk) -> None:
    text = desk.path(f"scenarios/{GAME}.yaml").read_text(encoding="utf-8")
    write(desk.path("scenarios/mine.yaml"), text.replace(f"id: {GAME}", "id: mine"))
    assert desk.authoring.look()
    desk.table = desk.opened("mine")
    desk.path("scenarios/mine.yaml").unlink()
    desk.close()
    assert desk.authoring.apart is not None and desk.authoring.apart.key == "author.apart.scenario"
    desk.close("report")


def test_what_was_thought_out_with_the_old_cards_is_not_done(desk: Desk) -> None:
    desk.close("negotiation")
    known = personas(desk.authoring.shelf)
    desk.table.drive(1, known["even-handed"])
    turn = desk.table.turn()
    assert turn is not None
    thought = think(desk.table.loaded, 5, turn)
    dear(desk, 99)
    desk.authoring.between(desk.table)
    assert not desk.table.take_up(thought)
    assert any(True for _ in desk.table.advance())


def test_a_loose_folder_is_played_over_the_games_own_cards(tmp_path: Path) -> None:
    (tmp_path / "programs").mkdir()
    text = (CONTENT / PROGRAM).read_text(encoding="utf-8")
    write(tmp_path / PROGRAM, text)
    authoring = Authoring(tmp_path)
    table = open_table(load(authoring.shelf.root, GAME, authoring.shelf), 5, (None,) * 4)
    authoring.follow(table, authoring.shelf)
    line = next(line for line in text.splitlines() if line.startswith("cost:"))
    edit(tmp_path / PROGRAM, line, "cost: {start: 0, yearly: 42}")
    assert table.submit(Action(WORLD, "close")).accepted
    assert table.scenario.programs["arming-officers"].yearly_cost == 420


def test_a_pack_is_played_with_as_it_is_written(tmp_path: Path) -> None:
    pack = tmp_path / "mine"
    (pack / "programs").mkdir(parents=True)
    write(pack / "pack.yaml", PACK)
    text = (CONTENT / PROGRAM).read_text(encoding="utf-8").replace("id: arming-officers", "id: own")
    write(pack / "programs" / "own.yaml", text)
    authoring = Authoring(pack)
    table = open_table(load(authoring.shelf.root, GAME, authoring.shelf), 5, (None,) * 4)
    authoring.follow(table, authoring.shelf)
    assert table.scenario.programs["own"].levels == 3
    edit(pack / "programs" / "own.yaml", "levels: 3", "levels: 4")
    assert table.submit(Action(WORLD, "close")).accepted
    assert table.scenario.programs["own"].levels == 4
    edit(pack / "programs" / "own.yaml", "levels: 4", "levels: four")
    assert authoring.look() and authoring.place(authoring.problems[0].file) == "programs/own.yaml"


def test_a_table_laid_with_older_cards_takes_up_what_was_seen_on_disk_since(desk: Desk) -> None:
    older = desk.authoring.shelf
    dear(desk, 99)
    assert desk.authoring.look()
    desk.table = open_table(load(desk.folder, GAME, older), 5, (None,) * 4)
    desk.authoring.follow(desk.table, older)
    assert price(desk) != 990
    desk.close()
    assert price(desk) == 990


def test_nothing_is_read_while_nothing_changed(desk: Desk) -> None:
    desk.close()
    shelf, loaded = desk.authoring.shelf, desk.table.loaded
    desk.close("report")
    assert desk.authoring.shelf is shelf and desk.table.loaded is loaded


def test_a_card_that_lies_deep_is_watched(tmp_path: Path) -> None:
    path = tmp_path / "drafts" / "autumn" / "late" / "own.yaml"
    path.parent.mkdir(parents=True)
    write(path, (CONTENT / PROGRAM).read_text(encoding="utf-8").replace("id: arming-officers", "id: own"))
    authoring = Authoring(tmp_path)
    assert authoring.shelf.cards["programs"]["own"].data["levels"] == 3
    assert not authoring.look()
    edit(path, "levels: 3", "levels: 2")
    assert authoring.look() and authoring.shelf.cards["programs"]["own"].data["levels"] == 2
    path.unlink()
    assert authoring.look() and "own" not in authoring.shelf.cards["programs"]
