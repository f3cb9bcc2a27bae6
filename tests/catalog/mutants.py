"""Files of cards spoilt by a number: byte by byte, by tokens, or as the tree they say. Same number, same file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from game.catalog.manifest import FOLDER, NAME
from game.catalog.nodes import Node, read_text
from game.catalog.shelf import FORMS
from tests.shipped import CONTENT

BYTES = (
    b"\0",
    b"\t",
    b"\r",
    b"\r\n",
    b"\n\n",
    b"\x1b[31m",
    b"\x7f",
    b"\x80",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    "\u0085\u2028\u2029".encode(),
    "\u202e\u200f".encode(),
    "e\u0301\u0301\u0301".encode(),
    "👩‍👩‍👧".encode(),
    "\ufffe\uffff".encode(),
    "\U0010ffff".encode(),
    "\u00a0".encode(),
    b"\\u0000",
    b"\\ud800",
    b"%",
    b"#",
    b"'",
    b'"',
    b"\\",
)
TOKENS = (
    "{",
    "}",
    "[",
    "]",
    ":",
    ": ",
    "-",
    "- ",
    ",",
    "&a",
    "*a",
    "!!python/object/apply:os.system",
    "!!binary",
    "!x",
    "<<",
    "<<: *a",
    "|",
    ">",
    "|+9",
    ">-",
    "?",
    "? ",
    "%YAML 9.9\n---\n",
    "\n---\n",
    "\n...\n",
    "#",
    " # ",
    "''",
    '""',
    "~",
    "null",
    "true",
    "false",
    "yes",
    "on",
    "no",
    ".nan",
    "nan",
    ".inf",
    "-.inf",
    "inf",
    "1e999",
    "-1e999",
    "1e5",
    "1e-400",
    "0x10",
    "0o7",
    "1_000",
    "1:30",
    "2001-09-11",
    "-0",
    "-0.0",
    "00",
    "0",
    "1",
    "2",
    "20",
    "40",
    "999999999999999",
    "-999999999999999",
    "1000000000000000000000000",
    "0.000000000000001",
    "100000",
    "-1000",
    "1000",
    "٣",
    "½",
    "é",
    "all",
    "en",
    "fr",
    "id",
    "per",
    "at_most",
    "never",
    "format",
    "{who:actor}",
    "{",
    "{0}",
    "%s",
    "${x}",
    "../..",
    "/etc/passwd",
)
NUMBERS = (
    0,
    1,
    -1,
    2,
    3,
    10,
    20,
    40,
    100,
    1000,
    -1000,
    100_000,
    0.05,
    1.5,
    0.001,
    1e-15,
    999_999_999,
    -0.0,
    5000,
    12,
    0.5,
)
JUNK: tuple[Any, ...] = (
    None,
    True,
    False,
    "",
    " ",
    [],
    {},
    [[]],
    [None],
    {"": ""},
    "x" * 5000,
    "all",
    [{"x": 1}],
    10**14,
)
_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A spoilt file: its kind, the name it would have, its bytes, and how it came about."""

    kind: str
    stem: str
    data: bytes
    how: str

    @property
    def name(self) -> str:
        """Where it would lie in a folder of content."""
        return f"{FOLDER}/{self.stem}/{NAME}" if self.kind == FOLDER else f"{self.kind}/{self.stem}.yaml"


@lru_cache(maxsize=1)
def originals() -> dict[str, list[Path]]:
    """The shipped files of each kind of card, in a fixed order."""
    found = {kind: sorted((CONTENT / kind).glob("*.yaml")) for kind in sorted(FORMS) if kind != FOLDER}
    return found | {FOLDER: sorted((CONTENT / FOLDER).glob(f"*/{NAME}"))}


def mutant(number: int) -> Mutant:
    """The file of a number."""
    dice = Random(f"mutant {number}")
    kind = dice.choice(sorted(originals()))
    path = dice.choice(originals()[kind])
    name = dice.choice(sorted(WAYS))
    data = path.read_bytes()
    for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
        data = WAYS[name](data, dice)
    stem = path.parent.name if kind == FOLDER else path.stem
    return Mutant(kind, stem, data, f"mutant {number}: {name} of {path.relative_to(CONTENT)}")


