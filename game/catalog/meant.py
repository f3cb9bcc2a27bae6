"""What a person means who answers in capitals, without accents, or with a word of the language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from game.catalog.shelf import Shelf
from game.catalog.texts import LANGUAGES

ALSO = "new.also."
"""How the keys of other words for a name begin; what follows is the name, the words are parted by commas."""
_WITHIN = re.compile(r"[\s\u2019'-]+")
_PARTING = re.compile(r"([,+~])")


def plain(word: str) -> str:
    """A word in small letters without accents, its parts joined by hyphens."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return _WITHIN.sub("-", bare.strip())


def meant(shelf: Shelf, answer: str, names: Mapping[str, str]) -> str:
    """An answer with each word that is none of the names, but plainly stands for one, put right.

    `names`: each name to what it is called ("" where it has no title), which will do as well.
    """
    known = {plain(name): name for name in names}
    titles = {plain(title): name for name, title in names.items() if title}
    known = {**titles, **_also(shelf, names), **known}
    parts: list[str] = _PARTING.split(answer)
    return "".join(part if part.strip() in names else known.get(plain(part), part) for part in parts)


def country(shelf: Shelf, answer: str) -> str:
    """The two letters of a country: as capitals, or those of most actors that bear its name as a tag."""
    actors = shelf.cards["actors"].values()
    tags = sorted({tag for card in actors for tag in card.data["tags"]})
    tag = _also(shelf, dict.fromkeys(tags, "")).get(plain(answer), plain(answer))
    letters = sorted(card.data["country"] for card in actors if tag in card.data["tags"])
    return max(letters, key=letters.count) if letters else answer.strip().upper()


def _also(shelf: Shelf, names: Mapping[str, str]) -> dict[str, str]:
    """Other words for the names, in every language."""
    found: dict[str, str] = {}
    for name in names:
        for language in LANGUAGES:
            said = shelf.words.get(ALSO + name, {}).get(language, "")
            found |= {plain(word): name for word in str(said).split(",") if word.strip()}
    return found
