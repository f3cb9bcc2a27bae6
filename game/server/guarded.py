"""What every answer of the server tells the browser not to do."""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOST = re.compile(r"[\w.\-]+(:\d+)?|\[[0-9A-Fa-f:]+\](:\d+)?", re.ASCII)
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def policy(host: str) -> str:
    """Only this server's own scripts, styles, pictures and line; nothing inline, nothing from elsewhere, no frames.

    The line is named with its host as well: older telephones do not count it as 'self'.
    """
    line = f"'self' ws://{host}" if _HOST.fullmatch(host) else "'self'"
    return f"{NOTHING}; script-src 'self'; style-src 'self'; img-src 'self'; connect-src {line}; manifest-src 'self'"


class Guarded:
    """The application with headers on every answer that does not set them itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        fixed = {
            "Content-Security-Policy": policy(asked.get("host", "")),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
            "Cache-Control": "no-store",
        }

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in fixed.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, told)