def bytes_put(data: bytes, dice: Random) -> bytes:
    """Odd bytes somewhere, in the place of a few or of none."""
    at, gone = dice.randrange(len(data) + 1), dice.choice((0, 0, 1, 3, 20))
    return data[:at] + dice.choice(BYTES) * dice.choice((1, 1, 2, 300)) + data[at + gone :]


def bytes_flipped(data: bytes, dice: Random) -> bytes:
    """One byte is another."""
    at = dice.randrange(max(1, len(data)))
    return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]


def bytes_cut(data: bytes, dice: Random) -> bytes:
    """The file ends early, or a piece of it is lost."""
    at = dice.randrange(len(data) + 1)
    return data[:at] + data[at + dice.choice((1, 10, 100, len(data))) :]


def lines_moved(data: bytes, dice: Random) -> bytes:
    """A line is lost, doubled, moved, or stands further in."""
    lines = data.splitlines(keepends=True) or [b""]
    at = dice.randrange(len(lines))
    line = lines.pop(at)
    put = dice.choice(
        (
            (),
            (line, line),
            (line,) * 400,
            (b"  " + line,),
            (b"\t" + line,),
            (line.strip() + b" ",),
            (line.rstrip() + b"\r\n",),
        )
    )
    to = dice.choice((at, dice.randrange(len(lines) + 1)))
    return b"".join((*lines[:to], *put, *lines[to:]))


def tokens_put(data: bytes, dice: Random) -> bytes:
    """A word or a sign is another, one of this file or of a list of those that mean something to YAML."""
    tokens = _TOKEN.findall(data.decode("utf-8", "replace")) or [""]
    at = dice.randrange(len(tokens))
    tokens[at] = dice.choice((dice.choice(TOKENS), dice.choice(tokens)))
    return "".join(tokens).encode()


def deepened(data: bytes, dice: Random) -> bytes:
    """A value is nested many times over, or very long."""
    many = dice.choice((5, 11, 13, 500, 60_000))
    left, right = dice.choice(
        (("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("'", "'"), ("((", "))"), ("&a ", ""), ("# ", ""))
    )
    at = data.find(b": ", dice.randrange(len(data) + 1))
    return data[: at + 2] + (left * many + right * many).encode() + data[at + 2 :]


def places(tree: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value in nested lists and mappings."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield (*at, key)
        yield from places(value, (*at, key))


def plain(node: Node) -> Any:
    """What a tree says, without its places."""
    if node.kind == "map":
        return {key: plain(inner) for key, inner in node.pairs.items()}
    return [plain(item) for item in node.items] if node.kind == "list" else node.value


def tree_changed(data: bytes, dice: Random) -> bytes:
    """A value of the tree is another: a number at an end, a value of another field, junk, none, or many."""
    node, _ = read_text(data, "")
    if node is None:
        return bytes_put(data, dice)
    tree = plain(node)
    ways = list(places(tree))
    if not ways:
        return data
    *path, last = dice.choice(ways)
    inner = tree
    for key in path:
        inner = inner[key]
    value = inner[last]
    if isinstance(value, bool | str | list | dict) or value is None:
        others = [found for way in ways if type(found := _at(tree, way)) is type(value)]
        choices: tuple[Any, ...] = (dice.choice(others or [value]), dice.choice(JUNK), value)
    else:
        choices = (dice.choice(NUMBERS), dice.choice(NUMBERS), dice.choice(NUMBERS), dice.choice(JUNK))
    inner[last] = json.loads(json.dumps(dice.choice(choices), default=str))
    if isinstance(value, list) and value:
        inner[last] = value * dice.choice((1, 2, 60)) + value[: dice.randrange(len(value) + 1)]
    if dice.random() < 0.1:
        del inner[last]
    text = json.dumps(tree, default=str, ensure_ascii=False) if dice.random() < 0.3 else None
    return (text or yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)).encode("utf-8", "surrogatepass")


def _at(tree: Any, way: tuple[Any, ...]) -> Any:
    for key in way:
        tree = tree[key]
    return tree


WAYS: dict[str, Callable[[bytes, Random], bytes]] = {
    way.__name__: way for way in (bytes_put, bytes_flipped, bytes_cut, lines_moved, tokens_put, deepened, tree_changed)
}
WAYS |= {f"{name} again": WAYS[name] for name in ("tokens_put", "tree_changed")}
"""Ways of spoiling a file; those that leave more of them sound have two turns."""
