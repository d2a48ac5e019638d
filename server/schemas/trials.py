"""Trials: the candidates of a job."""

from typing import Annotated, Self

from pydantic import Field, JsonValue

from server.schemas.common import Schema, Time
from store import models
from store.states import TrialState


class Trial(Schema):
    """One candidate: choose a parent, mutate, train, evaluate."""

    id: str
    job_id: str
    number: Annotated[int, Field(description="Its place in the job.")]
    state: TrialState
    parent_id: Annotated[
        str | None, Field(description="The model that is grown; null where the seed network is trained.")
    ]
    model_id: Annotated[str | None, Field(description="The model it became, once it has succeeded.")]
    mutations: Annotated[list[str] | None, Field(description="Names, once they are drawn and applied.")]
    reason: Annotated[
        str | None, Field(description="Why the search tries it, in words; null where the strategy gives no reasons.")
    ]
    worker_id: Annotated[str | None, Field(description="Who took it up last.")]
    attempt: Annotated[int, Field(description="How often it was taken up.")]
    epoch: Annotated[int, Field(description="Epochs recorded so far.")]
    parameters: int | None
    flops: int | None
    seconds: Annotated[float, Field(description="Training seconds so far.")]
    error_kind: Annotated[str | None, Field(description="Stable name of what went wrong, as `diverged`.")]
    error: str | None
    evidence: Annotated[dict[str, JsonValue] | None, Field(description="What was measured when it failed.")]
    created_at: Time
    started_at: Annotated[Time | None, Field(description="Of the latest attempt.")]
    ended_at: Time | None

    @classmethod
    def of(cls, row: models.Trial, model_id: str | None) -> Self:
        """From the trial's row and the id of its model."""
        return cls(
            id=row.id,
            job_id=row.job_id,
            number=row.number,
            state=row.state,
            parent_id=row.parent_id,
            model_id=model_id,
            mutations=None if row.mutations is None else [mutation["name"] for mutation in row.mutations],
            reason=row.reason,
            worker_id=row.worker_id,
            attempt=row.attempt,
            epoch=row.epoch,
            parameters=row.parameters,
            flops=row.flops,
            seconds=row.seconds,
            error_kind=row.error_kind,
            error=row.error,
            evidence=row.evidence,
            created_at=row.created_at,
            started_at=row.started_at,
            ended_at=row.ended_at,
        )
