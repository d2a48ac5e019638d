"""Bounds request bodies: their size, whether it is announced or they come in chunks, and the time that they take."""

import asyncio
import email.message
import time
from collections.abc import Callable
from http import HTTPStatus

from starlette._utils import get_route_path
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.failures import from_http_exception
from server.problems import FieldError, InvalidRequest, problem_response

# A refused body is read on for a moment: to a client that still writes, an early close looks like a broken connection,
# and it never sees the answer.
DRAIN_BYTES = 64 * 2**20
DRAIN_SECONDS = 5.0
# How long a body may take: a minute, and a second more for each 256 KiB that it may have; and how long it may pause.
BODY_SECONDS = 60.0
BYTES_A_SECOND = 256 * 1024
PAUSE_SECONDS = 30.0
MAX_VALUES = 30_000
"""Of a JSON body: an architecture of as many nodes as there may be, with every field given, has fewer."""


def too_large(limit: int) -> HTTPException:
    """413. An HTTPException, because FastAPI makes a 400 of anything else that interrupts the reading of a body."""
    return HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is larger than the limit of {limit} bytes")


def too_many_values(values: int, limit: int) -> HTTPException:
    """422: each value takes a hundred times as long to be looked at as to be parsed."""
    error = HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY)
    message = f"the body has at least {values} values; the limit is {limit}"
    error.__cause__ = InvalidRequest(FieldError(field="body", message=message))
    return error


def too_slow() -> HTTPException:
    """408."""
    return HTTPException(HTTPStatus.REQUEST_TIMEOUT, "the body came too slowly", {"Connection": "close"})


class BodyLimit:
    """ASGI middleware: answers 413 to a body over `limit_for(path)` bytes, before the route has seen all of it.

    Whatever is sent as JSON has at most `values_for(path)` values, whoever parses it.
    """

    def __init__(
        self, app: ASGIApp, limit_for: Callable[[str], int], values_for: Callable[[str], int] = lambda path: MAX_VALUES
    ) -> None:
        self.app = app
        self.limit_for = limit_for
        self.values_for = values_for

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
        values = self.values_for(get_route_path(scope)) if is_json(Headers(scope=scope)) else None
        await self.app(scope, counted(receive, limit, values), send)


def content_type(headers: Headers) -> str:
    """The media type of the body, without its parameters; empty if it has none."""
    given = headers.get("content-type", "")
    message = email.message.Message()
    message["content-type"] = given
    return message.get_content_type() if given else ""


def is_json(headers: Headers) -> bool:
    """Whether the body says that it is."""
    kind = content_type(headers)
    return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))


def counted(receive: Receive, limit: int, most_values: int | None = None) -> Receive:
    """`receive`, which raises 413 once more than `limit` bytes have come, and 408 if they take too long.

    With `most_values` it raises 422 once there are more commas than that: no JSON has fewer values.
    """
    received = values = 0
    complete = False
    deadline = time.monotonic() + BODY_SECONDS + limit / BYTES_A_SECOND

    async def receive_counted() -> Message:
        nonlocal received, values, complete
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
            if most_values is not None:
                values += message.get("body", b"").count(b",")
                if values > most_values:
                    if message.get("more_body", False):
                        await drain(receive)
                    raise too_many_values(values, most_values)
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
