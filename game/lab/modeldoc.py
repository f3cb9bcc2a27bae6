"""The page about the model, from the registry, the equations' own words and the parameters: docs/model.md."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from game.catalog import compile
from game.catalog.nodes import read_file
from game.catalog.shelf import Shelf
from game.catalog.texts import LANGUAGES, Words
from game.lab.diagram import SHAPES, causes
from game.lab.hindcast import LAST_YEAR, hindcast
from game.lab.reads import reads
from game.lab.sheet import between, codes, number, t, table, unit
from game.rules.cards import Text
from game.world import equations, politics, prepare, score, step
from game.world.names import AXES, VARIABLES

HISTORY = "governments-2001"
EQUATIONS: tuple[ModuleType, ...] = (equations, politics, score)
"""Modules all of whose public functions are equations; of the others those that read a parameter are shown."""
OTHERS: tuple[ModuleType, ...] = (step, prepare, compile)
FILES = {"en": "model.md", "fr": "model.fr.md"}
BOUNDS = ("<!-- sensitivity -->", "<!-- /sensitivity -->")
"""What the list of the most decisive assumptions stands between."""
ASSUMED = "assumption"


def write(folder: Path, shelf: Shelf, sensitive: Sequence[tuple[str, float]] = ()) -> tuple[Path, ...]:
    """Write the page in both languages into a folder."""
    found = []
    for language in LANGUAGES:
        path = folder / FILES[language]
        path.write_text(page(shelf, language, sensitive), encoding="utf-8", newline="\n")
        found.append(path)
    return tuple(found)


def page(shelf: Shelf, language: str, sensitive: Sequence[tuple[str, float]] = ()) -> str:
    """The whole page. `sensitive`: parameters that decide most with their influence, the first ten are shown."""
    w = Words(shelf, language)
    months = [card.data["months"] for card in shelf.cards["scenarios"].values() if not card.pack]
    blocks = [
        f"# {t(w, 'title')}",
        t(w, "generated"),
        t(w, "intro"),
        t(w, "step", low=min(months), high=max(months)),
        *_variables(w),
        *_equations(w),
        *_parameters(w),
        *causes(w),
        *_mechanisms(w),
        *_past(w),
        *_sensitive(w, sensitive),
    ]
    return "\n\n".join(blocks) + "\n"


def _variables(w: Words) -> Iterator[str]:
    yield f"## {t(w, 'variables')}"
    yield t(w, "kinds")
    for axis in AXES:
        for kind in SHAPES:
            rows = [v for v in VARIABLES if (v.axis, v.kind) == (axis, kind)]
            if rows:
                yield "### " + t(w, "part", axis=t(w, f"axis.{axis}"), kind=t(w, f"kind.{kind}"))
                yield table(
                    w,
                    ("name", "unit", "bounds", "start", "meaning", "source"),
                    (
                        (
                            f"`{v.name}`",
                            unit(w, v.unit),
                            between(w, v.low, v.high),
                            number(w, v.start),
                            w.text(Text(v.en, v.fr)),
                            w.text(Text(v.source_en, v.source_fr)),
                        )
                        for v in rows
                    ),
                )


def _equations(w: Words) -> Iterator[str]:
    yield f"## {t(w, 'equations')}"
    yield t(w, "docstrings")
    for module in (*EQUATIONS, *OTHERS):
        found = reads(module, w.shelf.parameters)
        path = module.__name__.replace(".", "/") + ".py"
        yield f"### [{path}](../{path})"
        for name, read in found.items():
            if read or module in EQUATIONS:
                function = getattr(module, name)
                yield f"#### {name}({', '.join(inspect.signature(function).parameters)})"
                yield inspect.getdoc(function) or ""
                if read:
                    yield t(w, "reads", list=codes(read))


def _parameters(w: Words) -> Iterator[str]:
    parameters = w.shelf.parameters
    yield f"## {t(w, 'parameters')}"
    said = [entry["source"].en for entry in parameters.values()]
    pure, assumed = sum(text == ASSUMED for text in said), sum(ASSUMED in text for text in said)
    yield t(w, "count", n=len(said), pure=pure, mixed=assumed - pure, sourced=len(said) - assumed)
    readers: dict[str, list[str]] = {name: [] for name in parameters}
    for module in (*EQUATIONS, *OTHERS):
        for function, read in reads(module, parameters).items():
            for name in read:
                readers[name].append(function)
    for path in sorted((w.shelf.root / "model").glob("*.yaml")):
        node, _ = read_file(path, path.name)
        names = [name for name in node.pairs if name in parameters] if node is not None else []
        key = f"lab.model.file.{path.stem}"
        yield f"### {w.key(key) if w.has(key) else path.stem}"
        yield f"[content/model/{path.name}](../content/model/{path.name})"
        yield table(
            w,
            ("name", "value", "range", "unit", "meaning", "source", "read-by"),
            (_parameter(w, name, parameters[name], readers[name]) for name in names),
        )


def _parameter(w: Words, name: str, entry: Any, readers: Sequence[str]) -> tuple[str, ...]:
    mark = " †" if ASSUMED in entry["source"].en else ""
    return (
        f"`{name}`{mark}",
        number(w, entry["value"]),
        between(w, entry["low"], entry["high"]),
        unit(w, entry["unit"]),
        w.text(entry["meaning"]),
        w.text(entry["source"]),
        codes(readers),
    )


def _mechanisms(w: Words) -> Iterator[str]:
    yield f"## {t(w, 'mechanisms')}"
    yield t(w, "switch")
    switches = {name: entry for name, entry in w.shelf.parameters.items() if name.startswith("mechanism_")}
    yield table(w, ("name", "meaning"), ((f"`{name}`", w.text(e["meaning"])) for name, e in switches.items()))


def _past(w: Words) -> Iterator[str]:
    rows = hindcast(w.shelf, HISTORY, LAST_YEAR, check=False).rows
    titles = {row["id"]: w.text(row["title"]) for row in w.shelf.cards["history"][HISTORY].data["actual"]}
    yield f"## {t(w, 'past')}"
    yield t(w, "run", first=rows[0].years[0])
    yield table(
        w,
        ("series", "unit", "error", "regression", "persistence"),
        (
            (titles[r.id], unit(w, r.unit), *(w.number(x, 2) for x in (r.error, r.regression, r.persistence)))
            for r in rows
        ),
    )
    lines = []
    for r in rows:
        lines.append((t(w, "simulated", text=titles[r.id]), *(w.number(x, 2) for x in r.simulated)))
        known = ("–" if x is None else w.number(x, 2) for x in r.actual)
        lines.append((t(w, "actual", text=titles[r.id]), *known))
    yield table(w, ("series", *map(str, rows[0].years)), lines)


def _sensitive(w: Words, sensitive: Sequence[tuple[str, float]]) -> Iterator[str]:
    yield f"## {t(w, 'sensitive')}"
    yield BOUNDS[0]
    if sensitive:
        rows = [
            (f"`{name}`", w.text(w.shelf.parameters[name]["meaning"]), w.number(influence, 2))
            for name, influence in sensitive[:10]
        ]
        yield table(w, ("name", "meaning", "influence"), rows)
    else:
        yield t(w, "no-sensitive")
    yield BOUNDS[1]
