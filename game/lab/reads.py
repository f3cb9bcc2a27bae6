"""Which parameters each function of the model reads, found in the source itself."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Collection, Iterator, Mapping
from types import ModuleType

SETTINGS = ("parameters", "settings")
"""What parameters are looked up in, besides a model's `p`."""


def reads(module: ModuleType, names: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The parameters that each public function of a module reads, itself or in the private functions it calls."""
    tree = ast.parse(inspect.getsource(module))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    own = {name: set(_own(node, module, names)) for name, node in functions.items()}
    return {
        name: tuple(sorted(set().union(*(own[inner] for inner in _with_private(name, functions)))))
        for name in functions
        if not name.startswith("_")
    }


def _with_private(name: str, functions: Mapping[str, ast.FunctionDef]) -> set[str]:
    """A function and the private ones of its module that it comes to call."""
    found, todo = set(), [name]
    while todo:
        at = todo.pop()
        if at not in found:
            found.add(at)
            used = {node.id for node in ast.walk(functions[at]) if isinstance(node, ast.Name)}
            todo += [other for other in used if other.startswith("_") and other in functions]
    return found


def _own(function: ast.FunctionDef, module: ModuleType, names: Collection[str]) -> Iterator[str]:
    known = _loops(function, module)
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            # A name is also passed on as it stands: kept(m, "outrage_decay").
            yield from (str(x.value) for x in node.args if isinstance(x, ast.Constant) and x.value in names)
            if isinstance(node.func, ast.Attribute) and node.func.attr == "p":
                yield from _looked_up(node.args[0], module, known, names)
        elif isinstance(node, ast.Subscript):
            of = node.value
            if (of.attr if isinstance(of, ast.Attribute) else getattr(of, "id", "")) in SETTINGS:
                yield from _looked_up(node.slice, module, known, names)


def _loops(function: ast.FunctionDef, module: ModuleType) -> dict[str, tuple[str, ...]]:
    """Loop variables that run over a constant of the module, with what they take."""
    return {
        node.target.id: tuple(getattr(module, node.iter.id))
        for node in ast.walk(function)
        if isinstance(node, ast.comprehension | ast.For)
        and isinstance(node.target, ast.Name)
        and isinstance(node.iter, ast.Name)
        and hasattr(module, node.iter.id)
    }


def _looked_up(
    key: ast.expr, module: ModuleType, known: Mapping[str, tuple[str, ...]], names: Collection[str]
) -> Iterator[str]:
    """The names that an expression may stand for."""
    if isinstance(key, ast.Constant) and key.value in names:
        yield str(key.value)
    elif isinstance(key, ast.Subscript) and isinstance(key.value, ast.Name):  # RATES[name]
        yield from getattr(module, key.value.id, {}).values()
    elif isinstance(key, ast.JoinedStr):
        pattern = re.compile("".join(_part(part, known) for part in key.values))
        yield from (name for name in names if pattern.fullmatch(name))


def _part(part: ast.expr, known: Mapping[str, tuple[str, ...]]) -> str:
    """A piece of an f-string as a pattern: itself, what its variable runs over, or one word."""
    if isinstance(part, ast.Constant):
        return re.escape(str(part.value))
    name = part.value.id if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Name) else ""
    return "(?:" + "|".join(map(re.escape, known[name])) + ")" if name in known else "[a-z0-9]+"
