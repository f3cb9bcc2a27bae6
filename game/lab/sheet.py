"""How the laboratory's pages are written: sentences of the catalogue, tables, numbers, names of variables."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from game.catalog.texts import Words
from game.rules.cards import Text
from game.world.names import BY_NAME


def t(w: Words, key: str, **values: object) -> str:
    """A sentence of the page."""
    return w.key(f"lab.model.{key}", **values)


def table(w: Words, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; `columns` are keys, or headings as they are."""
    heads = [t(w, name) if w.has(f"lab.model.{name}") else name for name in columns]
    lines = [heads, ["---"] * len(heads), *(list(row) for row in rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def number(w: Words, value: float) -> str:
    """A number with as many decimals as it was written with."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return w.number(value, max(0, -int(exponent)))


def unit(w: Words, name: str) -> str:
    """A unit in the page's language, or as it is."""
    key = f"lab.unit.{name}"
    return w.key(key) if w.has(key) else name


def between(w: Words, low: float, high: float) -> str:
    """A range."""
    return t(w, "between", low=number(w, low), high=number(w, high))


def codes(names: Iterable[str]) -> str:
    """Names as code, one after another."""
    return ", ".join(f"`{name}`" for name in names)


def short(w: Words, name: str) -> str:
    """A variable's short name, or its meaning."""
    for key in (f"variable.{name}", f"indicator.{name}"):
        if w.has(key):
            return w.key(key)
    return w.text(Text(BY_NAME[name].en, BY_NAME[name].fr))
