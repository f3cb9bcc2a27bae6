"""The file that an author begins with: a sound card of its kind whose comments say what each field is.

content/drafts/ holds one card a kind. Fields that may be left out stand there behind a "#" as examples: taking the "#"
away is all that it takes to use one. Explanations, which the caller has in the author's language, stand behind "##".
"""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WIDTH = 100
"""Letters on a line of explanation."""
_FIELD = re.compile(r"(#?)( *(?:- )?)([a-z_]+):(.*)\Z")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_SOUND = re.compile(r"[a-z0-9]+")
_STEP = re.compile(r"\[[0-9]+\]")


def draft(folder: Path, name: str) -> str:
    """The text of the draft of that name ("program"). Raises OSError when it cannot be read."""
    return (folder / f"{name}.yaml").read_text(encoding="utf-8")


def proposed(title: str, taken: Iterable[str] = ()) -> str:
    """An id made of a title: small letters without accents, words joined by hyphens; free among those taken."""
    plain = unicodedata.normalize("NFKD", title.replace("’", "'").replace("'", " ")).encode("ascii", "ignore").decode()
    found = "-".join(_SOUND.findall(plain.lower())) or "card"
    used, at = set(taken), 2
    id = found
    while id in used:
        id, at = f"{found}-{at}", at + 1
    return id


def under(text: str, name: str, id: str) -> str:
    """A draft whose id, and all that is named after it, is this one; what its author wrote stays."""
    return re.sub(rf'(?m)^(#? *(?:- )?id: |.*{{dial: "[a-z_]+@)new-{name}', rf"\g<1>{id}", text)


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a draft where a field stands. path: "cost.yearly"; off: it stands behind a "#"."""

    path: str
    line: int
    off: bool
    lead: str
    value: str


def places(text: str) -> Iterator[Place]:
    """The fields of a draft, line by line; of a list of records, those of the first."""
    above: list[tuple[int, str]] = []
    seen: set[str] = set()
    for at, line in enumerate(text.splitlines()):
        match = _FIELD.match(line)
        if match is None:
            continue
        off, lead, key, value = match.groups()
        while above and above[-1][0] >= len(lead):
            above.pop()
        above.append((len(lead), key))
        path = ".".join(name for _, name in above)
        if path not in seen:
            seen.add(path)
            yield Place(path, at, bool(off), lead, value.strip())


def put(text: str, path: str, value: str) -> str:
    """A draft with a value (as it is written in YAML) at a field of one line. Raises KeyError for an unknown field."""
    lines = text.splitlines()
    for place in places(text):
        if place.path == path:
            lines[place.line] = f"{place.lead}{path.rpartition('.')[2]}: {value}"
            return "\n".join(lines) + "\n"
    raise KeyError(path)


def drop(text: str, path: str) -> str:
    """A draft without a field of one line."""
    line = next((place.line for place in places(text) if place.path == path), None)
    return "".join(f"{row}\n" for at, row in enumerate(text.splitlines()) if at != line)


def off(text: str, key: str) -> str:
    """A draft with an outermost field behind a "#", as an example of what could stand there."""
    lines, inside = text.splitlines(), False
    for at, line in enumerate(lines):
        match = _FIELD.match(line)
        inside = match is not None and match[3] == key if not line.startswith((" ", "#")) else inside
        if inside and not line.startswith("#"):
            lines[at] = f"#{line}"
    return "\n".join(lines) + "\n"


def standing(text: str, path: str) -> str | None:
    """What stands at a field of a draft, as one would answer it: a list without brackets, words without quotes; None:
    the draft has no such field."""
    value = next((place.value for place in places(text) if place.path == path), None)
    if value is None:
        return None
    return _QUOTED.sub(lambda quoted: str(json.loads(quoted[0])), value.strip("[]"))


def written(answer: str, shape: Mapping[str, Any]) -> str:
    """An answer as it stands in YAML: a list in brackets, words in quotes, numbers and names as they are."""
    plain = " ".join(answer.split())
    if shape.get("type") == "array" or "anyOf" in shape:
        names = [part.strip() for part in plain.split(",") if part.strip()]
        return plain if plain == "all" else "[" + ", ".join(_bare(name) for name in names) + "]"
    if shape.get("type") in ("number", "integer", "boolean"):
        return _bare(plain)
    if "enum" in shape or "names" in shape or "pattern" in shape:
        return _bare(plain)
    return json.dumps(plain, ensure_ascii=False)


def _bare(word: str) -> str:
    """A word without quotes where YAML takes it as it is, else in quotes."""
    return word if re.fullmatch(r"[\w.+~@-]+(?: [\w.+~@-]+)*", word) else json.dumps(word, ensure_ascii=False)


def shape_at(shape: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """What may stand at a field, by its path: "effects.on" is a field of each record of a list."""
    for key in path.split("."):
        inner = shape.get("items", shape)
        if key in ("en", "fr") and "$ref" in inner:
            return {"type": "string"}
        shape = inner["properties"][key]
    return shape


def path_of(field: str) -> str:
    """The path of a problem's field without the numbers of its lists: effects[0].on is effects.on."""
    return _STEP.sub("", field)


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """The outermost fields of a draft in their order, each with its lines."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        match = _FIELD.match(line)
        if match is not None and not match[2]:
            found.append((match[3], []))
        if found:
            found[-1][1].append(line)
    return found


def explained(text: str, shape: Mapping[str, Any], about: Callable[[str], str], head: Iterable[str] = ()) -> str:
    """A draft with a comment above each field: what `about` says of its path, then of the fields within it."""
    lines = [line for part in head for line in _comment(part)]
    for key, own in blocks(text):
        lines += ["", *_comment(about(key))]
        for inner in _inner(shape["properties"][key]):
            said = about(f"{key}.{inner}")
            lines += _comment(f"{inner}: {said}", "  ") if said else ()
        lines += own
    return "\n".join(lines).lstrip("\n") + "\n"


def _inner(shape: Mapping[str, Any]) -> list[str]:
    """The fields of a record, or of each record of a list; those that must be there first."""
    inner = shape.get("items", shape)
    must = inner.get("required", ())
    return sorted(inner.get("properties", ()), key=lambda key: key not in must)


def _comment(said: str, indent: str = "") -> list[str]:
    """A text as comment lines, set in; "##" tells them from examples."""
    start = f"## {indent}"
    return textwrap.wrap(said, WIDTH, initial_indent=start, subsequent_indent=start + indent, break_long_words=False)
