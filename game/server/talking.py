"""Offers and messages of a table in words, as much of them as the reader may know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.rules import encode, told
from game.rules.levers import LONGEST_MESSAGE
from game.rules.money import first_cost
from game.rules.offers import REASONS
from game.rules.types import Action, Offer, Offered, Said, Term
from game.server.bench import bench
from game.server.hall import Hall
from game.server.lesson import Person
from game.server.reader import Reader
from game.server.stages import held
from game.table.speech import SAYS
from game.telling.counters import change_words, differences
from game.telling.families import families
from game.telling.tell import parties_words, state_of_offer, term_words

MOST_LETTERS = 150
"""Messages that a page is shown, the latest; all of them are in the record."""


def talks_shows(hall: Hall, who: Person, reader: Reader) -> Mapping[str, Any]:
    """What a seat may do at the table of offers now and with what, and what it wrote and was told."""
    still = held(hall.lesson)
    frozen = Said("room.chat-frozen") if hall.lesson.tables[who.table].frozen else None
    return {
        "talks": talks(reader, still, still or frozen),
        "threads": threads(reader),
        "bench": kept_bench(hall, who, reader),
    }


def kept_bench(hall: Hall, who: Person, reader: Reader) -> Any:
    """The bench, made anew when anything that it stands on has changed."""
    option = reader.option("offer")
    view, cards = reader.view, option.cards if option is not None else None
    mark = (reader.table, view.round, view.last, view.running, cards)
    return hall.worded.get(("bench", who.table, who.seat, who.language), mark, lambda: bench(reader))


# --- offers ---


def offers(reader: Reader) -> list[Mapping[str, Any]]:
    """Every offer that the reader may see, each family from its root on."""
    refused = reasons_given(reader)
    found: list[Mapping[str, Any]] = []
    for family in families(reader.view.offers):
        root = family[0].offered.number
        for node in family:
            said = offer(reader, node.offered)
            found.append({**said, "root": root, "depth": node.depth, "refused": refused.get(node.offered.number, [])})
    return found


def offer(reader: Reader, offered: Offered) -> Mapping[str, Any]:
    """An offer in sentences: who gives what, how it stands, what it changes, and what the reader may do with it."""
    bundle, number = offered.offer, offered.number
    open_now = offered.status == "open"
    can = {option.verb for option in reader.options if option.verb == "offer" or number in option.targets}
    parent = reader.offered(bundle.parent) if bundle.parent >= 0 else None
    yes = Action(reader.me, "answer", target=number, amount=1)
    barred = reader.table.refusal(yes) if "answer" in can else None
    return {
        "number": number,
        "title": reader.t("talks.from-to", who=offered.maker, text=parties_words(reader, bundle, offered.maker)),
        "from": reader.name(offered.maker),
        "to": parties_words(reader, bundle, offered.maker),
        "clauses": [term_words(reader, term) for term in bundle.terms],
        "sides": sides(reader, bundle.terms),
        "dues": dues(reader, bundle.terms) if open_now and reader.me in bundle.parties else "",
        "state": state_of_offer(reader, offered),
        "status": offered.status,
        "round": offered.made,
        "until": until(reader, offered) if open_now else "",
        "secret": bundle.secret,
        "parent": bundle.parent,
        "against": reader.t("counter.title", who=parent.maker) if parent is not None else "",
        "changes": changes(reader, parent.offer, bundle) if parent is not None else [],
        "accepted": [reader.name(seat) for seat in offered.accepted if seat != offered.maker],
        "mine": offered.maker == reader.me,
        "party": reader.me in bundle.parties,
        "answer": "answer" in can,
        "barred": reader.say(barred) if barred is not None else "",
        "withdraw": "withdraw" in can,
        "counter": open_now and "offer" in can and reader.me in bundle.parties and offered.maker != reader.me,
        "offer": encode(bundle),
    }


def sides(reader: Reader, terms: Sequence[Term]) -> list[Mapping[str, Any]]:
    """Clauses by who gives: what all sign, then what the reader gives, then the others as they sit."""
    givers = sorted({giver(term) for term in terms}, key=lambda seat: (seat != -1, seat != reader.me, seat))
    return [
        {
            "said": gives(reader, seat),
            "seat": seat,
            "clauses": [term_words(reader, term) for term in terms if giver(term) == seat],
        }
        for seat in givers
    ]


def dues(reader: Reader, terms: Sequence[Term]) -> str:
    """What the reader's part of a bundle costs in its first round: agreements, payments, and programs at the levels

    promised, starts included; "" where it costs nothing.
    """
    money = first_cost(reader.scenario, terms, reader.me)
    for term in terms:
        if term.by != reader.me:
            continue
        if term.kind == "pay":
            money += term.amount
        if term.kind == "fund":
            running = next((r.level for r in reader.view.running if (r.card, r.owner) == (term.card, reader.me)), 0)
            now = reader.table.price(reader.me, term.card, running) if running else 0
            money += max(0, reader.table.price(reader.me, term.card, term.amount) - now)
    return reader.t("talks.dues", money=money) if money else ""


def giver(term: Term) -> int:
    """The seat that gives by a clause; -1 for what all sign together."""
    return -1 if term.kind == "sign" else term.by


def gives(reader: Reader, seat: int) -> str:
    """The heading over what a seat gives."""
    if seat == -1:
        return reader.t("talking.together")
    return reader.t("talking.you-give") if seat == reader.me else reader.t("talking.gives", who=seat)


def until(reader: Reader, offered: Offered) -> str:
    """How long an open offer can still be answered."""
    last = min(offered.made + offered.offer.lasts - 1, reader.view.last)
    return reader.t("talking.until.now" if last <= reader.view.round else "talking.until", n=last, round=last)


def changes(reader: Reader, before: Offer, after: Offer) -> list[str]:
    """What a counter-offer changes, as sentences."""
    found = [change_words(reader, one) for one in differences(before.terms, after.terms)]
    return found or [reader.t("counter.same")]


def reasons_given(reader: Reader) -> Mapping[int, list[str]]:
    """By number of an offer: who refused it and why, as far as the reader heard."""
    found: dict[int, list[str]] = {}
    for _, _, said in reader.table.told(reader.me):
        if said.key == "did.refuse":
            values = dict(said.values)
            text = reader.t("offer.refusal", who=values["who"], what=values["key"])
            found.setdefault(int(values["n"]), []).append(text)
    return found


# --- what the seat may do ---


def talks(reader: Reader, still: Said | None, quiet: Said | None) -> Mapping[str, Any]:
    """Whether the seat may make offers and write messages now, and what it may answer with.

    `still`: why the lesson lets no table play; `quiet`: why nobody may write.
    """
    mine = reader.view.mine
    assert mine is not None
    return {
        "left": mine.offers_left,
        "left_said": reader.t("talks.left", n=mine.offers_left),
        "no_offers": barred(reader, still, Action(reader.me, "offer"), "offer"),
        "no_messages": barred(reader, quiet, letter_to_next(reader), "message"),
        "longest": LONGEST_MESSAGE,
        "reasons": [[key, reader.t(key)] for key in REASONS if key],
    }


def barred(reader: Reader, why: Said | None, action: Action, verb: str) -> str:
    """Why the seat may not do a kind of thing at all now; "" when it may. `why`: a reason beside the table's own."""
    if why is not None:
        return reader.say(why)
    if any(option.verb == verb for option in reader.options):
        return ""
    said = reader.table.refusal(action)
    return reader.say(said) if said is not None else ""


