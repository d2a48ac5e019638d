"""Common parts of schemas: times, pages, descriptions."""

from datetime import UTC, datetime
from typing import Annotated, Generic, TypeVar

from fastapi import Header
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

T = TypeVar("T")


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC; a database that keeps no zone keeps UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


# RFC 3339 in UTC: "2026-11-21T07:23:41.120934Z".
Time = Annotated[datetime, AfterValidator(in_utc)]


MAX_KEY = 255
IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1, max_length=MAX_KEY, description="The same key and body again: what was made then, nothing new."
    ),
]


class Schema(BaseModel):
    """Base of what the API answers with."""

    model_config = ConfigDict(from_attributes=True)


class Page(Schema, Generic[T]):
    """One page of a list. `next_cursor` gives the next page as `?cursor=`, and is null on the last one."""

    items: list[T]
    next_cursor: Annotated[str | None, Field(description="Opaque; null on the last page.")] = None
