"""Bounds request bodies: their size, whether it is announced or they come in chunks, and the time that they take."""

import asyncio
import time
from collections.abc import Callable
from http import HTTPStatus

from starlette._utils import get_route_path
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.failures import from_http_exception
from server.problems import problem_response

# A refused body is read on for a moment: to a client that still writes, an early close looks like a broken connection,
# and it never sees the answer.
DRAIN_BYTES = 64 * 2**20
DRAIN_SECONDS = 5.0
# How long a body may take: a minute, and a second more for each 256 KiB that it may have; and how long it may pause.
BODY_SECONDS = 60.0
BYTES_A_SECOND = 256 * 1024
PAUSE_SECONDS = 30.0


def too_large(limit: int) -> HTTPException:
    """413. An HTTPException, because FastAPI makes a 400 of anything else that interrupts the reading of a body."""
    return HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is larger than the limit of {limit} bytes")


def too_slow() -> HTTPException:
    """408."""
    return HTTPException(HTTPStatus.REQUEST_TIMEOUT, "the body came too slowly", {"Connection": "close"})


class BodyLimit:
    """ASGI middleware: answers 413 to a body over `limit_for(path)` bytes, before the route has seen all of it."""

    def __init__(self, app: ASGIApp, limit_for: Callable[[str], int]) -> None:
        self.app = app
        self.limit_for = limit_for

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.limit_for(get_route_path(scope))
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced) > limit:
            await drain(receive)
            response = problem_response(scope["path"], from_http_exception(too_large(limit)))
            await response(scope, receive, send)
            return
        await self.app(scope, counted(receive, limit), send)


def counted(receive: Receive, limit: int) -> Receive:
    """`receive`, which raises 413 once more than `limit` bytes have come, and 408 if they take too long."""
    received = 0
    complete = False
    deadline = time.monotonic() + BODY_SECONDS + limit / BYTES_A_SECOND

    async def receive_counted() -> Message:
        nonlocal received, complete
        if complete:  # what comes now is the client's leaving, whenever that is
            return await receive()
        try:
            async with asyncio.timeout(min(PAUSE_SECONDS, deadline - time.monotonic())):
                message = await receive()
        except TimeoutError:
            raise too_slow() from None
        if message["type"] == "http.request":
            complete = not message.get("more_body", False)
            received += len(message.get("body", b""))
            if received > limit:
                if message.get("more_body", False):
                    await drain(receive)
                raise too_large(limit)
        return message

    return receive_counted


async def drain(receive: Receive) -> None:
    """Read and discard the rest of the body, within bounds."""
    deadline = time.monotonic() + DRAIN_SECONDS
    discarded = 0
    while discarded < DRAIN_BYTES and time.monotonic() < deadline:
        message = await receive()
        if message["type"] != "http.request":
            return
        discarded += len(message.get("body", b""))
        if not message.get("more_body", False):
            return
