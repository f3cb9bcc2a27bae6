"""The server's doors: joining, and the line of each page. Nothing from the network names a file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import anyio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from game.catalog.texts import LANGUAGES, Words
from game.rules import encode
from game.rules.types import Said
from game.server import secret, wire
from game.server.asks import answer
from game.server.exports import doors as exports
from game.server.hall import Hall
from game.server.lesson import TEACHER
from game.server.lines import Line
from game.server.orders import order
from game.server.shows import heard, person_shows
from game.server.wall import desk_shows, nothing_heard
from game.server.worded import page_heard, page_shows

SLOWLY, POLICY, AWAY = 1013, 1008, 1001
"""Codes with which a line is closed: too much at once, not allowed, gone."""
MOST_LINES = 600
WORDS = "words"
FORMS = (WORDS, "records")
"""A page that people read, in their language; or the records themselves, for a client that has the content."""
HELLO = 10.0
"""Seconds in which a page must say who it is."""


def application(hall: Hall, now: Callable[[], float]) -> Starlette:
    """The application of a lesson."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        hall.run()
        yield
        await hall.close()

    routes = [
        Route("/join", partial(join, hall), methods=["POST"]),
        WebSocketRoute("/line", partial(line, hall, now)),
        *exports.routes(hall),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


def ours(headers: Any) -> bool:
    """Whether a request comes from a page of this server, or from no page at all."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


async def join(hall: Hall, request: Request) -> Response:
    """Somebody types a name and the lesson's code, and is given their page's secret."""
    if not ours(request.headers):
        return refusal(hall, "en", Said("room.elsewhere"), 403)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > wire.MOST_BYTES:
            return refusal(hall, "en", Said("wire.long"), 413)
    language = "en"
    try:
        asked = wire.read(body)
        chosen = asked.text("language", "en")
        language = chosen if chosen in LANGUAGES else "en"
        if not secret.same(asked.text("code").strip().upper(), hall.lesson.code):
            return refusal(hall, language, Said("room.code"), 403)
        found = hall.join(asked.text("name"), language)
    except wire.GarbledError as error:
        return refusal(hall, language, error.said, 400)
    if isinstance(found, Said):
        return refusal(hall, language, found, 409)
    person, token = found
    return JSONResponse({"number": person.number, "secret": token})


def refusal(hall: Hall, language: str, said: Said, status: int) -> Response:
    """No, and why: as data and as a sentence."""
    text = Words(hall.loaded.shelf, language).say(said, hall.loaded.scenario)
    return JSONResponse({"said": encode(said), "text": text}, status)


async def line(hall: Hall, now: Callable[[], float], socket: WebSocket) -> None:
    """A page's line: its first message says who it is; then it asks, and is shown what changes."""
    if not ours(socket.headers) or len(hall.lines) >= MOST_LINES:
        await socket.close(POLICY)
        return
    await socket.accept()
    number, form = await greeted(hall, socket)
    if number is None:
        with suppress(RuntimeError):
            await socket.close(POLICY)
        return
    mine = line_of(hall, number, form, socket, now())
    hall.lines.append(mine)
    hall.stir()
    try:
        async with anyio.create_task_group() as both:

            async def until_over(work: Awaitable[None]) -> None:
                with suppress(WebSocketDisconnect):
                    await work
                both.cancel_scope.cancel()

            both.start_soon(until_over, mine.pump())
            both.start_soon(until_over, listened(hall, mine, socket, now))
    finally:
        hall.hang_up(mine)
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(SLOWLY if mine.lost else AWAY)


def line_of(hall: Hall, number: int, form: str, socket: WebSocket, now: float) -> Line:
    """The line of a person's page, in words or in records, or of the teacher's desk."""
    if number == TEACHER:
        return Line(TEACHER, partial(desk_shows, hall), nothing_heard, socket.send_text, now)
    if form == WORDS:
        return Line(number, partial(page_shows, hall, number), partial(page_heard, hall, number), socket.send_text, now)
    return Line(number, partial(person_shows, hall, number), partial(heard, hall, number), socket.send_text, now)


async def greeted(hall: Hall, socket: WebSocket) -> tuple[int | None, str]:
    """Whose page it is, by the secret in its first message (None: nobody's), and what it wants to be shown."""
    try:
        with anyio.fail_after(HELLO):
            asked = wire.read(await received(socket))
        form = asked.text("form", WORDS)
        known = asked.ask == "hello" and form in FORMS
        return (hall.who(asked.text("secret")) if known else None), form
    except (wire.GarbledError, TimeoutError, WebSocketDisconnect):
        return None, WORDS


async def received(socket: WebSocket) -> str | bytes:
    """The next frame. Raises WebSocketDisconnect at the end."""
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", AWAY))
    found: str | bytes = message.get("text") or message.get("bytes") or b""
    return found


async def listened(hall: Hall, mine: Line, socket: WebSocket, now: Callable[[], float]) -> None:
    """Answer what the page asks until it is gone, or asks too much."""
    while not mine.lost:
        try:
            frame = await received(socket)
        except WebSocketDisconnect:
            return
        if not mine.allows(now()):
            mine.lost = True
            return
        try:
            asked = wire.read(frame)
        except wire.GarbledError as error:
            mine.reply({"re": "", "ok": False, "said": encode(error.said)})
            continue
        if asked.ask == "beat":
            mine.reply({"re": asked.id, "ok": True})
            continue
        teacher = mine.person == TEACHER
        mine.reply(await order(hall, asked) if teacher else await answer(hall, mine.person, asked))
