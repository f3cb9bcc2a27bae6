"""Jobs that other processes can find by name."""

from __future__ import annotations

import os
import threading


def square(number: str) -> int:
    """The work itself; slow enough that a worker can be stopped in the middle of many."""
    total = 0
    for turn in range(200_000):
        total += turn % 7
    return int(number) ** 2 + 0 * total


def where(number: str) -> int:
    """Which process did it."""
    return os.getpid()


def fails(number: str) -> int:
    """Work that cannot be done."""
    raise ValueError(number)


def asleep(number: str) -> int:
    """Work without an end."""
    threading.Event().wait()
    return int(number)
