"""The clause being added: its fields, each a drop-down or a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from game.client.desk.desk import Desk, Draft
from game.client.kit.controls import Button
from game.client.kit.dropdown import Dropdown
from game.client.kit.labels import Label
from game.client.kit.layout import Flow, Row
from game.client.kit.numbers import Slider, Stepper
from game.client.kit.widget import Widget
from game.rules.cards import fits_any
from game.rules.types import Term

MONEY_STEP = 10
SHARE_STEP = 5


def opening_term(desk: Desk, draft: Draft, kind: str) -> Term:
    """A clause of this kind with the first sensible value in each field."""
    others = [seat for seat in draft.parties if seat != desk.me]
    other = others[0] if others else desk.me
    if kind == "sign":
        cards = agreements(desk, draft)
        return Term("sign", card=cards[0][0] if cards else "", shares=even(draft.parties))
    if kind == "pay":
        return Term("pay", desk.me, amount=MONEY_STEP, target=other)
    if kind == "support":
        cards = all_agreements(desk)
        return Term("support", other, cards[0][0] if cards else "")
    cards = owned(desk, other)
    term = Term(kind, other, cards[0][0] if cards else "", amount=1 if kind == "fund" else 0)
    return replace(term, target=desk.me) if kind == "exempt" else term


def even(seats: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Cost shares as equal as whole percentages allow, adding up to 100."""
    share, rest = divmod(100, len(seats))
    return tuple((seat, share + (1 if i < rest else 0)) for i, seat in enumerate(seats))


def agreements(desk: Desk, draft: Draft) -> list[tuple[str, str]]:
    """Agreements that these parties may sign together: (id, title), as the options list them."""
    option = desk.option("offer")
    open_now = set(option.cards) if option is not None else set()
    return [
        (card.id, desk.text(card.title))
        for card in desk.scenario.agreements.values()
        if card.id in open_now
        and all(fits_any(desk.actor(seat), card.parties + card.open_to) for seat in draft.parties)
    ]


def all_agreements(desk: Desk) -> list[tuple[str, str]]:
    """Every agreement, for support in somebody's house."""
    return [(card.id, desk.text(card.title)) for card in desk.scenario.agreements.values()]


def owned(desk: Desk, seat: int) -> list[tuple[str, str]]:
    """Programs in a seat's jurisdiction: (id, title)."""
    cards = desk.scenario.programs.values()
    return [(card.id, desk.text(card.title)) for card in cards if fits_any(desk.actor(seat), card.by)]


def rounds_left(desk: Desk) -> int:
    """For how many rounds a clause can last now."""
    return max(1, desk.view.last - desk.view.round + 1)


def most(desk: Desk, term: Term) -> int:
    """The largest amount of a clause: levels of a program, or what its payer takes in a year."""
    if term.kind == "pay":
        return max(MONEY_STEP, desk.view.seats[term.by].revenue)
    return desk.scenario.programs[term.card].levels if term.kind == "fund" and term.card else term.amount


def within(desk: Desk, term: Term) -> Term:
    """The clause with the numbers that its fields can show, now that payer, card or round may be others."""
    if term.kind == "sign":
        return term
    return replace(term, amount=min(term.amount, most(desk, term)), rounds=min(term.rounds, rounds_left(desk)))


def fields(desk: Desk, draft: Draft) -> list[Widget | None]:
    """The fields of the clause being added, and the button that adds it."""
    term = draft.term = within(desk, draft.term)
    rows: list[Widget | None] = []
    if term.kind == "sign":
        rows += [picker(desk, draft, "card", agreements(desk, draft)), *shares(desk, draft)]
    else:
        rows.append(seat_picker(desk, draft, "by"))
    if term.kind in ("fund", "suspend", "exempt"):
        rows.append(picker(desk, draft, "card", owned(desk, term.by)))
    if term.kind == "support":
        rows.append(picker(desk, draft, "card", all_agreements(desk)))
    if term.kind in ("pay", "exempt"):
        rows.append(seat_picker(desk, draft, "target"))
    if term.kind == "fund" and term.card:
        rows.append(stepper(desk, draft, "amount", most(desk, term), 1, level_text(desk)))
    if term.kind == "pay":
        rows.append(
            stepper(desk, draft, "amount", most(desk, term), MONEY_STEP, lambda n: desk.t("plain.money", money=n))
        )
    if term.kind != "sign":
        rows.append(stepper(desk, draft, "rounds", rounds_left(desk), 1, lambda n: desk.t("draft.rounds", n=n)))
    complete = bool(term.card) or term.kind == "pay"
    barred = "" if complete else desk.t("draft.no-card")
    return [*rows, done(desk, draft, barred)]


