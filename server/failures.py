"""Handlers that answer every error, of the framework or of other rooms, with problem details."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

import nas
import store
from server.headers import secure
from server.problem_kinds import INTERNAL, INVALID_REQUEST, METHOD_NOT_ALLOWED, kind_of, kind_of_status
from server.problems import FieldError, InvalidRequest, ProblemError, problem_response, quoted
from server.requests import REQUEST_ID

log = logging.getLogger(__name__)

MAX_ERRORS = 100
# Why a body is no JSON, where the parser gave up. The only other ValueError is of int(), which bounds its digits.
UNPARSED = {RecursionError: "it is nested too deeply", UnicodeDecodeError: "it is not UTF-8"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


def field_errors(error: RequestValidationError) -> list[FieldError]:
    """pydantic's errors as ours: without its prefixes, with dotted paths; at most MAX_ERRORS of them."""
    found = []
    for item in error.errors()[:MAX_ERRORS]:
        where = [str(part) for part in item["loc"][1:]]
        cause = item.get("ctx", {}).get("error")
        message = item["msg"]
        if item["type"] == "value_error" and cause is not None:
            message = str(cause)
        elif item["type"] == "extra_forbidden":
            message = "unknown field"
        elif item["type"] == "json_invalid":
            where, message = [], f"the body is not JSON: {cause} at character {item['loc'][-1]}"
        elif item["type"] == "missing":
            message = "is required"
        untold = item["type"] in ("missing", "json_invalid") or where[-1:] == ["secret"]
        value = None if untold else quoted(item.get("input"))
        found.append(FieldError(field=".".join(where) or str(item["loc"][0]), message=message, value=value))
    return found


def invalid_input(error: RequestValidationError) -> ProblemError:
    """A 422 from FastAPI's own validation of parameters and bodies."""
    return InvalidRequest(*field_errors(error))


def from_http_exception(error: HTTPException) -> ProblemError:
    """The framework's own errors: unknown path, body that cannot be parsed."""
    if isinstance(error.__cause__, ProblemError):
        return error.__cause__
    status = HTTPStatus(error.status_code)
    detail = error.detail
    if status is HTTPStatus.NOT_FOUND and detail == status.phrase:
        detail = "no such path; /docs lists what there is"
    elif isinstance(error.__cause__, RecursionError | ValueError):
        reason = UNPARSED.get(type(error.__cause__), "it holds a number of too many digits")
        return InvalidRequest(FieldError(field="body", message=f"the body is not JSON: {reason}"))
    return ProblemError(kind_of_status(status), detail, headers=error.headers)


def wrong_method(request: Request) -> ProblemError:
    """A 405 that names every method of the path; the framework's own names those of one route."""
    routes, scope = request.app.routes, request.scope
    takes = [
        method
        for method in METHODS
        if any(route.matches({**scope, "method": method})[0] is Match.FULL for route in routes)
    ]
    allow = ", ".join(takes)
    return ProblemError(METHOD_NOT_ALLOWED, f"only {allow} here", headers={"Allow": allow})


def from_error(error: store.Error | nas.Error) -> ProblemError:
    """An error of another room as the problem that the table of kinds makes of it."""
    kind = kind_of(error)
    if kind is None:
        log.error("unexpected store error", exc_info=error)
        return internal()
    if isinstance(error, store.OverLimit):
        return InvalidRequest(
            *(FieldError(field=over.field, message=str(over), value=over.value) for over in error.excesses)
        )
    if isinstance(error, store.InvalidCursor):
        return InvalidRequest(FieldError(field="cursor", message=str(error)))
    refined = f"invalid-{error.kind.replace('_', '-')}" if kind is INVALID_REQUEST else None
    return ProblemError(kind, str(error), name=refined)


def internal() -> ProblemError:
    """500, without a word about the inside."""
    return ProblemError(INTERNAL, INTERNAL.example)


def install(app: FastAPI) -> None:
    """Answer every error of `app` with problem details. No handler waits for a thread: they may all be waiting."""

    async def on_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, ProblemError)
        return problem_response(request.url.path, error)

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return problem_response(request.url.path, wrong_method(request))
        return problem_response(request.url.path, from_http_exception(error))

    async def on_invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return problem_response(request.url.path, invalid_input(error))

    async def on_room(request: Request, error: Exception) -> Response:
        assert isinstance(error, store.Error | nas.Error)
        return problem_response(request.url.path, from_error(error))

    async def on_anything(request: Request, error: Exception) -> Response:
        # Starlette logs the traceback after this; the client learns nothing about the inside.
        # This one passes by the middleware.
        response = problem_response(request.url.path, internal())
        secure(response.headers)
        response.headers[REQUEST_ID] = request.scope.get("request_id", "")
        return response

    app.add_exception_handler(ProblemError, on_problem)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(store.Error, on_room)
    app.add_exception_handler(nas.Error, on_room)
    app.add_exception_handler(Exception, on_anything)
