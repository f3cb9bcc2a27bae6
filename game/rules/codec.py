"""Frozen records to JSON and back, exactly: lists for tuples, defaults left out."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

Kind = TypeVar("Kind")
Reader = Callable[[Any], Any]


class MisfitError(ValueError):
    """Data that does not have the shape of a record; the text names the place."""


def encode(value: Any) -> Any:
    """Lists, dictionaries, numbers and strings only. Fields at their default are left out."""
    kind = type(value)
    if kind is int or kind is str:
        return value
    if kind is tuple:
        return [encode(part) for part in value]
    if is_dataclass(kind):
        row = {}
        for name, default in _defaults(kind):
            inner = getattr(value, name)
            if inner is not default and inner != default:
                row[name] = encode(inner)
        return row
    return value


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


def decode(kind: type[Kind], data: Any) -> Kind:
    """The record of this kind that `encode` wrote. Raises MisfitError when the data is not one."""
    shape: Any = kind
    try:
        made: Kind = _reader(shape)(data)
    except MisfitError as error:
        raise MisfitError(f"{kind.__name__}{error}") from None
    return made


@cache
def _reader(kind: Any) -> Reader:
    """What reads one kind of value; made once for each kind."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        arms = typing.get_args(kind)
        kinds = [arm for arm in arms if arm is not type(None)]
        inner = _reader(kinds[0]) if len(kinds) == 1 else _plain(tuple(kinds))
        return _or_none(inner) if len(kinds) < len(arms) else inner
    if origin is tuple:
        parts = typing.get_args(kind)
        return _many(_reader(parts[0])) if len(parts) == 2 and parts[1] is ... else _row(tuple(map(_reader, parts)))
    return _record(kind) if is_dataclass(kind) else _plain((kind,))


def _plain(kinds: tuple[type, ...]) -> Reader:
    def read(data: Any) -> Any:
        if type(data) in kinds:
            return data
        if type(data) is int and float in kinds:
            return float(data)
        raise MisfitError("")

    return read


def _or_none(inner: Reader) -> Reader:
    return lambda data: None if data is None else inner(data)


def _many(inner: Reader) -> Reader:
    def read(data: Any) -> tuple[Any, ...]:
        if type(data) is not list:
            raise MisfitError("")
        at = 0
        try:
            found = []
            for part in data:
                found.append(inner(part))
                at += 1
        except MisfitError as error:
            raise MisfitError(f"[{at}]{error}") from None
        return tuple(found)

    return read


def _row(inners: tuple[Reader, ...]) -> Reader:
    def read(data: Any) -> tuple[Any, ...]:
        if type(data) is not list or len(data) != len(inners):
            raise MisfitError("")
        at = 0
        try:
            found = []
            for inner, part in zip(inners, data, strict=True):
                found.append(inner(part))
                at += 1
        except MisfitError as error:
            raise MisfitError(f"[{at}]{error}") from None
        return tuple(found)

    return read


def _record(kind: Any) -> Reader:
    hints = typing.get_type_hints(kind)
    inners = {name: _reader(hints[name]) for name, _ in _defaults(kind)}
    needed = [name for name, default in _defaults(kind) if default is MISSING]

    def read(data: Any) -> Any:
        if type(data) is not dict:
            raise MisfitError("")
        name = ""
        try:
            filled = {}
            for name, part in data.items():
                filled[name] = inners[name](part)
            made = kind(**filled)
        except MisfitError as error:
            raise MisfitError(f".{name}{error}") from None
        except (KeyError, TypeError):
            lost = [name for name in needed if name not in data] or [f"{name}" for name in data if name not in inners]
            raise MisfitError(f".{lost[0]}") from None
        return made

    return read
