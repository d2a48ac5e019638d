"""Trials: the candidates of a job."""

from typing import Annotated

from pydantic import Field, JsonValue

from server.schemas.common import Schema, Time
from store.states import TrialState


class Trial(Schema):
    """One candidate: choose a parent, mutate, train, evaluate."""

    id: str
    job_id: str
    number: Annotated[int, Field(description="Its place in the job.")]
    state: TrialState
    parent_id: Annotated[str | None, Field(description="The model that is grown; null where the seed network is trained.")]
    model_id: Annotated[str | None, Field(description="The model it became, once it has succeeded.")]
    mutations: Annotated[list[str] | None, Field(description="Names, once they are drawn and applied.")]
    worker_id: Annotated[str | None, Field(description="Who runs it.")]
    attempt: Annotated[int, Field(description="How often it was taken up.")]
    epoch: Annotated[int, Field(description="Epochs recorded so far.")]
    parameters: int | None
    flops: int | None
    seconds: Annotated[float | None, Field(description="Training seconds so far.")]
    error_kind: Annotated[str | None, Field(description="Stable name of what went wrong, as `diverged`.")]
    error: str | None
    evidence: Annotated[dict[str, JsonValue] | None, Field(description="What was measured when it failed.")]
    created_at: Time
    started_at: Time | None
    ended_at: Time | None
