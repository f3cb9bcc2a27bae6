"""What moves what, as a picture that GitHub draws and as a list in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.catalog.texts import Words
from game.lab.causes import MOST, Link, links
from game.lab.sheet import short, t
from game.world.names import VARIABLES

SHAPES = {"driver": ("([", "])"), "stock": ("[", "]"), "result": ("{{", "}}"), "indicator": ("[[", "]]")}
"""How a node of each kind is drawn."""


def causes(w: Words) -> Iterator[str]:
    """The section, block by block."""
    found = links(w.shelf)
    shown = found[:MOST]
    yield f"## {t(w, 'causes')}"
    yield t(w, "how")
    yield t(w, "picture", n=len(shown), of=len(found))
    yield _diagram(w, shown)
    lines = []
    for target in dict.fromkeys(v.name for v in VARIABLES if any(link.target == v.name for link in found)):
        parts = []
        for key, sign in (("up", 1), ("down", -1)):
            by = [link for link in found if (link.target, link.sign) == (target, sign)]
            named = [t(w, "cause", what=_both(w, c.source), share=100 * c.strength) for c in by]
            if named:
                parts.append(t(w, key, list=", ".join(named)))
        lines.append("- " + t(w, "target", who=_both(w, target), list=t(w, "also").join(parts)))
    yield "\n".join(lines)


def _both(w: Words, name: str) -> str:
    return f"{short(w, name)} `{name}`"


def _diagram(w: Words, shown: Sequence[Link]) -> str:
    """A flowchart as GitHub draws it."""
    used = {name for link in shown for name in (link.source, link.target)}
    lines = ["```mermaid", "flowchart LR"]
    for v in VARIABLES:
        if v.name in used:
            before, after = SHAPES[v.kind]
            lines.append(f'    {v.name}{before}"{short(w, v.name)}"{after}')
    for link in shown:
        arrow = "-->|+|" if link.sign > 0 else "-.->|−|"
        lines.append(f"    {link.source} {arrow} {link.target}")
    return "\n".join([*lines, "```"])
