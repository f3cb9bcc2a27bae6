"""The rules on one page."""

from __future__ import annotations

from collections.abc import Iterator

from game.catalog.texts import Words
from game.rules.cards import Scenario
from game.rules.types import Said
from game.telling.markup import Markup, bullets, table, tag

PHASES = ("briefing", "events", "negotiation", "programs", "resolution", "report")
CLAUSES = ("sign", "fund", "suspend", "pay", "support", "exempt")


def rules_sheet(scenario: Scenario, words: Words) -> Iterator[Markup]:
    """What somebody must know to play this scenario, in the order in which they need it."""

    def t(key: str, **values: int | str) -> str:
        return words.say(Said(key, tuple(values.items())), scenario)

    yield tag("h2", t("printed.rules"))
    yield tag("p", t("printed.rules.aim"))
    yield tag("p", t("printed.rules.length", n=scenario.rounds, months=scenario.months, round=1))
    yield tag("h2", t("printed.rules.round"))
    yield table(
        [t("printed.rules.phase"), t("printed.rules.happens")],
        [[tag("strong", t(f"phase.{phase}")), t(f"phase.{phase}.why")] for phase in PHASES],
        "small",
    )
    yield tag("h2", t("printed.rules.offers"))
    yield tag("p", t("printed.rules.offers.how", n=scenario.offers_each))
    yield bullets(t(f"printed.clause.{kind}.means") for kind in CLAUSES)
    for part in ("promises", "home", "weak", "money"):
        yield tag("h2", t(f"printed.rules.{part}"))
        yield tag("p", t(f"printed.rules.{part}.how"))
