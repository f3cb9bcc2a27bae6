"""What an author is asked about a new card: few things, each of which is a field of its draft."""

from __future__ import annotations

from collections.abc import Mapping

from game.catalog.about import SINGULAR
from game.catalog.manifest import FOLDER

TITLED = {"title": "title.en", "title_fr": "title.fr"}
NAMED = {"title": "name.en", "title_fr": "name.fr"}
TOLD = {"text": "text.en", "text_fr": "text.fr"}
MOVES = {"moves": "effects.on", "where": "effects.at", "amount": "effects.add"}
COSTS = {"start": "cost.start", "yearly": "cost.yearly"}
ASKED: Mapping[str, Mapping[str, str]] = {
    "program": TITLED | TOLD | {"by": "by"} | COSTS | MOVES,
    "agreement": TITLED | TOLD | {"kind": "kind", "parties": "parties"} | COSTS | MOVES,
    "event": TITLED | TOLD | {"chance": "hazard.base"} | MOVES,
    "lever": TITLED | TOLD | {"kind": "kind", "by": "by", "on": "on", "capital": "capital"},
    "actor": {"title": "names.plain.en", "title_fr": "names.plain.fr", "the": "names.the.en", "the_fr": "names.the.fr"}
    | {"brief": "brief.en", "brief_fr": "brief.fr"}
    | {"country": "country", "level": "level", "revenue": "revenue"},
    "constituency": NAMED | TOLD,
    "corridor": NAMED | {"lon": "lon", "lat": "lat", "trucks": "trucks", "cars": "cars"},
    "persona": NAMED | TOLD | {"style": "style", "suits": "suits"},
    "scenario": TITLED | TOLD | {"seats": "seats", "rounds": "rounds", "months": "months", "first": "first"},
    "pack": TITLED | {"authors": "authors", "licence": "licence"},
}
"""Name of a draft: what is asked, by the name of its option, and the field that the answer stands in."""
KIND_OF: Mapping[str, str] = {one: kind for kind, one in SINGULAR.items() if one in ASKED} | {"pack": FOLDER}
"""Name of a draft to its kind of card, which is also the folder of those."""
