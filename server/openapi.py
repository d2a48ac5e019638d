"""Additions to the OpenAPI document: each operation's errors, access, and links."""

from http import HTTPStatus
from typing import Any

from fastapi.routing import APIRoute
from pydantic import BaseModel

from nas.job import JobSpec
from server.access import REQUIRED
from server.authentication import COOKIE
from server.problem_kinds import kind_of_status
from server.problems import MEDIA_TYPE, TYPE_PREFIX, Problem
from server.schemas.sessions import LogIn

# Operations that answer with an id: its field, and the path parameter that takes it.
LINKED = {
    "submit_job": ("id", "job_id"),
    "upload_model": ("model_id", "model_id"),
}
REFERENCE = "#/components/schemas/{model}"

Responses = dict[int | str, dict[str, Any]]


def problems(*statuses: int) -> Responses:
    """The error responses of an operation, for its `responses`; 422 and 503 are every operation's."""
    found: Responses = {}
    for status in sorted({*statuses, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE}):
        kind = kind_of_status(HTTPStatus(status))
        example = {
            "type": TYPE_PREFIX + kind.name,
            "title": kind.title,
            "status": int(status),
            "detail": kind.example,
            "instance": "/jobs",
        }
        if status == HTTPStatus.UNPROCESSABLE_ENTITY:
            field, _, message = kind.example.partition(": ")
            example["errors"] = [{"field": field, "message": message, "value": 0}]
        schema = {"$ref": "#/components/schemas/Problem"}
        found[int(status)] = {
            "description": kind.meaning,
            "content": {MEDIA_TYPE: {"schema": schema, "example": example}},
        }
    return found


def kept_responses(model: type[BaseModel]) -> Responses:
    """The successes of an operation that keeps a model once, whatever the retries."""
    location = {"description": "The model's path.", "schema": {"type": "string"}}
    return {
        200: {
            "model": model,
            "description": "The model that was made by an earlier request with the same Idempotency-Key.",
        },
        201: {"model": model, "description": "The model is stored.", "headers": {"Location": location}},
    }


def refine(document: dict[str, Any]) -> None:
    """Define what `problems` refers to, drop FastAPI's own errors, and give stored JSON the schemas it was taken by."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    own = Problem.model_json_schema(ref_template=REFERENCE, mode="serialization")
    schemas.update(own.pop("$defs", {}))
    schemas["Problem"] = own
    spec = JobSpec.model_json_schema(ref_template=REFERENCE)  # what is posted has more
    schemas.update(spec.pop("$defs", {}))
    schemas["JobSpec"] = spec
    schemas["LogIn"] = LogIn.model_json_schema(ref_template=REFERENCE)
    describe_access(document)
    describe_bodies(document)
    link_operations(document)
    for name, field, taken_by in (
        ("Job", "spec", "JobSpec"),
        ("Model", "architecture", "Architecture"),
        ("Child", "architecture", "Architecture"),
        ("Preset", "architecture", "Architecture"),
    ):
        described = schemas[name]["properties"][field]
        schemas[name]["properties"][field] = {
            "$ref": REFERENCE.format(model=taken_by),
            **({"description": described["description"]} if "description" in described else {}),
        }


def describe_access(document: dict[str, Any]) -> None:
    """Say of each operation which scope it needs, and how it is refused to whoever has less."""
    document["components"]["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": "An API key (`netgrow keys create`)."},
        "session": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "Set by `POST /login`."},
    }
    refusals = problems(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS)
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            scope = REQUIRED[method.upper(), path]
            if scope is None:
                operation["security"] = []
                continue
            operation["security"] = [{"key": []}, {"session": []}]
            operation["x-netgrow-scope"] = scope.value
            operation["description"] += f"\n\nNeeds a key with the scope `{scope}`, where there are keys."
            for status in (401, 403, 429):
                operation["responses"].setdefault(str(status), refusals[status])


def describe_bodies(document: dict[str, Any]) -> None:
    """Say how a body is refused before anything has looked into it."""
    refusals = problems(HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_TIMEOUT)
    for operations in document["paths"].values():
        for operation in operations.values():
            kinds = operation.get("requestBody", {}).get("content", {})
            if kinds:
                operation["responses"].setdefault("408", refusals[408])
            if "multipart/form-data" in kinds:
                operation["responses"].setdefault("400", refusals[400])


def link_operations(document: dict[str, Any]) -> None:
    """OpenAPI links: which operations take the id that an answer has."""
    operations = {
        operation["operationId"]: (path, operation)
        for path, item in document["paths"].items()
        for operation in item.values()
    }
    for source, (field, parameter) in LINKED.items():
        links = {
            name: {"operationId": name, "parameters": {f"path.{parameter}": f"$response.body#/{field}"}}
            for name, (path, _) in operations.items()
            if f"{{{parameter}}}" in path and not path.endswith("/events") and "{delivery_id}" not in path
        }
        for status, response in operations[source][1]["responses"].items():
            if status in ("200", "201"):
                response["links"] = links


def operation_id(route: APIRoute) -> str:
    """Operations are called as their functions are: `submit_job`, `list_jobs`."""
    return route.name


def event_stream(description: str, example: str) -> Responses:
    """The 200 of an operation that answers with server-sent events."""
    content = {"text/event-stream": {"schema": {"type": "string"}, "example": example}}
    return {200: {"description": description, "content": content}}
