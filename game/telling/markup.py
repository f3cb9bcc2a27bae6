"""Printed matter as one page of HTML: its style inside, no script, nothing from outside; every text is escaped."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape

BLANK = re.compile("(_+)")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Nothing runs in it and nothing is fetched, also when the file is opened by itself."""
GAP = re.compile("  +")
A_LETTER = 0.55
"""Width of one letter of a blank, in em; where a line is to be filled they share what there is."""


class Markup(str):
    """A text that is markup already."""

    __slots__ = ()


def marked(text: str) -> Markup:
    """A text as markup."""
    return text if isinstance(text, Markup) else Markup(escape(text))


def tag(name: str, *inside: str, kind: str = "", **attributes: str | float) -> Markup:
    """An element with these parts in it; `kind` is its class. An underscore in an attribute's name is written "-"."""
    found = ({"class": kind} if kind else {}) | attributes
    written = "".join(f' {key.replace("_", "-")}="{escape(str(value))}"' for key, value in found.items())
    return Markup(f"<{name}{written}>{''.join(marked(part) for part in inside)}</{name}>")


def blanks(text: str) -> Markup:
    """A text whose runs of underscores are lines to write on, as wide as they are long."""
    parts = BLANK.split(GAP.sub("\u2003", text))
    wide = (
        Markup(f'<span class="blank" style="width:{len(part) * A_LETTER:.1f}em;flex-grow:{len(part)}"></span>')
        for part in parts[1::2]
    )
    found = [marked(parts[0])]
    for blank, after in zip(wide, parts[2::2], strict=True):
        found += [blank, marked(after)]
    return Markup("".join(found))


def ruled(lines: int) -> Markup:
    """Lines to write on."""
    return Markup("".join(tag("div", kind="ruled") for _ in range(lines)))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "") -> Markup:
    """A table with a row of heads."""
    head = tag("tr", *(Markup(f'<th scope="col">{marked(text)}</th>') for text in heads))
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", head), tag("tbody", *body), kind=kind)


def bullets(items: Iterable[str], kind: str = "") -> Markup:
    """A list."""
    return tag("ul", *(tag("li", item) for item in items), kind=kind)


def document(title: str, language: str, sheets: Iterable[Markup], style: str, script: str = "") -> bytes:
    """A whole page; each sheet begins a sheet of paper. Of scripts only this very one may run, and none where it is "".

    A script must not hold the end of its own element.
    """
    policy = POLICY
    if script:
        mark = base64.b64encode(sha256(script.encode()).digest()).decode()
        policy = f"{POLICY}; script-src 'sha256-{mark}'"
    head = Markup(
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"{tag('title', title)}<style>{style}</style>"
    )
    body = tag("main", *sheets) + (f"<script>{script}</script>" if script else "")
    return f'<!doctype html>\n<html lang="{escape(language)}"><head>{head}</head><body>{body}</body></html>\n'.encode()