def done(desk: Desk, draft: Draft, barred: str) -> Widget:
    """Adds the clause; or puts it back in its place as it is now, or takes it out."""

    def add() -> None:
        draft.terms = (*draft.terms, draft.term)
        draft.adding = ""

    def put_back() -> None:
        draft.terms = (*draft.terms[: draft.picked], draft.term, *draft.terms[draft.picked + 1 :])
        draft.adding, draft.picked = "", -1

    def remove() -> None:
        draft.terms = draft.terms[: draft.picked] + draft.terms[draft.picked + 1 :]
        draft.adding, draft.picked = "", -1

    if draft.picked < 0:
        return Button(desk.t("draft.add-term"), add, mark="plus", barred=barred, id="draft-add")
    return Flow(
        [
            Button(desk.t("draft.put-back"), put_back, mark="check", barred=barred, id="draft-change"),
            Button(desk.t("draft.remove"), remove, kind="danger", mark="close", id="draft-remove"),
        ],
        gap=8,
    )


def level_text(desk: Desk) -> Callable[[int], str]:
    """Writes a level."""
    return lambda n: desk.t("draft.level", n=n)


def labelled(desk: Desk, key: str, widget: Widget) -> Widget:
    """A field with its name before it."""
    return Row([Label(desk.t(key), "small", ink="soft", grow=1), widget], gap=12)


def picker(desk: Desk, draft: Draft, field: str, choices: Sequence[tuple[str, str]]) -> Widget:
    """A drop-down for a card."""
    if not choices:
        return Label(desk.t("draft.no-card"), "small", ink="warn")

    def choose(value: str) -> None:
        draft.term = replace(draft.term, card=value)

    return labelled(desk, "draft.field.card", Dropdown(choices, draft.term.card, choose, id=f"draft-{field}"))


def seat_picker(desk: Desk, draft: Draft, field: str) -> Widget:
    """A drop-down for one of the parties."""

    def choose(value: str) -> None:
        seat = int(value)
        term = replace(draft.term, by=seat) if field == "by" else replace(draft.term, target=seat)
        if field == "by" and term.kind in ("fund", "suspend", "exempt"):
            cards = owned(desk, term.by)
            term = replace(term, card=cards[0][0] if cards else "")
        draft.term = term

    choices = [(str(seat), desk.name(seat)) for seat in draft.parties]
    value = str(getattr(draft.term, field))
    return labelled(desk, f"draft.field.{field}", Dropdown(choices, value, choose, id=f"draft-{field}"))


def stepper(desk: Desk, draft: Draft, field: str, high: int, step: int, show: Callable[[int], str]) -> Widget:
    """A number of the clause, from one step up, or from what another has written that is less."""

    def change(value: int) -> None:
        rounds = field == "rounds"
        draft.term = replace(draft.term, rounds=value) if rounds else replace(draft.term, amount=value)

    value = int(getattr(draft.term, field))
    widget = Stepper(value, min(step, value), high, change, step=step, show=show, id=f"draft-{field}")
    return labelled(desk, f"draft.field.{field}.{draft.term.kind}", widget)


def shares(desk: Desk, draft: Draft) -> list[Widget | None]:
    """Who pays which part of an agreement: one slider a party; the others take up the difference in order."""
    given = (
        dict(draft.term.shares)
        if {seat for seat, _ in draft.term.shares} == set(draft.parties)
        else dict(even(draft.parties))
    )

    def change(seat: int, value: int) -> None:
        rest = 100 - value
        others = [s for s in draft.parties if s != seat]
        total = sum(given[s] for s in others)
        parts = {s: given[s] * rest // total if total else rest // len(others) for s in others}
        parts[others[0]] += rest - sum(parts.values())
        draft.term = replace(draft.term, shares=tuple((s, value if s == seat else parts[s]) for s in draft.parties))

    def slider(seat: int) -> Slider:
        return Slider(
            given[seat],
            0,
            100,
            lambda value: change(seat, value),
            step=SHARE_STEP,
            show=lambda n: desk.t("plain.percent", share=n),
            id=f"share-{seat}",
        )

    return [labelled_seat(desk, seat, slider(seat)) for seat in draft.parties]


def labelled_seat(desk: Desk, seat: int, widget: Widget) -> Widget:
    """A field named by a seat."""
    return Row([Label(desk.t("draft.share-of", who=seat), "small", ink="soft", grow=1), widget], gap=12)
