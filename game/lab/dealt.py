"""What rounds held and deals left behind, level by level: sums, lines for a terminal, data for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.catalog.texts import Words
from game.lab.claims import Effect
from game.lab.deals import Left
from game.lab.findings import mean
from game.lab.ladder import Share, wilson
from game.lab.standings import between, effect_data, share_data
from game.lab.tables import columns, interval


@dataclass(frozen=True, slots=True)
class Dealt:
    """All games of a level: of the rounds that held a deal better for all the part that ended with one; deals a game;
    points by which a round stopped short of the best agreement nobody made, and by which a deal between two could have
    been better for both; the part of deals that could not."""

    level: int
    games: int
    rounds: Share
    deals: float
    missed: Effect
    left: Effect
    frontier: Share


def dealt(level: int, games: Sequence[Left]) -> Dealt:
    """The sums over a level's games."""
    left = [points for one in games for points in one.left]
    efficient = sum(points == 0.0 for points in left)
    existed, struck = sum(one.existed for one in games), sum(one.struck for one in games)
    return Dealt(
        level=level,
        games=len(games),
        rounds=Share(existed, struck, *wilson(struck, existed)),
        deals=len(left) / max(1, len(games)),
        missed=mean([points for one in games for points in one.missed]),
        left=mean(left),
        frontier=Share(len(left), efficient, *wilson(efficient, len(left))),
    )


def lines(found: Sequence[Dealt], words: Words) -> Iterator[str]:
    """One row for each level, with what the columns mean."""
    yield words.key("lab.deals", n=found[0].games)
    yield ""
    heads = [words.key(f"lab.deals.{name}") for name in ("level", "struck", "missed", "each", "left", "frontier")]
    rows = [
        [
            words.key("lab.level", n=row.level),
            between(words, row.rounds),
            interval(words, row.missed),
            words.number(row.deals, 1),
            interval(words, row.left),
            between(words, row.frontier),
        ]
        for row in found
    ]
    yield from columns([heads, *rows])


def data(found: Sequence[Dealt]) -> list[Mapping[str, Any]]:
    """The same as plain data; points of score."""
    return [
        {
            "level": row.level,
            "games": row.games,
            "rounds_with_a_better_deal": share_data(row.rounds),
            "deals_between_two_a_game": round(row.deals, 4),
            "points_missed_a_round": effect_data(row.missed),
            "points_left_behind": effect_data(row.left),
            "deals_on_the_frontier": share_data(row.frontier),
        }
        for row in found
    ]
