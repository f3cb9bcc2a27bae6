"""What a seat may do besides programs and offers, what it has not done yet, and what its team proposes, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from game.rules import decode
from game.rules.cards import Choice
from game.rules.choices import payable
from game.rules.types import Action, Deal, Option
from game.server.lesson import Lesson, Person, Sheet
from game.server.reader import Reader
from game.server.worded_cards import moved, pleases
from game.telling.effects import strongest
from game.telling.moves import move_words
from game.telling.tell import term_words

Rows = Sequence[Mapping[str, Any]]


def events(reader: Reader) -> Rows:
    """Events that wait for the seat's choice: the story, and each choice with its price and what it moves."""
    found = []
    for option in reader.options:
        if option.verb == "choose":
            event = reader.scenario.happenings[option.card]
            found.append(
                {
                    "card": option.card,
                    "title": reader.text(event.title),
                    "text": reader.text(event.text),
                    "choices": [choice(reader, option, at, one) for at, one in enumerate(event.choices)],
                }
            )
    return found


def choice(reader: Reader, option: Option, at: int, one: Choice) -> Mapping[str, Any]:
    """One answer to an event; `why` says why it cannot be had."""
    price = [reader.t("choices.cost", money=one.cost)] if one.cost else []
    price += [reader.t("choices.capital", n=one.capital)] if one.capital else []
    able = at in payable(reader.scenario, reader.table.state.seats[reader.me], option.card)
    return {
        "at": at,
        "title": reader.text(one.title),
        "price": price,
        "moves": [moved(reader, effect) for effect in strongest(reader.scenario, one.effects)],
        "pleases": pleases(reader, one.pleases),
        "why": "" if able else reader.t("choices.short"),
    }


def levers(reader: Reader) -> Rows:
    """Appeals, lobbying and pressure that are open now: what each costs and at whom it may be aimed."""
    found = []
    for option in reader.options:
        if option.verb == "pull":
            lever = reader.scenario.levers[option.card]
            found.append(
                {
                    "card": lever.id,
                    "title": reader.text(lever.title),
                    "text": reader.text(lever.text),
                    "price": reader.t("lever.price", n=lever.capital),
                    "aims": [[seat, reader.name(seat)] for seat in option.targets],
                }
            )
    return found


def allies(reader: Reader) -> Rows:
    """With whom the seat may make common cause now; `on`: it has declared it."""
    mine = reader.view.seats[reader.me].allies
    return [
        {"seat": seat, "on": seat in mine, "said": ally_words(reader, seat), "name": reader.name(seat)}
        for seat in reader.targets("ally")
    ]


def ally_words(reader: Reader, seat: int) -> str:
    """A seat's name, and whether it has declared common cause."""
    theirs, mine = reader.me in reader.view.seats[seat].allies, seat in reader.view.seats[reader.me].allies
    return reader.t("means.ally.both" if theirs and mine else "means.ally.they" if theirs else "means.ally", who=seat)


def signed(reader: Reader) -> Rows:
    """Deals of the seat that wait for ratification: support at home, and how much capital may still carry them."""
    support = dict(reader.view.mine.support) if reader.view.mine is not None else {}
    rooms = {option.targets[0]: option.high for option in reader.options if option.verb == "carry"}
    return [
        {
            "number": deal.number,
            "clauses": [term_words(reader, term) for term in deal.terms],
            "support": reader.t("talks.support", share=support[deal.number]) if deal.number in support else "",
            "passes": support.get(deal.number, 0) >= 100,
            "carried": dict(deal.carried).get(reader.me, 0),
            "most": rooms.get(deal.number, 0),
        }
        for deal in reader.view.deals
        if waits(deal, reader.me)
    ]


def waits(deal: Deal, seat: int) -> bool:
    """Whether a deal of a seat waits for ratification."""
    return deal.status == "signed" and seat in deal.parties


def ready(reader: Reader) -> Mapping[str, Any]:
    """Whether the seat may say that it is done with the phase, what that is called, and what it leaves undone."""
    mine = reader.view.seats[reader.me]
    return {
        "may": reader.option("pass") is not None,
        "done": mine.ready,
        "said": reader.t(f"done.{reader.view.phase}") if reader.option("pass") is not None else "",
        "undone": undone(reader),
    }


def undone(reader: Reader) -> list[str]:
    """What the seat could still do in this phase, as sentences; nothing when it is done with it."""
    found = []
    if waiting := len(reader.targets("answer")):
        found.append(reader.t("undone.answer", n=waiting))
    if (offers := reader.option("offer")) is not None:
        found.append(reader.t("undone.offer", n=offers.high))
    weak = sum(1 for deal in signed(reader) if not deal["passes"] and deal["most"])
    if weak:
        found.append(reader.t("undone.carry", n=weak))
    if reader.view.phase == "programs" and reader.option("pass") is not None:
        _, left = reader.table.purse(reader.me)
        if left > 0:
            found.append(reader.t("undone.money", money=left))
    return found


def proposals(reader: Reader, lesson: Lesson, who: Person) -> Rows:
    """Moves that wait in the reader's team, each as a sentence, and why the table would refuse it now ("": not)."""
    return [
        {
            "number": sheet.number,
            "by": sheet.by,
            "name": lesson.people[sheet.by].name,
            "said": move_words(reader, reader.me, decode(Action, json.loads(sheet.act))),
            "why": refused(reader, sheet),
        }
        for sheet in lesson.sheets
        if (sheet.table, sheet.seat, sheet.status) == (who.table, who.seat, "open")
    ]


def refused(reader: Reader, sheet: Sheet) -> str:
    """Why a proposal cannot be submitted now."""
    said = reader.table.refusal(decode(Action, json.loads(sheet.act)))
    return reader.say(said) if said is not None else ""
