"""How an actor's name stands in sentences, guessed from the name as its author wrote it."""

from __future__ import annotations

VOWELS = tuple("aeiouyâàäéèêëîïôöûùüœæAEIOUYÂÀÄÉÈÊËÎÏÔÖÛÙÜŒÆ")
JOINED = {"le ": ("du ", "au "), "les ": ("des ", "aux ")}
"""French articles to what they become with de and with à."""
PASSED = {"of", "the", "and", "de", "du", "des", "le", "la", "les", "et"}
"""Small words that initials pass over."""


def the(name: str, language: str) -> str:
    """The name with its article: in the plural where several words look like one ("the Lake towns"); else without.

    The first word loses its capital where the others are written small.
    """
    words = name.split()
    if len(words) < 2 or not words[-1 if language == "en" else 0].endswith("s") or _small(words[0]):
        return name
    plain = all(_small(word) for word in words[1:])
    return {"en": "the ", "fr": "les "}[language] + (name[0].lower() + name[1:] if plain else name)


def of(name: str, language: str) -> str:
    """A name with its article, as it stands after of or de."""
    if language == "en":
        return f"of {name}"
    for article, (after, _) in JOINED.items():
        if name.startswith(article):
            return after + name.removeprefix(article)
    return f"d’{name}" if name.startswith(VOWELS) else f"de {name}"


def to(name: str, language: str) -> str:
    """A name with its article, as it stands after to or à."""
    if language == "en":
        return f"to {name}"
    for article, (_, after) in JOINED.items():
        if name.startswith(article):
            return after + name.removeprefix(article)
    return f"à {name}"


def initials(name: str) -> str:
    """The initials of a name of several words, at most three, or the first letters of one; "" where it has none."""
    parts = [part for part in name.replace("-", " ").split() if part[0].isalpha()]
    long = [part for part in parts if part not in PASSED]
    return "".join(part[0] for part in long)[:3].upper() if len(long) > 1 else "".join(parts)[:2].upper()


def _small(word: str) -> bool:
    return word[0].islower()
