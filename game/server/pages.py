"""The pages of a lesson: shells, modules, style and words, all held in memory; no path leads to the file system."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from string import Template
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from game.catalog.places import assets_root
from game.catalog.shelf import Shelf
from game.catalog.texts import LANGUAGES, Words
from game.server import secret
from game.server.hall import Hall
from game.server.land import land
from game.server.wire import packed

TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
SPOKEN = ("page.", "desk-page.", "wall.")
"""Keys of the catalogue that pages say by themselves."""
SHELLS = {"/": "handset", "/desk": "desk", "/wall": "wall"}
"""Each page is one module in the same shell."""
STYLES = {"handset": ("handset", "talks", "map"), "desk": ("desk",), "wall": ("map", "wall", "paper")}
"""Sheets of a page besides the one that all have: what one page calls a thing is nothing to another."""


class Fixed:
    """An answer that stays as it is while the server runs; a page that has it already is told so."""

    def __init__(self, body: bytes, kind: str) -> None:
        self.body, self.kind = body, kind
        self.tag = f'"{sha256(body).hexdigest()[:16]}"'

    def answer(self, request: Request) -> Response:
        """The answer to a request."""
        headers = {"ETag": self.tag, "Cache-Control": "no-cache"}
        if request.headers.get("if-none-match") == self.tag:
            return Response(status_code=304, headers=headers)
        return Response(self.body, headers=headers, media_type=self.kind)


def routes(hall: Hall) -> list[Route]:
    """Shells, their parts, and the words they speak. Raises OSError where a part cannot be read."""
    root = assets_root() / "web"
    parts = {
        path.relative_to(root).as_posix(): Fixed(path.read_bytes(), TYPES[path.suffix])
        for path in sorted(root.rglob("*"))
        if path.suffix in TYPES
    }
    loaded = hall.loaded
    words = {language: Fixed(spoken(loaded.shelf, language), "application/json") for language in LANGUAGES}
    lands = {
        language: Fixed(packed(land(Words(loaded.shelf, language), loaded.scenario)).encode(), "application/json")
        for language in LANGUAGES
    }
    shell = Template((root / "shell.html").read_text(encoding="utf-8"))
    shells = {
        path: {language: shell_of(hall, shell, name, language) for language in LANGUAGES}
        for path, name in SHELLS.items()
    }
    return [
        *(Route(path, partial(page, by_language)) for path, by_language in shells.items()),
        Route("/web/{name:path}", partial(part, parts, "name")),
        Route("/words/{language}", partial(part, words, "language")),
        Route("/land/{language}", partial(part, lands, "language")),
    ]


def spoken(shelf: Shelf, language: str) -> bytes:
    """The sentences that pages say by themselves, with their holes, as JSON."""
    found: dict[str, Any] = {
        key: forms[language] for key, forms in shelf.words.items() if key.startswith(SPOKEN)
    }  # fmt: skip
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def shell_of(hall: Hall, shell: Template, name: str, language: str) -> Fixed:
    """A page before its module runs, in a language."""
    words = Words(hall.loaded.shelf, language)
    lesson = secret.key_of(hall.book.secret)[:16]
    values = {
        "module": name,
        "language": language,
        "locale": {"en": "en-CA", "fr": "fr-CA"}[language],
        "lesson": lesson,
        "title": words.key("page.title"),
        "without": words.key("page.no-script"),
    }
    filled = {key: html.escape(value) for key, value in values.items()}
    sheets = ("style", *STYLES[name])
    filled["styles"] = "\n".join(f'<link rel="stylesheet" href="/web/{sheet}.css">' for sheet in sheets)
    return Fixed(shell.substitute(filled).encode(), "text/html")


async def page(by_language: Mapping[str, Fixed], request: Request) -> Response:
    """A shell in the language that the browser asks for first."""
    answer = by_language[wanted(request.headers.get("accept-language", ""))].answer(request)
    answer.headers["Vary"] = "Accept-Language"
    return answer


def wanted(header: str) -> str:
    """The first language of a browser's list that we speak; English when there is none."""
    asked = (part.split(";")[0].strip().lower()[:2] for part in header.split(","))
    return next((language for language in asked if language in LANGUAGES), "en")


async def part(parts: Mapping[str, Fixed], what: str, request: Request) -> Response:
    """A module, the style, or the words of a language."""
    found = parts.get(request.path_params[what])
    return PlainTextResponse("404", 404) if found is None else found.answer(request)