def letter_to_next(reader: Reader) -> Action:
    """A message of which nothing but its time can be wrong."""
    other = (reader.me + 1) % len(reader.scenario.actors)
    return Action(reader.me, "message", text="?", offer=Offer((reader.me, other), ()))


# --- messages ---


def threads(reader: Reader) -> Mapping[str, Any]:
    """What the reader wrote, was sent or heard said aloud, the latest last; and the date of each round so far."""
    seats = len(reader.scenario.actors)
    heard: list[tuple[int, int, int, tuple[int, ...], Said | str]] = [
        (one.number, one.round, one.by, one.to, one.text) for one in reader.table.letters(reader.me)
    ]
    heard += [(n, round, speaker(said), to, said) for n, round, said, to in said_aloud(reader, seats)]
    heard.sort(key=lambda one: one[0])
    return {
        "letters": [
            {
                "number": number,
                "round": round,
                "from": by,
                "to": list(to),
                "text": reader.say(words) if isinstance(words, Said) else words,
                "mine": by == reader.me,
                "aloud": isinstance(words, Said),
            }
            for number, round, by, to, words in heard[-MOST_LETTERS:]
        ],
        "earlier": max(0, len(heard) - MOST_LETTERS),
        "dates": [reader.t("letters.when", n=round, round=round) for round in range(1, reader.view.round + 1)],
    }


def said_aloud(reader: Reader, seats: int) -> list[tuple[int, int, Said, tuple[int, ...]]]:
    """(number, round, sentence, to whom) of what a persona said with an act, as far as the reader heard it."""
    found = []
    for heard in reader.table.heard:
        said, to = heard.event.said, heard.event.to
        if said.key.startswith(SAYS) and told(heard.event, reader.me) == said:
            all_who = range(seats) if to is None else to
            by = speaker(said)
            found.append((heard.number, heard.round, said, tuple(seat for seat in all_who if seat != by)))
    return found


def speaker(said: Said) -> int:
    """The seat that says a sentence aloud."""
    return int(dict(said.values)["who"])
