"""The advisor's hints: each comes in its situation and goes with it, none is said where it is false, and off is off."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.catalog.texts import Words
from game.client.desk import hints, reading
from game.client.desk.desk import TABS, Desk
from game.client.desk.points import where
from game.client.kit.widget import walk
from game.client.screens.game import GameScreen
from game.client.settings import load
from game.rules.money import with_seat
from game.rules.record import changed
from game.rules.types import WORLD, Action, Offer, Term
from game.table.table import Table
from tests.client.person import Person
from tests.client.test_whole_game import reach
from tests.shipped import words
from tests.table.room import SWAP, four, played, table

ME = 1


def desk(here: Table, language: str = "en") -> Desk:
    return Desk(here, ME, words(language), lambda text, kind: None)


def kinds(seen: Desk) -> set[str]:
    """The first word of the id of every hint that would be given now, those behind others too."""
    seen.hushed.clear()
    found = set()
    while (hint := hints.hint(seen)) is not None:
        found.add(hint.id.split("-")[0])
        seen.hushed.add(hint.id)
    seen.hushed.clear()
    return found


def do(here: Table, seat: int, verb: str, **more: object) -> None:
    reply = here.submit(Action(seat, verb, **more))  # type: ignore[arg-type]
    assert reply.accepted, reply.said


def on(here: Table, round: int, phase: str) -> None:
    while (here.state.round, here.state.phase) != (round, phase):
        if here.state.phase == "resolution":
            for _ in here.advance():
                pass
        else:
            do(here, WORLD, "close")


def defiant() -> Table:
    """The four at a table where my own house is hard to please."""
    here = four()
    mine = changed(here.state.seats[ME], majority="defiant")
    here.state = with_seat(here.state, ME, mine)
    return here


def weak(here: Table) -> tuple[Offer, int, int]:
    """A signature that would fail in my house, who may offer it, and the support it has, in percent."""
    seen = desk(here)
    for card in here.scenario.agreements:
        for other in (0, 3):
            parties = (min(ME, other), max(ME, other))
            offer = Offer(parties, (Term("sign", card=card, shares=tuple((seat, 50) for seat in parties)),))
            share = reading.at_home(seen, offer)
            if share is not None and share < 100 and here.refusal(Action(other, "offer", offer=offer)) is None:
                return offer, other, share
    raise AssertionError("every signature passes")


def test_an_offer_that_waits() -> None:
    here = four()
    assert "answer" not in kinds(desk(here))
    do(here, 0, "offer", offer=SWAP)
    (offered,) = here.state.offers
    found = hints.hint(desk(here))
    assert found is not None and found.id == f"answer-{offered.number}" and found.point.id == f"accept-{offered.number}"
    do(here, ME, "answer", target=offered.number, amount=0)
    assert "answer" not in kinds(desk(here))
    do(here, 0, "offer", offer=SWAP)
    assert "answer" in kinds(desk(here)), "another offer is another hint"
    do(here, 0, "withdraw", target=here.state.offers[-1].number)
    assert "answer" not in kinds(desk(here))


def test_what_my_house_would_refuse() -> None:
    here = defiant()
    offer, maker, share = weak(here)
    seen = desk(here)
    seen.start_draft(parties=tuple(seat for seat in offer.parties if seat != ME))
    assert "home" not in kinds(seen), "nothing is written yet"
    assert seen.draft is not None
    seen.draft.terms = offer.terms
    found = hints.hint(seen)
    assert found is not None and f"{share}%" in seen.say(found.said)
    seen.draft.terms = (Term("pay", ME, "", 10, 0),)
    assert "home" not in kinds(seen), "what needs no ratification is no matter for the house"
    seen.draft = None
    do(here, maker, "offer", offer=offer)
    seen.refresh()
    found = hints.hint(seen)
    assert found is not None and found.id.startswith("home-") and f"{share}%" in seen.say(found.said)


def test_a_signed_deal_that_would_fall() -> None:
    here = defiant()
    offer, maker, _ = weak(here)
    do(here, maker, "offer", offer=offer)
    assert "carry" not in kinds(desk(here))
    do(here, ME, "answer", target=here.state.offers[-1].number, amount=1)
    assert "carry" in kinds(desk(here))
    for _ in range(20):
        seen = desk(here)
        assert seen.view.mine is not None
        option = seen.option("carry")
        can = option is not None and option.high > 0
        assert ("carry" in kinds(seen)) == (can and dict(seen.view.mine.support)[0] < 100)
        if not can:
            break
        do(here, ME, "carry", target=0, amount=1)


def test_common_cause_takes_two() -> None:
    here = four()
    do(here, 0, "ally", target=2, amount=1)
    assert "ally" not in kinds(desk(here)), "that is between others"
    do(here, 0, "ally", target=ME, amount=1)
    assert "ally" in kinds(desk(here))
    do(here, ME, "ally", target=0, amount=1)
    assert "ally" not in kinds(desk(here))


def test_a_promise_that_the_plan_would_break() -> None:
    here = four()
    card = next(o for o in ("quebec-delegations", "corridor-roads") if o in here.scenario.programs)
    offer = Offer((0, ME), (Term("fund", ME, card, 1, rounds=2), Term("pay", 0, "", 10, ME)))
    do(here, 0, "offer", offer=offer)
    do(here, ME, "answer", target=0, amount=1)
    assert "due" not in kinds(desk(here)), "there is no plan yet"
    on(here, 1, "programs")
    assert "due" not in kinds(desk(here)), "the plan holds what was promised"
    do(here, ME, "fund", card=card, amount=0)
    assert "due" in kinds(desk(here))
    found = hints.hint(desk(here))
    assert found is not None and found.point.id == f"fund-{card}"
    do(here, ME, "fund", card=card, amount=1)
    assert "due" not in kinds(desk(here))
    do(here, ME, "fund", card=card, amount=0)
    on(here, 2, "programs")
    assert "broken" in {p.status for p in here.state.promises}, "it was as the hint said"
    assert "due" not in kinds(desk(here)), "what is broken is due no more"


@pytest.mark.parametrize("round", [1, 2, 3])
def test_money_that_nobody_keeps_is_what_lapses(round: int) -> None:
    here = four()
    on(here, round, "programs")
    found = next((h for h in (hints.money_nobody_keeps(desk(here)),) if h is not None), None)
    funds = here.state.seats[ME].funds
    last = round == here.scenario.rounds
    if not last:
        revenue = here.scenario.actors[ME].revenue
        on(here, round + 1, "briefing")
        lost = funds + here.loaded.scenario.actors[ME].revenue - here.state.seats[ME].funds
        assert max(0, funds - revenue) == lost, "months of a year: what came in is a year's revenue"
    else:
        lost = funds
    assert (found is not None) == (lost > 0)
    if found is not None:
        assert dict(found.said.values)["money"] == lost
        assert found.said.key == ("hint.money.last" if last else "hint.money")


def test_money_is_no_matter_when_nothing_can_be_bought() -> None:
    here = four()
    on(here, 3, "programs")
    seen = desk(here)
    assert hints.money_nobody_keeps(seen) is not None
    seen.options = tuple(o for o in seen.options if o.verb != "fund")
    assert hints.money_nobody_keeps(seen) is None


def test_a_card_that_works_only_after_the_end() -> None:
    here = four()
    cards = here.scenario.programs.values()
    slow = [c.id for c in cards if c.delay_months >= 12 and c.effects and here.refusal_of_start(ME, c.id) is None]
    assert slow
    on(here, 1, "programs")
    do(here, ME, "fund", card=slow[0], amount=1)
    late = here.scenario.programs[slow[0]].delay_months >= 36
    assert ("late" in kinds(desk(here))) == late, "three years are left"
    on(here, 3, "programs")
    assert "late" not in kinds(desk(here)), "what runs already works already"
    here = four()
    on(here, 3, "programs")
    assert "late" not in kinds(desk(here))
    do(here, ME, "fund", card=slow[0], amount=1)
    assert "late" in kinds(desk(here))
    do(here, ME, "fund", card=slow[0], amount=0)
    assert "late" not in kinds(desk(here))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_in_a_whole_game_no_hint_is_false_and_each_can_be_told_and_shown(language: str) -> None:
    """Each hint is held against the rules themselves, through a game with personas."""
    met: set[str] = set()
    for seed in (3, 22):
        here = table(None, seed)
        while here.state.phase != "debrief":
            for _ in here.advance():
                pass
            seen = desk(here, language)
            for rule in hints.RULES:
                found = rule(seen) if seen.my_turn else None
                if found is not None:
                    met.add(rule.__name__)
                    true(here, found)
                    assert seen.say(found.said) and seen.say(found.why) and where(seen, found.point)
                    assert found.point.tab in TABS
            step(here)
    assert {"unanswered", "money_nobody_keeps", "common_cause"} <= met


def true(here: Table, found: hints.Hint) -> None:
    """What a hint says, asked of the rules."""
    kind, _, rest = found.id.partition("-")
    if kind == "answer":
        assert here.refusal(Action(ME, "answer", target=int(rest), amount=1)) is None or here.refusal(
            Action(ME, "answer", target=int(rest), amount=0)
        ) is None  # fmt: skip
    if kind == "ally":
        assert ME in here.state.seats[int(rest)].allies and int(rest) not in here.state.seats[ME].allies
    if kind == "carry":
        assert here.refusal(Action(ME, "carry", target=int(rest), amount=1)) is None
    if kind == "money":
        assert dict(found.said.values)["money"] <= here.state.seats[ME].funds  # type: ignore[operator]


def step(here: Table) -> None:
    """The person answers nothing, chooses what comes first, and passes."""
    if here.state.phase == "debrief":
        return
    option = next((o for o in here.options(ME) if o.verb == "choose"), None)
    if option is not None:
        do(here, ME, "choose", card=option.card, amount=option.targets[0])
    else:
        do(here, ME, "pass")


def test_none_when_it_is_not_my_turn_or_the_game_is_over() -> None:
    here = four()
    do(here, 0, "ally", target=ME, amount=1)
    do(here, ME, "pass")
    assert hints.hint(desk(here)) is None
    assert hints.hint(desk(played(table(), ME))) is None


def test_one_at_a_time_and_what_was_put_away_stays_away() -> None:
    here = four()
    do(here, 0, "ally", target=ME, amount=1)
    do(here, 0, "offer", offer=SWAP)
    seen = desk(here)
    first = hints.hint(seen)
    assert first is not None and first.id.startswith("answer-")
    seen.hushed.add(first.id)
    second = hints.hint(seen)
    assert second is not None and second.id == "ally-0"


# --- in the window ---


def shown(person: Person) -> bool:
    person.look()
    return any(widget.id == "hint" for widget in walk(person.app.stage.root))


def talking(folder: Path, hand: str, language: str) -> tuple[Person, GameScreen]:
    """At the negotiation of a game without a guide, with an offer that waits."""
    person = Person(folder, hand, language)
    game = person.sit("autumn-2001", ME)
    person.app.keep = folder / "settings.json"
    reach(person, game, "negotiation")
    game.desk.table.submit(Action(0, "ally", target=ME, amount=1))
    game.desk.refresh()
    person.app.refresh()
    return person, game


@pytest.mark.parametrize(("hand", "language"), [("keys", "en"), ("mouse", "fr")])
def test_a_hint_in_the_window(tmp_path: Path, hand: str, language: str) -> None:
    person, game = talking(tmp_path, hand, language)
    assert shown(person)
    before = len(game.desk.table.actions)
    said: Words = words(language)
    found = hints.hint(game.desk)
    assert found is not None
    person.press("hint-why")
    texts = {getattr(widget, "text", "") for widget in walk(person.app.stage.find("hint"))}
    assert said.say(found.said, game.desk.scenario) in texts and said.say(found.why, game.desk.scenario) in texts
    game.desk.tab = "map"
    person.app.refresh()
    person.press("hint-show")
    person.look()
    assert game.desk.tab == found.point.tab and person.app.stage.focus_id == found.point.id
    person.press("hint-away")
    assert found.id in game.desk.hushed and hints.hint(game.desk) != found
    assert len(game.desk.table.actions) == before, "it never plays for the player"


@pytest.mark.parametrize("hand", ["keys", "mouse"])
def test_off_is_off_and_remembered_until_it_is_switched_on(tmp_path: Path, hand: str) -> None:
    person, game = talking(tmp_path, hand, "en")
    person.press("hint-off")
    assert not shown(person) and hints.hint(game.desk) is not None
    assert load(tmp_path / "settings.json")[0].hints is False
    person.press("desk-menu")
    person.press("menu-settings")
    person.press("hints")
    person.press("done")
    assert shown(person) and load(tmp_path / "settings.json")[0].hints is True


def test_the_guide_has_the_say_before_the_advisor(tmp_path: Path) -> None:
    person = Person(tmp_path, "mouse")
    game = reach(person, person.sit("first-game", ME), "negotiation")
    assert game.guide is not None and hints.hint(game.desk) is not None and not shown(person)
    game.guide.on = False
    person.app.refresh()
    assert shown(person)
