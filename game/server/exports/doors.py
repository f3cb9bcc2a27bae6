"""The teacher's door to the exports: GET /exports/{what}, for who holds the teacher's secret, and for nobody else.

The secret comes in a header, never in the address, which histories and logs keep. A page of another origin cannot send
that header, so no origin is asked for. What is asked for is one of a fixed set of names; none of it is a path.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from game.catalog.load import Loaded
from game.catalog.texts import LANGUAGES, Words
from game.rules.types import Said
from game.server import secret
from game.server.exports.archive import open_archive
from game.server.exports.kinds import KINDS, Kind, Wish, made
from game.server.exports.looks import looks
from game.server.hall import Hall
from game.server.lesson import NOBODY
from game.table.journal import JournalError
from game.telling.markup import POLICY

BEARER = "Bearer "
YES = {"": False, "0": False, "1": True}
MOST_FIGURES = 4
SAFE: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": POLICY,
}


def routes(hall: Hall) -> list[Route]:
    """The routes of a lesson's exports; one is made at a time."""
    kinds = {**KINDS, **looks(hall.debriefs, hall.book.folder)}
    return [Route("/exports/{what}", partial(export, hall, kinds, asyncio.Lock()), methods=["GET"])]


async def export(hall: Hall, kinds: Mapping[str, Kind], one: asyncio.Lock, request: Request) -> Response:
    """The export that is asked for; 403, 404, 400 or 409 with a sentence why not."""
    language = request.query_params.get("lang", "en")
    words = Words(hall.loaded.shelf, language if language in LANGUAGES else "en")
    if not allowed(hall, request.headers.get("authorization", "")):
        return refused(words, Said("exports.secret"), 403)
    name, _, ending = request.path_params["what"].partition(".")
    kind = kinds.get(name)
    if kind is None or kind.ending != ending:
        known = ", ".join(f"{known}.{each.ending}" for known, each in kinds.items())
        return refused(words, Said("exports.unknown", (("allowed", known),)), 404)
    wish = asked(request.query_params)
    if wish is None or language not in LANGUAGES:
        return refused(words, Said("exports.asked"), 400)
    async with one:
        found = await asyncio.to_thread(work, hall.book.folder, hall.loaded, kind, words, wish)
    if isinstance(found, Said):
        return refused(words, found, 409)
    disposition = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return Response(found, 200, {**SAFE, **disposition}, kind.media)


def allowed(hall: Hall, header: str) -> bool:
    """Whether a header shows the teacher's secret."""
    return header.startswith(BEARER) and secret.same(header[len(BEARER) :].strip(), hall.book.secret)


def asked(query: Mapping[str, str]) -> Wish | None:
    """What is asked for; None where it makes no sense."""
    names, table = YES.get(query.get("names", "")), query.get("table", "")
    if names is None or not (table == "" or (table.isascii() and table.isdigit() and len(table) <= MOST_FIGURES)):
        return None
    return Wish(names, int(table) if table else NOBODY)


def work(folder: Path, loaded: Loaded, kind: Kind, words: Words, wish: Wish) -> bytes | Said:
    """Read the lesson from its folder and make the export, beside the loop; or why not."""
    try:
        return made(kind, open_archive(folder, loaded.shelf), words, wish)
    except JournalError as error:
        return error.said


def refused(words: Words, said: Said, status: int) -> Response:
    """No, and why, as a sentence."""
    return PlainTextResponse(words.say(said), status, dict(SAFE))
