"""What a counter-offer changes in the offer that it answers: what came in, what went out, what is more or less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.rules.types import Term
from game.telling.seen import Seen
from game.telling.tell import giver_word, short


@dataclass(frozen=True, slots=True)
class Difference:
    """`kind`: in, out, more, less, or other (costs shared in another way); the clause before (None: it came in) and
    after (None: it went out)."""

    kind: str
    before: Term | None
    after: Term | None


def differences(before: Sequence[Term], after: Sequence[Term]) -> list[Difference]:
    """Clause by clause, in the order of the counter-offer; what went out comes last. The same clause: nothing."""
    left = list(before)
    found: list[Difference] = []
    for term in after:
        same = next((one for one in left if one == term), None) or next((one for one in left if like(one, term)), None)
        if same is None:
            found.append(Difference("in", None, term))
            continue
        left.remove(same)
        if same != term:
            found.append(Difference(more_or_less(same, term), same, term))
    return found + [Difference("out", term, None) for term in left]


def like(one: Term, other: Term) -> bool:
    """Whether two clauses are about the same thing, in other amounts."""
    return (one.kind, one.by, one.card, one.target) == (other.kind, other.by, other.card, other.target)


def more_or_less(before: Term, after: Term) -> str:
    """Whether a clause gives more or less than before, by amount and rounds together."""
    if before.kind == "sign":
        return "other"
    was, now = max(1, before.amount) * before.rounds, max(1, after.amount) * after.rounds
    return "more" if now > was else "less" if now < was else "other"


def change_words(seen: Seen, one: Difference) -> str:
    """A difference as a sentence."""
    term = one.after or one.before
    assert term is not None
    what = giver_word(seen, term) + short(seen, term)
    if one.before is None or one.after is None:
        return seen.t(f"counter.{one.kind}", text=what)
    if term.kind == "sign":
        was = dict(one.before.shares)
        moved = [
            seen.t("counter.share", who=seat, before=was.get(seat, 0), share=share)
            for seat, share in one.after.shares
            if was.get(seat, 0) != share
        ]
        return seen.t("counter.shares", card=term.card, text=", ".join(moved))
    steps = []
    if one.before.amount != one.after.amount:
        unit = "money" if term.kind == "pay" else "level"
        steps.append(seen.t(f"counter.{unit}", before=one.before.amount, after=one.after.amount))
    if one.before.rounds != one.after.rounds:
        steps.append(seen.t("counter.rounds", before=one.before.rounds, n=one.after.rounds))
    return seen.t(f"counter.{one.kind}", text=f"{what} ({seen.series(steps)})")
