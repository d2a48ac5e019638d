"""Reads RFC 9457 problem details into `ApiError`, also from servers (and proxies) that answer something else."""

from __future__ import annotations

from http import HTTPStatus

from pydantic import BaseModel, ConfigDict, ValidationError

from client.errors import ApiError, FieldError


class _Fault(BaseModel):
    model_config = ConfigDict(extra="ignore")

    field: str = ""
    message: str


class _Problem(BaseModel):
    model_config = ConfigDict(extra="ignore")

    title: str = ""
    detail: str = ""
    errors: tuple[_Fault, ...] = ()


def api_error(status: int, body: str) -> ApiError:
    """The error that an answer with this status and body stands for."""
    try:
        problem = _Problem.model_validate_json(body)
    except ValidationError:
        return ApiError(status, _phrase(status))
    faults = [FieldError(fault.field, fault.message) for fault in problem.errors]
    return ApiError(status, problem.title or _phrase(status), problem.detail, faults)


def _phrase(status: int) -> str:
    try:
        return f"HTTP {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP {status}"
