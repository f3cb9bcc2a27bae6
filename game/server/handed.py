"""What the desk fetches besides its line: the code that telephones read from the wall, and a plan to look at."""

from __future__ import annotations

import io
from functools import lru_cache, partial

import segno
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from game.catalog.texts import LANGUAGES, Words
from game.rules import encode
from game.rules.types import Said
from game.server.hall import Hall
from game.server.planner import asked_plan

QUIET = 4
"""Modules of white around the code: what readers need."""
MOST_FIGURES = 4


def routes(hall: Hall) -> list[Route]:
    """The code and the plans of a lesson; nothing in either is secret."""
    return [Route("/qr.svg", partial(code, hall)), Route("/plan", partial(sketch, hall))]


async def code(hall: Hall, request: Request) -> Response:
    """The QR code of the address to join: dark on white in any theme, in the size that the page gives it."""
    address = hall.joining if hall.address else f"{str(request.base_url).rstrip('/')}{hall.joining}"
    return Response(drawn(address), media_type="image/svg+xml")


@lru_cache(maxsize=8)
def drawn(address: str) -> bytes:
    """An address as a QR code, SVG; drawn once, however many ask for it."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=QUIET, dark="#000", light="#fff", omitsize=True
    )
    return out.getvalue()


async def sketch(hall: Hall, request: Request) -> Response:
    """The plan for so many minutes and heads, without anything coming of it; 400 with a sentence why there is none."""
    language = request.query_params.get("lang", "en")
    words = Words(hall.loaded.shelf, language if language in LANGUAGES else "en")
    made = asked_plan(figure(request, "minutes"), figure(request, "heads"), hall.loaded.scenario)
    if isinstance(made, Said):
        return PlainTextResponse(words.say(made), 400)
    return JSONResponse(encode(made))


def figure(request: Request, name: str) -> int:
    """A whole number of the query; -1 where there is none."""
    text = request.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_FIGURES else -1
