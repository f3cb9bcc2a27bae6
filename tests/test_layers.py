"""The shape of the code: which way imports point, how long things may be, what rules must not touch."""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
GAME = ROOT / "game"

# Each part may import itself and what is named here; nothing else of the game.
ALLOWED: dict[str, set[str]] = {
    "rules": set(),
    "world": set(),
    "catalog": {"rules", "world"},
    "ai": {"rules", "world", "catalog"},
    "table": {"rules", "world", "catalog", "ai"},
    "telling": {"rules", "world", "catalog", "ai", "table"},
    "lab": {"rules", "world", "catalog", "ai", "table"},
    "debrief": {"rules", "world", "catalog", "ai", "table", "telling", "lab"},
    "server": {"rules", "world", "catalog", "ai", "table", "telling", "lab", "debrief"},
    "client": {"rules", "world", "catalog", "ai", "table", "telling", "lab", "debrief"},
}
OUTSIDE: dict[str, set[str]] = {
    "rules": set(),
    "world": {"numpy"},
    "catalog": {"numpy", "yaml", "pydantic"},
    "ai": {"numpy"},
    "table": {"transitions", "numpy"},
    "telling": set(),
    "client": {"pygame", "numpy", "websockets"},
    "server": {"starlette", "anyio", "uvicorn", "segno"},
    "debrief": {"numpy"},
    "lab": {"numpy", "scipy", "SALib", "matplotlib", "pyarrow", "dask", "pettingzoo", "gymnasium"},
}
FORBIDDEN_IN_LOGIC = {"random", "time", "datetime", "secrets", "uuid", "threading", "asyncio", "socket"}


def sources() -> list[Path]:
    return sorted(GAME.rglob("*.py"))


def part(path: Path) -> str:
    inside = path.relative_to(GAME).parts
    return inside[0] if len(inside) > 1 else "cli"


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield node.module or ""
            if node.module == "game":
                yield from (f"game.{name.name}" for name in node.names)


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(GAME)))
def test_imports_point_one_way(path: Path) -> None:
    mine = part(path)
    if mine == "cli":
        return
    for name in imported(path):
        first, *rest = name.split(".")
        if first == "game" and rest:
            assert rest[0] == mine or rest[0] in ALLOWED[mine], f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("name", sorted(OUTSIDE))
def test_only_the_libraries_agreed_on(name: str) -> None:
    for path in sorted((GAME / name).rglob("*.py")):
        for module in imported(path):
            first = module.split(".")[0]
            if first not in {"game", *OUTSIDE[name]}:
                assert first in sys.stdlib_module_names, f"{path.relative_to(ROOT)} imports {module}"


WRITES_ITSELF = GAME / "rules" / "record.py"
"""Makes the constructors of the rules' own records from the names of their fields, as dataclasses does; no content."""


@pytest.mark.parametrize("name", ["rules", "world", "ai"])
def test_logic_has_no_clock_no_dice_no_files(name: str) -> None:
    for path in sorted((GAME / name).rglob("*.py")):
        assert not FORBIDDEN_IN_LOGIC & {module.split(".")[0] for module in imported(path)}, path
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if path == WRITES_ITSELF and node.func.id == "exec":
                    continue
                assert node.func.id not in {"open", "print", "input", "eval", "exec"}, f"{path}:{node.lineno}"


def test_rules_hold_whole_numbers_only() -> None:
    """A float may pass through the rules (stocks, effect magnitudes) but none is written or divided there."""
    for path in sorted((GAME / "rules").rglob("*.py")):
        if path.name == "cards.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant):
                assert not isinstance(node.value, float), f"{path}:{node.lineno} writes {node.value}"
            assert not isinstance(node, ast.Div), f"{path} divides"
            if isinstance(node, ast.BinOp):
                assert not isinstance(node.op, ast.Div), f"{path}:{node.lineno} divides"


def test_no_file_over_400_lines_and_a_small_median() -> None:
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in sources() if path.stat().st_size}
    long = {str(path.relative_to(ROOT)): lines for path, lines in lengths.items() if lines > 400}
    assert not long
    assert statistics.median(lengths.values()) <= 120


def test_no_function_over_60_lines() -> None:
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                assert node.end_lineno - node.lineno < 60, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


def test_public_functions_say_what_they_do() -> None:
    for path in sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            named = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if named and isinstance(node, ast.FunctionDef | ast.ClassDef):
                assert ast.get_docstring(node), f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has no docstring"


def test_no_actor_is_named_in_code() -> None:
    """Actors are content: no string in the code is an actor's id or one of its names."""
    names: set[str] = set()
    for card in sorted((ROOT / "content" / "actors").glob("*.yaml")):
        actor = yaml.safe_load(card.read_text(encoding="utf-8"))
        names |= {actor["id"], *actor["names"]["plain"].values()}
    assert len(names) > 8
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words = node.value.split(" ") if "\n" not in node.value else []
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                assert not names & {node.value, *words}, f"{where} names an actor: {node.value!r}"


def test_no_vague_names() -> None:
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                assert not node.name.endswith(("Manager", "Helper", "Util", "Utils", "Base")), f"{path}: {node.name}"
        assert path.stem not in {"utils", "util", "helpers", "misc", "common"}, path
