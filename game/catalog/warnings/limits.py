"""How many characters fit where a text is drawn.

Measured by `benchmarks/boxes.py`: one field of all cards is lengthened, and every view of the window is looked at from
1280 by 720 on, with letters up to twice as large, in both languages. A limit is the longest that was tried and broke
nothing; what broke with more is said beside it. A field that is not here broke nothing at any length that was tried.
"""

from __future__ import annotations

import re

LIMITS = {
    "title": 60,  # 65: in the ledger the sentence about a French offer is squeezed into a word a line
    "text": 380,  # 450: the dialog of an event with a choice is higher than the window
    "names.plain": 23,  # 26: the projector's table of standings is wider than the wall
    "short": 10,
    "constituencies.name": 64,
    "corridors.name": 56,
    "personas.name": 50,
    "gives": 220,
}


def limit(kind: str, field: str) -> int:
    """The most characters for a field of a kind ("choice.options[0].title"), 0: only what any text may have."""
    plain = re.sub(r"\[\d+\]", "", field)
    names = (f"{kind}.{plain}", plain, plain.rpartition(".")[2])
    return next((LIMITS[name] for name in names if name in LIMITS), 0)
