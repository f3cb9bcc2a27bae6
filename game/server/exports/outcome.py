"""What came of it: one row for each seat of each table. Kept apart from what the people at it did."""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.judge import judge
from game.rules.types import PUBLIC, TEACHER, View
from game.server.exports.archive import Archive, Game
from game.telling.sheet import Cell, Sheet

COLUMNS = (
    "table",
    "seat",
    "people",
    "persona",
    "round",
    "over",
    "score",
    "rank",
    "rank_in_role",
    "mandates_met",
    "mandates",
    "kept",
    "broken",
    "standing",
)


def outcome(archive: Archive, *, names: bool) -> Sheet:
    """Every seat of every table. Before a game is over only what its public may know: no orders, no secret promises."""
    rows = [row for at in range(len(archive.games)) for row in seats(archive, at, names)]
    best: dict[Cell, list[float]] = {}
    for row in rows:
        if row["over"]:
            best.setdefault(row["seat"], []).append(_number(row["score"]))
    for row in rows:
        row["rank_in_role"] = rank(best[row["seat"]], _number(row["score"])) if row["over"] else None
    return Sheet(COLUMNS, tuple(rows))


def seats(archive: Archive, at: int, names: bool) -> list[dict[str, Cell]]:
    """The rows of one table; scores and standing in points."""
    game = archive.games[at]
    view, scenario = game.table.view(TEACHER if game.told else PUBLIC), game.table.scenario
    found = []
    for seat, actor in enumerate(scenario.actors):
        people = [p for p in archive.lesson.people if (p.table, p.seat) == (at, seat)]
        persona = game.table.drivers[seat]
        row: dict[str, Cell] = {
            "table": at + 1,
            "seat": actor.id,
            "people": " ".join(p.alias for p in people) if not names else ", ".join(p.name for p in people),
            "persona": persona.name_in_journals if persona is not None else None,
            "round": view.round,
            "over": int(game.over),
            "score": points(view.scores[seat]),
            "rank": rank(view.scores, view.scores[seat]),
            **orders(game, seat),
            **promises(view, seat),
            "standing": points(view.dials[scenario.dials[f"standing@{actor.id}"]]),
        }
        found.append(row)
    return found


def orders(game: Game, seat: int) -> dict[str, Cell]:
    """Private orders dealt and carried out; nothing before the game is over and revealed."""
    if not (game.over and game.told):
        return {"mandates_met": None, "mandates": None}
    mine = [earned for who, _, earned in judge(game.table.scenario, game.table.state) if who == seat]
    return {"mandates_met": sum(1 for earned in mine if earned), "mandates": len(mine)}


def promises(view: View, seat: int) -> dict[str, Cell]:
    """Promises of the seat that were kept and broken, as far as the view tells of them."""
    mine = [promise.status for promise in view.promises if promise.term.by == seat]
    return {"kept": mine.count("kept"), "broken": mine.count("broken")}


def rank(scores: Sequence[float], score: float) -> int:
    """1 for the highest; equal scores share a rank."""
    return 1 + sum(1 for other in scores if other > score)


def points(thousandths: int) -> float:
    """Thousandths of a point as points."""
    return thousandths / 1000


def _number(cell: Cell) -> float:
    return cell if isinstance(cell, int | float) else 0
