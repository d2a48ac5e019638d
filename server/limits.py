"""Bounds the size of request bodies, whether their length is announced or they come in chunks."""

import time
from collections.abc import Callable
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.failures import from_http_exception
from server.problems import problem_response

# A refused body is read on for a moment: to a client that still writes, an early close looks like a broken connection,
# and it never sees the answer.
DRAIN_BYTES = 64 * 2**20
DRAIN_SECONDS = 5.0


def too_large(limit: int) -> HTTPException:
    """413. An HTTPException, because FastAPI makes a 400 of anything else that interrupts the reading of a body."""
    return HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is larger than the limit of {limit} bytes")


class BodyLimit:
    """ASGI middleware: answers 413 to a body over `limit_for(path)` bytes, before the route has seen all of it."""

    def __init__(self, app: ASGIApp, limit_for: Callable[[str], int]) -> None:
        self.app = app
        self.limit_for = limit_for

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.limit_for(scope["path"])
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced) > limit:
            await drain(receive)
            response = problem_response(scope["path"], from_http_exception(too_large(limit)))
            await response(scope, receive, send)
            return
        await self.app(scope, counted(receive, limit), send)


def counted(receive: Receive, limit: int) -> Receive:
    """`receive`, which raises 413 once more than `limit` bytes have come."""
    received = 0

    async def receive_counted() -> Message:
        nonlocal received
        message = await receive()
        if message["type"] == "http.request":
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
