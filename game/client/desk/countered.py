"""What a counter-offer changes in the offer that it answers, as lines with their signs."""

from __future__ import annotations

from collections.abc import Sequence

from game.client.desk.desk import Desk
from game.client.kit.labels import Icon, Label
from game.client.kit.layout import Column, Row
from game.client.kit.widget import Widget
from game.rules.types import Term
from game.telling.counters import Difference, change_words, differences

LOOKS = {"in": ("plus", "good"), "out": ("minus", "bad"), "more": ("up", "accent"), "less": ("down", "warn")}


def changes(desk: Desk, before: Sequence[Term], after: Sequence[Term]) -> Widget:
    """The differences as lines, each with its sign and its word."""
    found = differences(before, after)
    if not found:
        return Label(desk.t("counter.same"), "small", ink="soft")
    return Column([line(desk, one) for one in found], gap=2)


def line(desk: Desk, one: Difference) -> Widget:
    """One difference: sign, word, what."""
    mark, ink = LOOKS.get(one.kind, ("scales", "soft"))
    return Row([Icon(mark, 16, ink=ink), Label(change_words(desk, one), "small", grow=1)], gap=4, across="top")
