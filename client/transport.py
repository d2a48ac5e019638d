"""Requests as flows: retries of what may be repeated, answers that are checked, errors that say what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, JsonValue, ValidationError

from client.connection import CONNECT_TIMEOUT
from client.errors import ApiError, Error, UnexpectedAnswer, Unreachable
from client.flows import Close, Emit, Flow, Open, Read, Request, Send, Sleep, perform
from client.models import Answer, Page
from client.problems import api_error

# Pauses (seconds) before each repetition of a request that may be repeated. Short: a person waits at a prompt.
RETRY_PAUSES = (0.1, 0.3, 0.8)
LONGEST_RETRY_AFTER = 5.0
UPLOAD_SILENCE_LIMIT = 600.0
"""Seconds: the service looks through all of an upload before it answers."""

PAGE_SIZE = 100

Document = TypeVar("Document", bound=BaseModel)
Item = TypeVar("Item", bound=Answer)
Params = Mapping[str, str | int | float | None]


def get(path: str, answer: type[Document], params: Params | None = None) -> Flow[Document]:
    """GET, repeated after a lost connection or a 503. Every flow here raises `client.Error`."""
    request = Request("GET", path, present(params))
    return read((yield from repeated(request)), answer)


def get_text(path: str) -> Flow[str]:
    """GET of something that is no JSON."""
    response = yield from repeated(Request("GET", path))
    if response.is_error:
        raise api_error(response.status_code, response.text)
    return response.text


def pages(path: str, page: type[Page[Item]], params: Params | None = None, limit: int | None = None) -> Flow[None]:
    """Emits the items of all pages, `limit` at most; pages are fetched as needed."""
    cursor: str | None = None
    left = limit
    while left is None or left > 0:
        size = PAGE_SIZE if left is None else min(left, PAGE_SIZE)
        answer = yield from get(path, page, {**(params or {}), "limit": size, "cursor": cursor})
        yield from emitted(answer.items)
        if left is not None:
            left -= len(answer.items)
        cursor = answer.next_cursor
        if cursor is None:
            return


def collected(path: str, page: type[Page[Item]]) -> Flow[tuple[Item, ...]]:
    """The items of all pages at once."""
    answer = yield from get(path, page, {"limit": PAGE_SIZE})
    items = answer.items
    while answer.next_cursor is not None:
        answer = yield from get(path, page, {"limit": PAGE_SIZE, "cursor": answer.next_cursor})
        items += answer.items
    return items


def post(
    path: str,
    answer: type[Document],
    body: JsonValue = None,
    *,
    params: Params | None = None,
    silence: float | None = None,
) -> Flow[Document]:
    """POST, sent again only if the connection was refused: then nothing has happened yet."""
    request = Request("POST", path, present(params), body, silence=silence)
    for pause in (*RETRY_PAUSES, None):
        try:
            return read((yield from perform(Send(request))), answer)
        except httpx.ConnectError as error:
            if pause is None:
                raise unreachable(error) from error
        except httpx.TransportError as error:
            raise unreachable(error) from error
        yield from perform(Sleep(pause))
    raise AssertionError("the last pause is None")


def post_repeatable(path: str, answer: type[Document], body: JsonValue, silence: float | None = None) -> Flow[Document]:
    """POST of what changes nothing, repeated like a GET."""
    return read((yield from repeated(Request("POST", path, body=body, silence=silence))), answer)


def post_once(
    path: str, answer: type[Document], body: JsonValue, idempotency_key: str, silence: float | None = None
) -> Flow[Document]:
    """POST with an Idempotency-Key, and so repeated like a GET: the service does it once."""
    headers = {"Idempotency-Key": idempotency_key}
    return read((yield from repeated(Request("POST", path, body=body, headers=headers, silence=silence))), answer)


def post_file(
    path: str, answer: type[Document], fields: Mapping[str, str], name: str, file: IO[bytes]
) -> Flow[Document]:
    """POST a form with fields and a file, which is read while it is sent; never retried."""
    request = Request("POST", path, fields=fields, file=(name, file), silence=UPLOAD_SILENCE_LIMIT)
    return read((yield from once(request)), answer)


def delete(path: str) -> Flow[None]:
    """DELETE; sent once."""
    response = yield from once(Request("DELETE", path))
    if response.is_error:
        raise api_error(response.status_code, response.text)


def opened(request: Request) -> Flow[httpx.Response]:
    """An answer whose body is read with `piece`, and closed with `Close`; sent once."""
    try:
        response = yield from perform(Open(request))
        if response.is_error:
            body = b""
            while more := (yield from perform(Read(response))):
                body += more
            yield from perform(Close(response))
            raise api_error(response.status_code, body.decode("utf-8", "replace"))
        return response
    except httpx.TransportError as error:
        raise unreachable(error) from error


def piece(response: httpx.Response) -> Flow[bytes]:
    """The next bytes of an open answer; none at its end."""
    try:
        return (yield from perform(Read(response)))
    except httpx.TransportError as error:
        raise unreachable(error) from error


def emitted(items: Iterable[object]) -> Flow[None]:
    """Emits each."""
    for item in items:
        yield from perform(Emit(item))


def once(request: Request) -> Flow[httpx.Response]:
    """The answer, whatever it is; sent once."""
    try:
        return (yield from perform(Send(request)))
    except httpx.TransportError as error:
        raise unreachable(error) from error


def repeated(request: Request) -> Flow[httpx.Response]:
    """Send until there is an answer other than 503 or a short 429, as often as `RETRY_PAUSES` says."""
    for pause in (*RETRY_PAUSES, None):
        try:
            response = yield from perform(Send(request))
        except httpx.TransportError as error:
            if pause is None or isinstance(error, httpx.ReadTimeout):
                raise unreachable(error) from error
        else:
            if not _comes_back(response) or pause is None:
                return response
            pause = max(pause, _retry_after(response))
        yield from perform(Sleep(pause))
    raise AssertionError("the last pause is None")


def read(response: httpx.Response, answer: type[Document]) -> Document:
    """The answer as an object; raises `ApiError` for an error, `UnexpectedAnswer` for what netgrow does not say."""
    if response.is_error:
        raise api_error(response.status_code, response.text)
    try:
        return answer.model_validate_json(response.content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the body"
        raise UnexpectedAnswer(str(response.url), f"{where}: {first['msg']}") from error


def unreachable(error: httpx.TransportError) -> Error:
    """The transport's error, in words."""
    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
        reason = f"no connection within {CONNECT_TIMEOUT:g} s"
    elif isinstance(error, httpx.TimeoutException):
        reason = "it took too long to answer"
    elif isinstance(error, httpx.ConnectError):
        refused = "refused" in str(error) or "All connection attempts failed" in str(error)
        reason = "connection refused" if refused else str(error) or "no connection"
    else:
        reason = str(error) or "the connection was lost"
    url = error.request.url
    return Unreachable(f"{url.scheme}://{url.netloc.decode('ascii')}", reason)


