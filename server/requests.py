"""A line in the log for each request, and an id on every other line that is written for it."""

import re
import secrets
import time

import structlog
from starlette._utils import get_route_path
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars

REQUEST_ID = "X-Request-ID"
# What is taken over from a client or a proxy: nothing that could forge a line or fill a disk.
_GIVEN = re.compile(r"[A-Za-z0-9._-]{1,64}")
# Asked every few seconds, by machines: a line only where they are not answered well.
QUIET = frozenset({"/healthz", "/readyz", "/metrics"})

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class RequestLog:
    """ASGI middleware: takes the request's id from `X-Request-ID`, or makes one, logs with it, and gives it back.

    A line says the path, without the query: a search may hold a name.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID, "")
        request_id = given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
        status, started = 500, time.perf_counter()

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = int(message["status"])  # some answers have an HTTPStatus, which logs would spell out
                MutableHeaders(scope=message)[REQUEST_ID] = request_id
            await send(message)

        scope["request_id"] = request_id  # for the answer that says no more than that the server failed
        with bound_contextvars(request=request_id):
            try:
                await self.app(scope, receive, named)
            except Exception:
                log.exception("the server failed")
                raise
            finally:
                if get_route_path(scope) not in QUIET or status >= 500:
                    client = scope.get("client")
                    log.info(
                        "request",
                        method=scope["method"],
                        path=scope["path"],
                        status=status,
                        seconds=round(time.perf_counter() - started, 6),
                        client=client[0] if client else None,
                    )
