"""Sentences, numbers, money and dates in either language. Placeholders say how a value is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from game.catalog.shelf import Shelf
from game.rules.cards import Actor, Scenario, Text
from game.rules.types import Said

NBSP = "\u00a0"
UNTOLD = "—"
"""Stands for a value that was not told."""
_HOLE = re.compile(r"\{(\w+)(?::([\w-]+))?\}")
_FILE = re.compile(r"\{\w+:file\}")
"""A sentence that begins with a file's name or an id leaves it as it is written."""
LANGUAGES = ("en", "fr")
MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
}  # fmt: skip


class Words:
    """The catalogue in one language ("en" or "fr")."""

    def __init__(self, shelf: Shelf, language: str) -> None:
        self.shelf = shelf
        self.language = language

    def at(self, shelf: Shelf) -> Words:
        """The same language from another shelf: that of a table, whose scenario may have words of its own."""
        return self if shelf is self.shelf else Words(shelf, self.language)

    # --- sentences ---

    def key(self, key: str, **values: object) -> str:
        """The sentence of a key that names no card and no seat. Raises KeyError for an unknown key."""
        return self._fill(key, values, None)

    def say(self, said: Said, scenario: Scenario | None = None) -> str:
        """What was said, its first letter a capital. Raises KeyError for an unknown key.

        A value that is not there is a dash: an older journal may tell less than the sentence has room for.
        """
        return self._fill(said.key, dict(said.values), scenario)

    def can_say(self, said: Said, scenario: Scenario) -> bool:
        """Whether a sentence that was read from a file is known, and its values are of the kinds that it asks for."""
        try:
            return bool(self.say(said, scenario))
        except (KeyError, IndexError, TypeError, ValueError):
            return False

    def text(self, text: Text) -> str:
        """A card's own text."""
        return text.fr if self.language == "fr" else text.en

    def has(self, key: str) -> bool:
        """Whether the catalogue holds this key."""
        return key in self.shelf.words

    def named(self, *starts: str) -> dict[str, str]:
        """Every sentence whose key starts so, by key."""
        return {key: self.key(key) for key in self.shelf.words if key.startswith(starts)}

    def _fill(self, key: str, values: Mapping[str, Any], scenario: Scenario | None) -> str:
        form = self.shelf.words[key][self.language]
        if isinstance(form, Mapping):
            form = form["one" if self.is_one(values.get("n", 0)) else "other"]
        text = _HOLE.sub(lambda hole: self._written(hole[1], hole[2] or "raw", values, scenario), form)
        capital = form.startswith("{") and not _FILE.match(form)
        return text[:1].upper() + text[1:] if capital else text

    def is_one(self, n: object) -> bool:
        """Whether a number takes the singular: 1 in English; 0, 1 and what lies between in French."""
        return n == 1 if self.language == "en" else isinstance(n, int | float) and -2 < n < 2

    def _written(self, name: str, how: str, values: Mapping[str, Any], scenario: Scenario | None) -> str:
        if name not in values:
            return UNTOLD
        value = values[name]
        plain: dict[str, Callable[[Any], str]] = {
            "raw": str,
            "file": str,
            "number": self.number,
            "money": self.money,
            "percent": self.percent,
            "points": self.points,
            "fine": lambda thousandths: self.points(thousandths, 2),
            "term": lambda key: self.key(str(key)) if self.has(str(key)) else str(key),
        }
        if how in plain:
            return plain[how](value)
        if how == "phrase":  # a part of the sentence, with its values
            return self._fill(str(value), values, scenario) if self.has(str(value)) else str(value)
        if scenario is None:
            return str(value)
        return self._of_table(how, value, scenario)

    def _of_table(self, how: str, value: Any, scenario: Scenario) -> str:
        if how == "about":
            return self._fill("card.about", {"card": value}, scenario) if value else ""
        if how.endswith("actor"):
            return self.actor(scenario.actors[value], how)
        if how == "round":
            return self.date(scenario, value)
        if how == "constituency":
            found = scenario.constituencies.get(value)
            return self.text(found.name) if found is not None else str(value)
        return self.title(scenario, how, str(value))

    def actor(self, actor: Actor, form: str = "actor") -> str:
        """A name in the form a sentence needs: actor, the-actor, of-actor, to-actor."""
        names = actor.names
        forms = {"actor": names.plain, "the-actor": names.the, "of-actor": names.of, "to-actor": names.to}
        return self.text(forms[form])

    def title(self, scenario: Scenario, how: str, id: str) -> str:
        """A card's title by its id; `how` is card, choice or mandate."""
        if how == "mandate":
            texts: Iterable[tuple[str, Text]] = ((m.id, m.text) for a in scenario.actors for m in a.mandates)
        elif how == "choice":
            texts = ((c.id, c.title) for e in scenario.happenings.values() for c in e.choices)
        else:
            decks: tuple[Mapping[str, Any], ...] = (
                scenario.programs,
                scenario.agreements,
                scenario.happenings,
                scenario.levers,
            )
            texts = ((id, deck[id].title) for deck in decks if id in deck)
        return next((self.text(text) for known, text in texts if known == id), id)

    # --- numbers ---

    def number(self, value: float, decimals: int = 0) -> str:
        """12,345.6 and 12 345,6 (no-break space)."""
        text = f"{abs(value):,.{decimals}f}"
        if self.language == "fr":
            text = text.replace(",", NBSP).replace(".", ",")
        negative = value < 0 and any(c in "123456789" for c in text)
        return ("−" if negative else "") + text

    def money(self, value: int) -> str:
        """Whole C$100,000 as millions, $12.8M and 12,8 M$, or in the coin that a scenario's own words name."""
        amount = self.number(abs(value) / 10, 0 if value % 10 == 0 else 1)
        return self._fill("unit.money", {"sign": "−" if value < 0 else "", "text": amount}, None)

    def percent(self, value: float) -> str:
        """45% and 45 % (no-break space)."""
        return f"{self.number(value)}{NBSP}%" if self.language == "fr" else f"{self.number(value)}%"

    def points(self, value: int, decimals: int = 1) -> str:
        """Thousandths as points with one decimal."""
        return self.number(value / 1000, decimals)

    def date(self, scenario: Scenario, round: int) -> str:
        """The month in which a round begins."""
        since = scenario.first_month - 1 + (round - 1) * scenario.months
        return f"{MONTHS[self.language][since % 12]} {scenario.first_year + since // 12}"