def path_of(*parts: str) -> str:
    """A path of the API from its parts, each quoted. Raises `Error` for an illegal part.

    An empty part, or one of dots, would make it another path: the list of jobs instead of a job.
    """
    for part in parts:
        if part in ("", ".", ".."):
            raise Error(f"{part!r} is no id and no name")
    return "/" + "/".join(quote(part, safe="") for part in parts)


def unavailable(error: Error) -> bool:
    """Whether trying again later may help: no connection, or the service says that it cannot just now."""
    return isinstance(error, Unreachable) or (isinstance(error, ApiError) and error.status in (429, 502, 503, 504))


def present(params: Params | None) -> dict[str, str]:
    """The given parameters as text, without absent ones."""
    return {name: str(value) for name, value in (params or {}).items() if value is not None}


def _comes_back(response: httpx.Response) -> bool:
    """Whether the service says that it cannot just now, or that this was one request too many in this second."""
    if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
        return 0 < _retry_after(response) < LONGEST_RETRY_AFTER
    return response.status_code == httpx.codes.SERVICE_UNAVAILABLE


def _retry_after(response: httpx.Response) -> float:
    try:
        seconds = float(response.headers.get("Retry-After", "0"))
    except ValueError:
        return 0.0
    return min(max(seconds, 0.0), LONGEST_RETRY_AFTER)
