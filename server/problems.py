"""RFC 9457 problem details: one shape for every error the API answers with."""

import json
import math
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Annotated

from pydantic import BaseModel, Field, JsonValue
from starlette.responses import Response

from server.problem_kinds import INVALID_REQUEST, UNAVAILABLE, Kind
from server.schemas.health import Check

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:netgrow:problem:"
MAX_VALUE_CHARACTERS = 200


class FieldError(BaseModel):
    """The error of one field of a request."""

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
    """An error that a route raises: its kind, and what happened this time.

    `name` refines the kind's own name, with the same status.
    """

    def __init__(
        self,
        kind: Kind,
        detail: str,
        *,
        name: str | None = None,
        errors: Sequence[FieldError] = (),
        checks: Mapping[str, Check] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.name = name or kind.name
        self.detail = detail
        self.errors = tuple(errors)
        self.checks = checks
        retry = {} if kind.retry_seconds is None else {"Retry-After": str(kind.retry_seconds)}
        self.headers = {**retry, **(headers or {})}

    @property
    def status(self) -> HTTPStatus:
        """The HTTP status."""
        return self.kind.status

    def __reduce__(self) -> tuple[object, ...]:
        """As it goes from one process of the server to another: exceptions would be made of their message alone."""
        return _restored, (type(self), self.args, self.__dict__)


def _restored(kind: type[ProblemError], args: tuple[object, ...], fields: dict[str, object]) -> ProblemError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(fields)
    return error


class InvalidRequest(ProblemError):
    """The request is well formed, but it asks for something that cannot be: 422, field by field."""

    def __init__(self, *errors: FieldError) -> None:
        detail = "; ".join(f"{error.field}: {error.message}" if error.field else error.message for error in errors)
        super().__init__(INVALID_REQUEST, detail, errors=errors)


class Unavailable(ProblemError):
    """Something that the service depends on cannot be reached just now: 503, and when to try again."""

    def __init__(self, detail: str, checks: Mapping[str, Check] | None = None) -> None:
        super().__init__(UNAVAILABLE, detail, checks=checks)


def problem_response(path: str, error: ProblemError) -> Response:
    """The error as a response; `path` becomes its `instance`."""
    problem = Problem(
        type=TYPE_PREFIX + error.name,
        title=error.kind.title,
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
