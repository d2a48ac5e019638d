"""RFC 9457 problem details: one shape for every error the API answers with, and the handlers that build it."""

import json
import logging
import math
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Annotated

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, JsonValue
from starlette.exceptions import HTTPException
from starlette.responses import Response

import nas
import store
from server.schemas.health import Check

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:netgrow:problem:"
RETRY_AFTER_SECONDS = 2
MAX_VALUE_CHARACTERS = 200
MAX_ERRORS = 100


class FieldError(BaseModel):
    """What is wrong with one field of a request."""

    field: Annotated[str, Field(description="Path of the field, as in `seed_model.architecture`.")]
    message: Annotated[str, Field(description="What is wrong with it, and what would be right.")]
    value: Annotated[JsonValue, Field(description="The value that was given, where it is short.")] = None


class Problem(BaseModel):
    """An error, as RFC 9457 problem details (`application/problem+json`)."""

    type: Annotated[str, Field(description="What kind of problem; stable.", examples=[f"{TYPE_PREFIX}not-found"])]
    title: Annotated[str, Field(description="The kind of problem, for people.", examples=["Not Found"])]
    status: Annotated[int, Field(description="The HTTP status.", examples=[404])]
    detail: Annotated[str, Field(description="What happened this time.", examples=["no job 'job_x'"])]
    instance: Annotated[str, Field(description="The path of the request.", examples=["/jobs/job_x"])]
    errors: Annotated[list[FieldError] | None, Field(description="Field by field, where the input is at fault.")] = None
    checks: Annotated[dict[str, Check] | None, Field(description="What the service depends on: of `/readyz`.")] = None


class ProblemError(Exception):
    """An error that a route raises with its status, its kind and its detail."""

    def __init__(
        self,
        status: HTTPStatus,
        kind: str,
        detail: str,
        *,
        errors: Sequence[FieldError] = (),
        checks: Mapping[str, Check] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.detail = detail
        self.errors = tuple(errors)
        self.checks = checks
        self.headers = dict(headers or {})


class InvalidRequest(ProblemError):
    """The request is well formed, but it asks for something that cannot be: 422, field by field."""

    def __init__(self, *errors: FieldError) -> None:
        detail = "; ".join(f"{error.field}: {error.message}" if error.field else error.message for error in errors)
        super().__init__(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-request", detail, errors=errors)


class Unavailable(ProblemError):
    """Something that the service depends on cannot be reached just now: 503, and when to try again."""

    def __init__(self, detail: str, checks: Mapping[str, Check] | None = None) -> None:
        headers = {"Retry-After": str(RETRY_AFTER_SECONDS)}
        super().__init__(HTTPStatus.SERVICE_UNAVAILABLE, "unavailable", detail, checks=checks, headers=headers)


def problem_response(path: str, error: ProblemError) -> Response:
    """The error as a response; `path` becomes its `instance`."""
    problem = Problem(
        type=TYPE_PREFIX + error.kind,
        title=error.status.phrase,
        status=error.status,
        detail=error.detail,
        instance=path,
        errors=list(error.errors) or None,
        checks=None if error.checks is None else dict(error.checks),
    )
    # ASCII only: a lone surrogate in a quoted value has no UTF-8 form.
    body = json.dumps(without_nones(problem.model_dump()), ensure_ascii=True, allow_nan=False)
    return Response(body, status_code=error.status, headers=error.headers, media_type=MEDIA_TYPE)


def without_nones(fields: dict[str, object]) -> dict[str, object]:
    """`errors` and `checks` are left out where there are none, and so is a `value` that is not quoted."""
    shown = {name: value for name, value in fields.items() if value is not None}
    if isinstance(errors := shown.get("errors"), list):
        shown["errors"] = [{name: value for name, value in error.items() if value is not None} for error in errors]
    return shown


def quoted(value: object) -> JsonValue:
    """The value as JSON if it is short, else None."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    try:
        text = json.dumps(value, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return None
    return json.loads(text) if len(text) <= MAX_VALUE_CHARACTERS else None


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
        value = None if item["type"] in ("missing", "json_invalid") else quoted(item.get("input"))
        found.append(FieldError(field=".".join(where) or str(item["loc"][0]), message=message, value=value))
    return found


def invalid_input(error: RequestValidationError) -> ProblemError:
    """A 422 from FastAPI's own validation of parameters and bodies."""
    return InvalidRequest(*field_errors(error))


def from_http_exception(error: HTTPException) -> ProblemError:
    """The framework's own errors: unknown path, wrong method, body that cannot be parsed."""
    status = HTTPStatus(error.status_code)
    detail = error.detail
    if status is HTTPStatus.NOT_FOUND and detail == status.phrase:
        detail = "no such path; /docs lists what there is"
    elif status is HTTPStatus.METHOD_NOT_ALLOWED:
        detail = f"only {(error.headers or {}).get('Allow', 'other methods')} here"
    return ProblemError(status, status.name.lower().replace("_", "-"), detail, headers=error.headers)


def from_store(error: store.Error) -> ProblemError:
    """What the store raises, by what the client can do about it."""
    if isinstance(error, store.NotFound):
        return ProblemError(HTTPStatus.NOT_FOUND, "not-found", str(error))
    if isinstance(error, store.Conflict):
        return ProblemError(HTTPStatus.CONFLICT, "conflict", str(error))
    if isinstance(error, store.InvalidCursor):
        return InvalidRequest(FieldError(field="cursor", message=str(error)))
    if isinstance(error, store.CorruptCheckpoint):
        return ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, "corrupt-checkpoint", str(error))
    if isinstance(error, store.MissingCheckpoint):
        return ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, "missing-checkpoint", str(error))
    if isinstance(error, store.Unavailable):
        return Unavailable(str(error))
    log.error("unexpected store error", exc_info=error)
    return ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, "internal", "the server failed; its log says why")


def from_nas(error: nas.Error) -> ProblemError:
    """Stored bytes that are damaged are the server's fault; anything else is what the client sent."""
    if isinstance(error, nas.CheckpointError):
        return ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, "corrupt-checkpoint", str(error))
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, f"invalid-{error.kind.replace('_', '-')}", str(error))


def install(app: FastAPI) -> None:
    """Answer every error of `app` with problem details."""

    def on_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, ProblemError)
        return problem_response(request.url.path, error)

    def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return problem_response(request.url.path, from_http_exception(error))

    def on_invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return problem_response(request.url.path, invalid_input(error))

    def on_store(request: Request, error: Exception) -> Response:
        assert isinstance(error, store.Error)
        return problem_response(request.url.path, from_store(error))

    def on_nas(request: Request, error: Exception) -> Response:
        assert isinstance(error, nas.Error)
        return problem_response(request.url.path, from_nas(error))

    def on_anything(request: Request, error: Exception) -> Response:
        # Starlette logs the traceback after this; the client learns nothing about the inside.
        internal = ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, "internal", "the server failed; its log says why")
        return problem_response(request.url.path, internal)

    app.add_exception_handler(ProblemError, on_problem)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(store.Error, on_store)
    app.add_exception_handler(nas.Error, on_nas)
    app.add_exception_handler(Exception, on_anything)
