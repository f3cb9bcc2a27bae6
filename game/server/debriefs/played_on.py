"""One what-if that somebody asked for before the whole room: played 200 times, told in words, a chart and a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.debrief.played import Played
from game.debrief.telling import Telling
from game.debrief.whatif.suggested import Suggestion
from game.debrief.whatif.told import as_it_was, chart, differences, happened, in_place_of_people, in_short
from game.telling.markup import Markup, tag

GAMES = 200
"""Of both arms together."""
WIDE = 640.0
"""Of the chart, in its own units: fewer, and its letters are larger on the wall."""


def told(one: Suggestion, played: Played, telling: Telling) -> Mapping[str, Any]:
    """What came of it: `happened` and `change_said` in words, `html` with all that is to be seen."""
    return {
        "happened": happened(one.decision, played, telling),
        "change_said": telling.say(one.change.said),
        "html": Markup("").join(
            (
                chart(one, played, telling, WIDE),
                tag("p", f"{in_short(one.onward, telling)} {in_place_of_people(played, telling)}".strip()),
                tag("p", wins(one, telling)),
                differences(one, played, telling),
                tag("p", as_it_was(one.replayed, played, telling)),
                tag("p", telling.t("debrief-class.what-if.how"), kind="note"),
            )
        ),
    }


def wins(one: Suggestion, telling: Telling) -> str:
    """How many games each seat wins, in a sentence."""
    each = []
    for seat in range(len(one.onward.drivers)):
        were, would = one.onward.wins(seat)
        each.append(telling.t("debrief-class.what-if.won", who=seat, n=were, other=would))
    return telling.t("debrief-class.what-if.wins", n=len(one.onward.were), text=telling.series(each))
