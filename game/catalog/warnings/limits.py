"""How long a text can be before it is cut off, covers something or pushes the rest out of sight where it is drawn."""

from __future__ import annotations

import re

LIMITS: dict[str, int] = {
    "*.title": 60,
    "actors.short": 4,
    "actors.names": 30,
}


def limit(kind: str, field: str) -> int:
    """The most characters for a field of a kind, 0: none but that of any text."""
    plain = re.sub(r"\[\d+\]", "", field)
    names = (f"{kind}.{plain}", f"{kind}.{plain.split('.')[0]}", f"*.{plain.split('.')[-1]}")
    return next((LIMITS[name] for name in names if name in LIMITS), 0)
