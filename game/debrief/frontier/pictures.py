"""A bargaining set as a picture: for two parties one plane, for more a plane for each pair; concessions as lines."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from game.debrief.drawn.charts import Dot, Run, Words, lines, scatter
from game.debrief.drawn.ink import Ink, of_seat
from game.debrief.frontier.bargain import ELSEWHERE, OFFERED, Bargain
from game.debrief.played import Played
from game.debrief.telling import Telling
from game.telling.markup import Markup

RULES = ("nash", "kalai", "equal", "largest")
FAINT = Ink("#8b939b", "", "ring")
FRONT = Ink("#333333", "", "circle")
DEAL = Ink("#9a3b00", "", "diamond")
NOTHING = Ink("#333333", "", "cross")
ON_THE_WAY = Ink("#5b3fa0", "", "down")
CHOSEN = Ink("#0b6b3a", "", "square")
FAR = 0.5
"""How far below nothing a bundle may lie and still be drawn, as part of the most that the party could gain."""
CLOSE = 0.4
"""The picture shows no agreement only where the least of what is drawn lies below this part of the most."""
PAIRS = 6
"""Pictures of pairs at most: every pair of four parties; eight have twenty-eight, of which a page holds few."""
LARGE, SMALL = (440.0, 215.0), (300.0, 185.0)


def names(one: Bargain, telling: Telling, kind: str = "mark") -> dict[int, str]:
    """By place of a bundle: what it is called, the deal and what the four rules choose, several in one name; "full"
    in full, "mark" as beside a mark, "letter" in one letter."""
    found: dict[int, list[str]] = {}
    if one.deal is not None:
        found[0] = ["deal" if one.outcome is not None else "rejected"]
    for rule in RULES:
        at = getattr(one.solutions, rule)
        if at is not None:
            found.setdefault(at, []).append(rule)
    for at, each in found.items():
        if len(set(each) & set(RULES)) == len(RULES):
            found[at] = [*(name for name in each if name not in RULES), "all"]
    between = telling.t("debrief.frontier.and")
    return {at: between.join(telling.t(f"debrief.frontier.{kind}.{each}") for each in all) for at, all in found.items()}


def picture(one: Bargain, telling: Telling, pair: tuple[int, int] = (0, 1), *, small: bool = False) -> Markup:
    """All bundles as the parties at two places see them; between two parties a line joins the frontier."""
    a, b = pair
    shown = _near(one, pair)
    gains = [(one.bundles[at].gains[a], one.bundles[at].gains[b]) for at in shown]
    # What lies close together far from nothing is looked at from near by.
    origin = any(min(row) < CLOSE * max(row) for row in zip(*gains, strict=True))
    called, front = names(one, telling, "letter" if small else "mark"), set(one.frontier)
    plain, dots = [], []
    if origin:
        dots.append(Dot(0.0, 0.0, NOTHING, telling.t(f"debrief.frontier.{'letter' if small else 'mark'}.none"), 4.0))
    for at, (x, y) in zip(shown, gains, strict=True):
        if at in called:
            dots.append(Dot(x, y, DEAL if at == 0 and one.deal is not None else CHOSEN, called[at], 5.0))
        elif one.bundles[at].kind == OFFERED:
            dots.append(Dot(x, y, ON_THE_WAY, "", 4.0))
        else:
            plain.append(Dot(x, y, FRONT if at in front else FAINT, "", 2.4 if at in front else 1.8))
    path = sorted(row for at, row in zip(shown, gains, strict=True) if at in front) if len(one.parties) == 2 else ()
    axis = "debrief.frontier.axis.short" if small else "debrief.frontier.axis"
    words = Words(
        telling.t("debrief.frontier.picture", who=one.parties[a], whom=one.parties[b]),
        described(one, telling, pair),
        *(telling.t(axis, who=one.parties[at]) for at in pair),
    )
    return scatter(words, [*plain, *dots], fine(telling), path, SMALL if small else LARGE, origin=origin)


def _near(one: Bargain, pair: tuple[int, int]) -> list[int]:
    """Places of the bundles that are drawn: about the matter, and no great loss to either."""
    hopes = [max([0.1, *(each.gains[at] for each in one.bundles if each.counts)]) for at in pair]
    called = {0, *(getattr(one.solutions, rule) for rule in RULES)}
    return [
        at
        for at, each in enumerate(one.bundles)
        if each.kind != ELSEWHERE
        and (at in called or all(each.gains[k] >= -FAR * hope for k, hope in zip(pair, hopes, strict=True)))
    ]


def described(one: Bargain, telling: Telling, pair: tuple[int, int]) -> str:
    """The picture in words: the points that have names, with what both gain."""
    return telling.series(
        telling.t(
            "debrief.frontier.point",
            text=name,
            who=one.parties[pair[0]],
            first=thousandths(one.bundles[at].gains[pair[0]]),
            whom=one.parties[pair[1]],
            second=thousandths(one.bundles[at].gains[pair[1]]),
        )
        for at, name in sorted(names(one, telling, "full").items())
    )


def thousandths(points: float) -> int:
    """Points as sentences take them."""
    return round(points * 1000)


def fine(telling: Telling) -> Callable[[float], str]:
    """Points as figures with two decimals."""
    return lambda points: telling.words.points(thousandths(points), 2)


def pairs(one: Bargain, telling: Telling) -> list[Markup]:
    """A small picture for each pair of the parties; among many parties, for the pairs that the frontier divides most:
    with whom it goes farthest from more for the one to more for the other."""

    def divided(pair: tuple[int, int]) -> float:
        apart = [one.bundles[at].gains[pair[0]] - one.bundles[at].gains[pair[1]] for at in one.frontier]
        return max(apart, default=0.0) - min(apart, default=0.0)

    every = combinations(range(len(one.parties)), 2)
    return [picture(one, telling, pair, small=True) for pair in sorted(sorted(every, key=divided)[-PAIRS:])]


def concessions(one: Bargain, played: Played, telling: Telling) -> Markup:
    """What each offer of a negotiation was worth to each party, from the first offer to the last."""
    runs = [
        Run(
            telling.name(seat),
            tuple(one.bundles[step.at].gains[place] for step in one.steps),
            of_seat(played.scenario, seat),
        )
        for place, seat in enumerate(one.parties)
    ]
    under = [telling.t("debrief.frontier.step", n=at, who=step.maker) for at, step in enumerate(one.steps, 1)]
    words = Words(
        telling.t("debrief.frontier.curve"),
        telling.series(f"{under[at]}: {_row(one, telling, step.at)}" for at, step in enumerate(one.steps)),
        "",
        telling.t("debrief.frontier.curve.axis"),
    )
    return lines(words, runs, under, fine(telling), (560, 220))


def _row(one: Bargain, telling: Telling, at: int) -> str:
    gains = one.bundles[at].gains
    return ", ".join(
        f"{telling.name(seat)} {fine(telling)(gain)}" for seat, gain in zip(one.parties, gains, strict=True)
    )
