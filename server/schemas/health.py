"""Answers of `/healthz` and `/readyz` when all is well; otherwise `/readyz` answers with a problem."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from server.schemas.common import Schema


class Status(StrEnum):
    """Whether something can be used."""

    OK = "ok"
    DOWN = "down"


class Health(Schema):
    """The process is alive. Says nothing about what it depends on."""

    status: Status = Status.OK
    version: str


class Check(Schema):
    """One thing that the service depends on."""

    status: Status
    reason: Annotated[str | None, Field(description="Why it cannot be used; null where it can.")] = None


class Readiness(Schema):
    """The service can do its work: everything it depends on can be used."""

    status: Status = Status.OK
    checks: Annotated[dict[str, Check], Field(description="By name: `database`, `broker`, `checkpoints`.")]
