"""Which French was last found in step with which English: translations.yaml beside the cards of a root.

For each file and field it holds a short hash of both texts. French is stale when its English is another than it was
then and it is not. Nobody writes it by hand: `border lint --in-step` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from game.catalog.fields import Spoken
from game.catalog.nodes import read_file

NAME = "translations.yaml"
HEAD = "# Which French was in step with which English, as short hashes of both. Written by: border lint --in-step\n"
Entries = Mapping[str, Mapping[str, str]]
"""File to field to the two hashes, as "english french"."""


def read_ledger(root: Path) -> dict[str, dict[str, str]]:
    """What is known of a root; nothing where the file is missing or spoilt."""
    path = root / NAME
    node = read_file(path, NAME)[0] if path.is_file() else None
    if node is None:
        return {}
    return {
        file: {field: str(inner.value) for field, inner in fields.pairs.items()} for file, fields in node.pairs.items()
    }


def entry(text: Spoken) -> str:
    """What is kept of a text."""
    return f"{_short(text.en)} {_short(text.fr)}"


def stale(text: Spoken, known: str) -> bool:
    """Whether the English has changed since, and the French has not."""
    english, _, french = known.partition(" ")
    return _short(text.en) != english and _short(text.fr) == french


def in_step(known: Entries, said: Mapping[str, Iterable[Spoken]]) -> dict[str, dict[str, str]]:
    """The ledger when these files' texts are declared to be in step; other files stay as they are known."""
    found = {file: dict(fields) for file, fields in known.items() if file not in said}
    for file, texts in said.items():
        fields = {text.field: entry(text) for text in texts if text.fr}
        if fields:
            found[file] = fields
    return found


def written_out(entries: Entries) -> str:
    """The ledger as a file, in the order of names."""
    lines = [HEAD]
    for file in sorted(entries):
        lines.append(f"{file}:\n")
        lines += [f'  "{field}": {entries[file][field]}\n' for field in sorted(entries[file])]
    return "".join(lines)


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
