"""Frozen records that are quick to make and to change.

A frozen dataclass writes each of its fields through object.__setattr__, which makes records the dearest thing in
the rules. Here a record is written while it is of an open twin class with the same slots, and then becomes its own
kind, which closes it: making takes half the time or less, a changed copy a fifth of what dataclasses.replace takes.
Like dataclasses itself this writes the few lines of code that do so from the names of the fields.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields, make_dataclass
from functools import cache
from typing import Any, TypeVar, dataclass_transform

Record = TypeVar("Record")


@dataclass_transform(frozen_default=True)
def record(kind: type[Record]) -> type[Record]:
    """A frozen, slotted dataclass. Fields may have plain defaults, no factories."""
    made: Any = dataclass(frozen=True, slots=True)(kind)
    names = [field.name for field in fields(made)]
    defaults = {f"default_{field.name}": field.default for field in fields(made) if field.default is not MISSING}
    heads = [f"{name}=default_{name}" if f"default_{name}" in defaults else name for name in names]
    lines = ["put(self, '__class__', Twin)", *(f"self.{name} = {name}" for name in names), "self.__class__ = Kind"]
    known = {"put": object.__setattr__, "Twin": _twin(made), "Kind": made, **defaults}
    made.__init__ = _written(f"__init__(self, {', '.join(heads)})", lines, known)
    whole: type[Record] = made
    return whole


def changed(record: Record, **values: Any) -> Record:
    """The record with these fields replaced. Raises AttributeError for a field it does not have."""
    kind: Any = record.__class__
    copy: Record = _changer(kind, tuple(values))(record, values)
    return copy


@cache
def _changer(kind: Any, names: tuple[str, ...]) -> Any:
    own = [field.name for field in fields(kind)]
    for name in names:
        if name not in own:
            raise AttributeError(name)
    lines = ["copy = make(Twin)"]
    lines += [f"copy.{name} = " + (f"values['{name}']" if name in names else f"record.{name}") for name in own]
    lines += ["copy.__class__ = Kind", "return copy"]
    return _written("changed(record, values)", lines, {"make": object.__new__, "Twin": _twin(kind), "Kind": kind})


@cache
def _twin(kind: Any) -> Any:
    return make_dataclass(f"{kind.__name__}Draft", [field.name for field in fields(kind)], slots=True, eq=False)


def _written(head: str, lines: list[str], known: dict[str, Any]) -> Any:
    """The function with this head and these lines, which may use what is known."""
    made: dict[str, Any] = {}
    exec(f"def {head}:\n" + "\n".join(f"    {line}" for line in lines), known, made)
    return made[head.partition("(")[0]]
