"""The server's doors: joining, and the line of each page. Nothing from the network names a file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import anyio
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from game.catalog.texts import LANGUAGES, Words
from game.rules import decode, encode
from game.rules.types import Said
from game.server import handed, pages, secret, wire
from game.server.asks import answer
from game.server.dealing import seat_joined
from game.server.exports import doors as exports
from game.server.guarded import Guarded
from game.server.hall import Hall
from game.server.lesson import SCREEN, TEACHER
from game.server.lines import Line
from game.server.orders import order
from game.server.screen import Screen
from game.server.shows import heard, person_shows
from game.server.wall import desk_shows, nothing_heard
from game.server.worded import page_heard, page_shows

SLOWLY, POLICY, AWAY = 1013, 1008, 1001
"""Codes with which a line is closed: too much at once, not allowed, gone."""
MOST_GREETING = 400
"""Lines that may wait to say who they are."""
MOST_OWN = 6
"""Lines of one person; one more, and the oldest is let go."""
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
        *pages.routes(hall),
        *handed.routes(hall),
        Route("/join", partial(join, hall, now), methods=["POST"]),
        WebSocketRoute("/line", partial(line, hall, now)),
        *exports.routes(hall),
    ]
    return Starlette(routes=routes, lifespan=lifespan, middleware=[Middleware(Guarded)])


def ours(headers: Any) -> bool:
    """Whether a request comes from a page of this server, or from no page at all."""
    origin = headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == headers.get("host")
    except ValueError:  # "http://[" is no address
        return False


async def join(hall: Hall, now: Callable[[], float], request: Request) -> Response:
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
        code, nonce = asked.text("code").strip().upper(), nonce_of(asked)
        at = now()
        guesses = hall.guesses(request.client.host if request.client is not None else "", at)
        if not guesses.has(at):
            # Also of the right code: else whoever tries them all would be told when one is right.
            return refusal(hall, language, Said("room.slowly"), 429)
        if secret.same(code, hall.lesson.code):
            found = hall.join(asked.text("name"), language, nonce)
        else:
            found = hall.join_anew(code, nonce)
            if found == Said("room.code"):
                guesses.takes(at)
                return refusal(hall, language, found, 403)
    except wire.GarbledError as error:
        return refusal(hall, language, error.said, 400)
    if isinstance(found, Said):
        return refusal(hall, language, found, 409)
    person, token = found
    await seat_joined(hall, person)
    return JSONResponse({"number": person.number, "secret": token})


def nonce_of(asked: wire.Asked) -> str:
    """What a page sends to be known again, if anything. Raises GarbledError when others could send the same."""
    found = asked.text("again", "")
    if found and not secret.NONCE[0] <= len(found) <= secret.NONCE[1]:
        raise wire.GarbledError(Said("wire.garbled"))
    return found


def refusal(hall: Hall, language: str, said: Said, status: int) -> Response:
    """No, and why: as data and as a sentence."""
    text = Words(hall.loaded.shelf, language).say(said, hall.loaded.scenario)
    return JSONResponse({"said": encode(said), "text": text}, status)


async def line(hall: Hall, now: Callable[[], float], socket: WebSocket) -> None:
    """A page's line: its first message says who it is; then it asks, and is shown what changes."""
    if not ours(socket.headers):
        await socket.close(POLICY)
        return
    await socket.accept()
    if hall.greeting >= MOST_GREETING:
        await socket.close(SLOWLY)
        return
    hall.greeting += 1
    try:
        hello = await greeted(socket)
    finally:
        hall.greeting -= 1
    number = hall.who(hello.text("secret", "")) if hello is not None else None
    if hello is None or number is None:
        with suppress(RuntimeError):
            await socket.close(POLICY)
        return
    mine, hears = line_of(hall, number, hello, socket, now())
    mine.allowance = hall.allowance(number, now())
    if len(own := [line for line in hall.lines if line.person == number]) >= MOST_OWN:
        own[0].let_go()
    hall.lines.append(mine)
    hall.stir()
    try:
        async with anyio.create_task_group() as both:

            async def until_over(work: Awaitable[None]) -> None:
                with suppress(WebSocketDisconnect):
                    await work
                both.cancel_scope.cancel()

            both.start_soon(until_over, mine.pump())
            both.start_soon(until_over, listened(mine, hears, socket, now))
    finally:
        hall.hang_up(mine)
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(POLICY if mine.cut else SLOWLY if mine.lost else AWAY)


Hears = Callable[[wire.Asked], Awaitable[Mapping[str, Any]]]
"""What a line does with what its page asks: the reply."""


def line_of(hall: Hall, number: int, hello: wire.Asked, socket: WebSocket, now: float) -> tuple[Line, Hears]:
    """The line of a person's page, in words or in records, of the teacher's desk, or of the projector."""
    send = socket.send_text
    if number == SCREEN:
        screen = Screen(hall, spoken(hello))
        return Line(SCREEN, screen.shows, screen.heard, send, now), screen.answer
    if number == TEACHER:
        language = spoken(hello)
        shows = partial(desk_shows, hall, language)
        return Line(TEACHER, shows, nothing_heard, send, now), partial(ordered, hall, language)
    if hello.text("form", WORDS) == WORDS:
        shown, hears = partial(page_shows, hall, number), partial(page_heard, hall, number)
        return Line(number, shown, hears, send, now), partial(answered, hall, number)
    return Line(number, partial(person_shows, hall, number), partial(heard, hall, number), send, now), partial(
        answer, hall, number
    )


def spoken(hello: wire.Asked) -> str:
    """The language that a desk or a projector asks for."""
    language = hello.text("language", "en")
    return language if language in LANGUAGES else "en"


async def answered(hall: Hall, number: int, asked: wire.Asked) -> Mapping[str, Any]:
    """The reply to a page that people read: a refusal is a sentence in their language as well."""
    reply = await answer(hall, number, asked)
    return in_words(hall, hall.lesson.people[number].language, reply)


async def ordered(hall: Hall, language: str, asked: wire.Asked) -> Mapping[str, Any]:
    """The reply to the teacher, likewise."""
    return in_words(hall, language, await order(hall, asked))


def in_words(hall: Hall, language: str, reply: Mapping[str, Any]) -> Mapping[str, Any]:
    """A reply with its refusal in words."""
    if "said" not in reply:
        return reply
    text = Words(hall.loaded.shelf, language).say(decode(Said, reply["said"]), hall.loaded.scenario)
    return {**reply, "text": text}


async def greeted(socket: WebSocket) -> wire.Asked | None:
    """A line's first message, which says whose page it is; None where it is none."""
    try:
        with anyio.fail_after(HELLO):
            hello = wire.read(await received(socket))
        known = hello.ask == "hello" and hello.text("form", WORDS) in FORMS
        hello.text("language", "en"), hello.text("secret")
        return hello if known else None
    except (wire.GarbledError, TimeoutError, WebSocketDisconnect):
        return None


async def received(socket: WebSocket) -> str | bytes:
    """The next frame. Raises WebSocketDisconnect at the end."""
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", AWAY))
    found: str | bytes = message.get("text") or message.get("bytes") or b""
    return found


async def listened(mine: Line, hears: Hears, socket: WebSocket, now: Callable[[], float]) -> None:
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
        mine.reply(await hears(asked))
