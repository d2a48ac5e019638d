"""Workers: who is alive."""

from typing import Annotated

from pydantic import Field

from server.schemas.common import Schema, Time


class Worker(Schema):
    """One share of a device, ready for a trial or at work on one."""

    id: str
    host: str
    pid: int
    device: str
    trial_id: Annotated[str | None, Field(description="The trial it runs; null while it waits.")]
    started_at: Time
    seen_at: Annotated[Time, Field(description="Its last heartbeat.")]
