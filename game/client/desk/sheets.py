"""The sheets of a desk by the names of their tabs."""

from __future__ import annotations

from collections.abc import Callable

from game.client.debrief.lookback import Lookback
from game.client.desk.atlas import atlas
from game.client.desk.desk import RECORD, Desk
from game.client.desk.final import final
from game.client.desk.ledger import ledger
from game.client.desk.programs import programs
from game.client.desk.record import record
from game.client.desk.report import report
from game.client.desk.talks import talks
from game.client.kit.widget import Widget

SHEETS: dict[str, Callable[[Desk], Widget]] = {
    "map": atlas,
    "talks": talks,
    "programs": programs,
    "ledger": ledger,
    "report": report,
    RECORD: record,
}


def open_sheet(desk: Desk, past: Callable[[], Lookback] | None) -> Widget:
    """The one whose tab is open; after the last round the report is the final sheet. `past` gives the whole game, where
    it is at hand."""
    if desk.over and desk.tab == "report":
        return final(desk, past() if past is not None else None)
    return SHEETS[desk.tab](desk)
