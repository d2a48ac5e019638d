"""Lines of the audit log."""

from typing import Annotated

from pydantic import Field

from server.schemas.common import Schema, Time
from store.states import Action


class AuditEntry(Schema):
    """A change that a caller made."""

    id: str
    key_id: Annotated[str | None, Field(description="Of the API key; null without one, as on the command line.")]
    key_name: Annotated[str | None, Field(description="As it was then.")]
    action: Action
    subject: Annotated[str, Field(description="The id or the name of what was changed.")]
    at: Time
