"""Months of the calendar and rounds of a game."""

from __future__ import annotations

from game.rules.cards import Scenario

Date = tuple[int, int]
"""A year and a month."""


def month_of(scenario: Scenario, date: Date) -> int:
    """Months from the first of a scenario's to a date; below 0 before it."""
    return (date[0] - scenario.first_year) * 12 + date[1] - scenario.first_month


def opens(scenario: Scenario, round: int) -> int:
    """The month in which a round begins, counted from the scenario's first."""
    return (round - 1) * scenario.months


def apart(scenario: Scenario, date: Date, round: int) -> int:
    """Months by which a round lies after a date: 0 when the date falls into it, below 0 when it comes later.

    What was there before a game began counts from the game's first month.
    """
    real = max(0, month_of(scenario, date))
    begin, end = opens(scenario, round), opens(scenario, round + 1)
    return begin - real if real < begin else end - 1 - real if real >= end else 0
