"""The caller of a request, and a browser's log-in."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from server.schemas.common import Schema, Time
from store.tokens import KeyScope


class LogIn(BaseModel):
    """A browser's way in: an API key for a cookie."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"key": "netgrow_0000000000000000000000000000000000000000000"}]}
    )

    key: Annotated[str, Field(min_length=1, max_length=200, description="An API key.")]


class Session(Schema):
    """The caller of a request."""

    name: Annotated[str | None, Field(description="Of the API key; null where there are no keys.")]
    scope: Annotated[KeyScope, Field(description="What the key may do.")]
    csrf_token: Annotated[
        str | None, Field(description="What a page sends as `X-CSRF-Token`; null where no cookie logged it in.")
    ] = None
    expires_at: Annotated[Time | None, Field(description="Of the cookie that was just set.")] = None
