"""Frozen records to JSON and back, exactly: lists for tuples, defaults left out."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

Kind = TypeVar("Kind")


class MisfitError(ValueError):
    """Data that does not have the shape of a record; the text names the place."""


def encode(value: Any) -> Any:
    """Lists, dictionaries, numbers and strings only. Fields at their default are left out."""
    if isinstance(value, tuple):
        return [encode(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: encode(inner)
            for field in fields(value)
            if (inner := getattr(value, field.name)) != field.default or field.default is MISSING
        }
    return value


def decode(kind: type[Kind], data: Any) -> Kind:
    """The record of this kind that `encode` wrote. Raises MisfitError when the data is not one."""
    made: Kind = _decode(kind, data, kind.__name__)
    return made


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _decode(kind: Any, data: Any, where: str) -> Any:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        arms = [arm for arm in typing.get_args(kind) if arm is not type(None)]
        if data is None and len(arms) < len(typing.get_args(kind)):
            return None
        return _decode(arms[0], data, where) if len(arms) == 1 else _plain(kind, data, where)
    if origin is tuple:
        return _tuple(typing.get_args(kind), data, where)
    if is_dataclass(kind):
        return _record(kind, data, where)
    return _plain(kind, data, where)


def _plain(kind: Any, data: Any, where: str) -> Any:
    allowed = typing.get_args(kind) or (kind,)
    if type(data) in allowed or (float in allowed and type(data) is int):
        return float(data) if allowed == (float,) else data
    raise MisfitError(where)


def _tuple(kinds: tuple[Any, ...], data: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise MisfitError(where)
    if len(kinds) == 2 and kinds[1] is ...:
        return tuple(_decode(kinds[0], part, f"{where}[{at}]") for at, part in enumerate(data))
    if len(kinds) != len(data):
        raise MisfitError(where)
    return tuple(_decode(kind, part, f"{where}[{at}]") for at, (kind, part) in enumerate(zip(kinds, data, strict=True)))


def _record(kind: Any, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise MisfitError(where)
    hints = _hints(kind)
    unknown = set(data) - set(hints)
    if unknown:
        raise MisfitError(f"{where}.{sorted(map(str, unknown))[0]}")
    filled = {name: _decode(hints[name], part, f"{where}.{name}") for name, part in data.items()}
    for field in fields(kind):
        if field.name not in filled and field.default is MISSING and field.default_factory is MISSING:
            raise MisfitError(f"{where}.{field.name}")
    return kind(**filled)
