"""What goes wrong, in the framework or in another room, as problem details; and the handlers that answer with it."""

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
from server.problems import FieldError, InvalidRequest, ProblemError, Unavailable, problem_response, quoted
from server.requests import REQUEST_ID

log = logging.getLogger(__name__)

MAX_ERRORS = 100
# A job may end any moment; jobs take minutes.
LIMIT_RETRY_SECONDS = 10
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
    return ProblemError(status, status.name.lower().replace("_", "-"), detail, headers=error.headers)


def wrong_method(request: Request) -> ProblemError:
    """A 405 that names every method of the path; the framework's own names those of one route."""
    routes, scope = request.app.routes, request.scope
    takes = [
        method
        for method in METHODS
        if any(route.matches({**scope, "method": method})[0] is Match.FULL for route in routes)
    ]
    allow = ", ".join(takes)
    status = HTTPStatus.METHOD_NOT_ALLOWED
    return ProblemError(status, "method-not-allowed", f"only {allow} here", headers={"Allow": allow})


def from_store(error: store.Error) -> ProblemError:
    """What the store raises, by what the client can do about it."""
    if isinstance(error, store.NotFound):
        return ProblemError(HTTPStatus.NOT_FOUND, "not-found", str(error))
    if isinstance(error, store.Conflict):
        return ProblemError(HTTPStatus.CONFLICT, "conflict", str(error))
    if isinstance(error, store.LimitReached):
        headers = {"Retry-After": str(LIMIT_RETRY_SECONDS)}
        return ProblemError(HTTPStatus.TOO_MANY_REQUESTS, "limit-reached", str(error), headers=headers)
    if isinstance(error, store.OverLimit):
        return InvalidRequest(
            *(FieldError(field=over.field, message=str(over), value=over.value) for over in error.excesses)
        )
    if isinstance(error, store.QuotaReached):
        return ProblemError(HTTPStatus.INSUFFICIENT_STORAGE, "quota-reached", str(error))
    if isinstance(error, store.DiskFull):
        return ProblemError(HTTPStatus.INSUFFICIENT_STORAGE, error.kind.replace("_", "-"), str(error))
    if isinstance(error, store.InvalidCursor):
        return InvalidRequest(FieldError(field="cursor", message=str(error)))
    if isinstance(error, store.CorruptCheckpoint):
        return ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, "corrupt-checkpoint", str(error))
    if isinstance(error, store.MissingCheckpoint):
        return ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, "missing-checkpoint", str(error))
    if isinstance(error, store.Unavailable | store.CheckpointStoreError):
        return Unavailable(str(error))
    log.error("unexpected store error", exc_info=error)
    return internal()


def from_nas(error: nas.Error) -> ProblemError:
    """Stored bytes that are damaged are the server's fault; anything else is what the client sent."""
    if isinstance(error, nas.CheckpointError):
        return ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, "corrupt-checkpoint", str(error))
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, f"invalid-{error.kind.replace('_', '-')}", str(error))


def internal() -> ProblemError:
    """500, without a word about the inside."""
    return ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, "internal", "the server failed; its log says why")


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

    async def on_store(request: Request, error: Exception) -> Response:
        assert isinstance(error, store.Error)
        return problem_response(request.url.path, from_store(error))

    async def on_nas(request: Request, error: Exception) -> Response:
        assert isinstance(error, nas.Error)
        return problem_response(request.url.path, from_nas(error))

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
    app.add_exception_handler(store.Error, on_store)
    app.add_exception_handler(nas.Error, on_nas)
    app.add_exception_handler(Exception, on_anything)
